"""Capitals lost and gained: `le Duan` where the page has Le Duan, `success Of the coup`.

A capital is given towards a form that the document has several times, or the language model has as a name that the
document attests; one is taken from a small word whose capital has the shape of the small letter (`O`, `S`, `W`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onionskin.reading.repair.emend import emended
from onionskin.reading.repair.tokens import Sheet
from onionskin.record import Annotation, Emendation

RULE = "case: capital lost in a name"
SMALL = "case: capital for small letter"
TIMES = 2
"""So often a pair of words stands with its capitals, for one that has lost one to be known by it."""
_ALIKE = frozenset(
    "of or on so we was who with will which when while shall such some over only out could can very".split()
)


def lost_capitals(sheet: Sheet, taken: set[int], known: frozenset[str]) -> Iterator[Annotation]:
    """Emendations of words that are in `taken` already are not said. `known` are forms that the collection repeats."""
    tokens = sheet.tokens
    pairs = Counter(
        (one.form, other.form) for one, other in zip(tokens, tokens[1:], strict=False) if other.before == " "
    )
    for at, token in enumerate(tokens):
        if at in taken or token.head:
            continue
        after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].before in (" ", "\n") else None
        if token.form.islower() and after is not None and after.form[0].isupper() and len(token.form) > 1:
            capital = token.form.capitalize()
            times = pairs[capital, after.form]
            alike = sum(count for (one, other), count in pairs.items() if other == after.form and one == token.form)
            if times >= TIMES and times > 2 * alike:
                evidence = (
                    f"“{capital} {after.form}” stands {times} times on the page with its capital, "
                    f"“{token.form} {after.form}” only here."
                )
                said = Emendation(capital, "case", True, RULE, evidence)
                yield emended((token.start, token.end), said, 0.93)
        elif token.form.lower() in _ALIKE and token.form[0].isupper() and token.form[1:].islower():
            yield from _small(sheet, at)


def _small(sheet: Sheet, at: int) -> Iterator[Annotation]:
    """A small word with a capital between words in lower case, in the middle of a line."""
    tokens = sheet.tokens
    if not 0 < at < len(tokens) - 1:
        return
    token, one, other = tokens[at], tokens[at - 1], tokens[at + 1]
    if token.before != " " or other.before != " " or not (one.form.islower() and other.form.islower()):
        return
    if len(one.form) < 2 or (token.form == "Will" and other.form in ("and", "is", "was", "had", "has")):
        return
    evidence = f"“{token.form}” stands between “{one.form}” and “{other.form}” in the middle of a sentence."
    yield emended((token.start, token.end), Emendation(token.low, "case", True, SMALL, evidence), 0.9)
