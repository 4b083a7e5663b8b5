"""Where the subject of a verb begins, and the phrases that lead up to it."""

from __future__ import annotations

from collections.abc import Sequence

from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import table

NOMINAL = frozenset(
    ["NN", "NP", "JJ", "DT", "CD", "POS", "PO", "PS", "VBN", "IN", "RB", "NOT", '"', "“", "”", "&", "‘", "’", "(", ")"]
)

PREPOSITIONS = frozenset(["before", "after", "since", "until", "like"])

HARD = frozenset([";", ":", "--", "—", "–"])

MARKS = frozenset(["SC", "WH", "THAT"])


def subject_start(sentence: Sequence[Token], low: int, first: int, *, whole: bool) -> int:
    """Where the subject of a verb begins, walking back from it; `first` where there is none.

    With `whole` nothing of another clause stands between `low` and the verb, so that conjunctions and infinitives there
    are the subject's own.
    """
    at = _over_asides(sentence, low, first)
    start = at
    while at > low:
        kind = sentence[at - 1].tag
        if kind == "CC":
            if not whole and not (at - 2 >= low and _noun_side(sentence, low)):
                break
        elif kind == "SC":
            if (
                sentence[at - 1].low not in PREPOSITIONS
                or at - 2 < low
                or sentence[at - 2].tag not in ("NN", "NP", "PS", "CD")
            ):
                break
        elif kind not in NOMINAL and not (whole and kind in ("TO", "VB", "VBG")):
            break
        at -= 1
    while (
        at < start and sentence[at].tag in ("RB", "IN", ")", '"', "”", "CC", "TO") and sentence[at].low not in ("of",)
    ):
        after = next((place for place in range(at, start) if sentence[place].tag in ("PS", "DT", "NP")), None)
        if sentence[at].tag == "IN" and after is not None:
            dated = _dated(sentence, at, start)
            if dated == at:
                break
            at = dated
        else:
            at += 1
    return at


def _dated(sentence: Sequence[Token], at: int, end: int) -> int:
    """Past a date that leads: `In May Tensin visited`."""
    place = at + 2 if at + 2 < end and sentence[at + 1].tag == "DT" and sentence[at + 2].low in _TIMES else at + 1
    while place < end and (sentence[place].tag == "CD" or sentence[place].low in _TIMES):
        place += 1
    return place if at + 1 < place < end else at


_TIMES = frozenset(table("tagging.toml")["times"].split())


def _over_asides(sentence: Sequence[Token], low: int, first: int) -> int:
    """Back over adverbs, and over an aside between two commas that stands right before the verb."""
    at = first
    while at > low and sentence[at - 1].tag in ("RB", "NOT"):
        at -= 1
    if at > low and sentence[at - 1].tag in (",", ")", "--", "—", "–"):
        close = "(" if sentence[at - 1].tag == ")" else sentence[at - 1].tag
        place = at - 2
        while place > low and sentence[place].tag != close:
            place -= 1
        if (
            place > low
            and sentence[place].tag == close
            and sentence[place - 1].tag in ("NN", "NP", "PS", "CD", "PO", "”", '"')
        ):
            return _over_asides(sentence, low, place) if sentence[place - 1].tag == "," else place
    return at


def _noun_side(sentence: Sequence[Token], low: int) -> bool:
    """Whether a conjunction joins two halves of one subject: nothing has been said before it in this clause."""
    return low == 0 or sentence[low - 1].tag in MARKS or sentence[low - 1].tag in ("CC", ",", ";")


def _before_date(sentence: Sequence[Token], end: int, begins: int) -> int:
    """Back over a date that leads up to a subject: `and in June Hradek left`."""
    place = begins
    while place > end and (sentence[place - 1].tag == "CD" or sentence[place - 1].low in _TIMES):
        place -= 1
    return place - 1 if end < place < begins and sentence[place - 1].tag == "IN" else begins


def lead_of(sentence: Sequence[Token], end: int, begins: int) -> int:
    """Where a clause begins without a word that opens it: its subject, with the phrases that lead up to it."""
    at = _before_date(sentence, end, begins)
    while at > end:
        kind = sentence[at - 1].tag
        led = kind == "SC" and not end and sentence[at - 1].low in PREPOSITIONS  # in 1957, after a year of unrest, he
        if kind in HARD or (kind in MARKS and not led):
            break
        if kind == "CC" and end:
            break
        if kind == "," and end:
            lead = _phrase(sentence, end, at - 1)
            if lead is None:
                break
            at = lead
            break
        if end and kind not in NOMINAL and kind not in (",", "SC", "CC"):
            break
        if end and kind not in (",", "RB", "IN"):
            break
        if kind == "," and sentence[0].word[0].islower():
            break  # what a page's head goes on with is not this clause's
        at -= 1
    while at < begins and sentence[at].tag in (",", "CC", ")", "”", "."):
        at += 1
    return at


def _phrase(sentence: Sequence[Token], end: int, comma: int) -> int | None:
    """Where a leading phrase begins that a comma ends and a conjunction precedes: `, and in July and August 1957,`."""
    for at in range(comma - 1, end - 1, -1):
        if sentence[at].tag in (",", ";") or at == end:
            place = at + 1 if sentence[at].tag in (",", ";") else at
            if place < comma and sentence[place].tag == "CC":
                place += 1
                return place if place < comma and sentence[place].tag in ("IN", "RB", "SC") else None
            return None
    return None
