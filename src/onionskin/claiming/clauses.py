"""The clauses of a sentence: where each begins and ends, what kind it is, and which it hangs on.

[Ho, upon his return from Moscow, indicated] [that important decisions had been reached].
 main                                         content
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onionskin.claiming.groups import Group
from onionskin.claiming.lexing import Token
from onionskin.claiming.opening import mark_of, sets
from onionskin.claiming.subjects import HARD, MARKS, NOMINAL, lead_of, subject_start


@dataclass(slots=True)
class Clause:
    """`sentence[first:last]` with its verb group.

    `kind` is `main`; `content` (what is said, thought or shown), `whether` (an open question), `embedded` (*what
    happened*); `relative`, `adverbial`, `condition`, `concession`, `participle`; of infinitives `purpose`, `intended`,
    `unmet`, `raised` or `asked`. `mark` is the token that opens it, None where none does; `up` the index of the clause
    it hangs on; `subject` the tokens of its subject, None where it has none of its own.
    """

    first: int
    last: int
    group: Group
    kind: str
    mark: int | None = None
    up: int | None = None
    subject: tuple[int, int] | None = None


def clauses(sentence: Sequence[Token], found_groups: Sequence[Group]) -> list[Clause]:
    """The clauses of a tagged sentence in order. An infinitive or -ing form that only fills out a verb makes none."""
    found: list[Clause] = []
    end = 0  # where the last verb group ends that heads a clause
    beside = 0  # where the last verb group ends, whatever it does
    for group in found_groups:
        clause = _clause(sentence, group, (end, beside), found)
        if clause is not None:
            if found:
                _cut(sentence, found, clause)
            found.append(clause)
            if clause.kind != "participle" or any(one.kind != "participle" for one in found):
                end = group.last
        beside = group.last
    return found


def _clause(sentence: Sequence[Token], group: Group, ends: tuple[int, int], found: list[Clause]) -> Clause | None:
    if group.form == "to":
        return _infinitive(sentence, group, found)
    if group.form in ("ing", "participle"):
        return _participle(sentence, group, found)
    first, mark, subject = _opening(sentence, group, ends, found)
    kind = _unmarked(sentence, group, found, (first, ends[1])) if mark is None else _kind(sentence, group, mark, found)
    if subject is None and mark is None and found:
        first, subject = _resumed(sentence, group, found, first)
    return Clause(first, len(sentence), group, kind, mark, _hangs(found, kind), subject)


def _participle(sentence: Sequence[Token], group: Group, found: list[Clause]) -> Clause | None:
    """An -ing form or participle that is set off by a comma, or that fills out *ceased*; another makes no clause."""
    before = sentence[group.first - 1].tag if group.first else ""
    verb = found[-1].group if found else None
    if verb is not None and verb.last == group.first and verb.lemma in sets()["unmet"] and group.form == "ing":
        return Clause(group.first, len(sentence), group, "unmet", None, len(found) - 1, found[-1].subject)
    adverb = before == "RB" and group.first > 1 and sentence[group.first - 2].tag == ","
    if before not in ("", ",", ";", "--", "—", "–", "(") and not adverb:
        return None
    last = _next_comma(sentence, group.last) if not found or group.first == 0 else len(sentence)
    return Clause(group.first, last, group, "participle", None, len(found) - 1 if found else None)


def _resumed(
    sentence: Sequence[Token], group: Group, found: list[Clause], first: int
) -> tuple[int, tuple[int, int] | None]:
    """A verb whose subject stands before an aside of its own (`Le Duan, who had been away, returned`) or is shared."""
    before, aside = found[-1], found[0]
    opened = aside.kind in ("relative", "participle") and all(one.kind != "main" for one in found) and aside.first > 1
    closed = sentence[first - 1].tag == "," or (aside.kind == "relative" and first == before.group.last)
    if opened and closed and sentence[aside.first - 1].tag in (",", "NN", "NP", "PS"):
        before_it = aside.first - 1 if sentence[aside.first - 1].tag == "," else aside.first
        begins = subject_start(sentence, 0, before_it, whole=True)
        return begins, (begins, before_it)
    if sentence[first - 1].tag == "CC" and first > 1 and sentence[first - 2].tag == ",":
        main = next((one for one in reversed(found) if one.kind == "main" and one.subject is not None), before)
        return first, main.subject
    tense = sentence[group.first].tag
    beside = next((one for one in reversed(found) if sentence[one.group.first].tag == tense and one.subject), before)
    return first, beside.subject


def _infinitive(sentence: Sequence[Token], group: Group, found: list[Clause]) -> Clause | None:
    """An infinitive that asserts something of its own."""
    if not found:
        return None
    before = found[-1]
    verb, size = before.group, len(sentence)
    between = sentence[verb.last : group.first]
    near = all(token.tag in ("RB", "NOT", "JJ", "IN", "NP", "PO", ",") for token in between)
    if before.kind == "raised" and any(token.tag == "CC" for token in between):
        return Clause(group.first, size, group, "raised", None, before.up)
    seen = verb.lemma in ("find", "see", "feel", "judge", "show") and not (
        group.lemma == "be" or group.perfect or group.passive
    )
    if _raises(sentence, verb, between) and near and not seen:
        return Clause(group.first, size, group, "raised", None, len(found) - 1, before.subject)
    if (verb.lemma in sets()["unmet"] or verb.lemma in sets()["intending"]) and all(
        t.tag in ("RB", ",") for t in between
    ):
        kind = "unmet" if verb.lemma in sets()["unmet"] else "intended"
        return Clause(group.first, size, group, kind, None, len(found) - 1, before.subject)
    if verb.lemma in sets()["directive"] and between:
        return Clause(verb.last, size, group, "asked", None, len(found) - 1, (verb.last, group.first))
    if verb.lemma in sets()["directive"] and verb.passive:
        return Clause(group.first, size, group, "asked", None, len(found) - 1, before.subject)
    if verb.lemma in sets()["holding"] and between and not verb.passive and _plain(between):
        return Clause(verb.last, size, group, "content", None, len(found) - 1, (verb.last, group.first))
    on = verb.last < len(sentence) and sentence[verb.last].low == "on"  # went on to say
    if (
        verb.lemma in sets()["motion"]
        and not on
        and all(token.tag not in MARKS and token.tag not in HARD for token in between)
    ):
        return Clause(group.first, size, group, "purpose", None, len(found) - 1, before.subject)
    return None


def _plain(between: Sequence[Token]) -> bool:
    """Whether only a noun phrase stands between a verb and an infinitive."""
    return all(token.tag in NOMINAL and token.tag != "IN" for token in between) and any(
        token.tag in ("NN", "NP", "PO", "PS", "DT") for token in between
    )


def _raises(sentence: Sequence[Token], verb: Group, between: Sequence[Token]) -> bool:
    words = sets()["raising"]
    if verb.lemma in ("appear", "seem", "happen", "prove", "tend"):
        return True
    if verb.lemma in ("be", "seem", "appear", "remain"):
        return any(token.low in words for token in between)
    return verb.passive and verb.lemma in words


def _opening(
    sentence: Sequence[Token], group: Group, ends: tuple[int, int], found: list[Clause]
) -> tuple[int, int | None, tuple[int, int] | None]:
    """Where a finite clause begins, the token that opens it, and its subject."""
    end = ends[0]
    mark = mark_of(sentence, end, group.first)
    told = bool(found) and ends[1] == found[-1].group.last and found[-1].group.lemma in sets()["telling"]
    low = (ends[1] if told else end) if mark is None else mark + 1
    begins = subject_start(sentence, low, group.first, whole=told or mark is not None or not end)
    subject = (begins, group.first) if begins < group.first else None
    if group.inverted:
        subject = (group.first + 1, group.head)
    first = low if mark is not None else begins if told else lead_of(sentence, end, begins)
    if mark is not None:
        first = mark
        if first and sentence[first].tag == "WH" and sentence[first - 1].tag in ("IN", "TO") and first - 1 >= end:
            first -= 1  # to which position
    if group.first and sentence[group.first - 1].low == "even" and group.inverted:
        first = group.first - 1
    return first, mark, subject


def _kind(sentence: Sequence[Token], group: Group, mark: int, found: list[Clause]) -> str:
    """The kind of a clause by the word that opens it."""
    low, kind = sentence[mark].low, sentence[mark].tag
    before = sentence[mark - 1] if mark else None
    verb = before is not None and before.tag[:2] == "VB"
    if kind == "THAT":
        named = mark > 0 and sentence[mark - 1].tag in ("NN", "NP", "CD", "PO", "PS")
        return "relative" if named and group.first == mark + 1 else "content"
    if kind == "WH":
        asked = low in ("what", "whatever", "whoever") or before is None or (verb and low != "which")
        return "embedded" if asked else "relative"
    told = bool(found) and found[-1].group.lemma in sets()["telling"] | {"ask", "explain"}
    if low in ("how", "why", "where") and before is not None and (verb or before.tag == "IN" or told):
        return "embedded"
    if low == "whether" or (low == "if" and before is not None and before.low[:3] in ("ask", "won")):
        return "whether"
    if low in sets()["conditions"]:
        return "concession" if before is not None and before.low in sets()["concessions"] else "condition"
    return "adverbial"


def _unmarked(sentence: Sequence[Token], group: Group, found: list[Clause], at: tuple[int, int]) -> str:
    """The kind of a clause that no word opens: what the verb right before it says, or a clause by itself.

    `at` is where it begins, and where the verb group before it ends.
    """
    first, beside = at
    if group.inverted and sentence[group.first].low in ("had", "were", "should"):
        return "concession" if first < group.first and sentence[first].low == "even" else "condition"
    own = first < group.first
    return "content" if own and found and first == beside and found[-1].group.form != "participle" else "main"


def _hangs(found: list[Clause], kind: str) -> int | None:
    if not found:
        return None
    if kind == "main":
        return found[-1].up if found[-1].kind in ("content", "relative", "raised") else None
    return len(found) - 1


def _next_comma(sentence: Sequence[Token], at: int) -> int:
    return next((place for place in range(at, len(sentence)) if sentence[place].tag == ","), len(sentence))


def _cut(sentence: Sequence[Token], found: list[Clause], clause: Clause) -> None:
    """Ends the clause before where the next begins, less the sign or conjunction between them."""
    before = found[-1]
    if clause.first <= before.first:
        end = clause.group.first  # an aside within the clause ends before its verb
        while end > before.group.last and sentence[end - 1].tag in (",", "RB", "NOT", "--", "—", "–"):
            end -= 1
        before.last = min(before.last, max(end, before.group.last))
        return
    end = clause.first
    while end > before.group.last and sentence[end - 1].tag in (",", "CC", ";", ":", "--", "—", "–", "("):
        end -= 1
    before.last = min(before.last, max(end, before.group.last))
