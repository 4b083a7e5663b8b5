"""Where something stands: a page, a box on it, a run of its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One side of one leaf: the IIIF canvas, TEI's `surface`.

    `id` is unique in an archive. `sha256` is the digest of the page image, or of the page's text where the
    source has no image. `width` and `height` are pixels of the canvas; both 0 where the source is only text.
    """

    id: str
    sha256: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of code points of one transcription: `text[start:end]`, half-open, never empty.

    Raises ValueError where the run is empty or begins before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"A span runs forward and is never empty; this one is [{self.start}, {self.end}).")

    def __contains__(self, other: object) -> bool:
        """Whether `other`, a Span, lies wholly inside this one."""
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A box on a page, in canvas pixels from the top left corner (IIIF `xywh`, ALTO HPOS VPOS WIDTH HEIGHT).

    Raises ValueError where the box has no area.
    """

    x: int
    y: int
    width: int
    height: int

    def __post_init__(self) -> None:
        if self.width <= 0 or self.height <= 0:
            raise ValueError(f"A region has an area; this one is {self.width} by {self.height}.")

    def around(self, other: Region) -> Region:
        """The smallest region that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.width, other.x + other.width)
        foot = max(self.y + self.height, other.y + other.height)
        return Region(x, y, right - x, foot - y)
