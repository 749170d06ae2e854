"""Markdown that no one means to write (hypothesis): every sign of the dialect, put together in any way."""

from __future__ import annotations

from hypothesis import strategies as st

Texts = st.SearchStrategy[str]

_SIGNS = (
    "\\ * ** _ ~ ~~ ^ ` ``` | [ ] ( ) { } {{ }} < > <!-- --> ::: : % @ ! # $ --- ... ' \" // /* - + 1. (1) =".split()
)
_TYPED = [
    *("tekst", "data", "a_b_c", "art. 3", "€ 20", "https://x.nl", "<b>", "&amp;", "&nbsp;", "&#0;", "&#12;", "&#10;"),
    *(
        "\\\n",
        "  \n",
        "\t",
        "#let x = 1",
        "<label>",
        "\\newpage",
        "lang" * 60,
        "café",
        "e\u0301\u0323",
        "ﬀ",
        "𝔘",
        "١٢٣",
    ),
    *(
        "שלום",
        "عربي",
        "中文",
        "😀",
        "👩‍👩‍👧",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "\u00a0",
        "\u202e",
        "\u2028",
        "\x85",
    ),
    *("\ue000", "\ufdd0", "\uffff", "\U0010ffff", "\U000e0001", "\u0300"),
]
_LABELS = [
    "sec-a",
    "tbl-a",
    "fig-a",
    "act-a",
    "goal-a",
    "prio-BZK-1",
    "prio-BZK-3",
    "vaarkaart2023",
    "weg",
    "uvw/b#sec-a",
]
_URLS = [
    *("https://a.nl", "mailto:a@b.nl", "javascript:alert(1)", "file:///etc", "//x", "http://[", "C:\\x", "#", "#sec-a"),
    *("a b", "%zz", "", "é.nl", "x" * 2000),
]
_PICTURES = ["plaat.png", "weg.png", "kapot.png", "../../../x.png", "/x.png", "https://a.nl/x.png", ""]
_ATTRIBUTES = [
    *(
        "",
        "{}",
        "{.x}",
        "{#é}",
        "{#a b}",
        "{=html}",
        "{width=50%}",
        "{width=0%}",
        "{width=abc}",
        '{alt="x"}',
        "{k=&#12;}",
    ),
    *(
        "{#sec-a}",
        "{#tbl-a}",
        "{#fig-a}",
        "{.measure #act-a owner=uvw}",
        "{.goal #goal-a}",
        "{.box}",
        "{.quote source=x}",
    ),
    *("{.todo for=fez}", "{.unnumbered}", "{.contributions priority=BZK-1}", "{.overview of=measures}", "{.title}"),
    *(
        "{.overview of=measures by=owner}",
        "{.overview of=measures by=year}",
        "{.overview of=planning}",
        "{.facts}",
        "{.see-also}",
        "{.number}",
    ),
]
_CODE = ["document.title", "nergens", "1 / 0", "'|'", "'\\x07'", "", "parties", "priorities | length", "((("]

words = st.sampled_from([*_SIGNS, *_TYPED]) | st.just("tekst")
labels, urls, pictures = st.sampled_from(_LABELS), st.sampled_from(_URLS), st.sampled_from(_PICTURES)
attributes = st.sampled_from(_ATTRIBUTES)


def _filled(pattern: str, *parts: Texts) -> Texts:
    """`pattern` with each `§` replaced by one of the parts, in order."""
    first, *others = pattern.split("§")
    return st.tuples(*parts).map(lambda drawn: first + "".join(map("".join, zip(drawn, others, strict=True))))


def _joined(parts: Texts, *separators: str, most: int = 4) -> Texts:
    return st.builds(str.join, st.sampled_from(separators), st.lists(parts, max_size=most))


def _wider(inner: Texts) -> Texts:
    text = _joined(inner, "", " ")
    return st.one_of(
        *(_filled(mark + "§" + mark, text) for mark in ("*", "**", "~~", "^", "~", "`")),
        _filled("[§](§)§", text, urls, attributes),
        _filled('![§](§ "§")§', text, pictures, words, attributes),
        _filled("[§]§", text, attributes),
        _filled("[§][r]", text),
        _filled("[§ @§, p. 3; @§ §]", text, labels, labels, text),
        _filled("{{ § }}", st.sampled_from(_CODE)),
        _filled("<!-- § -->", text),
        *(_filled(mark, labels) for mark in ("@§", "[@§]", "[-@§]", "@{§}")),
        st.sampled_from(["[^1]", "[^2]", "\n"]),
    )


inlines = _joined(st.recursive(words, _wider, max_leaves=8), "", " ")
_lines = inlines.map(lambda text: text.replace("\n", " "))


def _indented(text: str, by: str) -> str:
    return text.replace("\n", "\n" + by)


def _rows(columns: int) -> Texts:
    row = st.lists(_lines, min_size=columns - 1, max_size=columns + 1).map(lambda cells: f"|{'|'.join(cells)}|")
    dashes = st.lists(st.sampled_from(["---", ":-:", "--:", "-" * 60]), min_size=columns, max_size=columns)
    line = dashes.map(lambda cells: f"|{'|'.join(cells)}|")
    return st.builds(lambda head, ruler, body: "\n".join([head, ruler, *body]), row, line, st.lists(row, max_size=3))


_TABLES = st.sampled_from([1, 2, 3, 9, 20]).flatmap(_rows)
_SIMPLE = st.one_of(
    inlines,
    _filled("§ § §", st.sampled_from(["#", "##", "###", "#######"]), _lines, attributes),
    _filled("§\n===", _lines),
    _TABLES,
    _filled("§\n\n: § §", _TABLES, _lines, attributes),
    _filled("![§](plaat.png)§", _lines, attributes),
    _filled("[r]: § '§'", urls, words),
    _filled("```§\n§\n```", st.sampled_from(["", "py", "{=typst}", "{.x}"]), inlines),
    st.sampled_from(["---", "***", "::: {.box}", ":::", "<!--", "    code", ""]),
)


def _item(mark: str, content: Texts) -> Texts:
    """The content behind a mark, its other lines below the first; a `>` stands before each."""
    margin = mark if mark.startswith(">") else " " * len(mark)
    return content.map(lambda text: mark + _indented(text, margin))


def _deeper(inner: Texts) -> Texts:
    content = _joined(inner, "\n\n", "\n")
    return st.one_of(
        *(_item(mark, content) for mark in ("- ", "1. ", "0) ", "999999999. ", "> ", "[^1]: ", "[^2]: ", ":   ")),
        _filled("::: §\n§\n:::", attributes, content),
        _filled(":::: §\n§\n::::", attributes, content),
        _filled("§\n§", _lines, _item(":   ", content)),
    )


texts = _joined(st.recursive(_SIMPLE, _deeper, max_leaves=8), "\n\n", most=6)
titles = st.sampled_from(
    [
        "Titel",
        "'*x*'",
        "'# x'",
        "''",
        "'{{ document.title }}'",
        "'[@vaarkaart2023] @sec-a'",
        "'😀'",
        "'שלום'",
        '"\\a"',
        "[x]",
    ]
)
