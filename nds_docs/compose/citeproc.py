"""What each source is called in a note and in the list of sources: one run of pandoc's citeproc over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Inline
from nds_docs.document.walk import rewrite
from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.pandoc import process
from nds_docs.pandoc.codec import decode, encode
from nds_docs.register.references import Reference

STYLE = Path(__file__).with_name("leidraad.csl")

UNEXPECTED = Text(
    nl="pandoc maakte van de bronnen iets anders dan verwacht ({found}); is dit de vastgelegde versie van pandoc?",
    en="pandoc made something unexpected of the sources ({found}); is this the pinned version of pandoc?",
)


@dataclass(frozen=True)
class Wordings:
    """Per key the words of a source: in a note, without a full stop, and as an entry of the list of sources.

    `bibliography` is in the order of the list: by title, in the Dutch way.
    """

    notes: Mapping[str, tuple[Inline, ...]] = field(default_factory=dict)
    bibliography: Mapping[str, tuple[Inline, ...]] = field(default_factory=dict)


class Pending:
    """A citeproc at work; `result` waits for it."""

    def __init__(self, references: Mapping[str, Reference], running: process.Running) -> None:
        self._references, self._running = references, running

    def result(self) -> Wordings:
        """Raises `NdsError` when pandoc failed, or when its output is not what was asked for."""
        *paragraphs, listing = decode(self._running.wait()).blocks
        notes = {key: self._linked(key, _note(block)) for key, block in zip(self._references, paragraphs, strict=True)}
        return Wordings(notes, {key: self._linked(key, entry) for key, entry in _entries(listing)})

    def _linked(self, key: str, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The words of a source as a link, when it has an address."""
        url = self._references[key].csl.get("URL", "")
        return (n.Link(content, url),) if url else content


class _Nothing:
    """What is pending when there are no sources."""

    def result(self) -> Wordings:
        return Wordings()


def start(references: Mapping[str, Reference]) -> Pending | _Nothing:
    """Set citeproc to work on these sources; without sources nothing runs.

    The words of a source depend on nothing but the source, so each is given once, however often it is cited: prefix
    and page stand around them and need no citeproc (`cite.py`).
    """
    if not references:
        return _Nothing()
    ordered = dict(sorted(references.items()))  # so that the place in the file makes no difference
    paragraphs = tuple(n.Para((n.Cite((n.Citation(key),), (n.Str(key),)),)) for key in ordered)
    document = n.Document((*paragraphs, n.Div((), n.Attr(id="refs"))))
    meta = {
        "references": [_item(reference.csl) for reference in ordered.values()],
        "link-bibliography": False,
        "link-citations": False,
    }
    arguments = ("--from=json", "--to=json", "--citeproc", f"--csl={STYLE}")
    return Pending(ordered, process.start(arguments, encode(document, meta).encode()))


def _item(csl: Mapping[str, Any]) -> dict[str, Any]:
    """An entry as citeproc gets it: no line ends in a number such as "L 333"."""
    return {key: value.replace(" ", "\u00a0") if key == "number" else value for key, value in csl.items()}


def _note(block: Block) -> tuple[Inline, ...]:
    """The words in the footnote that citeproc made of a citation."""
    match block:
        case n.Para((n.Cite(content=(n.Note((n.Para(words),)),)),)):
            return _plainly(words)
        case _:
            raise NdsError(UNEXPECTED, found=type(block).__name__)


def _entries(listing: Block) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """Key and words of every entry in the list that citeproc made."""
    for entry in listing.content if isinstance(listing, n.Div) else ():
        match entry:
            case n.Div((n.Para(words),), n.Attr(id=id_)):
                yield id_.removeprefix("ref-"), _plainly(words)
            case _:
                raise NdsError(UNEXPECTED, found=type(entry).__name__)


def _plainly(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words without the spans that citeproc puts around quotations: they say nothing."""
    (paragraph,) = rewrite((n.Para(words),), inline=_unwrapped, of=(n.BracketedSpan,))
    assert isinstance(paragraph, n.Para)
    return paragraph.content


def _unwrapped(inline: Inline) -> tuple[Inline, ...]:
    return inline.content if isinstance(inline, n.BracketedSpan) and inline.attr == n.NO_ATTR else (inline,)
