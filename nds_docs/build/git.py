"""The few things asked of git, by its plumbing: work tree, index and a person's settings are left alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(root: Path, *arguments: str, data: bytes = b"") -> bytes | None:
    """What git answers in `root`; None where there is no git, no repository, or git refuses."""
    line = ["git", "-C", str(root), "-c", f"core.hooksPath={os.devnull}", "-c", "core.compression=1", *arguments]
    try:
        done = subprocess.run(line, input=data, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def commit_of(root: Path) -> str:
    """The commit that is checked out; "" outside git, without git, and before the first commit."""
    return (git(root, "rev-parse", "--verify", "--quiet", "HEAD") or b"").decode().strip()
