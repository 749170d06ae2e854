"""The look of a ministry's own Word file in place of ours: its styles, theme, fonts and page.

Its styles take the place of ours of the same name, under our ids; what it lacks is added. Numbers stay ours, since
they have to be those of the document, and so do heads and feet, since those name the draft and its build.
Source: ECMA-376 part 1, 17.7 (styles), 17.6.11 and 17.6.13 (pages).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from lxml import etree

from nds_docs.writers import look
from nds_docs.writers.docx.ooxml import W_URI, w
from nds_docs.writers.docx.package import Package, read
from nds_docs.writers.look import Page

Element = etree._Element

THEME, FONTS = "word/theme/theme1.xml", "word/fontTable.xml"
_TO_THE_EDGE: Final = ("Header", "Footer", "TOC1", "TOC2", "TableofFigures")
"""Styles whose tab stops are those of the page, and not a matter of taste."""

_REFERENCES: Final = tuple(map(w, ("basedOn", "next", "link")))
_NO_LIST: Final = f'<w:numPr xmlns:w="{W_URI}"><w:numId w:val="0"/></w:numPr>'
_BEFORE_LIST: Final = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
_AFTER_TABS: Final = tuple(
    map(
        w,
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange".split(),
    )
)
_MM_PER_TWIP: Final = 25.4 / 1440


class Styles(NamedTuple):
    """The part `styles.xml`, and the names of the styles that the template did not have."""

    part: str | bytes
    added: tuple[str, ...]


class HouseStyle:
    """A template that `checks.word_template` found no fault with."""

    def __init__(self, template: bytes) -> None:
        self._parts: Mapping[str, bytes] = read(template)

    @property
    def page(self) -> Page:
        """The page of its last section; ours where it has none, or one that leaves no room for text."""
        sections = list(_parsed(self._parts["word/document.xml"]).iter(w("sectPr")))
        size = sections[-1].find(w("pgSz")) if sections else None
        margins = sections[-1].find(w("pgMar")) if sections else None
        if size is None or margins is None:
            return look.PAGE
        page = Page(
            width=_mm(size, "w"), height=_mm(size, "h"), left=_mm(margins, "left"), right=_mm(margins, "right"),
            top=abs(_mm(margins, "top")), bottom=abs(_mm(margins, "bottom")),
            head=_mm(margins, "header"), foot=_mm(margins, "footer"),
        )  # fmt: skip
        room = page.height - page.top - page.bottom
        return page if page.text_width >= look.PAGE.text_width / 2 and room >= look.PAGE.height / 3 else look.PAGE

    def styles(self, ours: str, language: str) -> Styles:
        """Its styles with those of the part `ours` that it lacks, for text in `language`."""
        root, own = _parsed(self._parts["word/styles.xml"]), _parsed(ours.encode())
        wanted = {_name(style): style for style in own.iter(w("style"))}
        _take_ids(root, {name: style.get(w("styleId")) or "" for name, style in wanted.items()})
        known = {_name(style): style for style in root.iter(w("style"))}
        for style in known.values():
            _without_lists(style)
        for name, style in wanted.items():
            if name in known:
                _keep_what_counts(known[name], style)
            else:
                root.append(style)
        _speak(root, own, language)
        added = (style for name, style in wanted.items() if name not in known)
        return Styles(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), _shown(added))

    def dress(self, package: Package) -> None:
        """Puts its theme and fonts into `package`; embedded fonts and pictures in the theme are left out."""
        if b"r:embed" not in self._parts.get(THEME, b"r:embed"):
            package.add(THEME, self._parts[THEME])
        if FONTS in self._parts:
            fonts = _parsed(self._parts[FONTS])
            for embedded in [child for font in fonts for child in font if "embed" in str(child.tag)]:
                _parent(embedded).remove(embedded)
            package.add(FONTS, etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True))


def _take_ids(root: Element, ids: Mapping[str, str]) -> None:
    """Gives every style with a name of ours our id, and moves others out of the way."""
    new: dict[str, str] = {}
    for style in root.iter(w("style")):
        old = style.get(w("styleId")) or ""
        wanted = ids.get(_name(style), "")
        new[old] = wanted or (f"{old}Own" if old in ids.values() else old)
        style.set(w("styleId"), new[old])
    for style in root.iter(w("style")):
        for reference in style.iterchildren(*_REFERENCES):
            value = reference.get(w("val")) or ""
            reference.set(w("val"), new.get(value, value))


def _without_lists(style: Element) -> None:
    for numbering in list(style.iter(w("numPr"))):
        _parent(numbering).remove(numbering)


def _keep_what_counts(theirs: Element, ours: Element) -> None:
    """The list, the level in the outline and the tab stops at the edge of the page, which are no matter of taste.

    What has no list of its own gets none of the style it is based on: contents under a heading based on Heading 1.
    """
    given = ours.find(w("pPr"))
    if given is None or ours.get(w("type")) != "paragraph":
        return
    properties = _properties(theirs)
    numbering, outline, tabs = (given.find(w(name)) for name in ("numPr", "outlineLvl", "tabs"))
    before = [child for child in properties if child.tag in map(w, _BEFORE_LIST)]
    properties.insert(len(before), etree.fromstring(_NO_LIST) if numbering is None else numbering)
    if outline is not None and properties.find(w("outlineLvl")) is None:
        properties.append(outline)
    if tabs is not None and ours.get(w("styleId")) in _TO_THE_EDGE:
        for old in properties.findall(w("tabs")):
            properties.remove(old)
        behind = next(properties.iterchildren(*_AFTER_TABS), None)
        if behind is None:
            properties.append(tabs)
        else:
            behind.addprevious(tabs)


def _properties(style: Element) -> Element:
    """The `w:pPr` of a style, put in its place where there was none."""
    properties = style.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        behind = next(style.iterchildren(w("rPr")), None)
        if behind is None:
            style.append(properties)
        else:
            behind.addprevious(properties)
    return properties


def _speak(root: Element, own: Element, language: str) -> None:
    """The language of the document in place of the one the template was made in."""
    for tongue in root.iter(w("lang")):
        tongue.set(w("val"), language)
    if root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}") is None:
        for old in root.findall(w("docDefaults")):
            root.remove(old)
        root.insert(0, own[0])


def _shown(styles: Iterable[Element]) -> tuple[str, ...]:
    names = [_value(style, "name") for style in styles]
    return tuple(name for name in names if name not in ("Normal Table", "Default Paragraph Font"))


def _name(style: Element) -> str:
    return _value(style, "name").casefold()


def _value(style: Element, name: str) -> str:
    child = style.find(w(name))
    return (child.get(w("val")) or "") if child is not None else ""


def _mm(element: Element, name: str) -> float:
    try:
        return round(float(element.get(w(name)) or 0) * _MM_PER_TWIP, 3)
    except ValueError:
        return 0.0


def _parsed(content: bytes) -> Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))


def _parent(element: Element) -> Element:
    parent = element.getparent()
    if parent is None:
        raise ValueError(element.tag)
    return parent
