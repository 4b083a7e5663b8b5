"""The tokens of a text, read forward by the grammar."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from onionskin.dating.form import Form
from onionskin.dating.lexing import Token

Found = tuple[Form, int]
"""What was understood, and the index of the token after it."""


class Tape:
    """Answers what stands at an index. A token is there only where nothing stands between it and the one before."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens
        self._near = [False]
        self._near += [b.order == a.order + 1 and a.paragraph == b.paragraph for a, b in pairwise(tokens)]
        self._near += [False] * 6  # beyond the last there is nothing
        self._words = [token.word for token in tokens]

    def near(self, at: int) -> bool:
        """Whether the token stands right after the one before it, in the same paragraph."""
        return at >= 0 and self._near[at]

    def says(self, at: int, kind: str, *, first: bool = False) -> Any:
        """What the token says as `kind`; None where it is not that, or does not follow. `first` asks without that."""
        if first or self._near[at]:
            return self.tokens[at].says.get(kind)
        return None

    def word(self, at: int, *words: str, first: bool = False) -> bool:
        """Whether the token is one of these words and follows."""
        return (first or self._near[at]) and self._words[at] in words

    def words(self, at: int, *row: str) -> int | None:
        """The index after these words, one after the other; None where they do not stand there."""
        for word in row:
            if not (self._near[at] and self._words[at] == word):
                return None
            at += 1
        return at

    def skip(self, at: int, *words: str) -> int:
        """The index after one of these words, or the index itself."""
        return at + 1 if self._near[at] and self._words[at] in words else at

    def before(self, at: int, *words: str) -> bool:
        """Whether one of these words stands right before."""
        return self.near(at) and self._words[at - 1] in words

    def word_before(self, at: int) -> str:
        """The printed word before a token, whatever it is, folded; empty at the start of a text."""
        head = self.text[max(0, self.tokens[at].start - 40) : self.tokens[at].start].split()
        return head[-1].lower().strip("(\"'“‘[") if head else ""

    def word_after(self, at: int) -> str:
        """The printed word after the token before `at`, folded; empty where a sign stands between."""
        end = self.tokens[at - 1].end
        tail = self.text[end : end + 40]
        words = tail.split(None, 1) if tail[:1] in (" ", "\n") else []
        return words[0].lower().rstrip(".,;:)") if words else ""
