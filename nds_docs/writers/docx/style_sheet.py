"""What a style is, the styles that the strategy and the letter share, and the part `styles.xml`.

Built-in styles have their own names, so that Word knows them in every language.
Source: ECMA-376 part 1, 17.7; [MS-OI29500] 2.1.249 for the built-in names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from nds_docs.writers import look
from nds_docs.writers.docx import numbering
from nds_docs.writers.docx.formatting import Border, ParagraphFormat, RunFormat, run_format
from nds_docs.writers.docx.numbering import FRAME_INSET
from nds_docs.writers.docx.ooxml import DECLARED, twips
from nds_docs.writers.look import Type

PARAGRAPH_FONT: Final = "DefaultParagraphFont"
TABLE: Final = "StrategyTable"
CELL_SIDE: Final = 1.5  # mm: between the edge of a cell and its text
_CELL_ABOVE: Final = 1.1
COMPACT_CELL_SIDE: Final = 1.0
_FRAME_PAD: Final = 6.0  # pt: above and below the text in a frame
AFTER_FRAME: Final = look.BODY.after * 1.7


@dataclass(frozen=True)
class Style:
    """One style. `id` is what paragraphs name, `name` what people see, `next` the style after a paragraph of it."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str = ""
    paragraph: ParagraphFormat = field(default_factory=ParagraphFormat)
    run: RunFormat = field(default_factory=RunFormat)
    kind: str = "paragraph"
    quick: bool = False
    priority: int = 99

    def xml(self) -> str:
        default = ' w:default="1"' if self.id in ("Normal", PARAGRAPH_FONT) else ""
        return (
            f'<w:style w:type="{self.kind}"{default} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            + (f'<w:basedOn w:val="{self.based_on}"/>' if not default else "")
            + (f'<w:next w:val="{self.next}"/>' if self.next else "")
            + f'<w:uiPriority w:val="{self.priority}"/>'
            + ("<w:qFormat/>" if self.quick else "")
            + self.paragraph.xml()
            + self.run.xml()
            + "</w:style>"
        )


@dataclass(frozen=True)
class Frame:
    """A kind of block with a coloured line on its left: the ids of its styles start with `stem`."""

    stem: str
    name: str
    colour: str
    tint: str

    @property
    def title(self) -> str:
        return f"{self.stem}Title"

    @property
    def list(self) -> str:
        return f"{self.stem}List"

    @property
    def facts(self) -> str:
        return f"{self.stem}Facts"


MEASURE: Final = Frame("Measure", "Maatregel", look.BRAND, look.BRAND_TINT)
GOAL: Final = Frame("Goal", "Doel", look.GOAL, look.GOAL_TINT)
BOX: Final = Frame("Box", "Kader", look.BOX, look.BOX_TINT)
TODO: Final = Frame("ToDo", "Nog te doen", look.TODO, look.TODO_TINT)
FRAMES: Final = (MEASURE, GOAL, BOX, TODO)


def styles_part(language: str, font: str, body: Type, styles: Iterable[Style]) -> str:
    """The part `styles.xml`: text as `body` in `font`, and `styles` on top of what both documents share."""
    run = RunFormat(font=font, colour=body.colour, size=body.size, language=language).xml()
    paragraph = ParagraphFormat(widow_control=True, before=0, after=0, leading=body.leading).xml()
    defaults = f"<w:rPrDefault>{run}</w:rPrDefault><w:pPrDefault>{paragraph}</w:pPrDefault>"
    normal = Style("Normal", "Normal", run=RunFormat(language=language), quick=True, priority=0)
    character = Style(PARAGRAPH_FONT, "Default Paragraph Font", kind="character", priority=1)
    every = (normal, character, *_text(body), *_characters(body), *styles)
    return (
        f"<w:styles {DECLARED}><w:docDefaults>{defaults}</w:docDefaults>"
        + "".join(style.xml() for style in every)
        + _NORMAL_TABLE
        + _table_style()
        + "</w:styles>"
    )


