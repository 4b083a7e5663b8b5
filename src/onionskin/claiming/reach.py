"""How far what is said reaches: to a sentence beside it, a semicolon, the end of a quotation."""

from __future__ import annotations

from onionskin.claiming.clauses import Clause
from onionskin.claiming.lexing import STOPS
from onionskin.claiming.quotes import Quote
from onionskin.claiming.saying import Parsed, Range, manners


def end_of(parsed: Parsed, start: int, tense: str = "") -> int:
    """Where what is said ends: at a sentence beside it, a semicolon, or another word of saying of the same speaker."""
    tokens, last = parsed.tokens, parsed.end
    quoted = next((one for one in parsed.quotes if one.first - 2 <= start <= one.first + 1 and one.last > start), None)
    if quoted is not None and not quoted.left and _whole(parsed, quoted):
        return max(quoted.last, start + 1)
    for at in range(start, last):
        if tokens[at].tag == ";" or (tokens[at].word in STOPS and at + 1 < last and len(tokens[at - 1].word) > 2):
            last = at
            break
        if tokens[at].tag == "," and at > start + 3 and at + 1 < last and tokens[at + 1].word in _SPLICED:
            last = at  # a stop that was read as a comma
            break
    for one in parsed.clauses:
        if not start < one.group.head < last or one.kind != "main" or one.first <= start:
            continue
        comma = tokens[one.first - 1].tag == ","
        joined = tokens[one.first - 1].tag == "CC" and tokens[one.first - 2].tag == ","
        own = one.subject is not None and one.subject[0] >= one.first
        saying = one.group.lemma in manners("verbs")
        told = tokens[start - 1].tag != "THAT" or any(
            other.kind in ("main", "content") and start <= other.group.head < one.group.head for other in parsed.clauses
        )
        same = tokens[one.group.first].tag == tense
        beside = tokens[one.first - 1].tag == "CC" and own and saying and (same or tokens[start - 1].tag != "THAT")
        if (joined and (own or saying)) or (comma and own and told) or beside:
            last = one.first - (2 if joined else 1)
            break
    for at in range(start + 1, last):
        if tokens[at].low == "according" and tokens[at - 1].tag == ",":
            last = at - 1
            break
    return max(last, start)


_SPLICED = frozenset(["He", "She", "They", "We", "The", "It", "This"])


def _whole(parsed: Parsed, quote: Quote) -> bool:
    """Whether a quotation is what is said, and not some words of it: it has a verb, and no verb goes on behind it."""
    after = parsed.tokens[quote.last + 1] if quote.last + 1 < len(parsed.tokens) else None
    verb = any(quote.first <= one.head < quote.last and one.form == "finite" for one in parsed.groups)
    return verb and (after is None or after.tag not in ("BE", "HV", "MD", "VBD", "IN"))


def tail_of(parsed: Parsed, clause: Clause) -> int:
    """The end of a clause with the clauses of time and comparison that hang on it."""
    last = max(clause.last, clause.group.last)
    for one in parsed.clauses:
        if one.kind in ("adverbial", "embedded", "content") and last <= one.first <= last + 1:
            last = max(one.last, one.group.last)
    return last


def around(parsed: Parsed, first: int, last: int) -> Range:
    """What a phrase of saying bears on: what stands behind it where it leads, else what stands before it."""
    tokens = parsed.tokens
    start = 0
    for at in range(first - 1, -1, -1):
        if tokens[at].tag in (";", "--", "—"):
            start = at + 1
            break
    before = any(start <= one.head < first for one in parsed.groups if one.form == "finite")
    end = parsed.end
    for at in range(last, end):
        if tokens[at].tag == ";":
            end = at
            break
    verb = any(last <= one.head < end for one in parsed.groups if one.form == "finite")
    if before and not verb and last + 1 < end:
        return start, end  # the return precipitated, according to some, a struggle
    if before and not verb:
        return start, max(start + 1, first - (tokens[first - 1].tag == ","))
    if before:
        lead = next((one.first for one in reversed(parsed.clauses) if one.first < first and one.first >= start), start)
        return (lead, end) if tokens[first - 1].tag != "," or first - lead < 8 else (start, first - 1)
    at = last
    while at < end and tokens[at].tag in (",", ")"):
        at += 1
    return at, max(end, at + 1)


def clause_of(parsed: Parsed, at: int, end: int) -> Range:
    """The clause that a phrase stands in, to the end of what hangs on it."""
    holding = [one for one in parsed.clauses if one.first <= at and end <= max(one.last, one.group.last)]
    if not holding:
        return around(parsed, at, end)
    one = holding[-1]
    return one.first, end_of(parsed, one.group.last)
