"""Rules about the wording: NDS4xx."""

from __future__ import annotations
