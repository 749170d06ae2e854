"""The wall: what is internal stands in `build/intern/` and in no other file, however well it would be hidden there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import pytest

from nds_docs.build.delivery import EDITIONS, Order, deliver, origin
from nds_docs.cli import main
from nds_docs.compose.composition import Composition
from nds_docs.compose.gather import gather
from nds_docs.pipeline import compose
from tests import built, pdf
from tests.every_text import Texts, even
from tests.planted_project import FAULTS, TODO, planted, words

COMMIT = "c0ffee1234567890abcdef1234567890abcdef12"
BUILD = (".docx > docProps/custom.xml", ".odt > meta.xml", "manifest.json")
"""Where the build and its commit stand on purpose: the way back from a returned file starts there."""

STATUS = "submitted"
"""The status of the contribution in the planted project; its texts do not have the word."""


@dataclass(frozen=True)
class Made:
    """The public files of a build by name, the internal ones, and what they were made from."""

    public: Mapping[str, bytes]
    internal: Mapping[str, bytes]
    composition: Composition

    @cached_property
    def texts(self) -> Texts:
        """Those of the public files."""
        return Texts(self.public)


def made(root: Path, out: Path, *, final: bool) -> Made:
    inputs, order = gather(root), Order(frozenset(EDITIONS), final)
    made_from = origin(inputs, order)
    composition = compose(inputs, build_id=made_from.build_id, commit=COMMIT, final=final)
    composition = deliver(composition, inputs, order, made_from, out).composition
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
    internal = {name: raw for name, raw in files.items() if name.startswith("intern/")}
    return Made({name: raw for name, raw in files.items() if name not in internal}, internal, composition)


@pytest.fixture(
    scope="module",
    params=[(False, True), (False, False), (True, True), (True, False)],
    ids=["draft", "draft of one voice", "final", "final of one voice"],
)
def small(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The planted project; a final edition is made of one without faults and notes of what is to be done."""
    final, show_parties = request.param
    folder = tmp_path_factory.mktemp("small")
    more = () if final else (TODO, FAULTS)
    build = made(planted(folder / "project", *more, show_parties=show_parties), folder / "build", final=final)
    in_the_way = {finding.code for finding in build.composition.in_the_way}
    assert in_the_way == (set() if final else {"NDS250", "NDS312", "NDS275"})
    return build


