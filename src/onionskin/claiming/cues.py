"""The words of a sentence that bear on how sure it is, each where it counts: `May` in *in May 1957* does not.

`when` in certainty.toml names the places: `modal` (as a modal verb), `verb` (as a verb), `that` (before a clause of
its content), `as` (*regarded as*), `showing` (said of a thing, not a person), and so on, a function each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import table

Test = Callable[[Sequence[Token], int, int], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """A cue of certainty.toml: its words, and what they do."""

    words: tuple[str, ...]
    kind: str
    value: str | None = None
    low: float | None = None
    high: float | None = None
    band: str = ""
    standard: str = ""
    strength: str | None = None
    when: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A cue at `sentence[first:last]`."""

    first: int
    last: int
    row: Row


@cache
def rows() -> dict[str, tuple[Row, ...]]:
    """The cues by their first word, the longest first."""
    found: dict[str, list[Row]] = {}
    for group in table("certainty.toml")["cues"]:
        group = dict(group)
        phrases = group.pop("words").split("|")
        when = tuple(group.pop("when", "").split())
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append(Row(words, when=when, **group))
    return {first: tuple(sorted(of, key=lambda row: -len(row.words))) for first, of in found.items()}


def hedges(sentence: Sequence[Token]) -> list[Hedge]:
    """The cues of a tagged sentence in order; of two that overlap the one that begins first, then the longer."""
    found: list[Hedge] = []
    table_, end = rows(), 0
    for at, token in enumerate(sentence):
        if at < end or token.low not in table_:
            continue
        for row in table_[token.low]:
            last = at + len(row.words)
            if _reads(sentence, at, row.words) and all(TESTS[name](sentence, at, last) for name in row.when):
                found.append(Hedge(at, last, row))
                end = last
                break
    return found


