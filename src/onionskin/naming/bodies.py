"""Bodies that have the name of a place: *Hanoi Press*, *Leeds Town Council*; and the place in the name of a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onionskin.naming.features import headlines
from onionskin.naming.found import Found
from onionskin.naming.lexing import Token
from onionskin.naming.lists import common, lexicon, listed, towns_by_name

LONGEST = 3
"""Words behind the place, the head with them."""
MOST = 5
"""Tokens before the head that ends a name."""
_OWNS = ("'", "’")
"""What possesses, behind an s: *Publishers’ Association*."""
PLAIN = 5
"""Zipf frequency from which a word that opens a sentence belongs to no name."""


def of_places(cut: Sequence[Token], names: Sequence[Found]) -> Iterator[Found]:
    """Bodies whose name is that of a place, or of a known body, and a head with a capital."""
    ends = {one.end: one for one in names if one.type == "LOC" or (one.type == "ORG" and one.rule == "known name")}
    for at, token in enumerate(cut):
        place = ends.get(token.end)
        if place is None:
            continue
        for last in range(min(at + LONGEST, len(cut) - 1), at, -1):
            words = [one.word for one in cut[at + 1 : last + 1]]
            if words[-1].lower() in lexicon()["seated"] and all(word[0].isupper() and word.isalpha() for word in words):
                yield Found(place.start, cut[last].end, "ORG", None, "name", "body of a place", 0.8)
                break


def with_heads(cut: Sequence[Token]) -> Iterator[Found]:
    """Bodies by their head and what they are for: *Board of Public Works*."""
    for at, token in enumerate(cut[:-2]):
        if token.word.lower() not in lexicon()["head_of"] or not token.word[0].isupper() or cut[at + 1].word != "of":
            continue
        last = at + 2 + (cut[at + 2].word == "the")
        while last < len(cut) and _in_purpose(cut, last):
            last += 1
        if cut[last - 1].word == "and":
            last -= 1
        if cut[last - 1].word[0].isupper():
            yield Found(token.start, cut[last - 1].end, "ORG", None, "name", "body by its head", 0.75)


def with_tails(cut: Sequence[Token], capitals: Sequence[bool]) -> Iterator[Found]:
    """Bodies by the head that ends their name, in running text: *the Harbour Commission*."""
    heading = headlines(cut)
    for at, token in enumerate(cut):
        if token.word.lower() not in lexicon()["tail"] or not token.word[0].isupper() or capitals[at] or heading[at]:
            continue
        first = at
        while first and at - first < MOST and _before_tail(cut, first - 1 - (cut[first - 1].word in _OWNS)):
            first -= 1 + (cut[first - 1].word in _OWNS)
        words = [one.word.lower() for one in cut[first:at]]
        if words and not all(word in lexicon()["people"] | lexicon()["before_title"] for word in words):
            yield Found(cut[first].start, token.end, "ORG", None, "name", "body by its head", 0.7)


def _before_tail(cut: Sequence[Token], at: int) -> bool:
    """Whether a token may belong to the name before the head of a body."""
    if at < 0:
        return False
    word, table = cut[at].word, lexicon()
    left_out = table["opening"] | table["calendar"] | table["small"] | table["title"] - table["before_title"]
    close = cut[at + 1].start - cut[at].end < 2 and not cut[at + 1].opens
    plain = cut[at].opens and common(word.lower()) >= PLAIN
    return (
        close
        and word[0].isupper()
        and word[-1].isalpha()
        and len(word) > 1
        and word.lower() not in left_out
        and not plain
    )


def _in_purpose(cut: Sequence[Token], at: int) -> bool:
    """Whether a token goes on with what a body is for."""
    word = cut[at].word
    behind = cut[at + 1].word[0].isupper() if at + 1 < len(cut) else False
    return (word[0].isupper() and word[-1].isalpha()) or (word == "and" and behind)


def in_bodies(cut: Sequence[Token], bodies: Sequence[Found]) -> Iterator[Found]:
    """The town that a body has its name of: *Leeds Town Council*."""
    starts = {one.start: one for one in bodies}
    for at, token in enumerate(cut[:-1]):
        body, folded = starts.get(token.start), token.word.lower()
        if body is None or token.end >= body.end or folded not in towns_by_name():
            continue
        if folded not in listed("surnames") or cut[at + 1].word.lower() in lexicon()["of_a_town"]:
            yield Found(token.start, token.end, "LOC", None, "name", "town in the name of a body", 0.6)
