"""What is said about files that cannot be read, in both languages."""

from __future__ import annotations

from nds_docs.language import Text

TOO_LARGE = Text(
    nl="het bestand is groter dan {limit} MB; vraag een versie zonder grote afbeeldingen",
    en="the file is larger than {limit} MB; ask for one without large pictures",
)
UNPACKS_TOO_LARGE = Text(
    nl="uitgepakt wordt dit bestand veel te groot ({part}); het is niet gelezen. Vraag de afzender wat het is",
    en="unpacked, this file is far too large ({part}); it was not read. Ask the sender what it is",
)
TOO_MANY_PARTS = Text(
    nl="dit bestand heeft {count} onderdelen, veel meer dan een Word-bestand heeft; het is niet gelezen. Vraag de "
    "afzender wat het is",
    en="this file has {count} parts, far more than a Word file has; it was not read. Ask the sender what it is",
)
BAD_NAME = Text(
    nl="een onderdeel van dit bestand heeft een naam die niet mag ({part}); het is niet gelezen. Vraag het opnieuw, "
    "opgeslagen in Word",
    en="a part of this file has a name that is not allowed ({part}); it was not read. Ask for it again, saved in Word",
)
DAMAGED = Text(
    nl="het bestand is beschadigd ({part}); vraag het opnieuw, of laat het in Word openen en opnieuw opslaan",
    en="the file is damaged ({part}); ask for it again, or have it opened in Word and saved again",
)
HAS_ENTITIES = Text(
    nl="het bestand bevat een documenttype ({part}), wat Word nooit schrijft; het is niet gelezen. Vraag het opnieuw, "
    "opgeslagen in Word",
    en="the file has a document type ({part}), which Word never writes; it was not read. Ask for it again, saved in "
    "Word",
)
HAS_MACROS = Text(
    nl="het bestand bevat macro’s en is niet gelezen; vraag het als gewoon Word-bestand (.docx)",
    en="the file has macros and was not read; ask for it as a plain Word file (.docx)",
)
PASSWORD = Text(
    nl="het bestand is met een wachtwoord beveiligd; vraag het zonder wachtwoord",
    en="the file is protected by a password; ask for it without one",
)
OLD_WORD = Text(
    nl="dit is een Word-bestand van vóór 2007 (.doc); vraag het als .docx: in Word Opslaan als, Word-document",
    en="this is a Word file from before 2007 (.doc); ask for it as .docx: in Word Save as, Word document",
)
EMPTY_FILE = Text(nl="dit bestand is leeg; vraag het opnieuw", en="this file is empty; ask for it again")
NOT_WORD = Text(
    nl="dit is geen Word-bestand maar {kind}; vraag het als .docx, of voer de opmerkingen in met `nds review add`",
    en="this is no Word file but {kind}; ask for it as .docx, or enter the remarks with `nds review add`",
)
PDF = Text("een pdf", "a PDF")
ODF = Text("een OpenDocument-bestand (.odt)", "an OpenDocument file (.odt)")
RTF = Text("een RTF-bestand", "an RTF file")
EXCEL, POWERPOINT = Text("een Excel-bestand", "an Excel file"), Text("een presentatie", "a presentation")
OTHER_ZIP = Text("een ander soort ingepakt bestand", "another kind of packed file")
UNKNOWN_KIND = Text("iets anders", "something else")

