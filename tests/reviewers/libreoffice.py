"""LibreOffice as a reviewer: opens Word files, edits them at random with tracking on or off, and saves them.

Runs in the Python that has `uno` (Debian's python3-uno), not in the project's own: `python3 libreoffice.py JOBS.json`.
JOBS.json: {"port": …, "jobs": [{"source": …, "target": …, "accepted": …, "seed": …, "count": …, "kinds": […],
"tracked": true}]}. Beside each target comes TARGET.json: what was done, in order. "accepted" gets the same file with
every change accepted by LibreOffice itself; with "listen", TARGET.comments.json gets the comments as it shows them.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

WORDS = (
    "de het een bestuur zorgplicht nieuw woord extra toezicht beleid R&D a*b 50% (zie één _x_ <b> [y] 3) C# §4 "
    "'t burgers' “goed” – www.nl e-mail 1. #kop @naam {x} |pijp| ~tilde~ ^dak^ \\n €20 [^1] https://nl.nl !"
).split()
FILTER = "MS Word 2007 XML"


def value(name: str, content: Any) -> PropertyValue:
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def connected(port: int) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


class Reviewer:
    """One open file, and what is done to it."""

    def __init__(self, context: Any, source: str, author: str, seed: int) -> None:
        manager = context.ServiceManager
        self.desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        provider = manager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
        profile = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            (value("nodepath", "/org.openoffice.UserProfile/Data"),),
        )
        first, _, last = author.partition(" ")
        profile.setPropertyValue("givenname", first)
        profile.setPropertyValue("sn", last)
        profile.commitChanges()
        self.author = author
        self.file = self.desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (value("Hidden", True),))
        self.chance = random.Random(seed)
        self.log: list[dict[str, Any]] = []

    def save(self, target: str) -> None:
        self.file.storeToURL(Path(target).as_uri(), (value("FilterName", FILTER),))

    def command(self, name: str, *values: PropertyValue) -> None:
        self.dispatcher.executeDispatch(self.file.CurrentController.Frame, f".uno:{name}", "", 0, values)

    # --- where --------------------------------------------------------------------------------------

    def body(self) -> list[Any]:
        """The paragraphs of the text between the contents and the end, tables apart."""
        found, entry = [], self.file.Text.createEnumeration()
        while entry.hasMoreElements():
            element = entry.nextElement()
            if element.supportsService("com.sun.star.text.Paragraph") and self.is_text(element):
                found.append(element)
        return found

    def is_text(self, paragraph: Any) -> bool:
        return bool(paragraph.String.strip()) and paragraph.TextSection is None

    def cells(self) -> list[Any]:
        return [table.getCellByName(name) for table in self.tables() for name in table.CellNames]

    def tables(self) -> list[Any]:
        return [self.file.TextTables.getByIndex(at) for at in range(self.file.TextTables.Count)]

    def notes(self) -> list[Any]:
        return [self.file.Footnotes.getByIndex(at) for at in range(self.file.Footnotes.Count)]

    def paragraphs_of(self, text: Any) -> list[Any]:
        found, entry = [], text.createEnumeration()
        while entry.hasMoreElements():
            element = entry.nextElement()
            if element.supportsService("com.sun.star.text.Paragraph"):
                found.append(element)
        return found

    def pieces(self, paragraph: Any) -> list[Any]:
        found, entry = [], paragraph.createEnumeration()
        while entry.hasMoreElements():
            piece = entry.nextElement()
            if piece.TextPortionType == "Text" and piece.String.strip():
                found.append(piece)
        return found

    def word_in(self, paragraph: Any) -> Any | None:
        """A cursor on a word in a piece of text with one formatting; None where there is none."""
        pieces = self.pieces(paragraph)
        if not pieces:
            return None
        piece = self.chance.choice(pieces)
        spans = [match.span() for match in re.finditer(r"\S+", piece.String)]
        start, end = self.chance.choice(spans)
        cursor = piece.Text.createTextCursorByRange(piece.Start)
        cursor.goRight(start, False)
        cursor.goRight(end - start, True)
        return cursor

    def place(self, kind: str) -> Any | None:
        """A paragraph of the sort that `kind` is about."""
        if kind.endswith("_cell"):
            cells = [cell for cell in self.cells() if cell.String.strip()]
            return self.chance.choice(self.paragraphs_of(self.chance.choice(cells))) if cells else None
        if kind.endswith("_note") and "mark" not in kind:
            notes = [note for note in self.notes() if note.String.strip()]
            return self.chance.choice(self.paragraphs_of(self.chance.choice(notes))) if notes else None
        body = self.body()
        return self.chance.choice(body) if body else None

    # --- what ---------------------------------------------------------------------------------------

    def do(self, kind: str) -> None:
        paragraph = self.place(kind)
        done = getattr(self, "do_" + kind.replace("-", "_"))(paragraph) if paragraph is not None else None
        if done is not None:
            self.log.append({"kind": kind, **done})

    def do_replace_word(self, paragraph: Any) -> dict[str, Any] | None:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        old, new = cursor.String, self.chance.choice(WORDS)
        cursor.setString(new)
        return {"old": old, "new": new}

    do_replace_cell = do_replace_word
    do_replace_note = do_replace_word

    def do_insert_word(self, paragraph: Any) -> dict[str, Any] | None:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        new = " " + self.chance.choice(WORDS)
        cursor.collapseToEnd()
        cursor.Text.insertString(cursor, new, False)
        return {"old": "", "new": new}

    do_insert_cell = do_insert_word
    do_insert_note = do_insert_word

    def do_delete_word(self, paragraph: Any) -> dict[str, Any] | None:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        cursor.goRight(1, True)
        if not cursor.String.endswith(" "):
            cursor.goLeft(1, True)
        old = cursor.String
        cursor.setString("")
        return {"old": old, "new": ""}

    do_delete_cell = do_delete_word
    do_delete_note = do_delete_word

    def do_change_letter(self, paragraph: Any) -> dict[str, Any] | None:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        length = len(cursor.String)
        cursor.collapseToStart()
        cursor.goRight(self.chance.randint(0, length), False)
        new = self.chance.choice("aenr")
        cursor.Text.insertString(cursor, new, False)
        return {"old": "", "new": new}

    def do_replace_phrase(self, paragraph: Any) -> dict[str, Any] | None:
        """Several words, whatever formatting they cross."""
        text = paragraph.String
        spans = [match.span() for match in re.finditer(r"\S+", text)]
        if len(spans) < 4:
            return None
        first = self.chance.randrange(len(spans) - 2)
        last = min(first + self.chance.randint(1, 4), len(spans) - 1)
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        cursor.goRight(spans[first][0], False)
        cursor.goRight(spans[last][1] - spans[first][0], True)
        old, new = cursor.String, " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 4)))
        cursor.setString(new)
        return {"old": old, "new": new}

    def do_split(self, paragraph: Any) -> dict[str, Any] | None:
        spaces = [match.end() for match in re.finditer(r" ", paragraph.String)]
        if not spaces:
            return None
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        cursor.goRight(self.chance.choice(spaces), False)
        paragraph.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        return {"text": paragraph.String}

    def do_join(self, paragraph: Any) -> dict[str, Any] | None:
        cursor = paragraph.Text.createTextCursorByRange(paragraph.End)
        if not cursor.goRight(1, True) or cursor.String.strip():
            return None
        text = paragraph.String
        cursor.setString("")
        return {"text": text}

    def do_delete_paragraph(self, paragraph: Any) -> dict[str, Any] | None:
        text = paragraph.String
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.setString("")
        return {"text": text}

    def do_add_paragraph(self, paragraph: Any) -> dict[str, Any] | None:
        new = " ".join(self.chance.choices(WORDS, k=self.chance.randint(2, 8)))
        end = paragraph.Text.createTextCursorByRange(paragraph.End)
        paragraph.Text.insertControlCharacter(end, PARAGRAPH_BREAK, False)
        end.Text.insertString(end, new, False)
        return {"after": paragraph.String, "new": new}

    def do_delete_row(self, _: Any) -> dict[str, Any] | None:
        tables = [table for table in self.tables() if table.Rows.Count > 2]
        if not tables:
            return None
        table = self.chance.choice(tables)
        cell = table.getCellByPosition(0, self.chance.randrange(1, table.Rows.Count))
        self.file.CurrentController.ViewCursor.gotoRange(cell.Text.Start, False)
        text = cell.String
        self.command("DeleteRows")
        return {"text": text}

    def do_delete_mark_of_note(self, _: Any) -> dict[str, Any] | None:
        notes = self.notes()
        if not notes:
            return None
        note = self.chance.choice(notes)
        text = note.String
        anchor = note.Anchor
        cursor = anchor.Text.createTextCursorByRange(anchor)
        cursor.setString("")
        return {"text": text}

    def do_add_mark_of_note(self, paragraph: Any) -> dict[str, Any] | None:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        word = cursor.String
        cursor.collapseToEnd()
        note = self.file.createInstance("com.sun.star.text.Footnote")
        cursor.Text.insertTextContent(cursor, note, False)
        new = " ".join(self.chance.choices(WORDS, k=3))
        note.insertString(note.createTextCursor(), new, False)
        return {"after": word, "new": new}

    def do_comment(self, paragraph: Any) -> dict[str, Any] | None:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        tracked, self.file.RecordChanges = self.file.RecordChanges, False
        words = cursor.String
        text = f"Opmerking {len(self.log)}: klopt «{words}» wel?"
        comment = self.file.createInstance("com.sun.star.text.textfield.Annotation")
        comment.Content, comment.Author = text, self.author
        cursor.Text.insertTextContent(cursor, comment, True)
        self.file.RecordChanges = tracked
        return {"comment": text, "on": words}

    def do_comment_in_cell(self, paragraph: Any) -> dict[str, Any] | None:
        return self.do_comment(paragraph)

    def do_bold(self, paragraph: Any) -> dict[str, Any] | None:
        cursor = self.word_in(paragraph)
        if cursor is None:
            return None
        cursor.CharWeight = 150.0
        return {"on": cursor.String}

    def comments(self) -> list[tuple[str, str]]:
        """Every comment with the words it is about."""
        found, fields = [], self.file.TextFields.createEnumeration()
        while fields.hasMoreElements():
            field = fields.nextElement()
            if field.supportsService("com.sun.star.text.textfield.Annotation"):
                found.append((field.Anchor.String, field.Content))
        return found


def review(context: Any, job: dict[str, Any]) -> None:
    reviewer = Reviewer(context, job["source"], job.get("author", "Rita Reviewer"), job["seed"])
    reviewer.file.RecordChanges = job.get("tracked", True)
    for _ in range(job["count"]):
        reviewer.do(reviewer.chance.choice(job["kinds"]))
    reviewer.file.RecordChanges = False
    if job.get("listen"):
        said = json.dumps(reviewer.comments(), ensure_ascii=False)
        Path(job["target"] + ".comments.json").write_text(said, encoding="utf-8")
    reviewer.save(job["target"])
    Path(job["target"] + ".json").write_text(json.dumps(reviewer.log, ensure_ascii=False), encoding="utf-8")
    if job.get("accepted"):
        reviewer.command("AcceptAllTrackedChanges")
        reviewer.save(job["accepted"])
    reviewer.file.close(True)


def main() -> None:
    orders = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    context = connected(orders["port"])
    for job in orders["jobs"]:
        review(context, job)


main()
