"""What a word of saying is, and the words of voices.toml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onionskin.claiming.clauses import Clause
from onionskin.claiming.groups import Group
from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import table
from onionskin.claiming.quotes import Quote

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of saying at `cue`, what is said at `content`, as ranges of tokens.

    `sources` are those who say it: () where none is named. `own` tells that the author speaks of himself. `manner` as
    in voices.toml; `how` is `verb`, `noun`, `raised`, `according`, `view`, `evidence`, `adverb` or `quotation`.
    """

    cue: Range
    content: Range
    sources: tuple[Range, ...]
    manner: str
    how: str
    own: bool = False
    quoted: bool = False


@cache
def manners(kind: str) -> dict[str, str]:
    """The manner of each word; of a word under two, the first."""
    found: dict[str, str] = {}
    for manner, words in table("voices.toml")[kind].items():
        if manner != "why":
            for word in words.split():
                found.setdefault(word, manner)
    return found


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of voices.toml under what they do."""
    return frozenset(table("voices.toml")[kind]["words"].split())


@cache
def shows() -> frozenset[str]:
    """Verbs by which a thing speaks for something."""
    return frozenset(table("voices.toml")["verbs"]["showing"].split())


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence taken apart."""

    tokens: Sequence[Token]
    groups: Sequence[Group]
    clauses: Sequence[Clause]
    quotes: Sequence[Quote] = ()

    @property
    def end(self) -> int:
        """Where the sentence ends, its last signs left out."""
        last = len(self.tokens)
        while last and self.tokens[last - 1].word in (".", "!", "?", ")", "]", '"', "”", "'", "’"):
            last -= 1
        return last


@cache
def asks() -> frozenset[str]:
    """Verbs behind which *that it be done* asks for it."""
    return frozenset(table("voices.toml")["verbs"]["asking"].split()) | words_of("subjunctive")


FINITE = frozenset(["VBD", "VBZ", "VBP", "BE", "HV", "MD"])


@cache
def addressed() -> frozenset[str]:
    """Verbs that may have an addressee, a time or an adverb before what they say."""
    return frozenset(manners("verbs")) - words_of("unaddressed")


@cache
def sayers() -> frozenset[str]:
    """Verbs that may be set behind or into what they say."""
    return words_of("asides")