# Why a change has no edit of the Markdown.
NOT_OF_THIS_BUILD = Text(
    nl="deze plaats hoort niet bij de lopende tekst: titelblad, inhoudsopgave, of tekst die in Word is toegevoegd",
    en="this place is not part of the running text: title page, contents, or text that was added in Word",
)
GENERATED = Text(
    nl="deze tekst maakt het programma; wijzig waaruit hij is gemaakt",
    en="the program makes this text; change what it is made from",
)
NOTE_CAPITAL = Text(
    nl="de noot van een bronvermelding krijgt van het programma een hoofdletter vooraan; met deze wijziging zou hij "
    "anders beginnen dan hier staat",
    en="the program gives the note of a citation a capital in front; with this change it would begin differently from "
    "what stands here",
)
INSIDE_GENERATED = Text(
    nl="de wijziging ligt in een nummer, verwijzing, bronvermelding of ander stuk dat het programma maakt",
    en="the change is inside a number, reference, citation or other piece that the program makes",
)
FROM_REGISTER = Text(
    nl="deze tekst komt uit het register; wijzig hem daar",
    en="this text comes from the register; change it there",
)
TITLE = Text(
    nl="de titel staat als één regel in de kopgegevens; weglaten, splitsen, samenvoegen of een voetnoot heeft daar "
    "geen vorm",
    en="the title is one line in the front matter; there is no form there for leaving it out, splitting, joining or "
    "a footnote",
)
CELLS = Text(
    nl="een cel of kolom is toegevoegd, weggehaald of samengevoegd; doe dat in de Markdown zelf",
    en="a cell or column was added, taken out or merged; do that in the Markdown itself",
)
NEW_PICTURE = Text(
    nl="een nieuwe afbeelding of een nieuw object kan niet vanzelf worden overgenomen",
    en="a new picture or object cannot be taken over by itself",
)
REARRANGED = Text(
    nl="hier zijn alinea’s tegelijk weggehaald, toegevoegd of herschikt; neem dit met de hand over",
    en="paragraphs were removed, added or rearranged at once here; take this over by hand",
)
SEVERAL_FILES = Text(
    nl="de wijziging gaat over meer dan één bestand; neem haar met de hand over",
    en="the change is about more than one file; take it over by hand",
)
EMPTY_PARAGRAPHS = Text(
    nl="er zijn alleen lege alinea’s toegevoegd; witruimte maakt het programma",
    en="only empty paragraphs were added; the program makes white space",
)
COME_AND_GONE = Text(
    nl="dit is toegevoegd en weer weggehaald; er is niets van over",
    en="this was added and removed again; nothing is left of it",
)
UNTRACKED_PARAGRAPH = Text(
    nl="dit is toegevoegd zonder wijzigingen bij te houden, en het is niet zeker waar het hoort; neem het met de hand "
    "over",
    en="this was added without tracking changes, and it is not certain where it belongs; take it over by hand",
)
LOOKS = Text(
    nl="de opmaak is veranderd; die volgt uit de Markdown en de huisstijl",
    en="the formatting was changed; it follows from the Markdown and the house style",
)
FRAME = Text(
    nl="dit maakt het programma om de tekst heen: titelblad, inhoudsopgave, briefhoofd, ondertekening, kop- of "
    "voetregel; wijzig nds.yml of de titel waar het uit komt",
    en="the program makes this around the text: title page, contents, letterhead, closing, head or foot; change "
    "nds.yml or the title it comes from",
)
FIELD = Text(
    nl="hier is een veld toegevoegd of weggehaald (een verwijzing of nummer); velden maakt het programma",
    en="a field was added or removed here (a reference or number); the program makes fields",
)
OUTSIDE_TEXT = Text(
    nl="deze wijziging gaat over kop- of voetregels, secties of iets anders buiten de tekst",
    en="this change is about heads, feet, sections or something else outside the text",
)

