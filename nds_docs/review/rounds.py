"""A round: a version sent to parties by name, with a date by which they answer; `reviews/ID/round.yml` records it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec import Struct

from nds_docs.build.git import git
from nds_docs.compose.gather import DATA_FILES, FOLDERS
from nds_docs.compose.scaffold import UNKNOWN_PARTY, unknown
from nds_docs.errors import NdsError
from nds_docs.register.schema import NAME, Register
from nds_docs.review import round_texts as t
from nds_docs.review.files import FOLDER, ROUND, from_yaml

TAG: Final = "refs/tags/nds/round"
_LIKE_A_BUILD: Final = re.compile(r"[0-9a-f]{8,}")


class _Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Immutable; a key that is not named here is an error."""


class SentFile(_Strict, frozen=True, kw_only=True):
    """A file as it was sent; `document` is the stem under which its blocks are kept."""

    name: str
    document: str
    sha256: str


class Sent(_Strict, frozen=True, kw_only=True):
    """What a party got; `letters` where the covering letter went with it."""

    party: str
    file: SentFile
    letters: tuple[SentFile, ...] = ()


class Round(_Strict, frozen=True, kw_only=True):
    """`build` is the whole build id; `commit` "" outside git; `only` the priority where an excerpt was sent."""

    id: str
    build: str
    commit: str = ""
    version: str
    opened: datetime.date
    due: datetime.date
    only: str = ""
    sent: tuple[Sent, ...]

    @property
    def tag(self) -> str:
        """The git tag, as a person types it."""
        return f"{TAG}/{self.id}".removeprefix("refs/tags/")


def path_of(id_: str) -> str:
    return f"{FOLDER}/{id_}/{ROUND}"


def load_rounds(root: Path) -> tuple[Round, ...]:
    """Every round, the first opened first. Raises `NdsError` where one cannot be read."""
    paths = sorted((root / FOLDER).glob(f"*/{ROUND}"))
    found = [from_yaml(path.read_bytes(), path.relative_to(root).as_posix(), Round) for path in paths]
    return tuple(sorted(found, key=lambda one: (one.opened, one.id)))


def folders(rounds: tuple[Round, ...]) -> Mapping[str, str]:
    """Build id → the round it was sent out in, the latest where there are more."""
    return {one.build: one.id for one in rounds}


def check_new(
    root: Path, register: Register, id_: str, parties: tuple[str, ...], due: str, today: datetime.date
) -> datetime.date:
    """The date by which they answer. Raises `NdsError` where such a round cannot be opened."""
    if not re.fullmatch(NAME, id_) or _LIKE_A_BUILD.fullmatch(id_):
        raise NdsError(t.BAD_ID, name=id_)
    if (root / FOLDER / id_).exists():
        raise NdsError(t.EXISTS, name=id_, folder=f"{FOLDER}/{id_}")
    if not parties:
        raise NdsError(t.NO_PARTIES)
    known = tuple(party.id for party in register.parties)
    for party in parties:
        if party not in known:
            raise unknown(UNKNOWN_PARTY, party, known)
    try:
        day = datetime.date.fromisoformat(due)
    except ValueError as error:
        raise NdsError(t.BAD_DATE, date=due, example=today.isoformat()) from error
    if day < today:
        raise NdsError(t.PAST, date=due)
    return day


def follows_in_git(root: Path) -> bool:
    """Whether a clone follows this project: then a round is marked there."""
    return git(root, "ls-files", "--error-unmatch", "nds.yml") is not None


def refuse_uncommitted(root: Path) -> None:
    """Raises `NdsError` where an input differs from the commit that is checked out, or is not in it."""
    inputs = (*DATA_FILES, *FOLDERS)
    changed = git(root, "diff", "--name-only", "--relative", "-z", "HEAD", "--", *inputs)
    others = git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *inputs)
    if changed is None:  # no commit yet
        raise NdsError(t.UNCOMMITTED, files="nds.yml")
    names = sorted(name.decode("utf-8", "replace") for name in (changed + (others or b"")).split(b"\0") if name)
    if names:
        shown = ", ".join(names[:5]) + (f" (+{len(names) - 5})" if len(names) > 5 else "")
        raise NdsError(t.UNCOMMITTED, files=shown)


def tagged(root: Path, id_: str) -> str:
    """The commit that the tag of a round names; "" where there is no such tag."""
    found = git(root, "rev-parse", "--verify", "--quiet", f"{TAG}/{id_}^{{commit}}")
    return (found or b"").decode().strip()


def sent_files(short: str, id_: str, party: str, files: Mapping[str, bytes]) -> tuple[Sent, dict[str, bytes]]:
    """What a party gets, and the files by the name they go under: stem, round and party, so that they can be told.

    `files` are those of the build by stem: one that starts with `short`, and letters.
    """
    named = {stem: f"{stem}-{id_}-{party}.docx" for stem in files}
    made = {
        stem: SentFile(name=named[stem], document=stem, sha256=sha256(raw).hexdigest()) for stem, raw in files.items()
    }
    (main,) = (file for stem, file in made.items() if stem == short or stem.startswith(f"{short}-"))
    letters = tuple(file for file in made.values() if file is not main)
    return Sent(party=party, file=main, letters=letters), {named[stem]: raw for stem, raw in files.items()}
