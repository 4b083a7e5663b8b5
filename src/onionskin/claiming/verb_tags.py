"""Which form of a verb a word is where it stands, or whether it is a noun or adjective there."""

from __future__ import annotations

from collections.abc import Sequence

from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import classes, nouns_first
from onionskin.claiming.neighbours import (
    ALONE,
    SKIP,
    STATING,
    TELLING,
    WORDS,
    after_of,
    before_of,
    beside_noun,
    has_verb,
    inverted,
    lemma_of,
    object_after,
    subject_after,
    subject_before,
    tells,
)

_AUX = frozenset(["BE", "HV"])

SUBJECTS = frozenset(["NP", "PS", "NN", "WH", "THAT"])

_OBJECT = frozenset(
    ["DT", "THAT", "TO", "PO", "PS", "NP", "SC", "IN", "RB", "CD", "BE", '"', "“", ",", "WH", "NN", "JJ"]
)

_MANY = frozenset(WORDS["many"].split())
_INITIAL = frozenset(WORDS["initial"].split())

_PLURAL_ONLY = frozenset(["they", "we", "you", "i"])

_BEING = frozenset(WORDS["being"].split())

_ING_NOUNS = frozenset(WORDS["ing_nouns"].split())


def verb_tag(sentence: Sequence[Token], at: int, form: tuple[str, str]) -> str:
    """The tag of a form of a verb; `form` is its lemma and the forms it may be, see `lists.verb_forms`."""
    lemma, kinds = form
    before = before_of(sentence, at)
    if "b" in kinds and before in ("TO", "MD", "DO"):
        return "VB"
    if "b" in kinds and before == "PS" and inverted(sentence, at):
        return "VB"
    if "g" in kinds:
        return _ing(sentence, at, before)
    if "d" in kinds or "n" in kinds:
        if "b" in kinds and before not in SUBJECTS and before not in _AUX:
            return (
                "NN" if lemma in nouns_first() or before in ("DT", "JJ", "IN") else past(sentence, at, distinct=False)
            )
        return past(sentence, at, distinct="n" not in kinds, participle="d" not in kinds)
    if "s" in kinds:
        return _third(sentence, at, lemma, before)
    return _base(sentence, at, lemma, before)


def _ing(sentence: Sequence[Token], at: int, before: str) -> str:
    if sentence[at].low in _ING_NOUNS and not (
        before == "BE" or (object_after(sentence, at) is False and before in (",", ""))
    ):
        return "NN"
    if before in ("DT", "JJ", "POS"):
        return "NN" if after_of(sentence, at) in ("of", ",", ".", "in", "to", "and", "was", "is") else "JJ"
    return "VBG"


def past(sentence: Sequence[Token], at: int, *, distinct: bool, participle: bool = False) -> str:
    """A past form or participle, by what stands before it; `distinct` tells that the form is no participle."""
    before = _held_before(sentence, at)
    if distinct:
        return "VBD"
    if before in _AUX or participle:
        return "VBN"
    if tells(sentence, at) or (lemma_of(sentence[at]) in ALONE and before not in ("DT", "JJ")):
        return "VBD"
    if before == "CC":
        return _joined(sentence, at)
    if before == "CD" and classes().get(after_of(sentence, at), "") in ("DT", "PO", "TO"):
        return "VBD"  # on July 19 told a press conference
    if before == "" and lemma_of(sentence[at]) in _INITIAL and subject_after(sentence, at):
        return "VBD"  # reported the situation was unaffected
    return _past_after(sentence, at, before)


def _held_before(sentence: Sequence[Token], at: int) -> str:
    back = at - 1
    while back >= 0 and (sentence[back].tag in SKIP or sentence[back].tag == "PO"):
        back -= 1
    return sentence[back].tag if back >= 0 else ""


def _joined(sentence: Sequence[Token], at: int) -> str:
    """A past behind a conjunction is what the verb before it is."""
    if beside_noun(sentence, at):
        return "JJ"
    if any(one.tag == "VBN" for one in sentence[max(0, at - 5) : at]):
        last = next(one.tag for one in reversed(sentence[:at]) if one.tag in ("VBN", "VBD", "VBZ", "VBG"))
        return last if last in ("VBN", "VBD") else "VBD"
    return "VBN" if _by_someone(sentence, at) else "VBD"


