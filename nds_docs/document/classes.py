"""The classes of divs that mean something: what writers type, and what composing makes for the writers of files."""

from __future__ import annotations

# Typed by writers.
MEASURE = "measure"
GOAL = "goal"
BOX = "box"
QUOTE = "quote"
TODO = "todo"
FRAMES = frozenset((MEASURE, GOAL, BOX, QUOTE, TODO))  # a heading in one is its title, and no section of the text
CW31 = "cw31"  # in the letter: what article 3.1 of the Comptabiliteitswet 2016 asks, one div for each part of it
CONTRIBUTIONS = "contributions"  # an empty div: the place for the contributions of a priority
OVERVIEW = "overview"  # an empty div: the place for a generated overview; stays around what is generated

# Made by composing, around one or more paragraphs.
TITLE = "title"  # first in a measure, goal, box or todo: its number and title
FACTS = "facts"  # last in a measure or goal: owner, partners, period, money
SOURCE = "source"  # last in a quote: where it comes from
PARTIES = "parties"  # after a contribution's heading: who brings it in
SEE_ALSO = "see-also"  # under a priority: where else it is worked out

GROUP = "group"  # before a table in a figure of tables: what its rows have in common

# On figures.
TABLES = "tables"  # several tables with the same columns under one caption, which counts as that of a table

# On headers of level 1.
ANNEX = "annex"
UNNUMBERED = "unnumbered"

# On inlines.
REFERENCE = "reference"  # a link made from a cross-reference
NUMBER = "number"  # the number inside it
UNRESOLVED = "unresolved"  # a cross-reference or citation without a target: `[?label]`
INSERTED = "inserted"  # words that somebody proposes, in a report on remarks
