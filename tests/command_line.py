"""The program as a person runs it: a command goes in, an exit code and two texts come out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

import pytest

from nds_docs import cli, cli_help, cli_review, cli_round
from nds_docs.cli_texts import UNEXPECTED
from nds_docs.language import Language

TODAY = datetime.date(2026, 3, 2)
"""The day it is in the commands: one, also for a suite that runs past midnight."""
DUE = (TODAY + datetime.timedelta(days=14)).isoformat()

LAST_RESORT = (UNEXPECTED.nl[:30], UNEXPECTED.en[:30], "Traceback")
"""What no person should ever read."""


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line with which the program stopped."""
        lines = [line for line in self.err.splitlines() if line.startswith("nds: ")]
        assert len(lines) == 1, self.err
        assert self.err.splitlines()[-1] == lines[0]
        return lines[0].removeprefix("nds: ")


class CommandLine:
    """`nds` in this process, on a day that does not change."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch

    def __call__(self, *arguments: str | Path, language: Language = "nl") -> Ran:
        for module in (cli, cli_help, cli_review):
            self._monkeypatch.setattr(module, "LANGUAGE", language)
        self._monkeypatch.setattr(cli_round, "_today", lambda: TODAY)
        code = cli.main([str(argument) for argument in arguments])
        out, err = self._capsys.readouterr()
        assert code in (0, 1, 2), err
        assert not any(words in out + err for words in LAST_RESORT), err
        return Ran(code, out, err)
