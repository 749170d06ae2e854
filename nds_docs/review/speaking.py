"""For which party a file speaks, where a person says so because its name does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import structs

from nds_docs.compose.scaffold import UNKNOWN_PARTY, unknown
from nds_docs.errors import NdsError
from nds_docs.register.schema import Register
from nds_docs.review import round_texts as t
from nds_docs.review.files import ReviewFile
from nds_docs.review.round_status import party_of
from nds_docs.review.rounds import Round


def check_speaker(register: Register, rounds: Iterable[Round], party: str, names: Iterable[str]) -> None:
    """Raises `NdsError` where there is no such party, or a file of one of these names was sent to another."""
    known = tuple(one.id for one in register.parties)
    if party not in known:
        raise unknown(UNKNOWN_PARTY, party, known)
    rounds = tuple(rounds)
    for name in names:
        for one in rounds:
            sent_to = party_of(one, (Path(name).name,))
            if sent_to and sent_to != party:
                raise NdsError(t.SENT_TO_OTHER, path=name, round=one.id, sent=sent_to, party=party)


def spoken_for(party: str, changed: Mapping[str, ReviewFile], known: Mapping[str, ReviewFile]) -> dict[str, ReviewFile]:
    """The files of remarks that `changed`, with the party they speak for.

    Raises `NdsError` where one of these people speaks for another party already, in a file that is `known`.
    """
    parties = {review.reviewer: (review.party, path) for path, review in known.items() if review.party}
    for review in changed.values():
        other, path = parties.get(review.reviewer, (party, ""))
        if other != party:
            raise NdsError(t.SPEAKS_FOR_OTHER, path=path, reviewer=review.reviewer, other=other, party=party)
    return {path: structs.replace(review, party=party) for path, review in changed.items()}
