"""The report on what was done with remarks, as values: who said what where, and what became of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose.edition import Strategy
from nds_docs.compose.project import LETTER
from nds_docs.compose.wording import document_language, long_date
from nds_docs.document.characters import REPLACEMENT, without_forbidden
from nds_docs.errors import NdsError
from nds_docs.language import Language, Text
from nds_docs.review import wording as t
from nds_docs.review.listing import Listed
from nds_docs.review.outline import Outline
from nds_docs.review.remark import Remark, RemarkKind, RemarkState, others, shown_range
from nds_docs.review.rounds import Round

NO_REVIEWER = Text(nl="er zijn geen opmerkingen van `{name}`; {hint}", en="there are no remarks by `{name}`; {hint}")
KNOWN = Text(nl="wel van: {names}", en="there are by: {names}")
_LEAVES_WORDS = frozenset((RemarkKind.COMMENT, RemarkKind.FORMATTING, RemarkKind.OTHER))
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates (UAX 9, 2): they would go on in the words of the program."""


@dataclass(frozen=True)
class Entry:
    """One remark; `is_change` when it would make `old` into `new`. Texts have no characters that a file cannot hold.

    `at` is the place in the Markdown, "" in a report for one reviewer. `why_not` says why a change was not taken over,
    where nobody has answered it in words. `beside` are the numbers of those that were made at the same place of the
    same file.
    """

    number: int
    who: str
    party: str
    where: str
    at: str
    kind: str
    is_change: bool
    old: str
    new: str
    comment: str
    replies: tuple[tuple[str, str], ...]
    state: RemarkState
    answer: str
    why_not: str
    beside: tuple[int, ...] = ()

    @property
    def about(self) -> str:
        """The words that it is about and leaves as they are."""
        return "" if self.is_change else self.old


