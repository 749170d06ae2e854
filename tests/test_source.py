"""A text and the places in it: lines and columns, and the way back to the bytes of the file."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from nds_docs.document.source import NOWHERE, Place, Source, Span

CHARACTERS = ["a", "é", "汉", "😀", "\ufeff", " ", "\n", "\r\n", "\r", "\x0b", "\u2028"]
TEXTS = st.lists(st.sampled_from(CHARACTERS)).map("".join)


def with_line_feeds(raw: bytes) -> str:
    return raw.decode().replace("\r\n", "\n").replace("\r", "\n")


@given(TEXTS, st.booleans())
@example("\r\n\r\r\n", True)
def test_bytes_of_every_range(typed: str, with_mark: bool) -> None:
    """A byte order mark belongs to no character; `\\r\\n` is one line end."""
    raw = ("\ufeff" * with_mark).encode() + typed.lstrip("\ufeff").encode()
    source = Source("a.md", raw)
    for start in range(len(source.text) + 1):
        for end in range(start, len(source.text) + 1):
            first, last = source.byte_range(start, end)
            assert with_line_feeds(raw[first:last]) == source.text[start:end]
    first, last = source.byte_range(0, len(source.text))
    assert (first, last) == (3 * with_mark, len(raw))


@given(TEXTS)
def test_every_place(typed: str) -> None:
    source = Source("a.md", typed.encode())
    lines = source.text.split("\n")
    assert [source.line(number) for number in range(len(lines) + 2)] == ["", *lines, ""]
    for offset, character in enumerate(source.text):
        line, column = source.place(offset)
        assert (source.line(line) + "\n")[column - 1] == character
    assert source.place(len(source.text)) == Place(len(lines), len(lines[-1]) + 1)


def test_only_a_span_of_a_file_is_a_place() -> None:
    assert not NOWHERE
    assert Span("a.md", 0, 0)
