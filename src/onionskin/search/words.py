"""Words as the index and the highlighter both see them: found, folded, and joined over hyphens.

    printed    Ho's  U.S. policy  anti-Viet-      folded   ho s u s policy anti viet namese forces
                                  namese forces   joined   us, antivietnamese, vietnamese

A word is a run of letters and digits. Folding takes away case, accents and the difference between ligatures and
letters (Unicode NFKD and case folding). Parts that a hyphen, an apostrophe, the point of an abbreviation or the
comma of a number holds together are words on their own and, besides, one joined word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from onionskin.record import Span

LONGEST = 64
"""Letters of a word that count; what is longer is noise, and the engine takes no term of more than 65,530 bytes."""

BESIDE = 4
"""Letters of a word of its own that may be a piece of one broken in two, where the other piece is noise."""

SHORT, LONG = 2, 20
"""Letters of what pieces make together, from and to which it may be a word."""

_HEARD = 1e-6
"""English words rarer than one in a million are in every list of words for being misspelt: ef, tne, lst."""

_LONG_HEARD = 6
_HEARD_LONG = 2e-8
"""A word of so many letters is one from once in fifty million on, as in `reading.legibility`."""

_FIGURES = 3
"""Figures that may be letters misread, 211 for all; longer numbers are numbers."""

_PARTS_JOINED = 8
"""Parts of a chain that still make one word: state-of-the-art has four; a row of hyphenated figures is no word."""

_LETTERS = r"\w++(?:[\u0300-\u036f]++\w*+)*+"
_END = r"(?![\w\u0300-\u036f])"
_BREAK = r"[-‐‑\u00ad¬](?:[ \t\r]*\n\s*)?"
_WORD = re.compile(_LETTERS)
_PLAIN = re.compile(r"[0-9a-z]+")
_LONG = re.compile(rf"[0-9A-Za-z]{{{LONGEST + 1}}}")
_JOINT = re.compile(
    r"[-‐‑\u00ad¬'’ʼ.,](?:(?<=[^.,])(?:[ \t\r]*\n\s*)?(?=\w)"
    rf"|(?<=\.)\x20?(?=[^\W\d]{_END})|(?<=,)(?=\d\d\d))"
)
_CHAIN = re.compile(
    rf"(?:[^\W\d]\. ?)+[^\W\d]{_END}|\d{{1,3}}(?:,\d{{3}})+{_END}|{_LETTERS}(?:(?:['’ʼ]|{_BREAK}){_LETTERS})+"
)


@dataclass(frozen=True, slots=True)
class Join:
    """Words `first` to `last` (half-open, counted from 0) read as one word."""

    first: int
    last: int
    form: str
    broken: bool = False
    """Whether a line ends within it."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words, folded, in order, with the joined ones besides."""

    forms: list[str]
    joins: list[Join]

    def joined(self) -> Iterator[tuple[str, int, int]]:
        """The text read with its chains joined: each word with the words [first, last) that it covers."""
        at = 0
        for join in self.chains():
            yield from ((self.forms[here], here, here + 1) for here in range(at, join.first))
            yield join.form, join.first, join.last
            at = join.last
        yield from ((self.forms[here], here, here + 1) for here in range(at, len(self.forms)))

    def run(self) -> list[str]:
        """The words of the joined reading."""
        row: list[str] = []
        at = 0
        for join in self.chains():
            row += self.forms[at : join.first]
            row.append(join.form)
            at = join.last
        return row + self.forms[at:]

    def halves(self) -> set[int]:
        """The words that are but pieces of one broken at the end of a line, by number: con- and ception, not anti-."""
        return {
            at for join in self.joins if join.broken for at in range(join.first, join.last) if noise(self.forms[at])
        }

    def closed(self) -> Iterator[tuple[str, int, int]]:
        """What two or three words make as one, where one at least is noise and the others short: 0 ss, re tnrn."""
        row = [*self.joined(), ("", 0, 0), ("", 0, 0)]
        broken = [bool(form) and noise(form) for form, _, _ in row]
        small = [bool(form) and (broken[at] or len(form) <= BESIDE) for at, (form, _, _) in enumerate(row)]
        for at in range(len(row) - 2):
            if not (small[at] and small[at + 1]):
                continue
            for end in (at + 2, at + 3):
                if small[end - 1] and (broken[at] or broken[at + 1] or broken[end - 1]):
                    form = "".join([row[here][0] for here in range(at, end)])
                    if SHORT <= len(form) <= LONG:
                        yield form, row[at][1], row[end - 1][2]

    def chains(self) -> Iterator[Join]:
        """The joined words that cover all of their chain."""
        at = 0
        for join in self.joins:
            if join.first >= at:
                yield join
                at = join.last


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """The word without case and accents, at most LONGEST letters; never empty for a word that has a letter or digit."""
    loose = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return ("".join(filter(str.isalnum, loose)) or word.casefold())[:LONGEST]


