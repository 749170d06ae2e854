"""`make bench`: how long a build takes, as a ratio to the bare tools on the same text, in one run.

The bare chain is `pandoc -f markdown` to docx, to odt and to Typst, and Typst to PDF/UA-1 + PDF/A-2a, one after the
other. Programs take turns, so that a slow moment of the machine hits all; medians are compared. Typst's time is that of
the compile call alone, without starting Python.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from nds_docs.pandoc.process import binary
from tests.bench.generator import generate

ROOT = Path(__file__).parents[2]
SIZES = ((17_000, 5), (84_000, 5), (419_000, 1))
COMPILE = """
import sys, time
start = time.perf_counter()
import typst
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[sys.argv[3]])
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=fonts, pdf_standards=["ua-1", "a-2a"], timestamp=0)
print(time.perf_counter() - start)
"""
AS_USUAL = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Python keeps what it compiled, as it does for every user."""

Timed = Callable[[], float]


def main() -> int:
    """Prints a table for each size and returns 0; 1 when a program failed."""
    for words, rounds in SIZES:
        with tempfile.TemporaryDirectory(prefix="nds-bench-") as name:
            bench = Bench(Path(name), words)
            print(f"\n{bench.words:,} words, {rounds} round(s), medians in seconds")
            measured = in_turns(bench.programs(), rounds)
            report(measured)
    print(f"\nnds --version: {statistics.median(nds('--version') for _ in range(5)):.3f} s")
    return 0


class Bench:
    """One strategy in a folder of its own, and the programs that turn it into documents."""

    def __init__(self, folder: Path, words: int) -> None:
        self.folder = folder
        strategy = generate(words)
        self.words = strategy.words
        self.plain = strategy.write(folder)
        self.builds = 0

    def programs(self) -> dict[str, Timed]:
        return {
            "pandoc docx": lambda: self.pandoc("plain.docx"),
            "pandoc odt": lambda: self.pandoc("plain.odt"),
            "pandoc typst": lambda: self.pandoc("plain.typ"),
            "typst pdf": self.typst,
            "nds build": lambda: self.build(),
            "nds build --only docx": lambda: self.build("--only", "docx"),
            "nds build --only pdf": lambda: self.build("--only", "pdf"),
            "nds build --only odt": lambda: self.build("--only", "odt"),
            "nds build, nothing changed": self.again,
        }

    def pandoc(self, target: str) -> float:
        return timed([str(binary()), "-f", "markdown", "-s", str(self.plain), "-o", str(self.folder / target)])

    def typst(self) -> float:
        fonts = ROOT / "nds_docs/writers/fonts"
        files = [str(self.folder / name) for name in ("plain.typ", "plain.pdf")]
        made = subprocess.run([sys.executable, "-c", COMPILE, *files, str(fonts)], check=True, capture_output=True)
        return float(made.stdout)

    def build(self, *options: str) -> float:
        """Into a folder that does not exist yet: nothing can be left as it is."""
        self.builds += 1
        return nds("build", "--project", str(self.folder), "--out", str(self.folder / f"out{self.builds}"), *options)

    def again(self) -> float:
        nds("build", "--project", str(self.folder), "--out", str(self.folder / "again"))
        return nds("build", "--project", str(self.folder), "--out", str(self.folder / "again"))


def nds(*arguments: str) -> float:
    return timed([sys.executable, "-m", "nds_docs", *arguments])


def timed(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=AS_USUAL)
    return time.perf_counter() - start


def in_turns(programs: dict[str, Timed], rounds: int) -> dict[str, float]:
    """The median seconds of each program, after one round that is not counted (when there is more than one)."""
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(rounds + (rounds > 1)):
        for name, program in programs.items():
            taken = program()
            if turn or rounds == 1:
                seconds[name].append(taken)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def report(measured: dict[str, float]) -> None:
    for name, seconds in measured.items():
        print(f"  {name:<28}{seconds:8.2f}")
    chain = sum(measured[name] for name in ("pandoc docx", "pandoc odt", "pandoc typst", "typst pdf"))
    print(f"  {'bare chain':<28}{chain:8.2f}")
    print(f"  all formats and letter / bare chain: {measured['nds build'] / chain:.2f}  (aim: at most 1.0)")
    print(f"  docx / pandoc docx:                  {measured['nds build --only docx'] / measured['pandoc docx']:.2f}  "
          "(aim: at most 1.0)")  # fmt: skip
    print(f"  pdf / typst alone:                   {measured['nds build --only pdf'] / measured['typst pdf']:.2f}  "
          "(aim: at most 1.35)")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
