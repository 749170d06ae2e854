"""From the files of a project to typed values: the register, and every text as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nds_docs.checks.diagnostics import Finding
from nds_docs.compose.gather import Inputs
from nds_docs.compose.project import LETTER, Chapter, Contribution, Project
from nds_docs.document.source import Source
from nds_docs.markdown.front_matter import split
from nds_docs.markdown.reader import read
from nds_docs.register import load
from nds_docs.register.positioned import Places
from nds_docs.register.references import Reference
from nds_docs.register.schema import Register, Words


@dataclass(frozen=True)
class Records:
    """What stands in the YAML files."""

    register: Register
    places: Places
    references: Mapping[str, Reference]
    words: Words


def read_records(inputs: Inputs) -> Records:
    """`nds.yml`, `references.yml` and `words.yml`. Raises `NdsError` with the line of what cannot be read."""
    sources = {path: Source(path, raw) for path, raw in inputs.files.items() if path.endswith(".yml")}
    register, places = load.load_register(sources["nds.yml"])
    references = load.load_references(sources["references.yml"]) if "references.yml" in sources else {}
    words = load.load_words(sources["words.yml"]) if "words.yml" in sources else Words()
    return Records(register, places, references, words)


def read_project(inputs: Inputs, records: Records) -> Project:
    """Every text in the folder, typed. What is wrong with one is a finding; its words are kept whatever it is."""
    sources = {path: Source(path, raw) for path, raw in inputs.files.items() if path.endswith((".md", ".yml"))}
    findings: list[Finding] = list(inputs.findings)
    chapters = [_chapter(source, findings) for source in _in(sources, "chapters/")]
    contributions = tuple(_contribution(source, findings) for source in _in(sources, "contributions/"))
    return Project(
        register=records.register,
        places=records.places,
        references=records.references,
        words=records.words,
        chapters=tuple(chapter for chapter in chapters if chapter.source.path != LETTER),
        letter=next((chapter for chapter in chapters if chapter.source.path == LETTER), None),
        contributions=contributions,
        files=inputs.files,
        sources=sources,
        findings=tuple(findings),
    )


def _in(sources: Mapping[str, Source], folder: str) -> Iterator[Source]:
    """The Markdown files of a folder in the order of their names, which is that of the document."""
    return (source for path, source in sorted(sources.items()) if path.startswith(folder) and path.endswith(".md"))


def _chapter(source: Source, findings: list[Finding]) -> Chapter:
    front_matter = split(source)
    front, places, wrong = load.load_front("chapter", front_matter.yaml, source, front_matter.start)
    reading = read(source, start=front_matter.body, expressions=True)
    findings += (*front_matter.findings, *wrong, *reading.findings)
    return Chapter(source, front, places, reading.document)


def _contribution(source: Source, findings: list[Finding]) -> Contribution:
    front_matter = split(source)
    front, places, wrong = load.load_front("contribution", front_matter.yaml, source, front_matter.start)
    reading = read(source, start=front_matter.body)
    findings += (*front_matter.findings, *wrong, *reading.findings)
    return Contribution(source, front, places, reading.document)
