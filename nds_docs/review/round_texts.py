"""What is said about rounds, Dutch and English side by side."""

from __future__ import annotations

from nds_docs.language import Text

BAD_ID = Text(
    nl="de naam `{name}` kan niet voor een ronde: gebruik kleine letters, cijfers en koppeltekens, bijvoorbeeld "
    "`ronde-1`, en niet alleen cijfers en a tot en met f",
    en="the name `{name}` cannot be used for a round: use small letters, digits and hyphens, for instance `round-1`, "
    "and not only digits and a to f",
)
EXISTS = Text(
    nl="ronde `{name}` bestaat al ({folder}); kies een andere naam",
    en="round `{name}` exists already ({folder}); choose another name",
)
TAG_EXISTS = Text(
    nl="het git-label `{tag}` bestaat al, en wijst naar een andere versie; kies een andere naam",
    en="the git tag `{tag}` exists already, for another version; choose another name",
)
NO_PARTIES = Text(nl="zeg aan wie: --to PARTIJ", en="say to whom: --to PARTY")
BAD_DATE = Text(
    nl="`{date}` is geen datum: schrijf jaar-maand-dag, {example}",
    en="`{date}` is no date: write year-month-day, {example}",
)
PAST = Text(nl="de datum {date} is al voorbij", en="the date {date} is in the past")
UNCOMMITTED = Text(
    nl="er zijn wijzigingen die niet in git staan ({files}); leg ze eerst vast, zodat het label aanwijst wat is "
    "verstuurd",
    en="there are changes that are not in git ({files}); commit them first, so that the tag names what was sent",
)
NOT_TAGGED = Text(
    nl="het git-label `{tag}` kon niet worden gemaakt; er is geen ronde begonnen",
    en="the git tag `{tag}` could not be made; no round was opened",
)
NOT_KEPT = Text(
    nl="in de projectmap kan niets worden bewaard, dus wat terugkomt zou niet te plaatsen zijn; er is geen ronde "
    "begonnen",
    en="nothing can be kept in the project's folder, so what comes back could not be placed; no round was opened",
)
SENT_TO_OTHER = Text(
    nl="dit bestand is in ronde {round} aan {sent} verstuurd, niet aan {party}; laat --from weg, of geef het bestand "
    "een andere naam als het toch van {party} is",
    en="this file was sent to {sent} in round {round}, not to {party}; leave --from out, or give the file another name "
    "if it is from {party} all the same",
)
SPEAKS_FOR_OTHER = Text(
    nl="{reviewer} spreekt volgens dit bestand voor {other}, niet voor {party}; laat --from weg, of wijzig daar "
    "`party:`",
    en="{reviewer} speaks for {other} according to this file, not for {party}; leave --from out, or change `party:` "
    "there",
)