def _by_someone(sentence: Sequence[Token], at: int) -> bool:
    """Whether *by* follows and names who did it: not `concluded by saying`."""
    doing = at + 2 < len(sentence) and sentence[at + 2].low.endswith("ing")
    return after_of(sentence, at) == "by" and not doing


def _past_after(sentence: Sequence[Token], at: int, before: str) -> str:
    if before in ("DT", "JJ", "POS", "CD") or (before == "IN" and not object_after(sentence, at)):
        return "JJ"
    if before in ("IN", "SC", "", "(", "“", '"') or _by_someone(sentence, at):
        return "VBN"  # as noted, when asked
    if before == "," and not subject_before(sentence, at):
        return "VBN"
    if before in ("VBD", "VBZ", "VBN", "VBG"):
        return "JJ" if after_of(sentence, at)[:1].isalpha() else "VBN"
    return "VBD"


def _third(sentence: Sequence[Token], at: int, lemma: str, before: str) -> str:
    kind = _kind_after(sentence, at)
    if before in ("PS", "WH", "THAT") and not (before == "THAT" and lemma in nouns_first()):
        return "VBZ"
    if before == "NN" and lemma in _BEING and after_of(sentence, at) in ("", "."):
        return "VBZ"
    if before == "NP" or (before == "NN" and lemma not in nouns_first()):
        return "VBZ" if kind in _OBJECT and not (lemma in nouns_first() and kind in ("IN", "NN", "BE")) else "NN"
    if before == "NN":
        return "VBZ" if kind in ("THAT", "TO", "PS") or (kind == "DT") else "NN"
    return "VBZ" if before in ("CC", ",") and _beside(sentence, at, lemma, before, kind) else "NN"


def _beside(sentence: Sequence[Token], at: int, lemma: str, before: str, kind: str) -> bool:
    """Whether a form in -s behind a comma or conjunction is a verb: `Viet, the secretary, claims that`."""
    if kind == "THAT" and (lemma in TELLING if before == "CC" else not has_verb(sentence, at)):
        return True
    return kind in ("THAT", "DT", "TO") and any(one.tag in ("VBZ", "BE", "VBP") for one in sentence[:at])


def _base(sentence: Sequence[Token], at: int, lemma: str, before: str) -> str:
    noun = lemma in nouns_first()
    kind = _kind_after(sentence, at)
    last = sentence[at - 1] if at else None
    if last is not None and _present(last, before, kind, noun):
        return "VBP"
    if noun:
        return "NN"
    if before in (",", ")", "RB", "NN") and kind in ("THAT", "DT", "PS") and lemma in STATING:
        return "VBP"
    if before in ("CC", ",") and kind in ("DT", "PO", "THAT", "TO", "IN"):
        verbs = [one.tag for one in sentence[:at] if one.tag[:2] == "VB" or one.tag in ("MD", "TO")]
        return "VB" if verbs and verbs[-1] in ("VB", "VBP", "TO", "MD") else "NN"
    return "VB" if before == "" and kind in ("DT", "THAT", "PO") else "NN"


def _present(last: Token, before: str, kind: str, noun: bool) -> bool:
    """Whether a base form is a present: what stands before it are many, or several."""
    many = last.low.endswith("s") and not last.low.endswith("ss")
    if kind == "THAT" and before in ("NN", "NP", "PS", ",") and (not noun or last.tag == "RB" or many):
        return True
    if before == "PS" and (last.low in _PLURAL_ONLY or last.tag in SKIP):
        return True
    if noun:
        return False
    if before in ("WH", "THAT"):
        return True
    if last.low in _MANY and (kind in _OBJECT or kind == "NN"):
        return True
    return last.tag in ("NN", "NP") and many and kind in _OBJECT


def _kind_after(sentence: Sequence[Token], at: int) -> str:
    """The class of the next word, `NN` where it is in none."""
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    return "" if following is None else "THAT" if following.low == "that" else classes().get(following.low, "NN")
