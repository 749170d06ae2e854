"""The words that stand around the text of a letter, in the order in which every edition shows them."""

from __future__ import annotations

from collections.abc import Iterator

from nds_docs.compose import wording
from nds_docs.compose.edition import Letter
from nds_docs.language import Language
from nds_docs.register.schema import Addressee, LetterData


def return_address(data: LetterData, language: Language) -> str:
    """The line above the addressee: the post office box of the sender and what follows it, else the whole address."""
    lines = data.sender.colofon
    box = next((at for at, line in enumerate(lines) if line.startswith("Postbus")), 0)
    return f"> {wording.RETURN_ADDRESS.say(language)} {' '.join(lines[box:])}"


def address_lines(addressee: Addressee) -> tuple[str, ...]:
    """The address; the name of a Kamer takes two lines, as ministries write it."""
    return (*addressee.name.replace(" der Staten-Generaal", "\nder Staten-Generaal").split("\n"), *addressee.address)


def facts(letter: Letter, language: Language) -> tuple[tuple[str, str], ...]:
    """Date and subject, with their words."""
    date = wording.long_date(letter.letter.date or letter.imprint.date, language)
    return ((wording.DATE.say(language), date), (wording.SUBJECT.say(language), letter.letter.subject))


def references(data: LetterData, language: Language) -> Iterator[tuple[str, str]]:
    """What stands under the address of the sender: kenmerken, dossiers and the number of annexes, those there are."""
    for word, text in (
        (wording.OUR_REFERENCE, data.reference),
        (wording.YOUR_REFERENCE, data.your_reference),
        (wording.DOSSIERS, ", ".join(dossier.replace(" ", "\u00a0") for dossier in data.dossiers)),
        (wording.ANNEXES_COUNT, str(len(data.annexes)) if data.annexes else ""),
    ):
        if text:
            yield word.say(language), text


def signatures(data: LetterData) -> Iterator[tuple[str, str]]:
    """For each who signs the line above the signature and the name below it.

    Who else the letter is on behalf of stands in its opening, and not here: so real letters do it.
    """
    for signatory in data.signatories:
        yield f"{signatory.office.upper()},", signatory.name


def keywords(letter: Letter) -> tuple[str, ...]:
    """What the properties of the file say it is about: the strategy, its version, the dossiers."""
    return (letter.imprint.short, letter.imprint.version, *letter.letter.dossiers)
