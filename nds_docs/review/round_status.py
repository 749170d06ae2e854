"""How a round stands: who returned, who is silent, what is unanswered."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nds_docs.review.files import FOLDER, ReviewFile
from nds_docs.review.remark import RemarkState
from nds_docs.review.rounds import Round


@dataclass(frozen=True)
class PartyStatus:
    """What came back from a party: the files, who they are by, and how many remarks are in each state."""

    party: str
    files: tuple[str, ...]
    reviewers: tuple[str, ...]
    remarks: Counter[RemarkState]

    @property
    def silent(self) -> bool:
        return not self.reviewers


@dataclass(frozen=True)
class RoundStatus:
    """A round with its parties in the order in which they were named; `unknown` is what no party is known of."""

    round: Round
    parties: tuple[PartyStatus, ...]
    unknown: PartyStatus
    days: int

    @property
    def closed(self) -> bool:
        """Whether all have answered and all is answered."""
        everyone = (*self.parties, self.unknown)
        return not any(party.remarks[RemarkState.OPEN] for party in everyone) and not any(
            party.silent for party in self.parties
        )


def status(rounds: Iterable[Round], reviews: Mapping[str, ReviewFile], today: datetime.date) -> tuple[RoundStatus, ...]:
    """Every round, with `reviews` (path → file) told to the parties; `days` are left until the date that was asked."""
    rounds = tuple(rounds)
    of_parties = parties(rounds, reviews)
    return tuple(_status(one, _of_round(one, rounds, reviews), of_parties, today) for one in rounds)


def parties(rounds: Iterable[Round], reviews: Mapping[str, ReviewFile]) -> Mapping[str, str]:
    """The party of each file of remarks, by path, "" where it is not known.

    It is what the file says, or else who got the file that came in, or else what another file says of that reviewer.
    """
    rounds = tuple(rounds)
    of_reviewer = {review.reviewer: review.party for review in reviews.values() if review.party}
    found = {}
    for path, review in reviews.items():
        of_name = next((party for one in rounds if (party := party_of(one, review.files))), "")
        found[path] = review.party or of_name or of_reviewer.get(review.reviewer, "")
    return found


def _of_round(
    one: Round, rounds: tuple[Round, ...], reviews: Mapping[str, ReviewFile]
) -> tuple[tuple[str, ReviewFile], ...]:
    """The files of remarks in the folder of a round, and those on its build that are in no round's folder."""
    others = {f"{FOLDER}/{other.id}" for other in rounds}
    return tuple(
        (path, review)
        for path, review in reviews.items()
        if (folder := path.rpartition("/")[0]) == f"{FOLDER}/{one.id}"
        or (review.build == one.build and folder not in others)
    )


def _status(
    one: Round, reviews: tuple[tuple[str, ReviewFile], ...], of_parties: Mapping[str, str], today: datetime.date
) -> RoundStatus:
    by_party: dict[str, list[ReviewFile]] = {}
    for path, review in reviews:
        by_party.setdefault(of_parties[path], []).append(review)
    named = tuple(_party(sent.party, by_party.pop(sent.party, [])) for sent in one.sent)
    rest = [review for reviews_ in by_party.values() for review in reviews_]
    return RoundStatus(one, named, _party("", rest), (one.due - today).days)


def _party(party: str, reviews: list[ReviewFile]) -> PartyStatus:
    files = tuple(dict.fromkeys(name for review in reviews for name in review.files))
    counts = Counter(remark.state for review in reviews for remark in review.remarks)
    return PartyStatus(party, files, tuple(review.reviewer for review in reviews), counts)


def party_of(one: Round, names: Iterable[str]) -> str:
    """The party to which a file of one of these names was sent; people add to a name, at either end. "" for none."""
    found = [
        (len(file.name), sent.party)
        for name in names
        for sent in one.sent
        for file in (sent.file, *sent.letters)
        if _is_named(file.name.removesuffix(".docx"), name)
    ]
    return max(found, default=(0, ""))[1]  # of "…-uvw" and "…-uvw-noord" the longer


def party_of_any(rounds: Iterable[Round], name: str) -> str:
    """The party to which a file of this name was sent in one of the rounds; "" for none."""
    return next((party for one in rounds if (party := party_of(one, (name,)))), "")


def _is_named(stem: str, name: str) -> bool:
    return bool(re.search(rf"(?<![a-z0-9]){re.escape(stem.casefold())}(?![a-z0-9])", name.casefold()))


def as_json(all_: Iterable[RoundStatus]) -> str:
    """The rounds for programs."""
    rows = [
        {
            "id": one.round.id,
            "build": one.round.build,
            "commit": one.round.commit,
            "version": one.round.version,
            "opened": one.round.opened.isoformat(),
            "due": one.round.due.isoformat(),
            "days": one.days,
            "only": one.round.only,
            "closed": one.closed,
            "parties": [_row(party) for party in one.parties],
            "unknown": _row(one.unknown),
        }
        for one in all_
    ]
    return json.dumps({"rounds": rows}, ensure_ascii=False, indent=2) + "\n"


def _row(party: PartyStatus) -> dict[str, object]:
    return {
        "party": party.party,
        "files": party.files,
        "reviewers": party.reviewers,
        **{state.value: party.remarks[state] for state in RemarkState},
    }
