"""`python -m tests.bench.review`: how long returned files of 290 pages with 500 remarks take, in seconds.

200 comments and 300 insertions by one person, spread over the paragraphs; then `nds review` as a coordinator types it.
The fourth line is for one in which somebody also typed with tracking off, and another changed that: it is read twice.
The last line is for twenty in one go, each by somebody else.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from lxml import etree

from tests.bench.__main__ import nds
from tests.bench.generator import generate
from tests.reviewers.word import Reviewer
from tests.reviewers.word_file import W

WORDS, COMMENTS, INSERTIONS, FILES = 84_000, 200, 300, 20


def main() -> int:
    """Prints a line for each command and returns 0; raises where one of them fails."""
    with tempfile.TemporaryDirectory(prefix="nds-bench-") as name:
        folder = Path(name)
        generate(WORDS).write(folder)
        project = ("--project", name)
        nds("build", *project, "--only", "docx")
        sent = (folder / "build/nds.docx").read_bytes()
        files = [folder / f"terug-{number}.docx" for number in range(FILES)]
        for number, file in enumerate(files):
            file.write_bytes(reviewed(sent, f"Reviewer {number}"))
        names = list(map(str, files))
        mixed = folder / "terug-los.docx"
        mixed.write_bytes(with_untracked(files[0].read_bytes()))
        commands = (("import", names[0]), ("list",), ("apply", "--all"), ("import", str(mixed)), ("import", *names))
        for command in commands:
            print(f"nds review {command[0]:<8}{nds('review', *command, *project):6.1f} s", flush=True)
    return 0


def reviewed(raw: bytes, author: str) -> bytes:
    """The file with a word put in behind some texts by `author`, and comments on others."""
    reviewer = Reviewer(raw, author)
    paragraphs = [paragraph for paragraph in reviewer.document.iter(W + "p") if _is_text(paragraph)]
    step = len(paragraphs) // (COMMENTS + INSERTIONS)
    for number, paragraph in enumerate(paragraphs[::step][: COMMENTS + INSERTIONS]):
        run = paragraph.findall(W + "r")[-1]
        if number % 5 < 3:
            reviewer.insert_behind(run, " erbij", run)
        else:
            reviewer.comment_on([run], f"Opmerking {number}")
    return reviewer.save()


def with_untracked(raw: bytes) -> bytes:
    """The file with words typed with tracking off, of which somebody else made other ones."""
    reviewer = Reviewer(raw, "Otto")
    text = next(
        text for paragraph in reviewer.document.iter(W + "p") if _is_text(paragraph) for text in paragraph.iter(W + "t")
    )
    text.text = f"{text.text} losgetypt"
    reviewer.replace("losgetypt", "bijgehouden")
    return reviewer.save()


def _is_text(paragraph: etree._Element) -> bool:
    """Whether it is running text that ends in words."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    runs = paragraph.findall(W + "r")
    words = bool(runs) and runs[-1].find(W + "t") is not None and paragraph[-1] is runs[-1]
    return words and style is not None and style.get(W + "val") in ("BodyText", "ListBullet", "ListNumber", "TableText")


if __name__ == "__main__":
    sys.exit(main())
