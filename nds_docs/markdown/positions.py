"""Where every token was written: states of markdown-it that keep, for each token, its offsets in the source.

markdown-it records lines only. The block state remembers where each line of a block's content begins; the inline
state keeps plain text as runs of offsets, and gives every token it pushes its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from nds_docs.document.nodes import NO_ATTR, Attr
from nds_docs.markdown.page import page_of

if TYPE_CHECKING:
    from nds_docs.markdown.brackets import Bracket
    from nds_docs.markdown.code import Backticks

SPACES = " \t"
TRIMMED = " \t\n\v\f\r"
"""What CommonMark takes off both ends of a paragraph."""

NESTING = 40
"""Inlines nested deeper than this stay text: their markers show. (Blocks: `block_parser.py`.)"""

Nesting = Literal[-1, 0, 1]


class Lines:
    """The lines of a block's content: which offset of the source each offset of the content is."""

    __slots__ = ("contents", "sources")

    def __init__(self, contents: Sequence[int], sources: Sequence[int]) -> None:
        self.contents = contents
        self.sources = sources

    def at(self, position: int) -> int:
        """The source offset of a position in the content."""
        if len(self.contents) == 1:
            return self.sources[0] + position
        line = bisect_right(self.contents, position) - 1
        return self.sources[line] + position - self.contents[line]


class CodeLine(NamedTuple):
    """A line of a code block: the characters `start` to `end` of the source, after `pad` spaces left of a tab."""

    pad: int
    start: int
    end: int


@dataclass(slots=True)
class Placed(Token):
    """A token with its offsets in the source.

    `lines` belongs to "inline" tokens, `code` to code blocks, `attr` to whatever carries `{…}`.
    """

    start: int = -1
    end: int = -1
    lines: Lines | None = None
    code: tuple[CodeLine, ...] = ()
    attr: Attr = NO_ATTR


class BlockState(StateBlock):
    """markdown-it's block state; its tokens are `Placed`."""

    def __init__(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.page = page_of(env)
        self.cut_lines: Lines | None = None
        self.cut_code: tuple[CodeLine, ...] = ()
        self.open_divs = 0
        """Divs that are open anywhere around this line."""
        self.div_depth = 0
        """Those of them that were opened in this very container."""
        self.note_depth = 0
        self.last_comment_end = src.rfind("-->")

    def first(self, line: int) -> int:
        """The offset of the first character of a line that is no indent."""
        return self.bMarks[line] + self.tShift[line]

    def last(self, line: int) -> int:
        """The offset after the last character of a line that is no space."""
        end, start = self.eMarks[line], self.bMarks[line]
        while end > start and self.src[end - 1] in SPACES:
            end -= 1
        return end

    def comment_may_end(self, offset: int) -> bool:
        """Whether a `-->` stands anywhere after an offset."""
        return self.last_comment_end >= offset

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Placed:
        token = Placed(ttype, tag, nesting)
        token.block = True
        if nesting < 0:
            self.level -= 1
        token.level = self.level
        if nesting > 0:
            self.level += 1
        if ttype == "inline":
            token.lines, self.cut_lines = self.cut_lines, None
        self.tokens.append(token)
        return token

    def push_text(self, content: str, lines: Lines, line: int, next_line: int) -> Placed:
        """An "inline" token of which the place of every character is known."""
        self.cut_lines = lines
        token = self.push("inline", "", 0)
        token.content, token.children, token.map = content, [], [line, next_line]
        return token

    def text_of(self, begin: int, end: int) -> str:
        """The lines of a paragraph without their indents; `cut_lines` then holds where they stand."""
        contents, sources, parts = [], [], []
        at = 0
        for line in range(begin, end):
            first, last = self.first(line), self.eMarks[line]
            contents.append(at)
            sources.append(first)
            parts.append(self.src[first:last])
            at += last - first + 1
        self.cut_lines = Lines(contents, sources)
        return "\n".join(parts)

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: N802, N803  markdown-it's name
        self.cut_code = tuple(self._code_line(line, indent) for line in range(begin, end))
        text = "".join(" " * pad + self.src[start:stop] + "\n" for pad, start, stop in self.cut_code)
        return text if keepLastLF else text[:-1]

    def _code_line(self, line: int, indent: int) -> CodeLine:
        """A line without `indent` columns; a tab that is only partly indent leaves spaces."""
        start = first = self.bMarks[line]
        end, columns = self.eMarks[line], 0
        while first < end and columns < indent:
            if self.src[first] == "\t":
                columns += 4 - (columns + self.bsCount[line]) % 4
            elif self.src[first] == " " or first - start < self.tShift[line]:
                columns += 1
            else:
                break
            first += 1
        return CodeLine(max(0, columns - indent), first, end)


def plain_text(block: Placed) -> Placed:
    """The one token of a text on one line in which no character means anything."""
    start = block.lines.at(0) if block.lines else 0
    return Placed("text", "", 0, content=block.content, start=start, end=start + len(block.content))


class InlineState(StateInline):
    """markdown-it's inline state; plain text waits as a run of offsets, tokens are `Placed`."""

    def __init__(self, token: Placed, md: MarkdownIt, env: Any) -> None:
        super().__init__(token.content, md, env, [])
        self.page = page_of(env)
        self.lines = token.lines or Lines((0,), (0,))
        self.in_cell = token.info == "cell"
        self.run_start = self.run_end = 0
        self.brackets: dict[int, Bracket] | None = None
        """Filled by `brackets.py` at the first bracket."""
        self.backtick_runs: Backticks | None = None
        """Filled by `code.py` at the first backtick."""

    def at(self, position: int) -> int:
        return self.lines.at(position)

    def text(self, start: int, end: int) -> None:
        """Take the characters `start` to `end` as they are; no line end among them."""
        if self.run_end != start or self.run_start == self.run_end:
            self.flush()
            self.run_start = start
        self.run_end = end

    def flush(self) -> None:
        """Turn the waiting run into a token."""
        start, end = self.run_start, self.run_end
        if start == end:
            return
        self.run_start = end
        place = self.lines.at(start)
        text = self.src[start:end]
        token = Placed("text", "", 0, content=text, level=self.level, start=place, end=place + end - start)
        self.tokens.append(token)
        self.tokens_meta.append(None)

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Placed:
        self.flush()
        token = Placed(ttype, tag, nesting)
        meta = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token.level = self.level
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token

    def put(self, ttype: str, nesting: Nesting, start: int, end: int) -> Placed:
        """Push a token for the characters `start` to `end` of the content."""
        token = self.push(ttype, "", nesting)
        token.start, token.end = self.lines.at(start), self.lines.at(end)
        return token
