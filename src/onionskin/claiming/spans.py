"""How far a claim reaches: its own clause, and all that it asserts."""

from __future__ import annotations

from collections.abc import Sequence

from onionskin.claiming.clauses import Clause
from onionskin.claiming.saying import Parsed, Range, Saying


def granting(sentence: Parsed) -> Range | None:
    """`Taking him literally, it could be construed`: a participle that leads and grants something."""
    first = sentence.clauses[0]
    if first.kind == "participle" and first.group.first == 0 and first.group.lemma in _GRANTING:
        return trim(sentence, (first.first, max(first.last, first.group.last)))
    return None


_GRANTING = ("take", "assume", "grant", "suppose", "give", "consider")


def core_of(sentence: Parsed, clause: Clause) -> Range:
    """A clause by itself."""
    return trim(sentence, (clause.first, max(clause.last, clause.group.last)))


def trim(sentence: Parsed, of: Range) -> Range:
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


def reach(sentence: Parsed, index: int) -> int:
    """Where a clause ends, before the sentence's last signs."""
    clause = sentence.clauses[index]
    return (
        min(max(clause.last, clause.group.last), sentence.end)
        if sentence.end > clause.group.head
        else clause.group.last
    )


def whole(sentence: Parsed, index: int, said: Sequence[Saying], condition: int | None) -> Range:
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
            last = max(last, reach(sentence, condition))
        elif condition + 1 == index:
            first = min(first, other.first)
    return trim(sentence, (first, min(last, len(sentence.tokens))))


def subject_of(sentence: Parsed, clause: Clause) -> Range | None:
    """What a clause is said of; of a relative clause what stands before it; None where none is found."""
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
    first, last = trim(sentence, of)
    stop = next((at for at in range(first + 1, last) if sentence.tokens[at].tag in (",", "(")), last)
    lead = sentence.tokens[first].tag in ("IN", "SC")
    return (first, last) if lead else (first, stop)
