"""The telling of a text: its expressions of time, where each stands, and what each means in turn.

phrases ──▶ Placed (sentence, paragraph, tense) ──▶ tell ──▶ Meaning, each leaning on those told before
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onionskin.dating.edtf import Date
from onionskin.dating.form import Form
from onionskin.dating.grammar.phrases import phrases
from onionskin.dating.lexing import Token, tokens
from onionskin.dating.resolving.meaning import Meaning, Story, Told
from onionskin.dating.resolving.resolve import meaning

_FUTURE = re.compile(r"\b(?:will|shall|won't|plans? to|planned for|scheduled|due (?:in|on|to|by)|expects? to|expected to|is to|are to|going to|until|upcoming)\b|'ll\b")
_HAD = re.compile(r"\bhad\b[^.;]{0,40}$")
_WAS_NOW = re.compile(r"\b(?:was|were|had|be|been|should|could|would)\s*$")
NEWS_NEAR = 2
"""Years from the document's date within which most of the years it tells must lie for it to tell of its own days."""


YEARS_TOLD = 0.4
"""The share of dated points that name their year, from which a text is a history and not news of its days."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression where it stands: `text[start:end]`, its sentence and paragraph, and the cues around it.

    Cues: `future` (the sentence speaks of what is to come), `shifted` (`now` is that of what is told), `pluperfect`.
    """

    start: int
    end: int
    form: Form
    sentence: int
    paragraph: int
    cues: tuple[str, ...]
    before: str


def placed(text: str) -> list[Placed]:
    """The expressions of a text in order, each with what stands around it."""
    cut = tokens(text)
    starts = [token.start for token in cut]
    return [_placed(text, cut, starts, one) for one in phrases(text, cut)]


def _placed(text: str, cut: Sequence[Token], starts: Sequence[int], phrase: tuple[int, int, Form]) -> Placed:
    start, end, form = phrase
    token = cut[max(0, bisect_right(starts, start) - 1)] if cut else None
    head = text[max(0, start - 90) : start]
    head = re.split(r"[.!?][\"'”’]?\s+(?=[A-Z])", head)[-1]
    tail = re.split(r"[.!?](?:\s|$)", text[end : end + 90])[0]
    cues = []
    if _FUTURE.search(head[-60:] + " " + tail[:60]):
        cues.append("future")
    if _WAS_NOW.search(head):
        cues.append("shifted")
    if _HAD.search(head):
        cues.append("pluperfect")
    sentence, paragraph = (token.sentence, token.paragraph) if token else (0, 0)
    return Placed(start, end, form, sentence, paragraph, tuple(cues), " ".join(head[-30:].lower().split()))


def tells_news(written: Date | None, told: Sequence[Placed]) -> bool:
    """Whether a text tells of its own days: of the years that it names, most lie near the document's date."""
    if written is None or not written.year.isdigit():
        return False
    years = [year for one in told for year in _years(one.form)]
    near = sum(abs(year - int(written.year)) <= NEWS_NEAR for year in years)
    points = sum(one.form.kind in ("point", "within", "turn") for one in told)
    return not years or (near * 2 >= len(years) and len(years) < YEARS_TOLD * max(points, 4))


def _years(form: Form) -> list[int]:
    year = form.get("year")
    own = [year] if isinstance(year, int) and year > 100 and form.kind in ("point", "numeric") else []
    return own + [one for part in form.parts for one in _years(part)]


def tell(told: Sequence[Placed], story: Story) -> list[Meaning]:
    """What each expression means, in order; the story gains what was told, so that a next page may go on from it."""
    found: list[Meaning] = []
    covered = 0
    for index, one in enumerate(told):
        story.start, story.sentence, story.paragraph = one.start, one.sentence, one.paragraph
        story.future, story.shifted = "future" in one.cues, "shifted" in one.cues
        story.pluperfect = "pluperfect" in one.cues
        said = meaning(one.form, story, one.before)
        found.append(said)
        if one.form.kind == "range" and said.stands is not None:
            covered = one.end
        elif one.start < covered:
            continue  # the ends of a range: others lean on the whole of it
        if said.stands is not None:
            kind = "event" if one.form.kind in ("event", "deictic") else "bound" if one.form.kind == "bound" else "time"
            story.told.append(
                Told(index, one.start, one.end, one.sentence, one.paragraph, said.stands, kind, said.edtf)
            )
    return found
