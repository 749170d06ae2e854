"""A round: who got what, marked and recorded or not opened at all, and how it stands."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from nds_docs.build import store
from nds_docs.compose.excerpt import excerpt
from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.review import files, opening
from nds_docs.review.archive import open_archive
from nds_docs.review.built import Builds
from nds_docs.review.files import ReviewFile
from nds_docs.review.identity import recognise
from nds_docs.review.placing import placed
from nds_docs.review.reading import read
from nds_docs.review.remark import Remark, RemarkKind, RemarkState
from nds_docs.review.round_status import party_of, status
from nds_docs.review.rounds import Round, Sent, SentFile, load_rounds
from nds_docs.writers.docx.strategy import strategy_docx
from tests import built, reviews, word_reading
from tests.clones import git
from tests.command_line import DUE, TODAY, CommandLine
from tests.reviewers.word import Reviewer
from tests.word_file import WordFile

PAST = (TODAY - datetime.timedelta(days=1)).isoformat()
SHORT = built.composition("book").strategy.imprint.short


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    built.copied(tmp_path)
    (tmp_path / ".gitignore").write_text("build/\n")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def tags(root: Path) -> list[str]:
    return git(root, "tag", "--list").split()


def test_a_round_sends_files_marks_the_version_and_records_both(nds: CommandLine, clone: Path) -> None:
    ran = nds("round", "open", "ronde-1", "--project", clone, "--to", "uvw,vng", "--due", DUE, "--letter")
    assert (ran.code, "ronde-1" in ran.out) == (1, True)  # the small project has errors, and the round says so
    assert "bevat fouten" in ran.out
    (made,) = load_rounds(clone)
    assert tags(clone) == ["nds/round/ronde-1"]
    assert (
        git(clone, "rev-parse", "nds/round/ronde-1").strip() == made.commit == git(clone, "rev-parse", "HEAD").strip()
    )
    assert [sent.party for sent in made.sent] == ["uvw", "vng"]
    for sent in made.sent:
        assert sent.file.name == f"{SHORT}-ronde-1-{sent.party}.docx"
        assert [letter.document for letter in sent.letters] == ["kamerbrief", "kamerbrief-2"]
        for file in (sent.file, *sent.letters):
            content = (clone / "build/rounds/ronde-1" / file.name).read_bytes()
            assert sha256(content).hexdigest() == file.sha256
    kept = store.load(clone, made.build)
    assert kept is not None
    assert {SHORT, "kamerbrief", "kamerbrief-2"} == set(kept.blocks)
    again = nds("round", "open", "ronde-1", "--project", clone, "--to", "uvw", "--due", DUE)
    assert (again.code, again.complaint.startswith("ronde `ronde-1` bestaat al")) == (2, True)


REFUSED: dict[str, tuple[tuple[str, ...], str]] = {
    "no such party": (("a", "--to", "uvv", "--due", DUE), "partij `uvv` staat niet in nds.yml; bedoelde u `uvw`?"),
    "a date in the past": (("a", "--to", "uvw", "--due", PAST), f"de datum {PAST} is al voorbij"),
    "no date": (("a", "--to", "uvw", "--due", "morgen"), "`morgen` is geen datum"),
    "no party": (("a", "--to", ",", "--due", DUE), "zeg aan wie"),
    "a name that leaves the folder": (("../a", "--to", "uvw", "--due", DUE), "de naam `../a` kan niet"),
    "a name like a build": (("deadbeef12", "--to", "uvw", "--due", DUE), "de naam `deadbeef12` kan niet"),
    "no such priority": (("a", "--to", "uvw", "--due", DUE, "--only", "BZK-99"), "prioriteit `BZK-99` staat niet"),
    "a priority that was dropped": (
        ("a", "--to", "uvw", "--due", DUE, "--only", "BZK-3"),
        "prioriteit BZK-3 is vervallen",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_a_round_leaves_nothing_behind(name: str, nds: CommandLine, clone: Path) -> None:
    words, expected = REFUSED[name]
    ran = nds("round", "open", *words, "--project", clone)
    assert (ran.code, ran.complaint[: len(expected)]) == (2, expected)
    assert tags(clone) == []
    assert not (clone / "reviews").exists()
    assert not (clone / "build").exists()


@pytest.mark.parametrize("name", ["chapters/20-data.md", "contributions/uvw/nieuw.md", "nds.yml"])
def test_what_is_not_in_git_is_not_sent(name: str, nds: CommandLine, clone: Path) -> None:
    path = clone / name
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "\n# x\n", "utf-8")
    ran = nds("round", "open", "a", "--project", clone, "--to", "uvw", "--due", DUE)
    assert (ran.code, name in ran.complaint) == (2, True)
    assert tags(clone) == []


def test_without_git_it_works_and_says_so(nds: CommandLine, tmp_path: Path) -> None:
    built.copied(tmp_path)
    ran = nds("round", "open", "a", "--project", tmp_path, "--to", "uvw", "vng", "--due", DUE)
    assert "Zonder label" in ran.out
    (made,) = load_rounds(tmp_path)
    assert (made.commit, [sent.party for sent in made.sent]) == ("", ["uvw", "vng"])


STEPS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "before the files": lambda patch: patch.setattr(opening, "replace_files", _broken(lambda names: True)),
    "before the record": lambda patch: patch.setattr(
        opening, "replace_files", _broken(lambda names: "reviews/a/round.yml" in names)
    ),
}


def _broken(when: Callable[[list[str]], bool]) -> Callable[..., None]:
    from nds_docs.build.output import replace_files

    def write(folder: Path, written: dict[str, bytes]) -> None:
        if when(list(written)):
            raise NdsError(Text("vol", "full"))
        replace_files(folder, written)

    return write


@pytest.mark.parametrize("step", STEPS)
def test_a_round_that_was_broken_off_is_no_round_and_can_be_opened_again(
    step: str, nds: CommandLine, clone: Path
) -> None:
    command = ("round", "open", "a", "--project", clone, "--to", "uvw", "--due", DUE)
    with pytest.MonkeyPatch.context() as patch:
        STEPS[step](patch)
        assert nds(*command).code == 2
    assert tags(clone) == []
    assert load_rounds(clone) == ()
    git(clone, "tag", "nds/round/a")  # as a run leaves it that was killed before it wrote the record
    assert nds(*command).code == 1
    assert len(load_rounds(clone)) == 1


def test_a_tag_of_another_version_is_left_alone(nds: CommandLine, clone: Path) -> None:
    git(clone, "tag", "nds/round/a")
    git(clone, "commit", "-q", "--allow-empty", "-m", "second")
    ran = nds("round", "open", "a", "--project", clone, "--to", "uvw", "--due", DUE)
    assert (ran.code, "nds/round/a" in ran.complaint) == (2, True)


# --- an excerpt -------------------------------------------------------------------------------------


@pytest.mark.parametrize("priority", ["BZK-2", "BZK-1", "UVW-1"])
def test_an_excerpt_reads_as_that_part_of_the_whole(priority: str) -> None:
    composition = built.composition("own")
    whole = word_reading.lines(WordFile(strategy_docx(composition.strategy)))
    part = WordFile(strategy_docx(excerpt(composition, priority)))
    lines = word_reading.lines(part)
    start = next(at for at, line in enumerate(lines) if line.partition(" ")[0].isdecimal())
    chapter = lines[start:]
    first = whole.index(chapter[0])
    assert len(chapter) > 10
    assert [line for line in whole[first : first + len(chapter)] if line not in chapter] == []


def test_an_excerpt_that_comes_back_is_known_as_what_it_is(nds: CommandLine, clone: Path) -> None:
    nds("build", "--project", clone)
    nds("round", "open", "a", "--project", clone, "--to", "uvw", "--due", DUE, "--only", "BZK-2")
    (made,) = load_rounds(clone)
    file = made.sent[0].file
    assert (file.name, file.document) == (f"{SHORT}-BZK-2-a-uvw.docx", f"{SHORT}-BZK-2")
    archive = open_archive((clone / "build/rounds/a" / file.name).read_bytes(), file.name)
    returned = read(archive)
    found = recognise(archive, returned, Builds(clone))
    assert (found.build.id, found.document) == (made.build, file.document)
    placing = placed(returned, found.build.blocks[found.document])
    assert placing.missing == ()
    whole = open_archive((clone / f"build/{SHORT}.docx").read_bytes(), "x.docx")
    assert recognise(whole, read(whole), Builds(clone)).document == SHORT
    for path in (clone / "build/rounds/a" / file.name, clone / f"build/{SHORT}.docx"):
        ran = nds("review", "import", path, "--project", clone)
        assert (ran.code, len(ran.out.splitlines())) == (0, 2)  # nothing changed, and what stands around it is known
        assert "niets in opgemerkt of gewijzigd: –" in ran.out
        assert not (clone / "reviews/a/onbekend.yml").exists()  # nobody saved it


def test_who_sends_a_file_back_without_a_remark_has_answered(nds: CommandLine, clone: Path) -> None:
    nds("round", "open", "a", "--project", clone, "--to", "uvw,bzk", "--due", DUE)
    name = f"{SHORT}-a-uvw.docx"
    word = Reviewer((clone / "build/rounds/a" / name).read_bytes())
    word.saved_by("Uma van Weel")
    (clone / name).write_bytes(word.save())
    ran = nds("review", "import", clone / name, "--project", clone)
    assert "niets in opgemerkt of gewijzigd: reviews/a/uma-van-weel.yml" in ran.out
    uvw, bzk = status(load_rounds(clone), files.load(clone), datetime.date(2025, 3, 1))[0].parties
    assert (uvw.silent, uvw.reviewers, uvw.remarks.total(), bzk.silent) == (False, ("Uma van Weel",), 0, True)


# --- how it stands ----------------------------------------------------------------------------------


def sent(party: str) -> Sent:
    return Sent(party=party, file=SentFile(name=f"nds-ronde-1-{party}.docx", document="nds", sha256=""))


ROUND = Round(
    id="ronde-1",
    build="b" * 64,
    version="0.3",
    opened=datetime.date(2025, 3, 1),
    due=datetime.date(2025, 3, 14),
    sent=tuple(map(sent, ("uvw", "vng", "ipo", "uvw-noord"))),
)
NAMES = {
    "nds-ronde-1-uvw.docx": "uvw",
    "NDS-ronde-1-UVW (1) opm JdV.docx": "uvw",
    "RE nds-ronde-1-vng_def.docx": "vng",
    "nds-ronde-1-uvw-noord.docx": "uvw-noord",
    "nds-ronde-1-uvwx.docx": "",
    "nds-ronde-2-uvw.docx": "",
    "opmerkingen.docx": "",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_known_by_the_name_it_was_sent_under(name: str) -> None:
    assert party_of(ROUND, [name]) == NAMES[name]


def said(state: RemarkState, number: int) -> Remark:
    return Remark(id=f"{number:010}", kind=RemarkKind.COMMENT, author="x", document="nds", state=state)


def test_what_came_back_is_told_to_the_parties() -> None:
    opened, done = RemarkState.OPEN, RemarkState.ACCEPTED
    came = {
        "reviews/ronde-1/jan.yml": ReviewFile(
            reviewer="Jan", build=ROUND.build, files=("nds-ronde-1-uvw.docx",), remarks=(said(opened, 1), said(done, 2))
        ),
        "reviews/bbbbbbbb/piet.yml": ReviewFile(
            reviewer="Piet", build=ROUND.build, party="vng", files=("x.docx",), remarks=(said(opened, 3),)
        ),
        "reviews/ronde-1/wie.yml": ReviewFile(reviewer="Wie", build=ROUND.build, files=("y.docx",)),
        "reviews/ronde-0/piet.yml": ReviewFile(reviewer="Piet", build="c" * 64, remarks=(said(opened, 4),)),
    }
    (one,) = status((ROUND,), came, datetime.date(2025, 3, 10))
    assert [(p.party, p.reviewers, p.remarks[opened], p.remarks[done]) for p in one.parties] == [
        ("uvw", ("Jan",), 1, 1),
        ("vng", ("Piet",), 1, 0),
        ("ipo", (), 0, 0),
        ("uvw-noord", (), 0, 0),
    ]
    assert (one.unknown.reviewers, one.days, one.closed) == (("Wie",), 4, False)


def test_a_reviewer_whose_party_is_known_is_known_in_every_round() -> None:
    came = {
        "reviews/ronde-0/jan.yml": ReviewFile(reviewer="Jan", build="c" * 64, party="ipo"),
        "reviews/ronde-1/jan.yml": ReviewFile(reviewer="Jan", build=ROUND.build, files=("x.docx",)),
    }
    (one,) = status((ROUND,), came, ROUND.due)
    assert one.parties[2].reviewers == ("Jan",)


def test_the_table_and_the_json_say_the_same(nds: CommandLine, clone: Path) -> None:
    assert "nog geen ronde" in nds("round", "--project", clone).out
    nds("round", "open", "ronde-1", "--project", clone, "--to", "uvw,vng", "--due", DUE)
    (made,) = load_rounds(clone)
    mail = f"{SHORT}-ronde-1-uvw.docx"
    review = ReviewFile(reviewer="Jan \x1b[31m", build=made.build, files=(mail,), remarks=(said(RemarkState.OPEN, 1),))
    reviews.write(clone, "ronde-1", review)
    table = nds("round", "--project", clone).out
    assert "nog 14 dagen" in table
    rows = {line.split()[0]: line.split() for line in table.splitlines() if line.startswith("  ")}
    assert rows["uvw"][:3] == ["uvw", "1", "1"]
    assert rows["vng"] == ["vng", "zwijgt"]
    assert "\x1b" not in table
    (shown,) = json.loads(nds("round", "--project", clone, "--format", "json").out)["rounds"]
    assert [(row["party"], row["files"], row["open"]) for row in shown["parties"]] == [
        ("uvw", [mail], 1),
        ("vng", [], 0),
    ]


def test_when_all_have_answered_and_all_is_answered_one_line_is_left(nds: CommandLine, clone: Path) -> None:
    nds("round", "open", "ronde-1", "--project", clone, "--to", "uvw", "--due", DUE)
    (made,) = load_rounds(clone)
    done = ReviewFile(reviewer="Jan", build=made.build, party="uvw", remarks=(said(RemarkState.REJECTED, 1),))
    reviews.write(clone, "ronde-1", done)
    assert nds("round", "--project", clone).out == "Ronde ronde-1: afgerond, alle 1 opmerkingen zijn beantwoord.\n"


def test_a_record_that_cannot_be_read_is_one_line(nds: CommandLine, clone: Path) -> None:
    path = clone / "reviews/a/round.yml"
    path.parent.mkdir(parents=True)
    path.write_text("id: a\nversion: 3\n")
    ran = nds("round", "--project", clone)
    assert (ran.code, ran.complaint.split(":")[0]) == (2, "reviews/a/round.yml")
    assert files.load(clone) == {}