# Files of reviews, builds.
BROKEN_REVIEW = Text(
    nl="dit bestand met opmerkingen kan niet worden gelezen ({fault})",
    en="this file of remarks cannot be read ({fault})",
)
TOO_MUCH = Text(
    nl="in dit bestand staat veel meer dan er bij een reactie op dit document kan horen; het is niet gelezen. Vraag de "
    "afzender wat het is",
    en="this file holds far more than an answer to this document can; it was not read. Ask the sender what it is",
)
OTHER_TEXT_IN_IT = Text(
    nl="in het bestand zit een ander document dat Word pas bij het openen invoegt; laat het in Word openen en opnieuw "
    "opslaan",
    en="in the file is another document that Word inserts when it opens it; have it opened in Word and saved again",
)
STRICT = Text(
    nl="het bestand is opgeslagen als Strict Open XML; vraag het als gewoon Word-document (.docx)",
    en="the file was saved as Strict Open XML; ask for it as a plain Word document (.docx)",
)
UNKNOWN_BUILD = Text(
    nl="dit bestand is gemaakt met bouwnummer {build}, en dat is hier niet bekend; haal het op met "
    "`git fetch origin 'refs/nds/*:refs/nds/*'`",
    en="this file was made as build {build}, which is not known here; get it with "
    "`git fetch origin 'refs/nds/*:refs/nds/*'`",
)
NO_BUILD = Text(
    nl="dit bestand zegt niet uit welke versie het komt, en de tekst lijkt op geen bekende versie; vraag de afzender "
    "welk bestand het was",
    en="this file does not say which version it comes from, and its text resembles no known version; ask the sender "
    "which file it was",
)
OTHER_PROFILE = Text(
    nl="dit bestand is gemaakt met een andere versie van het programma (profiel {made}, nu {now}); lees het in met die "
    "versie",
    en="this file was made by another version of the program (profile {made}, now {now}); import it with that version",
)
RECOGNISED = Text(
    nl="het bestand zei niet uit welke versie het komt; het is herkend aan de tekst",
    en="the file did not say which version it comes from; it was recognised by its text",
)
UNBALANCED = Text(
    nl="niet alles in het bestand is teruggevonden: {comments} opmerkingen en {revisions} wijzigingen, waarvan "
    "{threads} en {remarks} verwerkt; er is niets opgeslagen. Meld dit aan de makers van het programma",
    en="not all of the file was found: {comments} comments and {revisions} revisions, of which {threads} and {remarks} "
    "were processed; nothing was saved. Report this to the makers of the program",
)

# git
NO_GIT = Text(
    nl="--commit kan alleen in een map die met git wordt bijgehouden",
    en="--commit works only in a folder that git keeps",
)
DIRTY = Text(
    nl="leg eerst uw eigen wijzigingen vast in git: {files}",
    en="commit your own changes first: {files}",
)
NO_COMMIT = Text(
    nl="git wilde de wijzigingen van {reviewer} niet vastleggen; de bestanden zijn bijgewerkt. Probeer `git commit`",
    en="git did not commit the changes of {reviewer}; the files were changed all the same. Try `git commit`",
)
COMMIT_OF_ONE = Text("1 opmerking van {reviewer} overgenomen", "1 remark of {reviewer} taken over")
COMMIT_SUBJECT = Text("{count} opmerkingen van {reviewer} overgenomen", "{count} remarks of {reviewer} taken over")

