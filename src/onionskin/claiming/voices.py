"""Who says it: the words of saying in a sentence, whose they are, and how far what they say reaches.

Le Duan, [from the testimony of prisoners and captured documents], had been expressing [conviction] that [Diem would …]
          evidence                                                                      cue               content
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onionskin.claiming.clauses import Clause, sets
from onionskin.claiming.groups import Group
from onionskin.claiming.lexing import STOPS, Token
from onionskin.claiming.lists import table
from onionskin.claiming.phrases import MONTHS, antecedent, by_agent, nouns_after, possessor, trimmed
from onionskin.claiming.quotes import Quote

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of saying at `cue`, what is said at `content`, as ranges of tokens.

    `sources` are those who say it: () where none is named. `own` tells that the author speaks of himself. `manner` as
    in voices.toml; `how` is `verb`, `noun`, `raised`, `according`, `view`, `evidence`, `adverb` or `quotation`.
    """

    cue: Range
    content: Range
    sources: tuple[Range, ...]
    manner: str
    how: str
    own: bool = False
    quoted: bool = False


@cache
def _manners(kind: str) -> dict[str, str]:
    """The manner of each word; of a word under two, the first."""
    found: dict[str, str] = {}
    for manner, words in table("voices.toml")[kind].items():
        if manner != "why":
            for word in words.split():
                found.setdefault(word, manner)
    return found


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("voices.toml")[kind]["words"].split())


@cache
def _shows() -> frozenset[str]:
    return frozenset(table("voices.toml")["verbs"]["showing"].split())


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence taken apart."""

    tokens: Sequence[Token]
    groups: Sequence[Group]
    clauses: Sequence[Clause]
    quotes: Sequence[Quote] = ()

    @property
    def end(self) -> int:
        """Where the sentence ends, its last signs left out."""
        last = len(self.tokens)
        while last and self.tokens[last - 1].word in (".", "!", "?", ")", "]", '"', "”", "'", "’"):
            last -= 1
        return last


def sayings(parsed: Parsed) -> list[Saying]:
    """The words of saying in a sentence, the widest content first."""
    found = [
        *_verbs(parsed), *_nouns(parsed), *_raised(parsed), *_according(parsed), *_views(parsed), *_evidence(parsed),
        *_adverbs(parsed), *_adjectives(parsed),
    ]  # fmt: skip
    kept: list[Saying] = []
    for one in sorted(found, key=lambda one: (one.content[0] - one.content[1], one.cue)):
        if not any(other.cue[0] < one.cue[1] and one.cue[0] < other.cue[1] for other in kept):
            kept.append(one)
    return kept


def announced(parsed: Parsed) -> Saying | None:
    """Who is about to speak: the word of saying of a sentence that ends with a colon, or whose quotation goes on."""
    tokens = parsed.tokens
    open_ = next((one for one in parsed.quotes if one.left), None)
    if open_ is not None:
        said = [
            one
            for one in sayings(parsed)
            if one.content[0] <= open_.first + 1 and one.how in ("verb", "noun", "according")
        ]
        return next((one for one in reversed(said) if one.content[1] >= open_.last - 2), None)
    if not tokens or tokens[-1].word != ":":
        return None
    for group in reversed(parsed.groups):
        if _manners("verbs").get(group.lemma) in ("neutral", "committed", "believing", "asking"):
            sources, own = _speakers(parsed, group, (group.last, len(tokens)))
            return Saying(
                (group.first, group.last), (group.last, len(tokens)), sources, "neutral", "quotation", own, True
            )
    return None


# -- verbs --


def _verbs(parsed: Parsed) -> Iterator[Saying]:
    for group in parsed.groups:
        manner = _manners("verbs").get(group.lemma)
        if manner is None:
            continue
        content, quoted = _content(parsed, group)
        if content is None:
            continue
        sources, own = _speakers(parsed, group, content)
        manner = _manner(parsed, group, manner, sources, content, own)
        if manner:
            yield Saying((group.first, group.last), content, sources, manner, "verb", own, quoted)


def _manner(parsed: Parsed, group: Group, manner: str, sources: tuple[Range, ...], content: Range, own: bool) -> str:
    """The manner of a verb as it is used here; '' where it says nothing of the kind."""
    first = parsed.tokens[content[0]]
    clause = _headed(parsed, content)
    if group.lemma in _shows() and not group.passive:
        things = not sources or not any(_speaks(parsed, of) for of in sources)
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
    if manner == "neutral" and group.lemma in _manners("verbs") and _subjunctive(parsed, clause, group):
        return "asking"
    return manner


def _subjunctive(parsed: Parsed, clause: Clause | None, group: Group) -> bool:
    """`insisted that he come`, `urged that it be done`, `recommended that they should`."""
    if clause is None or group.lemma not in _asks():
        return False
    head = parsed.tokens[clause.group.first]
    return head.low in ("be", "should") or head.tag == "VB"


@cache
def _asks() -> frozenset[str]:
    return frozenset(table("voices.toml")["verbs"]["asking"].split()) | {
        "suggest",
        "insist",
        "urge",
        "stipulate",
        "provide",
    }


def _headed(parsed: Parsed, content: Range) -> Clause | None:
    return next((one for one in parsed.clauses if content[0] <= one.group.head < content[1]), None)


def _speaks(parsed: Parsed, of: Range) -> bool:
    """Whether someone, not something, is named."""
    words = parsed.tokens[of[0] : of[1]]
    if any(token.low in _words("people") for token in words):
        return True
    return (
        bool(words)
        and (words[-1].tag == "NP" or words[0].tag == "NP")
        and not any(
            token.low in ("report", "study", "memorandum", "cable", "telegram", "document", "evidence", "estimate")
            for token in words
        )
    )


def _content(parsed: Parsed, group: Group) -> tuple[Range | None, bool]:
    """What is said under a verb, and whether in the speaker's own words."""
    tokens = parsed.tokens
    quote = next((one for one in parsed.quotes if one.near(group.first, group.last, tokens)), None)
    that = _that(parsed, group)
    if that is not None:
        own = bool(quote and that < quote.first <= that + 3)
        return (that, _end(parsed, that + 1, tokens[group.first].tag)), own
    for clause in parsed.clauses:
        if clause.first < group.last or clause.group.first <= group.first:
            continue
        if clause.kind == "embedded" and group.lemma in ("decide", "determine", "consider", "suggest"):
            break
        if clause.kind in ("content", "whether", "embedded", "asked") and _close(parsed, group, clause):
            return (clause.first, _end(parsed, clause.group.last, tokens[group.first].tag)), bool(
                quote and quote.first <= clause.first + 1
            )
        if clause.kind not in ("participle", "adverbial"):
            break
    if quote is not None and group.lemma in _addressed():
        return (quote.first, quote.last), True
    at = group.last
    if at < len(tokens) and tokens[at].tag == ":" and parsed.end > at + 2:
        return (at + 1, parsed.end), False
    return _aside(parsed, group), False


