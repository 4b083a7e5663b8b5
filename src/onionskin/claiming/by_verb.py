"""Verbs of saying with what is said: a clause, a quotation, or the sentence they are set into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onionskin.claiming.clauses import Clause
from onionskin.claiming.groups import Group
from onionskin.claiming.lexing import Token
from onionskin.claiming.opening import sets
from onionskin.claiming.phrases import MONTHS, nouns_after
from onionskin.claiming.reach import end_of
from onionskin.claiming.saying import FINITE, Parsed, Range, Saying, addressed, asks, manners, sayers, shows, words_of
from onionskin.claiming.speakers import speakers, speaks


def by_verbs(parsed: Parsed) -> Iterator[Saying]:
    """Each verb of saying, thinking, showing or asking that has something said under it."""
    for group in parsed.groups:
        manner = manners("verbs").get(group.lemma)
        if manner is None:
            continue
        content, quoted = _content(parsed, group)
        if content is None:
            continue
        sources, own = speakers(parsed, group, content)
        manner = _manner(parsed, group, content, (sources, own))
        if manner:
            yield Saying((group.first, group.last), content, sources, manner, "verb", own, quoted)


def _manner(parsed: Parsed, group: Group, content: Range, of: tuple[tuple[Range, ...], bool]) -> str:
    """The manner of a verb as it is used here; `of` are its speakers, and whether they are the author."""
    manner, (sources, own) = manners("verbs")[group.lemma], of
    first = parsed.tokens[content[0]]
    clause = _headed(parsed, content)
    if group.lemma in shows() and not group.passive:
        things = not sources or not any(speaks(parsed, one) for one in sources)
        if things and not own:
            return "showing"
    if clause is not None and clause.kind == "asked":
        return "asking"
    if manner == "asking" and first.low in ("whether", "if"):
        return "neutral"
    if group.negated and manner == "committed":
        return "neutral"
    if group.passive and not sources and group.lemma in ("know", "establish", "see", "find", "understand"):
        return "knowing"
    if manner == "neutral" and group.lemma in manners("verbs") and _subjunctive(parsed, clause, group):
        return "asking"
    return manner


def _subjunctive(parsed: Parsed, clause: Clause | None, group: Group) -> bool:
    """`insisted that he come`, `urged that it be done`, `recommended that they should`."""
    if clause is None or group.lemma not in asks():
        return False
    head = parsed.tokens[clause.group.first]
    return head.low in ("be", "should") or head.tag == "VB"


def _headed(parsed: Parsed, content: Range) -> Clause | None:
    return next((one for one in parsed.clauses if content[0] <= one.group.head < content[1]), None)


def _content(parsed: Parsed, group: Group) -> tuple[Range | None, bool]:
    """What is said under a verb, and whether in the speaker's own words."""
    tokens = parsed.tokens
    quote = next((one for one in parsed.quotes if one.near(group.first, group.last, tokens)), None)
    that = _that(parsed, group)
    if that is not None:
        own = bool(quote and that < quote.first <= that + 3)
        return (that, end_of(parsed, that + 1, tokens[group.first].tag)), own
    for clause in parsed.clauses:
        if clause.first < group.last or clause.group.first <= group.first:
            continue
        if clause.kind == "embedded" and group.lemma in ("decide", "determine", "consider", "suggest"):
            break
        if clause.kind in ("content", "whether", "embedded", "asked") and _close(parsed, group, clause):
            return (clause.first, end_of(parsed, clause.group.last, tokens[group.first].tag)), bool(
                quote and quote.first <= clause.first + 1
            )
        if clause.kind not in ("participle", "adverbial"):
            break
    if quote is not None and (group.lemma in sayers() or tokens[max(0, quote.first - 2)].tag in (",", ":")):
        return (quote.first, quote.last), True
    at = group.last
    if at < len(tokens) and tokens[at].tag == ":" and parsed.end > at + 2:
        return (at + 1, parsed.end), False
    return _aside(parsed, group), False


