"""The telling of a text: its expressions of time, where each stands, and what each means in turn.

phrases ──▶ Placed (sentence, paragraph, cues) ──▶ tell ──▶ Meaning, each leaning on those told before
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onionskin.dating.cues import cues
from onionskin.dating.edtf import Date, Value
from onionskin.dating.form import Form
from onionskin.dating.grammar.phrases import Phrase, phrases
from onionskin.dating.lexing import tokens
from onionskin.dating.resolving.meaning import Meaning, Story, Told, year_of
from onionskin.dating.resolving.resolve import meaning
from onionskin.dating.resolving.writing import date

NEWS_BEHIND, NEWS_AHEAD = 2, 10
"""Years behind and ahead of the document's date within which most of the years it tells must lie for it to tell of its
own days: plans reach farther than reports."""
DAYS_FIRST = 2
"""Dates in figures that must have the day first for those to have it that could be read either way."""
FEW_YEARS = 12
YEARS_TOLD = 0.4
"""Where more years than FEW_YEARS are named, the share of points that name theirs from which a text is history."""
_OF_YEAR = re.compile(r"(?:\s+(?:of\s+)?[\w’'-]+){1,3}(?:\s+of|,)\s*")
"""What may stand between a season or month and its year: `a stormy autumn of insurrection, 1956`."""
_OF_DAY = re.compile(r",?\s*\(?(?:[A-Z][\w.]*\s+|local\s+){0,2}time\)?,?\s*(?:on\s+|of\s+)?(?:the\s+)?")
"""What may stand between an hour and its day: `9 p.m. Saigon time on 7 December`, `(local time) Tuesday`."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression where it stands: `text[start:end]`, its sentence and paragraph, and the cues around it.

    Cues: `future` or `past` (the tense around it), `had` (what had been), `shifted` (`now` is that of what is told),
    `aside` (it lies beyond what is being told), `by` (behind `by` or `until`), `heading`, `stamp` (of a stamp, on which
    nothing leans). `before` are some words before it, folded. `given` is what it means where a person said so.
    """

    start: int
    end: int
    form: Form
    sentence: int
    paragraph: int
    cues: frozenset[str]
    before: str
    given: Meaning | None = None


def placed(text: str) -> list[Placed]:
    """The expressions of a text in order, each with what stands around it."""
    cut = tokens(text)
    starts = [token.start for token in cut]
    found = []
    read = phrases(text, cut)
    for at, (start, end, form) in enumerate(read):
        token = cut[max(0, bisect_right(starts, start) - 1)]
        before = " ".join(text[max(0, start - 30) : start].lower().split())
        form = _with_behind(text, form, end, read[at + 1 : at + 2])
        found.append(Placed(start, end, form, token.sentence, token.paragraph, cues(text, start, end), before))
    return found


def placed_by_hand(text: str, place: tuple[int, int], read: Placed | None, given: Meaning) -> Placed:
    """An expression at [start, end) that means what a person says; `read` is what was read there, if anything was."""
    if read is not None:
        return replace(read, given=given)
    start, end = place
    token = next((one for one in reversed(tokens(text)) if one.start <= start), None)
    sentence, paragraph = (token.sentence, token.paragraph) if token is not None else (0, 0)
    return Placed(start, end, Form("given"), sentence, paragraph, frozenset(), "", given)


def _with_behind(text: str, form: Form, end: int, after: Sequence[Phrase]) -> Form:
    """A month or season with the year that stands a few words behind it, an hour with its day."""
    if form.kind == "hour" and form.get("clock") and not form.parts:
        days = (day for start, _, day in after if _is_day(day) and _OF_DAY.fullmatch(text, end, start))
        return next((replace(form, parts=(day,)) for day in days), form)
    if form.kind != "point" or form.get("year") is not None or not (form.get("month") or form.get("season")):
        return form
    for start, _, other in after:
        bare = (
            other.kind == "point" and other.get("year") is not None and not (other.get("month") or other.get("season"))
        )
        if bare and 0 < start - end < 40 and _OF_YEAR.fullmatch(text[end:start]):
            return form.having(year=other.get("year"), digits=other.get("digits"), behind=True)
    return form


def _is_day(form: Form) -> bool:
    return form.kind == "point" and (form.get("day") is not None or form.get("weekday") is not None)


Counts = tuple[int, int, int]
"""Of the expressions of a text: years named near the document's date, years named, points of time."""


def years_told(written: Date | None, told: Sequence[Placed]) -> Counts:
    """How the years of a text lie to the document's date; stamps do not count."""
    told = [one for one in told if "stamp" not in one.cues]
    years = [year for one in told for year in _years_of(one)]
    here = int(written.year) if written is not None and written.year.isdigit() else 0
    near = sum(here - NEWS_BEHIND <= year <= here + NEWS_AHEAD for year in years) if here else 0
    return near, len(years), sum(one.form.kind in ("point", "within", "turn", "hour") for one in told)


