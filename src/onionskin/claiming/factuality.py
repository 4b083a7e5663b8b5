"""How sure a clause is, from its verb outward: negation, modal, words of estimation, conditions, and then each voice.

A value is FactBank's: how certain (3 certain, 2 probable, 1 possible, 0 not said) and its sign. Each operator only
lowers the certainty or turns the sign, so that no claim is surer than its voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from onionskin.claiming.clauses import Clause
from onionskin.claiming.cues import Hedge, Row
from onionskin.claiming.lists import table
from onionskin.claiming.saying import Parsed, Saying

CERTAIN, PROBABLE, POSSIBLE, UNSAID = 3, 2, 1, 0
_NAMES = {CERTAIN: "CT", PROBABLE: "PR", POSSIBLE: "PS"}
INFERRED = Row(("would", "have"), "inference", "PR+", 0.55, 0.87, "likely", "project")
"""*Would have* of what a doctrine or rule leads one to expect."""


@cache
def words(name: str) -> frozenset[str]:
    """The words of factuality.toml under what they do."""
    return frozenset(table("factuality.toml")[name]["words"].split())


@dataclass(frozen=True, slots=True)
class Value:
    """How certain, and whether it is so (1) or not (-1)."""

    certain: int = CERTAIN
    sign: int = 1

    def __str__(self) -> str:
        return "Uu" if self.certain == UNSAID else _NAMES[self.certain] + ("+" if self.sign > 0 else "-")

    def at_most(self, certain: int) -> Value:
        """The same, no surer than that."""
        return replace(self, certain=min(self.certain, certain))

    def under(self, code: str) -> Value:
        """The same under a cue that has one of FactBank's values."""
        if code == "Uu":
            return self.at_most(UNSAID)
        certain = {"CT": CERTAIN, "PR": PROBABLE, "PS": POSSIBLE}[code[:2]]
        return replace(self.at_most(certain), sign=-self.sign if code[2] == "-" else self.sign)


@dataclass(frozen=True, slots=True)
class Assessed:
    """A clause's value as whoever asserts it has it, the kind of claim, and the cues that made it so."""

    value: Value
    kind: str
    hedges: tuple[Hedge, ...]


def assessed(parsed: Parsed, index: int, hedges: Sequence[Hedge]) -> Assessed:
    """The value of a clause for its innermost voice."""
    clause = parsed.clauses[index]
    used = [one for one in hedges if _bears(parsed, index, one)]
    value, kind = _group(parsed, clause)
    if kind == "inferred":
        used.append(Hedge(clause.group.first, clause.group.first + 2, INFERRED))
        kind = "event"
    for one in used:
        value = _hedged(value, one, clause)
    frame = framing(parsed, index)
    if frame is not None:
        value, kind = _framed(parsed, frame, value, kind)
    if _conditional(parsed, index):
        judged = any(one.row.kind == "estimative" for one in used)
        value, kind = (value if judged else value.at_most(UNSAID)), "condition"
    value, kind = _of_kind(parsed, clause, value, kind)
    return Assessed(value, kind, tuple(used))


def _group(parsed: Parsed, clause: Clause) -> tuple[Value, str]:
    """What the verb group itself says: negation and modal."""
    group, tokens = clause.group, parsed.tokens
    value, kind = Value(), "event"
    if group.negated or _denied(parsed, clause):
        value = replace(value, sign=-1)
    if group.modal in ("may", "might"):
        value = value.at_most(POSSIBLE)
    elif group.modal in ("can", "cannot", "ca"):
        value = replace(value, sign=-1) if group.modal == "cannot" else value
        value = value if value.sign < 0 else value.at_most(POSSIBLE)
    elif group.modal == "could":
        able = not group.perfect and not group.passive
        value = value if able and value.sign < 0 else value.at_most(POSSIBLE)
    elif group.modal == "must" and group.perfect:
        value = value.at_most(PROBABLE)
    elif group.modal in ("should", "must", "ought", "shall"):
        value = value.at_most(UNSAID)
    elif group.modal == "would" and group.perfect:
        return _would_have(parsed, clause, value)
    elif group.modal in ("will", "would", "wo", "'ll"):
        value, kind = value.at_most(UNSAID), "forecast"
    bare = tokens[group.first].tag == "VB" or tokens[group.first].low == "be"
    if bare and group.modal is None and group.form == "finite":
        value = value.at_most(UNSAID)  # that it be done
    return value, kind