def spaced(kind: Type) -> ParagraphFormat:
    """The space around and the leading of `kind`."""
    return ParagraphFormat(before=kind.before, after=kind.after, leading=kind.leading)


def space_after(body: Type) -> float:
    """pt: between paragraphs of running text."""
    return body.after or body.leading


# --- what strategy and letter share -----------------------------------------------------------------


def _text(body: Type) -> Iterator[Style]:
    """Running text, lists, footnotes, code, tables."""
    after = space_after(body)
    indent = look.LIST_INDENT
    notes = look.FOOTNOTE if body is look.BODY else look.LETTER_NOTE
    yield Style("BodyText", "Body Text", paragraph=ParagraphFormat(after=after), quick=True, priority=1)
    yield from _lists(after / 2 if body is look.BODY else 0)
    quote = ParagraphFormat(left=indent, borders=(Border("left", look.RULE, 1.25, 8),))
    yield Style("Quote", "Quote", "BodyText", paragraph=quote, quick=True, priority=29)
    term = ParagraphFormat(keep_next=True)
    yield Style("DefinitionTerm", "Begrip", next="Definition", paragraph=term, run=RunFormat(bold=True))
    yield Style("Definition", "Omschrijving", "BodyText", paragraph=ParagraphFormat(left=indent))
    note = ParagraphFormat(keep_lines=True, leading=notes.leading, after=2)
    yield Style("FootnoteText", "footnote text", paragraph=note, run=RunFormat(size=notes.size))
    code = ParagraphFormat(
        keep_lines=True, shading=look.BOX_TINT, borders=frame_lines(look.BOX_TINT), leading=look.CODE.leading,
        before=4, after=after + 4, left=2.5, right=2.5,
    )  # fmt: skip
    run = RunFormat(font=look.WORD_CODE_FONT, size=look.CODE.size, proofed=False)
    yield Style("SourceCode", "HTML Preformatted", paragraph=code, run=run)
    table = min(look.TABLE.size, body.size)
    cell = ParagraphFormat(leading=min(look.TABLE.leading, body.leading))
    yield Style("TableText", "Tabeltekst", paragraph=cell, run=RunFormat(size=table))
    cell = ParagraphFormat(leading=look.SMALL_TABLE.leading)
    yield Style(
        "TableTextSmall", "Tabeltekst klein", "TableText", paragraph=cell, run=RunFormat(size=look.SMALL_TABLE.size)
    )


def _lists(after: float) -> Iterator[Style]:
    """List Bullet, List Number and List Continue, five levels of each, with `after` pt below an item."""
    for level in range(numbering.LIST_STYLES):
        suffix = f" {level + 1}" if level else ""
        close = ParagraphFormat(after=after)
        plain = replace(close, left=(level + 1) * look.LIST_INDENT)
        for stem, name, paragraph in (
            ("ListBullet", "List Bullet", replace(close, numbering=(numbering.BULLETS, level))),
            ("ListNumber", "List Number", replace(plain, hanging=look.LIST_INDENT)),
            ("ListContinue", "List Continue", plain),
        ):
            yield Style(numbering.list_style(stem, level), name + suffix, paragraph=paragraph, quick=not level)


def _characters(body: Type) -> Iterator[Style]:
    link = RunFormat(colour=look.LINK, underline="single")
    code = RunFormat(font=look.WORD_CODE_FONT, size=round(body.size * 1.7) / 2, proofed=False)
    missing = RunFormat(bold=True, colour=look.TODO, shading=look.TODO_TINT)
    for id_, name, run in (
        ("Hyperlink", "Hyperlink", link),
        ("FollowedHyperlink", "FollowedHyperlink", link),
        ("FootnoteReference", "footnote reference", RunFormat(raised="superscript")),
        ("VerbatimChar", "HTML Code", code),
        ("Unresolved", "Onopgelost", missing),
        ("CaptionLabel", "Bijschriftnummer", RunFormat(bold=True, colour=look.BRAND)),
    ):
        yield Style(id_, name, PARAGRAPH_FONT, run=run, kind="character")


