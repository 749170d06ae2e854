"""What became of all edits and comments of a run, as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from enum import Enum

from tests.reviewers.sorts import no_form


class Outcome(Enum):
    """What became of an edit; the values head the columns."""

    DONE = "overgenomen"
    GENERATED = "gemaakt"  # it would change what the program made
    FORMLESS = "geen vorm"  # refused, and Markdown has no way to say it: `no_form`
    REFUSED = "geweigerd"
    CONFLICT = "in strijd"  # it meets another person's at the very same words: a person must choose
    HALF = "half"  # some of its remarks were carried out, others refused
    WRONG = "fout"
    REPORTED = "gemeld"  # looks: a remark, no edit


class Place(Enum):
    """Where a comment ended up."""

    RIGHT = "juist"
    GENERATED = "op gemaakte tekst"
    WRONG = "fout"


@dataclass
class Tally:
    """Counts by kind and sort of text; `wrong` has a line for all that must not be, with the folder it is in."""

    edits: Counter[tuple[str, str, Outcome]] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    comments: Counter[tuple[str, str, Place]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(
        self, kind: str, sort: str, outcome: Outcome, why: str = "", *, emptied: bool = False, formless: bool = False
    ) -> None:
        """`emptied`: of the text that the edit was on, nothing would be left; `formless`: Markdown cannot say it."""
        if outcome in (Outcome.REFUSED, Outcome.CONFLICT) and (formless or no_form(kind, sort, emptied=emptied)):
            outcome = Outcome.FORMLESS
        self.edits[kind, sort, outcome] += 1
        if outcome in (Outcome.FORMLESS, Outcome.REFUSED, Outcome.CONFLICT, Outcome.HALF):
            self.reasons[kind, sort, why] += 1

    def comment(self, kind: str, sort: str, place: Place) -> None:
        self.comments[kind, sort, place] += 1

    def merge(self, other: Tally) -> None:
        for one in fields(self):
            getattr(self, one.name).__iadd__(getattr(other, one.name))

    def total(self, outcome: Outcome) -> int:
        return sum(number for (*_, of), number in self.edits.items() if of is outcome)


OUTCOMES = (
    *(Outcome.DONE, Outcome.GENERATED, Outcome.CONFLICT),
    *(Outcome.FORMLESS, Outcome.REFUSED, Outcome.HALF, Outcome.WRONG),
)
"""The columns; a share is of those behind the third, which only a person can decide on, and of what was done."""

PARAGRAPHS = ("alinea", "lijstitem", "tekst in kader", "alinea in lijstitem", "citaat")
"""The sorts of running text, also where two of them are joined."""

_WORDS = ("woorden erbij", "woorden vervangen", "woorden weg", "toevoeging", "vervanging", "weglating")
_NOTES = ("voetnoot gewijzigd", "voetnoot weg", "nieuwe voetnoot")
GOALS: tuple[tuple[str, tuple[str, ...], bool, float], ...] = (
    ("woorden", _WORDS, False, 99.8),
    ("alinea gesplitst", ("gesplitst", "alinea gesplitst"), True, 90),
    ("alinea’s samengevoegd", ("samengevoegd", "alinea’s samengevoegd"), True, 90),
    ("alinea weg", ("alinea weg",), True, 90),
    ("nieuwe alinea", ("nieuwe alinea",), True, 90),
    ("cellen", ("cel gewijzigd",), False, 95),
    ("voetnoten", _NOTES, False, 95),
)
"""What must be carried out: its name, the kinds, whether in running text alone, and the least share in percents."""


def report(tally: Tally) -> Iterator[str]:
    """The tables as lines of Markdown, then why edits were refused and what was wrong."""
    yield from _goals(tally)
    yield from _edits(tally)
    yield from _comments(tally)
    for name, number in sorted(tally.counts.items()):
        yield f"- {name}: {number}"
    yield ""
    for (kind, sort, why), number in tally.reasons.most_common(60):
        yield f"- {number} × {kind}, {sort}: {why}"
    yield ""
    for line in tally.wrong:
        yield f"- FOUT {line[:1200]}"


def _goals(tally: Tally) -> Iterator[str]:
    columns = ("doel", "buiten gemaakte tekst", "in strijd", "overgenomen", "geen vorm", "aandeel")
    yield f"| {' | '.join(columns)} | van wat vorm heeft | ten minste |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for name, kinds, running, least in GOALS:
        of = {
            outcome: sum(
                number
                for (kind, sort, one), number in tally.edits.items()
                if one is outcome and kind in kinds and (not running or set(sort.split(" + ")) <= set(PARAGRAPHS))
            )
            for outcome in OUTCOMES
            if outcome is not Outcome.GENERATED
        }
        done, formless, conflicts = of[Outcome.DONE], of[Outcome.FORMLESS], of[Outcome.CONFLICT]
        tried = sum(of.values()) - conflicts
        shares = f"{_share(done, tried)} | {_share(done, tried - formless)}"
        yield f"| {name} | {tried + conflicts} | {conflicts} | {done} | {formless} | {shares} | {least} % |"
    wrong = sum(number for (*_, place), number in tally.comments.items() if place is Place.WRONG)
    all_ = tally.comments.total()
    share = _share(all_ - wrong, all_)
    yield f"| opmerkingen op de juiste tekens | {all_} | 0 | {all_ - wrong} | 0 | {share} | {share} | 100 % |"
    yield ""


def _edits(tally: Tally) -> Iterator[str]:
    yield "| soort | waar | " + " | ".join(one.value for one in OUTCOMES) + " | aandeel |"
    yield "|---|---|" + "--:|" * (len(OUTCOMES) + 1)
    for kind in dict.fromkeys(kind for kind, *_ in sorted(tally.edits, key=lambda key: key[:2])):
        of_kind = {key[1:]: number for key, number in tally.edits.items() if key[0] == kind}
        if all(outcome is Outcome.REPORTED for _, outcome in of_kind):
            continue
        where = sorted({sort for sort, _ in of_kind})
        for sort in where:
            yield _row("" if len(where) > 1 else kind, sort, [of_kind.get((sort, one), 0) for one in OUTCOMES])
        if len(where) > 1:
            together = [sum(n for (_, of), n in of_kind.items() if of is one) for one in OUTCOMES]
            yield _row(f"**{kind}**", "samen", together)
    yield ""
    if reported := tally.total(Outcome.REPORTED):
        yield f"- opmaak gemeld: {reported}"


def _row(kind: str, sort: str, numbers: Iterable[int]) -> str:
    done, generated, conflicts, *rest = numbers
    share = _share(done, done + sum(rest))
    return f"| {kind} | {sort} | " + " | ".join(map(str, (done, generated, conflicts, *rest))) + f" | {share} |"


def _share(done: int, tried: int) -> str:
    return f"{100 * done / tried:.1f} %" if tried else "–"


def _comments(tally: Tally) -> Iterator[str]:
    if not tally.comments:
        return
    yield "| opmerking | waar | " + " | ".join(one.value for one in Place) + " |"
    yield "|---|---|" + "--:|" * len(Place)
    for kind in sorted({kind for kind, *_ in tally.comments}):
        for sort in sorted({of for name, of, _ in tally.comments if name == kind}):
            numbers = " | ".join(str(tally.comments[kind, sort, one]) for one in Place)
            yield f"| {kind} | {sort} | {numbers} |"
    yield ""
