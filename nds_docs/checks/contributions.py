"""Checks on contributions: whose they are, what they are about, and that they say something."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import contribution as rules
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose.project import Contribution, Project
from nds_docs.document import nodes as n
from nds_docs.document.source import Span
from nds_docs.document.walk import descendants
from nds_docs.language import Text
from nds_docs.register.load import resolve_priority
from nds_docs.register.positioned import place_of
from nds_docs.register.schema import NAME, ContributionFront, Funding, PriorityStatus


def check(project: Project) -> Iterator[Finding]:
    """What is wrong with the name, the folder, the front matter or the text of contributions."""
    seen: set[str] = set()
    parties = [party.id for party in project.register.parties]
    for contribution in project.contributions:
        if contribution.party not in parties and contribution.party not in seen:
            hint = did_you_mean(contribution.party, parties)
            yield rules.UNKNOWN_FOLDER.at(_whole(contribution), folder=contribution.party, hint=hint)
        seen.add(contribution.party)
        yield from _name(contribution)
        if contribution.front is not None:
            yield from _parties(contribution, contribution.front, parties)
            yield from _priorities(contribution, contribution.front, project)
            yield from _sources(contribution, contribution.front, project)
            yield from _funding(contribution, contribution.front)
        if not _has_text(contribution):
            yield rules.EMPTY_CONTRIBUTION.at(_whole(contribution))


def better_name(name: str) -> str:
    """A name of lower-case letters, digits and hyphens that resembles `name`; "" where nothing is left of it."""
    plain = unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _whole(contribution: Contribution) -> Span:
    return Span(contribution.source.path, 0, 0)


def _name(contribution: Contribution) -> Iterator[Finding]:
    if re.search(NAME, contribution.name):
        return
    better = better_name(contribution.name)
    hint = Text(nl="noem het bestand `{better}.md`", en="name the file `{better}.md`") if better else None
    yield rules.CONTRIBUTION_NAME.at(_whole(contribution), hint=hint, better=better)


def _parties(contribution: Contribution, front: ContributionFront, known: list[str]) -> Iterator[Finding]:
    places, folder = contribution.places, contribution.party
    if (front.party is None) == (not front.parties):
        yield rules.PARTY_AND_PARTIES.at(_first(place_of(places, "party")), folder=folder)
        return
    for index, party in enumerate(front.all_parties):
        if party not in known and party != folder:  # of an unknown folder there is a finding already
            span = place_of(places, "party") if front.party else place_of(places, "parties", index)
            yield rules.UNKNOWN_PARTY.at(span, party=party, hint=did_you_mean(party, known))
    first = front.all_parties[0]
    if first == folder or first not in known or folder not in known:
        return
    if folder in front.parties:
        yield rules.JOINT_PARTY_ORDER.at(place_of(places, "parties", 0), party=first, folder=folder)
    else:
        span = place_of(places, "party") if front.party else place_of(places, "parties", 0)
        yield rules.WRONG_FOLDER.at(span, party=first, folder=folder)


def _priorities(contribution: Contribution, front: ContributionFront, project: Project) -> Iterator[Finding]:
    known = {priority.id: priority for priority in project.register.priorities}
    for index, id_ in enumerate(front.priorities):
        span = place_of(contribution.places, "priorities", index)
        if id_ not in known:
            yield rules.UNKNOWN_PRIORITY.at(span, priority=id_, hint=did_you_mean(id_, known))
            continue
        now = resolve_priority(project.register, id_)
        if now.status is PriorityStatus.DROPPED:
            yield rules.DROPPED_PRIORITY.at(span, priority=id_, title=known[id_].title)
        elif now.status is PriorityStatus.PROPOSED:
            yield rules.PROPOSED_PRIORITY.at(span, priority=id_, title=known[id_].title)
        elif now.id != id_:
            yield rules.MERGED_PRIORITY.at(span, priority=id_, into=now.id, title=now.title)


def _sources(contribution: Contribution, front: ContributionFront, project: Project) -> Iterator[Finding]:
    for index, key in enumerate(front.builds_on):
        if key not in project.references:
            span = place_of(contribution.places, "builds_on", index)
            yield rules.UNKNOWN_REFERENCE_KEY.at(span, key=key, hint=did_you_mean(key, project.references))


def _funding(contribution: Contribution, front: ContributionFront) -> Iterator[Finding]:
    if front.funding is Funding.ADDITIONAL and not front.funding_note.strip():
        yield rules.FUNDING_WITHOUT_NOTE.at(place_of(contribution.places, "funding"))


def _has_text(contribution: Contribution) -> bool:
    """Whether anything but headings stands in it."""
    for node in descendants(tuple(b for b in contribution.document.blocks if not isinstance(b, n.Header))):
        if isinstance(node, n.Str | n.Code | n.CodeBlock) and node.text.strip():
            return True
        if isinstance(node, n.Image | n.CrossReference | n.Cite):
            return True
    return False


def _first(span: Span) -> Span:
    return Span(span.path, span.start, span.start + 1) if span else span
