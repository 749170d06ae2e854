"""Rules about images (NDS250 to NDS259)."""

from __future__ import annotations

from nds_docs.checks.diagnostics import Rule, Severity
from nds_docs.language import Text

MISSING_ALT_TEXT = Rule(
    "NDS250",
    "missing-alt-text",
    Severity.ERROR,
    message=Text(nl="afbeelding `{image}` heeft geen alternatieve tekst", en="image `{image}` has no alternative text"),
    why=Text(
        nl="Wie de afbeelding niet ziet, hoort dan niets; toegankelijkheid is voor de overheid wettelijk verplicht.",
        en="Who cannot see the image then hears nothing; accessibility is a legal duty for government.",
    ),
    hint=Text(
        nl='beschrijf wat te zien is: `![Onderschrift]({image}){{alt="…"}}`',
        en='describe what it shows: `![Caption]({image}){{alt="…"}}`',
    ),
)

MISSING_IMAGE = Rule(
    "NDS251",
    "missing-image",
    Severity.ERROR,
    message=Text(nl="afbeelding `{image}` is niet gevonden", en="image `{image}` was not found"),
    why=Text(
        nl="Op die plaats zou de strategie een gat hebben.",
        en="The strategy would have a gap in that place.",
    ),
    hint=Text(
        nl="zet de afbeelding naast de tekst, in de map `{folder}`",
        en="put the image beside the text, in the folder `{folder}`",
    ),
)

NOT_AN_IMAGE = Rule(
    "NDS252",
    "not-an-image",
    Severity.ERROR,
    message=Text(
        nl="`{image}` is geen afbeelding, of is beschadigd",
        en="`{image}` is not an image, or is damaged",
    ),
    why=Text(
        nl="Word en PDF kunnen het bestand niet tonen.",
        en="Word and PDF cannot show the file.",
    ),
    hint=Text(
        nl="open het bestand in een tekenprogramma en sla het op als PNG",
        en="open the file in a drawing program and save it as PNG",
    ),
)

WRONG_IMAGE_KIND = Rule(
    "NDS253",
    "wrong-image-kind",
    Severity.ERROR,
    message=Text(
        nl="`{image}` is geen PNG of JPEG",
        en="`{image}` is neither PNG nor JPEG",
    ),
    why=Text(
        nl="Alleen PNG en JPEG zien er in Word en PDF hetzelfde uit.",
        en="Only PNG and JPEG look the same in Word and PDF.",
    ),
    hint=Text(nl="sla de afbeelding op als PNG", en="save the image as PNG"),
)

IMAGE_TOO_LARGE = Rule(
    "NDS254",
    "image-too-large",
    Severity.ERROR,
    message=Text(
        nl="afbeelding `{image}` is {size} MB; het maximum is {limit} MB",
        en="image `{image}` is {size} MB; the limit is {limit} MB",
    ),
    why=Text(
        nl="Het stuk past dan niet meer in een e-mail.",
        en="The document then no longer fits in an e-mail.",
    ),
    hint=Text(nl="maak de afbeelding kleiner", en="make the image smaller"),
)

TOO_MANY_PIXELS = Rule(
    "NDS255",
    "too-many-pixels",
    Severity.ERROR,
    message=Text(
        nl="afbeelding `{image}` is {width} × {height} beeldpunten; het maximum is {limit} miljoen",
        en="image `{image}` is {width} × {height} pixels; the limit is {limit} million",
    ),
    why=Text(
        nl="Zo scherp is geen papier of scherm, en het openen kost te veel geheugen.",
        en="No paper or screen is that sharp, and opening it takes too much memory.",
    ),
    hint=Text(nl="maak de afbeelding kleiner", en="make the image smaller"),
)

IMAGE_OUTSIDE = Rule(
    "NDS256",
    "image-outside",
    Severity.ERROR,
    message=Text(nl="afbeelding `{image}` ligt buiten het project", en="image `{image}` lies outside the project"),
    why=Text(
        nl="Bij een ander is dat bestand er niet.",
        en="That file does not exist for anyone else.",
    ),
    hint=Text(
        nl="zet de afbeelding naast de tekst, in de map `{folder}`",
        en="put the image beside the text, in the folder `{folder}`",
    ),
)

REMOTE_IMAGE = Rule(
    "NDS257",
    "remote-image",
    Severity.ERROR,
    message=Text(nl="afbeelding `{image}` staat op internet", en="image `{image}` is on the internet"),
    why=Text(
        nl="Wat op internet staat kan morgen anders zijn; de strategie moet zonder netwerk te maken zijn.",
        en="What is on the internet may be different tomorrow; the strategy must be made without a network.",
    ),
    hint=Text(
        nl="haal de afbeelding op en zet haar naast de tekst, in de map `{folder}`",
        en="download the image and put it beside the text, in the folder `{folder}`",
    ),
)

IMAGE_MISNAMED = Rule(
    "NDS258",
    "image-misnamed",
    Severity.ERROR,
    message=Text(
        nl="`{image}` bevat een {kind}, maar heet anders",
        en="`{image}` holds a {kind}, but is named otherwise",
    ),
    why=Text(
        nl="Programma's die op de naam afgaan, kunnen de afbeelding niet openen.",
        en="Programs that go by the name cannot open the image.",
    ),
    hint=Text(nl="geef het bestand de naam `{better}`", en="name the file `{better}`"),
)
