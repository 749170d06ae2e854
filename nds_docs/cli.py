"""The command line: arguments, printing and exit codes. The only module that prints.

Exit codes: 0 clean, 1 findings of severity error, 2 cannot go on (one line, never a traceback).
"""

from __future__ import annotations

import errno
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nds_docs import __version__
from nds_docs import cli_texts as t
from nds_docs.cli_help import LANGUAGE, Group, RequiredOption, problem, program_name
from nds_docs.cli_report import report
from nds_docs.cli_review import review
from nds_docs.cli_round import round_
from nds_docs.errors import NdsError
from nds_docs.language import Text

if TYPE_CHECKING:
    from nds_docs.build.delivery import Order
    from nds_docs.checks.diagnostics import Finding
    from nds_docs.compose.gather import Inputs
    from nds_docs.compose.project import Project
    from nds_docs.document.source import Source

CLEAN, FINDINGS, CANNOT_GO_ON, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code."""
    _write_utf8()
    try:
        return int(program.main(list(arguments), prog_name=program_name(), standalone_mode=False) or CLEAN)
    except NdsError as error:
        return _stop(error.say(LANGUAGE))
    except click.exceptions.NoArgsIsHelpError as error:
        _complain(error.message)
        return CANNOT_GO_ON
    except click.ClickException as error:
        return _stop(problem(error))
    except (KeyboardInterrupt, click.Abort):
        _complain(_say(t.INTERRUPTED))
        return INTERRUPTED
    except MemoryError:
        return _stop(_say(t.OUT_OF_MEMORY))
    except OSError as error:
        return _stop(_system_fault(error))
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        return _stop(_say(t.UNEXPECTED, fault=f"{type(error).__name__}: {error}".splitlines()[0], place=place))


def _project_option(command: Callable[..., int]) -> Callable[..., int]:
    option = click.option(
        "--project", "folder", metavar="DIR", default=".", type=click.Path(), help=_say(t.PROJECT_OPTION)
    )
    return option(command)


def _say(text: Text, **values: object) -> str:
    return text.say(LANGUAGE, values)


def _complain(line: str) -> None:
    click.echo(line, err=True)


def _stop(line: str) -> int:
    _complain(f"nds: {line}")
    return CANNOT_GO_ON


def _system_fault(error: OSError) -> str:
    import tempfile

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _say(t.DISK_FULL, folder=tempfile.gettempdir())
    fault = error.strerror or str(error)
    return _say(t.SYSTEM_FAULT, path=error.filename, fault=fault) if error.filename else fault


def _write_utf8() -> None:
    """Windows consoles still default to a code page that has no arrows and accents."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@click.group(cls=Group, help=_say(t.PROGRAM), context_settings={"max_content_width": 100})
@click.version_option(__version__, message="nds %(version)s", help=_say(t.VERSION_OPTION))
def program() -> None:
    pass


@program.command(help=_say(t.BUILD))
@_project_option
@click.option("--out", "out", metavar="DIR", type=click.Path(), help=_say(t.OUT_OPTION))
@click.option("--only", "only", metavar="…", default="", help=_say(t.ONLY_OPTION, known="docx, pdf, odt, letter"))
@click.option("--final", "final", is_flag=True, help=_say(t.FINAL_OPTION))
@click.option("--with-remarks", "remarked", is_flag=True, help=_say(t.WITH_REMARKS_OPTION))
def build(folder: str, out: str | None, only: str, final: bool, remarked: bool) -> int:
    from nds_docs.build.delivery import Order, deliver, made_before, origin

    root, inputs = _gathered(folder)
    order = Order(_wanted(only), final)
    if remarked:
        order = _with_remarks(order, inputs)
    wanted = origin(inputs, order)
    target = Path(out) if out else root / "build"
    if made := made_before(target, wanted, LANGUAGE):
        click.echo(made.report, nl=False)
        click.echo(_say(t.UNCHANGED, files=_listed(target, made.files)))
        return FINDINGS if made.errors else CLEAN
    from nds_docs.pipeline import compose

    with _progress() as tell:
        tell(_say(t.READING))
        composition = compose(inputs, build_id=wanted.build_id, commit=wanted.commit, final=final)
        project = composition.project
        tell(_say(t.COMPOSED, **_counts(project)))
        if final and composition.in_the_way:
            return _refuse_final(_report(composition.in_the_way, project.sources))
        if order.editions == {"letter"} and not composition.letters:
            raise NdsError(t.NO_LETTER)
        tell(_say(t.WRITING))
        delivered = deliver(composition, inputs, order, wanted, target)
    composition = delivered.composition
    click.echo(_report(composition.findings, project.sources), nl=False)
    if composition.has_errors:
        click.echo(_say(t.DRAFT_WITH_ERRORS))
    if not delivered.kept:
        _complain(_say(t.NOT_KEPT))
    click.echo(_say(t.WRITTEN, files=_listed(target, delivered.files)))
    return FINDINGS if composition.has_errors else CLEAN


