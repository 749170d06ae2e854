"""Reading the folder of a project: every file that is input, by its path. The standard library alone."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import files as rules
from nds_docs.document.source import Span
from nds_docs.errors import NdsError
from nds_docs.language import Text

REGISTER = "nds.yml"
DATA_FILES = (REGISTER, "references.yml", "words.yml")
FOLDERS = ("chapters", "contributions")
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg")
TEXT_SUFFIXES = (".md", ".markdown", ".txt", ".docx", ".doc", ".odt", ".rtf")
MEGABYTE = 1_000_000
TEXT_LIMIT = 8 * MEGABYTE
IMAGE_LIMIT = 100 * MEGABYTE
TEMPLATE_SUFFIXES = (".docx", ".dotx")

NO_REGISTER = Text(
    nl="hier is geen project: geen nds.yml in {folder} of in een map daarboven",
    en="there is no project here: no nds.yml in {folder} or a folder above it",
)
NO_FOLDER = Text(nl="de map {folder} bestaat niet", en="the folder {folder} does not exist")
NOT_A_FOLDER = Text(nl="{folder} is geen map", en="{folder} is not a folder")

_NO_FILE = "not a file"
_CONTROL = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TEMPLATE = re.compile(
    rb"""^(?:[^#\n]*[\s{,])?word_template\s*:\s+(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'#][^,}#\n]*))""", re.M
)
_LEFT_BEHIND = re.compile(
    r"\.|~\$|#.*#$|.*~$|.*\.sw[op]$|(thumbs\.db|desktop\.ini|__macosx|readme\.md)$", re.IGNORECASE
)
"""Names of hidden files, of what editors and systems leave behind, and of a README about the folder itself."""


@dataclass(frozen=True)
class Inputs:
    """What was read. `files` is sorted by path: relative to `root`, with `/`, in NFC."""

    root: Path
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]


def find_root(start: Path) -> Path:
    """`start` or the nearest folder above it that has an `nds.yml`. Raises `NdsError` where there is none."""
    folder = Path(os.path.abspath(start))  # noqa: PTH100  a link in the path is what the person typed
    if not folder.is_dir():
        raise NdsError(NOT_A_FOLDER if folder.exists() else NO_FOLDER, folder=folder)
    for candidate in (folder, *folder.parents):
        if os.path.lexists(candidate / REGISTER):
            return candidate
    raise NdsError(NO_REGISTER, folder=folder)


def gather(root: Path) -> Inputs:
    """Every input of the project at `root`, with findings about files that are not as they should be.

    What a finding of severity error is about is not in `files`, control characters and equal names aside. Raises
    `NdsError` where `nds.yml`, `references.yml` or `words.yml` cannot be read, or the first is missing.
    """
    gathering = _Gathering(root, Path(os.path.realpath(root)))
    for name in DATA_FILES:
        gathering.data_file(name)
    gathering.template()
    for name in FOLDERS:
        if os.path.lexists(root / name):
            gathering.folder(name, root / name)
    return Inputs(root, dict(sorted(gathering.files.items())), tuple(gathering.findings))


