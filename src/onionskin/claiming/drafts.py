"""What a sentence asserts, as ranges of its tokens, before anything is pinned to a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onionskin.claiming.clauses import Clause, clauses
from onionskin.claiming.cues import Hedge, hedges
from onionskin.claiming.factuality import (
    PROBABLE,
    Assessed,
    Value,
    assessed,
    condition_of,
    expletive,
    framing,
    granted,
    held,
)
from onionskin.claiming.groups import groups
from onionskin.claiming.lexing import Token
from onionskin.claiming.quotes import LEAST, quotes
from onionskin.claiming.tagging import tag
from onionskin.claiming.voices import Parsed, Range, Saying, sayings

LONGEST = 160
"""Words of a sentence that is taken apart; a longer one, by an engine that saw no stops or a list, makes no claims."""
SHORTEST, SLIGHT = 3, 6


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
    """A claim as ranges of tokens: `span` is all it asserts, `core` its own clause, `steps` its voices, outermost first."""

    span: Range
    core: Range
    head: int
    kind: str
    value: Value
    steps: tuple[Step, ...]
    hedges: tuple[Hedge, ...]
    condition: Range | None = None
    subject: Range | None = None
    quoted: bool | None = None
    weighed: bool = False
    rule: str = ""
    gaps: list[str] = field(default_factory=list)


def parsed(sentence: Sequence[Token], inside: bool = False) -> tuple[Parsed, bool]:
    """A sentence taken apart, and whether a quotation is open at its end."""
    tag(sentence)
    marked, open_ = quotes(sentence, inside)
    found = groups(sentence)
    return Parsed(sentence, found, clauses(sentence, found), marked), open_


def drafts(sentence: Parsed, fragment: bool = False, speaker: Speaker | None = None) -> list[Draft]:
    """What a sentence asserts, in the order of its verbs.

    `fragment` tells that it begins on another page; `speaker` who speaks where it goes on with a quotation.
    """
    if not SHORTEST <= len(sentence.tokens) <= LONGEST or not sentence.clauses:
        return []
    said, found_hedges = sayings(sentence), hedges(sentence.tokens)
    found = [
        _draft(sentence, index, said, found_hedges)
        for index, clause in enumerate(sentence.clauses)
        if _asserts(sentence, index, said)
    ]
    found += _states(sentence, said, found_hedges)
    for draft in found:
        _speak(sentence, draft, speaker)
    if fragment:
        found += _begun(sentence)
    return sorted(found, key=lambda one: (one.head, one.span))


def _speak(sentence: Parsed, draft: Draft, speaker: Speaker | None) -> None:
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


def _asserts(sentence: Parsed, index: int, said: Sequence[Saying]) -> bool:
    """Whether a clause asserts something of its own, and does not only frame, ask or set a condition."""
    clause, tokens = sentence.clauses[index], sentence.tokens
    if tokens[clause.group.head].tag == "MD" or _bare(sentence, clause) or _slight(sentence, clause):
        return False
    if clause.kind in ("whether", "embedded", "condition"):
        return False
    if any(framing(sentence, other) == index for other in range(index + 1, len(sentence.clauses))):
        return False
    if any(
        one.how in ("verb", "raised") and one.cue[0] == clause.group.first and (one.content[0] < one.cue[0] or one.own)
        for one in said
    ):
        return False
    if (
        expletive(sentence, clause)
        and index + 1 < len(sentence.clauses)
        and sentence.clauses[index + 1].kind in ("content", "whether", "embedded")
    ):
        return False
    if clause.kind == "main" and clause.subject is None and clause.group.form == "finite":
        return index > 0 and tokens[clause.group.first].tag != "VB"
    if tokens[clause.group.first].tag == "VB" and clause.kind == "main":
        return False
    return not (clause.kind == "participle" and clause.group.first == 0)


def _bare(sentence: Parsed, clause: Clause) -> bool:
    """Whether only an auxiliary stands there and nothing behind it: its verb was not found."""
    alone = clause.group.last - clause.group.first == 1 and sentence.tokens[clause.group.head].tag in ("HV", "DO", "BE")
    return alone and max(clause.last, clause.group.last) <= clause.group.last


def _slight(sentence: Parsed, clause: Clause) -> bool:
    """Whether a clause is too slight to assert anything: a verb alone, `who knew`, `as he sees it`."""
    if any(one.up is not None and sentence.clauses[one.up] is clause for one in sentence.clauses):
        return False  # what it says stands in another clause
    first, last = _core(sentence, clause)
    least = SLIGHT if clause.mark is not None and sentence.tokens[clause.mark].low == "as" else SHORTEST
    if clause.kind in ("main", "content", "participle", "unmet", "intended", "purpose"):
        return last - first < 2
    return last - first < least


def _draft(sentence: Parsed, index: int, said: Sequence[Saying], found: Sequence[Hedge]) -> Draft:
    clause = sentence.clauses[index]
    judged = assessed(sentence, index, found)
    steps, value = _chain(sentence, clause.group.head, judged.value, said)
    condition = condition_of(sentence, index)
    lead = _granting(sentence) if condition is None else None
    asked = (
        lead if condition is None else _trim(sentence, (sentence.clauses[condition].first, _reach(sentence, condition)))
    )
    draft = Draft(
        _span(sentence, index, said, condition), _core(sentence, clause), clause.group.head, _kind(judged, steps), value, steps,
        (*judged.hedges, *_weighing(sentence, judged, found)), asked, _subject(sentence, clause),
    )  # fmt: skip
    draft.quoted = _quoted(sentence, clause.group.head, steps)
    draft.weighed = value != Value() or bool(judged.hedges)
    draft.rule = clause.kind
    return draft


def _granting(sentence: Parsed) -> Range | None:
    """`Taking him literally, it could be construed`: a participle that leads and grants something."""
    first = sentence.clauses[0]
    if first.kind == "participle" and first.group.first == 0 and first.group.lemma in _GRANTING:
        return _trim(sentence, (first.first, max(first.last, first.group.last)))
    return None


_GRANTING = ("take", "assume", "grant", "suppose", "give", "consider")


def _kind(judged: Assessed, steps: Sequence[Step]) -> str:
    if judged.kind == "event" and any(step.saying.how != "evidence" and not step.saying.own for step in steps):
        return "asked" if steps[-1].saying.manner == "asking" else "reported"
    return judged.kind


def _chain(sentence: Parsed, head: int, value: Value, said: Sequence[Saying]) -> tuple[tuple[Step, ...], Value]:
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


def _weighing(sentence: Parsed, judged: Assessed, found: Sequence[Hedge]) -> tuple[Hedge, ...]:
    """Words of stated confidence, which bear on the sentence and on no value."""
    return tuple(one for one in found if one.row.kind == "confidence" and one not in judged.hedges)


def _core(sentence: Parsed, clause: Clause) -> Range:
    return _trim(sentence, (clause.first, max(clause.last, clause.group.last)))


def _trim(sentence: Parsed, of: Range) -> Range:
    """Without the signs and conjunctions at either end; never without a word."""
    first, last = of
    tokens = sentence.tokens
    while first < last - 1 and (
        tokens[first].tag in (",", "CC", ";", ":", "--", "—", "–", ")", "”", "THAT")
        or tokens[first].word in ('"', "“", "(")
    ):
        first += 1
    while first < last - 1 and (
        tokens[last - 1].tag in (",", "CC", ";", ":", "--", "—", "–", "(", "“")
        or tokens[last - 1].word in (".", '"', "”", "“", "?", "!", ")")
    ):
        last -= 1
    return first, last


def _reach(sentence: Parsed, index: int) -> int:
    clause = sentence.clauses[index]
    return (
        min(max(clause.last, clause.group.last), sentence.end)
        if sentence.end > clause.group.head
        else clause.group.last
    )


def _span(sentence: Parsed, index: int, said: Sequence[Saying], condition: int | None) -> Range:
    """All that a claim asserts: its clause, what is said under its verb, the condition it holds under."""
    clause = sentence.clauses[index]
    first, last = clause.first, max(clause.last, clause.group.last)
    for one in said:
        own = clause.first <= one.cue[0] < last or one.cue[0] == clause.group.first
        if own and one.content[0] >= clause.group.first and one.content[0] <= last + 2 and one.how in ("verb", "noun"):
            last = max(last, one.content[1])
    for other in sentence.clauses[index + 1 : index + 2]:
        if other.kind in ("unmet", "intended", "purpose") and other.up == index:
            last = max(last, other.last, other.group.last)  # failed to hold: without it nothing is said
    if clause.kind == "raised" and clause.up is not None:
        above = sentence.clauses[clause.up]
        first = above.first if index == clause.up + 1 else first
    if condition is not None:
        other = sentence.clauses[condition]
        if other.first >= clause.first and other.first <= last + 2:
            last = max(last, _reach(sentence, condition))
        elif condition + 1 == index:
            first = min(first, other.first)
    return _trim(sentence, (first, min(last, len(sentence.tokens))))


def _subject(sentence: Parsed, clause: Clause) -> Range | None:
    of = clause.subject
    if clause.kind == "relative" and (of is None or of[0] >= clause.group.first):
        before = clause.first
        while before and sentence.tokens[before - 1].tag in (",", "IN"):
            before -= 1
        first = before
        while first and sentence.tokens[first - 1].tag in ("NN", "NP", "JJ", "DT", "CD", "POS"):
            first -= 1
        of = (first, before) if first < before else None
    if of is None and clause.up is not None:
        of = sentence.clauses[clause.up].subject
    if of is None or of[0] >= of[1]:
        return None
    first, last = _trim(sentence, of)
    stop = next((at for at in range(first + 1, last) if sentence.tokens[at].tag in (",", "(")), last)
    lead = sentence.tokens[first].tag in ("IN", "SC")
    return (first, last) if lead else (first, stop)


def _quoted(sentence: Parsed, head: int, steps: Sequence[Step]) -> bool | None:
    """Whether the claim stands in a voice's own words (True), is told in the author's (False), or has no voice."""
    if not any(step.saying.how != "evidence" for step in steps):
        return None
    return any(one.first <= head < one.last and one.last - one.first >= 4 for one in sentence.quotes)


def _states(sentence: Parsed, said: Sequence[Saying], found: Sequence[Hedge]) -> Iterator[Draft]:
    """`in evident surprise`: a state that is read off someone, said of the subject."""
    for one in found:
        if one.row.when != ("phrase",):
            continue
        last = one.last
        while last < len(sentence.tokens) and sentence.tokens[last].tag in ("NN", "JJ"):
            last += 1
        clause = next((c for c in sentence.clauses if c.first <= one.first < max(c.last, c.group.last)), None)
        if clause is None or last == one.last:
            continue
        steps, value = _chain(sentence, one.first, Value(PROBABLE), said)
        yield Draft(
            (one.first - 1, last), (one.first - 1, last), last - 1, "event", value, steps, (one,), None, _subject(sentence, clause),
            _quoted(sentence, one.first, steps), True, "state",
        )  # fmt: skip


def _begun(sentence: Parsed) -> Iterator[Draft]:
    """What stands at a page's head before the first clause there: its verb is on the page before."""
    first = sentence.clauses[0]
    for at in range(1, min(first.first + 4, first.group.first) - 1):
        token = sentence.tokens[at]
        if token.low.endswith("ing") and sentence.tokens[at - 1].low == "the" and sentence.tokens[at + 1].low == "of":
            last = next(
                (place for place in range(at, first.group.first) if sentence.tokens[place].tag == ","), first.first
            )
            if last > at + 2:
                yield Draft(
                    (at - 1, last),
                    (at - 1, last),
                    at,
                    "incomplete",
                    Value(0),
                    (),
                    (),
                    rule="fragment",
                    gaps=["off_page_predicate"],
                )
            return