@pytest.fixture(scope="module", params=[False, True], ids=["draft", "final"])
def own(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The working copy of the strategy, in a folder of its own."""
    folder = tmp_path_factory.mktemp("own")
    for name in ("chapters", "contributions"):
        shutil.copytree(built.ROOTS["own"] / name, folder / "project" / name)
    for name in ("nds.yml", "references.yml", "words.yml"):
        shutil.copyfile(built.ROOTS["own"] / name, folder / "project" / name)
    return made(folder / "project", folder / "build", final=request.param)


def is_draft(build: Made) -> bool:
    return build.composition.strategy.imprint.draft


def said(build: Made) -> set[str]:
    """The findings as a person reads them, and their codes."""
    shown = {finding.code for finding in build.composition.findings}
    return shown.union(*((finding.message("nl"), finding.message("en")) for finding in build.composition.findings))


# --- the planted project ----------------------------------------------------------------------------


def test_the_project_has_a_word_in_every_place() -> None:
    assert len(words("in")) > 80
    assert len(words("out")) > 30
    assert words("in").isdisjoint(words("out") | words("draft"))


def test_nothing_internal_is_in_a_public_file(small: Made) -> None:
    assert small.texts.having(words("in")) == set()


def test_nor_in_the_text_that_another_program_reads_from_the_pdf(small: Made, tmp_path: Path) -> None:
    read = {name: " ".join(pdf.pages(raw, tmp_path)) for name, raw in small.public.items() if name.endswith(".pdf")}
    shown = {name: text.encode() for name, text in read.items()}
    assert Texts(shown).having(words("in")) == set()
    assert Texts(shown).having(words("out"))


def test_what_is_public_is_found_in_every_edition(small: Made) -> None:
    """By the same search: in every kind of file of the strategy, or of each letter that has it."""
    unseen = []
    for word in words("out"):
        files = {hit.removeprefix(f"{word} in ").split(" ")[0] for hit in small.texts.having([word])}
        if not any(
            {f"{stem}.docx", f"{stem}.odt", f"{stem}.pdf"} <= files for stem in ("plan", "kamerbrief", "kamerbrief-2")
        ):
            unseen.append(word)
    assert unseen == []


def test_what_is_still_to_be_done_and_the_marking_are_for_drafts(small: Made) -> None:
    hits = small.texts.having(words("draft"))
    seen = {(hit.split(" in ")[0], name) for hit in hits for name in small.public if f" in {name}" in hit}
    assert seen >= {
        (word, f"plan{kind}") for word in words("draft") for kind in (".docx", ".odt", ".pdf") if is_draft(small)
    }
    assert is_draft(small) or hits == set()


def test_a_note_of_what_is_to_be_done_stops_a_final_edition(tmp_path: Path) -> None:
    root = planted(tmp_path, TODO)
    assert main(["build", "--project", str(root), "--final"]) == 1
    assert not (root / "build").exists()


def test_how_far_a_contribution_is_stays_inside(small: Made) -> None:
    assert {c.front.status.value for c in small.composition.project.contributions if c.front and c.front.authors} == {
        STATUS
    }
    assert small.texts.having([STATUS]) == set()


def test_findings_stay_inside(small: Made) -> None:
    """Also how many there are: the manifest that goes with the files says nothing of them."""
    assert len(said(small)) > 10
    assert small.texts.having([*said(small), "finding", "bevinding"]) == set()
    assert Texts(small.internal).having(said(small))


def test_no_hash_confirms_a_guess(small: Made) -> None:
    """Who guesses party, file and label of a place cannot check the guess."""
    ids = {
        *small.composition.strategy.labels,
        *(label for letter in small.composition.letters for label in letter.labels),
    }
    assert len(ids) > 10
    assert small.texts.having({sha256(id_.encode()).hexdigest()[:12] for id_ in ids}) == set()


def test_build_and_commit_stand_where_the_way_back_needs_them(small: Made) -> None:
    imprint = small.composition.strategy.imprint
    hits = small.texts.having([imprint.build_id, COMMIT])
    assert {hit for hit in hits if not any(place in hit for place in BUILD)} == set()
    assert {hit.split(" > ")[0] for hit in hits} >= {
        f"{COMMIT} in {name}" for name in small.public if name.endswith((".docx", ".odt"))
    }


# --- the working copy -------------------------------------------------------------------------------


def internal_texts(build: Made) -> Iterable[str]:
    """What the sources of the working copy hold and no reader should see, as far as it is no ordinary word."""
    project = build.composition.project
    labels = {
        *build.composition.strategy.labels,
        *(id_ for c in project.contributions for id_ in (c.id, c.party + "-" + c.name)),
    }
    yield from (label for label in labels if "-" in label or "/" in label)
    yield from (path for path in project.files)
    yield from (path.rpartition("/")[2] for path in project.files if not path.endswith(".yml"))
    yield from (priority.id for priority in project.register.priorities)
    yield from (priority.description for priority in project.register.priorities if priority.description)
    titles = even(" ".join(reference.title for reference in project.references.values()))
    yield from (key for key in project.references if re.search(r"\d{4}", key) and even(key) not in titles)
    for contribution in project.contributions:
        if contribution.front:
            yield from (contribution.front.funding_note, *contribution.front.authors)
            yield from (allowance.reason for allowance in contribution.front.allow)
    for source in project.sources.values():
        yield from re.findall(r"<!--(.*?)-->", source.text, re.DOTALL)
        if source.path.endswith(".yml"):
            yield from re.findall(r"^ *# (\w.*)$", source.text, re.MULTILINE)


def test_nothing_internal_of_the_working_copy_leaves(own: Made) -> None:
    texts = {text.strip() for text in internal_texts(own)} - {""}
    assert len(texts) > 100
    assert own.texts.having(texts) == set()
    assert own.texts.having(said(own)) == set()
