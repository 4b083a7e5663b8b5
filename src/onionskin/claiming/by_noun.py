"""Nouns and adjectives of saying with what is said (*the view that*), and passives (*is known to have been*)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onionskin.claiming.lexing import Token
from onionskin.claiming.phrases import antecedent, by_agent, trimmed
from onionskin.claiming.reach import end_of, tail_of
from onionskin.claiming.saying import FINITE, Parsed, Saying, manners, words_of
from onionskin.claiming.speakers import owner


def by_nouns(parsed: Parsed) -> Iterator[Saying]:
    """`the conviction that`, `a statement to the effect that`, `his view was that`."""
    tokens, nouns = parsed.tokens, manners("nouns")
    for that, token in enumerate(tokens):
        follows = token.tag == "THAT" or (token.tag == ":" and that and tokens[that - 1].tag == "BE")
        if not follows or that < 1 or that + 2 >= len(tokens):
            continue
        at, last = that - 1, that
        if tokens[at].tag == "BE":
            at -= 1
            while (at > 0 and tokens[at].tag in ("RB", "NOT", "TO")) or tokens[at].low in (
                "tended",
                "seemed",
                "appeared",
            ):
                at -= 1
            last = at + 1
            at = _head(parsed, that - 1, at)
        elif at >= 3 and tokens[at].low == "effect" and tokens[at - 2].low == "to":
            at -= 3
        at = _back(tokens, at)
        if at < 0 or tokens[at].low not in nouns or tokens[at].tag not in ("NN", "NP", "VBN", "JJ"):
            continue
        relative = tokens[that + 1].tag in FINITE and last == that
        if relative or (last == that and _gapped(parsed, that) and tokens[at].low not in ("lesson", "lessons")):
            continue
        sources, own = owner(parsed, at, that)
        last = max(last, at + 1)
        cue = (at, last if tokens[last - 1].low == "effect" else at + 1)
        start = that + 1 if token.tag == ":" else that
        yield Saying(cue, (start, end_of(parsed, that + 1)), sources, nouns[tokens[at].low], "noun", own)


def _head(parsed: Parsed, verb: int, at: int) -> int:
    """The noun of saying in the subject of *is that*: `interpretations of the coup were that`."""
    clause = next((one for one in parsed.clauses if one.group.first <= verb < one.group.last), None)
    if clause is None or clause.subject is None:
        return at
    nouns = (place for place in range(*clause.subject) if parsed.tokens[place].low in manners("nouns"))
    return next(nouns, at)


def _back(tokens: Sequence[Token], at: int) -> int:
    """Back over what stands between a noun of saying and its *that*: adverbs, whose it is, whom it is given to."""
    while at > 1:
        if tokens[at].tag in ("RB", ","):
            at -= 1
            continue
        lead = at - 2 if tokens[at - 1].tag == "DT" else at - 1
        if tokens[at].tag not in ("NP", "NN") or tokens[lead].low not in _LEADS:
            break
        at = lead - 1
        if tokens[at].low == "that" and tokens[at - 1].tag == "CC":
            at -= 2  # my judgment and that of my colleagues
    return _handed(tokens, at)


_LEADS = ("of", "by", "from", "in", "to")


def _gapped(parsed: Parsed, that: int) -> bool:
    """Whether a *that* clause lacks an object, and so is relative: `the statement that he made`."""
    clause = next((one for one in parsed.clauses if one.mark == that), None)
    if clause is None or clause.group.lemma not in (
        "make",
        "give",
        "send",
        "issue",
        "receive",
        "hold",
        "have",
        "draw",
        "reach",
        "learn",
    ):
        return False
    after = clause.group.last
    return after >= parsed.end or parsed.tokens[after].tag in (",", "IN", "CC", ".", "SC", "TO")


def _handed(tokens: Sequence[Token], at: int) -> int:
    """Back over whose it is said to be: `reports attributed to both sources that`."""
    place = at
    while place > 0 and tokens[place].tag in ("NN", "NP", "JJ", "DT", "CC", "CD"):
        place -= 1
    if place > 1 and tokens[place].low in ("to", "by", "from") and tokens[place - 1].tag in ("VBN", "VBD"):
        return place - 2
    return at


def raised(parsed: Parsed) -> Iterator[Saying]:
    """`he is known to have been`, `they are said to be`: whoever knows or says it is not named, or is behind *by*."""
    done: set[int] = set()
    for clause in parsed.clauses:
        if clause.kind != "raised" or clause.up is None or clause.up in done:
            continue
        done.add(clause.up)
        last = max(tail_of(parsed, one) for one in parsed.clauses if one.kind == "raised" and one.up == clause.up)
        verb = parsed.clauses[clause.up].group
        manner = manners("raising").get(verb.lemma)
        if manner is not None and verb.passive:
            agent = by_agent(parsed.tokens, verb.last, (clause.first, last))
            yield Saying(
                (verb.first, verb.last),
                (clause.first, min(last, parsed.end)),
                (agent,) if agent else (),
                manner,
                "raised",
            )


def adjectives(parsed: Parsed) -> Iterator[Saying]:
    """`he was aware that`, `convinced that`, `I am almost certain that`: what someone is sure of."""
    tokens, known = parsed.tokens, manners("adjectives")
    for at, token in enumerate(tokens):
        manner = known.get(token.low)
        if manner is None:
            continue
        that = next((place for place in range(at + 1, min(at + 4, len(tokens))) if tokens[place].tag == "THAT"), None)
        if that is None or any(one.tag not in ("RB",) for one in tokens[at + 1 : that]):
            continue
        clause = next(
            (one for one in reversed(parsed.clauses) if one.group.first <= at and one.group.last <= at + 1), None
        )
        of = None if clause is None else clause.subject
        if (clause is not None and clause.kind == "participle" and clause.group.head == at) or (
            clause is not None and clause.kind == "relative"
        ):
            of = antecedent(tokens, clause)
        of = trimmed(tokens, of)
        if of is None or tokens[of[0]].low in ("it", "there"):
            continue
        own = of[1] - of[0] == 1 and tokens[of[0]].low in words_of("first_person")
        yield Saying((at, at + 1), (that, end_of(parsed, that + 1)), (of,), manner, "verb", own)