Orders = tuple[int, int]
"""Of dates in figures: those that can only have the day first, and those that can only have the month first."""


def orders_of(told: Sequence[Placed]) -> Orders:
    """In which order the figures of a text stand; stamps do not count."""
    pairs = [
        (one.form.get("one"), one.form.get("two"))
        for one in told
        if one.form.kind == "numeric" and "stamp" not in one.cues
    ]
    return sum(one > 12 >= two > 0 for one, two in pairs), sum(two > 12 >= one > 0 for one, two in pairs)


def puts_day_first(orders: Orders) -> bool:
    """Whether a text puts the day first: two dates show it, and few the contrary."""
    day, month = orders
    return day >= DAYS_FIRST and day > 3 * month


def tells_news(written: Date | None, told: Sequence[Placed]) -> bool:
    """Whether a text tells of its own days: of the years that it names, most lie near the document's date."""
    if written is None or not written.year.isdigit():
        return False
    return mostly_near(*years_told(written, told))


def mostly_near(near: int, years: int, points: int) -> bool:
    """Whether most years named lie near, and few enough are named for the text to be no history."""
    return near * 2 >= years and (years <= FEW_YEARS or years < YEARS_TOLD * points)


def speaks_from(near: int, years: int) -> bool:
    """Whether a text says `today` of its own date: it names that year or one near, and few years besides."""
    return near > 0 and years <= FEW_YEARS


def story_of(written: Date | None, told: Sequence[Placed]) -> Story:
    """The story of a text by itself before any of it is told; `written` is its own date where it is known."""
    near, years, _ = years_told(written, told)
    day_first = puts_day_first(orders_of(told))
    return Story(written, tells_news(written, told), speaks_from(near, years), day_first=day_first)


def _years_of(one: Placed) -> list[int]:
    if one.given is None:
        return _years(one.form)
    year = None if one.given.stands is None else year_of(one.given.stands)
    return [] if year is None else [year]


def _years(form: Form) -> list[int]:
    year = form.get("year")
    own = [year] if isinstance(year, int) and year > 100 and form.kind in ("point", "numeric") else []
    return own + [one for part in form.parts for one in _years(part)]


def tell(told: Sequence[Placed], story: Story, first: int = 0) -> list[Meaning]:
    """What each expression means, in order; the story gains what was told, so that a next page may go on from it.

    `first` is the index of the first of these on its page: anchors are indexes on the page.
    """
    found: list[Meaning] = []
    covered, ends, headed = 0, list[Meaning](), False
    for index, one in enumerate(told, start=first):
        if "stamp" in one.cues:
            found.append(meaning(one.form, Story(), one.before))
            continue
        story.start, story.sentence, story.paragraph, story.cues = one.start, one.sentence, one.paragraph, one.cues
        if one.start < covered and ends:
            found.append(ends.pop(0))  # the ends of a range: others lean on the whole of it
            continue
        said = one.given or _in_era(meaning(one.form, story, one.before), story)
        found.append(said)
        if one.form.kind == "range":
            covered, ends = one.end, list(said.ends)
        if said.stands is not None:
            place = (index, one.start, one.end, one.sentence, one.paragraph)
            story.told.append(Told(*place, said.stands, _kind(one, story), said.edtf, said.value))
            if "heading" in one.cues:
                # Two in a row are the column of a table, not headings.
                story.heading = None if headed else _headed(said.stands)
            headed = "heading" in one.cues
    return found


def _headed(value: Value) -> Date | None:
    """What a heading tells of the time of what stands below it: its year, or its month."""
    year = year_of(value)
    if year is None:
        return None
    return date(year, int(value.month) if isinstance(value, Date) and value.month else None)


def _in_era(said: Meaning, story: Story) -> Meaning:
    """A day whose year nothing tells is one before Christ where the story is."""
    if said.value is None or not said.value.startswith("XXXX-"):
        return said
    told = story.last_year()
    return replace(said, value=f"BC{said.value}") if told is not None and told[0] <= 0 else said


def _kind(one: Placed, story: Story) -> str:
    """How it stands in the telling; what is set beside another time (`a year earlier`) is no step of the story."""
    if one.form.kind in ("event", "deictic"):
        return "event"
    ahead = one.form.kind == "bound" and one.form.get("side") in ("by", "until")
    if ahead and story.told and story.told[-1].sentence == one.sentence:
        return "aside"  # in March they were few, and by December many: the story goes on from March
    if one.form.kind == "bound" and one.form.get("side") == "since":
        return "bound"
    leaning = one.form.get("leans") == "then" or one.form.kind == "shift"
    back = one.form.kind in ("turn", "shift") and one.form.get("by") == -1 and leaning
    return "aside" if back or "aside" in one.cues else "time"
