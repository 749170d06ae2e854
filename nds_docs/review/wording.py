"""The words about remarks that stand in documents: one table, Dutch and English side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from nds_docs.language import Text
from nds_docs.review.remark import Remark, RemarkKind, RemarkState

STATES: Final[Mapping[RemarkState, Text]] = {
    RemarkState.OPEN: Text("nog te beantwoorden", "to be answered"),
    RemarkState.ACCEPTED: Text("overgenomen", "accepted"),
    RemarkState.REJECTED: Text("niet overgenomen", "not accepted"),
}
KINDS: Final[Mapping[RemarkKind, Text]] = {
    RemarkKind.COMMENT: Text("opmerking", "comment"),
    RemarkKind.INSERTION: Text("toevoeging", "insertion"),
    RemarkKind.DELETION: Text("weglating", "deletion"),
    RemarkKind.REPLACEMENT: Text("vervanging", "replacement"),
    RemarkKind.MOVE: Text("verplaatsing", "move"),
    RemarkKind.SPLIT: Text("alinea gesplitst", "paragraph split"),
    RemarkKind.JOIN: Text("alinea’s samengevoegd", "paragraphs joined"),
    RemarkKind.ADDED_PARAGRAPH: Text("nieuwe alinea", "new paragraph"),
    RemarkKind.DELETED_PARAGRAPH: Text("alinea weg", "paragraph removed"),
    RemarkKind.ADDED_ROW: Text("nieuwe rij", "new row"),
    RemarkKind.DELETED_ROW: Text("rij weg", "row removed"),
    RemarkKind.ADDED_FOOTNOTE: Text("nieuwe voetnoot", "new footnote"),
    RemarkKind.DELETED_FOOTNOTE: Text("voetnoot weg", "footnote removed"),
    RemarkKind.FORMATTING: Text("opmaak", "formatting"),
    RemarkKind.REARRANGED: Text("herschikt", "rearranged"),
    RemarkKind.OTHER: Text("anders", "other"),
}

_UNTRACKED_KIND = Text("{kind}, zonder wijzigingen bij te houden", "{kind}, with tracking off")


def kind(remark: Remark) -> Text:
    """What a remark is, and whether the file told of it."""
    name = KINDS[remark.kind]
    if remark.tracked:
        return name
    return Text(*(_UNTRACKED_KIND.say(language, {"kind": name.say(language)}) for language in ("nl", "en")))


# What a change does, on one line.
_REPLACED = Text("«{old}» → «{new}»", "«{old}» → «{new}»")
_ADDED = Text("erbij: «{new}»", "added: «{new}»")
_REMOVED = Text("weg: «{old}»", "removed: «{old}»")
_MOVED = Text("verplaatst: «{old}»", "moved: «{old}»")


def change(old: str, new: str, *, moved: bool) -> Text:
    """The old words and the new; `moved`: the same words at another place."""
    shown = _MOVED if moved else _REPLACED if old and new else _REMOVED if old else _ADDED
    words = {"old": old, "new": new}
    return Text(shown.say("nl", words), shown.say("en", words))


# In the margin of a draft.
PROPOSAL = Text("Voorstel ({kind}): {change}", "Proposal ({kind}): {change}")
CHANGED_LOOKS = Text("{kind}: «{old}»", "{kind}: «{old}»")
STATE = Text("Stand: {state}.", "State: {state}.")
UNTRACKED = Text("Gewijzigd zonder wijzigingen bij te houden.", "Changed with tracking off.")
MOVED_ON = Text(
    "De tekst waar dit over gaat is sindsdien veranderd ({at} in de versie die is gelezen).",
    "The text this is about has changed since ({at} in the version that was read).",
)
NO_PLACE = Text("Deze opmerking heeft geen plaats in deze tekst.{at}", "This remark has no place in this text.{at}")
WAS_AT = Text(" Zij hoorde bij {at}.", " It was about {at}.")
EDITORS = Text("Redactie", "Editors")
NOBODY = Text("onbekend", "unknown")

# In the report on what was done with remarks.
TITLE = Text("Nota van verwerking", "Report on remarks")
TITLE_OF_REVIEWER = Text("Verwerking van de opmerkingen van {name}", "What was done with the remarks of {name}")
FILE_NAME = Text("verwerking", "remarks")
ABOUT = Text("{title}, versie {version}, {date}", "{title}, version {version}, {date}")
ROUND = Text("Ronde {id}: verstuurd {opened}, reactie gevraagd vóór {due}", "Round {id}: sent {opened}, due {due}")
SUMMARY = Text("Overzicht", "Summary")
PER_PARTY = Text("Per partij", "By party")
PER_REVIEWER = Text("Per reviewer", "By reviewer")
PARTY, REVIEWER, COUNT = Text("Partij", "Party"), Text("Reviewer", "Reviewer"), Text("Totaal", "Total")
TOTAL = Text("Samen", "Together")
STATE_HEADS: Final[Mapping[RemarkState, Text]] = {
    RemarkState.OPEN: Text("Open", "Open"),
    RemarkState.ACCEPTED: Text("Overgenomen", "Accepted"),
    RemarkState.REJECTED: Text("Niet overgenomen", "Not accepted"),
}
UNANSWERED = Text("Nog niet beantwoord", "Not answered yet")
ALL_ANSWERED = Text("Op alle opmerkingen is geantwoord.", "All remarks have been answered.")
NOTHING = Text("Er zijn geen opmerkingen.", "There are no remarks.")
NUMBER, WHO, WHERE = Text("Nr.", "No."), Text("Wie", "Who"), Text("Plaats", "Place")
WHAT, DONE = Text("Wat", "What"), Text("Verwerking", "What was done")
LETTER = Text("Kamerbrief", "Covering letter")
OF_CONTRIBUTION = Text("{chapter} – bijdrage {id}", "{chapter} – contribution {id}")
NO_PARTY = Text("(partij onbekend)", "(party unknown)")
WITHOUT_PLACE = Text("Zonder plaats in de tekst", "Without a place in the text")
NO_LONGER = Text("Niet meer in de tekst: {path}", "No longer in the text: {path}")
WAS, IS = Text("Weg:", "Removed:"), Text("Nieuw:", "New:")
ABOUT_WORDS = Text("Bij:", "About:")
BESIDE = Text("Samen met nr. {numbers}, op dezelfde plaats.", "Together with no. {numbers}, at the same place.")
ANSWER = Text("Antwoord: {answer}", "Answer: {answer}")
NO_REASON = Text("Nog geen toelichting.", "No explanation yet.")
EMPTY_WORDS = Text("(niets)", "(nothing)")
HOW_TO_READ = Text(
    "In de kolom «Wat» staat weggehaalde tekst doorgehaald achter «Weg:» en nieuwe tekst onderstreept achter «Nieuw:».",
    "In the column “What”, removed text is struck out after “Removed:” and new text underlined after “New:”.",
)
