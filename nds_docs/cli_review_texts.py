"""What `nds review` says, Dutch and English side by side."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from nds_docs.language import Text

REVIEW = Text("Wat reviewers terugsturen.", "What reviewers send back.")
IMPORT = Text(
    "Lees teruggestuurde Word-bestanden: elke opmerking en wijziging komt bij haar regel Markdown.",
    "Read returned Word files: every comment and change gets to its line of Markdown.",
)
PARTY = Text("PARTIJ", "PARTY")
FROM = Text(
    "Van welke partij deze bestanden zijn, als dat niet uit hun naam blijkt.",
    "Which party these files are from, where their names do not say so.",
)
LIST = Text("Toon de opmerkingen, met hun plaats.", "Show the remarks, with their place.")
ANSWER_COMMAND = Text("Beantwoord een opmerking.", "Answer a remark.")
APPLY = Text("Neem wijzigingen over in de Markdown.", "Take changes over into the Markdown.")
ADD = Text(
    "Voer een opmerking in die per mail of op een pdf kwam; PLAATS is bestand:regel.",
    "Enter a remark that came by mail or on a PDF; PLACE is file:line.",
)
OF_PARTY = Text("Alleen over bijdragen van deze partij.", "Only about contributions of this party.")
OF_CONTRIBUTION = Text("Alleen over deze bijdrage: PARTIJ/naam.", "Only about this contribution: PARTY/name.")
OF_REVIEWER = Text("Alleen van deze reviewer.", "Only by this reviewer.")
OF_STATE = Text("Alleen met deze stand.", "Only in this state.")
OF_PRIORITY = Text("Alleen over teksten bij deze prioriteit.", "Only about texts for this priority.")
OF_REMARK = Text("Alleen deze opmerking (mag vaker).", "Only this remark (may be repeated).")
ALL = Text("Alle openstaande opmerkingen.", "All open remarks.")
COMMIT = Text("Leg het vast in git: een commit per reviewer.", "Commit it in git: one commit per reviewer.")
FORMAT = Text("text of json.", "text or json.")
ACCEPT = Text("Overgenomen of gedaan.", "Taken over or done.")
REJECT = Text("Niet overgenomen.", "Not taken over.")
REOPEN = Text("Weer open.", "Open again.")
TEXT = Text("TEKST", "TEXT")
PLACE = Text("PLAATS", "PLACE")
REVIEWER = Text("Van wie de opmerking is (verplicht).", "Whose remark it is (required).")

UNREADABLE = Text("dit bestand kan niet worden gelezen: {fault}", "this file cannot be read: {fault}")
FAULTS: Mapping[int, Text] = {
    errno.ENOENT: Text("het bestaat niet", "it does not exist"),
    errno.EISDIR: Text("het is een map", "it is a folder"),
    errno.EACCES: Text("u hebt er geen toegang toe", "you have no access to it"),
}
ACCOUNT = Text(
    "{name} (bouw {build}): opmerkingen in de kantlijn: {comments}, bijgehouden wijzigingen: {revisions}; "
    "alles is teruggevonden{empty}.",
    "{name} (build {build}): comments in the margin: {comments}, tracked changes: {revisions}; all of it was found"
    "{empty}.",
)
EMPTY = Text(" ({empty} zonder inhoud)", " ({empty} without content)")
NEW_AND_KNOWN = Text(
    "  In de lijst: {new} nieuw, {known} al bekend: {files}", "  In the list: {new} new, {known} known already: {files}"
)
NOTHING_IN_IT = Text(
    "  Er is niets in opgemerkt of gewijzigd: {files}", "  Nothing in it was remarked or changed: {files}"
)
BY_TEXT = Text(
    "  Let op: het bestand zei niet uit welke versie het komt; het is herkend aan de tekst.",
    "  Note: the file did not say which version it comes from; it was recognised by its text.",
)
NO_FRAME = Text(
    "  Let op: van deze versie is niet bewaard wat om de tekst heen staat (titelblad, inhoudsopgave, briefhoofd, kop- "
    "en voetregels); wat daar zonder wijzigingen bij te houden is veranderd, is niet te zien.",
    "  Note: of this version it was not kept what stands around the text (title page, contents, letterhead, heads and "
    "feet); what was changed there with tracking off cannot be seen.",
)
UNPLACED = Text(
    "  {count} zonder plaats in de Markdown; `nds review list` zegt waarom.",
    "  {count} without a place in the Markdown; `nds review list` says why.",
)
NO_PLACE = Text("(geen plaats)", "(no place)")
ONE_REMARK, REMARKS = Text("1 opmerking", "1 remark"), Text("{count} opmerkingen", "{count} remarks")
TOGETHER = Text("samen met {others}, op dezelfde plaats", "together with {others}, at the same place")
MOVED_ON = Text("de tekst hier is sindsdien veranderd", "the text here has changed since")
ANSWER = Text("antwoord: {answer}", "answer: {answer}")
SAY_WHAT = Text(
    "zeg wat ermee is gedaan: --accept, --reject of een antwoord tussen aanhalingstekens",
    "say what was done: --accept, --reject or an answer between quotes",
)
ANSWERED = Text("{id}: {state} ({file})", "{id}: {state} ({file})")
NO_REMARK = Text(
    "er is geen opmerking `{id}`; zie `nds review list`", "there is no remark `{id}`; see `nds review list`"
)
WHICH = Text("zeg welke: --all, --reviewer NAAM of --remark ID", "say which: --all, --reviewer NAME or --remark ID")
CLASHES = Text(
    "gaat niet samen met {others}; `nds review apply --remark {id}` kiest deze",
    "does not go together with {others}; `nds review apply --remark {id}` chooses this one",
)
MOVES_TO = Text("komt bij {to}", "comes at {to}")
COMMITTED = Text("Vastgelegd in git: {commit}", "Committed in git: {commit}")
NEEDS = Text(
    "gaat alleen tegelijk met {others}, op dezelfde plaats gewijzigd",
    "goes only at once with {others}, changed at the same place",
)
OURS = Text("de tekst is nu: «{words}»", "the text is now: «{words}»")
THEIRS = Text("voorgesteld: «{words}»", "proposed: «{words}»")
SUM = Text(
    "Overgenomen: {applied}; stond er al: {already}; in strijd: {conflict}; zonder wijziging van de tekst: {no_edit}.",
    "Taken over: {applied}; there already: {already}; in conflict: {conflict}; without a change of text: {no_edit}.",
)
ADDED = Text("{id}: toegevoegd ({file})", "{id}: added ({file})")

OUTCOMES: Mapping[str, Text] = {
    "applied": Text("overgenomen", "taken over"),
    "already": Text("stond er al", "was there already"),
    "conflict": Text("in strijd: een mens moet kiezen", "conflict: a person has to choose"),
    "no_edit": Text("wijzigt de tekst niet: beantwoord haar zelf", "does not change the text: answer it yourself"),
}
