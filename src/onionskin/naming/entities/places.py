"""Where places lie, by their names as printed."""

from __future__ import annotations

from onionskin.record import Place


def located(name: str) -> tuple[Place, ...]:
    """The places that a printed name may mean, the most likely first; () where none is known."""
    return ()
