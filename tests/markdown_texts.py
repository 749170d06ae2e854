"""Markdown made at random: documents of which every word is known, and strings of markup in any order."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import strategies as st

INLINES = """
W W W|*W W*|**W**|***W* W**|_W_|~~W W~~|W~W~|W^W^|`W`|`` W ` W ``|[W](adres 'titel')|[W *W*](<een adres>){.klas}
[W]{.klas k=v}|![plaat](plaat.png)|W\\*W|W&amp;W&nbsp;W|W \\| W|*W **W* W**|[W][verwijzing]|W * W ** W|[W]|W é 汉 W
W <!-- weg --> W|@sec-a W|[@sec-a] W|[-@sec-a] W|[zie @bron, p. 3] W|@bron W|W[^n] W|<https://a.nl> W|{{ x }} W
W  ↵W|W\\↵W|W↵W|`W↵W`|**W↵W**|W⇥W
"""
LEAVES = (
    "# T {#sec-x}",
    "## T ##",
    "T\n---",
    "```\nW\n\nW\n```",
    "    W\n    W",
    "***",
    "<!-- weg\n\nweg -->",
    "<!-- weg --> T",
)
NOTE = "\n\nW[^n]\n\n[^n]: W W\n\n    W\n\n[verwijzing]: adres\n"


def _indented(text: str, first: str, rest: str) -> str:
    return "\n".join((first if at == 0 else rest) + line for at, line in enumerate(text.split("\n")))


def _unprintable(text: str) -> str:
    return text.replace("↵", "\n").replace("⇥", "\t").replace("␣", " ")


def _table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(cell.replace("\n", " ") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


TEXTS = st.lists(
    st.sampled_from(re.split(r"(?<!\\)[|\n]", INLINES.strip())).map(_unprintable), min_size=1, max_size=5
).map(" ".join)
CELLS = st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=3)
BLOCKS = st.one_of(
    TEXTS,
    st.tuples(st.sampled_from(LEAVES), TEXTS).map(lambda pair: pair[0].replace("T", pair[1].replace("\n", " "))),
    CELLS.map(_table),
    st.tuples(CELLS.map(_table), TEXTS).map(lambda pair: f"{pair[0]}\n\n: {pair[1]} {{#tbl-x}}"),
)

Wrapper = Callable[[str], str]
WRAPPERS: tuple[Wrapper, ...] = (
    lambda text: _indented(text, "> ", "> "),
    lambda text: _indented(text, ">", ">"),
    lambda text: _indented(text, "- ", "  "),
    lambda text: _indented(text, "-\t", "\t"),
    lambda text: _indented(text, "10. ", "    "),
    lambda text: f"::: {{.box #b}}\n{text}\n:::",
    lambda text: f"::: naam\n\n{text}\n\n:::",
    lambda text: "W\n" + _indented(text, ":   ", "    "),
)


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3).map("\n\n".join)
    return st.tuples(st.sampled_from(WRAPPERS), several).map(lambda pair: pair[0](pair[1]))


def _numbered(text: str) -> str:
    numbers = iter(range(len(text)))
    return re.sub("W", lambda _: f"w{next(numbers)}", text)


DOCUMENTS = (
    st.lists(st.recursive(BLOCKS, _wrapped, max_leaves=6), min_size=1, max_size=5)
    .map(lambda blocks: _numbered("\n\n".join(blocks) + NOTE))
)  # fmt: skip
"""Documents whose words are `w0`, `w1`, … in the order of the source; none of them may get lost."""

MARKUP = """
* _ ` ~ ^ [ ] ( ) { } < > ! @ # $ & \\ | : ; - + = . " ' / a b1 é *** ``` ~~ {#a} {.b} {k=v} ](u) [^a] [^a]:␣ <!-- -->
{{ }} ␣ ␣␣ ␣␣␣␣ ↵ ↵↵ ⇥ >␣ -␣ 1.␣ :::␣ ::: |---| |␣a␣|␣b␣| @a @sec-a [@ -@ ↵:␣ &amp; <b> <https://a> ===↵ ---↵ ](< \\↵
␣␣↵ ![ \0 \x0b \u2028
"""
NOISE = st.lists(st.sampled_from(re.split("[ \n]", MARKUP.strip("\n"))).map(_unprintable), max_size=40).map("".join)
"""Markup in any order."""
