"""A returned file becomes remarks: each comment and each revision element in exactly one of them, and counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import count, groupby
from types import MappingProxyType
from typing import Final, NamedTuple

from nds_docs.document.pieces import OBJECT
from nds_docs.language import Language
from nds_docs.review import rows
from nds_docs.review import texts as t
from nds_docs.review.built import Built
from nds_docs.review.changes import END, Change, Position, changes, with_whole_paragraphs
from nds_docs.review.commented import Commented
from nds_docs.review.counting import Account, Counted
from nds_docs.review.edit import edits as e
from nds_docs.review.line_places import with_lines_by_place
from nds_docs.review.loose import BETWEEN_CELLS, Untracked
from nds_docs.review.moved import Moved, MovedRemark
from nds_docs.review.moved_rows import MovedRow, moved_rows, notes_of
from nds_docs.review.moved_rows import translate as translate_moved_row
from nds_docs.review.moved_tables import moved_tables, with_tables
from nds_docs.review.note_places import with_notes_by_mark
from nds_docs.review.own_comments import own_comment
from nds_docs.review.placing import Placing, Spot, placed, source_span
from nds_docs.review.remark import Remark, RemarkKind, Reply, SourceRange, of_path, remark_id, source_range
from nds_docs.review.returned import Fate, Returned, Revision, RevisionKind
from nds_docs.review.said import Said, by, readable
from nds_docs.review.threads import Thread, threads
from nds_docs.review.translation import Translated, Translator, gone_notes, lost_notes, new_notes, note_text
from nds_docs.review.tying import Made, Moving, Tying
from nds_docs.review.unmarked import with_new_ends
from nds_docs.review.untracked import untracked
from nds_docs.review.writing import Writing

_IN_ONE_BLOCK: Final = (
    *(RemarkKind.INSERTION, RemarkKind.DELETION, RemarkKind.REPLACEMENT),
    *(RemarkKind.DELETED_PARAGRAPH, RemarkKind.ADDED_ROW, RemarkKind.DELETED_ROW),
)

NO_CHANGE: Final = Translated(RemarkKind.COMMENT)


class Extracted(NamedTuple):
    """The remarks of a file in the order of the text, the sum, and which revisions each remark (by its id) names.

    `empty` are those that hold nothing. `new_notes` counts the footnotes that all of them bring to each text. `made`
    are the remarks, by their ids, on a block that the program makes of no text: a line of an overview.
    """

    remarks: tuple[Remark, ...]
    account: Account
    named: Mapping[str, frozenset[tuple[str, int]]]
    empty: frozenset[tuple[str, int]]
    new_notes: Mapping[str, int]
    made: frozenset[str]


def read_once(
    returned: Returned,
    counted: Counted,
    built: Built,
    document: str,
    language: Language,
    new_notes: Mapping[str, int] = MappingProxyType({}),
) -> Extracted:
    """Every remark in a file that was made as `document` of a build.

    `counted` is what the file holds. Reasons are in `language`. `new_notes` are footnotes that others bring to each
    text, of which the labels are not to be used.
    """
    placing = with_new_ends(placed(returned, built.build.blocks.get(document, ())), built)
    placing = with_notes_by_mark(with_lines_by_place(placing, built), built)
    collector = _Collector(placing.returned, built, placing, document, language)
    collector.writing.beside |= {path: e.Beside(number) for path, number in new_notes.items()}
    collector.collect()
    beside = {path: beside.new_notes for path, beside in collector.writing.beside.items()}
    account = collector.account(counted)
    empty, on_made = frozenset(collector.empty), frozenset(collector.on_made)
    return Extracted(tuple(collector.remarks), account, collector.named, empty, beside, on_made)


@dataclass
class _Collector:
    returned: Returned
    built: Built
    placing: Placing
    document: str
    language: Language
    remarks: list[Remark] = field(default_factory=list)
    claimed: set[tuple[str, int]] = field(default_factory=set)
    empty: set[tuple[str, int]] = field(default_factory=set)
    on_made: set[str] = field(default_factory=set)
    in_threads: int = 0
    named: dict[str, frozenset[tuple[str, int]]] = field(default_factory=dict)
    asked: list[tuple[Translated, ...]] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)
    moves: list[Moving] = field(default_factory=list)

    @cached_property
    def writing(self) -> Writing:
        return Writing(self.built, self.language)

    @cached_property
    def translator(self) -> Translator:
        return Translator(self.placing, self.built)

    def collect(self) -> None:
        of_rows, every = rows.row_changes(self.returned.paragraphs), changes(self.returned.paragraphs)
        tables = moved_tables(self.returned.paragraphs, every, of_rows)
        in_rows = {number for row in of_rows for number in row.paragraphs}
        told = {change for table in tables for change in table.changes}
        found = [one for one in every if one.start.paragraph not in in_rows and one not in told]
        of_rows = tuple(row for row in of_rows if not any(row in table.rows for table in tables))
        rows_elsewhere = moved_rows(of_rows)
        alone = [row for row in of_rows if not any(row in ends for ends in rows_elsewhere)]
        for row in alone:
            self.row(row, found)
        paragraphs = self.returned.paragraphs
        for pair in rows_elsewhere:
            notes = notes_of(pair, paragraphs)
            self.moved_row(pair, [change for change in found if paragraphs[change.start.paragraph].note in notes])
            found = [change for change in found if paragraphs[change.start.paragraph].note not in notes]
        loose = list(untracked(self.placing, self.translator, self.built, self.built.frames.get(self.document, ())))
        moved = Moved(self.returned, self.translator, found, loose)
        for one in with_tables(moved.remarks(), tables, self.translator):
            self.moved(one)
        found, commented = list(with_whole_paragraphs(moved.found, paragraphs)), moved.commented
        taken = {note for row in alone for note in row.notes}
        taken |= {note for change in found for note in new_notes(change, paragraphs)}
        taken |= {note for change in found for note in self.lost(change)}
        taken |= {note for difference in loose for note in difference.notes}
        for change in found:
            if paragraphs[change.start.paragraph].note not in taken:
                self.change(change, found)
        for difference in loose:
            self.untracked(difference, found)
        self.looks()
        for thread in threads(self.returned):
            self.thread(thread, commented)
        self.remarks = self.writing.carried_out(self.remarks, self.asked)
        joint = partial(self.writing.joint, self.remarks)
        tying = Tying(self.remarks, paragraphs, self.translator, joint, self.language)
        self.remarks = tying.tied(self.made, self.moves)

    def moved(self, one: MovedRemark) -> None:
        """A remark of what moved, and those of what others changed in that."""
        number = len(self.remarks)
        self.made += [Made(number, *end) for end in one.ends]
        self.add(one.said, one.spot, one.asked, one.revisions)
        for inside in one.inside:
            self.moved(inside)
        if one.at_once:
            self.moves.append(Moving(Made(number, one.ends[-1].start, None, one.at_once), one.paragraphs))

    # --- what there is ------------------------------------------------------------------------------

    def row(self, row: rows.RowChange, all_: list[Change]) -> None:
        cells = BETWEEN_CELLS.join(row.cells)
        author, date = by(row.revisions)
        said = Said(author, date, cells if row.fate is Fate.DELETED else "", cells if row.fate is Fate.INSERTED else "")
        asked = rows.translate(row, self.placing, self.built)
        self.made.append(Made(len(self.remarks), Position(row.paragraphs[0], 0), None, asked))
        inside = (c for c in all_ if self.returned.paragraphs[c.start.paragraph].note in row.notes)
        self.add(said, self.spot_of(row), (asked,), (*row.revisions, *(r for c in inside for r in c.revisions)))

    def moved_row(self, moved: MovedRow, in_notes: Iterable[Change]) -> None:
        """A row that moved is one remark: taken out here, put in there, or neither; with what its footnotes hold."""
        author, date = by((*moved.source.revisions, *moved.target.revisions))
        old, new = (BETWEEN_CELLS.join(row.cells) for row in moved)
        asked = translate_moved_row(moved, self.placing, self.built)
        inside = (revision for change in in_notes for revision in change.revisions)
        revisions = (*moved.source.revisions, *moved.target.revisions, *inside)
        self.add(Said(author, date, old, new), self.spot_of(moved.source), asked, revisions)

    def spot_of(self, row: rows.RowChange) -> Spot | None:
        number = self.placing.block_of(row.paragraphs[0])
        return Spot(number, 0, len(self.placing.blocks[number].text)) if number is not None else None

    def change(self, change: Change, all_: list[Change]) -> None:
        new = new_notes(change, self.returned.paragraphs)
        notes = (*new, *self.lost(change))
        inside = (c for c in all_ if notes and self.returned.paragraphs[c.start.paragraph].note in notes)
        revisions = (*change.revisions, *(revision for c in inside for revision in c.revisions))
        if not change.deleted and not change.inserted:
            self.without_text(change, revisions)
            return
        if change.deleted == change.inserted and not {END, OBJECT} & {*change.deleted}:
            self.empty |= {revision.key for revision in revisions} - self.claimed
            return
        said = Said(change.author, change.date, readable(change.deleted), readable(change.inserted))
        if new:  # their words come with their marks
            words = " ".join(note_text(note, self.returned.paragraphs) for note in new)
            said = said._replace(proposal=f"{said.proposal.replace(OBJECT, '')} {words}".strip())
        spot, asked = self.translator.where.spot(change.start, change.end), self.translator.translate(change)
        self.made.append(Made(len(self.remarks), change.start, change, asked))
        self.add(said, spot, (asked,), revisions)

    def lost(self, change: Change) -> tuple[str, ...]:
        """The footnotes that go with a change when it is carried out, or that came and went: what is in them too."""
        notes, gone = (of(change, self.returned.paragraphs) for of in (lost_notes, gone_notes))
        asked = self.translator.translate(change) if notes else NO_CHANGE
        text = self.built.text(asked.path) if asked.path else None
        if asked.edit is None or text is None:
            return gone
        done = isinstance(self.writing.patches(text, asked.edit, e.ALONE), tuple)
        return (*notes, *gone) if done else gone

    def without_text(self, change: Change, revisions: tuple[Revision, ...]) -> None:
        """A field that shows nothing is a remark; what was put in and taken out again, or never held a word, is not."""
        of_fields = {
            r.key
            for number in range(change.start.paragraph, change.end.paragraph + 1)
            for run in self.returned.paragraphs[number].runs
            if run.generated and not run.text
            for r in run.revisions
        }
        if of_fields & {revision.key for revision in change.revisions}:
            field_ = Translated(RemarkKind.OTHER, why_not=t.FIELD)
            spot = self.translator.where.spot(change.start, change.end)
            self.add(Said(change.author, change.date), spot, (field_,), revisions)
        else:
            self.empty |= {revision.key for revision in revisions} - self.claimed

    def untracked(self, found: Untracked, all_: list[Change]) -> None:
        author, date = self.returned.last_author, self.returned.modified
        said = Said(author, date, readable(found.deleted), readable(found.inserted), tracked=False)
        place = self.placing.position(found.spot) if found.spot else None
        if place is not None and len(found.translated) == 1:
            self.made.append(Made.untracked(len(self.remarks), place, found.translated[0]))
        inside = (c for c in all_ if found.notes and self.returned.paragraphs[c.start.paragraph].note in found.notes)
        self.add(said, found.spot, found.translated, (revision for c in inside for revision in c.revisions))

    def looks(self) -> None:
        """What is left of the revisions: changed looks, a remark for each paragraph and person; then what is loose."""
        for number, paragraph in enumerate(self.returned.paragraphs):
            marked = [(r, run.text) for run in paragraph.runs for r in (*run.formatting, *run.revisions)]
            marked += [(r, "") for r in (*paragraph.properties, *paragraph.mark_revisions, *paragraph.row_revisions)]
            left = [(r, text) for r, text in marked if r.key not in self.claimed | self.empty]
            for author, group in groupby(sorted(left, key=lambda entry: entry[0].author), key=lambda e: e[0].author):
                entries = list(group)
                text = "".join(words for _, words in entries) or paragraph.all_text
                block = self.placing.block_of(number)
                spot = Spot(block, 0, len(self.placing.blocks[block].text)) if block is not None else None
                revisions = tuple(revision for revision, _ in entries)
                of_cells = any(revision.kind is RevisionKind.CELL for revision in revisions)
                kind = Translated(RemarkKind.FORMATTING, why_not=t.CELLS if of_cells else t.LOOKS)
                self.add(Said(author, by(revisions)[1], text[:120]), spot, (kind,), revisions)
        loose = [revision for revision in self.returned.loose if revision.key not in self.claimed | self.empty]
        for author, of_author in groupby(sorted(loose, key=lambda r: r.author), key=lambda r: r.author):
            revisions = tuple(of_author)
            other = Translated(RemarkKind.OTHER, why_not=t.OUTSIDE_TEXT)
            self.add(Said(author, by(revisions)[1]), None, (other,), revisions)

    def thread(self, thread: Thread, commented: Commented) -> None:
        """A thread is one remark; of what the program wrote in the margin only what somebody answered or changed."""
        all_ = (thread.comment, *thread.answers)
        self.in_threads += len(all_)
        inside = tuple(r for one in all_ for r in one.revisions if r.key not in self.claimed)
        of_people = [one for one in all_ if (own := own_comment(one.text)) is None or own.touched]
        if not of_people:
            self.empty |= {revision.key for revision in inside}
            return
        comment, *answers = of_people
        replies = tuple(Reply(author=a.author, text=a.text, date=a.date, resolved=a.resolved is True) for a in answers)
        about = commented.about(thread)
        said = Said(comment.author, comment.date, about.words, "", comment.text, replies, comment.resolved)
        self.add(said, about.spot, (NO_CHANGE,), inside)

    # --- what becomes of it -------------------------------------------------------------------------

    def add(self, said: Said, spot: Spot | None, asked: tuple[Translated, ...], revisions: Iterable[Revision]) -> None:
        mine = {revision.key for revision in revisions} - self.claimed
        self.claimed |= mine
        at, near = self.range_of(spot)
        self.asked.append(asked)
        party, contribution = of_path(at.path if at else "")
        id_ = self.new_id(asked[0].kind.value, spot, near, *said[:5])
        self.named[id_] = frozenset(mine)
        if spot and near != spot.block and self.amid_made(asked[0].kind, spot.block):
            self.on_made.add(id_)
        self.remarks.append(
            Remark(
                id=id_,
                kind=asked[0].kind,
                author=said.author,
                document=self.document,
                date=said.date,
                party=party,
                contribution=contribution,
                at=at.shown if at else "",
                text=said.text,
                proposal=said.proposal,
                comment=said.comment,
                replies=said.replies,
                resolved=said.resolved,
                tracked=said.tracked,
                revisions=len(mine - self.empty),
            )
        )

    def amid_made(self, kind: RemarkKind, number: int) -> bool:
        """Whether a change at a block that the program made is in that, or between it and another that it made."""
        following = self.placing.blocks[number + 1 : number + 2]
        return kind in _IN_ONE_BLOCK or not (following and self.built.source(following[0].path))

    def new_id(self, *parts: object) -> str:
        """The id of a remark; one that is said twice at the same place gets another the second time."""
        for time in count():
            id_ = remark_id(self.built.build.id, self.document, *parts, *([time] if time else []))
            if id_ not in self.named:
                return id_
        raise AssertionError

    def range_of(self, spot: Spot | None) -> tuple[SourceRange | None, int]:
        """The place in the Markdown; for what the program made, that of the last text before it."""
        if spot is None:
            return None, -1
        for number in range(spot.block, -1, -1):
            block = self.placing.blocks[number]
            source = self.built.source(block.path) if block.path else None
            if source is not None:
                start, end = (spot.start, spot.end) if number == spot.block else (len(block.text),) * 2
                span, _ = source_span(block, start, end)
                return source_range(source, span), number
        return None, -1

    def account(self, counted: Counted) -> Account:
        return Account(
            comments=counted.comments,
            in_threads=self.in_threads,
            revisions=counted.revisions,
            in_remarks=sum(remark.revisions for remark in self.remarks),
            empty=len(self.empty),
        )
