"""Drawings become pictures. Nothing here loads the plotting library before something is drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from nds_docs.compose.drawing import Drawing, Drawn, Matrix, Timeline
from nds_docs.compose.edition import Strategy


def draw(drawing: Drawing) -> Drawn:
    """The pictures of a drawing. The same drawing gives the same bytes."""
    match drawing:
        case Timeline():
            from nds_docs.writers.drawings.timeline import timeline

            return timeline(drawing).drawn()
        case Matrix():
            from nds_docs.writers.drawings.matrix import matrix

            return matrix(drawing).drawn()
        case _:
            assert_never(drawing)


def illustrated(strategy: Strategy) -> Strategy:
    """The strategy with its drawings drawn: what every writer takes."""
    return replace(strategy, drawn={url: draw(drawing) for url, drawing in strategy.drawings.items()})
