"""A project with a word of its own in every place of it that is internal, and in places that are public.

A place is added by putting «in:name» or «out:name» where its text would stand: the word is made from the name.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

from tests import editions
from tests.jpeg_files import BASELINE, PROGRESSIVE
from tests.test_bare_image import exif, with_chunks, with_segments

FINGERPRINT = "1593b181"
"""Of the text that a chapter has taken in."""

BROKEN = "zqgebrokenqz"
"""Half of it is bold, so that no file has it in one piece."""

PLACE = re.compile("«(in|out|draft):([a-z-]+)»")

REGISTER = """\
# «in:comment-in-register»
document:
  title: Strategie «out:title»
  short: plan  # «in:comment-behind-value»
  subtitle: Samen «out:subtitle»
  status: concept
  version: "0.1-«out:version»"
  date: 2025-02-14
  marking: Alleen «draft:marking»
  show_parties: {show_parties}
parties:
  - {{id: «in:party», name: Eerste «out:party-name», short: P«out:party-short», kind: department, writing_group: true}}
  - {{id: «in:partner», name: Tweede partij, short: P2, kind: partner}}
  - {{id: «in:proposer», name: Derde partij, short: P3, kind: umbrella}}
priorities:
  - {{id: Z«in:priority»-1, title: Data «out:priority-title», description: «in:description», proposed_by: «in:proposer»,
     basis: [«in:basis»], status: adopted, decided: 2024-11-04}}
  - {{id: Z«in:merged»-2, title: Oud «in:merged-title», description: «in:merged-description», proposed_by: «in:party»,
     status: merged, into: Z«in:priority»-1}}
  - {{id: Z«in:dropped»-3, title: Weg «in:dropped-title», proposed_by: «in:party», status: dropped}}
milestones:
  - {{id: «in:milestone», date: 2025-03-01, title: Af «out:milestone-title»}}
approvals:
  - {{by: «in:approver», scope: document, commit: "1a2b3c4", date: 2025-01-20, reservation: Mits «in:reservation»}}
  - {{by: «in:party», scope: «in:party»/«in:file», commit: "1a2b3c4", date: 2025-01-20}}
letter:
  sender: {{name: Ministerie «out:sender», unit: Directie «out:unit», colofon: [Straat 1 «out:colophon»]}}
  addressees:
    - {{name: De voorzitter «out:addressee», address: [Postbus 1]}}
    - {{name: De voorzitter, address: [Postbus 2 «out:second-letter»]}}
  place: Den Haag
  subject: Aanbieding «out:subject»
  reference: 2025-«out:reference»
  signatories: [{{office: De minister, name: N. «out:signatory»}}]
  annexes:
    - {{title: Strategie, file: strategy}}
    - {{title: Nota «out:annex», file: annexes/«in:annex-file».pdf}}
"""

REFERENCES = """\
# «in:comment-in-references»
references:
  - id: «in:key»
    type: report
    title: Kaart «out:source»
    author: [{literal: Uitgever «out:source-author»}]
    issued: 2023
    note: «in:source-note»
    annote: «in:source-annotation»
    abstract: «in:source-abstract»
    keyword: «in:source-keyword»
  - {id: «in:basis», type: report, title: Basis «in:basis-title», issued: 2022}
  - {id: «in:unused-key», type: report, title: Ongebruikt «in:unused-title», issued: 2021}
"""

WORDS = """\
# «in:comment-in-words»
terms: [{term: gegeven, meaning: wat is vastgelegd, instead_of: [«in:instead-of»]}]
abbreviations: {AFK: afkorting «out:abbreviation»}
avoid: {«in:avoid»: iets anders}
"""

CHAPTER = """\
---
title: Data «out:chapter-title»  # «in:comment-in-front-matter»
priority: Z«in:priority»-1
absorbs: [«in:party»/«in:absorbed-file»@1593b181]
allow: [{rule: hidden-label, reason: Omdat «in:reason»}]
---

Lees {{ document.version }} van {{ party("«in:party»").name }} en zie @sec-«in:label» en @prio-Z«in:merged»-2.
«out:text»

