"""The commands about rounds: `nds round …`. They print, as `cli.py` does."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nds_docs import cli_help
from nds_docs import cli_round_texts as t
from nds_docs.cli_help import Group, RequiredOption
from nds_docs.errors import NdsError
from nds_docs.language import Text

if TYPE_CHECKING:
    from nds_docs.review.round_status import PartyStatus, RoundStatus
    from nds_docs.review.rounds import Round

CLEAN, FINDINGS = 0, 1
_GAP = "  "


def _say(text: Text, **values: object) -> str:
    return text.say(cli_help.LANGUAGE, values)


def _today() -> datetime.date:
    return datetime.date.today()


def _project(command: Callable[..., int]) -> Callable[..., int]:
    from nds_docs.cli_texts import PROJECT_OPTION

    return click.option(
        "--project", "folder", metavar="DIR", default=".", type=click.Path(), help=_say(PROJECT_OPTION)
    )(command)


@click.group("round", cls=Group, help=_say(t.ROUND), invoke_without_command=True)
@_project
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=_say(t.FORMAT))
@click.pass_context
def round_(context: click.Context, folder: str, form: str) -> int:
    if context.invoked_subcommand is not None:
        return CLEAN
    from nds_docs.compose.gather import find_root
    from nds_docs.review import files
    from nds_docs.review.round_status import as_json, status
    from nds_docs.review.rounds import load_rounds

    root = find_root(Path(folder))
    found = status(load_rounds(root), files.load(root), _today())
    if form == "json":
        click.echo(as_json(found), nl=False)
    elif not found:
        click.echo(_say(t.NONE))
    for number, one in enumerate(found if form == "text" else ()):
        if number:
            click.echo()
        for line in _shown(one):
            click.echo(line)
    return CLEAN


def _shown(one: RoundStatus) -> Iterator[str]:
    """A round as a table, or in a line when nothing is left to wait for."""
    if one.closed:
        count = sum(party.remarks.total() for party in (*one.parties, one.unknown))
        yield _say(t.CLOSED, id=one.round.id, count=count)
        return
    record = one.round
    yield _say(
        t.TITLE,
        id=record.id,
        version=record.version,
        only=_say(t.ONLY, priority=record.only) if record.only else "",
        opened=record.opened,
        due=record.due,
        days=_days(one.days),
    )
    rows = [tuple(_say(head) for head in t.HEADS), *(_row(party, one.days < 0) for party in one.parties)]
    if not one.unknown.silent:
        rows.append(_row(one.unknown, late=False))
    widths = [max(len(row[column]) for row in rows) for column in range(len(t.HEADS))]
    for row in rows:
        yield _GAP + _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    if not one.unknown.silent:
        yield _say(t.HINT)


def _row(party: PartyStatus, late: bool) -> tuple[str, ...]:
    from nds_docs.review.remark import RemarkState

    returned = str(len(party.files)) if party.files else "–"
    if party.silent:
        returned = _say(t.SILENT_LATE if late else t.SILENT)
    counts = ("" if party.silent else str(party.remarks[state]) for state in RemarkState)
    return (party.party or _say(t.UNKNOWN), returned, *counts, _one_line(", ".join(party.reviewers)))


def _one_line(text: str) -> str:
    """Names come from returned files: nothing in them moves the cursor."""
    return "".join(c if c.isprintable() else "�" for c in text)


def _days(days: int) -> str:
    match days:
        case 0:
            return _say(t.TODAY)
        case 1:
            return _say(t.DAY_LEFT)
        case -1:
            return _say(t.DAY_PAST)
        case _ if days > 0:
            return _say(t.DAYS_LEFT, days=days)
        case _:
            return _say(t.DAYS_PAST, days=-days)


@round_.command("open", help=_say(t.OPEN))
@_project
@click.argument("id_", metavar="ID")
@click.option("--to", cls=RequiredOption, metavar="…", multiple=True, required=True, help=_say(t.TO_OPTION))
@click.argument("others", metavar=_say(t.PARTIES), nargs=-1)
@click.option("--due", cls=RequiredOption, metavar="…", required=True, help=_say(t.DUE_OPTION))
@click.option("--only", metavar="ID", default="", help=_say(t.ONLY_OPTION))
@click.option("--letter", is_flag=True, help=_say(t.LETTER_OPTION))
def open_(
    folder: str, id_: str, to: tuple[str, ...], others: tuple[str, ...], due: str, only: str, letter: bool
) -> int:
    from nds_docs.build.delivery import Order, origin
    from nds_docs.checks.report import text_report
    from nds_docs.compose.drafts import read_records
    from nds_docs.compose.gather import find_root, gather
    from nds_docs.pipeline import compose
    from nds_docs.review.opening import Plan, can_be_marked, open_round
    from nds_docs.review.rounds import check_new

    today = _today()
    root = find_root(Path(folder))
    inputs = gather(root)
    parties = tuple(dict.fromkeys(name for word in (*to, *others) for name in word.split(",") if name))
    day = check_new(root, read_records(inputs).register, id_, parties, due, today)
    plan = Plan(id_, parties, day, only, letter)
    made_from = origin(inputs, Order(frozenset({"docx"})))
    can_be_marked(root, plan, made_from.commit)
    composition = compose(inputs, build_id=made_from.build_id, commit=made_from.commit)
    if letter and not composition.letters:
        raise NdsError(t.NO_LETTER)
    target = root / "build/rounds" / id_
    made = open_round(composition, inputs, made_from, plan, target, today)
    click.echo(text_report(composition.findings, composition.project.sources, cli_help.LANGUAGE), nl=False)
    if composition.has_errors:
        click.echo(_say(t.WITH_ERRORS))
    for line in _account(made, target):
        click.echo(line)
    return FINDINGS if composition.has_errors else CLEAN


def _account(made: Round, folder: Path) -> Iterator[str]:
    from nds_docs.review.rounds import path_of

    yield _say(t.OPENED, id=made.id, version=made.version, build=made.build[:8], due=made.due)
    yield _say(t.FOLDER, folder=folder)
    for sent in made.sent:
        names = (file.name for file in (sent.file, *sent.letters))
        yield _say(t.SENT, party=sent.party, files=", ".join(names))
    yield _say(t.TAGGED, tag=made.tag) if made.commit else _say(t.NOT_TAGGED)
    yield _say(t.RECORD, path=path_of(made.id))
