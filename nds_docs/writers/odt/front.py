"""What stands before the text of the strategy: the cover, the contents, the lists of tables and figures.

Lists are filled in, with the rule by which a program makes them again.
Source: OpenDocument 1.3 part 3, 8 (indexes).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from nds_docs.compose import wording
from nds_docs.compose.edition import Imprint, LabelKind
from nds_docs.language import Language, Text
from nds_docs.writers import look
from nds_docs.writers.imprint import cover_facts
from nds_docs.writers.odt.automatic import Automatic, Own
from nds_docs.writers.odt.blocks import CAPTION_SEPARATOR, Body, Entry
from nds_docs.writers.odt.inlines import PLAIN_LINK
from nds_docs.writers.odt.odf import TAB, escape, style_name, whole
from nds_docs.writers.odt.pages import COVER_MARK, FIRST, Box, text_box
from nds_docs.writers.odt.sequences import sequence_name


class _List(NamedTuple):
    """A list of captions: what it lists, its heading, its element and the styles of its heading and lines."""

    kind: LabelKind
    heading: Text
    element: str
    title: str
    line: str


_LISTS = (
    _List(LabelKind.TABLE, wording.LIST_OF_TABLES, "table-index", "Table index heading", "Table index 1"),
    _List(
        LabelKind.FIGURE, wording.LIST_OF_FIGURES, "illustration-index", "Figure Index Heading", "Figure Index 1"
    ),
)  # fmt: skip
_EDGE = '<text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/>'
_LINKED = '<text:index-entry-link-start text:style-name="Index_20_Link"/>{}<text:index-entry-link-end/>'


_AROUND_TITLE = (look.PAGE.left, look.PAGE.right, 13.0)  # mm


def cover(imprint: Imprint, automatic: Automatic) -> str:
    """Title and subtitle on the band, and the facts under it."""
    top, height = look.COVER_BAND
    words = [("Title", imprint.title), *([("Subtitle", imprint.subtitle)] if imprint.subtitle else [])]
    inside = "".join(f'<text:p text:style-name="{style}">{whole(text)}</text:p>' for style, text in words)
    below = COVER_MARK[1]
    box = Box("Titel", 0, top + below, look.PAGE.width, height - below, look.BRAND, _AROUND_TITLE, "bottom")
    band = text_box(box, inside, automatic)
    first = Own(master=FIRST)
    lines = []
    for position, (word, value) in enumerate(cover_facts(imprint)):
        style = style_name("Titelblad") if position else automatic.paragraph("Titelblad begin", first)
        muted = f'<text:span text:style-name="{style_name("Titelblad woord")}">{whole(word)}</text:span>'
        bold = f'<text:span text:style-name="{style_name("Strong Emphasis")}">{whole(value)}</text:span>'
        lines.append(f'<text:p text:style-name="{style}">{band}{muted}{TAB}{bold}</text:p>')
        band = ""
    return "".join(lines)


class Lists(NamedTuple):
    """The contents and the lists of tables and figures; `pages` maps ids to pages."""

    language: Language
    pages: Mapping[str, int]

    def write(self, made: Body) -> str:
        """Those lists that have something in them, as they stand in the file."""
        entries = [entry for entry in made.headings if entry.level <= look.CONTENTS_DEPTH]
        parts = [self._contents(entries)]
        parts += [self._captions(list_, made.captions[list_.kind]) for list_ in _LISTS if list_.kind in made.captions]
        return "".join(parts)

    def _contents(self, entries: Iterable[Entry]) -> str:
        templates = "".join(
            f'<text:table-of-content-entry-template text:outline-level="{level}"'
            f' text:style-name="Contents_20_{level}">'
            + _LINKED.format(f"<text:index-entry-chapter/><text:index-entry-text/>{_EDGE}")
            + "</text:table-of-content-entry-template>"
            for level in range(1, look.CONTENTS_DEPTH + 1)
        )
        source = f'text:outline-level="{look.CONTENTS_DEPTH}" text:use-index-marks="false"'
        lines = "".join(self._line(entry, f"Contents {entry.level}", " ") for entry in entries)
        heading = wording.CONTENTS.say(self.language)
        return _index("table-of-content", source, "Contents Heading", heading, templates, lines)

    def _captions(self, list_: _List, entries: Iterable[Entry]) -> str:
        template = (
            f'<text:{list_.element}-entry-template text:style-name="{style_name(list_.line)}">'
            + _LINKED.format(f"<text:index-entry-text/>{_EDGE}")
            + f"</text:{list_.element}-entry-template>"
        )
        name = sequence_name(list_.kind, self.language)
        source = f'text:caption-sequence-name="{name}" text:caption-sequence-format="text"'
        lines = "".join(self._line(entry, list_.line, CAPTION_SEPARATOR) for entry in entries)
        return _index(list_.element, source, list_.title, list_.heading.say(self.language), template, lines)

    def _line(self, entry: Entry, style: str, between: str) -> str:
        """Number, text and, where it is known, the page: one link to the place."""
        number = whole(entry.number) + between if entry.number else ""
        page = f"{TAB}{self.pages[entry.id]}" if entry.id in self.pages else ""
        link = f'<text:a xlink:type="simple" xlink:href="#{escape(entry.id)}" {PLAIN_LINK}>'
        shown = f"{number}{whole(entry.text)}{page}"
        return f'<text:p text:style-name="{style_name(style)}">{link}{shown}</text:a></text:p>'


def _index(element: str, source: str, style: str, heading: str, templates: str, lines: str) -> str:
    """A list with the rule it is made by, and its lines."""
    shown, title = whole(heading), style_name(style)
    return (
        f'<text:{element} text:name="{shown}" text:protected="true"><text:{element}-source {source}>'
        f'<text:index-title-template text:style-name="{title}">{shown}</text:index-title-template>{templates}'
        f'</text:{element}-source><text:index-body><text:index-title text:name="{shown} kop">'
        f'<text:p text:style-name="{title}">{shown}</text:p></text:index-title>{lines}'
        f"</text:index-body></text:{element}>"
    )
