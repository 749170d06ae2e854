"""What the reader keeps of a Word file of others: as remarks on a build that holds nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from lxml import etree

from nds_docs.build.identity import PROFILE
from nds_docs.build.store import StoredBuild
from nds_docs.document.pieces import OBJECT
from nds_docs.review.archive import Archive, open_archive
from nds_docs.review.built import Built
from nds_docs.review.counting import count
from nds_docs.review.extracting import remarks_of
from nds_docs.review.reading import read
from nds_docs.review.remarks import Extracted
from nds_docs.review.revisions import KINDS
from tests.foreign.held import Held

NOTHING = StoredBuild("0" * 64, PROFILE, {}, {"other": ()})


def kept(path: Path) -> Held:
    """What remarks say of a file, counted as `Held`. Raises `NdsError` where it is refused, `AssertionError` where the
    sum that an import prints is wrong."""
    archive = open_archive(path.read_bytes(), path.name)
    made = remarks_of(read(archive), count(archive), Built(NOTHING, {}), "other", "nl")
    assert made.account.balanced, made.account
    threads = [remark for remark in made.remarks if remark.kind.value == "comment"]
    replies = [reply for remark in threads for reply in remark.replies]
    said = [remark.comment for remark in threads] + [reply.text for reply in replies]
    return Held(
        comments=len(threads) + len(replies),
        replies=len(replies),
        resolved=sum(remark.resolved is True for remark in threads) + sum(reply.resolved for reply in replies),
        letters=len("".join("".join(said).replace(OBJECT, "").split())),
        revisions=_revisions(archive, made),
    )


def _revisions(archive: Archive, made: Extracted) -> Counter[str]:
    """The names of the elements that remarks stand for, and of those that hold nothing."""
    named = [key for keys in made.named.values() for key in keys] + sorted(made.empty)
    assert len(named) == len(set(named)), "an element stands in two remarks"
    elements: dict[str, list[etree._Element]] = {}
    for part in {part for part, _ in named}:
        root = archive.xml(part)
        elements[part] = list(root.iter(*KINDS)) if root is not None else []
    return Counter(etree.QName(elements[part][number]).localname for part, number in named)
