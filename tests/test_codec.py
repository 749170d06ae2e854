"""Document ↔ Pandoc JSON: nothing is lost on the way, and what the model cannot hold is refused."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings

from nds_docs.document import nodes as n
from nds_docs.document.source import Span
from nds_docs.errors import NdsError
from nds_docs.pandoc.codec import API_VERSION, decode, encode
from nds_docs.pandoc.process import run
from tests import strategies

REAL = """\
# Kop *één* {#sec-a .x k="v w"}

Tekst met **vet**, `code`{.c}, H~2~O, m^2^, ~~weg~~, [span]{.s}, <https://a.nl>, ![alt](a.png "t"){width=50%},
harde\\
regel, noot[^1] en [zie @a, p. 3; -@b] en @c [p. 1].

[^1]: Een noot.

    Met twee alinea's.

> Citaat

1) een
2) twee

- los

- en los

Begrip
:   Uitleg

::: {.measure #act-a owner=uvw}
```python
x = "\\n"
```
:::

| a | b |
|:--|:-:|
| *1* |  |

: Bijschrift {#tbl-a}

![Figuur](f.png){#fig-a alt="Anders"}

----
"""


@given(strategies.documents)
@settings(max_examples=50, deadline=None)
def test_nothing_is_lost(document: n.Document) -> None:
    text = encode(document)
    assert decode(text) == document
    assert json.loads(text)["pandoc-api-version"] == list(API_VERSION)


def test_pandoc_reads_back_what_it_wrote() -> None:
    written = run(["-f", "markdown-smart", "-t", "json"], REAL.encode())
    ours = encode(decode(written)).encode()
    for form in ("native", "html", "markdown"):
        options = ["-f", "json", "-t", form, "--wrap=none"]
        assert run(options, _unnumbered(written)) == run(options, _words_apart(ours))


def _unnumbered(text: bytes) -> bytes:
    """Pandoc JSON without the numbers that pandoc gives citations for its own use."""
    return re.sub(rb'"citationNoteNum":\d+', b'"citationNoteNum":0', text)


def _words_apart(text: bytes) -> bytes:
    """Pandoc JSON with a `Space` between words, as pandoc writes it."""

    def apart(value: object) -> object:
        match value:
            case list():
                return [part for inner in value for part in split(inner)]
            case dict():
                return {key: apart(inner) for key, inner in value.items()}
        return value

    def split(value: object) -> list[object]:
        match value:
            case {"t": "Str", "c": str(words)}:
                parts = [part for word in words.split(" ") for part in ({"t": "Space"}, {"t": "Str", "c": word})]
                return [part for part in parts[1:] if part != {"t": "Str", "c": ""}]
        return [apart(value)]

    return json.dumps(apart(json.loads(text))).encode()


def test_meta() -> None:
    meta = {"title": "NDS", "n": 3, "toc": True, "list": ["a"], "map": {"k": (n.Emph((n.Str("v"),)),)}, "none": ()}
    assert json.loads(encode(n.Document(()), meta))["meta"] == {
        "title": {"t": "MetaString", "c": "NDS"},
        "n": {"t": "MetaString", "c": "3"},
        "toc": {"t": "MetaBool", "c": True},
        "list": {"t": "MetaList", "c": [{"t": "MetaString", "c": "a"}]},
        "map": {
            "t": "MetaMap",
            "c": {"k": {"t": "MetaInlines", "c": [{"t": "Emph", "c": [{"t": "Str", "c": "v"}]}]}},
        },
        "none": {"t": "MetaList", "c": []},
    }


def test_meta_of_another_kind_is_refused() -> None:
    with pytest.raises(NdsError, match="property “date”"):
        encode(n.Document(()), {"date": object()})


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (n.CrossReference("sec-x", span=Span("chapters/10.md", 3, 9)), "chapters/10.md: “@sec-x”"),
        (n.Expression(" x ", span=Span("chapters/10.md", 3, 9)), r"chapters/10.md: “\{\{ x \}\}”"),
    ],
)
def test_what_is_not_resolved_never_reaches_a_writer(left: n.Inline, shown: str) -> None:
    with pytest.raises(NdsError, match=shown):
        encode(n.Document((n.Div((n.Para((n.Emph((left,)),)),)),)))


def _whole(blocks: str, version: str = "[1,23,1,1]") -> str:
    return f'{{"pandoc-api-version":{version},"meta":{{}},"blocks":{blocks}}}'


def _para(inline: str) -> str:
    return f'[{{"t":"Para","c":[{inline}]}}]'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (_whole('[{"t":"Blok","c":[]}]'), "not supported here: Blok"),
        (_whole(_para('{"t":"Woord","c":"x"}')), "not supported here: Woord"),
        (_whole(_para('{"t":"RawInline","c":["html","<b>"]}')), "not supported here: RawInline"),
        (_whole('[{"t":"OrderedList","c":[[1,{"t":"LowerAlpha"},{"t":"Period"}],[]]}]'), "OrderedList LowerAlpha"),
        (_whole("[]", "[1,24]"), "another version of pandoc"),
        (_whole("[]", "[1,22,2]"), "another version of pandoc"),
        (_whole('[{"t":"Header","c":[1]}]'), "not Pandoc JSON"),
        (_whole('[{"c":[]}]'), "not Pandoc JSON"),
        (_whole("[3]"), "not Pandoc JSON"),
        ("{}", "not Pandoc JSON"),
        ("[]", "not Pandoc JSON"),
        ("geen json", "not Pandoc JSON"),
    ],
)
def test_what_is_not_known_is_refused(text: str, shown: str) -> None:
    with pytest.raises(NdsError, match=shown):
        decode(text)


def test_a_table_that_the_model_cannot_hold_is_refused() -> None:
    html = b"<table><thead><tr><th>a</th></tr></thead><tfoot><tr><td>b</td></tr></tfoot></table>"
    with pytest.raises(NdsError, match="Table with a foot"):
        decode(run(["-f", "html", "-t", "json"], html))
