"""The drawings beside the overviews: what they show, in words too, and that nobody waits for what did not change."""

from __future__ import annotations

import datetime
import os
import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch
from matplotlib.transforms import Bbox

from nds_docs.build.drawings import FOLDER, with_drawings
from nds_docs.compose import overview_wording as ow
from nds_docs.compose.drawing import URL, Contributor, Drawing, Matrix, Moment, Part, Timeline
from nds_docs.compose.gather import gather
from nds_docs.compose.overview_drawings import LONGEST_DESCRIPTION, description
from nds_docs.compose.overview_wording import FIGURE_IDS
from nds_docs.pipeline import compose
from nds_docs.register.schema import PartyKind
from nds_docs.writers import look
from nds_docs.writers.drawings.calendar import Calendar
from nds_docs.writers.drawings.draw import draw
from nds_docs.writers.drawings.matrix import matrix
from nds_docs.writers.drawings.sheet import Sheet
from nds_docs.writers.drawings.timeline import LEFT, timeline
from nds_docs.writers.pictures import picture
from nds_docs.writers.typst.fonts import FOLDER as FONTS
from tests import built, pdf, word_file
from tests.built import ROOTS, copied
from tests.clones import git
from tests.outline import outline
from tests.test_typst_strategy import contrast
from tests.word_file import R, W

GOLDEN = Path(__file__).parent / "golden/drawings.txt"
TODAY = datetime.date(2025, 2, 14)
PLANNING, COHERENCE = (f"{URL}{FIGURE_IDS[kind]}" for kind in ("planning", "coherence"))
BRAND = f"#{look.BRAND.lower()}"


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


SLIPPED = Timeline(
    (
        Moment(day("2024-11-04"), "Diner pensant"),
        Moment(day("2025-07-04"), "Strategie naar de Kamer", day("2025-02-28")),
        Moment(day("2025-09-01"), "Op de geplande dag", day("2025-09-01")),
    ),
    TODAY,
    "nl",
)
WHO = Matrix(
    ("Data", "AI", "Cloud", "Werk"),
    (
        Contributor("BZK", PartyKind.DEPARTMENT),
        Contributor("UvW", PartyKind.UMBRELLA),
        Contributor("VWS", PartyKind.DEPARTMENT),
    ),
    (
        (Part.WORKS_OUT, Part.WORKS_OUT, Part.TOUCHES),
        (Part.NONE, Part.NONE, Part.WORKS_OUT),
        (Part.TOUCHES, Part.NONE, Part.NONE),
        (Part.NONE, Part.NONE, Part.NONE),
    ),
    "nl",
)


def many(count: int) -> Timeline:
    start = day("2024-09-01")
    days = [start + datetime.timedelta(days=61 * at) for at in range(count)]
    title = "Bestuurlijk overleg met gemeenten, provincies en waterschappen over de voortgang"
    moments = (
        Moment(one, f"{title} {at}", one - datetime.timedelta(90) if at % 5 == 1 else None)
        for at, one in enumerate(days)
    )
    return Timeline(tuple(moments), TODAY, "nl")


