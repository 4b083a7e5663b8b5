"""A month, season or day of a month whose year stands elsewhere: in the document's date, or in what was told before."""

from __future__ import annotations

from onionskin.dating.edtf import Date
from onionskin.dating.resolving.meaning import DOCUMENT, Story, Told, near_end

BACK = 1.5
"""How many times dearer a month back than a month on: a story goes on more readily than back (swept on WikiWars)."""
BACK_NEAR = 2
"""The same within a sentence."""
BACK_BY = 9
"""The same within a sentence behind `by` or `until`, which look on."""
OUT_OF_HEADING = 20
"""What a year other than the heading's costs, in months (swept on WikiWars)."""
OUT_OF_MONTH = 5
"""The same below a heading that tells a month of it: the story soon goes on into the next year (2 to 12 give
WikiWars the same)."""
BACK_HAD = 1
"""The same behind `had`, which looks back."""
AHEAD = {"past": 4.0, "": 1.5, "future": 0.05}
"""How many times dearer a month ahead of the document's date than one behind it, by the tense around. Chosen:
MEANTIME's figures are the same for `past` from 2 to 20."""

Found = tuple[int, int, str]
"""The year, its anchor and the rule."""


def year_for(story: Story, month: int, day: int | None, *, winter: bool = False) -> Found | None:
    """The year of a month (of a season its middle one) and day; None where nothing tells it."""
    if story.news and story.written is not None:
        return _beside(story, month, day)
    told = story.last_year()
    if told is not None:
        return _onward(told[0], told[1], month, story, winter=winter), told[1].index, "year told before"
    return _beside(story, month, day) if story.written is not None else None


def _onward(year: int, told: Told, month: int, story: Story, *, winter: bool) -> int:
    """The year in which the story goes on: the nearest such month, one back counting for more than one on.

    Of a winter after a whole year that was told, the one that follows it.
    """
    point = near_end(told.stands)
    if point is None or not point.month:
        return year + (winter and _headings_year(story) != year)
    here = 3 * (int(point.month) - 20) + 1 if point.season else int(point.month)
    if here > 14:
        return year
    back = BACK_HAD if "had" in story.cues else BACK
    if told.sentence == story.sentence:
        back = BACK_BY if "by" in story.cues else BACK_NEAR
    own = _headings_year(story)
    heading = story.heading if own != year - 1 else None
    aheads = [(month - here + 12 * by, by) for by in (-1, 0, 1)]
    return year + min(aheads, key=lambda one: (_cost(one[0], back, year + one[1], heading), -one[0]))[1]


def _headings_year(story: Story) -> int | None:
    return int(story.heading.year) if story.heading is not None else None


def _cost(ahead: int, back: float, year: int, heading: Date | None) -> float:
    cost = ahead if ahead >= 0 else -ahead * back
    if heading is None or year == int(heading.year):
        return cost
    return cost + (OUT_OF_MONTH if heading.month else OUT_OF_HEADING)


def _beside(story: Story, month: int, day: int | None) -> Found:
    """The year that brings a month nearest to the document's date, as the tense around it leans."""
    written = story.written
    assert written is not None
    year = int(written.year)
    if not written.month or written.season:
        return year, DOCUMENT, "nearest to the document's date"
    here = int(written.month) + (int(written.day) / 31 if written.day and day else 0.0)
    there = month + (day / 31 if written.day and day else 0.0)
    dear = AHEAD["future" if "future" in story.cues else "past" if "past" in story.cues else ""]
    aheads = [(there - here + 12 * by, by) for by in (-1, 0, 1)]
    return (
        year + min(aheads, key=lambda one: one[0] * dear if one[0] > 0 else -one[0])[1],
        DOCUMENT,
        "nearest to the document's date",
    )


def weekday_ahead(story: Story) -> bool:
    """Whether a weekday is the next one and not the last."""
    return "future" in story.cues


def dated(written: Date | None) -> bool:
    """Whether the document's date is known to the day."""
    return written is not None and bool(written.day) and not written.season
