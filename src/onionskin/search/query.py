"""A small grammar for queries; what cannot be understood is shown and a query that can is offered.

query  = either { "OR" either }
either = part { ["AND"] part }                      words side by side are all wanted
part   = { "NOT" | "-" } one
one    = "(" query ")" | field ":" one | word ["~" slips] | '"' words '"' ["~" words between]
"""

from __future__ import annotations

from onionskin.search import dates
from onionskin.search.ast import All, Any, Everything, Keyed, Like, Near, Node, Not, Phrase, Word
from onionskin.search.faults import Fault, QueryError, mended
from onionskin.search.lexing import Sign, joined, parts, signs
from onionskin.search.nearest import nearest
from onionskin.search.schema import FIELDS
from onionskin.search.words import words

__all__ = ["QueryError", "parse"]

LONGEST = 1000
"""Letters of a query: a paragraph pasted in still fits."""

DEEPEST = 20
"""Parentheses within parentheses."""

MOST_SLIPS = 2
"""Slips of a word: at three, half the vocabulary of a noisy archive is near to any short word."""

LETTERS_A_SLIP = 3
"""Letters of a word for each slip: two slips from a word of five are on 70 noisy pages of 100 (305,000 words)."""

MOST_BETWEEN = 50
"""Words between two: about five printed lines."""

MOST_SPREADS = 64
"""Ways that three words or more may spread, each of which costs a look at the index."""

_REPAIRS = 12
_KEPT = 30


def parse(query: str) -> Node:
    """The query as understood; every page for an empty one.

    Raises QueryError, a UsageError, with the places that are wrong and a query that can be understood.
    """
    node, faults = _understood(query)
    if not faults:
        return node
    raise QueryError(query, faults, _offer(query, faults))


def _understood(query: str) -> tuple[Node, list[Fault]]:
    if len(query) > LONGEST:
        cut = query[:LONGEST].rfind(" ") if " " in query[:LONGEST] else LONGEST
        sentence = f"The query is longer than {LONGEST} letters."
        return Everything(), [Fault(LONGEST, len(query), sentence, cut, len(query), "")]
    parser = _Parser(query)
    node = parser.whole()
    return node, parser.faults


def _offer(query: str, faults: list[Fault]) -> str:
    for _ in range(_REPAIRS):
        query = mended(query, faults)
        _, faults = _understood(query)
        if not faults:
            return query or "*"
    return " ".join(words(query[:LONGEST]).forms[:_KEPT]) or "*"


