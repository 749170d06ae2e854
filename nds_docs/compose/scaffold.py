"""A contribution to start from: `nds new contribution`."""

from __future__ import annotations

import re

from nds_docs.checks.contributions import better_name
from nds_docs.checks.suggestion import did_you_mean
from nds_docs.compose.wording import document_language
from nds_docs.errors import NdsError
from nds_docs.language import Text
from nds_docs.register.load import resolve_priority
from nds_docs.register.schema import NAME, PriorityStatus, Register

UNKNOWN_PARTY = Text(nl="partij `{name}` staat niet in nds.yml", en="party `{name}` is not in nds.yml")
UNKNOWN_PRIORITY = Text(nl="prioriteit `{name}` staat niet in nds.yml", en="priority `{name}` is not in nds.yml")
KNOWN = Text(nl="bekend zijn: {known}", en="known are: {known}")
DROPPED = Text(
    nl="prioriteit {name} is vervallen; kies een andere",
    en="priority {name} has been dropped; choose another",
)
BAD_NAME = Text(
    nl="de naam `{name}` kan niet: gebruik kleine letters, cijfers en koppeltekens, bijvoorbeeld `{better}`",
    en="the name `{name}` cannot be used: use small letters, digits and hyphens, for instance `{better}`",
)

CONTRIBUTION = Text(
    nl="""\
---
title: "{title}"
party: {party}
priorities: [{priority}]
status: draft
funding: existing
---

::: {{.todo for={party}}}
{priority}: {priority_title}. Schrijf hier in twee of drie zinnen wat {short} voor deze prioriteit wil bereiken, en
voor wie. Haal daarna dit blok weg.
:::

# Wat er nu is {{#sec-nu}}

::: {{.todo for={party}}}
Welke strategieën en afspraken zijn er al? Noem de bron zo: `[@sleutel]`, met een sleutel uit `references.yml`.
:::

# Wat wij gaan doen {{#sec-aanpak}}

::: {{.todo for={party}}}
Vul de maatregel hieronder in, of haal haar weg.
:::

::: {{.measure #act-eerste owner={party} year={year} funding=existing state=planned}}
## Naam van de maatregel

Wat er gebeurt, in één of twee zinnen.
:::
""",
    en="""\
---
title: "{title}"
party: {party}
priorities: [{priority}]
status: draft
funding: existing
---

::: {{.todo for={party}}}
{priority}: {priority_title}. Write here in two or three sentences what {short} wants to achieve for this priority, and
for whom. Then remove this block.
:::

# What there is now {{#sec-now}}

::: {{.todo for={party}}}
Which strategies and agreements exist already? Name the source so: `[@key]`, with a key from `references.yml`.
:::

# What we are going to do {{#sec-approach}}

::: {{.todo for={party}}}
Fill in the measure below, or remove it.
:::

::: {{.measure #act-first owner={party} year={year} funding=existing state=planned}}
## Name of the measure

What is done, in one or two sentences.
:::
""",
)
"""What is still to be written stands in `.todo` blocks: seen in every draft, and never in a final edition."""


def contribution_path(party: str, name: str) -> str:
    """Where the contribution stands; raises `NdsError` for a name that cannot be a file name everywhere."""
    if not re.fullmatch(NAME, name):
        raise NdsError(BAD_NAME, name=name, better=better_name(name) or "mijn-bijdrage")
    return f"contributions/{party}/{name}.md"


def contribution_text(register: Register, party: str, name: str, priority: str) -> str:
    """The Markdown to start from. Raises `NdsError` for a party or priority that is not there or was dropped."""
    parties = {known.id: known for known in register.parties}
    priorities = {known.id: known for known in register.priorities}
    if party not in parties:
        raise unknown(UNKNOWN_PARTY, party, tuple(parties))
    if priority not in priorities:
        raise unknown(UNKNOWN_PRIORITY, priority, tuple(priorities))
    if resolve_priority(register, priority).status is PriorityStatus.DROPPED:
        raise NdsError(DROPPED, name=priority)
    values = {
        "title": name.replace("-", " ").capitalize(),
        "party": party,
        "short": parties[party].short,
        "priority": priority,
        "priority_title": priorities[priority].title,
        "year": register.document.date.year,
    }
    return CONTRIBUTION.say(document_language(register.document.language), values)


def unknown(text: Text, name: str, known: tuple[str, ...]) -> NdsError:
    """The error `text` about a `name` that is not among those that are `known`, with the one that was meant."""
    hint = did_you_mean(name, known) or KNOWN
    return NdsError(Text(f"{text.nl}; {hint.nl}", f"{text.en}; {hint.en}"), name=name, known=", ".join(known))