def _would_have(parsed: Parsed, clause: Clause, value: Value) -> tuple[Value, str]:
    """*Would have*: inferred where a norm is the subject or a frame stands over it, else counterfactual."""
    subject = parsed.tokens[slice(*clause.subject)] if clause.subject else ()
    if any(token.low in words("norms") for token in subject):
        return value.at_most(PROBABLE), "inferred"
    if clause.up is not None and framing(parsed, parsed.clauses.index(clause)) is not None:
        return value, "event"
    return value.at_most(UNSAID), "counterfactual"


def _denied(parsed: Parsed, clause: Clause) -> bool:
    """Whether *no* stands at the head of the subject or right behind the verb."""
    tokens, group = parsed.tokens, clause.group
    begins = tokens[clause.subject[0]].low if clause.subject else ""
    after = tokens[group.last].low if group.last < len(tokens) else ""
    return (begins in words("negative") or after in ("no", "none", "nothing", "nobody")) and not group.negated


def _bears(parsed: Parsed, index: int, hedge: Hedge) -> bool:
    """Whether a cue bears on a clause: it stands in its own words, or in the frame that the clause hangs in."""
    if hedge.row.value is None or hedge.row.kind in ("condition", "inquiry", "attribution", "belief"):
        return False
    if hedge.row.when == ("phrase",):
        return False
    clause = parsed.clauses[index]
    frame = framing(parsed, index)
    if (
        hedge.row.kind == "possibility"
        and hedge.row.value == "Uu"
        and not (frame is not None and _owns(parsed, frame, hedge.first))
    ):
        return False  # uncertainty about something, and not whether it is so
    if _owns(parsed, index, hedge.first):
        return not _noun_only(parsed, clause, hedge)
    return frame is not None and _owns(parsed, frame, hedge.first)


def _owns(parsed: Parsed, index: int, at: int) -> bool:
    """Whether a token stands in a clause and in none that hangs on it."""
    clause = parsed.clauses[index]
    if not clause.first <= at < max(clause.last, clause.group.last):
        return False
    inner = [
        one
        for place, one in enumerate(parsed.clauses)
        if place != index and one.first <= at < max(one.last, one.group.last)
    ]
    return all(one.first < clause.first or (one.first == clause.first and one.last > clause.last) for one in inner)


def _noun_only(parsed: Parsed, clause: Clause, hedge: Hedge) -> bool:
    """Whether a cue bears on a noun alone: `a possible reason`, `the likely winner`, after the verb."""
    if hedge.row.kind == "evidence":
        return False
    token = parsed.tokens[hedge.first]
    if token.tag != "JJ" or len(hedge.row.words) > 1:
        return False
    after = parsed.tokens[hedge.last] if hedge.last < len(parsed.tokens) else None
    return after is not None and after.tag in ("NN", "NP", "JJ")


def _hedged(value: Value, hedge: Hedge, clause: Clause) -> Value:
    code = hedge.row.value or "CT+"
    if hedge.row.kind == "assurance" or (
        clause.group.first <= hedge.first < clause.group.last
        and hedge.row.words[0] in ("may", "might", "could", "must")
    ):
        return value
    if code.endswith("-") and clause.group.negated and hedge.first > clause.group.first:
        return replace(value.at_most({"CT": CERTAIN, "PR": PROBABLE, "PS": POSSIBLE}[code[:2]]), sign=1)
    return value.under(code)


def framing(parsed: Parsed, index: int) -> int | None:
    """The clause that only frames this one: `it is possible that`, `there is evidence that`, `he appears to`."""
    clause = parsed.clauses[index]
    if clause.up is None or clause.kind not in ("content", "raised"):
        return None
    above = parsed.clauses[clause.up]
    if clause.kind == "raised":
        return clause.up
    return clause.up if expletive(parsed, above) else None


