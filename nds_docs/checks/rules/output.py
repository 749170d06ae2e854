"""Rules about the files that are made: NDS5xx."""

from __future__ import annotations
