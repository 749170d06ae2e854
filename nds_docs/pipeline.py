"""The whole flow on one screen: from the files of a project to its editions."""

from __future__ import annotations

from nds_docs.build.identity import PROFILE
from nds_docs.checks import every, word_template
from nds_docs.compose import citeproc
from nds_docs.compose.assemble import assemble, place
from nds_docs.compose.cite import cite
from nds_docs.compose.composition import Composition
from nds_docs.compose.drafts import read_project, read_records
from nds_docs.compose.edition import Imprint, Strategy
from nds_docs.compose.expressions import evaluate
from nds_docs.compose.furnish import furnish
from nds_docs.compose.gather import Inputs
from nds_docs.compose.labels import collect
from nds_docs.compose.letter import compose_letters
from nds_docs.compose.measure_list import list_measures
from nds_docs.compose.number import number
from nds_docs.compose.overview import fill_overviews
from nds_docs.compose.project import Project
from nds_docs.compose.qualify import qualified
from nds_docs.compose.resolve import resolve
from nds_docs.compose.survey import Survey
from nds_docs.compose.typography import typeset
from nds_docs.compose.wording import document_language
from nds_docs.document.nodes import Document


def compose(inputs: Inputs, *, build_id: str = "", commit: str = "", final: bool = False) -> Composition:
    """Reads, checks and composes. Raises `NdsError` where a YAML file cannot be read or pandoc fails."""
    records = read_records(inputs)
    citing = citeproc.start(records.references)  # works while the texts are read
    project = read_project(inputs, records)
    language = document_language(project.register.document.language)

    targets = collect(project)
    texts = {text.draft.source.path: evaluate(text, project) for text in qualified(project, targets)}
    placement = place(project, targets)
    blocks, places = assemble(project, texts, targets, placement)
    wordings = citing.result()
    survey = Survey(project, blocks, placement, targets, wordings.bibliography, language)
    blocks, overviews, drawings = fill_overviews(survey)
    labels = number(blocks)
    measures = list_measures(survey, labels)
    blocks = furnish(blocks, labels, project, language)
    blocks, references = resolve(blocks, labels, language)
    cited, citations = cite(Document(blocks), project.references, wordings)

    imprint = _imprint(project, build_id, commit, final)
    images = {path: raw for text in texts.values() for path, raw in text.images.items()}
    template = word_template.usable(project)
    strategy = Strategy(imprint, Document(typeset(cited.blocks)), labels, images, drawings, template=template)
    letters, in_letter = compose_letters(project, targets, strategy, wordings)
    found = (
        *project.findings,
        *every.check(project),
        *(finding for text in texts.values() for finding in text.findings),
        *(*places, *overviews, *references, *citations, *in_letter),
    )
    return Composition(project, strategy, letters, measures, every.without_allowed(found, project))


def _imprint(project: Project, build_id: str, commit: str, final: bool) -> Imprint:
    data = project.register.document
    return Imprint(
        title=data.title,
        short=data.short,
        subtitle=data.subtitle,
        status=data.status,
        version=data.version,
        date=data.date,
        language=data.language,
        marking=data.marking,
        build_id=build_id,
        profile=PROFILE,
        commit=commit,
        draft=not final,
    )
