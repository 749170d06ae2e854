"""A part of the strategy as a document of its own: the chapters of one priority, with the numbers of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nds_docs.compose import wording
from nds_docs.compose.composition import Composition
from nds_docs.compose.edition import Strategy
from nds_docs.compose.scaffold import DROPPED, UNKNOWN_PRIORITY, unknown
from nds_docs.compose.wording import document_language, label_word
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block, Document
from nds_docs.document.walk import find, plain_text
from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.register.load import resolve_priority
from nds_docs.register.schema import PriorityStatus

NO_CHAPTER = Text(
    nl="geen hoofdstuk werkt prioriteit {name} uit, dus daarvan is geen uittreksel te maken",
    en="no chapter works out priority {name}, so no excerpt of it can be made",
)


def excerpt(composition: Composition, priority: str) -> Strategy:
    """The chapters that work out `priority`, or the one it was merged into.

    Raises `NdsError` where there is no such priority or no such chapter.
    """
    project, strategy = composition.project, composition.strategy
    known = tuple(entry.id for entry in project.register.priorities)
    if priority not in known:
        raise unknown(UNKNOWN_PRIORITY, priority, known)
    wanted = resolve_priority(project.register, priority)
    if wanted.status is PriorityStatus.DROPPED:
        raise NdsError(DROPPED, name=priority)
    paths = {
        chapter.source.path
        for chapter in project.chapters
        if chapter.front
        and chapter.front.priority
        and resolve_priority(project.register, chapter.front.priority).id == wanted.id
    }
    before, inside = _parted(strategy.document.blocks, paths)
    if not inside:
        raise NdsError(NO_CHAPTER, name=priority)
    titles = wording.enumeration(tuple(_titles(strategy, inside)), document_language(strategy.imprint.language))
    said = wording.EXCERPT.say(document_language(strategy.imprint.language), {"titles": titles})
    return replace(
        strategy,
        imprint=replace(strategy.imprint, subtitle=said),
        document=Document(inside),
        first_note=1 + sum(1 for _ in find(before, n.Note)),
    )


def _parted(blocks: tuple[Block, ...], paths: set[str]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What stands before the first of the chapters written at `paths`, and the blocks of all of them."""
    before: list[Block] = []
    inside: list[Block] = []
    within = False
    for block in blocks:
        if isinstance(block, n.Header) and block.level == 1:
            within = block.span.path in paths
        if within:
            inside.append(block)
        elif not inside:
            before.append(block)
    return tuple(before), tuple(inside)


def _titles(strategy: Strategy, blocks: tuple[Block, ...]) -> Iterator[str]:
    """ "hoofdstuk 3, AI": of every chapter."""
    language = document_language(strategy.imprint.language)
    for block in blocks:
        if isinstance(block, n.Header) and block.level == 1:
            label = strategy.labels.get(block.attr.id)
            number = f"{label_word(label.kind, language)} {label.number}, " if label and label.number else ""
            yield number + plain_text(block.content)
