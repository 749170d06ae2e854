"""`nds review report`. It prints, as `cli.py` does."""

from __future__ import annotations

from pathlib import Path

import click

from nds_docs import cli_help, cli_texts
from nds_docs import cli_report_texts as t
from nds_docs.cli_help import Command
from nds_docs.language import Text

CLEAN = 0


def _say(text: Text, **values: object) -> str:
    return text.say(cli_help.LANGUAGE, values)


@click.command("report", cls=Command, help=_say(t.REPORT))
@click.option("--project", "folder", metavar="DIR", default=".", type=click.Path(), help=_say(cli_texts.PROJECT_OPTION))
@click.option("--reviewer", metavar="…", default="", help=_say(t.REVIEWER_OPTION))
@click.option("--out", metavar="DIR", type=click.Path(), help=_say(t.OUT_OPTION))
def report(folder: str, reviewer: str, out: str | None) -> int:
    from nds_docs.build.manifest import INTERNAL
    from nds_docs.build.output import replace_files
    from nds_docs.compose.gather import find_root, gather
    from nds_docs.pipeline import compose
    from nds_docs.review import files, wording
    from nds_docs.review import report as of
    from nds_docs.review.listing import listed
    from nds_docs.review.report_document import document
    from nds_docs.review.report_html import html
    from nds_docs.review.round_status import parties
    from nds_docs.review.rounds import load_rounds
    from nds_docs.writers.docx.memo import memo_docx

    root = find_root(Path(folder))
    inputs = gather(root)
    reviews, rounds = files.load(root), load_rounds(root)
    remarks = listed(root, reviews, inputs.files)
    if reviewer:
        reviewer, remarks = of.of_reviewer(remarks, reviewer)
    composition = compose(inputs)
    strategy = composition.strategy
    short = {party.id: party.short for party in composition.project.register.parties}
    of_parties = {path: short.get(party, party) for path, party in parties(rounds, reviews).items()}
    made = of.report(remarks, strategy, rounds, of_parties, reviewer)
    stem = wording.FILE_NAME.say(made.language) + (f"-{Path(files.file_name(reviewer)).stem}" if reviewer else "")
    target = Path(out) if out else root / "build" / INTERNAL
    written = {f"{stem}.docx": memo_docx(document(made), made.title, strategy.imprint), f"{stem}.html": html(made)}
    replace_files(target, written)
    click.echo(_say(cli_texts.WRITTEN, files=", ".join(str(target / name) for name in written)))
    click.echo(_say(t.COUNTS, total=made.by_party[-1].total, open=len(made.open)))
    return CLEAN
