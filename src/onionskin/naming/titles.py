"""People by the titles before them: a title is part of the name behind it, and finds one that the model passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onionskin.naming.found import Found
from onionskin.naming.lexing import Token
from onionskin.naming.lists import common, lexicon, listed

LONGEST = 7
"""Tokens, stops and all, of a name that a title may find."""
COMMON = 4
"""Zipf frequency from which a word in a line of capitals that is no surname is no name: *GENERAL ELECTIONS*."""
_STOPPED = frozenset(("jr", "sr", "esq"))
"""Suffixes to which the stop behind them belongs."""


def is_title(cut: Sequence[Token], at: int) -> bool:
    """Whether a token is a title that belongs to the name right behind it, or the stop of one."""
    word = cut[at].word
    if word == ".":
        return at > 0 and cut[at - 1].end == cut[at].start and _short_title(cut[at - 1].word)
    close = at + 1 >= len(cut) or cut[at + 1].start - cut[at].end < 3
    known = lexicon()["title"] if word[0].isupper() else lexicon()["person_title"]
    return close and word.lower() in known


def _short_title(word: str) -> bool:
    """Whether a stop behind a word belongs to it as a title: *Gen.*, but not *Secretary.*"""
    return word.lower() in lexicon()["title"] and word.lower() in lexicon()["abbreviated"]


def with_titles(cut: Sequence[Token], first: int, least: int) -> int:
    """Where a person's name begins with the titles before it, an office whole: *Secretary of State*."""
    table = lexicon()
    while first > least:
        word, before = cut[first].word.lower(), cut[first - 1].word
        office = word in table["title"] and before.lower() in table["before_title"] and before[0].isupper()
        if _is_office_of(cut, first):
            first -= 2
        elif _is_office_of(cut, first - 1) and before[0].isupper():
            first -= 3
        elif office or is_title(cut, first - 1):
            first -= 1
        else:
            break
    return first


def _is_office_of(cut: Sequence[Token], at: int) -> bool:
    """Whether a token ends an office: the *State* of *Secretary of State*."""
    words = [one.word for one in cut[max(0, at - 2) : at + 1]]
    if len(words) < 3 or not words[0][0].isupper():
        return False
    title, of, what = map(str.lower, words)
    return title in lexicon()["title"] and of == "of" and what in lexicon()["office_of"]


def with_surname(cut: Sequence[Token], first: int, last: int) -> int:
    """Behind initials the surname from which a stop parts them that was read as a comma: *Lionel C, McGarr*."""
    initial = cut[last - 1].word
    if last - first < 2 or last + 1 >= len(cut) or len(initial) > 1 or not (initial.isupper() or initial == "0"):
        return last
    sign, name = cut[last], cut[last + 1]
    close = sign.start == cut[last - 1].end and name.start - sign.end < 2
    return last + 2 if close and sign.word in ",." and _surname(name) else last


def _surname(name: Token) -> bool:
    folded = name.word.lower()
    return name.word[0].isupper() and len(name.word) > 2 and (not common(folded) or folded in listed("surnames"))


def with_suffix(cut: Sequence[Token], last: int) -> int:
    """Behind a person's name the *Jr.* or *Esq.* that belongs to it."""
    behind = last + (last < len(cut) and cut[last].word == ",")
    if behind < len(cut) and cut[behind].word.lower() in lexicon()["suffix"] and cut[behind].word[0].isupper():
        stopped = behind + 1 < len(cut) and cut[behind + 1].word == "." and cut[behind].word.lower() in _STOPPED
        return behind + 1 + stopped
    return last


def titled(cut: Sequence[Token], capitals: Sequence[bool]) -> Iterator[Found]:
    """Names behind a title of people, where the title is no part of a longer office: *GENERAL HARMON*, *Mr. Rusk*."""
    table = lexicon()
    left_out = table["title"] | table["organisation"] | table["place"] | table["calendar"] | table["opening"]
    left_out |= table["furniture"] | table["people"] | table["before_title"] | table["doing"] | table["person_verb"]
    for at, token in enumerate(cut):
        if token.word.lower() not in table["person_title"] | table["noble"] or not token.word[0].isupper():
            continue
        if token.word.lower() in table["noble"] and _of(cut, at):
            yield Found(token.start, cut[at + 2].end, "PER", None, "name", "name behind a title", 0.7)
            continue
        first = last = at + 1 + (at + 1 < len(cut) and cut[at + 1].word == "." and _short_title(token.word))
        while last < min(len(cut), first + LONGEST) and _in_name(cut, capitals, last, left_out):
            last += 1
        if last > first and any(len(one.word) > 1 for one in cut[first:last]):
            last = last - (cut[last - 1].word == ".")
            yield Found(token.start, cut[last - 1].end, "PER", None, "name", "name behind a title", 0.7)


def _of(cut: Sequence[Token], at: int) -> bool:
    """Whether `of` and a name stand behind a title."""
    words = [one.word for one in cut[at + 1 : at + 3]]
    return len(words) == 2 and words[0].lower() == "of" and len(words[1]) > 2 and words[1][0].isupper()


def _in_name(cut: Sequence[Token], capitals: Sequence[bool], at: int, left_out: frozenset[str]) -> bool:
    word = cut[at].word
    if cut[at].start - cut[at - 1].end > 2:
        return False
    if word == ".":
        return len(cut[at - 1].word) == 1
    folded = word.lower()
    plain = capitals[at] and (
        folded in lexicon()["small"] or (common(folded) >= COMMON and folded not in listed("surnames"))
    )
    small = folded in left_out or plain
    return word[0].isupper() and not small and not any(c.isdigit() for c in word)
