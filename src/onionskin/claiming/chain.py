"""The voices behind a claim, outermost first, with the value that each gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onionskin.claiming.cues import Hedge
from onionskin.claiming.factuality import PROBABLE, Value, granted, held
from onionskin.claiming.lexing import Token
from onionskin.claiming.quotes import LEAST
from onionskin.claiming.saying import Parsed, Range, Saying


@dataclass(frozen=True, slots=True)
class Step:
    """One rank of the chain behind a claim: the words of saying, and the value of the claim for this voice.

    `tokens` are those of the sentence in which it is said who speaks, where that is another one.
    """

    saying: Saying
    value: Value
    tokens: Sequence[Token] | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a quotation that goes on: the word of saying, in the tokens of its sentence."""

    saying: Saying
    tokens: Sequence[Token]


@dataclass(slots=True)
class Draft:
    """A claim as ranges of tokens: `span` is all it asserts, `core` its own clause; `steps` its voices in order.

    `lent` is the clause whose time it shares, where it only fills that out: `he traveled in May to attend`.
    """

    span: Range
    core: Range
    head: int
    kind: str
    value: Value
    steps: tuple[Step, ...]
    hedges: tuple[Hedge, ...]
    condition: Range | None = None
    subject: Range | None = None
    lent: Range | None = None
    quoted: bool | None = None
    weighed: bool = False
    rule: str = ""
    gaps: list[str] = field(default_factory=list)


def speak(sentence: Parsed, draft: Draft, speaker: Speaker | None) -> None:
    """Puts whoever is quoted over a claim that stands in a quotation and has no voice there yet."""
    quote = next(
        (one for one in sentence.quotes if one.first <= draft.head < one.last and one.last - one.first >= LEAST), None
    )
    finite = quote is not None and any(
        one.form == "finite" and quote.first <= one.head < quote.last for one in sentence.groups
    )
    if quote is None or not finite or any(step.saying.how != "evidence" and step.saying.quoted for step in draft.steps):
        return
    if any(
        step.saying.content[0] <= quote.first
        and quote.last <= step.saying.content[1] + 1
        and step.saying.how != "evidence"
        for step in draft.steps
    ):
        return
    if not quote.opened and speaker is not None:
        saying, tokens = speaker.saying, speaker.tokens
    else:
        at = max(0, quote.first - 1)
        saying, tokens = (
            Saying((at, at + 1), (quote.first, quote.last), (), "neutral", "quotation", quoted=True),
            sentence.tokens,
        )
    value = draft.steps[0].value if draft.steps else draft.value
    if not saying.own:
        draft.steps = (Step(saying, draft.value if not draft.steps else value.at_most(0), tokens), *draft.steps)
        draft.value = draft.value.at_most(0)
    draft.quoted, draft.weighed = True, True
    draft.kind = "reported" if draft.kind == "event" else draft.kind


def chain_of(sentence: Parsed, head: int, value: Value, said: Sequence[Saying]) -> tuple[tuple[Step, ...], Value]:
    """The voices that a verb stands under, outermost first, each with its value, and the author's."""
    over = [one for one in said if one.content[0] <= head < one.content[1] and not one.cue[0] <= head < one.cue[1]]
    steps: list[Step] = []
    for one in reversed(over):
        if one.own or (one.manner == "showing" and one.how == "noun" and not one.sources):
            value = held(value, one, sentence) if not one.own or one.manner != "neutral" else value
            value = granted(value, one)
            if one.own and one.manner == "asking":
                value = value.at_most(0)
            continue
        mine = held(value, one, sentence)
        if one.how == "evidence":
            mine = value
        steps.append(Step(one, mine))
        value = mine.at_most(PROBABLE) if one.how == "evidence" else granted(_undenied(mine, one), one)
    return tuple(reversed(steps)), value


def _undenied(value: Value, one: Saying) -> Value:
    return value.at_most(0) if one.manner == "denying" else value


def in_quotes(sentence: Parsed, head: int, steps: Sequence[Step]) -> bool | None:
    """Whether the claim stands in a voice's own words (True), is told in the author's (False), or has no voice."""
    if not any(step.saying.how != "evidence" for step in steps):
        return None
    return any(one.first <= head < one.last and one.last - one.first >= 4 for one in sentence.quotes)
