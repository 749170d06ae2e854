"""Rules about the text of the covering letter (NDS28x)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

CW31_PART = Rule(
    "NDS280",
    "unknown-cw31-part",
    Severity.ERROR,
    message=Text(
        nl="`.cw31` zegt niet welk deel dit is: `part={part}`",
        en="`.cw31` does not say which part this is: `part={part}`",
    ),
    why=Text(
        nl="Het deel krijgt dan geen titel, en telt niet mee als toelichting volgens artikel 3.1 van de "
        "Comptabiliteitswet 2016.",
        en="The part then gets no title, and does not count as an explanation under article 3.1 of the "
        "Comptabiliteitswet 2016.",
    ),
    hint=Text(nl="kies uit: {known}", en="choose from: {known}"),
)

CW31_TWICE = Rule(
    "NDS281",
    "cw31-part-twice",
    Severity.ERROR,
    message=Text(nl="`.cw31 part={part}` staat er twee keer", en="`.cw31 part={part}` stands there twice"),
    why=Text(
        nl="De Kamer zoekt elk onderdeel op één vaste plaats; twee keer dezelfde titel verwart.",
        en="Parliament looks for each part in one fixed place; the same title twice confuses.",
    ),
    hint=Text(nl="voeg de twee samen", en="join the two"),
)

CW31_MISSING = Rule(
    "NDS282",
    "cw31-part-missing",
    Severity.WARNING,
    message=Text(
        nl="de brief mist een onderdeel van artikel 3.1 van de Comptabiliteitswet 2016: {parts}",
        en="the letter lacks a part of article 3.1 of the Comptabiliteitswet 2016: {parts}",
    ),
    why=Text(
        nl="Bij een voorstel aan de Kamer horen doelen, instrumenten, financiële gevolgen en evaluatie in de brief "
        "zelf; zonder deze vier wordt geen definitieve versie gemaakt.",
        en="A proposal to Parliament takes goals, instruments, financial consequences and evaluation in the letter "
        "itself; without these four no final edition is made.",
    ),
    hint=Text(
        nl="schrijf het onderdeel in `::: {{.cw31 part={first}}}`", en="write it in `::: {{.cw31 part={first}}}`"
    ),
    stops_final=True,
)

CW31_ORDER = Rule(
    "NDS283",
    "cw31-out-of-order",
    Severity.WARNING,
    message=Text(
        nl="`.cw31 part={part}` hoort vóór `part={before}`", en="`.cw31 part={part}` belongs before `part={before}`"
    ),
    why=Text(
        nl="De onderdelen hebben een vaste volgorde: goals, instruments, finance, evaluation.",
        en="The parts have a fixed order: goals, instruments, finance, evaluation.",
    ),
    hint=Text(nl="verplaats het blok", en="move the block"),
)

CW31_APART = Rule(
    "NDS284",
    "cw31-apart",
    Severity.WARNING,
    message=Text(
        nl="`.cw31 part={part}` staat niet bij de andere onderdelen",
        en="`.cw31 part={part}` does not stand with the other parts",
    ),
    why=Text(
        nl="De onderdelen van artikel 3.1 staan bij elkaar, op één vaste plaats in de brief.",
        en="The parts of article 3.1 stand together, in one fixed place of the letter.",
    ),
    hint=Text(nl="zet de blokken direct na elkaar, niet in iets anders", en="put the blocks one after the other"),
)

CW31_OUTSIDE = Rule(
    "NDS285",
    "cw31-outside-letter",
    Severity.ERROR,
    message=Text(nl="`.cw31` hoort alleen in de brief", en="`.cw31` belongs in the letter only"),
    why=Text(
        nl="De toelichting volgens artikel 3.1 van de Comptabiliteitswet 2016 staat in de brief zelf; hier krijgt zij "
        "geen titel.",
        en="The explanation under article 3.1 of the Comptabiliteitswet 2016 stands in the letter itself; here it gets "
        "no title.",
    ),
    bad="::: {.cw31 part=goals}\nHet doel.\n:::",
    good="Het doel.",
    hint=Text(nl="verplaats het blok naar `{file}`", en="move the block to `{file}`"),
)

SENDER_PRONOUN = Rule(
    "NDS286",
    "sender-pronoun",
    Severity.WARNING,
    message=Text(
        nl="`{word}` past niet bij het aantal ondertekenaars ({count})",
        en="`{word}` does not agree with the number of signatories ({count})",
    ),
    why=Text(
        nl="Een brief met één ondertekenaar spreekt als ik, een brief met meer ondertekenaars als wij.",
        en="A letter with one signatory speaks as I, a letter with several as we.",
    ),
    hint=Text(nl="schrijf {other}", en="write {other}"),
)

ON_BEHALF_UNSAID = Rule(
    "NDS287",
    "on-behalf-unsaid",
    Severity.ERROR,
    message=Text(
        nl="de brief zegt nergens dat hij mede namens {office} is",
        en="the letter nowhere says that it is also on behalf of {office}",
    ),
    why=Text(
        nl="De opening van een Kamerbrief noemt namens wie hij nog meer is; onder de brief staat dat niet.",
        en="The opening of a letter to Parliament names on whose behalf it is as well; its end does not.",
    ),
    hint=Text(
        nl="schrijf in de eerste zin: `mede namens {{{{ letter.on_behalf_of }}}}`",
        en="write in the first sentence: `also on behalf of {{{{ letter.on_behalf_of }}}}`",
    ),
)
