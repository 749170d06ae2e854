"""From composed editions to the files in `build/`: made side by side, kept for the way back, put in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nds_docs.build import manifest
from nds_docs.build.documents import documents, letters_by_stem
from nds_docs.build.drawings import LIBRARY, with_drawings
from nds_docs.build.environment import installed
from nds_docs.build.git import commit_of
from nds_docs.build.identity import PROFILE, build_id, program_id
from nds_docs.build.manifest import Manifest, Origin
from nds_docs.build.output import replace_files
from nds_docs.build.store import keep_frame, store
from nds_docs.checks.diagnostics import Finding
from nds_docs.checks.rules import output as rules
from nds_docs.compose.composition import Composition
from nds_docs.compose.edition import Letter, Strategy
from nds_docs.compose.gather import Inputs
from nds_docs.compose.project import LETTER
from nds_docs.compose.public import public
from nds_docs.compose.wording import WITH_REMARKS, document_language
from nds_docs.document.source import Span
from nds_docs.language import Language

if TYPE_CHECKING:
    from nds_docs.writers.docx.comments import Comment
    from nds_docs.writers.docx.letter import Written
    from nds_docs.writers.docx.strategy import PendingStrategy
    from nds_docs.writers.odt import strategy as odt
    from nds_docs.writers.typst.compile import Layout

EDITIONS = ("docx", "pdf", "odt", "letter")
REPORTS: dict[Language, str] = {
    "nl": manifest.INTERNAL + "bevindingen.txt",
    "en": manifest.INTERNAL + "findings.txt",
}
"""The findings as a person reads them; what is internal stands in `intern/`."""

FINDINGS = manifest.INTERNAL + "findings.json"
MEASURES = manifest.INTERNAL + "measures.csv"
_REPORTS = frozenset((*REPORTS.values(), FINDINGS, MEASURES, manifest.NAME, manifest.WHOLE))
"""What a person is not told of when the build is done."""

TOOLS = ("pypandoc_binary", "typst", "markdown-it-py", LIBRARY)


@dataclass(frozen=True)
class Order:
    """What a person asks for: some of `EDITIONS`, as a draft or final.

    With `comments` the Word files of a draft are also written with these in their margin, among what is internal: such
    a file is never the one that is sent. None where that was not asked for.
    """

    editions: frozenset[str]
    final: bool = False
    comments: tuple[Comment, ...] | None = None


@dataclass(frozen=True)
class Delivered:
    """The files that were written, and what was made with what was found on the way.

    `kept` is False where their sources could not be kept for their return.
    """

    files: tuple[str, ...]
    kept: bool
    composition: Composition


@dataclass(frozen=True)
class MadeBefore:
    """What stands in the folder already: the files, and the findings as they were shown."""

    files: tuple[str, ...]
    report: str
    errors: bool


def origin(inputs: Inputs, order: Order) -> Origin:
    """All that decides what will be written. Reads the program's own files, and asks git for the commit."""
    options = [*sorted(order.editions), *(["final"] if order.final else [])]
    if order.comments is not None:  # they are no input of the build, but they decide what is written
        options.append(manifest.REMARKS + sha256(repr(order.comments).encode("utf-8", "surrogatepass")).hexdigest())
    return Origin(build_id(inputs.files), PROFILE, commit_of(inputs.root), program_id(), tuple(options))


def made_before(folder: Path, wanted: Origin, language: Language) -> MadeBefore | None:
    """What a build of `wanted` would write, when it stands in `folder`; else None."""
    made = manifest.unchanged(folder, wanted)
    if made is None:
        return None
    files = tuple(file.path for file in made.files if file.path not in _REPORTS)
    report = (folder / REPORTS[language]).read_text(encoding="utf-8")
    return MadeBefore(files, report, made.findings.get("error", 0) > 0)


def deliver(composition: Composition, inputs: Inputs, order: Order, made_from: Origin, folder: Path) -> Delivered:
    """Writes the editions in `folder`. Raises `NdsError`; then nothing there has changed."""
    shown = presented(composition, inputs, order, made_from)
    made = editions(shown, inputs, order, made_from.build_id)
    files, composition = made.files, replace(composition, findings=(*composition.findings, *made.findings))
    written = {**files, **_internal(composition)}
    written[manifest.NAME] = manifest.public(_manifest(composition, made_from, written))
    written[manifest.WHOLE] = manifest.encode(_manifest(composition, made_from, written))
    replace_files(folder, written)
    return Delivered(tuple(sorted(files)), made.kept, composition)


def presented(composition: Composition, inputs: Inputs, order: Order, made_from: Origin) -> Composition:
    """What files are made from: the editions as readers may have them, with what the program draws."""
    letters = tuple(map(public, composition.letters))
    shown = replace(composition, strategy=public(composition.strategy), letters=letters)
    if order.editions - {"letter"}:
        shown = replace(shown, strategy=with_drawings(shown.strategy, inputs.root, made_from.program))
    return shown


