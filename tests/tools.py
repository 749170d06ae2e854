"""Programs of other projects that some tests look through; without one a test is skipped, in CI it fails."""

from __future__ import annotations

import os
import shutil

import pytest

CI = bool(os.environ.get("NDS_CI"))
"""Set by `.ci/run`, which has installed every tool: there nothing may be skipped."""

TOOLS = {
    "soffice": ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    "pdftotext": ("pdftotext",),
    "pdftoppm": ("pdftoppm",),
    "pdfinfo": ("pdfinfo",),
    "git": ("git",),
}
"""Each tool and the names under which it is found."""


def require_tool(name: str) -> str:
    """The path of a tool of `TOOLS`; where it is absent the test is skipped, or fails in CI."""
    found = next(filter(None, map(shutil.which, TOOLS[name])), None)
    return found or absent(f"{name} is not installed")


def absent(reason: str) -> str:
    """Ends the test for want of something outside the project: skipped, or failed in CI."""
    if CI:
        pytest.fail(f"CI: {reason}")
    pytest.skip(reason)
