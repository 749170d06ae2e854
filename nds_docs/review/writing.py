"""What the remarks of a file ask of the Markdown, as patches: of each by itself, and of those of one place together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec import structs

from nds_docs.document.source import Span
from nds_docs.language import Language
from nds_docs.review import texts as t
from nds_docs.review.built import Built, BuiltText
from nds_docs.review.edit import edits as e
from nds_docs.review.edit.in_turn import Step, in_turn
from nds_docs.review.edit.patching import patch
from nds_docs.review.remark import Patch, Remark, RemarkKind, of_path, source_range
from nds_docs.review.title import RetitleText, title_patch
from nds_docs.review.translation import Translated


class Part(NamedTuple):
    """What is asked in the place of some remarks, by their numbers."""

    asked: Translated
    numbers: tuple[int, ...]


@dataclass
class Writing:
    """Writes what is asked beside what was written before; `new_notes` counts the footnotes before each remark."""

    built: Built
    language: Language
    asked: Sequence[tuple[Translated, ...]] = ()
    beside: dict[str, e.Beside] = field(default_factory=dict)
    new_notes: dict[int, int] = field(default_factory=dict)

    def carried_out(self, remarks: Sequence[Remark], all_: Sequence[tuple[Translated, ...]]) -> list[Remark]:
        """Every remark with its patches, or the reason for none; `all_` are what each of them asks."""
        self.asked = all_
        asked = [(at, *one) for at, one in enumerate((n, o) for n, of in enumerate(all_) for o in of)]
        outcome: dict[tuple[int, int], tuple[Patch, ...] | str] = {}
        for at, number, one in sorted(asked, key=lambda entry: isinstance(entry[2].edit, e.InsertNote)):
            text = self.built.text(one.path) if one.path else None
            if one.edit is not None and text is not None:
                others = self.beside.setdefault(one.path, e.ALONE)
                outcome[number, at] = made = self.patches(text, one.edit, others)
                new = others.new_notes + (1 + len(one.edit.further) if isinstance(one.edit, e.InsertNote) else 0)
                self.new_notes[number] = others.new_notes
                done = made if isinstance(made, tuple) else ()
                patches = tuple(e.Patch(p.path, p.start, p.end, p.new) for p in done)
                self.beside[one.path] = e.Beside(new, (*others.patches, *patches))
        of_remark: dict[int, list[tuple[Patch, ...] | str | None]] = {}
        for at, number, _ in asked:
            of_remark.setdefault(number, []).append(outcome.get((number, at)))
        return [self.told(remark, of_remark.get(number, []), all_[number]) for number, remark in enumerate(remarks)]

    def told(
        self, remark: Remark, results: Sequence[tuple[Patch, ...] | str | None], asked: tuple[Translated, ...]
    ) -> Remark:
        whys = [one.why_not.say(self.language) for one in asked if one.why_not]
        whys += [result for result in results if isinstance(result, str)]
        if whys or not results:
            return structs.replace(remark, why_not=next(filter(None, whys), ""))
        kept = tuple(patch for result in results if isinstance(result, tuple) for patch in result)
        why_not = "" if kept or remark.kind is RemarkKind.COMMENT else t.NOTHING_CHANGES.say(self.language)
        return structs.replace(self.placed(remark, kept), patches=kept, why_not=why_not)

    def placed(self, remark: Remark, patches: Sequence[Patch]) -> Remark:
        """A remark on what has no place in the text, as an empty cell: where it is carried out."""
        source = self.built.source(patches[0].path) if patches and not remark.at else None
        if source is None:
            return remark
        at = source_range(source, Span(source.path, patches[0].start, patches[0].start))
        party, contribution = of_path(source.path)
        return structs.replace(remark, at=at.shown, party=party, contribution=contribution)

    def joint(self, remarks: Sequence[Remark], parts: Sequence[Part]) -> tuple[Patch, ...]:
        """The patches of what is asked in the place of some remarks, part by part; none where it cannot be."""
        path = parts[0].asked.path
        text = self.built.text(path) if path else None
        if text is None or any(part.asked.path != path for part in parts):
            return ()
        all_ = self.beside.get(path, e.ALONE)
        numbers = [number for part in parts for number in part.numbers]
        own = {(one.path, one.start, one.end, one.new) for number in numbers for one in remarks[number].patches}
        others = tuple(one for one in all_.patches if one not in own)
        steps: list[Step] = []
        for asked, of in parts:
            notes = (self.new_notes[at] for at in of if isinstance(self.asked[at][0].edit, e.InsertNote))
            beside = e.Beside(min(notes, default=all_.new_notes), others)
            if len(parts) == 1 and asked.edit is not None:
                made = self.patches(text, asked.edit, beside)
                return made if isinstance(made, tuple) else ()
            if asked.edit is None or isinstance(asked.edit, RetitleText):
                return ()
            steps.append(Step(asked.edit, beside))
        done = in_turn(text.editable, steps)
        return () if isinstance(done, e.Refused) else _kept(text, done)

    def patches(self, text: BuiltText, edit: e.Edit | RetitleText, beside: e.Beside) -> tuple[Patch, ...] | str:
        """What the edit of one text became, or why there is none."""
        if isinstance(edit, RetitleText):
            retitled = title_patch(text.editable.source, edit)
            done: tuple[e.Patch, ...] | e.Refused = (retitled,) if retitled else e.Refused(t.TITLE)
        else:
            done = patch(text.editable, edit, beside)
        return done.say(self.language) if isinstance(done, e.Refused) else _kept(text, done)


def _kept(text: BuiltText, done: tuple[e.Patch, ...]) -> tuple[Patch, ...]:
    """Patches as they are kept, with what they take out."""
    source = text.editable.text
    return tuple(
        Patch(path=path, start=start, end=end, old=source[start:end], new=new) for path, start, end, new in done
    )
