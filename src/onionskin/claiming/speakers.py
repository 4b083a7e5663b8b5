"""Whose a word of saying is."""

from __future__ import annotations

from collections.abc import Sequence

from onionskin.claiming.clauses import Clause
from onionskin.claiming.groups import Group
from onionskin.claiming.lexing import Token
from onionskin.claiming.phrases import antecedent, by_agent, nouns_after, possessor, trimmed
from onionskin.claiming.saying import Parsed, Range, manners, sayers, words_of


def speaks(parsed: Parsed, of: Range) -> bool:
    """Whether someone, not something, is named: *the prefect indicated*, and not *the evidence indicated*."""
    words = [token.low for token in parsed.tokens[of[0] : of[1]]]
    stop = next((at for at, word in enumerate(words) if at and word in ("of", "in", "by", "from", "to")), len(words))
    head = words[stop - 1]
    if head in words_of("people") or any(word in words_of("people") for word in words[:stop]):
        return True
    return head not in words_of("things") and not head.endswith(_ABSTRACT)


_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ence", "ance", "ing", "sis", "ings", "tions", "ments")


def speakers(parsed: Parsed, group: Group, content: Range) -> tuple[tuple[Range, ...], bool]:
    """Those who say it, and whether they are the author."""
    tokens = parsed.tokens
    if group.passive:
        agent = by_agent(tokens, group.last, content)
        return ((agent,) if agent is not None else ()), False
    of = _shared(parsed, group) or _subject(parsed, group)
    if content[1] <= group.first and (of is None or of[0] < content[1]):
        of = nouns_after(tokens, group.last)  # "…," said the Ambassador
    elif group.lemma in sayers() and (of is None or of[1] < group.first - 1):
        named = nouns_after(tokens, group.last)
        if (
            named is not None
            and tokens[named[0]].tag == "NP"
            and _before_quote(parsed, content)
            and named[1] <= content[0] <= named[1] + 2
        ):
            of = named  # said Quoc Dinh, "…"
    of = trimmed(tokens, of)
    if of is None:
        return (), False
    return (of,), of[1] - of[0] == 1 and tokens[of[0]].low in words_of("first_person")


def _before_quote(parsed: Parsed, content: Range) -> bool:
    """Whether what is said stands between quotation marks."""
    return any(content[0] - 1 <= one.first <= content[0] + 1 for one in parsed.quotes)


def _subject(parsed: Parsed, group: Group) -> Range | None:
    """Whose a verb of saying is by its place: the subject of its clause, or what it is a participle of."""
    tokens = parsed.tokens
    clause = next((one for one in parsed.clauses if one.group is group), None)
    if clause is None:
        near = antecedent_range(tokens, group.first) if group.form in ("ing", "participle") else None
        return trimmed(tokens, near) or _controller(parsed, group)
    if clause.kind == "participle" and clause.first == 0:
        main = next((one for one in parsed.clauses if one.kind == "main"), clause)
        return main.subject  # noting that …, the Secretary directed
    of = clause.subject
    beside = clause.kind == "participle" or (clause.kind == "relative" and of is None)
    if beside or (of is not None and tokens[of[0]].tag == "WH"):
        return _extraposed(parsed, clause) or antecedent(tokens, clause)
    return of


def _shared(parsed: Parsed, group: Group) -> Range | None:
    """Of a verb of saying behind *and*, whose the one before it is: `he asked … and indicated that`."""
    tokens = parsed.tokens
    at = group.first - 1
    while at > 0 and tokens[at].tag == "RB":
        at -= 1
    if at < 1 or tokens[at].tag != "CC" or group.form != "finite":
        return None
    for clause in reversed(parsed.clauses):
        one = clause.group
        if (
            one.last < group.first
            and one.lemma in manners("verbs")
            and tokens[one.first].tag == tokens[group.first].tag
        ):
            return clause.subject
    return None


def _extraposed(parsed: Parsed, clause: Clause) -> Range | None:
    """`Orders were captured from Hanoi which directed`: it is the orders that direct, and not the place."""
    if clause.kind != "relative" or clause.up is None:
        return None
    above = parsed.clauses[clause.up]
    place = antecedent(parsed.tokens, clause)
    if not above.group.passive or above.subject is None or place is None or not place[0]:
        return None
    return above.subject if parsed.tokens[place[0] - 1].low in ("from", "in", "at", "near") else None


def antecedent_range(tokens: Sequence[Token], at: int) -> Range | None:
    """The noun phrase right before a verb form."""
    first = at
    while first and tokens[first - 1].tag in ("NN", "NP", "JJ", "DT", "CD", "POS", "VBN"):
        first -= 1
    return (first, at) if first < at else None


def _controller(parsed: Parsed, group: Group) -> Range | None:
    """Of an infinitive, the subject of the verb before it: `he went on to say`."""
    before = [one for one in parsed.clauses if one.group.last <= group.first]
    if not before:
        return None
    between = (before[-1].group.last, group.first)
    names = [token.tag for token in parsed.tokens[slice(*between)]]
    if group.form == "to" and names and all(kind in ("NN", "NP", "DT", "PO", "PS", "JJ") for kind in names):
        return between  # we want you to know
    return before[-1].subject


def owner(parsed: Parsed, at: int, that: int) -> tuple[tuple[Range, ...], bool]:
    """Whose a noun of saying is: who possesses it, who it is of or by, or who has, gives or makes it."""
    tokens = parsed.tokens
    owner = possessor(tokens, at)
    if owner is not None:
        return (owner,), owner[1] - owner[0] == 1 and tokens[owner[0]].low in words_of("first_person")
    if at and tokens[at - 1].tag == "NP":
        return (antecedent_range(tokens, at) or (at - 1, at),), False  # the Defense view that
    if at + 2 < that and tokens[at + 1].tag in ("VBN", "VBD") and tokens[at + 2].low in ("to", "by", "from"):
        after = nouns_after(tokens, at + 3)
        return ((after,) if after is not None else ()), False
    if at + 1 < that and tokens[at + 1].low in ("of", "by", "from", "in", "among"):
        after = nouns_after(tokens, at + 2)
        if after is not None and after[1] <= that:
            return (after,), False
    verb = next((one for one in reversed(parsed.clauses) if one.group.last <= at), None)
    if verb is None or verb.group.lemma in (
        "be",
        "seem",
        "appear",
        "exist",
        "receive",
        "reject",
        "accept",
        "support",
        "hear",
    ):
        return (), False
    if verb.group.passive:
        agent = by_agent(tokens, verb.group.last, (that, parsed.end))
        return ((agent,) if agent else ()), False
    of = verb.subject or (antecedent(tokens, verb) if verb.kind in ("relative", "participle") else None)
    of = trimmed(tokens, of) if of else None
    if of is None:
        return (), False
    return (of,), of[1] - of[0] == 1 and tokens[of[0]].low in words_of("first_person")
