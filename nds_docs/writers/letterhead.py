"""The words that stand around the text of a letter, in the order in which every edition shows them."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.compose import wording
from nds_docs.compose.edition import Letter
from nds_docs.language import Language
from nds_docs.register.schema import LetterData


def return_address(data: LetterData, language: Language) -> str:
    """The line above the addressee: the post office box of the sender and what follows it, else the whole address."""
    lines = data.sender.colofon
    box = next((at for at, line in enumerate(lines) if line.startswith("Postbus")), 0)
    return f"> {wording.RETURN_ADDRESS.say(language)} {' '.join(lines[box:])}"


def facts(letter: Letter, language: Language) -> tuple[tuple[str, str], ...]:
    """Date and subject, with their words."""
    date = wording.long_date(letter.letter.date or letter.imprint.date, language)
    return ((wording.DATE.say(language), date), (wording.SUBJECT.say(language), letter.letter.subject))


def references(data: LetterData, language: Language) -> Iterator[tuple[str, str]]:
    """What stands under the address of the sender: kenmerken and the number of annexes, those there are."""
    for word, text in (
        (wording.OUR_REFERENCE, data.reference),
        (wording.YOUR_REFERENCE, data.your_reference),
        (wording.ANNEXES_COUNT, str(len(data.annexes)) if data.annexes else ""),
    ):
        if text:
            yield word.say(language), text


def signatures(data: LetterData, language: Language) -> Iterator[tuple[tuple[str, ...], str]]:
    """For each who signs the lines above the signature and the name below it; the first signs for others too."""
    names = wording.enumeration(data.on_behalf_of, language)
    also = (f"{wording.ON_BEHALF_OF.say(language, {'names': names})},",) if names else ()
    for signatory in data.signatories:
        yield (f"{signatory.office.upper()},", *also), signatory.name
        also = ()