@dataclass(frozen=True)
class Group:
    """The remarks on one chapter, or on one contribution in it, in the order of reading."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Count:
    """How many remarks of one name are in each state."""

    name: str
    of_state: Mapping[RemarkState, int]

    @property
    def total(self) -> int:
        return sum(self.of_state.values())


@dataclass(frozen=True)
class Report:
    """The whole. Counts end with a line for all together."""

    language: Language
    title: str
    about: tuple[str, ...]
    by_party: tuple[Count, ...]
    by_reviewer: tuple[Count, ...]
    groups: tuple[Group, ...]

    @property
    def counts(self) -> tuple[tuple[Text, Text, tuple[Count, ...]], ...]:
        """The tables of counts: title, head of the first column, lines. Of one reviewer there is one."""
        of_reviewers = (t.PER_REVIEWER, t.REVIEWER, self.by_reviewer)
        return (of_reviewers,) if len(self.by_reviewer) == 2 else ((t.PER_PARTY, t.PARTY, self.by_party), of_reviewers)

    @property
    def open(self) -> tuple[Entry, ...]:
        return tuple(entry for group in self.groups for entry in group.entries if entry.state is RemarkState.OPEN)


def of_reviewer(remarks: Iterable[Listed], name: str) -> tuple[str, tuple[Listed, ...]]:
    """The whole name of a reviewer, and the remarks; capitals and a part that only one name has will do.

    Raises `NdsError` where it is nobody's, or several people's.
    """
    remarks = tuple(remarks)
    names = tuple(dict.fromkeys(one.reviewer for one in remarks))
    wanted = name.casefold()
    meant = [known for known in names if known.casefold() == wanted] or [
        known for known in names if wanted and wanted in known.casefold()
    ]
    if len(meant) != 1:
        shown = ", ".join(clean(known) for known in names) or "–"
        raise NdsError(
            NO_REVIEWER,
            name=name,
            hint=did_you_mean(name, names)
            or Text(KNOWN.say("nl", {"names": shown}), KNOWN.say("en", {"names": shown})),
        )
    return meant[0], tuple(one for one in remarks if one.reviewer == meant[0])


def report(
    remarks: Iterable[Listed], strategy: Strategy, rounds: Iterable[Round], parties: Mapping[str, str], reviewer: str
) -> Report:
    """The report on `remarks`; `parties` maps a file of remarks to the party it is of, `reviewer` is "" for all."""
    language = document_language(strategy.imprint.language)
    placed = sorted(_placed(tuple(remarks), Outline(strategy), parties, language), key=lambda one: one[:2])
    numbers = {remark.id: number for number, (*_, remark, _) in enumerate(placed, 1)}
    entries = [
        (title, replace(entry, number=numbers[remark.id], beside=tuple(_known(others(remark), numbers))))
        for _, _, title, remark, entry in placed
    ]
    if reviewer:
        entries = [(title, replace(entry, at="")) for title, entry in entries]
    groups: dict[str, list[Entry]] = {}
    for title, entry in entries:
        groups.setdefault(title, []).append(entry)
    every = [entry for _, entry in entries]
    nobody = t.NO_PARTY.say(language)
    title = t.TITLE_OF_REVIEWER.say(language, {"name": clean(reviewer)}) if reviewer else t.TITLE.say(language)
    return Report(
        language,
        title,
        tuple(_about(strategy, rounds, language)),
        _counts(((entry.party or nobody, entry.state) for entry in every), language),
        _counts(((entry.who, entry.state) for entry in every), language),
        tuple(Group(title, tuple(them)) for title, them in groups.items()),
    )


def clean(text: str) -> str:
    """Words of reviewers without what no document can hold, or what turns the direction of the words behind them."""
    return _TURNING.sub(REPLACEMENT, without_forbidden(text))


def _placed(
    remarks: tuple[Listed, ...], outline: Outline, parties: Mapping[str, str], language: Language
) -> Iterable[tuple[int, int, str, Remark, Entry]]:
    """Each remark with its order and the title of its group, and its entry, which has no number yet."""
    last = 1_000_000_000
    for one in remarks:
        position = outline.position(one.span) if one.span else None
        where = ""
        if position is not None:
            order, title, where = position.order, position.chapter, position.section or position.chapter
            if one.span.path.startswith("contributions/"):
                id_ = one.span.path.removeprefix("contributions/").removesuffix(".md")
                title = t.OF_CONTRIBUTION.say(language, {"chapter": title, "id": id_})
        elif one.span and one.span.path == LETTER:
            order, title = last, t.LETTER.say(language)
        elif at := shown_range(one.remark.at):
            order, title = last + 1, t.NO_LONGER.say(language, {"path": at.path})
        else:
            order, title = last + 2, t.WITHOUT_PLACE.say(language)
        entry = _entry(one, parties.get(one.file, ""), where, language)
        yield order, one.span.start, clean(title), one.remark, entry


def _known(ids: Iterable[str], numbers: Mapping[str, int]) -> Iterable[int]:
    return sorted(numbers[id_] for id_ in ids if id_ in numbers)


def _entry(one: Listed, party: str, where: str, language: Language) -> Entry:
    remark = one.remark
    return Entry(
        number=0,
        who=clean(_who(one)) or t.NOBODY.say(language),
        party=party,
        where=clean(where),
        at=clean(remark.at),
        kind=t.kind(remark).say(language),
        is_change=bool(remark.text or remark.proposal) and remark.kind not in _LEAVES_WORDS and not remark.only_moved,
        old=clean(remark.text).strip() or clean(remark.text),
        new=clean(remark.proposal).strip() or clean(remark.proposal),
        comment=clean(remark.comment),
        replies=tuple((clean(reply.author), clean(reply.text)) for reply in remark.replies),
        state=remark.state,
        answer=clean(remark.answer),
        why_not="" if remark.answer or remark.state is RemarkState.ACCEPTED else clean(remark.why_not),
    )


def _who(one: Listed) -> str:
    remark: Remark = one.remark
    return " ".join((remark.author or one.reviewer).split())


def _about(strategy: Strategy, rounds: Iterable[Round], language: Language) -> Iterable[str]:
    imprint = strategy.imprint
    date = long_date(imprint.date, language)
    yield t.ABOUT.say(language, {"title": imprint.title, "version": imprint.version, "date": date})
    for one in rounds:
        opened, due = long_date(one.opened, language), long_date(one.due, language)
        yield t.ROUND.say(language, {"id": one.id, "opened": opened, "due": due})


def _counts(named: Iterable[tuple[str, RemarkState]], language: Language) -> tuple[Count, ...]:
    found: dict[str, Counter[RemarkState]] = {}
    for name, state in named:
        found.setdefault(name, Counter())[state] += 1
    whole = sum(found.values(), Counter())
    counts = [Count(name, found[name]) for name in sorted(found, key=str.casefold)]
    return (*counts, Count(t.TOTAL.say(language), whole))