<!-- «in:comment-in-chapter» -->

# Samenhang {#sec-«in:chapter-label»}

::: {.contributions priority=Z«in:priority»-1}
:::

Zie [hier](#sec-«in:chapter-label») en @sec-«in:chapter-file».

::: {.overview of=coherence}
:::

::: {.overview of=measures}
:::

::: {.overview of=goals}
:::

::: {.overview of=planning}
:::

::: {.overview of=parties}
:::

::: {.overview of=references}
:::

::: {.overview of=abbreviations}
:::
"""

ANNEX = """\
---
title: Meer «out:annex-title»
kind: annex
---

Slot.
"""

LETTER = """\
---
title: Brief «in:letter-title»  # «in:comment-in-letter-front-matter»
---

Hierbij de strategie; zie @sec-«in:label» en @sec-«in:letter-label». «out:letter-text» <!-- «in:comment-in-letter» -->

# Slot {#sec-«in:letter-label»}

![Beeld](../contributions/«in:party»/«in:jpeg-file».jpg){alt="Beeld «out:letter-alt»"} Met een bron.[^«in:letter-note»]

[^«in:letter-note»]: Noot «out:letter-footnote».

::: {.cw31 part=goals}
De doelen.
:::

::: {.cw31 part=instruments}
De instrumenten.
:::

::: {.cw31 part=finance}
De gevolgen.
:::

::: {.cw31 part=evaluation}
De evaluatie.
:::
"""

CONTRIBUTION = """\
---
title: Meten «out:contribution-title»
parties: [«in:party», «in:partner»]
priorities: [Z«in:merged»-2]
status: submitted
builds_on: [«in:key»]
funding: additional
funding_note: Geld van «in:funding-note»
authors: [«in:author»]
allow: [{rule: hidden-label, reason: Want «in:contribution-reason»}]
---

# Aanpak «out:heading» {#sec-«in:label»}

Tekst <!-- «in:comment-in-line» --> zqge**broken**qz, zie @tbl-«in:table-label», @fig-«in:figure-label»,
@act-«in:measure-label», @goal-«in:goal-label», [@«in:key», p. 3 «out:locator»] en @«in:key».[^«in:note-label»]

<!-- «in:comment-of-lines»
Over «in:second-line-of-comment».
-->

[^«in:note-label»]: Noot «out:footnote» <!-- «in:comment-in-note» -->.

| Wie <!-- «in:comment-in-cell» --> | Wat «out:cell» |
|:----|:----|
| een | twee |

: Bijschrift <!-- «in:comment-in-caption» --> «out:caption» {#tbl-«in:table-label»}

![Plaat](«in:png-file».png){#fig-«in:figure-label» alt="Een plaat «out:alt»" «in:attribute»="«in:value»" .«in:class»}

![Foto](«in:jpeg-file».jpg){alt="Een foto" width=30%}

::: {.goal #goal-«in:goal-label» indicator="Aandeel «out:indicator»" «in:goal-attribute»=x}
## Doel «out:goal»

Tekst.
:::

::: {.measure #act-«in:measure-label» owner=«in:party» partners=«in:partner» goal=goal-«in:goal-label» source=«in:key»}
## Maatregel «out:measure»

Tekst <!-- «in:comment-in-measure» -->.
:::

::: {.box #«in:box-label» .«in:box-class»}
## Kader

Een [stuk]{#«in:span-label» .«in:span-class»} tekst; [een site][«in:link-label»], `code`{#«in:code-label»}.
:::

[«in:link-label»]: https://example.org/«out:address»

``` {#«in:block-label» .«in:language»}
code «out:code»
```
"""

ABSORBED = """\
---
title: Opgenomen «in:absorbed-title»
party: «in:party»
priorities: [Z«in:priority»-1]
---

Tekst «in:absorbed-text».
"""

TODO = """
::: {.todo for=«draft:todo-for»}
Nog «draft:todo».
:::
"""
"""What stands in the way of a final edition: for readers of a draft."""

FAULTS = """
Een [link](../«in:linked-folder»/«in:linked-file».md), [stuk](file:///C:/Users/«in:user»/stuk.docx)
en ![](«in:png-file».png).
"""
"""What is wrong, and shows in a draft without telling more."""


def word(place: str) -> str:
    return f"zq{place.replace('-', '')}qz"


def text(template: str) -> str:
    return PLACE.sub(lambda match: word(match[2]), template)


def _picture_texts() -> dict[str, bytes]:
    """A word for every place in a picture file."""
    places = (
        "png-text png-packed png-international png-exif png-profile-name png-palette-name png-behind "
        "jpeg-exif jpeg-xmp jpeg-iptc jpeg-comment jpeg-comment-between-scans jpeg-small-copy jpeg-behind"
    ).split()
    return {place: word(place).encode() for place in places}


PICTURE_TEXTS = _picture_texts()


def _png() -> bytes:
    said = PICTURE_TEXTS
    chunks = [
        (0, b"iCCP", said["png-profile-name"] + b"\0\0" + zlib.compress(bytes(128))),
        (1, b"tEXt", b"Author\0" + said["png-text"]),
        (2, b"zTXt", b"Comment\0\0" + zlib.compress(said["png-packed"])),
        (2, b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(said["png-international"])),
        (2, b"eXIf", exif(6) + said["png-exif"]),
        (2, b"sPLT", said["png-palette-name"] + b"\0\x08"),
        (2, b"tIME", struct.pack(">HBBBBB", 2024, 12, 31, 23, 59, 58)),
    ]
    return with_chunks(editions.png(16, 8), chunks) + said["png-behind"]


def _jpeg() -> bytes:
    said = PICTURE_TEXTS
    segments = [
        (1, 0xE1, b"Exif\0\0" + exif(3) + said["jpeg-exif"]),
        (2, 0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + said["jpeg-xmp"] + b"</x>"),
        (2, 0xED, b"Photoshop 3.0\x008BIM" + said["jpeg-iptc"]),
        (3, 0xFE, said["jpeg-comment"]),
        (9, 0xFE, said["jpeg-comment-between-scans"]),
        (1, 0xE0, b"JFXX\0\x10" + said["jpeg-small-copy"]),
    ]
    return with_segments(PROGRESSIVE, segments) + said["jpeg-behind"]


def _files(*more: str, show_parties: bool = True) -> Mapping[str, str | bytes]:
    return {
        "nds.yml": REGISTER.format(show_parties="true" if show_parties else "false"),
        "references.yml": REFERENCES,
        "words.yml": WORDS,
        "chapters/10-«in:chapter-file».md": CHAPTER,
        "chapters/80-meer.md": ANNEX,
        "chapters/kamerbrief.md": LETTER,
        "contributions/«in:party»/«in:file».md": "".join((CONTRIBUTION, *more)),
        "contributions/«in:party»/«in:absorbed-file».md": ABSORBED,
        "contributions/«in:party»/«in:png-file».png": _png(),
        "contributions/«in:party»/«in:jpeg-file».jpg": _jpeg(),
        "contributions/«in:party»/«in:unused-file».png": BASELINE,
        "contributions/«in:party»/«in:other-file».docx": "«in:other-text»",
        "contributions/«in:party»/README.md": "«in:readme»",
    }


def planted(folder: Path, *more: str, show_parties: bool = True) -> Path:
    """The project, written in `folder`, with `more` at the end of its contribution."""
    for name, content in _files(*more, show_parties=show_parties).items():
        path = folder / text(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else text(content).encode())
    return folder


def words(kind: str) -> frozenset[str]:
    """The words of all places of a kind: "in", "out", or "draft" for what only a draft shows."""
    files = _files(TODO, FAULTS)
    texts = [*files, *(content for content in files.values() if isinstance(content, str))]
    named = {BROKEN} if kind == "out" else set()
    named |= {word(match[2]) for content in texts for match in PLACE.finditer(content) if match[1] == kind}
    if kind == "in":
        named |= {FINGERPRINT, *(said.decode() for said in PICTURE_TEXTS.values())}
    return frozenset(named)
