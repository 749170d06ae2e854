"""Returned Word files: read, placed in the Markdown, answered, applied."""
