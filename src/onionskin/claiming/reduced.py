"""Pasts that are participles: of two with nothing between, the first."""

from __future__ import annotations

from collections.abc import Sequence

from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import verb_forms
from onionskin.claiming.neighbours import ALONE, STATING, TELLING, lemma_of

_BREAKS = frozenset([",", ";", ":", "CC", "SC", "WH", "THAT", "(", ")", "--", "—", "–", '"', "“", "”"])


def reduce(sentence: Sequence[Token]) -> None:
    """`orders issued in May directed`: of two pasts with nothing between, the first is a participle."""
    first: int | None = None
    for at, token in enumerate(sentence):
        if _in_aside(sentence, at):
            token.tag = "VBN"
        if token.tag in _BREAKS:
            first = None
        elif token.tag == "VBD" or (
            token.tag in ("BE", "HV", "MD") and token.low not in ("be", "been", "being", "having")
        ):
            if first is not None and _ambiguous(sentence[first]) and not _new_subject(sentence, first, at):
                sentence[first].tag = "VBN"
            if first is not None and _modifies(sentence, first, at):
                token.tag = "VBN"
                continue
            first = at

    _set_off(sentence)


def _in_aside(sentence: Sequence[Token], at: int) -> bool:
    """Whether a past stands in a phrase that a comma sets off: `told them, in a speech printed only in May, that`."""
    if not _ambiguous(sentence[at]) or at + 1 >= len(sentence) or sentence[at + 1].tag not in ("IN", "RB"):
        return False
    place = at - 1
    while place > 0 and sentence[place].tag in ("NN", "JJ", "DT", "CD"):
        place -= 1
    set_off = 1 < place < at - 1 and sentence[place].tag == "IN" and sentence[place - 1].tag == ","
    return set_off and any(one.tag in ("VBD", "VBZ", "BE", "HV") for one in sentence[:place])


def _set_off(sentence: Sequence[Token]) -> None:
    """`a paper submitted in April, 1954, argued`: the first past is a participle where a verb follows a comma."""
    first = next((at for at, one in enumerate(sentence) if one.tag in ("VBD", "VBZ", "VBP", "BE", "HV", "MD")), None)
    if first is None or not first or not _ambiguous(sentence[first]) or sentence[first - 1].tag not in ("NN", "NP"):
        return
    if first + 1 >= len(sentence) or sentence[first + 1].tag not in ("IN", "TO"):
        return
    for at in range(first + 2, len(sentence)):
        if sentence[at].tag in ("CC", "SC", "WH", "THAT", ";", "PS"):
            return
        if sentence[at].tag in ("VBD", "HV", "BE", "MD", "VBZ") and sentence[at - 1].tag in (",", "RB"):
            sentence[first].tag = "VBN"
            return


def _modifies(sentence: Sequence[Token], first: int, at: int) -> bool:
    """Whether a second past belongs to the noun before it: `reviewed the reasons for the emphasis placed on it`."""
    if sentence[first].tag not in ("VBD", "BE", "HV") or sentence[at].tag != "VBD":
        return False
    told = lemma_of(sentence[first]) in TELLING | STATING
    after = sentence[at + 1].tag if at + 1 < len(sentence) else ""
    return not told and _ambiguous(sentence[at]) and sentence[at - 1].tag == "NN" and after == "IN"


def _ambiguous(token: Token) -> bool:
    if token.tag != "VBD" or lemma_of(token) in ALONE:
        return False
    return token.low.endswith("ed") or verb_forms().get(token.low, ("", ""))[1] == "dn"


def _new_subject(sentence: Sequence[Token], first: int, second: int) -> bool:
    """Whether a subject of its own stands between, as after a verb of saying: `he said they went`."""
    after = sentence[first + 1] if first + 1 < second else None
    return after is not None and after.tag in ("PS", "DT", "NP", "NN", "CD", "JJ")
