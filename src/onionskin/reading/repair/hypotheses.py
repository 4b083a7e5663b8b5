"""What may have been meant by a form that is no word, and the grounds for and against each.

A hypothesis is weighed as in a noisy channel: how likely the word is between its neighbours, times how likely this
reader is to have read it so; against it stands that the form is what the page says: a name, another language, an old
spelling. The grounds are numbers; `verdict` makes one chance of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from onionskin.reading.confusion import likelihood
from onionskin.reading.language import language
from onionskin.reading.neighbours import neighbours
from onionskin.reading.repair.lexicon import frequency, is_word
from onionskin.reading.repair.tokens import SIGNS, Sheet
from onionskin.reading.repair.verdict import chance

BLANK = -5.0
"""The logarithm of how often a reader loses a blank, or sees one in a word."""
ATTESTED = 1500
"""Forms of a page that are asked whether they were meant, the most frequent first."""
NEAR = 72.0
"""How alike (rapidfuzz's ratio) a form of the page must be to be asked whether it was meant."""


SEWN = 6
"""Letters that two pieces of one word have together at least."""
SCARCE, FAR_COMMONER, LIKELY = -9.0, 5.0, -7.5
"""A word is scarce below the first, one in 8,100, and rivalled by one that is commoner by a factor of 150 and that one
likely edit makes it of. All natural logarithms."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """`reading` is to stand for tokens [first, last) of the sheet. `grounds` are in the order of GROUNDS."""

    first: int
    last: int
    reading: str
    kind: str
    score: float
    grounds: tuple[float, ...]


GROUNDS = (
    "over_form", "over_second", "edit", "context", "frequency", "letters", "length", "attested", "repeated",
    "capital", "capitals", "around", "doubtful", "first_letter", "signs", "noise", "spelling", "of_item", "word",
)  # fmt: skip
"""What is weighed: scores against the form as it is and against the second-best reading; the reader's confusion; the
neighbours; how frequent the word; how odd the letters of the form; its length; whether the reading stands elsewhere
on the page, whether the form does; capital letters; words around it; whether some list knows the form; whether its
first letter is kept; signs in it; the page's share of unknown forms; whether only a habit of spelling differs; whether
the item repeats the reading; whether the form is a word, though one much rarer than the reading."""
HEARD = 0.9
"""From this chance on, the reading of a word is what its neighbours are weighed beside."""
NOISY = 0.05
"""Of a page of which more of the words than this are no words, neighbours are heard so."""


class Weigher:
    """Weighs the forms of one page."""

    def __init__(self, sheet: Sheet, reader: str, unknown: set[int], known: frozenset[str] = frozenset()) -> None:
        """`unknown` are the tokens that are no words; `known` forms that the item or the collection repeats."""
        self._sheet, self._reader, self._unknown, self._known = sheet, reader, unknown, known
        words = max(20, sum(token.form.isalpha() for token in sheet.tokens))
        self.noise = len(unknown) / words
        self._attested = [
            form
            for form, count in sheet.forms.most_common(ATTESTED)
            if len(form) >= 4 and (count >= 2 or is_word(form.lower()))
        ]
        if self.noise > NOISY:
            self._hear()

    def _hear(self) -> None:
        """Let the neighbours of what is surely misread be weighed beside what was meant."""
        for at in sorted(self._unknown):
            found = self.readings(at)
            if found and found[0].kind == "confusion" and chance(found[0].grounds) >= HEARD:
                self._sheet.heard[at] = found[0].reading.lower()

    def readings(self, at: int) -> list[Hypothesis]:
        """What token `at` may have been meant for, the best first, each with its grounds."""
        token = self._sheet.tokens[at]
        before, after = self._sheet.context(at, -1), self._sheet.context(at, 1)
        scored: list[tuple[float, str, str, float, float]] = []
        for form in self._forms(token.form, at):
            low = form.lower()
            edit = likelihood(token.form, form, self._reader)
            context = language().pair(before, low) + language().pair(low, after)
            scored.append((frequency(low) + context + edit, form, "confusion", edit, context))
        for one, other in _cuts(token.form):
            a, b = one.lower(), other.lower()
            context = language().pair(before, a) + language().pair(b, after)
            inside = language().pair(a, b)
            whole = frequency(a) + frequency(b) + inside + context + BLANK
            scored.append((whole, f"{one} {other}", "joined_word", BLANK, context + inside))
        scored += self._joins(at)
        scored.sort(reverse=True)
        return [self._hypothesis(at, one, scored, place) for place, one in enumerate(scored[:2])]

    def _joins(self, at: int) -> Iterator[tuple[float, str, str, float, float]]:
        """Words that this token and the next may be pieces of, both of them no words, misread besides."""
        if at + 1 not in self._unknown or self._sheet.tokens[at + 1].before != " ":
            return
        one, other = self._sheet.tokens[at].form, self._sheet.tokens[at + 1].form
        whole = one + other
        if not other.islower() or len(whole) < SEWN or self._sheet.tokens[at].head or self._sheet.tokens[at + 1].head:
            return
        before, after = self._sheet.context(at, -1), self._sheet.context(at + 1, 1)
        for form in {_shaped(whole, word) for word in neighbours(whole, self._reader)}:
            low = form.lower()
            edit = likelihood(whole, form, self._reader) + BLANK
            context = language().pair(before, low) + language().pair(low, after)
            yield frequency(low) + context + edit, form, "split_word", edit, context

    def _forms(self, form: str, at: int) -> Iterable[str]:
        if len(form) == 1:
            return {"a", "I"} - {form}
        shaped = {_shaped(form, word) for word in neighbours(form, self._reader)}
        if form[0].islower() and self._sheet.context(at, -1) == ".":
            shaped = {word if word[0] == form[0] else word[0].upper() + word[1:] for word in shaped}
        stem, mark, tail = form.replace("\u2019", "'").partition("'")
        if mark and len(tail) == 1 and tail != "s" and is_word(stem.lower()):
            shaped.add(f"{stem}'s")
        near = process.extract(form, self._attested, scorer=fuzz.ratio, score_cutoff=NEAR, limit=4)
        shaped.update(other for other, _, _ in near)
        shaped.discard(form)
        return shaped

    def _hypothesis(
        self,
        at: int,
        one: tuple[float, str, str, float, float],
        scored: list[tuple[float, str, str, float, float]],
        place: int,
    ) -> Hypothesis:
        score, reading, kind, edit, context = one
        token = self._sheet.tokens[at]
        best_other = scored[1][0] if place == 0 and len(scored) > 1 else scored[0][0] if place else -40.0
        spelled = language().letters(token.low)
        form_score = max(spelled - 5.0, frequency(token.low)) + min(
            0.0, language().pair(self._sheet.context(at, -1), ".")
        )
        low = reading.lower()
        grounds = (
            score - form_score,
            min(score - best_other, 20.0),
            edit,
            max(-8.0, min(context, 10.0)),
            frequency(low) if " " not in low else -8.0,
            spelled / (len(token.form) + 1),
            min(len(token.form), 12),
            min(3, self._sheet.forms[reading] if " " not in reading else 0),
            min(3, self._sheet.forms[token.form] - 1),
            float(token.form[0].isupper() and not token.form.isupper() and self._sheet.context(at, -1) != "."),
            float(token.form.isupper()),
            self._around(at),
            max(0.0, frequency(token.low) + 20.0) if token.form.isalpha() else 0.0,
            float(token.low[0] == low[0]),
            float(any(sign in SIGNS or sign.isdigit() for sign in token.form)),
            min(self.noise, 0.6),
            float(habit(token.low, low)),
            float(reading in self._known),
            float(is_word(token.low)),
        )
        return Hypothesis(at, at + (2 if kind == "split_word" else 1), reading, kind, score, grounds)

    def _around(self, at: int) -> float:
        """The share of the eight tokens around that are words."""
        near = [n for n in range(max(0, at - 4), min(len(self._sheet.tokens), at + 5)) if n != at]
        return sum(n not in self._unknown for n in near) / len(near) if near else 0.0

    def joined(self, at: int) -> Hypothesis | None:
        """Whether token `at` and the next are one word that a blank was seen in."""
        one, other = self._sheet.tokens[at], self._sheet.tokens[at + 1]
        whole = one.form + other.form
        low = whole.lower()
        if not is_word(low):
            return None
        before, after = self._sheet.context(at, -1), self._sheet.context(at + 1, 1)
        context = language().pair(before, low) + language().pair(low, after)
        score = frequency(low) + context + BLANK
        apart = frequency(one.low) + frequency(other.low) + language().pair(one.low, other.low)
        apart += language().pair(before, one.low) + language().pair(other.low, after)
        grounds = (
            score - apart, 20.0, BLANK, max(-8.0, min(context, 10.0)), frequency(low), -2.0, min(len(whole), 12),
            min(3, self._sheet.forms[whole]), 0.0, float(other.form[0].isupper()), float(whole.isupper()),
            self._around(at), float(is_word(one.low)) + float(is_word(other.low)), 1.0, 0.0, min(self.noise, 0.6), 0.0,
            float(whole in self._known), 0.0,
        )  # fmt: skip
        return Hypothesis(at, at + 2, whole, "split_word", score, grounds)


def _shaped(form: str, word: str) -> str:
    """A word in the capitals of a form: all, the first, or none; a name keeps its capital."""
    letters = [sign for sign in form if sign.isalpha()]
    if len(letters) == 1 and len(form) == 2 and letters[0].isupper():
        return word.upper()
    if (
        len(letters) > 1
        and sum(map(str.isupper, letters)) > len(letters) / 2
        and sum(map(str.isupper, letters[1:])) > 0
    ):
        upper = sum(map(str.isupper, letters))
        if upper == len(letters) or upper >= 4:
            return word.upper()
    if form[0].isupper() or word in language().names:
        if word.startswith("mc") and len(word) > 4:
            return f"Mc{word[2:].capitalize()}"
        return word[0].upper() + word[1:]
    return word


def _cuts(form: str) -> Iterator[tuple[str, str]]:
    """The ways to cut a form into two words of the model; a sign that stands between them falls away."""
    for at in range(1, len(form)):
        one, other = form[:at], form[at:]
        if other[0] in ".:*~|" and len(other) > 1:
            other = other[1:]
        if _is_part(one) and _is_part(other) and len(one) + len(other) >= 4:
            yield one, other


def _is_part(form: str) -> bool:
    if len(form) == 1:
        return form in "aAI"
    low = form.lower()
    return (
        form[1:].islower() == form[1:].isalpha()
        and frequency(low) > (-9.5 if len(form) < 4 else -13.0)
        and is_word(low)
    )


@lru_cache(maxsize=50_000)
def rivalled(low: str, reader: str) -> bool:
    """Whether a word is so much rarer than one that this reader makes it of, that it is likelier misread than meant."""
    own = frequency(low)
    return own < SCARCE and any(
        frequency(word) > own + FAR_COMMONER and likelihood(low, word, reader) >= LIKELY
        for word in neighbours(low, reader)
    )


@lru_cache(maxsize=50_000)
def habit(one: str, other: str) -> bool:
    """Whether two forms differ only as spellings of one word have differed: a final e, a letter doubled, u for v, i for
    j or y, -our and -or, -ise and -ize. No reader's fault is needed to explain such a form."""
    return one != other and _plain(one) == _plain(other)


def _plain(low: str) -> str:
    for seen, written in _SPELLINGS:
        low = low.replace(seen, written)
    found = ""
    for sign in low:
        if sign != found[-1:]:
            found += sign
    return found.removesuffix("e")


_SPELLINGS = (
    ("v", "u"), ("j", "i"), ("y", "i"), ("our", "or"), ("z", "s"), ("ck", "k"), ("ae", "e"), ("oe", "e"), ("ie", "i"),
    ("que", "k"), ("c", "k"), ("ph", "f"), ("'d", "ed"), ("eth", "es"), ("'", ""),
)  # fmt: skip