def wide(rows: int, columns: int) -> Matrix:
    kinds = list(PartyKind)
    parties = tuple(Contributor(f"Partij{at}", kinds[at * 3 // columns]) for at in range(columns))
    parts = tuple(tuple(list(Part)[(row * 7 + at) % 3] for at in range(columns)) for row in range(rows))
    return Matrix(tuple(f"Prioriteit {row}" for row in range(rows)), parties, parts, "nl")


# --- in words -----------------------------------------------------------------------------------


def test_what_is_to_be_seen_is_said(golden: Callable[[Path, str], None]) -> None:
    drawings: dict[str, Drawing] = {
        "timeline": SLIPPED,
        "timeline, English": replace(SLIPPED, language="en"),
        "one milestone": Timeline((Moment(TODAY, "Eerste versie"),), TODAY, "nl"),
        "fifteen milestones": many(15),
        "fifty milestones": many(50),
        "matrix": WHO,
        "matrix, English": replace(WHO, language="en"),
        "12 × 24": wide(12, 24),
        "40 × 24": wide(40, 24),
        **built.composition("book").strategy.drawings,
    }
    golden(GOLDEN, "".join(f"{name}\n  {description(drawing)}\n" for name, drawing in drawings.items()))


@pytest.mark.parametrize("drawing", [many(15), many(200), wide(12, 24), wide(200, 40)])
def test_descriptions_end(drawing: Drawing) -> None:
    assert len(description(drawing)) <= LONGEST_DESCRIPTION


# --- on paper -----------------------------------------------------------------------------------

LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=90).filter(
    str.strip
)
PLAIN = st.lists(st.sampled_from("de naar Tweede Kamer € $x$ strategie aan/uit Rijksbegroting".split()), min_size=1)
TITLES = st.one_of(LINES, PLAIN.map(" ".join))
DAYS = st.one_of(st.dates(day("2023-01-01"), day("2030-12-31")), st.dates())
MOMENTS = st.builds(Moment, DAYS, TITLES, st.one_of(st.none(), DAYS))
TIMELINES = st.builds(
    lambda moments, today, language: Timeline(tuple(sorted(moments, key=lambda m: m.date)), today, language),
    st.lists(MOMENTS, min_size=1, max_size=15),
    DAYS,
    st.sampled_from(("nl", "en")),
)
PARTIES = st.lists(
    st.builds(Contributor, st.text("ABCdeg &", min_size=1, max_size=9), st.sampled_from(PartyKind)),
    min_size=1,
    max_size=30,
)
MATRICES = st.tuples(PARTIES, st.lists(TITLES, min_size=1, max_size=12), st.randoms()).map(
    lambda given: Matrix(
        tuple(given[1]),
        tuple(given[0]),
        tuple(tuple(given[2].choice(list(Part)) for _ in given[0]) for _ in given[1]),
        "nl",
    )
)


def sheet_of(drawing: Drawing) -> Sheet:
    return timeline(drawing) if isinstance(drawing, Timeline) else matrix(drawing)


def extents(figure: Figure) -> list[tuple[str, Bbox]]:
    """Each text and the box its ink takes in mm, as matplotlib itself measures it."""
    figure.set_dpi(254)
    canvas: Any = FigureCanvasAgg(figure)
    renderer = canvas.get_renderer()
    found = ((text.get_text(), text.get_window_extent(renderer)) for text in figure.texts if text.get_text().strip())
    return [(text, Bbox(box.get_points() / 10)) for text, box in found]


@given(st.one_of(TIMELINES, MATRICES))
@settings(max_examples=40, deadline=None)
def test_no_text_lies_over_another_or_beside_the_sheet(drawing: Drawing) -> None:
    figure = sheet_of(drawing).figure
    width, height = figure.get_size_inches() * 25.4
    found = extents(figure)
    for text, box in found:
        assert -0.3 < box.x0 < box.x1 < width + 0.3, text
        assert 0 < box.y0 < box.y1 < height, text
    for (one, box), (other, second) in combinations(found, 2):
        shared = Bbox.intersection(box, second)
        assert shared is None or min(shared.width, shared.height) < 0.25, (one, other)


@given(st.one_of(TIMELINES, MATRICES))
@settings(max_examples=20, deadline=None)
def test_every_title_is_there_whole(drawing: Drawing) -> None:
    titles = [m.title for m in drawing.moments] if isinstance(drawing, Timeline) else list(drawing.priorities)
    shown = "".join("".join(text.get_text().split()) for text in sheet_of(drawing).figure.texts)
    for title in titles:
        plain = "".join(character for character in title if character.isascii() and not character.isspace())
        if len(plain) == len("".join(title.split())):
            assert plain in shown


@pytest.mark.parametrize("drawing", [SLIPPED, many(15), WHO, wide(12, 24)])
def test_everything_can_be_read(drawing: Drawing) -> None:
    figure = sheet_of(drawing).figure
    colours = {to_hex(text.get_color())[1:] for text in figure.texts}
    assert [
        pair
        for pair in ((c, g) for c in colours for g in (look.WHITE, look.BRAND_TINT, look.WATERMARK))
        if contrast(*pair) < 4.5
    ] == []
    assert all(float(text.get_fontsize()) >= 7 for text in figure.texts)


def circles(sheet: Sheet) -> list[Circle]:
    return [artist for artist in sheet.figure.artists if isinstance(artist, Circle)]


def look_of(circle: Circle) -> str:
    colours = {f"#{look.BRAND.lower()}": "full", f"#{look.WHITE.lower()}": "open"}
    return colours.get(to_hex(circle.get_facecolor()), "none")


def test_a_slipped_date_is_an_open_mark_with_an_arrow_to_the_full_one() -> None:
    sheet = timeline(SLIPPED)
    days = {"full": [moment.date for moment in SLIPPED.moments], "open": [day("2025-02-28")]}
    calendar = Calendar.of([*days["full"], *days["open"], TODAY], LEFT, look.PAGE.text_width)
    for kind, expected in days.items():
        shown = [c.center[0] for c in circles(sheet) if c.center[0] >= LEFT and look_of(c) == kind]
        assert shown == pytest.approx(list(map(calendar.at, expected)))
    assert sum(isinstance(artist, FancyArrowPatch) for artist in sheet.figure.artists) == 1 + 1  # with the legend
    assert [text for text in words(sheet) if text.startswith("was ")] == ["was 28 feb 2025"]


def test_marks_of_the_matrix_differ_by_more_than_colour() -> None:
    sheet = matrix(WHO)
    marks = Counter(map(look_of, circles(sheet)))
    assert marks == {"full": 3 + 1, "open": 2 + 1, "none": 7}  # with the legend
    names = words(sheet)
    assert names.index("BZK") < names.index("VWS") < names.index("UvW")  # by kind
    assert {"Departementen", "Data", "AI", "Cloud", "Werk"} <= set(names)


def words(sheet: Sheet) -> list[str]:
    return [text.get_text() for text in sheet.figure.texts]


@given(st.lists(st.dates(), min_size=1, max_size=4))
@example([datetime.date.min, datetime.date.max])
@example([day("0300-01-01"), day("8245-01-01")])
def test_any_days_have_a_place_on_the_line(days: list[datetime.date]) -> None:
    calendar = Calendar.of(days, 80, 150)
    assert all(80 < calendar.at(one) < 150 for one in days)
    years = [stretch for _, stretch in calendar.years()]
    assert all(one.end == pytest.approx(other.start) for one, other in pairwise(years))
    assert (years[0].start, years[-1].end) == pytest.approx((80, 150), abs=0.01)
    assert len(years) < 20
    assert all(stretch.end > stretch.start for stretch in calendar.months("nl"))


def test_words_stay_text_where_one_font_has_them_all() -> None:
    drawn = draw(SLIPPED)
    assert "Diner pensant" in drawn.svg.decode()
    assert b"<text" not in drawn.outlines
    odd = draw(Timeline((Moment(TODAY, "Een ∑ van ש en 中"),), TODAY, "nl"))
    assert b"<text" not in odd.svg


@pytest.mark.parametrize("drawing", [SLIPPED, WHO])
def test_the_three_forms_have_one_size_and_tell_no_tales(drawing: Drawing) -> None:
    drawn = draw(drawing)
    svg, outlines, png = (picture(form, "x").size for form in drawn)
    assert svg == outlines
    assert svg.width == pytest.approx(look.PAGE.text_width)
    assert png == pytest.approx(svg, abs=0.1)
    assert b"dasharray: ;" not in drawn.svg  # a line that some show and some do not
    for form in drawn:
        assert not any(word in form for word in (b"matplotlib", b"DOCTYPE", b"<metadata", b"<!--", b"tEXt", b"tIME"))


# --- in the editions ----------------------------------------------------------------------------


@pytest.mark.parametrize("project", ROOTS)
def test_word_shows_the_drawing_with_its_number_and_description(project: str) -> None:
    file = built.strategy(project).word
    made = built.composition(project).strategy
    media = file.relations("word/document.xml")
    for url, drawing in made.drawings.items():
        found = [e for e in file.document.iter("{*}docPr") if e.get("descr") == description(drawing)]
        (blip,) = next(found[0].iterancestors("{*}inline")).iter("{*}blip")
        (vector,) = blip.iter("{*}svgBlip")
        drawn = draw(drawing)
        assert file.parts["word/" + media[blip.get(f"{R}embed") or ""]] == drawn.png
        assert file.parts["word/" + media[vector.get(f"{R}embed") or ""]] == drawn.outlines
        caption = next(found[0].iterancestors(f"{W}p")).getnext()
        assert caption is not None
        label = made.labels[url.removeprefix(URL)]
        assert word_file.text(caption).endswith(f"{label.number}\u2002{label.title}")


@pytest.mark.parametrize("project", ROOTS)
def test_the_pdf_shows_it_as_text_and_lines_with_its_description(project: str, tmp_path: Path) -> None:
    made = built.composition(project).strategy
    tagged = built.strategy(project).tagged
    alternatives = pdf.alternatives(tagged.file)
    for url, drawing in made.drawings.items():
        assert description(drawing) in alternatives
        label = made.labels[url.removeprefix(URL)]
        assert any(line.startswith(f"Figuur {label.number}") and label.title in line for line in tagged.lines())
    shown = " ".join(pdf.pages(built.strategy(project).pdf, tmp_path))
    assert len(made.drawings) == 2
    lines = " ".join(tagged.lines())
    for kind, figure in FIGURE_IDS.items():  # beside each other, the drawing first
        table = made.labels[ow.overview_id(kind, "")]
        assert f"{made.labels[figure].title} Tabel {table.number}" in lines
    assert ow.THIS_VERSION.nl.format(date="14 feb 2025") in " ".join(shown.split())


def test_a_reference_to_a_drawing_has_its_number(tmp_path: Path) -> None:
    root = copied(tmp_path)
    chapter = root / "chapters/20-data.md"
    chapter.write_text(chapter.read_text("utf-8") + "\nZie @fig-overzicht-planning.\n", "utf-8")
    made = compose(gather(root))
    assert "Zie figuur\u00a0A.2→#fig-overzicht-planning." in outline(
        made.strategy.document.blocks, made.strategy.labels
    )


# --- drawn when data changed --------------------------------------------------------------------

RUN = """
import sys
from nds_docs.cli import main
code = main(sys.argv[1:])
print("DRAWN" if "matplotlib" in sys.modules else "KEPT")
"""


def run(*arguments: str, **environment: str) -> str:
    """How a run of the program in a process of its own came by its drawings."""
    line = [sys.executable, "-c", RUN, *arguments]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOTS["own"]), **environment}
    done = subprocess.run(line, env=surroundings, capture_output=True, check=True)
    return done.stdout.decode().split()[-1]


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_library_is_loaded_when_data_changed_and_only_then(tmp_path: Path) -> None:
    root = copied(tmp_path / "project")
    build = ("build", "--project", str(root), "--only", "docx")
    assert run("check", "--project", str(root)) == "KEPT"
    assert run("build", "--project", str(root), "--only", "letter") == "KEPT"
    assert run(*build) == "DRAWN"
    edited(root / "chapters/20-data.md", "title: Data", "title: Gegevens")
    assert run(*build) == "KEPT"
    assert run(*build, "--out", str(tmp_path / "elsewhere")) == "KEPT"
    edited(root / "nds.yml", "2025-01-10", "2025-01-11")
    assert run(*build) == "DRAWN"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


