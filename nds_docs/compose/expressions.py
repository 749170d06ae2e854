"""`{{ … }}` in chapters and the letter: a Jinja2 expression over the register; its result is text, never Markdown."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import reference as rules
from nds_docs.compose import overview_wording as ow
from nds_docs.compose import wording as w
from nds_docs.compose.project import Contribution, Project
from nds_docs.compose.qualify import Qualified, unresolved
from nds_docs.document import nodes as n
from nds_docs.document.characters import forbidden
from nds_docs.document.nodes import Inline, Piece, PieceKind
from nds_docs.document.walk import find, rewrite
from nds_docs.language import Language, Text

LONGEST_RESULT = 2_000
"""Characters. More is not a value but a text, and that belongs in Markdown."""

NOT_WELL_FORMED = Text("de schrijfwijze klopt niet", "it is not well formed")
NOT_ALLOWED = Text("dit mag hier niet", "this is not allowed here")
UNKNOWN_NAME = Text("`{name}` bestaat niet", "there is no `{name}`")
NO_VALUE = Text("hier komt geen waarde uit", "it gives no value")
NO_TEXT = Text("het resultaat bevat een teken dat niet mag", "the result holds a character that is not allowed")
TOO_LONG = Text("het resultaat is te lang voor een waarde", "the result is too long for a value")


def evaluate(text: Qualified, project: Project) -> Qualified:
    """The text with every expression replaced by its result; one that fails shows as `[?code]`, with a finding.

    A contribution has none: there, double braces are text.
    """
    if isinstance(text.draft, Contribution) or not any(find(text.blocks, n.Expression)):
        return text
    evaluator = _Evaluator(project)
    blocks = rewrite(text.blocks, inline=evaluator.inline, of=(n.Expression,))
    return replace(text, blocks=blocks, findings=(*text.findings, *evaluator.findings))


class _Evaluator:
    def __init__(self, project: Project) -> None:
        from jinja2 import StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        self.language = w.document_language(project.register.document.language)
        self.environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
        self.environment.globals.clear()
        self.environment.intercepted_binops = frozenset({"**"})
        self.environment.binop_table["**"] = _power
        self.values = _values(project)
        self.findings: list[Finding] = []

    def inline(self, node: Inline) -> tuple[Inline, ...]:
        if not isinstance(node, n.Expression):
            return (node,)
        try:
            text = self.result(node.code)
        except _ProblemError as problem:
            self.findings.append(rules.BROKEN_EXPRESSION.at(node.span, problem=problem.text))
            return (unresolved(node.code.strip(), node),)
        piece = Piece(node.span.start, node.span.end, text, PieceKind.GENERATED)
        return (n.Str(text, span=node.span, pieces=(piece,)),)

    def result(self, code: str) -> str:
        """What the expression says; raises `_ProblemError` with the reason in words."""
        from jinja2 import TemplateSyntaxError, UndefinedError
        from jinja2.exceptions import SecurityError

        try:
            compiled = self.environment.compile_expression(code.strip(), undefined_to_none=False)
            text = shown(compiled(**self.values), self.language)
        except TemplateSyntaxError as error:
            raise _ProblemError(NOT_WELL_FORMED) from error
        except SecurityError as error:
            raise _ProblemError(NOT_ALLOWED) from error
        except (UndefinedError, KeyError) as error:
            raise _ProblemError(UNKNOWN_NAME, _name_in(str(error))) from error
        except _ProblemError:
            raise
        except Exception as error:  # whatever an expression raises is a fault of the expression
            raise _ProblemError(NO_VALUE) from error
        if len(text) > LONGEST_RESULT or "\n" in text:
            raise _ProblemError(TOO_LONG)
        if forbidden(text):
            raise _ProblemError(NO_TEXT)
        return text


class _ProblemError(Exception):
    """Why an expression has no result, in both languages."""

    def __init__(self, text: Text, name: str = "") -> None:
        self.text = Text(text.nl.format(name=name), text.en.format(name=name))
        super().__init__(self.text.en)


def _power(base: object, exponent: object) -> object:
    """`9**9**9` would not end within a life."""
    raise _ProblemError(NOT_ALLOWED)


def _name_in(message: str) -> str:
    """The last name in quotes, which is the one that jinja2 could not find."""
    names: list[str] = re.findall(r"'([^']+)'", message) or ["?"]
    return names[-1].replace("{", "{{").replace("}", "}}")


def shown(value: Any, language: Language) -> str:
    """A value of the register as a reader sees it: dates written out, yes and no in words."""
    match value:
        case bool():
            return (ow.YES if value else ow.NO).say(language)
        case datetime.date():
            return w.long_date(value, language)
        case Enum():
            return shown(value.value, language)
        case str():
            return value
        case int() | float():
            return str(value).replace(".", ",") if language == "nl" else str(value)
        case tuple() | list():
            return w.enumeration(tuple(shown(item, language) for item in value), language)
        case _:
            raise TypeError(f"{type(value).__name__} ?")


def _values(project: Project) -> Mapping[str, Any]:
    """The names an expression can use: the register's own, and look-ups by id."""
    register = project.register
    return {
        "document": register.document,
        "parties": register.parties,
        "priorities": register.priorities,
        "milestones": register.milestones,
        "letter": register.letter,
        "party": _by_id(register.parties),
        "priority": _by_id(register.priorities),
        "milestone": _by_id(register.milestones),
    }


def _by_id(items: tuple[Any, ...]) -> Callable[[str], Any]:
    known = {item.id: item for item in items}

    def find(id_: str) -> Any:
        return known[id_]

    return find
