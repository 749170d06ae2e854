"""`python -m tests.foreign FOLDER`: what Word files of others hold, and what the reader keeps of it.

With `--project DIR` each is also imported there, as `nds review import` does, and the answers are counted: a file of
others is refused in one line, and nothing is written. With `--paste N` pieces of them are pasted in N files of ours,
tracked and not, in projects under `--work DIR`: what was pasted must be in remarks, and nothing else may change.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from nds_docs import cli
from nds_docs.errors import NdsError
from tests.command_line import LAST_RESORT
from tests.foreign.held import Held, held
from tests.foreign.kept import kept
from tests.foreign.pasted import run


def main() -> int:
    """Prints the tables; 1 where something is not kept, or an import does not end in one clear line."""
    parser = argparse.ArgumentParser(prog="tests.foreign")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pattern", default="**/*.doc[xm]")
    parser.add_argument("--project", type=Path)
    parser.add_argument("--paste", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--work", type=Path)
    asked = parser.parse_args()
    paths = sorted(path for path in asked.folder.glob(asked.pattern) if path.is_file())
    if asked.paste:
        with tempfile.TemporaryDirectory() as folder:
            return 1 if pastes(paths, asked.work or Path(folder), range(asked.seed, asked.seed + asked.paste)) else 0
    wrong = report(paths)
    if asked.project:
        wrong += imports(paths, asked.project)
    return 1 if wrong else 0


def report(paths: list[Path]) -> int:
    """The tables; gives the number of differences."""
    all_held, all_kept, refused, differing = Held(), Held(), Counter[str](), 0
    print("| file | comments | their characters | replies | resolved | revisions |\n|---|--:|--:|--:|--:|--:|")
    for path in paths:
        try:
            there, found = held(path), kept(path)
        except (NdsError, zipfile.BadZipFile, ElementTree.ParseError):
            refused[reason(path)] += 1
            continue
        all_held.add(there)
        all_kept.add(found)
        differing += there != found
        if there or there != found:
            print(f"| {path.name.rpartition('__')[2]} | {numbers(there, found)} |")
    files = len(paths) - refused.total()
    print(f"| **{files} files** | {numbers(all_held, all_kept)} |")
    print("\n| element | in the files | in remarks |\n|---|--:|--:|")
    for name in sorted(all_held.revisions | all_kept.revisions):
        print(f"| {name} | {all_held.revisions[name]} | {all_kept.revisions[name]} |")
    for why, number in refused.most_common():
        print(f"\nrefused, {number} ×: {why}")
    print(f"\nfiles in which something is not kept: {differing}")
    return differing


def numbers(there: Held, found: Held) -> str:
    """What is in a file; behind a slash what is kept, where that is another number."""
    pairs = (
        (there.comments, found.comments),
        (there.letters, found.letters),
        (there.replies, found.replies),
        (there.resolved, found.resolved),
        (there.revisions.total(), found.revisions.total()),
    )
    return " | ".join(str(one) if one == other else f"{one} / {other}" for one, other in pairs)


def reason(path: Path) -> str:
    """Why the reader refuses a file, without its name."""
    try:
        kept(path)
    except NdsError as error:
        return str(error).partition(": ")[2]
    return "read by us, but not by the standard library"


def imports(paths: list[Path], project: Path) -> int:
    """`nds review import` of every file: what it answers, by number; gives how many did not answer as they must."""
    before = sorted(project.glob("reviews/**/*"))
    answers: Counter[str] = Counter()
    wrong = 0
    for path in paths:
        shown, complaint = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(complaint):
            code = cli.main(["review", "import", str(path), "--project", str(project)])
        lines = complaint.getvalue().splitlines()
        clear = code == 2 and len(lines) == 1 and not any(words in lines[0] for words in LAST_RESORT)
        if not clear or sorted(project.glob("reviews/**/*")) != before:
            wrong += 1
            print(f"WRONG {path.name}: {code} {lines[-1:]}", file=sys.stderr)
        answers[lines[-1].rpartition(path.name + ": ")[2] if lines else "taken in"] += 1
    print("\n| answer of `nds review import` | files |\n|---|--:|")
    for answer, number in answers.most_common():
        print(f"| {answer} | {number} |")
    return wrong


def pastes(paths: list[Path], folder: Path, numbers: range) -> int:
    """Pastes pieces of files in ours; gives in how many files something was wrong."""
    paths = [path for path in paths if path.suffix == ".docx"]
    pieces = wrong = 0
    for number in numbers:
        pasted, faults = run(paths, folder, number)
        pieces += pasted
        wrong += bool(faults)
        for fault in faults:
            print(f"WRONG {fault}", file=sys.stderr)
    print(f"files: {len(numbers)}, pieces pasted: {pieces}, files in which something was wrong: {wrong}")
    return wrong


sys.exit(main())
