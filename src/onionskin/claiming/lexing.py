"""A text cut into words and signs, and the words into sentences.

A word that a line end cuts is one token: `Viet-\\nnamese` reads *Vietnamese* and stands where both halves stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onionskin.claiming.lists import classes, table

_ABBREVIATIONS = "|".join(re.escape(word) for word in table("abbreviations.toml")["words"].split())
_WORD = re.compile(
    rf"""(?:{_ABBREVIATIONS})\.(?=\W|$)
    | (?:[^\W\d_]\.){{2,8}}(?=\W|$)                        # U.S. and J.F.K., dots and all
    | [^\W\d_]+n['’]t\b
    | \d+(?:[.,:/]\d+)+                                     # a figure with its signs
    | [^\W_]+(?:[-¬\xad]\ ?\n[ \t]*[a-zß-ÿ][^\W_]*)         # a word that a line end cuts
    | [^\W_]+(?:[-&/][^\W_]+|['’](?!s\b|S\b)[^\W_]+)*
    | ['’][sS]\b
    | \n[ \t]*\n\s*                                         # the end of a paragraph
    | --+ | \.\.+ | [^\w\s] | _+""",
    re.VERBOSE,
)
_CUT = re.compile(r"[-¬\xad] ?\n[ \t]*")
STOPS = frozenset(".!?")
CLOSERS = frozenset("\"”’')]")
OPENERS = frozenset('"“‘([*-•')
_OPENING = frozenset(table("abbreviations.toml")["opening"].split())
"""Words with which a sentence begins after an abbreviation: `in the U.S. The Senate`."""
_JOINING = frozenset(["DT", "IN", "MD", "BE", "HV", "TO", "SC", "CC", "WH", "NOT"])
"""Classes of words after which no sentence ends, so that one runs over a blank line or a page's end."""


@dataclass(slots=True)
class Token:
    """A word or a sign at `text[start:end]`; `word` is how it reads with no line end in it, `low` folded.

    `opens` tells that a paragraph begins here. `tag` is its class, see `tagging`.
    """

    start: int
    end: int
    word: str
    low: str
    opens: bool = False
    tag: str = ""


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order. Blank lines are none, but what follows one opens a paragraph."""
    cut: list[Token] = []
    opens = True
    for found in _WORD.finditer(text):
        word = found[0]
        if word[0] == "\n":
            opens = True
            continue
        if "\n" in word:
            word = _CUT.sub("", word)
        cut.append(Token(found.start(), found.end(), word, word.lower().replace("’", "'"), opens))
        opens = False
    return cut


def sentences(cut: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens of each sentence. One that a blank line or a page's end parts goes on where its words show it."""
    first = 0
    for at in range(len(cut)):
        if at > first and cut[at].opens and not _goes_on(cut[at - 1], cut[at]):
            yield list(cut[first:at])
            first = at
        if at >= first and _ends(cut, at):
            last = at + 1
            while last < len(cut) and cut[last].word in CLOSERS and cut[last].start == cut[last - 1].end:
                last += 1
            while last + 1 < len(cut) and cut[last].word.isdigit() and cut[last + 1].word == "/":
                last += 2  # the number of a note, as typists put it: 162/
            if not (last < len(cut) and cut[last].opens) and not _begins(cut, last):
                continue
            yield list(cut[first:last])
            first = last
    if first < len(cut):
        yield list(cut[first:])


def _goes_on(before: Token, after: Token) -> bool:
    """Whether a sentence runs on over a blank line."""
    if before.word in STOPS or before.word in CLOSERS:
        return False
    return after.word[0].islower() or classes().get(before.low, "") in _JOINING or before.word == ","


def _ends(cut: Sequence[Token], at: int) -> bool:
    word = cut[at].word
    if word in STOPS:
        return not (word == "." and at and _initial(cut, at))
    if word[-1] == "." and len(word) > 2 and at + 1 < len(cut):
        return cut[at + 1].word in _OPENING and "." in word[:-1]
    return False


def _initial(cut: Sequence[Token], at: int) -> bool:
    """Whether a stop belongs to an initial, of one letter or misread as two: `Marshal EB. Tensin`."""
    word = cut[at - 1].word
    after = cut[at + 1].word if at + 1 < len(cut) else ""
    named = len(word) == 2 and at > 1 and cut[at - 2].word[0].isupper() and after not in _OPENING
    return word.isupper() and word.isalpha() and (len(word) == 1 or named)


def _begins(cut: Sequence[Token], at: int) -> bool:
    """Whether a sentence may begin at a token."""
    if at >= len(cut) or cut[at].opens:
        return True
    word = cut[at].word
    if word in OPENERS and at + 1 < len(cut):
        word = cut[at + 1].word
    return word[0].isupper() or word[0].isdigit()
