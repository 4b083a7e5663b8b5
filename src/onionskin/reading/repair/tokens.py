"""The words of a page as repair looks at them: each with its place, and what stands between it and the next.

A word here is a run of letters with the figures and signs that a misreading puts among them (`bola@ly`, `a11`), free
of punctuation around it. Hyphens, dashes and strokes part words; a hyphen at the end of a line joins them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

SIGNS = "@~|!'\u2019.$&\u00a9\u00ae<>{}*^\u00b0\u00a2\u00a3\u20ac\\"
"""Signs that may stand for a letter within a word."""
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{re.escape(SIGNS)}](?=[^\W_]|[{re.escape(SIGNS)}][^\W_]))*")
_AT_LINE_END = re.compile(r"(?:-|\u00ad|\u00ac)[ \t]*\n\s*")
_BREAK = re.compile(r"[.;:!?]|\n[ \t]*\n")
LONGEST = 40
"""A run of more code points than this is no word of any language that is written with blanks."""


@dataclass(slots=True)
class Token:
    """`text[start:end]` of the page; `form` what is read there, without the hyphen and the line break within it."""

    start: int
    end: int
    form: str
    before: str
    """What stands between the word before and this one."""
    head: int = 0
    """Where the part after a line-end hyphen begins in `form`; 0 where there is none."""
    low: str = ""

    def __post_init__(self) -> None:
        self.low = self.form.lower().replace("\u2019", "'")


@dataclass(slots=True)
class Sheet:
    """A page's words, and how often each stands on it."""

    text: str
    tokens: Sequence[Token]
    forms: Counter[str] = field(default_factory=Counter)
    heard: dict[int, str] = field(default_factory=dict)
    """What was surely meant by words that are misread, in lower case: what their neighbours are weighed beside."""

    def context(self, at: int, step: int) -> str:
        """The neighbour of a word as the language model knows it: `.` at the end of a sentence, `0` for a number."""
        there = at + step
        if not 0 <= there < len(self.tokens):
            return "."
        between = self.tokens[at if step < 0 else there].before
        if _BREAK.search(between):
            return "."
        form = self.heard.get(there) or self.tokens[there].low
        return "0" if form.isdigit() else form.removesuffix("'s")


def sheet(text: str) -> Sheet:
    """The words of a text, in order."""
    tokens: list[Token] = []
    end = 0
    for found in _WORD.finditer(text):
        start = found.start()
        if found.end() - start > LONGEST:
            continue
        before = text[end:start]
        form = found[0]
        if tokens and before[:1] in "-\u00ad\u00ac" and _joins(tokens[-1], before, form):
            last = tokens.pop()
            token = Token(last.start, found.end(), last.form + form, last.before, len(last.form))
        else:
            token = Token(start, found.end(), form, before)
        tokens.append(token)
        end = found.end()
    return Sheet(text, tokens, Counter(token.form for token in tokens if not token.head))


def _joins(last: Token, before: str, form: str) -> bool:
    """Whether a word goes on after a hyphen at the end of a line: letters on both sides, the second in lower case."""
    return (
        not last.head
        and last.form[-1].isalpha()
        and (form[0].islower() or (form[0].isupper() and last.form.isupper() and len(last.form) > 1 and form.isupper()))
        and _AT_LINE_END.fullmatch(before) is not None
        and before.count("\n") <= 3
    )