@dataclass
class _Gathering:
    root: Path
    real_root: Path
    files: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def data_file(self, name: str) -> None:
        """Reads one of the files that the rest cannot do without: a finding about it is the end."""
        if not os.path.lexists(self.root / name):
            if name == REGISTER:
                raise NdsError(NO_REGISTER, folder=self.root)
            return
        self.file(name, self.root / name)
        if name not in self.files:
            finding = self.findings[-1]
            row = dict(finding.values).get("row")
            raise finding.as_error(row if isinstance(row, int) else 0)

    def template(self) -> None:
        """Reads the Word file that `nds.yml` names as an example; what is wrong with it is for a check to say."""
        for found in _TEMPLATE.finditer(self.files[REGISTER]):
            path = next(filter(None, found.groups())).decode().strip()
            if path.lower().endswith(TEMPLATE_SUFFIXES) and os.path.lexists(self.root / path):
                self.file(path, self.root / path)

    def folder(self, path: str, place: Path) -> None:
        """Reads what is in a folder, and in the folders in it."""
        if not self.inside(path, place):
            return
        try:
            names = sorted(os.listdir(place))  # noqa: PTH208  names, not paths: faster
        except OSError as error:
            self.findings.append(_unreadable(path, error))
            return
        seen: dict[str, str] = {}
        for raw in names:
            if _LEFT_BEHIND.match(raw):
                continue
            name = _readable(unicodedata.normalize("NFC", raw))
            here = f"{path}/{name}"
            if other := seen.get(name.casefold()):
                self.findings.append(rules.SAME_NAME.at(Span(here, 0, 0), other=other))
            if other == name:  # the same name in two forms: only one of them can have the path
                continue
            seen.setdefault(name.casefold(), name)
            self.entry(here, place / raw)

    def entry(self, path: str, place: Path) -> None:
        if os.path.isdir(place):  # noqa: PTH112  False, not an error, where it may not be looked at
            self.folder(path, place)
        elif _is_text(path) or path.lower().endswith(IMAGE_SUFFIXES):
            self.file(path, place)
        else:
            self.findings.append(_not_read(path))

    def file(self, path: str, place: Path) -> None:
        """Reads a file, unless a finding says why not."""
        if not self.inside(path, place):
            return
        try:
            raw = self.contents(path, place)
        except OSError as error:
            self.findings.append(_unreadable(path, error))
            return
        if raw is None:
            return
        if not path.lower().endswith((*IMAGE_SUFFIXES, *TEMPLATE_SUFFIXES)):
            if fault := _encoding_fault(path, raw):
                self.findings.append(fault)
                return
            self.findings += _odd_characters(path, raw)
        self.files[path] = raw

    def contents(self, path: str, place: Path) -> bytes | None:
        found = place.stat()
        if not stat.S_ISREG(found.st_mode):  # reading a pipe would wait for ever
            raise OSError(_NO_FILE)
        limit = IMAGE_LIMIT if path.lower().endswith(IMAGE_SUFFIXES) else TEXT_LIMIT
        if found.st_size > limit:
            megabytes = round(found.st_size / MEGABYTE)
            self.findings.append(rules.FILE_TOO_LARGE.at(Span(path, 0, 0), size=megabytes, limit=limit // MEGABYTE))
            return None
        return place.read_bytes()

    def inside(self, path: str, place: Path) -> bool:
        """Whether a link, if this is one, stays in the project; a link to a folder is not followed at all."""
        real = Path(os.path.realpath(place))
        if real.is_relative_to(self.real_root) and not (place.is_symlink() and real.is_dir()):
            return True
        self.findings.append(rules.LEAVES_PROJECT.at(Span(path, 0, 0)))
        return False


def _readable(name: str) -> str:
    """The name with characters that no screen can show replaced."""
    return "".join(c if c.isprintable() else "�" for c in name)


def _is_text(path: str) -> bool:
    """Whether Markdown is read from this path: `chapters/name.md` or `contributions/PARTY/name.md`."""
    parts = path.split("/")
    return path.endswith(".md") and len(parts) == (2 if parts[0] == "chapters" else 3)


def _not_read(path: str) -> Finding:
    rule = rules.UNREAD_TEXT if path.lower().endswith(TEXT_SUFFIXES) else rules.UNEXPECTED_FILE
    return rule.at(Span(path, 0, 0))


def _unreadable(path: str, error: OSError) -> Finding:
    match error:
        case PermissionError():
            reason = Text(nl="geen toestemming", en="permission denied")
        case FileNotFoundError():
            reason = Text(nl="de koppeling wijst naar niets", en="the link points to nothing")
        case _ if error.args == (_NO_FILE,):
            reason = Text(nl="het is geen gewoon bestand", en="it is no ordinary file")
        case _:
            reason = Text(nl=str(error.strerror or error), en=str(error.strerror or error))
    return rules.UNREADABLE_FILE.at(Span(path, 0, 0), reason=reason)


def _encoding_fault(path: str, raw: bytes) -> Finding | None:
    """The first byte that is not UTF-8, or that no text has."""
    at = raw.find(b"\0")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start if at < 0 else min(at, error.start)
    if at < 0:
        return None
    line_start = raw.rfind(b"\n", 0, at) + 1
    line = raw.count(b"\n", 0, at) + 1
    return rules.NOT_UTF8.at(Span(path, 0, 0), row=line, byte=at - line_start + 1, value=f"{raw[at]:02X}")


def _odd_characters(path: str, raw: bytes) -> Iterator[Finding]:
    text_start = 0
    if raw.startswith(b"\xef\xbb\xbf"):
        text_start = 3
        yield rules.BYTE_ORDER_MARK.at(Span(path, 0, 0))
    for found in _CONTROL.finditer(raw):
        before = raw[text_start : found.start()].decode().replace("\r\n", "\n")
        yield rules.CONTROL_CHARACTER.at(Span(path, len(before), len(before) + 1), code=f"U+{found.group()[0]:04X}")
