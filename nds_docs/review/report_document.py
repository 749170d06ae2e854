"""The report on remarks as a document, for the writer of Word files."""

from __future__ import annotations

from collections.abc import Iterable

from nds_docs.document import nodes as n
from nds_docs.document.classes import INSERTED
from nds_docs.document.nodes import Attr, Block, Inline
from nds_docs.language import Language, Text
from nds_docs.review import wording as t
from nds_docs.review.remark import RemarkState
from nds_docs.review.report import Count, Entry, Group, Report

_INSERTED = Attr(classes=(INSERTED,))


def document(report: Report) -> n.Document:
    """Title, counts, what is not answered yet, and then every remark by chapter."""
    say = _Saying(report.language)
    blocks: list[Block] = [n.Header(1, _text(report.title)), *(n.Para(_text(line)) for line in report.about)]
    if not report.groups:
        return n.Document((*blocks, say.para(t.NOTHING)))
    blocks.append(say.para(t.HOW_TO_READ))
    blocks.append(say.heading(2, t.UNANSWERED))
    blocks.append(say.list_of(report.open) if report.open else say.para(t.ALL_ANSWERED))
    blocks.append(say.heading(2, t.SUMMARY))
    for title, head, counts in report.counts:
        blocks += [say.heading(3, title), say.counts(head, counts)]
    for group in report.groups:
        blocks += [n.Header(2, _text(group.title)), say.remarks(group)]
    return n.Document(tuple(blocks))


class _Saying:
    """Blocks with words of the program in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def words(self, text: Text, **values: object) -> tuple[Inline, ...]:
        return _text(text.say(self.language, values))

    def para(self, text: Text) -> n.Para:
        return n.Para(self.words(text))

    def heading(self, level: int, text: Text) -> n.Header:
        return n.Header(level, self.words(text))

    def list_of(self, entries: Iterable[Entry]) -> n.BulletList:
        lines = (
            (n.Str(f"{entry.number}. "), *_text(f"{entry.who}, {entry.where or entry.at or '–'}")) for entry in entries
        )
        return n.BulletList(tuple((n.Plain(line),) for line in lines))

    def counts(self, head: Text, counts: Iterable[Count]) -> n.Table:
        heads = (head, t.COUNT, *(t.STATE_HEADS[state] for state in RemarkState))
        rows = tuple(
            _row((_text(count.name), *((n.Str(str(number)),) for number in _numbers(count)))) for count in counts
        )
        columns = (n.Alignment.LEFT, *[n.Alignment.RIGHT] * 4)
        return self.table(heads, rows, columns)

    def remarks(self, group: Group) -> n.Table:
        heads = (t.NUMBER, t.WHO, t.WHERE, t.WHAT, t.DONE)
        rows = tuple(n.Row(tuple(n.Cell(blocks) for blocks in self.cells(entry))) for entry in group.entries)
        return self.table(heads, rows, (n.Alignment.LEFT,) * 5)

    def table(self, heads: tuple[Text, ...], rows: tuple[n.Row, ...], alignments: tuple[n.Alignment, ...]) -> n.Table:
        columns = tuple(map(n.Column, alignments))
        return n.Table(columns, (_row(tuple(self.words(head) for head in heads)),), rows)

    def cells(self, entry: Entry) -> tuple[tuple[Block, ...], ...]:
        who = (entry.who, *([entry.party] if entry.party else []))
        where = tuple(dict.fromkeys(filter(None, (entry.where, entry.at)))) or ("–",)
        return (
            (n.Plain((n.Str(str(entry.number)),)),),
            tuple(n.Para(_text(line)) for line in who),
            tuple(n.Para(_text(line)) for line in where),
            tuple(self.what(entry)),
            tuple(self.done(entry)),
        )

    def what(self, entry: Entry) -> Iterable[Block]:
        if entry.about:
            yield n.Para((n.Strong(self.words(t.ABOUT_WORDS)), n.Str(" "), *_text(entry.about)))
        elif entry.is_change:
            yield n.Para(_text(entry.kind))
            if entry.old:
                yield n.Para((n.Strong(self.words(t.WAS)), n.Str(" "), n.Strikeout(_text(entry.old))))
            if entry.new:
                new = n.BracketedSpan(_text(entry.new), _INSERTED)
                yield n.Para((n.Strong(self.words(t.IS)), n.Str(" "), new))
            if entry.beside:
                yield n.Para(self.words(t.BESIDE, numbers=", ".join(map(str, entry.beside))))
        if entry.comment:
            yield n.Para(_text(entry.comment))
        if not (entry.comment or entry.is_change):
            yield n.Para(_text(entry.kind))
        for author, text in entry.replies:
            yield n.Para((n.Strong(_text(f"{author}:")), n.Str(" "), *_text(text)))

    def done(self, entry: Entry) -> Iterable[Block]:
        yield n.Para((n.Strong(self.words(t.STATE_HEADS[entry.state])),))
        if said := entry.answer or entry.why_not:
            yield n.Para(_text(said))


def _numbers(count: Count) -> tuple[int, ...]:
    return (count.total, *(count.of_state.get(state, 0) for state in RemarkState))


def _row(cells: tuple[tuple[Inline, ...], ...]) -> n.Row:
    return n.Row(tuple(n.Cell((n.Plain(inlines),)) for inlines in cells))


def _text(text: str) -> tuple[Inline, ...]:
    """Text as it is, its line ends kept; nothing in it is read as markup."""
    inlines: list[Inline] = []
    for line in text.splitlines() or [""]:
        inlines += [n.LineBreak(), n.Str(line.replace("\t", " "))] if line else [n.LineBreak()]
    return tuple(inlines[1:])
