"""What stops the program: exceptions mean "cannot go on", findings (checks/) are values."""

from __future__ import annotations

from nds_docs.language import Language, Text


class NdsError(Exception):
    """Cannot go on. `cli.py` prints one line, `path:line: text`, and exits with 2.

    `path` is relative to the project, `line` counts from 1; "" and 0 where there is none.
    """

    def __init__(self, text: Text, *, path: str = "", line: int = 0, **values: object) -> None:
        self.text = text
        self.path = path
        self.line = line
        self.values = values
        super().__init__(self.say("en"))

    def say(self, language: Language) -> str:
        """The line that a person reads."""
        where = self.path + (f":{self.line}" if self.line else "")
        sentence = self.text.say(language, self.values)
        return f"{where}: {sentence}" if where else sentence