def _reads(sentence: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    if at + len(words) > len(sentence):
        return False
    return all(sentence[at + step].low == word for step, word in enumerate(words))


# -- the places --


def _modal(sentence: Sequence[Token], first: int, last: int) -> bool:
    return sentence[first].tag == "MD"


def _verb(sentence: Sequence[Token], first: int, last: int) -> bool:
    return sentence[first].tag[:2] == "VB" or (sentence[first].tag == "JJ" and sentence[first].low.endswith("ed"))


def _that(sentence: Sequence[Token], first: int, last: int) -> bool:
    """Before its content: `the idea that`, `the view of the war as`."""
    return last < len(sentence) and sentence[last].low in ("that", "of") and sentence[last].tag in ("THAT", "IN")


def _as(sentence: Sequence[Token], first: int, last: int) -> bool:
    """`considered a threat`, `seen as one`: an opinion, and not a look; not `considered for the post`."""
    word = sentence[first].low
    if last >= len(sentence):
        return False
    if word[:8] in ("consider", "deemed"):
        asked = (
            sentence[first - 1].low == "be"
            and first > 1
            and sentence[first - 2].low in ("should", "must", "to", "shall", "could")
        )
        after = sentence[last]
        if after.low == "by":
            return any(one.low in ("to", "as") for one in sentence[last : last + 7])
        return (
            not asked
            and after.tag not in ("IN", "VBG", ",", ".", "CC", ")", ";")
            and after.low not in ("necessary", "separately")
        )
    near = 3 if word in ("seen", "see") else 7
    return any(one.low == "as" for one in sentence[last : last + near])


def _content(sentence: Sequence[Token], first: int, last: int) -> bool:
    """Before a clause that tells it: `the view that`."""
    return last < len(sentence) and sentence[last].tag == "THAT"


def _asked(sentence: Sequence[Token], first: int, last: int) -> bool:
    """*Whether* before a clause or infinitive, not before two words of which either may hold."""
    rest = sentence[last : last + 9]
    stop = next((at for at, one in enumerate(rest) if one.tag in (",", ";", ")")), len(rest))
    return (
        any(one.tag in ("BE", "MD", "HV", "DO", "TO", "VBD", "VBZ", "VBP", "VBN") for one in rest[:stop])
        and rest[0].tag != "CC"
    )


def _conditional(sentence: Sequence[Token], first: int, last: int) -> bool:
    """*If* of a condition, not of a question, and not `as if`, `if any`, `if not`."""
    if sentence[first].low != "if":
        return True
    before = sentence[first - 1].low if first else ""
    after = sentence[last].low if last < len(sentence) else ""
    if before == "even" and not any(
        one.tag in ("BE", "VBD", "VBZ", "VBP", "PS", "HV", "MD") for one in sentence[last : last + 8]
    ):
        return False
    return before not in ("as", "and", "what") and after not in (
        "anything",
        "not",
        "ever",
        "only",
        "and",
        "possible",
        "necessary",
        "so",
        "read",
    )


def _waiting(sentence: Sequence[Token], first: int, last: int) -> bool:
    """`will stay until it is known`: what is to come waits for it."""
    return any(one.low in ("will", "would", "can", "cannot", "should", "must") for one in sentence[:first])


def _would(sentence: Sequence[Token], first: int, last: int) -> bool:
    """A modal of what depends on a condition: one stands in the sentence, or nothing in it is told as past."""
    if any(
        one.low in ("if", "unless", "providing", "assuming", "supposing", "otherwise", "without")
        for one in sentence[:80]
    ):
        return sentence[first].low != "will" or any(one.low in ("if", "unless") for one in sentence)
    past = any(one.tag == "VBD" or one.low in ("was", "were", "had", "did") for one in sentence)
    present = any(
        one.tag in ("VBZ", "VBP") or one.low in ("is", "are", "can", "has", "have", "may") for one in sentence[:first]
    )
    return sentence[first].low == "would" and present and not past


def _epistemic(sentence: Sequence[Token], first: int, last: int) -> bool:
    """*Could* of what may be so, not of what one is able to do."""
    after = [one.low for one in sentence[last : last + 3]]
    if "possibly" in after or "have" in after[:2]:
        return True
    if any(one.low in ("not", "never", "so", "only") for one in sentence[max(0, first - 1) : last + 2]):
        return False
    if "be" in after[:2]:
        head = after[after.index("be") + 1] if after.index("be") + 1 < len(after) else ""
        return head in (
            "a",
            "an",
            "the",
            "seen",
            "considered",
            "explained",
            "argued",
            "construed",
            "interpreted",
            "about",
            "due",
            "expected",
            "that",
            "read",
        )
    return after[:1] != [] and after[0] in _MIGHT_WELL


_MIGHT_WELL = frozenset(table("certainty.toml")["outcomes"].split())


def _raising(sentence: Sequence[Token], first: int, last: int) -> bool:
    """`seems to have been`, `appeared that`, `appears likely`; not `appeared in the press`."""
    rest = [one for one in sentence[last : last + 3] if one.tag not in ("RB", "NOT")]
    if sentence[first].low[:4] == "seem":
        return True
    return bool(rest) and (rest[0].tag in ("TO", "THAT", "JJ", "VBN") or rest[0].low in ("likely", "as"))


def _have(sentence: Sequence[Token], first: int, last: int) -> bool:
    return any(one.low == "have" for one in sentence[last : last + 2])


def _not_as(sentence: Sequence[Token], first: int, last: int) -> bool:
    """`it is possible that`, `a possible reason`; not `as soon as possible`, `make it possible to`."""
    before = [one for one in sentence[max(0, first - 3) : first] if one.tag not in ("RB", "NOT")]
    after = sentence[last].low if last < len(sentence) else ""
    if before and before[-1].tag == "BE":
        return after == "that" or (
            after in (",", "however") and any(one.low == "that" for one in sentence[last : last + 6])
        )
    if not before or before[-1].low not in (
        "a",
        "one",
        "another",
        "about",
        "of",
        "his",
        "any",
        "its",
        "their",
        "to",
        "only",
        "some",
    ):
        return False
    return bool(after) and after[0].isalpha() and sentence[last].tag in ("NN", "JJ", "VBN")


def _phrase(sentence: Sequence[Token], first: int, last: int) -> bool:
    """`in evident surprise`."""
    before = sentence[first - 1].low if first else ""
    return before in ("in", "with", "to") and last < len(sentence) and sentence[last].tag == "NN"


def _showing(sentence: Sequence[Token], first: int, last: int) -> bool:
    """Said of a thing or of nobody: `this suggests that`; not `he suggested that`, `suggested above`."""
    after = sentence[last].low if last < len(sentence) else ""
    before = next((one for one in reversed(sentence[:first]) if one.tag not in ("RB", "NOT", "MD", "HV")), None)
    if after in ("above", "below", "by") or before is None or before.low in ("he", "she", "we", "i", "as", "who"):
        return False
    return before.tag != "NP"


def _holding(sentence: Sequence[Token], first: int, last: int) -> bool:
    """A verb of belief with what is believed: a clause, an infinitive, an object; not `believe in`."""
    if last >= len(sentence):
        return True
    after = sentence[last]
    word = sentence[first].low
    before = sentence[first - 1].low if first else ""
    if word == "believe" and (before in ("to", "not", "cannot", "you", "will") or before.endswith("n't")):
        return False
    if word[:5] == "think" or word == "thought":
        return after.low not in ("about", "of", "up")
    if word[:4] in ("feel", "felt", "fear", "susp", "expe", "gues"):
        return after.low in ("that", "to", "he", "she", "it", "they", "the") or after.tag in ("THAT", "TO", "PS")
    return after.low != "in"


TESTS: dict[str, Test] = {
    "modal": _modal,
    "verb": _verb,
    "that": _that,
    "as": _as,
    "conditional": _conditional,
    "waiting": _waiting,
    "would": _would,
    "epistemic": _epistemic,
    "have": _have,
    "not_as": _not_as,
    "phrase": _phrase,
    "showing": _showing,
    "holding": _holding,
    "raising": _raising,
    "content": _content,
    "asked": _asked,
}
