"""The overview of what is reused: strategies, Kamerstukken and law, with the places that build on them."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.compose import overview_wording as ow
from nds_docs.compose.overview_cells import nothing, references, row, table
from nds_docs.compose.survey import Survey
from nds_docs.document import nodes as n
from nds_docs.document.nodes import Block
from nds_docs.document.walk import AnyNode, children


def sources(survey: Survey, id_: str) -> tuple[Block, ...]:
    """Every source that is cited or built on, and the chapters and contributions that do so."""
    used = _cited_where(survey)
    rows = tuple(
        row(description, references(used[key])) for key, description in survey.bibliography.items() if key in used
    )
    if not rows:
        return nothing(ow.NO_REFERENCES, survey)
    return (table(survey, id_, ow.ALL_REFERENCES, ow.REFERENCE_COLUMNS, rows),)


def _cited_where(survey: Survey) -> dict[str, list[str]]:
    """Reference key → the ids of the headings of level 1 and 2 under which it is cited, in reading order."""
    where: dict[str, list[str]] = {}
    heading = ""
    builds_on = _builds_on(survey)
    for block in survey.blocks:
        if isinstance(block, n.Header) and block.level <= 2:
            heading = block.attr.id
        for key in (*builds_on.get(heading, ()), *_keys(block)):
            if heading and heading not in where.setdefault(key, []):
                where[key].append(heading)
    return where


def _builds_on(survey: Survey) -> dict[str, list[str]]:
    """The sources that contributions say they build on, by the id of the heading under which they are."""
    found: dict[str, list[str]] = {}
    for contribution in survey.project.contributions:
        path = contribution.source.path
        heading = survey.table.absorbed.get(path, survey.table.titles[path])
        found.setdefault(heading, []).extend(contribution.front.builds_on if contribution.front else ())
    return found


def _keys(node: AnyNode) -> Iterator[str]:
    if isinstance(node, n.Cite):
        yield from (citation.key for citation in node.citations)
    if isinstance(node, n.Div):
        yield from node.attr.get("source").removeprefix("@").split()
    for child in children(node):
        yield from _keys(child)