def _that(parsed: Parsed, group: Group) -> int | None:
    """The *that* which opens what a verb says: right behind it, its addressee, or a time between."""
    tokens, commas = parsed.tokens, 0
    for at in range(group.last, min(len(tokens), group.last + 14)):
        token = tokens[at]
        if token.tag == "THAT":
            noun = at > group.last and tokens[at - 1].low in _manners("nouns")
            relative = (
                at > group.last
                and at + 1 < len(tokens)
                and tokens[at + 1].tag in _FINITE
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
    if group.lemma not in _addressed():
        return False
    if group.lemma in _words("telling") or group.passive:
        return True
    lead = next((token.tag for token in between if token.tag not in ("RB", ",")), "")
    return lead in ("IN", "TO", "PO", "CD") or all(token.low in MONTHS for token in between)


_FINDING = frozenset(["declare", "find", "see", "hear", "report", "note"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "BE", "HV", "MD"])


@cache
def _addressed() -> frozenset[str]:
    """Verbs that may have an addressee, a time or an adverb before what they say."""
    return frozenset(_manners("verbs")) - {"find", "see", "hear", "know", "mean", "learn", "regret", "hold", "read"}


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
    return not nouns or nouns[-1].low not in _manners("nouns")


def _end(parsed: Parsed, start: int, tense: str = "") -> int:
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
        saying = one.group.lemma in _manners("verbs")
        told = any(
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
    return max(last, start + 1)


_SPLICED = frozenset(["He", "She", "They", "We", "The", "It", "This"])


def _whole(parsed: Parsed, quote: Quote) -> bool:
    """Whether a quotation is what is said, and not some words of it: it has a verb, and no verb goes on behind it."""
    after = parsed.tokens[quote.last + 1] if quote.last + 1 < len(parsed.tokens) else None
    verb = any(quote.first <= one.head < quote.last and one.form == "finite" for one in parsed.groups)
    return verb and (after is None or after.tag not in ("BE", "HV", "MD", "VBD", "IN"))


def _aside(parsed: Parsed, group: Group) -> Range | None:
    """A word of saying set behind or into what it says: `, he said`, `, it was reported,`, `as he suggested`."""
    tokens = parsed.tokens
    if group.form not in ("finite", "participle") or group.lemma not in _sayers():
        return None
    clause = next((one for one in parsed.clauses if one.group is group), None)
    first = clause.subject[0] if clause is not None and clause.subject is not None else group.first
    first = min(first, group.first)
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
    names = nouns_after(tokens, group.last)
    if group.last >= parsed.end or (names is not None and names[1] >= parsed.end):
        return (start, first - 1) if first - 1 > start + 2 else None
    return None


@cache
def _sayers() -> frozenset[str]:
    return frozenset(
        ["say", "report", "state", "believe", "think", "claim", "note", "argue", "add", "explain", "declare", "announce", "write", "tell", "observe", "remark", "suggest", "warn", "predict", "insist", "indicate", "show", "estimate", "recommend", "conclude", "imply", "acknowledge", "admit", "concede", "recall", "testify", "maintain", "contend", "assert"]
    )


def _speakers(parsed: Parsed, group: Group, content: Range) -> tuple[tuple[Range, ...], bool]:
    """Those who say it, and whether they are the author."""
    tokens = parsed.tokens
    if group.passive:
        agent = by_agent(tokens, group.last, content)
        if agent is not None or group.form == "participle":
            return ((agent,) if agent else ()), False
        if group.lemma in ("tell", "inform", "advise", "assure", "warn", "instruct", "order", "ask", "direct"):
            return (), False
        return (), False
    clause = next((one for one in parsed.clauses if one.group is group), None)
    of: Range | None = None
    if clause is not None:
        of = clause.subject
        if (
            (clause.kind == "relative"
            and of is None)
            or clause.kind == "participle"
            or (of is not None and tokens[of[0]].tag == "WH")
        ):
            of = _extraposed(parsed, clause) or antecedent(tokens, clause)
    elif group.form in ("ing", "participle"):
        of = trimmed(tokens, antecedent_range(tokens, group.first)) or _controller(parsed, group)
    else:
        of = _controller(parsed, group)
    shared = _shared(parsed, group)
    if shared is not None:
        of = shared
    if (of is None or of[1] <= of[0]) and content[1] <= group.first:
        of = nouns_after(tokens, group.last)
    if of is None:
        return (), False
    of = trimmed(tokens, of)
    if of is None or (tokens[of[0]].low in ("it", "there") and group.passive):
        return (), False
    own = of[1] - of[0] == 1 and tokens[of[0]].low in _words("first_person")
    return (of,), own


def _shared(parsed: Parsed, group: Group) -> Range | None:
    """Of a verb of saying behind *and*, the subject of the verb of saying before it: `he asked … and indicated that`."""
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
            and one.lemma in _manners("verbs")
            and tokens[one.first].tag == tokens[group.first].tag
        ):
            return clause.subject
    return None


def _extraposed(parsed: Parsed, clause: Clause) -> Range | None:
    """`Orders were captured from Hanoi which directed`: the relative clause is of the passive's subject, not of the place."""
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


# -- nouns --


def _nouns(parsed: Parsed) -> Iterator[Saying]:
    """`the conviction that`, `a statement to the effect that`, `his view was that`."""
    tokens, manners = parsed.tokens, _manners("nouns")
    for that, token in enumerate(tokens):
        follows = token.tag == "THAT" or (token.tag == ":" and that and tokens[that - 1].tag == "BE")
        if not follows or that < 1 or that + 2 >= len(tokens):
            continue
        at, last = that - 1, that
        if tokens[at].tag == "BE":
            at -= 1
            while (
                (at > 0 and tokens[at].tag in ("RB", "NOT", "TO")) or tokens[at].low in ("tended", "seemed", "appeared")
            ):
                at -= 1
            last = at + 1
            at = _head(parsed, that - 1, at)
        elif at >= 3 and tokens[at].low == "effect" and tokens[at - 2].low == "to":
            at -= 3
        at = _back(tokens, at)
        if at < 0 or tokens[at].low not in manners or tokens[at].tag not in ("NN", "NP", "VBN", "JJ"):
            continue
        relative = tokens[that + 1].tag in _FINITE and last == that
        if relative or (_gapped(parsed, that) and tokens[at].low not in ("lesson", "lessons")):
            continue
        sources, own = _owner(parsed, at, that)
        last = max(last, at + 1)
        cue = (at, last if tokens[last - 1].low == "effect" else at + 1)
        start = that + 1 if token.tag == ":" else that
        yield Saying(cue, (start, _end(parsed, that + 1)), sources, manners[tokens[at].low], "noun", own)


def _head(parsed: Parsed, verb: int, at: int) -> int:
    """The noun of saying in the subject of *is that*: `interpretations of the coup were that`."""
    clause = next((one for one in parsed.clauses if one.group.first <= verb < one.group.last), None)
    if clause is None or clause.subject is None:
        return at
    nouns = (place for place in range(*clause.subject) if parsed.tokens[place].low in _manners("nouns"))
    return next(nouns, at)


def _back(tokens: Sequence[Token], at: int) -> int:
    """Back over what stands between a noun of saying and its *that*: adverbs, whose it is, whom it is given to."""
    while at > 0 and (
        tokens[at].tag in ("RB", ",")
        or (at > 1 and tokens[at].tag in ("NP", "NN") and tokens[at - 1].low in ("of", "by", "from", "in", "to"))
    ):
        at -= 2 if tokens[at - 1].low in ("of", "by", "from", "in", "to") else 1
    return _handed(tokens, at)


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


def _owner(parsed: Parsed, at: int, that: int) -> tuple[tuple[Range, ...], bool]:
    """Whose a noun of saying is: who possesses it, who it is of or by, or who has, gives or makes it."""
    tokens = parsed.tokens
    owner = possessor(tokens, at)
    if owner is not None:
        return (owner,), owner[1] - owner[0] == 1 and tokens[owner[0]].low in _words("first_person")
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
    return (of,), of[1] - of[0] == 1 and tokens[of[0]].low in _words("first_person")


def _raised(parsed: Parsed) -> Iterator[Saying]:
    """`he is known to have been`, `they are said to be`: whoever knows or says it is not named, or is behind *by*."""
    done: set[int] = set()
    for clause in parsed.clauses:
        if clause.kind != "raised" or clause.up is None or clause.up in done:
            continue
        done.add(clause.up)
        last = max(_tail(parsed, one) for one in parsed.clauses if one.kind == "raised" and one.up == clause.up)
        verb = parsed.clauses[clause.up].group
        manner = _manners("raising").get(verb.lemma)
        if manner is not None and verb.passive:
            agent = by_agent(parsed.tokens, verb.last, (clause.first, last))
            yield Saying(
                (verb.first, verb.last),
                (clause.first, min(last, parsed.end)),
                (agent,) if agent else (),
                manner,
                "raised",
            )


def _tail(parsed: Parsed, clause: Clause) -> int:
    """The end of a clause with the clauses of time and comparison that hang on it."""
    last = max(clause.last, clause.group.last)
    for one in parsed.clauses:
        if one.kind in ("adverbial", "embedded", "content") and last <= one.first <= last + 1:
            last = max(one.last, one.group.last)
    return last


# -- phrases --


def _according(parsed: Parsed) -> Iterator[Saying]:
    tokens = parsed.tokens
    for at in range(len(tokens) - 2):
        if tokens[at].low == "according" and tokens[at + 1].low == "to":
            of = nouns_after(tokens, at + 2)
            content = None if of is None else _around(parsed, at, of[1])
            if (
                of is not None
                and content is not None
                and any(content[0] <= one.head < content[1] for one in parsed.groups if one.form == "finite")
            ):
                yield Saying((at, at + 2), content, (of,), "neutral", "according")


def _around(parsed: Parsed, first: int, last: int) -> Range:
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
    if before and (last >= end or not any(last <= one.head < end for one in parsed.groups if one.form == "finite")):
        return start, max(start + 1, first - (tokens[first - 1].tag == ","))
    if before:
        lead = next((one.first for one in reversed(parsed.clauses) if one.first < first and one.first >= start), start)
        return (lead, end) if tokens[first - 1].tag != "," or first - lead < 8 else (start, first - 1)
    at = last
    while at < end and tokens[at].tag in (",", ")"):
        at += 1
    return at, max(end, at + 1)


def _views(parsed: Parsed) -> Iterator[Saying]:
    """`in his view`, `in the opinion of the Joint Chiefs`."""
    tokens = parsed.tokens
    for at, token in enumerate(tokens):
        if token.low not in _words("views") or at < 2:
            continue
        if tokens[at - 1].low in ("his", "her", "their", "my", "our") and tokens[at - 2].low == "in":
            own = tokens[at - 1].low in _words("first_person")
            yield Saying((at - 2, at + 1), _around(parsed, at - 2, at + 1), ((at - 1, at),), "believing", "view", own)
        elif tokens[at - 1].tag == "POS":
            owner = possessor(tokens, at)
            if owner is not None and owner[0] and tokens[owner[0] - 1].low == "in":
                yield Saying(
                    (owner[0] - 1, at + 1), _around(parsed, owner[0] - 1, at + 1), (owner,), "believing", "view"
                )
        elif (
            tokens[at - 1].low == "the"
            and tokens[at - 2].low == "in"
            and at + 2 < len(tokens)
            and tokens[at + 1].low == "of"
        ):
            of = nouns_after(tokens, at + 2)
            if of is not None:
                yield Saying((at - 2, at + 2), _around(parsed, at - 2, of[1]), (of,), "believing", "view")


def _evidence(parsed: Parsed) -> Iterator[Saying]:
    """`from the testimony of prisoners and captured documents`, `on the basis of intercepts`."""
    tokens, nouns = parsed.tokens, frozenset(table("voices.toml")["evidence"]["words"].split())
    for at, token in enumerate(tokens):
        lead = _lead(tokens, at)
        if not lead or (at and tokens[at - 1].tag not in (",", "(") and token.low == "from"):
            continue
        of = nouns_after(tokens, at + lead)
        if of is None or not any(one.low in nouns for one in tokens[of[0] : of[1]]):
            continue
        if token.low == "from" and of[1] < len(tokens) and tokens[of[1]].tag not in (",", ")"):
            continue
        yield Saying((at, at + lead), _clause_of(parsed, at, of[1]), _each(tokens, of, nouns), "showing", "evidence")


def _lead(tokens: Sequence[Token], at: int) -> int:
    words = [token.low for token in tokens[at : at + 4]]
    if words[:4] == ["on", "the", "basis", "of"] or words[:4] == ["on", "the", "evidence", "of"]:
        return 4
    if words[:2] in (["based", "on"], ["judging", "from"], ["judging", "by"]):
        return 2
    return 1 if words[:1] == ["from"] else 0


def _each(tokens: Sequence[Token], of: Range, nouns: frozenset[str]) -> tuple[Range, ...]:
    """The sources of a phrase one by one: prisoners, and captured documents."""
    first = of[0]
    if of[0] + 2 < of[1]:
        for at in range(of[0], of[1] - 1):
            if tokens[at].low in nouns and tokens[at + 1].low in ("of", "by", "from"):
                first = at + 2
                break
    cuts = [at for at in range(first, of[1]) if tokens[at].tag == "CC"]
    edges = [first - 1, *cuts, of[1]]
    parts = [(a + 1, b) for a, b in pairwise(edges) if a + 1 < b]
    return tuple(parts) or (of,)


def _clause_of(parsed: Parsed, at: int, end: int) -> Range:
    """The clause that a phrase stands in, to the end of what hangs on it."""
    holding = [one for one in parsed.clauses if one.first <= at and end <= max(one.last, one.group.last)]
    if not holding:
        return _around(parsed, at, end)
    one = holding[-1]
    return one.first, _end(parsed, one.group.last)


def _adverbs(parsed: Parsed) -> Iterator[Saying]:
    for at, token in enumerate(parsed.tokens):
        if token.low in _words("adverbs"):
            clause = next(
                (one for one in reversed(parsed.clauses) if one.first <= at < max(one.last, one.group.last)), None
            )
            if clause is not None:
                manner = "neutral" if token.low in ("reportedly", "reputedly") else "doubting"
                yield Saying((at, at + 1), (clause.first, clause.last), (), manner, "adverb")


def _adjectives(parsed: Parsed) -> Iterator[Saying]:
    """`he was aware that`, `convinced that`, `I am almost certain that`: what someone is sure of."""
    tokens, known = parsed.tokens, table("voices.toml")["adjectives"]
    for at, token in enumerate(tokens):
        manner = next((name for name, words in known.items() if name != "why" and token.low in words.split()), None)
        that = next((place for place in range(at + 1, min(at + 4, len(tokens))) if tokens[place].tag == "THAT"), None)
        if manner is None or that is None or any(one.tag not in ("RB",) for one in tokens[at + 1 : that]):
            continue
        clause = next(
            (one for one in reversed(parsed.clauses) if one.group.first <= at and one.group.last <= at + 1), None
        )
        of = None if clause is None else clause.subject
        if (clause is not None and clause.kind == "participle" and clause.group.head == at) or (clause is not None and clause.kind == "relative"):
            of = antecedent(tokens, clause)
        of = trimmed(tokens, of)
        if of is None or tokens[of[0]].low in ("it", "there"):
            continue
        own = of[1] - of[0] == 1 and tokens[of[0]].low in _words("first_person")
        yield Saying((at, at + 1), (that, _end(parsed, that + 1)), (of,), manner, "verb", own)
