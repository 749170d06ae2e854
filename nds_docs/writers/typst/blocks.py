"""Blocks as Typst markup: plain text where it can be, calls of the template's functions where it must."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from nds_docs.compose.drawing import URL
from nds_docs.compose.edition import LabelKind
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document import classes as c
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.walk import find, kinds, plain_text
from nds_docs.writers import look
from nds_docs.writers.columns import alike
from nds_docs.writers.pictures import shown_width
from nds_docs.writers.typst.escaping import label, markup, string
from nds_docs.writers.typst.frames import COLUMNS, facts, frame_title
from nds_docs.writers.typst.inlines import Setting, anchor, inlines, picture
from nds_docs.writers.typst.tables import table

FRAMES = {
    c.MEASURE: "measure",
    c.GOAL: "goal",
    c.BOX: "aside",
    c.QUOTE: "citation",
    c.TODO: "todo",
    c.TITLE: "frame-title",
    c.FACTS: "facts",
    c.SOURCE: "source",
    c.PARTIES: "parties",
    c.SEE_ALSO: "see-also",
    c.GROUP: "group-head",
}
"""The template's function for each class of divs that looks like something."""

UNTITLED = "…"
"""Stands for the words of a heading without any: PDF/UA-1 demands some."""

KEPT_WHOLE = 1200
"""A frame of no more characters of markup than this stays on one page."""

KEPT_UNDER_HEADING = 700
"""A paragraph with a footnote of no more characters than this stays whole below its heading."""

HIGHEST_IN_PLACE = 60.0
"""A picture that is higher, in mm, goes to the foot of a page."""

HIGHEST_DRAWING = 110.0
"""The same for a drawing: no text calls it, so it stays with the table it belongs to while that leaves no great gap."""


def blocks(content: tuple[Block, ...], setting: Setting) -> str:
    """Markup that shows `content`, its blocks apart by a blank line."""
    parts: list[str] = []
    for run in _runs(content):
        shown = "\n\n".join(_block(block, setting) for block in run)
        parts.append(f"#kept({_level(run[0], setting)})[{shown}];" if len(run) > 1 else shown)
        parts.append("\n" if isinstance(run[-1], n.Plain) else "\n\n")
    return "".join(parts[:-1])


