"""Whether two names of persons may be one person's: by family name, given names and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from math import prod

from rapidfuzz.distance import DamerauLevenshtein

from onionskin.naming.entities.people import Person, words
from onionskin.naming.entities.spelling import Misread, skeleton, sounded, vietnamese
from onionskin.record import Reason

SAME, ASK = 0.75, 0.5
"""Scores from which two names are one, and from which a person is asked. The first was swept from .70 to .85 on the
people of the Foreign Relations series (ids ending in 0 to 6): up to .80 little moves."""
INITIAL, NICKNAME, SPELT, VOWELS, MISREAD = 0.93, 0.88, 0.95, 0.88, 0.85
"""What is left of a score where a letter stands for a name, a pet name for a name, one spelling for another, vowels for
vowels, or a misreading for what was printed."""
FEWER, LATER, TURNED, PARTLY = 0.97, 0.86, 0.82, 0.84
"""And where one has a name more, where that is the first, where names are turned, where one is part of another."""
SHORTENED = 0.7
"""And what a score is where the middle one of three names of the east is left out: a question."""
DOUBTFUL = 0.6
"""What a score is at most where only one has the title of a wife: *Mrs. Charles Dell* is not Charles Dell."""
UNLIKELY, SHORTEST = -10.0, 5
"""The logarithm of a chance from which one word is no misreading of another, and its letters at the least."""


@lru_cache(maxsize=1 << 18)
def nicknamed(one: str, other: str) -> bool:
    """Whether one is a pet name of the other."""
    return one in _formal(other) or other in _formal(one)


@cache
def _formal(word: str) -> frozenset[str]:
    return frozenset(_pet_names().canonicals_of(word))


@cache
def _pet_names():  # type: ignore[no-untyped-def]
    from nicknames import NickNamer

    return NickNamer()


KEPT = 1 << 15
"""Comparisons kept, so that who cuts a block and then settles it compares once."""
Said = tuple[float, tuple[Reason, ...]]
"""A score from 0 to 1, and why."""


def _score(said: Said) -> float:
    return said[0]


class Comparison:
    """Compares persons, with what a reader takes for what."""

    def __init__(self, misread: Misread) -> None:
        self._misread = misread
        self._words: dict[tuple[str, str], tuple[float, str]] = {}
        self.compare = lru_cache(maxsize=KEPT)(self._compare)

    def _compare(self, one: Person, other: Person) -> Said:
        """A score from 0 to 1, and the reasons that it is the product of. Both have two words or more."""
        if not _of_one_line(one.suffix, other.suffix):
            return 0.0, ()
        found = (0.0, ()) if one.eastern and other.eastern else self._ordered(one, other)
        if one.eastern or other.eastern:
            found = max(found, self._eastern(one, other), key=_score)
        if one.lady != other.lady:
            return min(found[0], DOUBTFUL), (*found[1], Reason("a husband's name, or her own", 0.0))
        if found[0] < ASK:
            found = max(found, self._turned(one, other), self._beside(one, other), key=_score)
        return found

    def word(self, one: str, other: str) -> tuple[float, str]:
        """How alike two words of names are, and in what way; 0 where they are not."""
        if one == other:
            return 1.0, "the same word"
        key = (one, other) if one < other else (other, one)
        if key not in self._words:
            self._words[key] = self._word(*key)
        return self._words[key]

    def _word(self, one: str, other: str) -> tuple[float, str]:
        least = min(len(one), len(other))
        if sounded(one) == sounded(other) and len(sounded(one)) > 2 and least > 3:
            return SPELT, "spelt otherwise"
        if rate := self._letters(one, other, least):
            return rate, "misread"
        if least > 3 and len(skeleton(one)) > 2 and skeleton(one) == skeleton(other):
            return VOWELS, "spelt otherwise"
        return 0.0, ""

    def _letters(self, one: str, other: str, least: int) -> float:
        """What is left where one may be a misreading of the other."""
        if abs(len(one) - len(other)) > 2 or least < SHORTEST:
            return 0.0
        apart = DamerauLevenshtein.distance(one, other, score_cutoff=2)
        if apart == 1 and least > 5:
            return MISREAD
        if apart > (1 if least < 6 else 2):
            return 0.0
        likely = max(self._misread(one, other), self._misread(other, one))
        if likely > UNLIKELY:
            return MISREAD
        return MISREAD * 0.95 if least > 7 else 0.0

    def syllable(self, one: str, other: str) -> float:
        """How alike two words of Vietnamese, Chinese or Korean names are: Thieu and Thoai are two, but Dlem is Diem."""
        if one == other:
            return 1.0
        if vietnamese(one) and vietnamese(other):
            return 0.0
        apart = DamerauLevenshtein.distance(one, other, score_cutoff=1)
        likely = max(self._misread(one, other), self._misread(other, one))
        return MISREAD if apart < 2 and likely > UNLIKELY and min(len(one), len(other)) > 2 else 0.0

    def one_syllable(self, one: Person, other: Person) -> Said:
        """Names of three syllables or more that differ in one of four letters or more, by one that is often misread."""
        unlike = [pair for pair in zip(one.order, other.order, strict=False) if pair[0] != pair[1]]
        if len(one.order) != len(other.order) or len(one.order) < 3 or len(unlike) != 1 or not _near(*unlike[0]):
            return 0.0, ()
        likely = max(self._misread(*unlike[0]), self._misread(*unlike[0][::-1]))
        return (MISREAD if likely > UNLIKELY else 0.0), (Reason("misread", MISREAD, " · ".join(unlike[0])),)

    def given(self, one: str, other: str) -> tuple[float, str]:
        """How alike two given names are."""
        if one == other:
            return 1.0, "the same word"
        if len(one) == 1 or len(other) == 1:
            alike = one[0] == other[0] or {one[0], other[0]} <= _LETTERS_I
            return (INITIAL, "an initial") if alike else (0.0, "")
        found = self.word(one, other)
        if found[0] < NICKNAME and nicknamed(one, other):
            return NICKNAME, "a pet name"
        return found

    def _ordered(self, one: Person, other: Person) -> Said:
        score, how = self.family(one, other)
        if not score or not one.given or not other.given:
            return 0.0, ()
        rate, firm, why = self.names(one.given, other.given)
        if score < SPELT and firm < (
            2 if how == "misread" and min(len(one.family[-1]), len(other.family[-1])) < 6 else 1
        ):
            score *= 0.8
        reasons = (Reason(f"family name {how}", score, f"{' '.join(one.family)} · {' '.join(other.family)}"), *why)
        return score * rate, reasons

    def family(self, one: Person, other: Person) -> tuple[float, str]:
        """How alike two family names are: as a whole, but for articles, or as part of one another, or as it is said
        in brackets.
        """
        mine, theirs = _bare(one.family), _bare(other.family)
        score, how = self.word("".join(mine), "".join(theirs))
        if not score and len(mine) == len(theirs) > 1:
            found = [self.word(*pair) for pair in zip(mine, theirs, strict=True)]
            score, how = min(found)
        if not score and len(mine) != len(theirs):
            short, long = sorted((mine, theirs), key=len)
            if short[0] in (long[0], long[-1]) and len(short) == 1 and len(short[0]) > 2:
                return PARTLY, "is part of the other"
        if not score and any(self.word(word[-1], end)[0] >= SPELT for word, end in _asides(one, other)):
            return SPELT, "stands in brackets"
        return score, how

    def names(self, one: Sequence[str], other: Sequence[str]) -> tuple[float, int, tuple[Reason, ...]]:
        """How well the given names of one go into those of the other: the score, how many are firm (a whole word on
        both sides), and why.
        """
        short, long = sorted((one, other), key=len)
        found = self._along(short, long)
        if not found[0] and len(short) == len(long) > 1:
            rate, firm, why = self._along(short[::-1], long)
            rate = rate if firm else 0.0
            found = rate * TURNED, firm, (*why, Reason("order of given names", TURNED)) if rate else ()
        if not found[0]:
            glued = "".join(short), "".join(long)
            if min(map(len, glued)) > 4 and self.word(*glued)[0] >= SPELT:
                found = SPELT, 1, (Reason("given names written as one", SPELT, " · ".join(glued)),)
        return found

    def _along(self, short: Sequence[str], long: Sequence[str]) -> tuple[float, int, tuple[Reason, ...]]:
        at, score, firm, why = 0, 1.0, 0, list[Reason]()
        for word in short:
            rate, how = 0.0, ""
            first = at
            while at < len(long) and not rate:
                rate, how = self.given(word, long[at])
                at += 1
            if not rate:
                return 0.0, 0, ()
            if first == 0 and at > 1:
                if len(word) == 1 or len(long[at - 1]) == 1:
                    return 0.0, 0, ()  # that an initial is the same as a later one's says little
                score *= LATER
                why.append(Reason("first name left out", LATER, long[0]))
            score *= rate
            firm += len(word) > 1 and len(long[at - 1]) > 1
            if rate < 1:
                why.append(Reason(f"given name {how}", rate, f"{word} · {long[at - 1]}"))
        if len(short) < len(long):
            score *= FEWER
            why.append(Reason("a name more", FEWER, " ".join(long)))
        return score, firm, tuple(why)

    def _turned(self, one: Person, other: Person) -> Said:
        """Names of which one has its family name first, with no comma behind it."""
        if len(one.order) != len(other.order) or one.order[0][:1] == other.order[0][:1]:
            return 0.0, ()
        detail = f"{' '.join(one.order)} · {' '.join(other.order)}"
        if sorted(one.order) == sorted(other.order) and sum(len(word) > 1 for word in one.order) > 1:
            return TURNED, (Reason("the same words in another order", TURNED, detail),)
        return 0.0, ()

    def _beside(self, one: Person, other: Person) -> Said:
        """One name stands in brackets behind the other."""
        for mine, theirs in ((one, other), (other, one)):
            for aside in mine.aside:
                if len(aside) > 1 and sorted(aside) == sorted(theirs.order):
                    return SPELT, (Reason("stands in brackets", SPELT, " ".join(aside)),)
        return 0.0, ()

    def conflicts(self, one: Person, other: Person) -> bool:
        """Whether two names cannot be one person's, whatever stands between them: other given names, father and son."""
        if not _of_one_line(one.suffix, other.suffix) or one.lady != other.lady:
            return True
        if one.bare or other.bare:
            return False
        if not (one.eastern and other.eastern) and self.names(one.given, other.given)[0]:
            return False
        return not self.compare(one, other)[0]

    def _eastern(self, one: Person, other: Person) -> Said:
        """Names whose order is not known: the same words in any order, or in one order but for a spelling."""
        detail = f"{' '.join(one.order)} · {' '.join(other.order)}"
        if sorted(one.order) == sorted(other.order):
            return 1.0, (Reason("the same words in another order", 1.0, detail),)
        if "".join(one.order) == "".join(other.order):
            return SPELT, (Reason("written as one", SPELT, detail),)
        whole = all(len(word) > 1 for word in (*one.order, *other.order))
        if len(one.order) == len(other.order) > 1 and whole:
            found = [self.syllable(*pair) for pair in zip(one.order, other.order, strict=True)]
            unlike = sum(rate < 1 for rate in found)
            score = prod(found) if unlike < len(found) - 1 else 0.0
            return score, (Reason("spelt otherwise or misread", score, detail),)
        short, long = sorted((one.order, other.order), key=len)
        if len(short) == 2 and len(long) == 3 and (short[0], short[1]) == (long[0], long[-1]):
            return SHORTENED, (Reason("middle name left out", SHORTENED, detail),)
        if len(short) == 2 and tuple(long[:2]) == tuple(short) and short[0] in words("vietnamese", "called"):
            return PARTLY, (Reason("last name left out", PARTLY, detail),)
        return 0.0, ()


@lru_cache(maxsize=2)
def comparison(misread: Misread) -> Comparison:
    """The comparison by a Misread, which keeps what it once worked out of two words."""
    return Comparison(misread)


_LETTERS_I = frozenset("1ijl")


def _near(one: str, other: str) -> bool:
    return len(one) == len(other) > 3 and DamerauLevenshtein.distance(one, other, score_cutoff=1) < 2


def _bare(family: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in family if word not in words("article")) or tuple(family)


def _asides(one: Person, other: Person) -> list[tuple[tuple[str, ...], str]]:
    mine = [(word, other.family[-1]) for word in one.aside]
    return mine + [(word, one.family[-1]) for word in other.aside]


def _of_one_line(one: str, other: str) -> bool:
    """Whether suffixes may be of one person: one has none, or they are the same; *Jr.* and *II* are."""
    return not one or not other or one == other or {one, other} == {"jr", "ii"}
