"""`python -m tests.edits --seed 7 --count 10000`: edits at random, and a table of what became of them."""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from nds_docs.document.source import Span
from nds_docs.review.edit.editable import EditableText
from nds_docs.review.edit.edits import Edit, Refused
from nds_docs.review.edit.patching import patch
from tests.edits.drawing import Drawer, Drawn
from tests.edits.kinds import KINDS, draw
from tests.edits.outcome import changed, outcome, pandoc_faults
from tests.edits.texts import every

OUTCOMES = ("exact", "spaces", "as it must", "refused", "wrong")
Pair = tuple[EditableText, EditableText]


@dataclass
class Count:
    """What became of the edits so far; `pairs` are texts before and after one, for pandoc."""

    show: str
    outcomes: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    pairs: list[Pair] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, origin: str, text: EditableText, drawn: Drawn) -> None:
        began = time.perf_counter()
        result = patch(text, drawn.edit)
        self.seconds += time.perf_counter() - began
        said = outcome(text, drawn, result)
        name = said.split(":")[0]
        self.outcomes[origin, drawn.kind, name] += 1
        if isinstance(result, Refused):
            self.reasons[drawn.kind, result.reason.nl] += 1
        else:
            self.pairs.append((text, changed(text, result)))
        if name == "wrong" or (self.show in (drawn.kind, "all") and name == "refused"):
            print(f"--- {origin} {drawn.kind} {said}\n{drawn.edit}\n{result}\n{near(text, drawn.edit)}\n")


def main() -> None:
    options = arguments()
    chance = random.Random(options.seed)
    count = Count(options.show)
    for origin, text in every(options.seed):
        drawer = Drawer(text, chance)
        for kind in chance.choices([options.kind] if options.kind else list(KINDS), k=6):
            drawn = draw(drawer, kind)
            if drawn is not None:
                count.add(origin, text, drawn)
        if not options.pandoc:
            count.pairs.clear()
        if count.outcomes.total() >= options.count:
            break
    report(count)
    read_by_pandoc(count.pairs)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--kind", default="", choices=["", *KINDS], help="only edits of this kind")
    parser.add_argument("--show", default="", help="show the refused edits of a kind, or of `all`; wrong ones always")
    parser.add_argument("--pandoc", action="store_true", help="let pandoc read each changed text as well")
    return parser.parse_args()


def report(count: Count) -> None:
    for origin in ("made", "own", "cases"):
        print(f"\n{origin:18}" + "".join(f"{name:>11}" for name in ("tried", *OUTCOMES, "done %")))
        for kind in KINDS:
            row = [count.outcomes[origin, kind, name] for name in OUTCOMES]
            if total := sum(row):
                done = total - row[-1] - row[-2]
                print(
                    f"{kind:18}{total:11}" + "".join(f"{number:11}" for number in row) + f"{100 * done / total:11.2f}"
                )
    total = count.outcomes.total()
    print(f"\n{total} edits, {total / max(count.seconds, 1e-9):.0f} a second\n")
    for (kind, reason), number in count.reasons.most_common():
        print(f"{number:6}  {kind:16} {reason}")


def read_by_pandoc(pairs: Sequence[Pair]) -> None:
    for start in range(0, len(pairs), 300):
        compared, faults = pandoc_faults(pairs[start : start + 300])
        print(f"pandoc reads {compared} blocks as we do; fewer than before in {len(faults)} texts", *faults, sep="\n")


def near(text: EditableText, edit: Edit) -> str:
    """The text around an edit."""
    spans = [value for value in vars(edit).values() if isinstance(value, Span)]
    spans += getattr(edit, "blocks", ())
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return text.text[text.line_start(text.line_start(start - 60) - 60) : text.line_end(end + 60)]


if __name__ == "__main__":
    main()
