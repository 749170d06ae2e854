"""The report on remarks as one page: everything in it, nothing from elsewhere, every word of a reviewer escaped."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from nds_docs.language import Text
from nds_docs.review import wording
from nds_docs.review.remark import RemarkState
from nds_docs.review.report import Report


def html(report: Report) -> bytes:
    """The page (HTML 5, WCAG 2.1: language, heads of tables, nothing by colour alone)."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )

    def say(text: Text, **values: object) -> str:
        return text.say(report.language, values)

    template = environment.get_template("report.html")
    return template.render(report=report, t=wording, say=say, states=tuple(RemarkState)).encode()
