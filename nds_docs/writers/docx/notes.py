"""Footnotes: their marks in the text, and the part `footnotes.xml`.

Source: ECMA-376 part 1, 17.11.
"""

from __future__ import annotations

from nds_docs.writers.docx.flow import Item, Paragraph, write
from nds_docs.writers.docx.formatting import ParagraphFormat, RunFormat
from nds_docs.writers.docx.ooxml import DECLARED, run

_RAISED = RunFormat(style="FootnoteReference").xml()
_NUMBER = f"<w:r>{_RAISED}<w:footnoteRef/></w:r>"
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{id_}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for id_, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


class Notes:
    """The notes of a text, numbered from 1 in the order of their marks."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def begin(self) -> int:
        """The number of a new note."""
        self._notes.append("")
        return len(self._notes)

    def end(self, number: int, items: list[Item]) -> None:
        """What that note says: its number stands before its first paragraph."""
        match items:
            case [Paragraph(level=0) as first, *rest]:
                items = [first._replace(content=_NUMBER + run(" ") + first.content), *rest]
            case _:
                items = [Paragraph(ParagraphFormat("FootnoteText"), _NUMBER), *items]
        self._notes[number - 1] = f'<w:footnote w:id="{number}">{write(items)}</w:footnote>'

    def mark(self, number: int) -> str:
        """The run that shows the number of a note in the text."""
        return f'<w:r>{_RAISED}<w:footnoteReference w:id="{number}"/></w:r>'

    def part(self) -> str:
        """The part with all notes."""
        return f"<w:footnotes {DECLARED}>{_SEPARATORS}{''.join(self._notes)}</w:footnotes>"
