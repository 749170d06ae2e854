"""The lists of a file: the outline that numbers chapters, the list of annexes, bullets and counts.

Source: OpenDocument 1.3 part 3, 16.30 (list styles), 16.34 (outline).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nds_docs.writers import look
from nds_docs.writers.odt.odf import attributes, mm, style_name

ANNEXES: Final = "Bijlagen"
BULLETS: Final = "Opsomming"
COUNTS: Final = {".": "Nummering", ")": "Nummering met haakje"}
"""By what stands after the number."""
LEVELS: Final = 10
HEADING_HANG: Final = (12.0, 12.0, 14.0, 17.0, 20.0, 23.0, 26.0, 29.0, 32.0, 35.0)  # mm, from the number to the title
_SIGN_STYLE: Final = "Bullet Symbols"


def list_styles(annex: str, *, numbered: bool) -> str:
    """The outline (`numbered`: it shows numbers) and every list style; `annex` is the word before an annex's letter."""
    outline = "".join(_heading(level, "text:outline-level-style", "1" if numbered else "") for level in range(LEVELS))
    lists = [f'<text:outline-style style:name="Outline">{outline}</text:outline-style>']
    if numbered:
        lists.append(_list_style(ANNEXES, _annexes(annex)))
    lists.append(_list_style(BULLETS, map(_bullet, range(LEVELS))))
    for delimiter, name in COUNTS.items():
        lists.append(_list_style(name, (_count(level, delimiter) for level in range(LEVELS))))
    return "".join(lists)


def _list_style(display: str, levels: Iterator[str]) -> str:
    name = f'style:name="{style_name(display)}" style:display-name="{display}"'
    return f"<text:list-style {name}>{''.join(levels)}</text:list-style>"


def _annexes(word: str) -> Iterator[str]:
    """ "Bijlage A" before the title, too wide for the column of numbers; then A.1, A.1.1."""
    shown = {"text:level": "1", "style:num-format": "A", "style:num-prefix": f"{word} "}
    yield _level("text:list-level-style-number", shown, 0.0, 0.0, followed="space")
    for level in range(1, LEVELS):
        yield _heading(level, "text:list-level-style-number", "1")


def _heading(level: int, element: str, form: str) -> str:
    hang = HEADING_HANG[level] if form else 0.0
    shown = {"text:level": str(level + 1), "style:num-format": form}
    if level and form:
        shown["text:display-levels"] = str(level + 1)
    return _level(element, shown, hang, hang, followed="listtab" if form else "nothing")


def _bullet(level: int) -> str:
    sign = "–" if level % 2 else "•"
    shown = {"text:level": str(level + 1), "text:style-name": style_name(_SIGN_STYLE), "text:bullet-char": sign}
    return _level("text:list-level-style-bullet", shown, (level + 1) * look.LIST_INDENT, look.LIST_INDENT)


def _count(level: int, delimiter: str) -> str:
    shown = {"text:level": str(level + 1), "style:num-format": "1", "style:num-suffix": delimiter}
    return _level("text:list-level-style-number", shown, (level + 1) * look.LIST_INDENT, look.LIST_INDENT)


def _level(element: str, shown: dict[str, str], left: float, hang: float, *, followed: str = "listtab") -> str:
    """A level whose text starts at `left` mm and whose sign stands `hang` mm before it."""
    form = "" if shown.get("style:num-format", "1") else ' style:num-format=""'
    place = f'text:label-followed-by="{followed}" fo:text-indent="{mm(-hang)}" fo:margin-left="{mm(left)}"'
    if followed == "listtab":
        place += f' text:list-tab-stop-position="{mm(left)}"'
    return (
        f"<{element}{attributes(shown)}{form}><style:list-level-properties"
        ' text:list-level-position-and-space-mode="label-alignment">'
        f"<style:list-level-label-alignment {place}/></style:list-level-properties></{element}>"
    )
