"""What `nds review report` says, Dutch and English side by side."""

from __future__ import annotations

from nds_docs.language import Text

REPORT = Text(
    "Maak de nota van verwerking: per opmerking wie, waar, wat en wat ermee is gedaan (Word en HTML).",
    "Make the report on remarks: for each who, where, what and what was done with it (Word and HTML).",
)
REVIEWER_OPTION = Text("Alleen van deze reviewer, om terug te sturen.", "Only by this reviewer, to send back.")
OUT_OPTION = Text("De map voor de nota (anders: build/intern).", "The folder for the report (otherwise: build/intern).")
COUNTS = Text("Opmerkingen: {total}, nog niet beantwoord: {open}.", "Remarks: {total}, not answered yet: {open}.")
