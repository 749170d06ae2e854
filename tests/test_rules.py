"""The table of rules: every row is shown by an example that breaks it, and by one that does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from string import Formatter

import pytest

from nds_docs import checks, pipeline
from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.checks.report import HINT
from nds_docs.checks.rules import MODULES, RULES
from nds_docs.checks.rules.output import NOT_ACCESSIBLE, STYLES_ADDED
from nds_docs.checks.rules.review import OPEN_REMARK
from nds_docs.compose import citeproc, gather
from nds_docs.compose.citeproc import Wordings
from nds_docs.document.nodes import Str
from nds_docs.language import Language, Text
from tests.conftest import Golden
from tests.small_project import (
    CHAPTER,
    CONTRIBUTION,
    FINGERPRINT,
    FRONT_MATTER,
    LETTER,
    LETTER_DATA,
    REGISTER,
    Files,
    jpeg,
    png,
    write_project,
)

PAGE = Path(checks.__file__).parents[1] / "rules.md"
TEXT, CHAPTER_FILE = "contributions/uvw/meetnet.md", "chapters/10-data.md"


def front(*lines: str) -> Files:
    """The contribution with other front matter."""
    return {TEXT: "\n".join(("---", "title: Meetnet", *lines, "---", "", "Tekst.", ""))}


def chapter(*lines: str, text: str = "Tekst.", name: str = "20-ai") -> Files:
    return {f"chapters/{name}.md": "\n".join(("---", "title: AI", *lines, "---", "", text, ""))}


def register(old: str, new: str) -> Files:
    assert old in REGISTER
    return {"nds.yml": REGISTER.replace(old, new)}


def also(lines: str) -> Files:
    """The register with more in it."""
    return {"nds.yml": REGISTER + lines + "\n"}


def letter(*annexes: str, data: str = "", text: str = LETTER) -> Files:
    """A project with a letter that has these annexes, `data` besides what it needs, and this text."""
    listed = "".join(f"    - {annex}\n" for annex in annexes or (STRATEGY,))
    given = LETTER_DATA.partition("    - ")[0] + listed + data
    return {"nds.yml": REGISTER + given, "chapters/kamerbrief.md": text}


def part(name: str, text: str = "Tekst.") -> str:
    return f"::: {{.cw31 part={name}}}\n{text}\n:::\n\n"


def parts(*names: str) -> str:
    """The text of a letter with these parts of article 3.1."""
    return LETTER.partition(":::")[0] + "".join(map(part, names))


def motion(*lines: str) -> str:
    """One motion, listed as an annex of the letter."""
    return "  motions:\n    - {kind: motion, asks: Iets, by: Iemand, " + ", ".join(lines) + "}\n"


def labelled(text: str, name: str) -> Files:
    return {f"contributions/uvw/{name}.md": FRONT_MATTER + text + "\n\nTekst.\n"}


def figure(raw: bytes, name: str = "plaat.png", url: str = "") -> Files:
    text = f'![Onderschrift]({url or name}){{alt="Een plaat."}}\n'
    return {TEXT: FRONT_MATTER + text, f"contributions/uvw/{name}": raw}


STRATEGY = "{title: Strategie, file: strategy}"
ABSORBING = f"absorbs: [uvw/meetnet@{FINGERPRINT}]"
MOTIONS = "{title: Moties, file: motions}"
TAGGED = ("party: uvw", "priorities: [BZK-1]")
PNG = png()

BROKEN: Mapping[str, Files] = {
    "NDS101": {TEXT: "Tekst.\n"},
    "NDS102": {TEXT: FRONT_MATTER.removesuffix("---\n\n")},
    "NDS103": front("party: 'uvw", "priorities: [BZK-1]"),
    "NDS104": front(*TAGGED, "prioriteit: BZK-1"),
    "NDS105": front("party: uvw"),
    "NDS106": front(*TAGGED, "status: klaar"),
    "NDS107": front(*TAGGED, "funding_note:"),
    "NDS108": front(*TAGGED, "authors: [12]"),
    "NDS109": front("party: uvw", "priorities: BZK-1"),
    "NDS110": front("parties: [uvw, bkz]", "priorities: [BZK-1]"),
    "NDS111": {"contributions/kvk/a.md": CONTRIBUTION.replace("party: uvw", "parties: [uvw, bzk]")},
    "NDS112": front("party: bzk", "priorities: [BZK-1]"),
    "NDS113": front("parties: [bzk, uvw]", "priorities: [BZK-1]"),
    "NDS114": front("priorities: [BZK-1]"),
    "NDS120": front("party: uvw", "priorities: [BZK-1, BZK-9]"),
    "NDS121": front("party: uvw", "priorities: [UVW-1]"),
    "NDS122": front("party: uvw", "priorities: [BZK-1, BZK-3]"),
    "NDS123": front("party: uvw", "priorities: [BZK-1, BZK-2]"),
    "NDS124": register("title: AI, proposed_by: bzk, status: proposed", "title: AI, proposed_by: bzk, status: adopted"),
    "NDS125": {"chapters/20-data.md": CHAPTER},
    "NDS126": chapter("priority: BZK-2"),
    "NDS130": front(*TAGGED, "builds_on: [vaarkaart]"),
    "NDS131": front(*TAGGED, "funding: additional"),
    "NDS132": {TEXT: FRONT_MATTER},
    "NDS133": chapter("absorbs: [uvw/weg]"),
    "NDS134": {**chapter(ABSORBING), **chapter(ABSORBING, name="30-ai")},
    "NDS135": chapter(name="inleiding"),
    "NDS136": {"contributions/uvw/Tweede.md": CONTRIBUTION},
    "NDS140": front(*TAGGED, "allow: [{rule: merged-priority, reason: kan niet anders}]"),
    "NDS141": front(*TAGGED, "allow: [{rule: kop-te-diep, reason: kan niet anders}]"),
    "NDS142": front(*TAGGED, "allow: [{rule: heading-skipped, reason: kan niet anders}]"),
    "NDS143": chapter("absorbs: [uvw/meetnet]"),
    "NDS144": chapter("absorbs: [uvw/meetnet@00000000]"),
    "NDS145": {
        **chapter("absorbs: [uvw/meetnet@3e1d46b9]"),
        "contributions/uvw/meetnet.md": CONTRIBUTION + "\n::: {.goal #goal-a}\nDoel.\n:::\n",
    },
    "NDS150": {"contributions/uvw/a.png": PNG, "contributions/uvw/A.png": PNG},
    "NDS152": {"contributions/uvw/a.md": b"na\xefef"},
    "NDS153": {TEXT: b"\xef\xbb\xbf" + CONTRIBUTION.encode()},
    "NDS154": {"contributions/uvw/a.xlsx": "x"},
    "NDS156": {"contributions/uvw/a.md": b"a" * (gather.TEXT_LIMIT + 1)},
    "NDS157": {TEXT: FRONT_MATTER + "te\x02kst\n"},
    "NDS158": {"contributions/uvw/a.docx": "x"},
    "NDS170": register("title: AI,", "title: AI, into: BZK-1,"),
    "NDS171": register("into: BZK-1", "into: BZK-2"),
    "NDS172": also("milestones: [{id: a, date: 2025-02-01, title: A}, {id: b, date: 2025-01-01, title: B}]"),
    "NDS173": also("milestones: [{id: a, date: 2025-02-01, was: 2025-02-01, title: A}]"),
    "NDS174": also('approvals: [{by: UvW, scope: document, commit: "1a2b3c4", date: 2025-02-01}]'),
    "NDS175": also('approvals: [{by: uvw, scope: alles, commit: "1a2b3c4", date: 2025-02-01}]'),
    "NDS176": letter("{title: Nota, file: nota.pdf}"),
    "NDS177": letter(STRATEGY, "{title: Nota, file: ../nota.pdf}"),
    "NDS178": letter(STRATEGY, "{title: Nota, file: nota.pdf}", "{title: Nota 2, file: nota.pdf}"),
    "NDS179": letter(text=""),
    "NDS180": {"chapters/kamerbrief.md": "---\ntitle: Brief\n---\n\nHierbij de strategie.\n"},
    "NDS190": letter(STRATEGY, data=motion("state: settled", "answer: Zo")),
    "NDS191": letter(STRATEGY, MOTIONS),
    "NDS192": letter(STRATEGY, MOTIONS, data=motion("state: open")),
    "NDS193": letter(STRATEGY, MOTIONS, data=motion("state: settled", "answer: Zo", "expected: later")),
    "NDS194": letter(STRATEGY, MOTIONS, data=motion("state: settled")),
    "NDS195": letter(STRATEGY, data="  date: 2025-02-13\n"),
    "NDS181": register("short: nds", "short: nds, word_template: huisstijl.docx"),
    "NDS215": {TEXT: FRONT_MATTER + "Er zijn {{ 3 }} partijen.\n"},
    "NDS250": {TEXT: FRONT_MATTER + "![Onderschrift](plaat.png)\n", "contributions/uvw/plaat.png": PNG},
    "NDS251": figure(PNG, "plaat.png", "plat.png"),
    "NDS252": figure(PNG[:-1]),
    "NDS253": figure(b"", "plaat.svg"),
    "NDS254": figure(png(junk=10_000_000)),
    "NDS255": figure(png(10_000, 5_001)),
    "NDS256": figure(b"", "plaat.png", "../../../plaat.png"),
    "NDS257": figure(b"", "plaat.png", "https://example.org/plaat.png"),
    "NDS258": figure(jpeg()),
    "NDS260": chapter(text="::: {.overview of=maatregelen}\n:::"),
    "NDS261": chapter(text="::: {.contributions priority=BZK-1}\n:::\n\n" * 2),
    "NDS262": chapter(text="::: {.contributions priority=BZK-9}\n:::"),
    "NDS263": chapter(text="::: {.overview of=measures}\nTekst.\n:::"),
    "NDS264": {TEXT: FRONT_MATTER + "Tekst.\n\n::: {.overview of=measures}\n:::\n"},
    "NDS265": chapter(text="::: {.overview of=measures by=partij}\n:::"),
    "NDS266": chapter(text="::: {.overview of=goals by=owner}\n:::"),
    "NDS280": letter(text=LETTER + "\n\n::: {.cw31}\nTekst.\n:::\n"),
    "NDS281": letter(text=LETTER + "\n\n" + part("evaluation")),
    "NDS282": letter(text=parts("goals", "instruments", "evaluation")),
    "NDS283": letter(text=parts("instruments", "goals", "finance", "evaluation")),
    "NDS284": letter(text=parts("goals", "instruments") + "Tekst.\n\n" + part("finance") + part("evaluation")),
    "NDS286": letter(text=LETTER + "\n\nWij wensen u veel leesplezier.\n"),
    "NDS287": letter(data="  on_behalf_of: [de minister]\n"),
    "NDS302": {**labelled("# Kop {#sec-a}", "a"), **labelled("# Kop {#sec-a}", "b"), **chapter(text="Zie @sec-a.")},
    "NDS303": {**labelled("# Kop {#sec-a}", "a"), **chapter(text="# Kop {#sec-a}\n\nTekst.")},
    "NDS304": chapter(text="Zie @prio-BZK-3."),
    "NDS308": chapter(text="Er zijn {{ priorities|lengte }} prioriteiten."),
    "NDS310": chapter(text="Zie @tbl-a.\n\n::: {#tbl-a}\nGeen tabel.\n:::"),
    "NDS311": {**labelled("# Kop {#sec-a}", "a"), **chapter("absorbs: [uvw/a@6d788996]", text="Zie @uvw/a#sec-a.")},
}
"""What to change in the smallest project to break a rule that no single text can show."""

PREPARED: Mapping[str, Callable[[Path], object]] = {
    "NDS151": lambda root: (root / "contributions/uvw/weg.md").symlink_to(root / "contributions/uvw/nergens.md"),
    "NDS155": lambda root: (root / "contributions/uvw/map").symlink_to(root),
}
"""What no text in a file can break."""


OF_FILES = (NOT_ACCESSIBLE, STYLES_ADDED, OPEN_REMARK)
"""What only shows when files are made or come back: `test_bad_input.py`, `test_review.py`."""


def in_project(text: str) -> Files:
    """An example from the table: a whole file, or the text of a chapter if it has an expression, or a contribution."""
    if text.startswith("---\ntitle:"):
        return {TEXT: text}
    return chapter(text=text) if "{{" in text else {TEXT: FRONT_MATTER + "Tekst.\n\n" + text + "\n"}


def found(root: Path) -> set[str]:
    return {finding.code for finding in pipeline.compose(gather.gather(root)).findings}


class _Worded:
    def result(self) -> Wordings:
        return Wordings({"vaarkaart2023": (Str("Vaarkaart"),)})


@pytest.fixture(autouse=True)
def _sources_need_no_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citeproc, "start", lambda *_: _Worded())


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in OF_FILES], ids=lambda rule: rule.name)
def test_bad_breaks_the_rule_and_nothing_else(rule: Rule, tmp_path: Path) -> None:
    write_project(tmp_path, BROKEN.get(rule.code) or in_project(rule.bad))
    if rule.code in PREPARED:
        PREPARED[rule.code](tmp_path)
    if rule.code == "NDS150" and len(list((tmp_path / "contributions/uvw").glob("*.png"))) < 2:
        pytest.skip("this file system has no two such names")
    assert found(tmp_path) == {rule.code}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.good], ids=lambda rule: rule.name)
def test_good_breaks_nothing(rule: Rule, tmp_path: Path) -> None:
    write_project(tmp_path, in_project(rule.good))
    assert found(tmp_path) == set()


def test_the_smallest_project_breaks_nothing(tmp_path: Path) -> None:
    write_project(tmp_path, {})
    assert found(tmp_path) == set()


def test_codes_and_names_are_used_once() -> None:
    assert [len(RULES)] * 2 == [len({rule.code for rule in RULES}), len({rule.name for rule in RULES})]


def test_codes_are_in_the_range_of_their_module() -> None:
    ranges = [sorted(row.code for row in vars(module).values() if isinstance(row, Rule)) for module in MODULES]
    hundreds = [{code[:4] for code in codes} for codes in ranges]
    assert all(len(hundred) <= 1 for hundred in hundreds)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_both_languages_say_the_same_things(rule: Rule) -> None:
    assert rule.why.nl
    assert rule.why.en
    for text in (rule.message, *([rule.hint] if rule.hint else [])):
        assert _shown(text, rule, "nl")
        assert _shown(text, rule, "en")
        assert _places(text.nl) == _places(text.en)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name and name.isidentifier()}


def test_every_rule_is_applied_somewhere() -> None:
    sources = [path for path in PAGE.parent.rglob("*.py") if "checks/rules" not in path.as_posix()]
    code = "\n".join(path.read_text("utf-8") for path in sources)
    names = {name for module in MODULES for name, row in vars(module).items() if isinstance(row, Rule)}
    assert {name for name in names if name not in code} == set()


def test_the_page_of_rules_is_fresh(golden: Golden) -> None:
    golden(PAGE, "\n\n".join((PREFACE, *_sections())) + "\n")


STOPPING = ", ".join(f"`{rule.name}`" for rule in RULES if rule.stops_final)
PREFACE = f"""\
# Bevindingen

