"""click in two languages: its help pages and its complaints, which it has in English only."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from typing import Any

import click

from nds_docs import cli_texts as t
from nds_docs.errors import NdsError
from nds_docs.language import Text, current_language

LANGUAGE = current_language()
WORDS: Mapping[str, Text] = {
    "Options": t.OPTIONS,
    "Commands": t.COMMANDS,
    "[OPTIONS]": t.OPTIONS_IN_USAGE,
    "COMMAND [ARGS]...": t.COMMAND_IN_USAGE,
}


def program_name() -> str:
    """How the program is called here: what a message tells a person to type has to work."""
    if shutil.which("nds"):
        return "nds"
    return "py -m nds_docs" if os.name == "nt" else "python3 -m nds_docs"


def problem(error: click.ClickException) -> str:
    """What is wrong with the command as typed, and where its help is."""
    said, context = _problem(error), getattr(error, "ctx", None)
    stop = "" if said.endswith("?") else "."
    return f"{said}{stop} {t.SEE_HELP.say(LANGUAGE, {'command': context.command_path})}" if context else said


def _problem(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return _unknown(t.NO_SUCH_OPTION, error.option_name, error.possibilities)
        case click.exceptions.NoSuchCommand():
            return _unknown(t.NO_SUCH_COMMAND, error.command_name, error.possibilities)
        case click.MissingParameter():
            return t.MISSING_ARGUMENT.say(LANGUAGE, {"name": _name(error.param)})
        case click.BadOptionUsage():
            return t.NO_VALUE.say(LANGUAGE, {"name": error.option_name})
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=known)) as param):
            return t.BAD_CHOICE.say(LANGUAGE, {"name": _name(param), "known": ", ".join(known)})
        case _:
            return t.USAGE.say(LANGUAGE, {"problem": error.format_message().rstrip(".")})


def _unknown(text: Text, name: str, possibilities: list[str] | None) -> str:
    meant = "; " + t.DID_YOU_MEAN.say(LANGUAGE, {"near": possibilities[0]}) if possibilities else ""
    return text.say(LANGUAGE, {"name": name}) + meant


def _name(parameter: click.Parameter | None) -> str:
    match parameter:
        case click.Option():
            return parameter.opts[-1]
        case click.Parameter():
            return parameter.human_readable_name
        case None:
            return ""


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for word, text in WORDS.items():
            args = args.replace(word, text.say(LANGUAGE))
        super().write_usage(prog, args, prefix or t.USAGE_PREFIX.say(LANGUAGE))

    def write_heading(self, heading: str) -> None:
        super().write_heading(WORDS[heading].say(LANGUAGE) if heading in WORDS else heading)


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help is in the language of the person."""

    context_class = _Context
    allow_extra_args = True

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        click.help_option("-h", "--help", help=t.HELP_OPTION.say(LANGUAGE))(self)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Raises `NdsError` for words too many."""
        if extra := super().parse_args(ctx, args):
            raise NdsError(t.EXTRA_WORDS, words=" ".join(extra), command=ctx.command_path)
        return []


class Group(click.Group):
    """A command with commands of its own."""

    context_class = _Context
    command_class = Command
    group_class = type

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        click.help_option("-h", "--help", help=t.HELP_OPTION.say(LANGUAGE))(self)


class RequiredOption(click.Option):
    """An option that has to be there, whose help says so itself."""

    def get_help_extra(self, ctx: click.Context) -> Any:
        return {}
