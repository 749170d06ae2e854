"""Document ↔ Pandoc JSON, for pandoc 3.9 (pandoc-types 1.23).

Source: Text.Pandoc.Definition, and Text.Pandoc.JSON for the shape `{"t": constructor, "c": content}`.
"""

from __future__ import annotations

from nds_docs.pandoc.decode import decode
from nds_docs.pandoc.encode import API_VERSION, encode

__all__ = ["API_VERSION", "decode", "encode"]
