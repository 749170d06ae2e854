"""The kinds of things that reviewers do, and what the tables call them."""

from __future__ import annotations

NAMES = {
    **dict.fromkeys(("replace_word", "replace_phrase"), "woorden vervangen"),
    **dict.fromkeys(("insert_word", "change_letter"), "woorden erbij"),
    **dict.fromkeys(("delete_word", "delete_phrase"), "woorden weg"),
    "split": "gesplitst",
    "join": "samengevoegd",
    "delete_paragraph": "alinea weg",
    "add_paragraph": "nieuwe alinea",
    "rewrite": "alinea herschreven",
    **dict.fromkeys(("move", "move_down", "move_up"), "verplaatst"),
    **dict.fromkeys(("replace_cell", "insert_cell", "delete_cell", "empty_cell", "fill_cell"), "cel gewijzigd"),
    "delete_row": "rij weg",
    "add_row": "nieuwe rij",
    **dict.fromkeys(("replace_note", "insert_note", "delete_note", "add_to_note"), "voetnoot gewijzigd"),
    "delete_mark_of_note": "voetnoot weg",
    "add_mark_of_note": "nieuwe voetnoot",
}
"""What the tables call the kinds of changes of text."""

JOINING = ("join",)
"""Kinds that are about two paragraphs."""

WORDS = tuple("replace_word insert_word delete_word change_letter replace_phrase delete_phrase".split())
PARAGRAPHS = tuple("split join delete_paragraph add_paragraph".split())
MOVES = ("move", "move_down", "move_up")
CELLS = tuple("replace_cell insert_cell delete_cell empty_cell fill_cell".split())
ROWS = ("delete_row", "add_row")
NOTES = tuple("replace_note insert_note delete_note add_to_note delete_mark_of_note add_mark_of_note".split())
LOOKS = ("bold", "style")
COMMENTS = (
    *("comment", "comment_resolved", "comment_with_reply"),
    *("comment_over_paragraphs", "comment_cell", "comment_note"),
)
DECISIONS = ("accept", "reject")

SINGLE = (*WORDS * 2, *PARAGRAPHS * 3, *MOVES, *CELLS * 2, *ROWS * 4, *NOTES * 2, *JOINING * 3, *LOOKS, *COMMENTS)
"""What single edits are drawn from."""

WHOLE = (*WORDS * 3, *PARAGRAPHS, *MOVES, *CELLS, *ROWS, *NOTES, *LOOKS, *COMMENTS[:-1])
"""What is done to whole files. Not a comment in a footnote: LibreOffice 7.4 loses it when it saves, and with it the
text of every footnote when the next reviewer opens the file."""

UNTRACKED = (*WORDS * 2, *PARAGRAPHS * 2, "rewrite", *MOVES, *CELLS, *ROWS, *NOTES)
"""With tracking off: what the file does not tell of."""