def strategy() -> Any:
    return built.composition("book").strategy


def kept(root: Path) -> Path:
    return root / ".nds" / FOLDER


DAMAGES: tuple[Callable[[Path], object], ...] = (
    lambda path: path.unlink(),
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(path.read_bytes()[:-1]),
    lambda path: path.write_bytes(path.read_bytes().replace(b"svg", b"svq", 1)),
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_not_what_was_kept_is_drawn_again(project: Path, damage: Callable[[Path], object]) -> None:
    first = with_drawings(strategy(), project, "1")
    files = {path: path.read_bytes() for path in kept(project).iterdir()}
    assert set(first.drawn) == {PLANNING, COHERENCE}
    damage(kept(project) / FIGURE_IDS["planning"])
    assert with_drawings(strategy(), project, "1").drawn == first.drawn
    assert {path: path.read_bytes() for path in kept(project).iterdir()} == files


def test_another_program_draws_for_itself(project: Path) -> None:
    first = with_drawings(strategy(), project, "1")
    path = kept(project) / FIGURE_IDS["planning"]
    before = path.read_bytes()
    assert with_drawings(strategy(), project, "2").drawn == first.drawn
    assert path.read_bytes() != before


def test_where_nothing_can_be_kept_all_is_drawn(project: Path) -> None:
    (project / ".nds").write_text("a file in the place of the folder")
    assert set(with_drawings(strategy(), project, "1").drawn) == {PLANNING, COHERENCE}


def test_in_a_clone_the_files_of_the_project_are_left_alone(project: Path) -> None:
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "first")
    with_drawings(strategy(), project, "1")
    assert git(project, "status", "--porcelain", "--ignored") == ""
    assert {path.name for path in (project / ".git/nds" / FOLDER).iterdir()} == set(FIGURE_IDS.values())