Elke bevinding heeft een code en een naam. Een fout houdt een definitieve versie tegen; een waarschuwing en een
opmerking niet, behalve deze: {STOPPING}. Een waarschuwing of opmerking die zo bedoeld is, zet u met haar naam in de
kopgegevens: `allow: [{{rule: NAAM, reason: waarom}}]`.

*Every finding has a code and a name. An error stops a final edition; a warning and a note do not, but for these:
{STOPPING}. A warning or note that is meant to stay is named in the front matter.*

<!-- Printed from the table in nds_docs/checks/rules by `make rules`. -->"""
SUBJECTS = {
    "NDS1": "Bijdragen, register en bestanden · *contributions, register and files*",
    "NDS2": "Opbouw en Markdown · *structure and Markdown*",
    "NDS3": "Verwijzingen en bronnen · *references and sources*",
    "NDS4": "Taal · *wording*",
    "NDS5": "Uitvoer · *output*",
    "NDS6": "Reviews · *reviews*",
}
SEVERITIES = {
    Severity.ERROR: "Fout · *error*",
    Severity.WARNING: "Waarschuwing · *warning*",
    Severity.NOTE: "Opmerking · *note*",
}


def _sections() -> Iterator[str]:
    for hundred, rules in groupby(RULES, key=lambda rule: rule.code[:4]):
        yield f"## {SUBJECTS[hundred]}"
        yield from map(_section, rules)


def _section(rule: Rule) -> str:
    parts = [f"### {rule.code} {rule.name}", SEVERITIES[rule.severity]]
    languages: tuple[tuple[Language, str], ...] = (("nl", ""), ("en", "*"))
    for language, mark in languages:
        hint = [f"{HINT.say(language)}: {_shown(rule.hint, rule, language)}"] if rule.hint else []
        said = [_shown(rule.message, rule, language), rule.why.say(language), *hint]
        parts.append(mark + " ".join(map(_sentence, said)) + mark)
    for title, example in (("Zo niet / *not so*:", rule.bad), ("Wel zo / *but so*:", rule.good)):
        if example:
            parts += [title, f"````markdown\n{example.strip()}\n````"]
    return "\n\n".join(parts)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!…" else ".")


def _shown(text: Text, rule: Rule, language: Language) -> str:
    """The text as in a finding with a dot-dot-dot for every value."""
    values = _places(rule.message.nl) | (_places(rule.hint.nl) if rule.hint else set())
    return text.say(language, dict.fromkeys(values, "…"))
