"""What a sentence asserts, as ranges of its tokens, before anything is pinned to a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onionskin.claiming.chain import Draft, Speaker, Step, chain_of, in_quotes, speak
from onionskin.claiming.clauses import Clause, clauses
from onionskin.claiming.coordinated import divided, second
from onionskin.claiming.cues import Hedge, hedges
from onionskin.claiming.factuality import PROBABLE, Assessed, Value, assessed, condition_of, expletive, framing
from onionskin.claiming.groups import groups
from onionskin.claiming.lexing import Token
from onionskin.claiming.quotes import quotes
from onionskin.claiming.saying import Parsed, Range, Saying
from onionskin.claiming.spans import core_of, granting, reach, subject_of, trim, whole
from onionskin.claiming.tagging import tag
from onionskin.claiming.voices import sayings

LONGEST = 160
"""Words of a sentence that is taken apart; a longer one, by an engine that saw no stops or a list, makes no claims."""

SHORTEST, SLIGHT = 3, 6


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
        draft
        for index in range(len(sentence.clauses))
        if _asserts(sentence, index, said)
        for draft in _drafted(sentence, index, said, found_hedges)
    ]
    found += _states(sentence, said, found_hedges)
    for draft in found:
        speak(sentence, draft, speaker)
    if fragment:
        found += _begun(sentence)
    return sorted(found, key=lambda one: (one.head, one.span))


def _asserts(sentence: Parsed, index: int, said: Sequence[Saying]) -> bool:
    """Whether a clause asserts something of its own, and does not only frame, ask or set a condition."""
    clause, tokens = sentence.clauses[index], sentence.tokens
    if tokens[clause.group.head].tag == "MD" or _bare(sentence, clause) or _slight(sentence, clause):
        return False
    if clause.kind in ("whether", "embedded", "condition") or (clause.mark is None and _unheld(sentence, index, said)):
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
    first, last = core_of(sentence, clause)
    if last - first < 2:
        return True
    if any(one.up is not None and sentence.clauses[one.up] is clause for one in sentence.clauses):
        return False  # what it says stands in another clause
    least = SLIGHT if clause.mark is not None and sentence.tokens[clause.mark].low == "as" else SHORTEST
    if clause.kind in ("main", "content", "participle", "unmet", "intended", "purpose"):
        return False
    return last - first < least


def _drafted(sentence: Parsed, index: int, said: Sequence[Saying], found: Sequence[Hedge]) -> Iterator[Draft]:
    """What a clause asserts: one thing, or two where of two times one is hedged."""
    draft = _draft(sentence, index, said, found)
    other = second(sentence, draft)
    if other is None:
        yield draft
        return
    at, hedge = other
    plain = _draft(sentence, index, said, [one for one in found if one is not hedge])
    yield from divided(plain, draft, at, sentence.tokens)


def _draft(sentence: Parsed, index: int, said: Sequence[Saying], found: Sequence[Hedge]) -> Draft:
    clause = sentence.clauses[index]
    judged = assessed(sentence, index, found)
    if _unheld(sentence, index, said):
        judged = replace(judged, value=judged.value.at_most(0))
    steps, value = chain_of(sentence, clause.group.head, judged.value, said)
    condition = condition_of(sentence, index)
    lead = granting(sentence) if condition is None else None
    asked = (
        lead if condition is None else trim(sentence, (sentence.clauses[condition].first, reach(sentence, condition)))
    )
    draft = Draft(
        span=whole(sentence, index, said, condition),
        core=core_of(sentence, clause),
        head=clause.group.head,
        kind=_kind(judged, steps),
        value=value,
        steps=steps,
        hedges=(*judged.hedges, *_weighing(judged, found), *_own(clause.group.head, said, found)),
        condition=asked,
        subject=subject_of(sentence, clause),
        lent=_lent(sentence, clause, said),
    )
    draft.quoted = in_quotes(sentence, clause.group.head, steps)
    draft.weighed = value != Value() or bool(judged.hedges)
    draft.rule = clause.kind
    return draft


def _kind(judged: Assessed, steps: Sequence[Step]) -> str:
    if judged.kind == "event" and any(step.saying.how != "evidence" and not step.saying.own for step in steps):
        return "asked" if steps[-1].saying.manner == "asking" else "reported"
    return judged.kind


def _unheld(sentence: Parsed, index: int, said: Sequence[Saying]) -> bool:
    """Whether a clause is what some verb says or does, and no word of saying is known: then nothing is granted."""
    clause = sentence.clauses[index]
    if clause.kind != "content" or framing(sentence, index) is not None:
        return False
    if any(one.content[0] <= clause.group.head < one.content[1] for one in said):
        return False
    return clause.mark is None or not clause.mark or sentence.tokens[clause.mark - 1].low != "fact"


def _lent(sentence: Parsed, clause: Clause, said: Sequence[Saying]) -> Range | None:
    """The clause whose time an infinitive or participle shares: also of what *is reported to have been*."""
    for one in said:
        if one.how == "raised" and one.content[0] <= clause.group.head < one.content[1]:
            over = next((c for c in sentence.clauses if c.group.first <= one.cue[0] < c.group.last), None)
            if over is not None and over is not clause:
                return core_of(sentence, over)
    if clause.kind not in ("participle", "purpose", "intended", "unmet") or clause.up is None:
        return None
    return core_of(sentence, sentence.clauses[clause.up])


def _weighing(judged: Assessed, found: Sequence[Hedge]) -> tuple[Hedge, ...]:
    """Words of stated confidence, which bear on the sentence and on no value."""
    return tuple(one for one in found if one.row.kind == "confidence" and one not in judged.hedges)


def _own(head: int, said: Sequence[Saying], found: Sequence[Hedge]) -> tuple[Hedge, ...]:
    """The author's own words of belief, which bear on what he believes: `we doubt that`."""
    over = [one for one in said if one.own and one.content[0] <= head < one.content[1]]
    return tuple(
        one for one in found if one.row.kind == "estimative" and any(s.cue[0] - 1 <= one.first < s.cue[1] for s in over)
    )


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
        steps, value = chain_of(sentence, one.first, Value(PROBABLE), said)
        core = (one.first - 1, last)
        subject, quoted = subject_of(sentence, clause), in_quotes(sentence, one.first, steps)
        yield Draft(core, core, last - 1, "event", value, steps, (one,), None, subject, None, quoted, True, "state")


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