DRAW = """
import pickle, sys
asked = []
sys.addaudithook(lambda event, given: asked.append(str(given[0])) if event in ("open", "subprocess.Popen") else None)
from nds_docs.writers.drawings.draw import draw
drawn = [draw(drawing) for drawing in pickle.load(sys.stdin.buffer)]
from matplotlib.font_manager import fontManager
sys.stdout.buffer.write(pickle.dumps((drawn, [entry.fname for entry in fontManager.ttflist], asked)))
"""


@pytest.mark.parametrize("disturbed", [False, True])
def test_nothing_of_this_computer_is_in_a_drawing_and_nothing_is_left_on_it(tmp_path: Path, disturbed: bool) -> None:
    """In a home with settings that would change or stop everything."""
    home, here = tmp_path / "home", tmp_path / "here"
    for folder in (home / ".config/matplotlib", here):
        folder.mkdir(parents=True)
        (folder / "matplotlibrc").write_text("text.usetex: True\nlines.linewidth: 20\nsvg.fonttype: none\n")
    before = sorted(home.rglob("*"))
    surroundings = {**os.environ, "PYTHONPATH": str(ROOTS["own"]), "HOME": str(home)}
    surroundings |= {"MPLBACKEND": "nonsense", "MATPLOTLIBRC": str(here), "TZ": "Asia/Tokyo"} if disturbed else {}
    line = [sys.executable, "-c", DRAW]
    given = pickle.dumps((SLIPPED, WHO))
    done = subprocess.run(line, env=surroundings, cwd=here, input=given, capture_output=True, check=True)
    drawn, fonts, asked = pickle.loads(done.stdout)
    assert drawn == [draw(SLIPPED), draw(WHO)]
    assert fonts
    assert all(Path(font).is_relative_to(FONTS) for font in fonts)
    assert sorted(home.rglob("*")) == before
    assert [name for name in asked if name.startswith(str(home)) or "fc-list" in name] == []
