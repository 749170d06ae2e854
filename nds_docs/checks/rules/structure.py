"""Rules about Markdown and the structure of a text: NDS200 to NDS249."""

from __future__ import annotations
