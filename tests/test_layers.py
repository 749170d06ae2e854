"""Imports point one way. `LAYERS` is the architecture note: a module imports only from lines above its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

LAYERS = """
    nds_docs
    nds_docs.language               the two languages
    nds_docs.errors                 "cannot go on"
    nds_docs.document*              the model: what a text is, and where it was written
    nds_docs.checks                 (the package itself is empty)
    nds_docs.checks.diagnostics     findings as values
    nds_docs.checks.suggestion      the name that was probably meant
    nds_docs.checks.rules*          the one table
    nds_docs.pandoc*                the model as Pandoc's JSON; running pandoc
    nds_docs.register*              nds.yml, references.yml, front matter
    nds_docs.markdown*              Markdown becomes the model
    nds_docs.review                 (the package itself is empty)
    nds_docs.review.edit*           what a reader changed becomes the exact edit of the Markdown
    nds_docs.compose                (the package itself is empty)
    nds_docs.compose.gather         the folder, as bytes
    nds_docs.compose.project        everything, read and typed
    nds_docs.checks*                findings about a project; how they are shown
    nds_docs.compose*               a project becomes an edition
    nds_docs.writers*               an edition becomes a file
    nds_docs.build*                 the identity of a build; its files, whole or not at all
    nds_docs.pipeline               the flow on one screen
    nds_docs.review*                returned Word files: read, placed, answered, applied
    nds_docs.cli_texts              what the command line says
    nds_docs.cli_help              click in two languages
    nds_docs.cli_review_texts       what `nds review` says
    nds_docs.cli_review             `nds review`
    nds_docs.cli_report_texts       what `nds review report` says
    nds_docs.cli_report             `nds review report`
    nds_docs.cli_round_texts        what `nds round` says
    nds_docs.cli_round              `nds round`
    nds_docs.cli                    arguments, printing, exit codes
    nds_docs.build.start            cli, in a Python that has the packages
    nds_docs.__main__               the start, with the standard library alone
"""
PATTERNS = [line.split()[0] for line in LAYERS.strip().splitlines()]


def layer(module: str) -> int:
    """The line that names a module most precisely, as itself or by what it starts with; -1 where none does."""
    found = [pattern for pattern in PATTERNS if fnmatchcase(module, pattern)]
    return PATTERNS.index(max(found, key=lambda pattern: (pattern == module, len(pattern)))) if found else -1


def modules() -> dict[str, Path]:
    paths = (path for path in (ROOT / "nds_docs").rglob("*.py"))
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in paths}


MODULES = modules()


def imported(path: Path) -> Iterator[str]:
    """The modules of this project that a module imports, also those inside its functions."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "nds_docs")
        elif isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").split(".")[0] == "nds_docs"):
            assert node.level == 0, f"{path}: a relative import"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else str(node.module)


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module: str) -> None:
    assert layer(module) >= 0, f"{module} has no place in LAYERS"
    upward = [other for other in imported(MODULES[module]) if layer(other) > layer(module)]
    assert upward == []


def test_an_import_upward_is_seen(tmp_path: Path) -> None:
    (tmp_path / "low.py").write_text("def f():\n    from nds_docs.checks import report\n    import nds_docs.cli\n")
    assert [layer(name) > layer("nds_docs.errors") for name in imported(tmp_path / "low.py")] == [True, True]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_layer_exists(pattern: str) -> None:
    assert any(layer(module) == PATTERNS.index(pattern) for module in MODULES)