@lru_cache(maxsize=1 << 17)
def noise(form: str) -> bool:
    """Whether a folded word is none that English has, nor a number: what is left of a word that was misread."""
    if form.isdigit():
        return len(form) <= _FIGURES
    return (len(form) == 1 and form not in "ai") or english().get(form, 0.0) < heard(form)


def heard(form: str) -> float:
    """The least that English must have of a word of such a length, of all its words, for it to be one."""
    return _HEARD if len(form) < _LONG_HEARD else _HEARD_LONG


@cache
def english() -> Mapping[str, float]:
    """How common English words are, as wordfreq counts them."""
    from wordfreq import get_frequency_dict  # a fifth of a second, which a run with nothing to read need not wait

    return dict(get_frequency_dict("en", wordlist="best"))


def words(text: str) -> Words:
    """The text's words."""
    text = text.replace("_", " ")
    forms: list[str] = []
    joins: list[Join] = []
    at = 0
    for start, end in _chains(text):
        forms += _folded(text[at:start])
        at = end
        chain = text[start:end]
        joins += _joins(chain, len(forms))
        forms += _folded(chain)
    forms += _folded(text[at:])
    return Words(forms, joins)


def places(text: str) -> list[tuple[int, int]]:
    """Where each word of `words(text)` stands: [start, end) in code points."""
    return [found.span() for found in _WORD.finditer(text.replace("_", " "))]


def _chains(text: str) -> Iterator[tuple[int, int]]:
    """Where words are held together, found from what holds them: that is rare, and words are not."""
    done = 0
    for joint in _JOINT.finditer(text):
        start = end = joint.start()
        while start > done and (text[start - 1].isalnum() or "\u0300" <= text[start - 1] <= "\u036f"):
            start -= 1
        while start < end and "\u0300" <= text[start] <= "\u036f":
            start += 1
        if start < end and (chain := _CHAIN.match(text, start)):
            done = chain.end()
            yield start, done


def parted(text: str, furniture: Sequence[Span]) -> tuple[str, str]:
    """The text with its furniture blanked, and the furniture with the rest blanked; offsets are those of the text."""
    if not furniture:
        return text, ""
    body, other, at = [], [], 0
    for span in sorted(furniture):
        start, end = max(span.start, at), min(span.end, len(text))
        if start >= end:
            continue
        body += [text[at:start], _blank(text[start:end])]
        other += [_blank(text[at:start]), text[start:end]]
        at = end
    return "".join([*body, text[at:]]), "".join(other)


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _folded(text: str) -> list[str]:
    if text.isascii():
        plain: list[str] = _PLAIN.findall(text.lower())
        return plain if not _LONG.search(text) else [form[:LONGEST] for form in plain]
    return [fold(word) for word in _WORD.findall(text)]


def _joins(chain: str, first: int) -> Iterator[Join]:
    parts = list(_WORD.finditer(chain))
    gaps = [chain[a.end() : b.start()] for a, b in pairwise(parts)]
    if gaps[-1] in "'’ʼ" and parts[-1][0] in "sS":
        parts, gaps = parts[:-1], gaps[:-1]
    if 1 < len(parts) <= _PARTS_JOINED:
        yield Join(first, first + len(parts), _together(parts), any("\n" in gap for gap in gaps))
    if len(parts) > 2:
        for at, gap in enumerate(gaps):
            if "\n" in gap:
                yield Join(first + at, first + at + 2, _together(parts[at : at + 2]), True)


def _together(parts: Sequence[re.Match[str]]) -> str:
    return "".join(fold(part[0]) for part in parts)[:LONGEST]
