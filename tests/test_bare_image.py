"""Pictures keep every pixel and nothing of who made them, whatever programs and cameras put in."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from nds_docs.checks.bare_image import bare_image
from nds_docs.checks.image_header import PNG_SIGNATURE, image_header
from nds_docs.checks.images import check, shown_bytes
from nds_docs.writers.pictures import picture
from tests import editions, small_project
from tests.jpeg_files import BASELINE, PROGRESSIVE

PICTURES = {"png": editions.png(16, 8), "baseline": BASELINE, "progressive": PROGRESSIVE}
SEGMENTS = [0xE0, 0xE1, 0xE2, 0xE3, 0xEC, 0xED, 0xEE, 0xEF, 0xFE]
"""Where programs and cameras say what they like: the application segments, and the comment."""
CHUNKS = [b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf", b"sPLT", b"hIST", b"acTL", b"fcTL", b"fdAT", b"cpIp", b"iDOT"]


def with_segments(jpeg: bytes, segments: list[tuple[int, int, bytes]], fill: int = 0) -> bytes:
    """The JPEG with each (place, marker, data) before that segment of it, and `fill` bytes before every marker."""
    parts = [b"\xff\xd8", *jpeg_parts(jpeg)]
    for place, marker, data in segments:
        new = bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2) + data
        parts.insert(1 + place % (len(parts) - 1), new)
    return parts[0] + b"".join(b"\xff" * fill + part for part in parts[1:])


def jpeg_parts(jpeg: bytes) -> list[bytes]:
    """The segments after the first marker, each scan with its data, the end as the last."""
    parts, at = [], 2
    while jpeg[at + 1] != 0xD9:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        while jpeg[at + 1] == 0xDA and not (jpeg[end] == 0xFF and jpeg[end + 1] != 0):
            end += 1
        parts.append(jpeg[at:end])
        at = end
    return [*parts, jpeg[at:]]


def with_chunks(png: bytes, chunks: list[tuple[int, bytes, bytes]]) -> bytes:
    parts = png_parts(png)
    for place, kind, data in chunks:
        new = len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
        parts.insert(1 + place % (len(parts) - 1), new)
    return PNG_SIGNATURE + b"".join(parts)


def png_parts(png: bytes) -> list[bytes]:
    parts, at = [], len(PNG_SIGNATURE)
    while at < len(png):
        end = at + 12 + int.from_bytes(png[at : at + 4])
        parts.append(png[at:end])
        at = end
    return parts


def exif(orientation: int, *, order: str = ">", before: int = 0) -> bytes:
    """Exif with a description, `before` other entries, and the orientation."""
    other = struct.pack(order + "HHLL", 0x0131, 2, 4, 0x6769656D)
    turned = struct.pack(order + "HHLHH", 0x0112, 3, 1, orientation, 0)
    entries = other * before + turned + other
    head = {">": b"MM\0*", "<": b"II*\0"}[order] + struct.pack(order + "LH", 8, before + 2)
    return head + entries + bytes(4) + b"Jan de Vries, Den Haag"


def pixels(raw: bytes, folder: Path) -> bytes:
    """The picture as a page of its own, laid out in the width that its file gives it."""
    name = f"shown.{picture(raw, '').suffix}"
    (folder / name).write_bytes(raw)
    (folder / "page.typ").write_text(f'#set page(width: auto, height: auto, margin: 0pt)\n#image("{name}")')
    made = typst.compile(folder / "page.typ", format="png", ppi=144)
    assert isinstance(made, bytes)
    return made


JUNK = st.binary(max_size=40)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_without_more_stays_as_it_is(name: str) -> None:
    assert bare_image(PICTURES[name]) == PICTURES[name]


@given(
    st.sampled_from([BASELINE, PROGRESSIVE]),
    st.lists(st.tuples(st.integers(1, 9), st.sampled_from(SEGMENTS), JUNK), max_size=8),
    st.integers(0, 2),
    JUNK,
)
def test_nothing_is_left_of_what_was_put_in_a_jpeg(
    jpeg: bytes, segments: list[tuple[int, int, bytes]], fill: int, behind: bytes
) -> None:
    """Also between the scans of a progressive one, where fill bytes stand before a marker, and after the end."""
    assert bare_image(with_segments(jpeg, segments, fill) + behind) == jpeg


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(CHUNKS), JUNK), max_size=8), JUNK)
def test_nothing_is_left_of_what_was_put_in_a_png(chunks: list[tuple[int, bytes, bytes]], behind: bytes) -> None:
    png = PICTURES["png"]
    assert bare_image(with_chunks(png, chunks) + behind) == png


@pytest.mark.parametrize(
    ("marker", "data", "kept"),
    [
        (0xE2, b"ICC_PROFILE\0\x01\x01profile", b"ICC_PROFILE\0\x01\x01profile"),
        (0xEE, b"Adobe\0\x64\0\0\0\0\x01by Jan", b"Adobe\0\x64\0\0\0\0\x01"),
    ],
)
def test_what_decides_the_colours_of_a_jpeg_is_kept(marker: int, data: bytes, kept: bytes) -> None:
    assert bare_image(with_segments(BASELINE, [(1, marker, data)])) == with_segments(BASELINE, [(1, marker, kept)])


def test_the_small_copy_in_a_jpeg_goes_and_its_density_stays() -> None:
    head = BASELINE[:20]
    assert head[6:11] == b"JFIF\0"
    small = head[:4] + (16 + 12).to_bytes(2) + head[6:18] + b"\x02\x02" + b"geheim" * 2
    assert bare_image(small + BASELINE[20:]) == BASELINE
    assert picture(BASELINE, "").size == pytest.approx((16 * 25.4 / 144, 8 * 25.4 / 144))


@pytest.mark.parametrize(
    ("kind", "data"),
    [(b"pHYs", struct.pack(">LLB", 5669, 5669, 1)), (b"gAMA", bytes(4)), (b"sRGB", b"\0"), (b"cICP", bytes(4))],
)
def test_what_decides_size_and_colours_of_a_png_is_kept(kind: bytes, data: bytes) -> None:
    raw = with_chunks(PICTURES["png"], [(0, kind, data)])
    assert bare_image(raw) == raw


def test_a_profile_of_colours_loses_its_name() -> None:
    profile = b"\0\0" + zlib.compress(b"profile")
    named = with_chunks(PICTURES["png"], [(0, b"iCCP", b"Scherm van Jan" + profile)])
    assert bare_image(named) == with_chunks(PICTURES["png"], [(0, b"iCCP", b"ICC" + profile)])


@given(st.integers(2, 8), st.sampled_from("<>"), st.integers(0, 5))
def test_a_picture_that_was_turned_still_says_so_and_no_more(orientation: int, order: str, before: int) -> None:
    said = exif(orientation, order=order, before=before)
    least = b"MM\0*" + struct.pack(">LHHHLHHL", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    jpeg = with_segments(BASELINE, [(1, 0xE1, b"Exif\0\0" + said)])
    assert bare_image(jpeg) == with_segments(BASELINE, [(1, 0xE1, b"Exif\0\0" + least)])
    png = with_chunks(PICTURES["png"], [(0, b"eXIf", said)])
    assert bare_image(png) == with_chunks(PICTURES["png"], [(0, b"eXIf", least)])


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", PICTURES)
def test_it_shows_as_before(name: str, orientation: int, tmp_path: Path) -> None:
    raw = PICTURES[name]
    if name == "png":
        raw = with_chunks(raw, [(0, b"eXIf", exif(orientation)), (1, b"tEXt", b"Author\0Jan")])
    else:
        raw = with_segments(raw, [(1, 0xE1, b"Exif\0\0" + exif(orientation)), (4, 0xFE, b"Jan")])
    bare = bare_image(raw)
    assert bare is not None
    assert b"Jan" in raw
    assert b"Jan" not in bare
    assert pixels(bare, tmp_path) == pixels(raw, tmp_path)


@given(st.sampled_from(sorted(PICTURES)), st.data())
def test_what_is_cut_short_is_no_picture(name: str, data: st.DataObject) -> None:
    raw = PICTURES[name]
    assert bare_image(raw[: data.draw(st.integers(0, len(raw) - 1))]) is None


@given(st.sampled_from(sorted(PICTURES)), st.integers(0, 1000), JUNK)
def test_damage_is_no_crash_and_what_is_left_stays_left(name: str, at: int, damage: bytes) -> None:
    raw = PICTURES[name]
    at %= len(raw)
    bare = bare_image(raw[:at] + damage + raw[at + len(damage) :])
    assert bare is None or bare_image(bare) == bare


def test_an_end_inside_a_comment_is_no_end(tmp_path: Path) -> None:
    """The header is whole and an end stands somewhere: the finding says it is damaged, and it is not shown."""
    raw = with_segments(PROGRESSIVE, [(8, 0xFE, b"a\xff\xd9")])[:-2]
    assert image_header(raw) is not None
    assert shown_bytes(raw) is None
    text = small_project.FRONT_MATTER + '![Onderschrift](foto.jpg){#fig-x alt="Een foto."}\n'
    files: small_project.Files = {"contributions/uvw/meetnet.md": text, "contributions/uvw/foto.jpg": raw}
    project = small_project.small_project(tmp_path, files)
    assert [finding.code for finding in check(project)] == ["NDS252"]


def test_a_png_that_needs_what_nobody_knows_is_not_shown() -> None:
    assert bare_image(with_chunks(PICTURES["png"], [(0, b"CgBI", bytes(4))])) is None
