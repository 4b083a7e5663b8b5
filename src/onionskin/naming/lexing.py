"""A text cut into the words that names are made of.

A word that a line end cuts is one token: `Viet-\\nnamese` reads *Vietnamese* and stands where both halves stand. What
possesses (`'s`) is a token of its own, so that no name holds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onionskin.naming.lists import lexicon

_WORD = re.compile(
    r"""(?:U\.[ ]S\.(?:[ ]?[AN]\.)?|U\.[ ]N\.|D\.[ ]C\.|N\.[ ][YJCH]\.|S\.[ ][CD]\.)(?=\W|$)
    | (?:[^\W\d_]\.){2,8}(?=\W|$)                    # U.S. and J.F.K., dots and all
    | [^\W_]+(?:[-¬\xad]\ ?\n[ \t]*[a-zß-ÿ][^\W_]*)   # a word that a line end cuts
    | [^\W_]+(?:[-&][^\W_]+|['’](?!s\b|S\b|d\b|ll\b)[^\W_]+)*
    | ['’][sS]\b
    | \n[ \t]*\n\s*                                   # the end of a paragraph
    | [^\w\s]|_""",
    re.VERBOSE,
)
_CUT = re.compile(r"[-¬\xad] ?\n[ \t]*")
_ENDS = frozenset(".!?:;")
_OPENS = frozenset("\"'“”‘’([{—-*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign at `text[start:end]`; `word` is how it reads with no line end in it.

    `opens` tells that it begins a sentence or a paragraph, where a capital says nothing; `line` that it begins a
    printed line.
    """

    start: int
    end: int
    word: str
    opens: bool = False
    line: bool = False


@lru_cache(maxsize=8)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order. Blank lines are none, but what follows one opens a paragraph."""
    cut: list[Token] = []
    opens, end = True, 0
    for found in _WORD.finditer(text):
        start, word = found.start(), found[0]
        if word[0] == "\n":
            opens = True
            continue
        if "\n" in word:
            word = _CUT.sub("", word)
        elif ". " in word:
            word = word.replace(" ", "")
        line = not cut or "\n" in text[end:start]
        cut.append(Token(start, found.end(), word, opens, line))
        end = found.end()
        if word in _ENDS:
            opens = word != "." or not _abbreviated(cut)
        elif word not in _OPENS:
            opens = False
    return tuple(cut)


def _abbreviated(cut: list[Token]) -> bool:
    """Whether the stop that was just cut belongs to an initial or a title before it."""
    if len(cut) < 2 or cut[-2].end != cut[-1].start:
        return False
    word = cut[-2].word
    return (len(word) == 1 and word.isupper()) or word.lower() in lexicon()["abbreviated"]
