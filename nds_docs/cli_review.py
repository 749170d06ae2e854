"""The commands about returned Word files: `nds review …`. They print, as `cli.py` does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nds_docs import cli_review_texts as t
from nds_docs.cli_help import LANGUAGE, Group, RequiredOption
from nds_docs.errors import NdsError
from nds_docs.language import Text

if TYPE_CHECKING:
    from nds_docs.review.apply import Result
    from nds_docs.review.files import ReviewFile
    from nds_docs.review.importing import ImportedFile
    from nds_docs.review.listing import Listed, Wanted
    from nds_docs.review.remark import Remark

CLEAN, FINDINGS = 0, 1


def _say(text: Text, **values: object) -> str:
    return text.say(LANGUAGE, values)


def _project(command: Callable[..., int]) -> Callable[..., int]:
    from nds_docs.cli_texts import PROJECT_OPTION

    return click.option(
        "--project", "folder", metavar="DIR", default=".", type=click.Path(), help=_say(PROJECT_OPTION)
    )(command)


@click.group(cls=Group, help=_say(t.REVIEW))
def review() -> None:
    pass


@review.command("import", help=_say(t.IMPORT))
@_project
@click.option("--from", "party", metavar=_say(t.PARTY), default="", help=_say(t.FROM))
@click.argument("names", metavar="FILE.docx…", nargs=-1, required=True, type=click.Path())
def import_(folder: str, party: str, names: tuple[str, ...]) -> int:
    from nds_docs.build.output import replace_files
    from nds_docs.compose.drafts import read_records
    from nds_docs.compose.gather import find_root, gather
    from nds_docs.review import files
    from nds_docs.review.importing import import_files
    from nds_docs.review.round_status import party_of_any
    from nds_docs.review.rounds import folders, load_rounds
    from nds_docs.review.speaking import check_speaker, spoken_for

    root = find_root(Path(folder))
    rounds = load_rounds(root)
    if party:
        check_speaker(read_records(gather(root)).register, rounds, party, names)
    raw = {name: _read(name) for name in names}
    changed, reports = import_files(
        root, raw, folders(rounds), LANGUAGE, lambda name: party or party_of_any(rounds, Path(name).name)
    )
    if party:
        changed = spoken_for(party, changed, files.load(root))
    replace_files(root, {path: files.encode(review) for path, review in changed.items()})
    for report in reports:
        for line in _account(report):
            click.echo(line)
    return CLEAN


def _read(name: str) -> bytes:
    import errno

    try:
        return Path(name).read_bytes()
    except OSError as error:
        number = errno.EISDIR if Path(name).is_dir() else error.errno or 0  # a folder is "no access" on Windows
        fault = t.FAULTS.get(number, error.strerror or str(error))
        raise NdsError(t.UNREADABLE, path=name, fault=fault) from error


def _account(report: ImportedFile) -> list[str]:
    account = report.account
    first = _say(
        t.ACCOUNT,
        name=report.name,
        build=report.build[:8],
        comments=account.comments,
        revisions=account.revisions,
        empty=_say(t.EMPTY, empty=account.empty) if account.empty else "",
    )
    found = t.NEW_AND_KNOWN if report.new or report.known else t.NOTHING_IN_IT
    lines = [first, _say(found, new=report.new, known=report.known, files=", ".join(report.paths) or "–")]
    if report.by_text:
        lines.append(_say(t.BY_TEXT))
    if not report.framed:
        lines.append(_say(t.NO_FRAME))
    if report.unplaced:
        lines.append(_say(t.UNPLACED, count=report.unplaced))
    return lines


def _filters(command: Callable[..., int]) -> Callable[..., int]:
    for name, text in (
        ("--party", t.OF_PARTY),
        ("--contribution", t.OF_CONTRIBUTION),
        ("--reviewer", t.OF_REVIEWER),
        ("--state", t.OF_STATE),
        ("--priority", t.OF_PRIORITY),
    ):
        if name == "--state":
            kinds = click.Choice(["open", "accepted", "rejected"])
            command = click.option(name, type=kinds, help=_say(text))(command)
        else:
            command = click.option(name, metavar="…", default="", help=_say(text))(command)
    return command


@review.command("list", help=_say(t.LIST))
@_project
@_filters
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=_say(t.FORMAT))
def list_(
    folder: str, party: str, contribution: str, reviewer: str, state: str | None, priority: str, form: str
) -> int:
    from nds_docs.review.listing import Wanted, as_json
    from nds_docs.review.remark import RemarkState

    wanted = Wanted(party, contribution, reviewer, RemarkState(state) if state else None, priority)
    _, found = _found(folder, wanted)
    if form == "json":
        click.echo(as_json(found, LANGUAGE), nl=False)
    else:
        for one in found:
            click.echo(_row(one))
        click.echo(_say(t.ONE_REMARK if len(found) == 1 else t.REMARKS, count=len(found)))
    return CLEAN


def _row(one: Listed) -> str:
    from nds_docs.review.listing import said
    from nds_docs.review.remark import others
    from nds_docs.review.wording import STATES, kind

    remark = one.remark
    where = one.place or _say(t.NO_PLACE)
    state = _say(STATES[remark.state])
    lines = [
        f"{where}: {remark.id} {remark.author or '?'} · {_say(kind(remark))} · {state}",
        f"    {_say(said(remark, 100))}",
    ]
    if one.to:
        lines.append(f"    {_say(t.MOVES_TO, to=one.to)}")
    if one.moved_on and one.place:
        lines.append(f"    {_say(t.MOVED_ON)}")
    if remark.why_not:
        lines.append(f"    {remark.why_not}")
    elif beside := others(remark):
        lines.append(f"    {_say(t.TOGETHER, others=', '.join(beside))}")
    if remark.answer:
        lines.append(f"    {_say(t.ANSWER, answer=remark.answer)}")
    return "\n".join(lines)


def _found(folder: str, wanted: Wanted) -> tuple[Path, tuple[Listed, ...]]:
    from nds_docs.compose.drafts import read_project, read_records
    from nds_docs.compose.gather import find_root, gather
    from nds_docs.review import files
    from nds_docs.review.listing import chosen, listed

    root = find_root(Path(folder))
    inputs = gather(root)
    project = read_project(inputs, read_records(inputs))
    return root, chosen(listed(root, files.load(root), inputs.files), wanted, project)


@review.command(help=_say(t.ANSWER_COMMAND))
@_project
@click.argument("id_", metavar="ID")
@click.argument("text", metavar=_say(t.TEXT), default="")
@click.option("--accept", "state", flag_value="accepted", help=_say(t.ACCEPT))
@click.option("--reject", "state", flag_value="rejected", help=_say(t.REJECT))
@click.option("--reopen", "state", flag_value="open", help=_say(t.REOPEN))
def answer(folder: str, id_: str, text: str, state: str | None) -> int:
    from nds_docs.build.output import replace_files
    from nds_docs.compose.gather import find_root
    from nds_docs.review import files
    from nds_docs.review.remark import RemarkState
    from nds_docs.review.wording import STATES

    root = find_root(Path(folder))
    known = files.load(root)
    if state is None and not text:
        raise NdsError(t.SAY_WHAT)
    for file, remark in _remarks(known, id_):
        now = RemarkState(state) if state else remark.state
        replace_files(root, {file: files.encode(files.answered(known[file], id_, now, text))})
        click.echo(_say(t.ANSWERED, id=id_, state=STATES[now], file=file))
    return CLEAN


def _remarks(known: Mapping[str, ReviewFile], id_: str) -> list[tuple[str, Remark]]:
    """The files a remark stands in, more than one where two without a name made the same change, and the remark."""
    found = [(path, remark) for path, review in known.items() for remark in review.remarks if remark.id == id_]
    if not found:
        raise NdsError(t.NO_REMARK, id=id_)
    return found


@review.command(help=_say(t.ADD))
@_project
@click.argument("place", metavar=_say(t.PLACE))
@click.argument("text", metavar=_say(t.TEXT))
@click.option("--reviewer", cls=RequiredOption, metavar="…", required=True, help=_say(t.REVIEWER))
def add(folder: str, place: str, text: str, reviewer: str) -> int:
    from nds_docs.build.output import replace_files
    from nds_docs.compose.gather import find_root
    from nds_docs.review import files
    from nds_docs.review.adding import added

    root = find_root(Path(folder))
    path, review, remark = added(root, place, text, reviewer)
    replace_files(root, {path: files.encode(review)})
    click.echo(_say(t.ADDED, id=remark.id, file=path))
    return CLEAN


@review.command(help=_say(t.APPLY))
@_project
@click.option("--reviewer", metavar="…", default="", help=_say(t.OF_REVIEWER))
@click.option("--remark", "ids", metavar="ID", multiple=True, help=_say(t.OF_REMARK))
@click.option("--all", "all_", is_flag=True, help=_say(t.ALL))
@click.option("--commit", "commit", is_flag=True, help=_say(t.COMMIT))
def apply(folder: str, reviewer: str, ids: tuple[str, ...], all_: bool, commit: bool) -> int:
    from nds_docs.review.carrying_out import carry_out
    from nds_docs.review.listing import Wanted
    from nds_docs.review.remark import RemarkState

    if not (reviewer or ids or all_):
        raise NdsError(t.WHICH)
    root, found = _found(folder, Wanted(reviewer=reviewer, state=RemarkState.OPEN, ids=ids))
    results, commits = carry_out(root, found, commit=commit)
    of_id = {result.remark.id: result for result in results}
    order = {one.remark.id: number for number, one in enumerate(found)}
    for result in sorted(results, key=lambda one: order.get(one.remark.id, len(order))):
        for line in _outcome(result, of_id):
            click.echo(line)
    for made in commits:
        click.echo(_say(t.COMMITTED, commit=made))
    counts = {name: sum(result.outcome.value == name for result in results) for name in t.OUTCOMES}
    click.echo(_say(t.SUM, **counts))
    return FINDINGS if counts["conflict"] else CLEAN


def _outcome(result: Result, of_id: Mapping[str, Result]) -> list[str]:
    from nds_docs.review.listing import said

    remark = result.remark
    where, outcome = remark.at or _say(t.NO_PLACE), _say(t.OUTCOMES[result.outcome.value])
    lines = [f"{where}: {remark.id} {remark.author or '?'} · {outcome}"]
    if result.others:
        others = [of_id[id_].remark for id_ in result.others if id_ in of_id]
        named = ", ".join(f"{one.id} ({one.author or '?'})" for one in others if one.patches != remark.patches)
        named = named or ", ".join(result.others)
        lines += [f"    {_say(said(remark, 100))}", f"    {_say(t.CLASHES, others=named, id=remark.id)}"]
    elif result.needs:
        lines.append(f"    {_say(t.NEEDS, others=', '.join(result.needs))}")
    elif result.outcome.value == "conflict":
        lines += [f"    {_say(t.OURS, words=result.ours)}", f"    {_say(t.THEIRS, words=result.theirs)}"]
    elif result.outcome.value == "no_edit" and remark.why_not:
        lines.append(f"    {remark.why_not}")
    return lines
