"""A Word file that LibreOffice has open: its places, and who is at work in it.

Runs in the Python that has `uno` (Debian's python3-uno), as all that `libreoffice.py` imports does.
"""

from __future__ import annotations

import random
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

FILTER = "MS Word 2007 XML"
NEW_PARAGRAPH = PARAGRAPH_BREAK


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


@dataclass
class Place:
    """A paragraph with text as the file was opened: `number` among all of them, the footnotes' after the text's.

    `slot` is the paragraph of the text or the table that it stands in, or whose note it is in, counted from 0; -1 in
    the contents. `where` is "text", "cell" or "note". `style` is that of the paragraph: asking LibreOffice takes long.
    """

    paragraph: Any
    number: int
    slot: int
    where: str
    text: str
    style: str


class OpenFile:
    """One open file. Everything that is done in it is done by `author`."""

    def __init__(self, context: Any, source: str, author: str, seed: int) -> None:
        self.context = context
        manager = context.ServiceManager
        self.desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        self.be(author)
        self.file = self.desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (value("Hidden", True),))
        self.chance = random.Random(seed)
        self.log: list[dict[str, Any]] = []

    def be(self, author: str) -> None:
        """Whose name stands at what is done from here on."""
        provider = self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.configuration.ConfigurationProvider", self.context
        )
        profile = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            (value("nodepath", "/org.openoffice.UserProfile/Data"),),
        )
        first, _, last = author.partition(" ")
        profile.setPropertyValue("givenname", first)
        profile.setPropertyValue("sn", last)
        profile.commitChanges()
        self.author = author

    def save(self, target: str) -> None:
        self.file.storeToURL(Path(target).as_uri(), (value("FilterName", FILTER),))

    def close(self) -> None:
        self.file.close(True)

    def command(self, name: str, *values: PropertyValue) -> None:
        self.dispatcher.executeDispatch(self.file.CurrentController.Frame, f".uno:{name}", "", 0, values)

    # --- where --------------------------------------------------------------------------------------

    def body(self) -> list[Any]:
        """The paragraphs with text, outside the contents and tables."""
        elements = self.elements(self.file.Text)
        return [one for one in elements if is_paragraph(one) and one.String.strip() and one.TextSection is None]

    def elements(self, text: Any) -> list[Any]:
        """The paragraphs and tables of a text."""
        found, entry = [], text.createEnumeration()
        while entry.hasMoreElements():
            found.append(entry.nextElement())
        return found

    def paragraphs_of(self, text: Any) -> list[Any]:
        return [element for element in self.elements(text) if is_paragraph(element)]

    def cells(self) -> list[Any]:
        return [table.getCellByName(name) for table in self.tables() for name in table.CellNames]

    def tables(self) -> list[Any]:
        return [self.file.TextTables.getByIndex(at) for at in range(self.file.TextTables.Count)]

    def notes(self) -> list[Any]:
        return [self.file.Footnotes.getByIndex(at) for at in range(self.file.Footnotes.Count)]

    def places(self) -> list[Place]:
        """Every paragraph with text; to be asked before anything is changed."""
        found: list[Place] = []
        by_text: dict[str, int] = {}

        def add(paragraph: Any, slot: int, where: str) -> None:
            if paragraph.String.strip():
                found.append(Place(paragraph, len(found), slot, where, paragraph.String, paragraph.ParaStyleName))

        slot = -1
        for element in self.elements(self.file.Text):
            if not is_paragraph(element):
                slot += 1
                for name in element.CellNames:
                    for paragraph in self.paragraphs_of(element.getCellByName(name)):
                        add(paragraph, slot, "cell")
            elif element.String.strip():
                of_contents = element.TextSection is not None
                slot += not of_contents
                add(element, -1 if of_contents else slot, "text")
        for place in found:
            by_text[place.text] = place.slot
        for note in self.notes():
            anchor = note.Anchor
            cursor = anchor.Text.createTextCursorByRange(anchor)
            cursor.gotoStartOfParagraph(False)
            cursor.gotoEndOfParagraph(True)
            for paragraph in self.paragraphs_of(note):
                add(paragraph, by_text.get(cursor.String, -1), "note")
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

    def whole(self, paragraph: Any) -> Any:
        """A cursor on a paragraph with its end."""
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        return cursor

    def comments(self) -> list[tuple[str, str]]:
        """Every comment with the words it is about."""
        found, fields = [], self.file.TextFields.createEnumeration()
        while fields.hasMoreElements():
            field = fields.nextElement()
            if field.supportsService("com.sun.star.text.textfield.Annotation"):
                found.append((field.Anchor.String, field.Content))
        return found


def is_paragraph(element: Any) -> bool:
    return bool(element.supportsService("com.sun.star.text.Paragraph"))
