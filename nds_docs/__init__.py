"""The drafting pipeline of the Nederlandse Digitaliseringsstrategie."""

__version__ = "0.1.0"
