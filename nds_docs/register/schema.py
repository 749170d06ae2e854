"""The register (`nds.yml`) and the front matter of chapters and contributions, typed.

msgspec reads these classes: an unknown key, a missing one or a wrong type is an error. JSON Schemas for editors are
generated from them. Cross-field rules (unknown party, cycle of merges) live in `load.py` and `checks/`.
"""

from __future__ import annotations

import datetime
from enum import Enum
from typing import Annotated

from msgspec import Meta, Struct, field

PARTY_ID = r"^[a-z][a-z0-9-]*$"
PRIORITY_ID = r"^[A-Z][A-Za-z0-9]*-[0-9]+$"
NAME = r"^[a-z0-9][a-z0-9-]*$"

PartyId = Annotated[str, Meta(pattern=PARTY_ID, description="Party: the name of its folder under contributions/")]
PriorityId = Annotated[str, Meta(pattern=PRIORITY_ID, description="Priority, for instance BZK-2")]
ReferenceKey = Annotated[str, Meta(min_length=1, description="Key of a reference in references.yml")]
ContributionId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*/[a-z0-9][a-z0-9-]*$", description="PARTY/name")]
Line = Annotated[str, Meta(min_length=1)]


class Status(Enum):
    """How far the document is; `definitief` is the only one that is no draft."""

    CONCEPT = "concept"
    CONSULTATIE = "consultatie"
    MINISTERRAAD = "ministerraad"
    DEFINITIEF = "definitief"


class PartyKind(Enum):
    DEPARTMENT = "department"
    UMBRELLA = "umbrella"
    PARTNER = "partner"


class PriorityStatus(Enum):
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    MERGED = "merged"
    DROPPED = "dropped"


class ChapterKind(Enum):
    CHAPTER = "chapter"
    ANNEX = "annex"
    UNNUMBERED = "unnumbered"


class ContributionStatus(Enum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    AGREED = "agreed"


class Funding(Enum):
    EXISTING = "existing"
    ADDITIONAL = "additional"


class _Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Immutable; a key that is not named here is an error."""


class DocumentData(_Strict, frozen=True, kw_only=True):
    """What stands on the title page and in the file names."""

    title: Line
    short: Annotated[str, Meta(pattern=NAME, description="Stem of the output files")]
    subtitle: str = ""
    status: Status = Status.CONCEPT
    version: Line
    date: datetime.date
    language: Annotated[str, Meta(pattern=r"^[a-z]{2}-[A-Z]{2}$")] = "nl-NL"
    marking: str = ""
    show_parties: bool = True
    word_template: str = ""


class Party(_Strict, frozen=True, kw_only=True):
    id: PartyId
    name: Line
    short: Line
    kind: PartyKind
    writing_group: bool = False


class Priority(_Strict, frozen=True, kw_only=True):
    id: PriorityId
    title: Line
    description: str = ""
    proposed_by: PartyId
    basis: tuple[ReferenceKey, ...] = ()
    status: PriorityStatus
    into: PriorityId | None = None
    decided: datetime.date | None = None


class Milestone(_Strict, frozen=True, kw_only=True):
    id: Annotated[str, Meta(pattern=NAME)]
    date: datetime.date
    was: datetime.date | None = None
    title: Line


class Approval(_Strict, frozen=True, kw_only=True):
    by: Line
    scope: Line
    commit: Annotated[str, Meta(pattern=r"^[0-9a-f]{7,40}$")]
    date: datetime.date
    reservation: str = ""


class Sender(_Strict, frozen=True, kw_only=True):
    name: Line
    unit: str = ""
    colofon: tuple[Line, ...] = ()


class Addressee(_Strict, frozen=True, kw_only=True):
    name: Line
    address: tuple[Line, ...]


class Signatory(_Strict, frozen=True, kw_only=True):
    office: Line
    name: Line


class Annex(_Strict, frozen=True, kw_only=True):
    """`file` is "strategy" for the document itself, else a path from the project's root."""

    title: Line
    file: Line


class LetterData(_Strict, frozen=True, kw_only=True):
    sender: Sender
    addressees: Annotated[tuple[Addressee, ...], Meta(min_length=1)]
    place: Line
    date: datetime.date | None = None
    subject: Line
    reference: str = ""
    your_reference: str = ""
    dossiers: tuple[Line, ...] = ()
    on_behalf_of: tuple[Line, ...] = ()
    signatories: Annotated[tuple[Signatory, ...], Meta(min_length=1)]
    annexes: tuple[Annex, ...] = ()


class Register(_Strict, frozen=True, kw_only=True):
    """The whole of `nds.yml`."""

    document: DocumentData
    parties: tuple[Party, ...]
    priorities: tuple[Priority, ...]
    milestones: tuple[Milestone, ...] = ()
    approvals: tuple[Approval, ...] = ()
    letter: LetterData | None = None


class Allowance(_Strict, frozen=True, kw_only=True):
    """A finding that the writer means to leave standing, and why."""

    rule: Annotated[str, Meta(pattern=NAME)]
    reason: Line


class ChapterFront(_Strict, frozen=True, kw_only=True):
    """Front matter of a file in `chapters/`."""

    title: Line
    priority: PriorityId | None = None
    kind: ChapterKind = ChapterKind.CHAPTER
    absorbs: tuple[ContributionId, ...] = ()
    allow: tuple[Allowance, ...] = ()


class ContributionFront(_Strict, frozen=True, kw_only=True):
    """Front matter of a file in `contributions/PARTY/`. Exactly one of `party` and `parties` is given."""

    title: Line
    party: PartyId | None = None
    parties: tuple[PartyId, ...] = ()
    priorities: Annotated[tuple[PriorityId, ...], Meta(min_length=1)]
    status: ContributionStatus = ContributionStatus.DRAFT
    builds_on: tuple[ReferenceKey, ...] = ()
    funding: Funding = Funding.EXISTING
    funding_note: str = ""
    authors: tuple[Line, ...] = ()
    allow: tuple[Allowance, ...] = ()

    @property
    def all_parties(self) -> tuple[str, ...]:
        """The parties that bring it in, the one of the folder first."""
        return (self.party,) if self.party is not None else self.parties


class Word(_Strict, frozen=True, kw_only=True):
    """An entry of `words.yml`."""

    term: Line
    meaning: str = ""
    instead_of: tuple[Line, ...] = ()


class Words(_Strict, frozen=True, kw_only=True):
    """The whole of `words.yml`: terms, abbreviations (short → written out), words to avoid (word → better)."""

    terms: tuple[Word, ...] = ()
    abbreviations: dict[str, str] = field(default_factory=dict)
    avoid: dict[str, str] = field(default_factory=dict)
