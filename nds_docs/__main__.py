"""`nds`, also `python -m nds_docs`: enters the project's own environment, set up when needed, and runs the program.

Until that environment stands only the standard library is used. This file keeps to what Python 3.6 can read, so
that an older Python can say what is missing.
"""

import gc
import sys

OLDEST = 0x030B0000
TOO_OLD = (
    "Dit programma heeft Python 3.11 of nieuwer nodig; dit is {version}. "
    "Met make: make PYTHON=python3.12 build. Python staat op https://www.python.org/downloads/\n"
    "This program needs Python 3.11 or newer; this is {version}. "
    "With make: make PYTHON=python3.12 build. Get Python at https://www.python.org/downloads/\n"
)


def main() -> int:
    """Runs the program on the arguments of the command line and returns its exit code."""
    if sys.hexversion < OLDEST:
        sys.stderr.write(TOO_OLD.format(version=sys.version.split()[0]))
        return 2
    gc.disable()  # one command makes many small values and ends; looking for cycles among them costs a quarter
    from nds_docs.build.start import start

    code = start(sys.argv[1:], say)
    gc.freeze()  # nor at the end, where Python would look once more
    return code


def say(sentence: str, passing: bool) -> None:
    """Prints a sentence of the set-up; on a terminal the next one takes the place of a passing one."""
    terminal = sys.stderr.isatty()
    line = "\r" + sentence.ljust(79) if terminal else sentence
    print(line, file=sys.stderr, end="" if terminal and passing else "\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
