"""The names of the Citation Style Language: which types and variables an entry of `references.yml` may have.

Source: CSL 1.0.2, appendices III and IV, https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage
    """.split()
)

DATE_VARIABLES = frozenset("accessed available-date event-date issued original-date submitted".split())

NAME_VARIABLES = frozenset(
    """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author
    performer producer recipient reviewed-author script-writer series-creator translator
    """.split()
)

NAME_PARTS = frozenset("family given literal suffix dropping-particle non-dropping-particle".split())

LIST_VARIABLES = frozenset(("categories",))

_TEXTS = frozenset(
    """
    id type title title-short abstract annote archive archive_collection archive_location archive-place authority
    call-number chapter-number citation-label citation-number collection-number collection-title container-title
    container-title-short dimensions division DOI edition event event-place event-title genre ISBN ISSN issue
    jurisdiction keyword language license locator medium note number number-of-pages number-of-volumes
    original-publisher original-publisher-place original-title page page-first part-number part-title PMCID PMID
    printing-number publisher publisher-place references reviewed-genre reviewed-title scale section source status
    supplement-number URL version volume volume-title volume-title-short year-suffix
    """.split()
)

VARIABLES = _TEXTS | DATE_VARIABLES | NAME_VARIABLES | LIST_VARIABLES
