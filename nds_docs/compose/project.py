"""Everything the parties wrote, read and typed: what checks look at and what composing starts from."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from nds_docs.checks.diagnostics import Finding
from nds_docs.document.nodes import Document
from nds_docs.document.source import Source
from nds_docs.document.walk import AnyNode, descendants
from nds_docs.markdown.front_matter import split
from nds_docs.register.positioned import Places
from nds_docs.register.references import Reference
from nds_docs.register.schema import ChapterFront, ContributionFront, Register, Words

LETTER = "chapters/kamerbrief.md"


@dataclass(frozen=True)
class _Written:
    source: Source
    front: ChapterFront | ContributionFront | None
    places: Places
    document: Document

    @cached_property
    def nodes(self) -> tuple[AnyNode, ...]:
        """All `descendants` of the document: checks go through them again and again."""
        return tuple(descendants(self.document.blocks))


@dataclass(frozen=True)
class Chapter(_Written):
    """A file of `chapters/`. `front` is None where its front matter could not be read (a finding says why)."""

    front: ChapterFront | None

    @property
    def name(self) -> str:
        """The stem of the file name: "10-inleiding"."""
        return self.source.path.rsplit("/", 1)[-1].removesuffix(".md")

    @property
    def title(self) -> str:
        return self.front.title if self.front else self.name


@dataclass(frozen=True)
class Contribution(_Written):
    """A file of `contributions/PARTY/`. `front` is None where its front matter could not be read."""

    front: ContributionFront | None

    @property
    def id(self) -> str:
        """PARTY/name, from the path."""
        return self.source.path.removeprefix("contributions/").removesuffix(".md")

    @property
    def party(self) -> str:
        """The party of the folder."""
        return self.id.split("/", 1)[0]

    @property
    def name(self) -> str:
        return self.id.split("/", 1)[-1]

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits of the SHA-256 of title and Markdown, in NFC: another text has another."""
        body = self.source.text[split(self.source).body :]
        text = unicodedata.normalize("NFC", f"{self.title}\n{body.strip()}\n")
        return hashlib.sha256(text.encode()).hexdigest()[:8]

    @property
    def title(self) -> str:
        return self.front.title if self.front else self.name


@dataclass(frozen=True)
class Project:
    """All of it. `chapters` are in the order of the document, `contributions` in the order of their paths.

    `letter` is the text at `LETTER`, which is no chapter. `files` holds every input by its path, images included.
    `findings` are those of reading.
    """

    register: Register
    places: Places
    references: Mapping[str, Reference]
    words: Words
    chapters: tuple[Chapter, ...]
    letter: Chapter | None
    contributions: tuple[Contribution, ...]
    files: Mapping[str, bytes]
    sources: Mapping[str, Source]
    findings: tuple[Finding, ...]

    @property
    def drafts(self) -> tuple[Chapter | Contribution, ...]:
        """Every text of the document, the letter apart."""
        return (*self.chapters, *self.contributions)

    @property
    def texts(self) -> tuple[Chapter | Contribution, ...]:
        """Every text, the letter included."""
        return (*self.drafts, *((self.letter,) if self.letter else ()))
