"""What an edition says of itself: on its title page, and on every page while it is a draft."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.compose import wording
from nds_docs.compose.edition import Imprint
from nds_docs.register.schema import Status


def status_word(imprint: Imprint) -> str:
    """The status as readers see it; "" where a final edition is made of what is still called a concept."""
    if imprint.status is Status.CONCEPT and not imprint.draft:
        return ""
    return wording.STATUS_WORDS[imprint.status].say(wording.document_language(imprint.language))


def cover_facts(imprint: Imprint) -> Iterator[tuple[str, str]]:
    """Status, version and date with their words, and in a draft its marking and build id."""
    language = wording.document_language(imprint.language)
    if status := status_word(imprint):
        yield wording.STATUS.say(language), status
    yield wording.capitalised(wording.VERSION.say(language)), imprint.version
    yield wording.DATE.say(language), wording.long_date(imprint.date, language)
    if imprint.draft:
        if imprint.marking:
            yield wording.MARKING.say(language), imprint.marking
        yield wording.capitalised(wording.BUILD.say(language)), imprint.short_build_id


def draft_facts(imprint: Imprint) -> tuple[str, ...]:
    """What the foot of a draft says of it, its marking apart; nothing in a final edition."""
    language = wording.document_language(imprint.language)
    if not imprint.draft:
        return ()
    return (
        wording.DRAFT_MARK.say(language),
        f"{wording.VERSION.say(language)} {imprint.version}",
        wording.long_date(imprint.date, language),
        f"{wording.BUILD.say(language)} {imprint.short_build_id}",
    )