NO_SUCH_PLACE = Text(
    "`{place}` is geen plaats in een tekst; schrijf bestand:regel, bijvoorbeeld chapters/20-inleiding.md:12",
    "`{place}` is no place in a text; write file:line, for instance chapters/20-inleiding.md:12",
)
BUILD_FIRST = Text(
    "maak eerst de documenten van deze tekst (`nds build`), zodat de plaats later terug te vinden is",
    "make the documents of this text first (`nds build`), so that the place can be found again later",
)
NOTHING_CHANGES = Text(
    nl="deze wijziging verandert niets aan de Markdown",
    en="this change changes nothing in the Markdown",
)
BESIDE_CAPTION = Text(
    nl="tekst tussen een bijschrift en zijn tabel of figuur heeft in Markdown geen vorm; zet de alinea ervoor of erna",
    en="Markdown has no form for text between a caption and its table or figure; put it before or behind both",
)
PICTURE = Text(
    nl="dit is een afbeelding; wat hier staat maakt het programma uit haar eigen bestand",
    en="this is a picture; the program makes what stands here from its own file",
)
WHOLE_TABLE = Text(
    nl="hiermee is de hele tabel weg, of elders neergezet; doe dat in de Markdown zelf",
    en="this takes out the whole table, or puts it elsewhere; do so in the Markdown itself",
)
HEAD_ROW = Text(
    nl="een tabel zonder kopregel heeft in Markdown geen vorm; wijzig haar woorden, of haal de hele tabel weg",
    en="Markdown has no form for a table without its head row; change its words, or take out the whole table",
)
TOP_ROW = Text(
    nl="de bovenste rij van een tabel is in Markdown haar kopregel; wijzig daar haar woorden",
    en="the top row of a table is its head row in Markdown; change its words there",
)
LINES_IN_CELL = Text(
    nl="een cel met meer dan één alinea heeft in Markdown geen vorm",
    en="Markdown has no form for a cell with more than one paragraph",
)
REST_OF_ITEM = Text(
    nl="dit begint een punt van een lijst waarvan de rest blijft staan; zonder begin heeft die rest in Markdown geen "
    "vorm, neem het met de hand over",
    en="this begins an item of a list of which the rest stays; without a beginning that rest has no form in Markdown, "
    "take it over by hand",
)
UNLIKE_ITEM = Text(
    nl="deze nieuwe alinea bij een lijst heeft een andere opmaak dan het punt ernaast; voeg haar met de hand toe",
    en="this new paragraph beside a list looks unlike the item next to it; add it by hand",
)
MOVED_MARKUP = Text(
    nl="in wat is verplaatst staan opmaak, verwijzingen of noten; verplaats het in de Markdown zelf",
    en="what was moved has markup, references or notes in it; move it in the Markdown itself",
)
MOVED_AND_CHANGED = Text(
    nl="dit is verplaatst en onderweg ook gewijzigd; neem beide met de hand over",
    en="this was moved and changed on the way; take both over by hand",
)
MOVED_LOOKS = Text(
    nl="wat is verplaatst is op de nieuwe plaats iets anders geworden (alinea, kop of lijstpunt); verplaats het in de "
    "Markdown zelf",
    en="what was moved has become something else at its new place (paragraph, heading or item); move it in the "
    "Markdown itself",
)
MOVED_BESIDE_MADE = Text(
    nl="dit is verplaatst tot naast een regel die het programma in een kader zet; verplaats het in de Markdown zelf",
    en="this was moved beside a line that the program writes in a frame; move it in the Markdown itself",
)
IN_NEW_PARAGRAPH = Text(
    nl="deze woorden staan in een nieuwe alinea, die met een andere opmerking begint; neem ze samen met de hand over",
    en="these words stand in a new paragraph that another remark begins; take them over together by hand",
)
MOVED_AMONG_NEW = Text(
    nl="dit is verplaatst tot tussen alinea’s die zelf ook nieuw zijn; neem ze samen met de hand over",
    en="this was moved to between paragraphs that are new themselves; take them over together by hand",
)
ONLY_TOGETHER = Text(
    nl="dit kan alleen tegelijk met wat op dezelfde plaats is gewijzigd: {others}",
    en="this can only be done at once with what was changed at the same place: {others}",
)
ALSO_UNTRACKED = Text(
    nl="op deze plaats is ook zonder wijzigingen bij te houden getypt of iets aanvaard; neem dit met de hand over",
    en="at this place something was also typed with tracking off, or accepted; take this over by hand",
)
READS_OTHERWISE = Text(
    nl="hiermee zou het document iets anders zeggen dan dit bestand; neem het met de hand over",
    en="with this the document would say something else than this file; take it over by hand",
)
MOVED_TO_OTHER_FILE = Text(
    nl="dit is naar een ander bestand verplaatst; verplaats het in de Markdown zelf",
    en="this was moved to another file; move it in the Markdown itself",
)
