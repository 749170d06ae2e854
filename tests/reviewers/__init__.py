"""Reviewers for tests: LibreOffice driven by script, and what Word is known to do."""
