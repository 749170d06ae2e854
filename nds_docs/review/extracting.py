"""A returned file becomes remarks, on one screen: read, read again where that may help, and held against itself."""

from __future__ import annotations

from nds_docs.language import Language
from nds_docs.review.built import Built
from nds_docs.review.counting import Counted
from nds_docs.review.proving import proven
from nds_docs.review.remarks import Extracted, read_once
from nds_docs.review.rereading import Rereading
from nds_docs.review.returned import Returned
from nds_docs.review.second_reading import read_twice
from nds_docs.review.undisturbed import read_undisturbed


def remarks_of(returned: Returned, counted: Counted, built: Built, document: str, language: Language) -> Extracted:
    """Every remark in a file that was made as `document` of a build.

    `counted` is what the file holds. Reasons are in `language`.
    """
    rereading = Rereading(returned, counted, built, document, language)
    twice = read_twice(read_once(returned, counted, built, document, language), rereading)
    found = read_undisturbed(twice, rereading)
    if found != twice:  # others may have changed something in what was found
        found = read_twice(found, rereading)
    return proven(found, rereading)
