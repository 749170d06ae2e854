"""From the files of a project to typed values: the register, and every text as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nds_docs.checks.diagnostics import Finding
from nds_docs.compose.gather import Inputs
from nds_docs.compose.project import Chapter, Contribution, Project
from nds_docs.document.source import Source
from nds_docs.markdown.front_matter import split
from nds_docs.markdown.reader import read
from nds_docs.register import load
from nds_docs.register.schema import Words

LETTER = "chapters/kamerbrief.md"


def read_project(inputs: Inputs) -> Project:
    """Everything in the folder, typed. Raises `NdsError` where the register or a YAML file cannot be read.

    What is wrong with a chapter or contribution is a finding; its text is kept whatever its front matter is like.
    """
    sources = {path: Source(path, raw) for path, raw in inputs.files.items() if path.endswith((".md", ".yml"))}
    register, places = load.load_register(sources["nds.yml"])
    references = load.load_references(sources["references.yml"]) if "references.yml" in sources else {}
    words = load.load_words(sources["words.yml"]) if "words.yml" in sources else Words()
    findings: list[Finding] = list(inputs.findings)
    chapters = [_chapter(source, findings) for source in _in(sources, "chapters/")]
    return Project(
        register=register,
        places=places,
        references=references,
        words=words,
        chapters=tuple(chapter for chapter in chapters if chapter.source.path != LETTER),
        letter=next((chapter for chapter in chapters if chapter.source.path == LETTER), None),
        contributions=tuple(_contribution(source, findings) for source in _in(sources, "contributions/")),
        files=inputs.files,
        sources=sources,
        findings=tuple(findings),
    )


def _in(sources: Mapping[str, Source], folder: str) -> Iterator[Source]:
    """The Markdown files of a folder in the order of their names, which is that of the document."""
    depth = folder.count("/") + (folder == "contributions/")
    for path, source in sorted(sources.items()):
        if path.startswith(folder) and path.endswith(".md") and path.count("/") == depth:
            yield source


def _chapter(source: Source, findings: list[Finding]) -> Chapter:
    front_matter = split(source)
    front, places, wrong = load.load_chapter_front(source, front_matter)
    reading = read(source, start=front_matter.body, expressions=True)
    findings += (*front_matter.findings, *wrong, *reading.findings)
    return Chapter(source, front, places, reading.document)


def _contribution(source: Source, findings: list[Finding]) -> Contribution:
    front_matter = split(source)
    front, places, wrong = load.load_contribution_front(source, front_matter)
    reading = read(source, start=front_matter.body)
    findings += (*front_matter.findings, *wrong, *reading.findings)
    return Contribution(source, front, places, reading.document)
