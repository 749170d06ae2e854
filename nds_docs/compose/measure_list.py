"""All measures as a list that stands on its own, in words: for who has the list and not the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nds_docs.compose import wording as w
from nds_docs.compose.edition import Label
from nds_docs.compose.measures import Measure, Placed, with_chapters
from nds_docs.compose.project import Contribution
from nds_docs.compose.survey import Survey
from nds_docs.compose.wording import capitalised, label_word
from nds_docs.document.walk import plain_text
from nds_docs.register.amounts import Amount, read_amount
from nds_docs.register.schema import Funding
from nds_docs.register.years import Years

CONTRIBUTIONS = "contributions/"


@dataclass(frozen=True)
class ListedMeasure:
    """A measure in words of the document; what was not given is "".

    `number` and `goal` begin with their word ("Maatregel 3.4"). `amount` is what `typed_amount` says, None where it
    says nothing or cannot be read. `contribution_funding` and `note` are those of the contribution; of a chapter, those
    of what it absorbed. `contribution` is PARTY/name or the title of a chapter, `place` is file:line.
    """

    number: str
    title: str
    priority: str
    goal: str
    owner: str
    partners: str
    years: Years | None
    state: str
    typed_amount: str
    amount: Amount | None
    funding: str
    contribution_funding: str
    note: str
    sources: str
    contribution: str
    place: str


def list_measures(survey: Survey, labels: Mapping[str, Label]) -> tuple[ListedMeasure, ...]:
    """The measures of the text in reading order, each once; what a chapter absorbed is not in the text."""
    lister = _Lister(survey, labels)
    return tuple(map(lister.listed, with_chapters(survey.blocks)))


class _Lister:
    def __init__(self, survey: Survey, labels: Mapping[str, Label]) -> None:
        self.survey, self.labels, self.language = survey, labels, survey.language
        register = survey.project.register
        self.parties = {party.id: party.short for party in register.parties}
        titles = {priority.id: priority.title for priority in register.priorities}
        self.priorities = {
            heading: f"{titles.get(id_, id_)} ({id_})" for id_, heading in survey.table.priorities.items()
        }
        self.contributions = {contribution.source.path: contribution for contribution in survey.project.contributions}
        self.chapters = {chapter.source.path: chapter.title for chapter in survey.project.chapters}

    def listed(self, placed: Placed) -> ListedMeasure:
        measure, path = placed.measure, placed.measure.span.path
        contribution = self.contributions.get(path)
        behind = self.behind(path)
        return ListedMeasure(
            number=self.number(measure.id),
            title=self.title(measure.id),
            priority=self.priorities.get(placed.chapter.attr.id, ""),
            goal=f"{self.number(measure.goal)} {self.title(measure.goal)}".strip(),
            owner=self.party(measure.owner),
            partners=", ".join(map(self.party, measure.partners)),
            years=measure.years,
            state=w.typed_word(measure.state, w.MEASURE_STATE_WORDS, self.language),
            typed_amount=measure.amount,
            amount=read_amount(measure.amount),
            funding=w.typed_word(measure.funding, w.FUNDING_WORDS, self.language),
            contribution_funding=self.funding(behind),
            note=self.note(behind),
            sources="; ".join(map(self.source, measure.sources)),
            contribution=contribution.id if contribution else self.chapters.get(path, ""),
            place=self.place(measure),
        )

    def number(self, id_: str) -> str:
        label = self.labels.get(id_)
        return f"{capitalised(label_word(label.kind, self.language))} {label.number}" if label else ""

    def title(self, id_: str) -> str:
        label = self.labels.get(id_)
        return label.title if label else ""

    def party(self, id_: str) -> str:
        return self.parties.get(id_, id_)

    def behind(self, path: str) -> tuple[Contribution, ...]:
        """The contribution a measure stands in; of a chapter, those that it absorbed."""
        if path in self.contributions:
            return (self.contributions[path],)
        title, absorbed = self.survey.table.titles.get(path), self.survey.table.absorbed
        return tuple(c for c in self.survey.project.contributions if absorbed.get(c.source.path, "") == title)

    def funding(self, behind: tuple[Contribution, ...]) -> str:
        found = dict.fromkeys(c.front.funding for c in behind if c.front)
        return "; ".join(w.FUNDING_WORDS[funding].say(self.language) for funding in found)

    def note(self, behind: tuple[Contribution, ...]) -> str:
        """What additional contributions say of their money, each with its name where it is not that of the row."""
        notes = {c.id: c.front.funding_note for c in behind if c.front and c.front.funding is Funding.ADDITIONAL}
        return (
            "; ".join(f"{id_}: {note}" for id_, note in notes.items()) if len(behind) > 1 else "".join(notes.values())
        )

    def source(self, key: str) -> str:
        return plain_text(self.survey.bibliography.get(key, ())).rstrip(".") or key

    def place(self, measure: Measure) -> str:
        source = self.survey.project.sources[measure.span.path]
        return f"{measure.span.path}:{source.place(measure.span.start).line}"
