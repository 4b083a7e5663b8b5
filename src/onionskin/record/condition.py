"""What can be told of a page before its words: the state of the image, how well a reading reads, what repeats."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """The state of a page image.

    `ink` is `inked`, `near-blank` or `blank`. `rotation` is 0, 90, 180 or 270: degrees clockwise that would set
    the page upright; `skew` the degrees clockwise, between -10 and 10, that remain. `damage` runs from 0 (clean)
    to 1 (a photocopy of photocopies).
    """

    ink: str
    rotation: int
    skew: float
    damage: float


@dataclass(frozen=True, slots=True)
class Legibility:
    """How well one reader's transcription reads, from 0 (noise) to 1 (print), and the sentence that says why."""

    reader: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class RunningLine:
    """A line that recurs at the head or foot of an item's pages.

    `place` is `head` or `foot`; `pattern` the line folded for comparing (case, spacing and digits folded away);
    `pages` on how many pages of the item it stands.
    """

    place: str
    pattern: str
    pages: int
