"""The search for leaks sees a word wherever a file can hold it: a search that is blind finds nothing wrong."""

from __future__ import annotations

import io
import zipfile
import zlib
from base64 import b64encode

import pikepdf
import pytest

from tests import editions
from tests.every_text import Texts
from tests.jpeg_files import BASELINE
from tests.test_bare_image import with_chunks, with_segments

WORD = "zqgeheimqz"
SAID = WORD.encode()


def zipped(name: str, content: bytes, comment: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
        file.comment = comment
    return made.getvalue()


def pdf(**values: pikepdf.Object) -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as file:
        for name, value in values.items():
            file.Root[f"/{name}"] = file.make_indirect(value)
        file.save(made, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def stream(content: bytes, packed: bytes = b"", kind: str = "") -> bytes:
    file = pikepdf.new()
    held = pikepdf.Stream(file, packed or content)
    if kind:
        held.Filter = pikepdf.Name(kind)
    file.Root.Held = held
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


HOLDING = {
    "text": SAID,
    "text in capitals": WORD.upper().encode(),
    "text over two lines": b"zqge-\nheimqz".replace(b"-", "\u00ad".encode()),
    "utf-16": b"\0" + WORD.encode("utf-16-be"),
    "utf-16, little": WORD.encode("utf-16-le"),
    "zip": zipped("a.xml", SAID),
    "zip in zip": zipped("a.docx", zipped("b.bin", SAID)),
    "name in zip": zipped(f"word/{WORD}.xml", b""),
    "comment of zip": zipped("a.xml", b"", SAID),
    "xml over tags": zipped("a.xml", b"<p><r>zqge</r><r>heimqz</r></p>"),
    "xml as entities": b'<p a="&#x7a;qgeheimqz"/>',
    "xml comment": b"<p><!-- zqgeheimqz --></p>",
    "hexadecimal": b"<" + SAID.hex().encode() + b">",
    "base 64": b64encode(b"In a text: " + SAID),
    "png": with_chunks(editions.png(2, 2), [(0, b"tEXt", b"Author\0" + SAID)]),
    "png, packed": with_chunks(editions.png(2, 2), [(0, b"zTXt", b"Author\0\0" + zlib.compress(SAID))]),
    "png in zip": zipped(
        "1.png", with_chunks(editions.png(2, 2), [(0, b"iTXt", b"A\0\1\0\0\0" + zlib.compress(SAID))])
    ),
    "jpeg": with_segments(BASELINE, [(1, 0xFE, SAID)]),
    "pdf string": pdf(Held=pikepdf.String(WORD)),
    "pdf string in utf-16": pdf(Held=pikepdf.String(WORD + "\u2192")),
    "pdf name": pdf(Held=pikepdf.Name(f"/{WORD}")),
    "pdf key": pdf(Held=pikepdf.Dictionary({f"/{WORD}": 1})),
    "pdf, deep": pdf(Held=pikepdf.Array([pikepdf.Dictionary({"/A": pikepdf.Array([pikepdf.String(WORD)])})])),
    "pdf stream": stream(SAID * 100),
    "pdf stream, packed": stream(b"", zlib.compress(SAID), "/FlateDecode"),
    "pdf stream in hexadecimal": stream(b"<" + SAID.hex().encode() + b"> Tj" + bytes(200)),
    "jpeg in pdf": stream(b"", with_segments(BASELINE, [(1, 0xE1, SAID)]), "/DCTDecode"),
    "behind a pdf": pdf() + b"\n% " + SAID,
}


@pytest.mark.parametrize("kind", HOLDING)
def test_a_word_is_found(kind: str) -> None:
    hits = Texts({"file": HOLDING[kind]}).having([WORD, "zqandersqz"])
    assert hits
    assert all(hit.startswith(f"{WORD} in file") for hit in hits)


def test_a_word_in_a_name_is_found() -> None:
    assert Texts({f"{WORD}.pdf": b""}).having([WORD]) == {f"{WORD} in {WORD}.pdf"}


def test_where_nothing_is_nothing_is_found() -> None:
    assert Texts({"a.docx": zipped("a.xml", b"<p/>"), "b.pdf": pdf()}).having([WORD]) == set()
