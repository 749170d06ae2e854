"""Pandoc: its JSON (codec.py) and its program (process.py)."""
