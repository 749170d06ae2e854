"""Reading `nds.yml`, `references.yml`, `words.yml` and front matter into typed values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal, TypeAlias, TypeVar, overload

import msgspec

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import register as rules
from nds_docs.checks.rules.contribution import MISSING_FRONT_MATTER
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.document.source import Source, Span
from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.register.positioned import Places, Positioned, parse, place_of
from nds_docs.register.references import Reference, read_references
from nds_docs.register.schema import ChapterFront, ContributionFront, Priority, PriorityStatus, Register, Words
from nds_docs.register.validate import faults

EMPTY_FILE = Text(nl="het bestand is leeg", en="the file is empty")
NO_LINES = Text(nl="hier horen regels `naam: waarde` te staan", en="lines `name: value` are expected here")
DUPLICATE_ID = Text(
    nl="`{id}` komt twee keer voor: ook op regel {first}; elke id mag maar één keer voorkomen",
    en="`{id}` is used twice: on line {first} as well; an id can be used only once",
)
MERGED_WITHOUT_INTO = Text(
    nl="prioriteit `{id}` is samengevoegd (merged), maar waarmee staat er niet; voeg een regel `into: …` toe",
    en="priority `{id}` is merged, but it does not say into which; add a line `into: …`",
)
UNKNOWN_INTO = Text(
    nl="prioriteit `{id}` gaat op in `{into}`, maar die prioriteit bestaat niet{hint}",
    en="priority `{id}` goes into `{into}`, but there is no such priority{hint}",
)
CYCLE = Text(
    nl="deze prioriteiten gaan in een kring in elkaar op: {cycle}; een ervan moet `adopted` zijn",
    en="these priorities are merged in a circle: {cycle}; one of them must be `adopted`",
)

Front = TypeVar("Front", ChapterFront, ContributionFront)
Loaded = TypeVar("Loaded", Register, Words)
Loading: TypeAlias = tuple[Front | None, Places, tuple[Finding, ...]]


def load_register(source: Source) -> tuple[Register, Places]:
    """`nds.yml` with the places of its values.

    Raises `NdsError` for bad YAML, an unknown or missing key, a wrong value, an id that is used twice, a merged
    priority without a known one to go into, and merges that go round. The rest is for `checks/register.py`.
    """
    positioned = parse(source)
    if positioned.data is None:
        raise NdsError(EMPTY_FILE, path=source.path, line=1)
    positioned = _with_lines(source, positioned)
    register = _typed(source, positioned, Register)
    _refuse_duplicates(source, positioned, "parties", (party.id for party in register.parties))
    _refuse_duplicates(source, positioned, "priorities", (priority.id for priority in register.priorities))
    _refuse_duplicates(source, positioned, "milestones", (milestone.id for milestone in register.milestones))
    _refuse_broken_merges(source, positioned, register)
    return register, positioned.places


def load_words(source: Source) -> Words:
    """`words.yml`; an empty file is no words. Raises `NdsError` as `load_register` does."""
    return _typed(source, _with_lines(source, parse(source)), Words)


def load_references(source: Source) -> Mapping[str, Reference]:
    """`references.yml`, by key in the order of the file. Raises `NdsError` with the line of what is wrong."""
    return read_references(source, parse(source))


@overload
def load_front(kind: Literal["chapter"], text: str, source: Source, start: int) -> Loading[ChapterFront]: ...
@overload
def load_front(kind: Literal["contribution"], text: str, source: Source, start: int) -> Loading[ContributionFront]: ...
def load_front(
    kind: Literal["chapter", "contribution"], text: str, source: Source, start: int
) -> Loading[ChapterFront] | Loading[ContributionFront]:
    """Front matter: the YAML `text`, which begins at offset `start` of the source; at 0 there is none.

    What is wrong comes back as findings of severity error, with None in place of the front matter.
    """
    if kind == "chapter":
        return _front(ChapterFront, text, source, start)
    return _front(ContributionFront, text, source, start)


def resolve_priority(register: Register, id_: str) -> Priority:
    """The priority that `id_` stands for now: merges followed to the end. Raises `KeyError` for an unknown id."""
    priorities = {priority.id: priority for priority in register.priorities}
    priority = priorities[id_]
    while priority.status is PriorityStatus.MERGED and priority.into is not None:
        priority = priorities[priority.into]
    return priority


def _front(class_: type[Front], text: str, source: Source, start: int) -> Loading[Front]:
    if start == 0:
        top = Span(source.path, 0, 0)
        unclosed = source.text.startswith("---")  # the reader of the file has a finding for that
        return None, {(): top}, () if unclosed else (MISSING_FRONT_MATTER.at(top),)
    try:
        positioned = _with_lines(source, parse(source, text, start))
    except NdsError as error:
        span = _line_span(source, error.line)
        problem = Text(nl=error.text.say("nl", error.values), en=error.text.say("en", error.values))
        return None, {(): span}, (rules.BROKEN_FRONT_MATTER.at(span, problem=problem),)
    findings = tuple(faults(positioned, class_))
    front = None if findings else msgspec.convert(positioned.data, class_)
    return front, positioned.places, findings


def _with_lines(source: Source, positioned: Positioned) -> Positioned:
    """The same when it is a mapping; nothing at all counts as a mapping without keys."""
    if positioned.data is None:
        start = positioned.start
        return replace(positioned, data={}, places={(): Span(source.path, start, start)})
    if not isinstance(positioned.data, dict):
        raise NdsError(NO_LINES, path=source.path, line=_line(source, positioned))
    return positioned


def _typed(source: Source, positioned: Positioned, class_: type[Loaded]) -> Loaded:
    for finding in faults(positioned, class_):
        raise finding.as_error(source.place(finding.span.start).line)
    return msgspec.convert(positioned.data, class_)


def _refuse_duplicates(source: Source, positioned: Positioned, list_: str, ids: Iterable[str]) -> None:
    seen: dict[str, int] = {}
    for index, id_ in enumerate(ids):
        line = _line(source, positioned, list_, index, "id")
        if id_ in seen:
            raise NdsError(DUPLICATE_ID, path=source.path, line=line, id=id_, first=seen[id_])
        seen[id_] = line


def _refuse_broken_merges(source: Source, positioned: Positioned, register: Register) -> None:
    lines = {
        priority.id: _line(source, positioned, "priorities", index, "into")
        for index, priority in enumerate(register.priorities)
    }
    into = {p.id: p.into for p in register.priorities if p.status is PriorityStatus.MERGED}
    for id_, target in into.items():
        if target is None:
            raise NdsError(MERGED_WITHOUT_INTO, path=source.path, line=lines[id_], id=id_)
        if target not in lines:
            near = did_you_mean(target, lines)
            hint = Text(nl=f"; {near.nl}", en=f"; {near.en}") if near else ""
            raise NdsError(UNKNOWN_INTO, path=source.path, line=lines[id_], id=id_, into=target, hint=hint)
    for id_ in into:
        circle = tuple(_followed(id_, into))
        if circle[-1] == id_:
            raise NdsError(CYCLE, path=source.path, line=lines[id_], cycle=" → ".join(circle))


def _followed(id_: str, into: Mapping[str, str | None]) -> Iterator[str]:
    """The ids that merges lead along, up to the end or to the first that comes again."""
    seen: set[str] = set()
    at: str | None = id_
    while at is not None:
        yield at
        if at in seen:
            return
        seen.add(at)
        at = into.get(at)


def _line(source: Source, positioned: Positioned, *path: str | int) -> int:
    return source.place(place_of(positioned.places, *path).start).line


def _line_span(source: Source, line: int) -> Span:
    start = source.line_starts[line - 1]
    return Span(source.path, start, start + len(source.line(line)))
