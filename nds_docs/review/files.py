"""The files in `reviews/`: the remarks of one person on one build or round, readable and kept in git.

`reviews/ROUND-or-BUILD/REVIEWER.yml`. What a person answers there by hand is read as if it came from the program.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct, structs
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import LiteralScalarString

from nds_docs.errors import NdsError
from nds_docs.review import texts as t
from nds_docs.review.remark import Remark, RemarkState, shown_range

Kept = TypeVar("Kept", bound=Struct)

FOLDER: Final = "reviews"
WIDTH: Final = 110


class ReviewFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What one person said about one build. `build` is its whole id; `files` are the names of the files that came in.

    `party` is who the person speaks for, "" where that is not known. `note` says what is unusual about it: that the
    build was recognised by its text, for one.
    """

    reviewer: str
    build: str
    party: str = ""
    files: tuple[str, ...] = ()
    note: str = ""
    remarks: tuple[Remark, ...] = ()


def file_name(reviewer: str) -> str:
    """The name of a person's file: small letters, digits and hyphens; "onbekend" for nobody."""
    plain = unicodedata.normalize("NFD", reviewer.lower()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "onbekend"
    if len(name) > LONGEST:
        name = f"{name[:LONGEST]}-{hashlib.sha256(reviewer.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return f"{name}-reviewer.yml" if _DEVICE.fullmatch(name) else f"{name}.yml"


LONGEST: Final = 80
_DEVICE: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices, whatever stands behind the full stop."""


def load(root: Path) -> Mapping[str, ReviewFile]:
    """Every file of remarks of the project, by its path from `root`. Raises `NdsError` where one cannot be read."""
    found = {}
    for path in sorted((root / FOLDER).glob("*/*.yml")):
        if path.name != ROUND:
            name = path.relative_to(root).as_posix()
            found[name] = decode(path.read_bytes(), name)
    return found


_NO_LITERAL: Final = re.compile(r"[ \t](\n|\Z)|\A[ \t\n]|[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
"""What YAML's literal form would not keep as it is."""

_IN_QUOTES: Final = re.compile(r" \n|\n |[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
"""What makes YAML write a text with escapes: the emitter puts a space too many where it folds one behind an escape."""

UNFOLDED: Final = 1 << 30

ROUND: Final = "round.yml"
"""The file about a round itself."""


def decode(raw: bytes, path: str) -> ReviewFile:
    """A file of remarks. Raises `NdsError` where it is none."""
    return from_yaml(raw, path, ReviewFile)


def from_yaml(raw: bytes, path: str, kind: type[Kept]) -> Kept:
    """What `to_yaml` wrote. Raises `NdsError` where it is something else."""
    try:
        data = YAML(typ="safe", pure=True).load(raw.decode("utf-8"))
        return msgspec.convert(data, kind)
    except (YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        raise NdsError(t.BROKEN_REVIEW, path=path, line=mark.line + 1 if mark else 0, fault="YAML") from error
    except msgspec.ValidationError as error:
        raise NdsError(t.BROKEN_REVIEW, path=path, fault=str(error)) from error


def encode(review: ReviewFile) -> bytes:
    """The file as it is written."""
    return to_yaml(review)


def to_yaml(kept: Struct) -> bytes:
    """Keys in a fixed order, longer texts as they are, what says nothing left out."""
    data = _plain(msgspec.to_builtins(kept, builtin_types=(datetime.date,)))
    yaml = YAML()
    yaml.width, yaml.allow_unicode = UNFOLDED if _must_not_fold(data) else WIDTH, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    written = io.StringIO()
    yaml.dump(data, written)
    return written.getvalue().encode()


def _must_not_fold(data: Any) -> bool:
    """Whether some text is written with escapes and is long enough to be folded."""
    match data:
        case dict():
            return any(map(_must_not_fold, data.values()))
        case list():
            return any(map(_must_not_fold, data))
        case LiteralScalarString():
            return False
        case str():
            return len(data) > WIDTH // 2 and _IN_QUOTES.search(data) is not None
        case _:
            return False


def _plain(data: Any) -> Any:
    """Texts of several lines in the form that shows them as they are."""
    match data:
        case dict():
            return {key: _plain(value) for key, value in data.items()}
        case list() | tuple():
            return [_plain(value) for value in data]
        case str() if "\n" in data and not _NO_LITERAL.search(data):
            return LiteralScalarString(data)
        case _:
            return data


def merged(known: ReviewFile | None, new: ReviewFile) -> ReviewFile:
    """What is known with what came in: a remark that is known keeps its state and answer, and its text stands."""
    if known is None:
        return new
    before = {remark.id: remark for remark in known.remarks}
    remarks = [_kept(before.pop(remark.id, None), remark) for remark in new.remarks]
    there = {remark.id for remark in new.remarks}
    together = (*(remark for remark in known.remarks if remark.id not in there), *remarks)
    files = tuple(dict.fromkeys((*known.files, *new.files)))
    party, note = new.party or known.party, known.note or new.note
    return structs.replace(new, party=party, files=files, note=note, remarks=in_order(together))


def _kept(known: Remark | None, new: Remark) -> Remark:
    """A remark that comes in again; a file of before somebody else typed beside it does not part it from theirs."""
    if known is None:
        return new
    if known.together and not new.together:
        new = structs.replace(new, together=known.together, joint=known.joint, why_not=known.why_not)
    return structs.replace(new, state=known.state, answer=known.answer)


def in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """By place in the Markdown; those without a place last."""
    return tuple(sorted(remarks, key=_place))


def _place(remark: Remark) -> tuple[bool, str, int, int, str]:
    at = shown_range(remark.at)
    return (at is None, at.path if at else "", at.line if at else 0, at.column if at else 0, remark.id)


def answered(review: ReviewFile, id_: str, state: RemarkState, answer: str) -> ReviewFile:
    """The file with one remark answered."""
    remarks = (
        structs.replace(remark, state=state, answer=answer or remark.answer) if remark.id == id_ else remark
        for remark in review.remarks
    )
    return structs.replace(review, remarks=tuple(remarks))


def accepted(review: ReviewFile, ids: Collection[str]) -> ReviewFile:
    """The file with the remarks of these ids accepted; what was answered stays."""
    remarks = (
        structs.replace(remark, state=RemarkState.ACCEPTED) if remark.id in ids else remark for remark in review.remarks
    )
    return structs.replace(review, remarks=tuple(remarks))