def expletive(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause has *it* or *there* for its subject, which stand for what follows."""
    if clause.subject is None:
        return False
    words_ = [token.low for token in parsed.tokens[slice(*clause.subject)] if token.tag not in ("RB", ",", "CC", "SC")]
    return words_[-1:] in (["it"], ["there"]) and (
        clause.group.lemma in ("be", "seem", "appear", "remain", "become") or clause.group.passive
    )


def _framed(parsed: Parsed, frame: int, value: Value, kind: str) -> tuple[Value, str]:
    """What the frame's own verb does: `it is not clear that`, `it could be construed that`, `it is essential that`."""
    above = parsed.clauses[frame]
    said, _ = _group(parsed, above)
    if said.sign < 0 and not any(
        token.low in ("no", "not")
        and parsed.tokens[at + 1].low in ("evidence", "indication", "doubt", "likely", "clear", "certain", "known")
        for at, token in enumerate(parsed.tokens[:-1])
    ):
        value = replace(value, sign=-value.sign)
    if not (above.group.modal == "would" and above.group.lemma in ("appear", "seem")):  # it would appear that
        value = value.at_most(said.certain)
    predicate = parsed.tokens[above.group.last : above.group.last + 3]
    if any(token.low in words("frames") for token in predicate):
        value = value.at_most(UNSAID)
    return value, kind


def _conditional(parsed: Parsed, index: int) -> bool:
    """Whether a clause holds under a condition that the sentence names."""
    return condition_of(parsed, index) is not None


def condition_of(parsed: Parsed, index: int) -> int | None:
    """The condition of a clause: one that hangs on it, or leads it."""
    clause = parsed.clauses[index]
    if clause.kind in ("condition", "concession", "relative", "adverbial", "participle", "unmet", "intended"):
        return None
    for place, one in enumerate(parsed.clauses):
        if one.kind != "condition":
            continue
        if one.up == index or (place + 1 == index and one.first < clause.first):
            return place
        frame = framing(parsed, index)
        if frame is not None and place + 1 == frame:
            return place
    return None


def _of_kind(parsed: Parsed, clause: Clause, value: Value, kind: str) -> tuple[Value, str]:
    """What the kind of a clause does to it."""
    if clause.kind == "purpose":
        return value.at_most(PROBABLE), "purpose"
    if clause.kind == "intended":
        return value.at_most(UNSAID), "purpose"
    if clause.kind == "unmet" and clause.up is not None:
        above, _ = _group(parsed, parsed.clauses[clause.up])
        return replace(value.at_most(above.certain), sign=-value.sign * above.sign), kind
    if clause.kind == "asked":
        return value.at_most(UNSAID), "asked"
    if clause.kind in ("whether", "condition"):
        return value.at_most(UNSAID), "condition"
    if clause.kind == "concession":
        return value.at_most(POSSIBLE), "condition"
    if parsed.tokens[-1].word == "?" and clause.kind == "main":
        return value.at_most(UNSAID), kind
    return value, kind


# -- voices --


def held(value: Value, saying: Saying, parsed: Parsed) -> Value:
    """The value for the voice itself of what it says, thinks or denies."""
    cue = parsed.tokens[saying.cue[0] : saying.cue[1]]
    lows = {token.low for token in cue}
    lemmas = lows | {group.lemma for group in parsed.groups if saying.cue[0] <= group.head < saying.cue[1]}
    if saying.manner == "asking" or lemmas & words("wishing"):
        value = value.at_most(UNSAID)
    if lemmas & words("suspecting"):
        value = value.at_most(PROBABLE)
    if lemmas & words("doubting"):
        value = replace(value.at_most(PROBABLE), sign=-value.sign)
    if saying.manner == "denying":
        value = replace(value, sign=-value.sign)
    if any(token.tag == "NOT" for token in cue) or any(
        g.negated for g in parsed.groups if saying.cue[0] <= g.head < saying.cue[1]
    ):
        value = replace(value, sign=-value.sign) if saying.manner == "believing" else value.at_most(UNSAID)
    return value


def granted(value: Value, saying: Saying) -> Value:
    """The value for whoever reports a voice, from the voice's own."""
    if saying.own and saying.manner != "asking":
        return value.at_most(PROBABLE) if saying.manner == "believing" else value
    if saying.manner in ("committed", "knowing"):
        return value
    if saying.manner == "showing":
        return value.at_most(PROBABLE)
    return value.at_most(UNSAID)
