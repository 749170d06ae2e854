"""The list of measures as a file that a Dutch spreadsheet program opens right, for finance.

UTF-8 with a byte order mark, semicolons, CRLF and decimal commas: what Excel expects where the comma is decimal.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal

from nds_docs.compose.measure_list import ListedMeasure
from nds_docs.language import Language, Text

NUMBER = Text("Nummer", "Number")
TITLE = Text("Maatregel", "Measure")
PRIORITY = Text("Prioriteit", "Priority")
GOAL = Text("Doel", "Goal")
OWNER = Text("Trekker", "Owner")
PARTNERS = Text("Partners", "Partners")
FROM = Text("Van jaar", "From year")
TO = Text("Tot en met jaar", "Up to and including year")
STATE = Text("Stand", "State")
FUNDING = Text("Financiering", "Funding")
KNOWN = Text("Is het bedrag bekend?", "Is the amount known?")
TYPED = Text("Bedrag zoals geschreven", "Amount as written")
EUROS = Text("Bedrag in euro", "Amount in euro")
BASIS = Text("Bedrag is", "Amount is")
TOTAL = Text("Totaal in euro", "Total in euro")
IN_YEAR = Text("{year} in euro", "{year} in euro")
UNDIVIDED = Text("Niet over jaren verdeeld, in euro", "Not divided over years, in euro")
CONTRIBUTION_FUNDING = Text("Financiering van de bijdrage", "Funding of the contribution")
NOTE = Text("Toelichting bij aanvullende middelen", "Note on additional funding")
SOURCES = Text("Bouwt voort op", "Builds on")
CONTRIBUTION = Text("Bijdrage of hoofdstuk", "Contribution or chapter")
PLACE = Text("Plaats in de bron", "Place in the source")

NO_AMOUNT = Text("nee, geen bedrag genoemd", "no, no amount named")
UNREADABLE = Text("nee, niet te lezen", "no, cannot be read")
OPEN = Text("nee, p.m.", "no, p.m.")
WITHOUT_YEARS = Text("alleen per jaar, looptijd ontbreekt", "per year only, the years are missing")
YES = Text("ja", "yes")
PER_YEAR = Text("per jaar", "per year")
IN_TOTAL = Text("in totaal", "in total")

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_FIGURES = re.compile(r"[\d.,:;/%€ -]*\d[\d.,:;/%€ -]*")
_SHIELD = "\u200b"
"""Before a cell it looks like nothing, and makes it text: no formula, no date made out of "3-4"."""


def measures_csv(measures: tuple[ListedMeasure, ...], language: Language) -> bytes:
    """One row a measure. A total that can be divided over years stands in their columns, any other in one of its own.

    So a column adds up to what a year costs as far as that is known, and all of those together to the totals.
    """
    years = _years_with_money(measures)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(head.say(language) for head in _heads(years))
    for measure in measures:
        writer.writerow(_row(measure, years, language))
    return stream.getvalue().encode("utf-8-sig")


def _heads(years: tuple[int, ...]) -> Iterator[Text]:
    yield from (NUMBER, TITLE, PRIORITY, GOAL, OWNER, PARTNERS, FROM, TO, STATE, FUNDING)
    yield from (KNOWN, TYPED, EUROS, BASIS, TOTAL)
    yield from (Text(IN_YEAR.say("nl", {"year": year}), IN_YEAR.say("en", {"year": year})) for year in years)
    yield from (UNDIVIDED, CONTRIBUTION_FUNDING, NOTE, SOURCES, CONTRIBUTION, PLACE)


def _row(measure: ListedMeasure, years: tuple[int, ...], language: Language) -> Iterator[str]:
    period, amount = measure.years, measure.amount
    by_year = _by_year(measure)
    total = _total(measure)
    named = amount is not None and amount.euros is not None
    basis = (PER_YEAR if amount and amount.yearly else IN_TOTAL).say(language) if named else ""
    yield from map(_text, (measure.number, measure.title, measure.priority, measure.goal))
    yield from map(_text, (measure.owner, measure.partners))
    yield from (str(period.first), str(period.last)) if period else ("", "")
    yield from map(_text, (measure.state, measure.funding, _known(measure).say(language), measure.typed_amount))
    yield from (_euros(amount.euros if amount else None), basis, _euros(total))
    yield from (_euros(by_year.get(year)) for year in years)
    yield _euros(total if not by_year else None)
    yield from map(_text, (measure.contribution_funding, measure.note, measure.sources))
    yield from map(_text, (measure.contribution, measure.place))


def _known(measure: ListedMeasure) -> Text:
    if not measure.typed_amount:
        return NO_AMOUNT
    if measure.amount is None:
        return UNREADABLE
    if measure.amount.euros is None:
        return OPEN
    return WITHOUT_YEARS if _total(measure) is None else YES


def _total(measure: ListedMeasure) -> Decimal | None:
    """Euros over all years; None where that is not known."""
    amount, years = measure.amount, measure.years
    if amount is None or amount.euros is None or not amount.yearly:
        return amount.euros if amount else None
    return amount.euros * (years.last - years.first + 1) if years else None


def _by_year(measure: ListedMeasure) -> dict[int, Decimal]:
    """Euros by year, where it is known how much falls in which; nobody but the writer divides a total over years."""
    amount, years = measure.amount, measure.years
    if amount is None or amount.euros is None or years is None:
        return {}
    if amount.yearly or years.first == years.last:
        return dict.fromkeys(range(years.first, years.last + 1), amount.euros)
    return {}


def _years_with_money(measures: tuple[ListedMeasure, ...]) -> tuple[int, ...]:
    return tuple(sorted({year for measure in measures for year in _by_year(measure)}))


def _euros(amount: Decimal | None) -> str:
    """Without a sign or dots, so that it is a number: 1250000 or 2,50."""
    if amount is None:
        return ""
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount:.2f}".replace(".", ",")


def _text(value: str) -> str:
    """Text that stays the text that was typed."""
    return _SHIELD + value if _FORMULA.match(value) or _FIGURES.fullmatch(value) else value