def framed_styles(frame: Frame, body: Type) -> Iterator[Style]:
    """Text, title, list and facts of one kind, which together look like one block.

    Word draws neighbours with the same lines as one box. Title and list have others, so that two frames in a row do
    not run together, and nothing hangs on whether a program compares indents too.
    """
    lines = frame_lines(frame.tint, frame.colour)
    text = ParagraphFormat(
        keep_lines=True, borders=lines, shading=frame.tint, left=FRAME_INSET, right=FRAME_INSET, after=space_after(body)
    )
    yield Style(frame.stem, frame.name, "BodyText", paragraph=text, quick=True, priority=20)
    sides = tuple(line for line in lines if line.side in ("left", "right"))
    top, bottom = Border("top", frame.tint, 0.25, _FRAME_PAD), Border("bottom", frame.tint, 0.25, 0)
    title = ParagraphFormat(keep_next=True, borders=(*sides, top, bottom), before=body.after, after=0)
    run = RunFormat(bold=True, colour=frame.colour, size=body.size + 0.5)
    yield Style(frame.title, f"{frame.name} titel", frame.stem, frame.stem, title, run, quick=True, priority=20)
    top, bottom = Border("top", frame.tint, 0.25, 0), Border("bottom", frame.tint, 0.25, _FRAME_PAD)
    items = ParagraphFormat(keep_lines=True, borders=(*sides, top, bottom), shading=frame.tint, right=FRAME_INSET)
    yield Style(frame.list, f"{frame.name} lijst", paragraph=items, priority=20)
    facts = ParagraphFormat(keep_lines=True, leading=look.FACTS.leading, after=AFTER_FRAME)
    run = run_format(look.FACTS, base=body)
    yield Style(frame.facts, f"{frame.name} gegevens", frame.stem, "BodyText", facts, run, priority=20)


def frame_lines(tint: str, bar: str = "") -> tuple[Border, ...]:
    """Lines in the colour of the ground, which give it room around the text, and a bar on the left."""
    left = Border("left", bar, look.BLOCK_BAR, look.BLOCK_INSET) if bar else Border("left", tint, 0.5, _FRAME_PAD)
    side = look.BLOCK_INSET if bar else _FRAME_PAD
    return (
        Border("top", tint, 0.5, _FRAME_PAD),
        left,
        Border("bottom", tint, 0.5, _FRAME_PAD),
        Border("right", tint, 0.5, side),
    )


# --- tables -----------------------------------------------------------------------------------------

_NORMAL_TABLE: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def _table_style() -> str:
    """Lines between rows only, a tinted head in bold."""

    def line(side: str, colour: str, width: float) -> str:
        return Border(side, colour, width, 0).xml()

    borders = line("top", look.BRAND, 1) + line("bottom", look.BRAND, 1) + line("insideH", look.RULE, 0.5)
    sizes = (("top", _CELL_ABOVE), ("left", CELL_SIDE), ("bottom", _CELL_ABOVE), ("right", CELL_SIDE))
    margins = "".join(f'<w:{side} w:w="{twips(size)}" w:type="dxa"/>' for side, size in sizes)
    head = (
        '<w:tblStylePr w:type="firstRow">'
        + RunFormat(bold=True, colour=look.BRAND).xml()
        + f"<w:tcPr><w:tcBorders>{line('bottom', look.BRAND, 1)}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{look.TABLE_HEAD_TINT}"/></w:tcPr></w:tblStylePr>'
    )
    return (
        f'<w:style w:type="table" w:styleId="{TABLE}"><w:name w:val="NDS-tabel"/><w:basedOn w:val="TableNormal"/>'
        f'<w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{head}</w:style>"
    )
