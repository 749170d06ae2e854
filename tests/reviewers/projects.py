"""Projects to be sent to reviewers: made at random, or a copy of one."""

from __future__ import annotations

from pathlib import Path

from nds_docs.build.delivery import Order, deliver, origin
from nds_docs.build.output import replace_files
from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from tests.edits.texts import made
from tests.small_project import REFERENCES, REGISTER


def project(folder: Path, seed: int) -> Path:
    """A project with one chapter and two contributions made at random, built; gives the Word file."""
    texts = {
        "nds.yml": REGISTER,
        "references.yml": REFERENCES + "".join(_bill(number) for number in range(1, 10)),
        "chapters/10-data.md": "---\ntitle: Data\npriority: BZK-1\n---\n\nInleiding van dit hoofdstuk.\n",
    }
    for number in range(2):
        front = f"---\ntitle: Bijdrage {number}\nparty: uvw\npriorities: [BZK-1]\n---\n\n"
        body = made(seed * 2 + number)
        texts[f"contributions/uvw/bijdrage-{number}.md"] = front + body.text[body.start :]
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return build(folder)


def copy(original: Path, folder: Path) -> Path:
    """A copy of a project, of nothing but what its documents are made from, built; gives the Word file."""
    replace_files(folder, dict(gather(original).files))
    return build(folder)


def _bill(number: int) -> str:
    return (
        f"  - id: bron{number}\n    type: bill\n    title: Bron {number}\n    container-title: Kamerstukken II\n"
        f"    volume: 2024/25\n    collection-number: 26643\n    number: {number}\n"
    )


def build(folder: Path) -> Path:
    """Builds the Word file of the project in a folder."""
    inputs, order = gather(folder), Order(frozenset(("docx",)))
    wanted = origin(inputs, order)
    composition = compose(inputs, build_id=wanted.build_id)
    deliver(composition, inputs, order, wanted, folder / "build")
    return folder / "build/nds.docx"