class Made(NamedTuple):
    """Files by name, what is wrong with them, and whether their sources were kept for their return."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    kept: bool


def editions(composition: Composition, inputs: Inputs, order: Order, id_: str) -> Made:
    """What was asked for of what is `presented`, made and kept under the build id `id_`, but not yet written.

    Layout works beside writing and keeping; only the contents wait for its pages. Raises `NdsError`.
    """
    with ThreadPoolExecutor(1) as other_core:  # typst leaves the interpreter alone while it lays out
        layouts = {name: other_core.submit(work) for name, work in _layouts(composition, order)}
        strategy = _strategy_in_word(composition.strategy) if "docx" in order.editions else None
        letters = {stem: _letter_in_word(letter) for stem, letter in letters_by_stem(composition, order.editions)}
        files = {f"{stem}.docx": letter.file for stem, letter in letters.items()}
        open_strategy = _open_strategy(composition.strategy) if "odt" in order.editions else None
        files |= {f"{stem}.odt": _open_letter(letter) for stem, letter in letters_by_stem(composition, order.editions)}
        kept = _keep(composition, inputs, order, id_)
        made = {name: layout.result() for name, layout in layouts.items()}
    files |= {name: layout.pdf for name, layout in made.items()}
    frames = {stem: letter.frame for stem, letter in letters.items()}
    short = composition.strategy.imprint.short
    pages = made[f"{short}.pdf"].pages if f"{short}.pdf" in made else {}
    if strategy:
        files[f"{short}.docx"], frames[short] = strategy.finish(pages), strategy.frame(pages)
        if order.comments is not None:
            files |= _with_comments(composition, order.comments, pages)
    if open_strategy:
        files[f"{short}.odt"] = open_strategy.finish(pages)
    if "letter" in order.editions and order.comments:
        files |= _letters_with_comments(composition, order)
    kept = kept and all(keep_frame(inputs.root, id_, stem, frame) for stem, frame in frames.items())
    faults = {name: layout.fault for name, layout in made.items() if layout.fault}
    findings = [rules.NOT_ACCESSIBLE.at(Span(name, 0, 0), fault=fault) for name, fault in faults.items()]
    if strategy and strategy.added_styles:
        template = Span(composition.project.register.document.word_template, 0, 0)
        findings.append(rules.STYLES_ADDED.at(template, styles=", ".join(strategy.added_styles)))
    return Made(files, tuple(findings), kept)


def _with_comments(
    composition: Composition, comments: tuple[Comment, ...], pages: Mapping[str, int]
) -> Mapping[str, bytes]:
    """The strategy with comments in its margin; those about the letter stand beside the letter, where there is one."""
    from nds_docs.writers.docx.strategy import PendingStrategy

    strategy = composition.strategy
    mine = tuple(comment for comment in comments if comment.span.path != LETTER or not composition.letters)
    name = _commented(strategy.imprint.short, strategy.imprint.language)
    return {name: PendingStrategy(strategy, mine).finish(pages)}


def _letters_with_comments(composition: Composition, order: Order) -> Mapping[str, bytes]:
    mine = tuple(comment for comment in order.comments or () if comment.span.path == LETTER)
    if not mine:
        return {}
    return {
        _commented(stem, letter.imprint.language): _letter_in_word(letter, mine).file
        for stem, letter in letters_by_stem(composition, order.editions)
    }


def _commented(stem: str, language: str) -> str:
    return f"{manifest.INTERNAL}{stem}-{WITH_REMARKS.say(document_language(language))}.docx"


def _strategy_in_word(strategy: Strategy) -> PendingStrategy:
    from nds_docs.writers.docx.strategy import PendingStrategy

    return PendingStrategy(strategy)


def _letter_in_word(letter: Letter, comments: tuple[Comment, ...] = ()) -> Written:
    from nds_docs.writers.docx.letter import written

    return written(letter, comments)


def _open_strategy(strategy: Strategy) -> odt.PendingStrategy:
    from nds_docs.writers.odt.strategy import PendingStrategy

    return PendingStrategy(strategy)


def _open_letter(letter: Letter) -> bytes:
    from nds_docs.writers.odt.letter import letter_odt

    return letter_odt(letter)


def _layouts(composition: Composition, order: Order) -> Iterator[tuple[str, Callable[[], Layout]]]:
    """The PDF files by name, with their Typst source made and only the layout to do."""
    from nds_docs.writers.typst.compile import lay_out
    from nds_docs.writers.typst.images import pictures
    from nds_docs.writers.typst.letter import letter_source
    from nds_docs.writers.typst.strategy import strategy_source

    work = partial(lay_out, strict=order.final)
    strategy = composition.strategy
    if "pdf" in order.editions:
        source = strategy_source(strategy)
        yield f"{strategy.imprint.short}.pdf", partial(work, source, pictures(strategy), strategy.imprint.date)
    for stem, letter in letters_by_stem(composition, order.editions):
        yield f"{stem}.pdf", partial(work, letter_source(letter), letter.images, letter.imprint.date)


def _keep(composition: Composition, inputs: Inputs, order: Order, id_: str) -> bool:
    """Keeps sources, block texts and pieces of a build that people can edit; False where nothing can be kept."""
    found = documents(composition, order.editions)
    return not found or store(inputs.root, id_, inputs.files, found)


def _internal(composition: Composition) -> Mapping[str, bytes]:
    from nds_docs.checks.report import json_report, text_report
    from nds_docs.compose.wording import document_language
    from nds_docs.writers.measures_csv import measures_csv

    findings, sources = composition.findings, composition.project.sources
    reports = {path: text_report(findings, sources, language) for language, path in REPORTS.items()}
    reports[FINDINGS] = json_report(findings, sources, "en")
    language = document_language(composition.strategy.imprint.language)
    listed = {MEASURES: measures_csv(composition.measures, language)}
    return {path: text.encode() for path, text in reports.items()} | listed


def _manifest(composition: Composition, made_from: Origin, files: Mapping[str, bytes]) -> Manifest:
    imprint, packages = composition.strategy.imprint, installed()
    return Manifest(
        origin=made_from,
        title=imprint.title,
        version=imprint.version,
        status=imprint.status.value,
        date=imprint.date.isoformat(),
        tools={tool: packages[tool.replace("_", "-")] for tool in TOOLS},
        findings=dict(Counter(finding.severity.value for finding in composition.findings)),
        files=manifest.output_files(files),
    )
