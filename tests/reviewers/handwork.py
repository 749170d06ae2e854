"""What a reviewer does in LibreOffice, each as a hand does it: every kind of change and comment."""

from __future__ import annotations

import re
from typing import Any

from tests.reviewers.opened import NEW_PARAGRAPH, OpenFile

WORDS = (
    "de het een bestuur zorgplicht nieuw woord extra toezicht beleid R&D a*b 50% (zie één _x_ <b> [y] 3) C# §4 "
    "'t burgers' “goed” – www.nl e-mail 1. #kop @naam {x} |pijp| ~tilde~ ^dak^ \\n €20 [^1] https://nl.nl !"
).split()

Done = dict[str, Any] | None
"""What was done; None where the paragraph has no place for it."""


class Reviewer(OpenFile):
    """One open file, and what is done to it. Every method `do_KIND` does one thing at a paragraph."""

    said = 0
    tracked = True

    def words(self, least: int, most: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(least, most)))

    # --- words --------------------------------------------------------------------------------------

    def do_replace_word(self, paragraph: Any) -> Done:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        old, new = cursor.String, self.words(1, 1)
        cursor.setString(new)
        return {"old": old, "new": new}

    def do_insert_word(self, paragraph: Any) -> Done:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        new = " " + self.words(1, 1)
        cursor.collapseToEnd()
        cursor.Text.insertString(cursor, new, False)
        return {"old": "", "new": new}

    def do_delete_word(self, paragraph: Any) -> Done:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        word = cursor.String
        cursor.goRight(1, True)
        if cursor.String != word + " ":
            cursor.goLeft(1, True)
        old = cursor.String
        cursor.setString("")
        return {"old": old, "new": ""}

    def do_change_letter(self, paragraph: Any) -> Done:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        length = len(cursor.String)
        cursor.collapseToStart()
        cursor.goRight(self.chance.randint(0, length), False)
        new = self.chance.choice("aenr")
        cursor.Text.insertString(cursor, new, False)
        return {"old": "", "new": new}

    def phrase(self, paragraph: Any) -> Any | None:
        """A cursor on several words, whatever formatting they cross."""
        spans = [match.span() for match in re.finditer(r"\S+", paragraph.String)]
        if len(spans) < 4:
            return None
        first = self.chance.randrange(len(spans) - 2)
        last = min(first + self.chance.randint(1, 4), len(spans) - 1)
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        cursor.goRight(spans[first][0], False)
        cursor.goRight(spans[last][1] - spans[first][0], True)
        return cursor

    def do_replace_phrase(self, paragraph: Any) -> Done:
        cursor = self.phrase(paragraph)
        if cursor is None:
            return None
        old, new = cursor.String, self.words(1, 4)
        cursor.setString(new)
        return {"old": old, "new": new}

    def do_delete_phrase(self, paragraph: Any) -> Done:
        cursor = self.phrase(paragraph)
        if cursor is None:
            return None
        cursor.goRight(1, True)
        if "\n" in cursor.String:
            cursor.goLeft(1, True)
        old = cursor.String
        cursor.setString("")
        return {"old": old, "new": ""}

    def do_empty_cell(self, paragraph: Any) -> Done:
        text = paragraph.String
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        cursor.gotoEndOfParagraph(True)
        cursor.setString("")
        return {"old": text, "new": ""}

    def do_fill_cell(self, paragraph: Any) -> Done:
        """Words in a cell without any, of the table that a paragraph stands in."""
        table = paragraph.TextTable
        cells = [table.getCellByName(name) for name in table.CellNames] if table is not None else []
        empty = [cell for cell in cells if not cell.String]
        if not empty:
            return None
        cell, new = self.chance.choice(empty), self.words(1, 3)
        cell.Text.insertString(cell.Text.createTextCursor(), new, False)
        return {"old": "", "new": new}

    # --- paragraphs ---------------------------------------------------------------------------------

    def do_split(self, paragraph: Any) -> Done:
        spaces = [match.end() for match in re.finditer(r" ", paragraph.String)]
        if not spaces:
            return None
        text = paragraph.String
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        cursor.goRight(self.chance.choice(spaces), False)
        paragraph.Text.insertControlCharacter(cursor, NEW_PARAGRAPH, False)
        return {"text": text}

    def do_join(self, paragraph: Any) -> Done:
        cursor = paragraph.Text.createTextCursorByRange(paragraph.End)
        if not cursor.goRight(1, True) or cursor.String.strip():
            return None
        text = paragraph.String
        cursor.setString("")
        return {"text": text}

    def do_delete_paragraph(self, paragraph: Any) -> Done:
        text = paragraph.String
        self.whole(paragraph).setString("")
        return {"text": text}

    def do_add_paragraph(self, paragraph: Any) -> Done:
        new = self.words(2, 8)
        text = paragraph.String
        end = paragraph.Text.createTextCursorByRange(paragraph.End)
        paragraph.Text.insertControlCharacter(end, NEW_PARAGRAPH, False)
        end.Text.insertString(end, new, False)
        return {"after": text, "new": new}

    def do_rewrite(self, paragraph: Any) -> Done:
        """All of its words become others."""
        text, new = paragraph.String, self.words(2, 8)
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        cursor.gotoEndOfParagraph(True)
        cursor.setString(new)
        return {"text": text, "new": new}

    def do_move(self, paragraph: Any) -> Done:
        """Cut, and pasted before the second paragraph below."""
        target = paragraph.Text.createTextCursorByRange(paragraph.End)
        if not (target.gotoNextParagraph(False) and target.gotoNextParagraph(False)):
            return None
        text = paragraph.String
        self.file.CurrentController.select(self.whole(paragraph))
        self.command("Cut")
        self.file.CurrentController.ViewCursor.gotoRange(target.Start, False)
        self.command("Paste")
        return {"text": text}

    def do_move_down(self, paragraph: Any) -> Done:
        """Alt and the arrow down."""
        return self.with_arrow(paragraph, "MoveDown")

    def do_move_up(self, paragraph: Any) -> Done:
        return self.with_arrow(paragraph, "MoveUp")

    def with_arrow(self, paragraph: Any, command: str) -> Done:
        text = paragraph.String
        self.file.CurrentController.ViewCursor.gotoRange(paragraph.Start, False)
        self.command(command)
        return {"text": text}

    # --- rows ---------------------------------------------------------------------------------------

    def do_delete_row(self, paragraph: Any) -> Done:
        """The row of a cell; that of the head stays."""
        table = paragraph.TextTable
        if table is None or table.Rows.Count < 3 or row_of(paragraph) == 0:
            return None
        text = paragraph.String
        self.file.CurrentController.ViewCursor.gotoRange(paragraph.Start, False)
        self.command("DeleteRows")
        return {"text": text}

    def do_add_row(self, paragraph: Any) -> Done:
        """A row below that of a cell, with words in most of its cells."""
        table, row = paragraph.TextTable, row_of(paragraph)
        if table is None:
            return None
        text, rows = paragraph.String, table.Rows.Count
        self.file.CurrentController.ViewCursor.gotoRange(paragraph.Start, False)
        self.command("InsertRowsAfter")
        if table.Rows.Count != rows + 1:
            return None
        new = []
        for column in range(table.Columns.Count):
            new.append(self.words(1, 3) if column == 0 or self.chance.random() < 0.8 else "")
            cell = table.getCellByPosition(column, row + 1)
            cell.Text.insertString(cell.Text.createTextCursor(), new[-1], False)
        return {"after": text, "new": " | ".join(new)}

    # --- notes --------------------------------------------------------------------------------------

    def do_delete_mark_of_note(self, paragraph: Any) -> Done:
        """Takes out the first note of a paragraph."""
        entry = paragraph.createEnumeration()
        while entry.hasMoreElements():
            piece = entry.nextElement()
            if piece.TextPortionType == "Footnote":
                text = piece.Footnote.String
                cursor = piece.Text.createTextCursorByRange(piece)
                cursor.setString("")
                return {"text": text}
        return None

    def do_add_mark_of_note(self, paragraph: Any) -> Done:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        word = cursor.String
        cursor.collapseToEnd()
        note = self.file.createInstance("com.sun.star.text.Footnote")
        cursor.Text.insertTextContent(cursor, note, False)
        new = self.words(3, 3)
        note.insertString(note.createTextCursor(), new, False)
        return {"after": word, "new": new}

    def do_add_to_note(self, paragraph: Any) -> Done:
        """A place in the source before the full stop, or words in front."""
        text = paragraph.String
        ahead = self.chance.random() < 0.4
        new = "Zie ook " if ahead else f", blz. {self.chance.randint(1, 99)}"
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        cursor.goRight(0 if ahead else len(text.rstrip(". ")), False)
        cursor.Text.insertString(cursor, new, False)
        return {"text": text, "new": new}

    # --- looks --------------------------------------------------------------------------------------

    def do_bold(self, paragraph: Any) -> Done:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        cursor.CharWeight = 150.0
        return {"on": cursor.String}

    def do_style(self, paragraph: Any) -> Done:
        """Another style of paragraph."""
        paragraph.ParaStyleName = "Quotations" if paragraph.ParaStyleName != "Quotations" else "Standard"
        return {"text": paragraph.String}

    # --- what others did ----------------------------------------------------------------------------

    def do_accept(self, _: Any) -> Done:
        return self.decide("AcceptTrackedChange")

    def do_reject(self, _: Any) -> Done:
        return self.decide("RejectTrackedChange")

    def decide(self, command: str) -> Done:
        """Accepts or rejects one of the changes: from then on the file does not tell of it."""
        found, entry = [], self.file.Redlines.createEnumeration()
        while entry.hasMoreElements():
            found.append(entry.nextElement())
        if not found:
            return None
        one = self.chance.choice(found)
        said = {"was": one.RedlineType, "by": one.RedlineAuthor}
        cursor = one.RedlineStart.Text.createTextCursorByRange(one.RedlineStart)
        self.file.CurrentController.select(cursor)
        self.command(command)
        return said

    # --- comments -----------------------------------------------------------------------------------

    def do_comment(self, paragraph: Any) -> Done:
        cursor = self.word_in(paragraph)
        return self.commented(cursor) if cursor is not None else None

    def do_comment_resolved(self, paragraph: Any) -> Done:
        cursor = self.word_in(paragraph)
        return self.commented(cursor, resolved=True) if cursor is not None else None

    def do_comment_with_reply(self, paragraph: Any) -> Done:
        """LibreOffice 7.4 saves an answer as one more comment on the same words."""
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        done = self.commented(cursor)
        self.log.append({"kind": "comment_reply", **self.commented(cursor)})
        return done

    def do_comment_over_paragraphs(self, paragraph: Any) -> Done:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        cursor.collapseToStart()
        if not cursor.gotoNextParagraph(True) or not cursor.gotoEndOfWord(True) or "\n" not in cursor.String:
            return None
        return self.commented(cursor)

    def commented(self, cursor: Any, resolved: bool = False) -> dict[str, Any]:
        tracked, self.file.RecordChanges = self.file.RecordChanges, False
        words = cursor.String
        self.said += 1
        text = f"Opmerking {self.said} van {self.author}: klopt «{words[:40]}» wel?".replace("\n", " ")
        comment = self.file.createInstance("com.sun.star.text.textfield.Annotation")
        comment.Content, comment.Author = text, self.author
        cursor.Text.insertTextContent(cursor, comment, True)
        comment.Resolved = resolved
        self.file.RecordChanges = tracked
        return {"comment": text, "on": words, "resolved": resolved}


def row_of(paragraph: Any) -> int:
    """The row, from 0, of the cell that a paragraph stands in; -1 outside tables."""
    if paragraph.Cell is None:
        return -1
    return int(re.sub(r"\D", "", paragraph.Cell.CellName)) - 1
