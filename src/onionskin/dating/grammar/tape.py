"""The tokens of a text, read forward by the grammar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onionskin.dating.form import Form
from onionskin.dating.lexing import Token

Found = tuple[Form, int]
"""What was understood, and the index of the token after it."""


class Tape:
    """Answers what stands at an index. A token counts as there only where nothing stands between it and the one before."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens

    def near(self, at: int) -> bool:
        """Whether the token stands right after the one before it, in the same paragraph."""
        if not 0 < at < len(self.tokens):
            return False
        before, here = self.tokens[at - 1], self.tokens[at]
        return here.order == before.order + 1 and here.paragraph == before.paragraph

    def says(self, at: int, kind: str, *, first: bool = False) -> Any:
        """What the token says as `kind`; None where it is not that, or does not follow. `first` asks without that."""
        if not (first or self.near(at)) or at >= len(self.tokens):
            return None
        return self.tokens[at].says.get(kind)

    def word(self, at: int, *words: str, first: bool = False) -> bool:
        """Whether the token is one of these words and follows."""
        return (first or self.near(at)) and at < len(self.tokens) and self.tokens[at].word in words

    def words(self, at: int, *row: str) -> int | None:
        """The index after these words, one after the other; None where they do not stand there."""
        for word in row:
            if not self.word(at, word):
                return None
            at += 1
        return at

    def skip(self, at: int, *words: str) -> int:
        """The index after one of these words, or the index itself."""
        return at + 1 if self.word(at, *words) else at

    def before(self, at: int, *words: str) -> bool:
        """Whether one of these words stands right before."""
        return self.near(at) and self.tokens[at - 1].word in words

    def after(self, at: int) -> str:
        """The text from the end of the token before `at`, to its line's end."""
        end = self.tokens[at - 1].end
        stop = self.text.find("\n", end)
        return self.text[end : stop if stop >= 0 else len(self.text)]