def _that(parsed: Parsed, group: Group) -> int | None:
    """The *that* which opens what a verb says: right behind it, its addressee, or a time between."""
    tokens, commas = parsed.tokens, 0
    for at in range(group.last, min(len(tokens), group.last + 24)):
        token = tokens[at]
        if token.tag == "THAT":
            noun = at > group.last and tokens[at - 1].low in manners("nouns")
            relative = (
                at > group.last
                and at + 1 < len(tokens)
                and tokens[at + 1].tag in FINITE
                and tokens[at - 1].tag in ("NN", "NP")
            )
            if noun or relative or commas == 1 or not _addressee(tokens[group.last : at], group):
                return None
            return at
        if token.tag == ",":
            commas += 1
        elif (
            token.tag not in ("NN", "NP", "DT", "PO", "PS", "JJ", "RB", "IN", "TO", "CD", "POS", "VBN")
            or token.low == ";"
        ):
            return None
    return None


def _addressee(between: Sequence[Token], group: Group) -> bool:
    """Whether what stands between a verb and its *that* is whom it is said to, or when; not what is spoken of."""
    if not between or all(token.tag in ("RB", ",") for token in between):
        return True
    if group.lemma not in addressed():
        return False
    if group.lemma in words_of("telling") or group.passive:
        return True
    lead = next((token.tag for token in between if token.tag not in ("RB", ",")), "")
    return lead in ("IN", "TO", "PO", "CD") or all(token.low in MONTHS for token in between)


_FINDING = frozenset(["declare", "find", "report", "note"])


def _close(parsed: Parsed, group: Group, clause: Clause) -> bool:
    """Whether a clause is what a verb says: nothing but an addressee, a time or an aside stands between."""
    between = parsed.tokens[group.last : clause.first]
    if any(
        one.first >= group.last and one.last <= clause.first and one.form in ("finite", "to") for one in parsed.groups
    ):
        return False
    if len(between) > 14 or any(token.tag in (";", ":", "SC") for token in between):
        return False
    if clause.mark is None and clause.kind == "content":
        if group.lemma not in sets()["telling"] and clause.group.form == "finite":
            return False
        if (
            group.lemma in _FINDING
            and clause.group.last - clause.group.first == 1
            and parsed.tokens[clause.group.head].low.endswith("ed")
        ):
            return False  # declared the matter closed
        return not between or all(token.tag in ("RB", "IN", "CD", "NP", "PO") for token in between)
    if group.lemma in (
        "say",
        "state",
        "report",
        "note",
        "argue",
        "believe",
        "think",
        "feel",
        "indicate",
        "conclude",
        "tell",
    ):
        return True
    commas = sum(token.tag == "," for token in between)
    if commas == 1 and clause.kind == "content":
        return False
    nouns = [token for token in between if token.tag in ("NN", "NP")]
    return not nouns or nouns[-1].low not in manners("nouns")


def _aside(parsed: Parsed, group: Group) -> Range | None:
    """A word of saying set behind or into what it says: `, he said`, `, it was reported,`, `as he suggested`."""
    tokens = parsed.tokens
    if group.form not in ("finite", "participle") or group.lemma not in sayers():
        return None
    clause = next((one for one in parsed.clauses if one.group is group), None)
    subject = None if clause is None else clause.subject
    beside = subject is not None and subject[1] <= group.first <= subject[1] + 1
    first = subject[0] if subject is not None and beside else group.first
    as_ = first > 0 and tokens[first - 1].low == "as"
    first -= as_
    if as_ and group.last < parsed.end and tokens[group.last].low in ("above", "below", "earlier", "previously", "by"):
        return None
    if group.form == "participle" and not as_:
        return None
    start = next((at + 1 for at in range(first - 1, -1, -1) if tokens[at].tag in (";", "--", "—")), 0)
    after = next((at for at in range(group.last, min(parsed.end, group.last + 8)) if tokens[at].tag == ","), parsed.end)
    if as_ and first <= start + 2:
        return (after + 1, parsed.end) if after + 2 < parsed.end else None
    if first < 2 or tokens[first - 1].tag != ",":
        return None
    if after < parsed.end and tokens[group.last].tag in (",", "NP", "PS", "DT", "IN", "RB"):
        return start, parsed.end
    names = None if beside else nouns_after(tokens, group.last)
    if group.last >= parsed.end or (names is not None and names[1] >= parsed.end):
        return (start, first - 1) if first - 1 > start + 2 else None
    return None
