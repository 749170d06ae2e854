"""Pictures: kind, size, and whether the bytes are whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nds_docs.checks.image_header import ImageHeader, image_header
from tests.small_project import jpeg, png


@given(st.integers(1, 60_000), st.integers(1, 60_000))
def test_kind_and_size(width: int, height: int) -> None:
    assert image_header(png(width, height)) == ImageHeader("PNG", width, height)
    assert image_header(jpeg(width, height)) == ImageHeader("JPEG", width, height)


@pytest.mark.parametrize("raw", [png(3, 2), jpeg(3, 2)])
def test_cut_short_anywhere_is_no_image(raw: bytes) -> None:
    assert image_header(raw) is not None
    assert [end for end in range(len(raw)) if image_header(raw[:end])] == []


def test_one_changed_byte_of_a_png_is_seen() -> None:
    raw = png()
    for at in range(len(raw)):
        changed = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        assert image_header(changed) is None, at


@given(st.binary(max_size=200))
def test_anything_else_is_no_image_and_no_crash(raw: bytes) -> None:
    assert image_header(raw) is None
    image_header(b"\xff\xd8\xff" + raw)
    image_header(b"\x89PNG\r\n\x1a\n" + raw)


def test_a_picture_without_size_is_no_image() -> None:
    assert image_header(png(0, 4)) is None
    assert image_header(jpeg(4, 0)) is None


def test_what_follows_a_picture_does_not_matter() -> None:
    assert image_header(png() + b"\0\0") == ImageHeader("PNG", 2, 2)
    assert image_header(jpeg() + b"\0\0") == ImageHeader("JPEG", 2, 2)