def _runs(content: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """The blocks one by one, but headings together with a short paragraph below them that has a footnote: typst 0.15
    leaves a heading alone at the foot of a page on which that note no longer fits."""
    start = 0
    for at, block in enumerate(content):
        if isinstance(block, n.Header) or (isinstance(block, n.Div) and c.PARTIES in block.attr.classes):
            continue
        if at > start and isinstance(block, n.Para) and _is_short_with_note(block):
            yield content[start : at + 1]
        else:
            yield from zip(content[start : at + 1])
        start = at + 1
    yield from zip(content[start:])


def _is_short_with_note(paragraph: n.Para) -> bool:
    return n.Note in kinds(paragraph) and len(plain_text(paragraph.content)) <= KEPT_UNDER_HEADING


def _level(block: Block, setting: Setting) -> int:
    return setting.survey.levels.get(id(block), block.level) if isinstance(block, n.Header) else len(look.HEADINGS)


def heading(header: n.Header, setting: Setting, *, always: bool = False) -> str:
    """A heading with the number of its label. Its footnotes go in the supplement: so no contents list repeats them.

    `always` gives it its label also when nothing refers to it.
    """
    id_ = header.attr.id
    level = _level(header, setting)
    shown = shown_number(header, setting)
    number = f", numbering: number({string(shown)})" if shown else ""
    notes = "".join(inlines((inline,), setting) for inline in header.content if isinstance(inline, n.Note))
    supplement = f", supplement: [{notes}]" if notes else ""
    title = tuple(inline for inline in header.content if not isinstance(inline, n.Note))
    body = inlines(title, setting) + ("" if any(map(_has_words, title)) else UNTITLED)
    place = label(id_) if always and id_ in setting.survey.places else anchor(id_, setting)
    return f"#heading(level: {level}{number}{supplement})[{body}];{place}"


def _has_words(inline: Inline) -> bool:
    """Whether text is left of it where no picture can be shown, as in the list of bookmarks."""
    match inline:
        case n.Str() | n.Code():
            return markup(inline.text).strip() != ""
        case (
            n.Emph() | n.Strong() | n.Strikeout() | n.Superscript() | n.Subscript() | n.Link() | n.BracketedSpan()
        ):  # fmt: skip
            return any(map(_has_words, inline.content))
        case _:
            return False


def shown_number(header: n.Header, setting: Setting) -> str:
    """The number before a heading: "3.2", "Bijlage A", "" for none."""
    known = setting.labels.get(header.attr.id)
    if known is None or known.kind is not LabelKind.ANNEX:
        return known.number if known else ""
    return f"{capitalised(label_word(known.kind, setting.language))} {known.number}"


def _block(block: Block, setting: Setting) -> str:
    match block:
        case n.Para() | n.Plain():
            return inlines(block.content, setting)
        case n.Header():
            return heading(block, setting)
        case n.BulletList():
            return f"#list({_tight(block.items)}{_items(block.items, setting)});"
        case n.OrderedList():
            numbering = string("1" + block.delimiter)
            start = f"start: {block.start}, numbering: {numbering}, "
            return f"#enum({start}{_tight(block.items)}{_items(block.items, setting)});"
        case n.Table():
            return _table(block, setting)
        case n.Div():
            return _div(block, setting)
        case n.Figure():
            return _figure(block, setting)
        case n.BlockQuote():
            return f"#quote(block: true)[{blocks(block.content, setting.inside)}];"
        case n.CodeBlock():
            return f"#raw(block: true, {string(block.text)});"
        case n.DefinitionList():
            return f"#terms({''.join(_definition(item, setting.inside) for item in block.items)});"
        case n.HorizontalRule():
            return "#separator;"
        case _:
            assert_never(block)


def _tight(items: tuple[tuple[Block, ...], ...]) -> str:
    """Pandoc's rule: a list whose items hold no paragraphs stands closely together."""
    return "tight: false, " if any(isinstance(block, n.Para) for item in items for block in item) else ""


def _items(items: tuple[tuple[Block, ...], ...], setting: Setting) -> str:
    inside = setting.inside
    return ", ".join(f"[{blocks(item, inside)}]" for item in items)


def _definition(item: n.Definition, setting: Setting) -> str:
    definitions = "\n\n".join(blocks(definition, setting) for definition in item.definitions)
    return f"terms.item([{inlines(item.term.content, setting)}], [{definitions}]), "


def _div(div: n.Div, setting: Setting) -> str:
    function = next((FRAMES[name] for name in div.attr.classes if name in FRAMES), "")
    if not function:
        return _nothing(div.attr.id, setting) + blocks(div.content, setting)
    place = anchor(div.attr.id, setting)
    match function, div.content:
        case "facts", (n.Para() as only,):
            return facts(only, setting.inside) + place
        case "frame-title", (n.Para() as only,):
            return frame_title(only, setting.inside) + place
    body = blocks(div.content, setting.inside)
    if function == "facts":
        return f"#facts(({COLUMNS}, [{body}]));{place}"
    whole = "(whole: true)" if len(body) <= KEPT_WHOLE and function in ("measure", "goal", "aside", "todo") else ""
    return f"#{function}{whole}[{body}];{place}"


def _nothing(id_: str, setting: Setting) -> str:
    """A place to jump to where nothing shows."""
    place = anchor(id_, setting)
    return f"#metadata(none);{place}\n\n" if place else ""


def _table(block: n.Table, setting: Setting) -> str:
    if not block.columns:
        return _nothing(block.attr.id, setting)
    grid = table(block, setting.inside, blocks)
    if not block.caption.content:
        shown = f"#{grid.code};{anchor(block.attr.id, setting)}"
    else:
        shown = _captioned(block, "table", grid.code, setting)
    if setting.loose and grid.wide:
        return f"#turned[{shown}];"
    if grid.whole:
        return f"#whole[{shown}];"
    return f"#room-for-rows;\n{shown}" if setting.loose else shown


def _figure(figure: n.Figure, setting: Setting) -> str:
    if c.TABLES in figure.attr.classes:
        inside = replace(setting.inside, alike=alike(figure))
        shown = _captioned(figure, "table", f"tables[{blocks(figure.content, inside)}]", setting)
        return f"#room-for-rows;\n{shown}" if setting.loose else shown
    caption = " ".join(plain_text(_text_of(block)) for block in figure.caption.content)
    match figure.content:
        case ():
            return _nothing(figure.attr.id, setting)
        case (n.Para(content=(n.Image() as image,)) | n.Plain(content=(n.Image() as image,)),):
            body = picture(image, caption, setting)
        case _:
            body = f"[{blocks(figure.content, setting.inside)}]"
    shown = _captioned(figure, "image", body, setting)
    return f"#floating[{shown}];" if setting.loose and _is_high(figure, setting) else shown


def _is_high(figure: n.Figure, setting: Setting) -> bool:
    """Whether it would leave a large gap where it does not fit, and has a number by which the text can call it."""
    known = setting.labels.get(figure.attr.id)
    image = next(find(figure.content, n.Image), None)
    if known is None or not known.number or image is None or image.url not in setting.images:
        return False
    natural = setting.images[image.url].size
    share, most = shown_width(natural, image.attr.get("width"))
    highest = HIGHEST_DRAWING if image.url.startswith(URL) else HIGHEST_IN_PLACE
    return min(share * look.PAGE.text_width, most) * natural.height / natural.width > highest


def _captioned(block: n.Table | n.Figure, kind: str, body: str, setting: Setting) -> str:
    known = setting.labels.get(block.attr.id)
    word = capitalised(label_word(known.kind, setting.language)) if known else ""
    number = f"number({string(known.number)})" if known and known.number else "none"
    content = " #parbreak(); ".join(inlines(_text_of(part), setting) for part in block.caption.content)
    caption = f", caption: [{content}]" if content else ""
    place = anchor(block.attr.id, setting)
    return f"#figure(kind: {kind}, supplement: {string(word)}, numbering: {number}{caption}, {body});{place}"


def _text_of(block: Block) -> tuple[Inline, ...]:
    match block:
        case n.Plain() | n.Para() | n.Header():
            return block.content
        case _:
            return ()
