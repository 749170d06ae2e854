"""Places where Pandoc's own Markdown would read another structure than we do, and text that was meant as more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from markdown_it.token import Token

from nds_docs.checks.diagnostics import Rule
from nds_docs.checks.rules import dialect, structure
from nds_docs.markdown.page import Page
from nds_docs.markdown.positions import Placed

_ROMAN = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER = rf"(?:#|@[\w-]*|\d+|[A-Za-z]|{_ROMAN}|{_ROMAN.upper()})"
_OTHER_LIST = re.compile(rf"(?:\({_NUMBER}\)|(?:#|[a-z]|{_ROMAN})[.)]|[A-Z](?:\)|\.(?=[ \t]{{2}})))(?=[ \t])")
_LINE_BLOCK = re.compile(r"\|[ \t]+\S")
_GRID = re.compile(r"\+(?:[-=:]+\+)+[ \t]*\Z")
_DASHES = re.compile(r"-{2,}(?:[ \t]+-{2,})+\Z")
_RULER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_DIV = re.compile(r":::+[ \t]*")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
_TELLING = frozenset(":[|-")
_KEY = re.compile(r"[\w-]+:(?:[ \t]|$)", re.MULTILINE)


def report_differences(page: Page, tokens: Sequence[Token]) -> None:
    """Go through the blocks in the order of the text."""
    _Blocks(page).report(cast(Sequence[Placed], tokens))


class _Blocks:
    """`text_end` is the line after the last paragraph, `around` the containers open here, `before` the last token."""

    def __init__(self, page: Page) -> None:
        self.page, self.source = page, page.source
        self.text_end = -1
        self.around: list[str] = []
        self.before: Placed | None = None

    def report(self, tokens: Sequence[Placed]) -> None:
        for at, token in enumerate(tokens):
            match token.type:
                case "paragraph_open":
                    self.paragraph(tokens[at + 1])
                case "heading_open":
                    self.heading(token, tokens[at + 1])
                case "bullet_list_open" | "ordered_list_open":
                    self.list(token)
                case "blockquote_open":
                    self.blank_line_above(token)
                case "hr":
                    self.rule(token)
                case "fence":
                    self.fence(token)
            if token.nesting > 0:
                self.around.append(token.type)
            elif token.nesting < 0:
                self.around.pop()
            self.before = token

    def lines_of(self, token: Placed) -> range:
        """The lines of a block, counted from 0 as all lines here."""
        assert token.map is not None
        return range(*token.map)

    def at_line(self, rule: Rule, line: int, start: int) -> None:
        """A finding about a line from an offset on."""
        text = self.source.line(line + 1)
        end = self.source.line_starts[line] + len(text)
        self.page.report(rule, start, end, text=self.source.text[start:end].rstrip())

    def blank_line_above(self, token: Placed) -> None:
        if self.lines_of(token).start == self.text_end:
            self.at_line(dialect.MISSING_BLANK_LINE, self.text_end, token.start)

    def heading(self, token: Placed, text: Placed) -> None:
        if token.markup.startswith("#"):
            self.blank_line_above(token)
        elif len(self.lines_of(text)) > 1:
            self.page.report(dialect.LONG_SETEXT, token.start, token.end)

    def list(self, token: Placed) -> None:
        """A list in a list needs no blank line; two bullets make two lists here."""
        before = self.before
        if before is not None and before.type == "bullet_list_close" == token.type.replace("open", "close"):
            if before.markup != token.markup:
                self.at_line(dialect.LIST_MARKER_CHANGE, self.lines_of(token).start, token.start)
        elif not (self.around and self.around[-1] == "list_item_open"):
            self.blank_line_above(token)

    def rule(self, token: Placed) -> None:
        line = self.lines_of(token).start
        following = self.source.line(line + 2)
        if _DASHES.match(self.source.text, token.start, token.end) and (line == self.text_end or following.strip()):
            self.page.report(dialect.OTHER_TABLE, token.start, token.end)
        elif token.start and self.source.text[token.start : token.end] == "---" and _KEY.match(following):
            self.page.report(dialect.METADATA, token.start, token.end)
        else:
            self.blank_line_above(token)

    def fence(self, token: Placed) -> None:
        lines = self.lines_of(token)
        if len(lines) < len(token.code) + 2:
            self.at_line(structure.UNCLOSED_CODE, lines.start, token.start)
        if token.markup.startswith("~"):
            self.blank_line_above(token)

    def paragraph(self, text: Placed) -> None:
        assert text.lines is not None
        numbers = self.lines_of(text)
        first, self.text_end = numbers.start, numbers.stop
        places = text.lines.sources
        start = places[0]
        for rule, form in ((dialect.OTHER_LIST, _OTHER_LIST), (dialect.LINE_BLOCK, _LINE_BLOCK)):
            if (found := form.match(text.content)) is not None:
                self.page.report(rule, start, start + found.end(), text=found[0])
        lines = text.content.split("\n")
        if (drawn := next((at for at, line in enumerate(lines) if _GRID.match(line)), -1)) >= 0:
            self.at_line(dialect.OTHER_TABLE, first + drawn, places[drawn])
        for number in range(1, len(lines)):
            if lines[number][:1] in _TELLING:
                self.line(lines[number - 1], lines[number], places[number - 1 : number + 1], first + number)

    def line(self, before: str, line: str, places: Sequence[int], number: int) -> None:
        """A line inside a paragraph that looks like the start of something else."""
        if line.startswith(":::"):
            is_end = _DIV.fullmatch(line) is not None
            self.at_line(structure.STRAY_DIV_END if is_end else dialect.MISSING_BLANK_LINE, number, places[1])
        elif _NOTE.match(line):
            self.at_line(dialect.MISSING_BLANK_LINE, number, places[1])
        elif "|" in before and "|" in line and _RULER.match(line):
            self.at_line(dialect.MISSING_BLANK_LINE, number - 1, places[0])
