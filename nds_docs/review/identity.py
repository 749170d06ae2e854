"""Which build a returned file is of: what it says of itself, in its properties or in its foot, or else its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from nds_docs.build import store
from nds_docs.build.identity import PROFILE
from nds_docs.build.store import StoredBuild
from nds_docs.compose import wording
from nds_docs.errors import NdsError
from nds_docs.review import texts as t
from nds_docs.review.alignment import CAPTION, folded
from nds_docs.review.archive import Archive
from nds_docs.review.built import Builds, Built
from nds_docs.review.returned import Returned
from nds_docs.writers.docx.ooxml import w
from nds_docs.writers.frame import Frame

_VISIBLE: Final = re.compile(rf"(?:{wording.BUILD.nl}|{wording.BUILD.en})\s*([0-9a-f]{{8}})", re.IGNORECASE)
_LEAST_SHARED: Final = 0.6
"""The share of its lines that a file without an identity must have in common with a build to be taken for it."""


class Recognised(NamedTuple):
    """The build of a file, the stem of its document, and whether it was known by its text alone."""

    built: Built
    document: str
    by_text: bool

    @property
    def build(self) -> StoredBuild:
        return self.built.build


def recognise(archive: Archive, returned: Returned, builds: Builds) -> Recognised:
    """Finds the build. Raises `NdsError` where it is not known here, or was made by another profile."""
    stated = _property(archive) or _visible(archive, returned)
    if stated:
        known = store.ids(builds.root, stated)
        built = builds.get(min(known)) if len(known) == 1 else None
        if built is None:
            raise NdsError(t.UNKNOWN_BUILD, path=archive.name, build=stated[:8])
        document = _document(returned, built)
        return _of_this_profile(Recognised(built, document, by_text=False), archive)
    return _of_this_profile(_by_text(archive, returned, builds), archive)


def _document(returned: Returned, built: Built) -> str:
    """Which of the documents of a build a file is: letters to several addressees differ in their heads alone."""
    said = _said(returned) if len(built.build.blocks) > 1 else ()
    shares = {name: _shared(said, _texts(built.build, name)) if said else 0.0 for name in built.build.blocks}
    alike = [name for name, share in shares.items() if share == max(shares.values())]
    return max(alike, key=lambda name: _around(returned, built.frames.get(name, ())), default="")


def _around(returned: Returned, frames: Sequence[Frame]) -> int:
    """How many lines of the frame a document was sent in stand in a file."""
    shown = {line.text for line in returned.original}
    return max((sum(line in shown for line in frame.lines) for frame in frames), default=0)


def _of_this_profile(found: Recognised, archive: Archive) -> Recognised:
    if found.build.profile != PROFILE:
        raise NdsError(t.OTHER_PROFILE, path=archive.name, made=found.build.profile, now=PROFILE)
    return found


def _property(archive: Archive) -> str:
    root = archive.xml("docProps/custom.xml")
    for entry in root if root is not None else ():
        if entry.get("name") == "nds-build":
            value = "".join(str(text) for text in entry.itertext()).strip()
            return value if re.fullmatch(r"[0-9a-f]{64}", value) else ""
    return ""


def _visible(archive: Archive, returned: Returned) -> str:
    """The number that every page of a draft shows."""
    feet = [archive.xml(part) for part in archive.parts if re.fullmatch(r"word/(footer|header)\d*\.xml", part)]
    shown = [" ".join(text.text or "" for text in foot.iter(w("t"))) for foot in feet if foot is not None]
    shown += [paragraph.all_text for paragraph in returned.paragraphs[:40]]
    found = {match[1].lower() for text in shown for match in _VISIBLE.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def _by_text(archive: Archive, returned: Returned, builds: Builds) -> Recognised:
    best: tuple[float, str] | None = None
    said = _said(returned)
    for id_ in sorted(store.ids(builds.root)):
        build = store.load(builds.root, id_)  # there may be hundreds: none is held on to
        for document in build.blocks if build else ():
            share = _shared(said, _texts(build, document)) if build else 0.0
            if share >= _LEAST_SHARED and (best is None or share > best[0]):
                best = share, id_
    built = builds.get(best[1]) if best else None
    if best is None or built is None:
        raise NdsError(t.NO_BUILD, path=archive.name)
    return Recognised(built, _document(returned, built), by_text=True)


def _texts(build: StoredBuild, document: str) -> frozenset[str]:
    return frozenset(folded(block.text) for block in build.blocks[document] if block.text)


def _said(returned: Returned) -> tuple[str, ...]:
    """The lines of a file as they were sent, without lists of contents, as texts are compared."""
    lines = [line for line in returned.original if line.text.strip()]
    own = [line for line in lines if not any(returned.paragraphs[number].of_list for number in line.paragraphs)]
    return tuple(folded(CAPTION.sub("", line.text, count=1)) for line in own)


def _shared(said: tuple[str, ...], texts: frozenset[str]) -> float:
    same = sum(line in texts for line in said)
    return same / max(len(said), len(texts), 1) if texts else 0.0
