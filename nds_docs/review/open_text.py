"""What is open while the text of a Word file is read: a paragraph, the fields in it, and what surrounds the place."""

from __future__ import annotations

from dataclasses import dataclass, field

from nds_docs.review.returned import Anchor, Fate, Revision, Run


@dataclass
class Field:
    """A field that is open: its instruction until the separator, its result after; `shown` if that says anything."""

    code: str = ""
    in_result: bool = False
    shown: bool = False

    @property
    def is_link(self) -> bool:
        """Whether it shows words that a person typed: Word makes a field of the address of a page."""
        return self.code.lstrip().startswith("HYPERLINK")


@dataclass
class State:
    """What surrounds the place that is being read."""

    fate: Fate = Fate.KEPT
    revisions: tuple[Revision, ...] = ()


@dataclass
class Open:
    """A paragraph that is being read."""

    runs: list[Run] = field(default_factory=list)
    length: int = 0
    starts: list[Anchor] = field(default_factory=list)
    ends: list[Anchor] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    references: list[Anchor] = field(default_factory=list)
    ranges: list[Revision] = field(default_factory=list)
    of_list: bool = False
    in_head: bool = False

    def add(self, run: Run) -> None:
        self.runs.append(run)
        self.length += len(run.text)
