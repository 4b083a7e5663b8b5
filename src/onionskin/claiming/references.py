"""Pointers to another place: *quoted above*, *as suggested above*, *see p. 12*.

What is quoted above is looked for among the quotations of the page before it; what is suggested above among what was
put as possible or inferred. Where the page has none, it stands on another page, or nowhere known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import table


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("references.toml")[name].split())


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer at `sentence[first:last]`. `kind` is `backward`, `forward` or `page`; `verb` the word that points."""

    first: int
    last: int
    kind: str
    verb: str = ""


def pointers(sentence: Sequence[Token]) -> Iterator[Pointer]:
    """The pointers of a sentence."""
    for at, token in enumerate(sentence):
        after = sentence[at + 1] if at + 1 < len(sentence) else None
        if token.low in _words("pointing") and after is not None and after.low in _words("where"):
            first = at - 1 if at and sentence[at - 1].low == "as" else at
            yield Pointer(first, at + 2, "forward" if after.low in _words("behind") else "backward", token.low)
        elif token.low in _words("see") and after is not None:
            if after.low in _words("where"):
                yield Pointer(at, at + 2, "forward" if after.low in _words("behind") else "backward", "see")
            elif after.low in _words("parts") and at + 2 < len(sentence):
                yield Pointer(at, at + 3, "page", "see")
        elif token.low in _words("alone"):
            yield Pointer(at, at + 1, "backward" if token.low != "infra" else "forward", token.low)


def suggests(pointer: Pointer) -> bool:
    """Whether it points to what was put as possible or inferred."""
    return pointer.verb in _words("suggesting")