@program.command(help=_say(t.CHECK))
@_project_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=_say(t.FORMAT_OPTION),
)
def check(folder: str, form: str) -> int:
    from nds_docs.checks.report import json_report
    from nds_docs.pipeline import compose

    root, inputs = _gathered(folder)
    composition = compose(inputs)
    findings, sources = (*composition.findings, *_remarks(root, inputs)), composition.project.sources
    shown = json_report(findings, sources, LANGUAGE) if form == "json" else _report(findings, sources)
    click.echo(shown, nl=False)
    return FINDINGS if composition.has_errors else CLEAN


def _remarks(root: Path, inputs: Inputs) -> tuple[Finding, ...]:
    """What reviewers said that nobody answered yet."""
    if not (root / "reviews").is_dir():
        return ()
    from nds_docs.review import files
    from nds_docs.review.listing import listed, open_findings

    return open_findings(listed(root, files.load(root), inputs.files))


@program.group(help=_say(t.NEW))
def new() -> None:
    pass


@new.command(help=_say(t.NEW_CONTRIBUTION))
@_project_option
@click.argument("party", metavar=_say(t.PARTY))
@click.argument("name", metavar=_say(t.NAME))
@click.option("--priority", cls=RequiredOption, metavar="ID", required=True, help=_say(t.PRIORITY_OPTION))
def contribution(folder: str, party: str, name: str, priority: str) -> int:
    from nds_docs.compose.gather import find_root
    from nds_docs.compose.scaffold import contribution_path, contribution_text
    from nds_docs.document.source import Source
    from nds_docs.register.load import load_register

    root = find_root(Path(folder))
    register, _ = load_register(Source("nds.yml", (root / "nds.yml").read_bytes()))
    path = contribution_path(party, name)
    text = contribution_text(register, party, name, priority)
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise NdsError(t.EXISTS, path=path) from error
    click.echo(_say(t.MADE, path=path))
    click.echo(_say(t.NEXT, program=program_name()))
    return CLEAN


review.add_command(report)
program.add_command(review)
program.add_command(round_)


def _gathered(folder: str) -> tuple[Path, Inputs]:
    from nds_docs.compose.gather import find_root, gather

    root = find_root(Path(folder))
    return root, gather(root)


def _wanted(only: str) -> frozenset[str]:
    """The editions named after `--only`; all of them when none are named."""
    from nds_docs.build.delivery import EDITIONS

    names = [name.strip() for name in only.split(",") if name.strip()]
    for name in names:
        if name not in EDITIONS:
            raise NdsError(t.UNKNOWN_FORMAT, name=name, known=", ".join(EDITIONS))
    return frozenset(names or EDITIONS)


def _with_remarks(order: Order, inputs: Inputs) -> Order:
    """The order with the remarks of reviewers. Raises `NdsError` where no file can show them."""
    from dataclasses import replace

    from nds_docs.compose.drafts import read_records
    from nds_docs.compose.wording import document_language
    from nds_docs.review import files
    from nds_docs.review.listing import listed
    from nds_docs.review.margin import margin

    if order.final:
        raise NdsError(t.FINAL_WITH_REMARKS)
    if not order.editions & {"docx", "letter"}:
        raise NdsError(t.REMARKS_NEED_WORD)
    language = document_language(read_records(inputs).register.document.language)
    remarks = listed(inputs.root, files.load(inputs.root), inputs.files)
    return replace(order, comments=margin(remarks, language))


def _counts(project: Project) -> Mapping[str, Text]:
    """How much was read, in words."""
    counts = {
        "chapters": (len(project.chapters), t.ONE_CHAPTER, t.CHAPTERS),
        "contributions": (len(project.contributions), t.ONE_CONTRIBUTION, t.CONTRIBUTIONS),
        "parties": (len({contribution.party for contribution in project.contributions}), t.ONE_PARTY, t.PARTIES),
    }
    return {name: one if count == 1 else t.filled(many, count=count) for name, (count, one, many) in counts.items()}


def _listed(folder: Path, files: Iterable[str]) -> str:
    """The files as a person would open them, from the folder they stand in now."""
    try:
        shown = folder.resolve().relative_to(Path.cwd())
    except ValueError:
        shown = folder
    return ", ".join(str(shown / name) for name in files)


def _report(findings: Iterable[Finding], sources: Mapping[str, Source]) -> str:
    from nds_docs.checks.report import text_report

    return text_report(findings, sources, LANGUAGE, colour=sys.stdout.isatty())


def _refuse_final(report: str) -> int:
    click.echo(report, nl=False)
    _complain(_say(t.NOT_FINAL))
    return FINDINGS


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Tells what goes on: one line that moves on a terminal, plain lines elsewhere."""
    if not sys.stderr.isatty():
        yield _complain
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield status.update