class _Parser:
    """Goes on after each fault, so that all are told at once."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._signs = [*signs(query), Sign("end", len(query), len(query), "")]
        self._at = 0
        self._depth = 0
        self.faults: list[Fault] = []

    def whole(self) -> Node:
        if len(self._signs) == 1:
            if self._query.strip():
                self._wrong(0, len(self._query), "There is no word in this query.", (0, len(self._query), "*"))
            return Everything()
        node = self._either("")
        while self._now.kind == "close":
            self._drop(self._next(), "This parenthesis closes none that is open.")
            if self._now.kind not in ("close", "end"):
                node = All((node, self._either("")))
        return node

    @property
    def _now(self) -> Sign:
        return self._signs[self._at]

    @property
    def _before(self) -> Sign:
        return self._signs[self._at - 1]

    def _next(self) -> Sign:
        sign = self._now
        self._at += sign.kind != "end"
        return sign

    def _either(self, field: str) -> Node:
        nodes = [self._all(field)]
        while self._now.kind == "or":
            sign = self._next()
            self._wants(sign)
            nodes.append(self._all(field))
        return nodes[0] if len(nodes) == 1 else Any(tuple(nodes))

    def _all(self, field: str) -> Node:
        nodes: list[Node] = []
        while self._now.kind not in ("or", "close", "end"):
            if self._now.kind == "and":
                sign = self._next()
                if nodes:
                    self._wants(sign)
                else:
                    self._drop(sign, f"{sign.text} stands between two words; there is none before it.")
            elif node := self._part(field):
                nodes.append(node)
        if not nodes and self._now.kind == "or" and self._before.kind not in ("and", "or", "not", "minus"):
            self._drop(self._now, f"{self._now.text} stands between two words; there is none before it.")
        if not nodes:
            return Everything()
        return nodes[0] if len(nodes) == 1 else All(tuple(nodes))

    def _part(self, field: str) -> Node | None:
        refused = False
        while self._now.kind in ("not", "minus"):
            sign = self._next()
            self._wants(sign)
            refused = not refused
        if self._now.kind in ("and", "or", "close", "end"):
            return None
        node = self._one(field)
        return Not(node) if refused and node else node

    def _one(self, field: str) -> Node | None:
        sign = self._next()
        if sign.kind == "field":
            return self._asked(sign)
        if sign.kind == "date" or (field == "date" and sign.kind in ("word", "phrase")):
            return self._date(sign)
        if sign.kind == "open":
            return self._group(sign, field)
        return self._phrase(sign, field) if sign.kind == "phrase" else self._word(sign, field)

    def _group(self, sign: Sign, field: str) -> Node | None:
        if self._depth == DEEPEST:
            end = len(self._query)
            forms = " ".join(words(self._query[sign.start :]).forms[:_KEPT])
            self._wrong(sign.start, end, "There are too many parentheses within parentheses.", (sign.start, end, forms))
            self._at = len(self._signs) - 1
            return None
        if self._now.kind == "close":
            before = self._signs[self._at - 2]
            start = before.start if before.kind == "field" else sign.start
            end = self._next().end
            self._wrong(sign.start, end, "There is nothing in these parentheses.", (start, end, " "))
            return None
        self._depth += 1
        node = self._either(field)
        self._depth -= 1
        if self._now.kind == "close":
            self._next()
        else:
            end = len(self._query)
            self._wrong(sign.start, sign.end, "This parenthesis is not closed.", (end, end, ")"))
        return node

    def _asked(self, sign: Sign) -> Node | None:
        if sign.text.lower() in FIELDS:
            if self._now.kind in ("word", "phrase", "open"):
                return self._one(sign.text.lower())
            self._drop(sign, f"{sign.text}: wants a word or a phrase in quotes after it.")
            return None
        meant = nearest(sign.text.lower(), tuple(FIELDS))
        value = self._now if self._now.kind in ("word", "phrase") else None
        names = ", ".join(meant) if meant else ", ".join(FIELDS)
        sentence = f"There is no field {sign.text}:. {'Did you mean' if meant else 'There are'} {names}?"
        if meant:
            self._wrong(sign.start, sign.end, sentence, (sign.start, sign.end, f"{meant[0]}:"))
        elif value:
            quoted = f'"{sign.text} {" ".join(parts(value.text))}"'
            self._wrong(sign.start, sign.end, sentence, (sign.start, value.end, quoted))
        else:
            self._wrong(sign.start, sign.end, sentence, (sign.start, sign.end, f"{sign.text} "))
        return None

    def _date(self, sign: Sign) -> Node | None:
        node = dates.asked(sign.text)
        if node is None:
            years = " TO ".join(dates.years_in(sign.text))
            instead = f"date:[{years}]" if " TO " in years else f"date:{years}" if years else " "
            sentence = "A date is asked for as date:1957, date:1957-07-04, date:[1957-07 TO 1958] or date:undated."
            self._wrong(sign.start, sign.end, sentence, (sign.start, sign.end, instead))
        return node

    def _phrase(self, sign: Sign, field: str) -> Node | None:
        end = len(self._query)
        if not sign.closed:
            self._wrong(sign.start, sign.start + 1, "This quotation mark is not closed.", (end, end, '"'))
        found = _trimmed(parts(sign.text))
        if not found:
            if sign.closed:
                self._drop(sign, "There is no word between these quotation marks.")
            else:
                self.faults[-1] = Fault(sign.start, end, self.faults[-1].sentence, sign.start, end, "")
            return None
        slop = self._slop(sign, len(found)) if sign.number is not None else 0
        if field and FIELDS[field].how != "text":
            if slop:
                self._unsaid(sign, "Words of a field stand as they are; a ~ has no meaning here.")
            return Keyed(field, found)
        return _either_reading(found, _trimmed(joined(sign.text)), slop, field)

    def _word(self, sign: Sign, field: str) -> Node | None:
        if sign.text == "*" and not field:
            return Everything()
        found = parts(sign.text)
        if field and FIELDS[field].how != "text":
            if sign.number is not None:
                self._unsaid(sign, "Words of a field stand as they are; a ~ has no meaning here.")
            return Keyed(field, found) if found else None
        if sign.number is None:
            return _either_reading(found, joined(sign.text), 0, field)
        slips = int(sign.number[:4] or 1)
        if slips > MOST_SLIPS:
            self._unsaid(sign, f"A word may be at most {MOST_SLIPS} slips away.", f"~{MOST_SLIPS}")
        form = "".join(found)
        if "*" in form or "?" in form:
            self._unsaid(sign, "A word with * or ? has no ~: it stands for many words already.")
        return (
            Near(form, min(slips, MOST_SLIPS, max(len(form) // LETTERS_A_SLIP, 1)), field)
            if slips
            else Word(form, field)
        )

    def _slop(self, sign: Sign, count: int) -> int:
        slop = int((sign.number or "5")[:6]) if count > 1 else 0
        most = MOST_BETWEEN if count < 3 else max(n for n in range(MOST_BETWEEN) if _spreads(count, n) <= MOST_SPREADS)
        if slop > most and (sign.number or count < 3):
            self._unsaid(sign, f"So many words may have at most {most} others between them.", f"~{most}")
        return min(slop, most)

    def _wants(self, sign: Sign) -> None:
        """What follows an operator must be something to look for."""
        if self._now.kind in ("and", "or", "close", "end"):
            self._drop(sign, f"{sign.text} wants a word after it.")

    def _unsaid(self, sign: Sign, sentence: str, instead: str = "") -> None:
        tilde = self._query.rfind("~", sign.start, sign.end)
        self._wrong(tilde, sign.end, sentence, (tilde, sign.end, instead))

    def _drop(self, sign: Sign, sentence: str) -> None:
        self._wrong(sign.start, sign.end, sentence, (sign.start, sign.end, " "))

    def _wrong(self, start: int, end: int, sentence: str, mend: tuple[int, int, str]) -> None:
        self.faults.append(Fault(start, end, sentence, *mend))


def _either_reading(found: tuple[str, ...], together: tuple[str, ...], slop: int, scope: str) -> Node:
    """viet-nam is looked for as two words that follow one another, and as one."""
    nodes = [_run(one, slop, scope) for one in dict.fromkeys((found, together)) if one]
    return nodes[0] if len(nodes) == 1 else Any(tuple(nodes))


def _run(found: tuple[str, ...], slop: int, scope: str) -> Node:
    if len(found) > 1:
        return Phrase(found, slop, scope)
    if found[0] == "*":
        return Everything()
    return Like(found[0], scope) if "*" in found[0] or "?" in found[0] else Word(found[0], scope)


def _trimmed(found: tuple[str, ...]) -> tuple[str, ...]:
    """Any word at an end of a phrase says nothing."""
    while found and found[0] == "*":
        found = found[1:]
    while found and found[-1] == "*":
        found = found[:-1]
    return found


def _spreads(count: int, slop: int) -> int:
    """In how many ways `count` words may stand with at most `slop` others between them."""
    ways = 1
    for at in range(1, count):
        ways = ways * (slop + at) // at
    return ways
