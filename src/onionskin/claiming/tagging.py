"""What each word of a sentence is: its class, and whether a form of a verb is a verb where it stands.

Tags are those of the Penn Treebank in short: DT PS PO WH SC THAT CC MD BE HV DO TO NOT IN RB CD NN NP JJ, the verbs VB
(base), VBP (present), VBZ, VBD, VBN, VBG, and signs as themselves. There is no model: closed classes, the forms of
verbs, and the neighbours of a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import classes, verb_forms
from onionskin.claiming.neighbours import STATING, TELLING, WORDS, after_of, before_of
from onionskin.claiming.reduced import reduce
from onionskin.claiming.verb_tags import SUBJECTS, past, verb_tag

_ARTICLES = frozenset(["the", "his", "her", "its", "their", "our", "military"])

_ADJECTIVES = ("al", "ive", "ous", "ful", "ible", "able", "ic", "less", "ish")

_MISREAD_THAT = frozenset(WORDS["misread_that"].split())
_MISREAD_IS = frozenset(WORDS["misread_is"].split())
_NO_VERBS = frozenset(WORDS["no_verbs"].split())

_ADJECTIVE_WORDS = frozenset(WORDS["adjectives"].split())


def tag(sentence: Sequence[Token]) -> None:
    """Sets the tag of every token of a sentence."""
    shouted = _shouted(sentence)
    for at, token in enumerate(sentence):
        token.tag = _certain(sentence, at, shouted) or _word(sentence, at, shouted)
    reduce(sentence)


def _certain(sentence: Sequence[Token], at: int, shouted: bool) -> str:
    """The tag of a sign, a figure, a word of a closed class; '' for another word."""
    token, closed = sentence[at], classes()
    low = token.low
    if not low[0].isalnum():
        return "POS" if low == "'s" else "NP" if _within_name(sentence, at) else low
    if low in _MISREAD_IS:
        return "BE"
    if low[0].isdigit():
        return "CD"
    if token.word == "US" and not shouted:
        return "NP"
    if low in _MISREAD_THAT:
        token.low = low = "that"
    if low == "that":
        return _that(sentence, at)
    if low == "longer" and at and sentence[at - 1].low == "no":
        sentence[at - 1].tag = "NOT"
        return "NOT"
    if low == "since" and before_of(sentence, at) == "HV":
        return "RB"
    if low in closed and not (closed[low] == "RB" and low in verb_forms()):
        return _closed(sentence, at, closed[low], shouted)
    return _contracted(low) if low.endswith("n't") else ""


def _within_name(sentence: Sequence[Token], at: int) -> bool:
    """Whether a stop stands within a name, after an initial: *Kliment E. Voroshilov*."""
    if sentence[at].word != "." or not 0 < at < len(sentence) - 1:
        return False
    return len(sentence[at - 1].word) <= 2 and sentence[at - 1].tag == "NP" and sentence[at + 1].word[0].isupper()


def _contracted(low: str) -> str:
    """The class of the auxiliary in *didn't* and *won't*."""
    stem = {"ca": "can", "wo": "will", "is": "is"}.get(low[:-3], low[:-3])
    return classes().get(stem, "HV")


def _word(sentence: Sequence[Token], at: int, shouted: bool) -> str:
    token, forms = sentence[at], verb_forms()
    low = token.low
    if token.word[0].isupper() and not shouted and not _opens(sentence, at):
        return "NP"
    if low in forms and low not in _NO_VERBS:
        return verb_tag(sentence, at, forms[low])
    if len(low) > 5 and low.isalpha() and _before_that(sentence, at) and (like := misread(low)):
        token.low = like
        return verb_tag(sentence, at, forms[like])
    return _open(sentence, at, shouted)


def _shouted(sentence: Sequence[Token]) -> bool:
    """Whether a sentence is in capitals, as cables are."""
    letters = [token.word for token in sentence if token.word[0].isalpha() and len(token.word) > 1]
    return len(letters) > 2 and sum(word.isupper() for word in letters) * 10 > 7 * len(letters)


def _opens(sentence: Sequence[Token], at: int) -> bool:
    return at == 0 or (sentence[at - 1].word in ('"', "“", "(", ":", "‘", "*", "-") and at < 3) or sentence[at].opens


def _that(sentence: Sequence[Token], at: int) -> str:
    """`that` before a noun is a determiner, as the object alone a pronoun, else it opens a clause."""
    before = sentence[at - 1].tag if at else ""
    after = sentence[at + 1].low if at + 1 < len(sentence) else "."
    kind = classes().get(after, "")
    if after in ('"', "“") and before[:2] in ("VB", "NN", "RB"):
        return "THAT"
    if after == "," and before[:2] == "VB":
        return "THAT"  # stated that, in his view, …
    if not after[0].isalnum():
        return "PS" if at and before not in ("NN", "NP") else "THAT"
    if before == "IN" and kind not in ("PS", "DT"):
        return "DT"
    if not at and kind in ("BE", "MD", "HV"):
        return "PS"
    if at and before in ("BE", "SC", "CC") and kind in ("MD", "BE", "HV", "DO"):
        return "PS"
    form = verb_forms().get(after)
    if not at and form is None and kind in ("", "NN"):
        return "DT"
    return "THAT"


def _closed(sentence: Sequence[Token], at: int, kind: str, shouted: bool) -> str:
    token = sentence[at]
    before = before_of(sentence, at)
    if token.word == "May" and not shouted and not (at == 0 and after_of(sentence, at) in ("i", "we", "he")):
        return "NP"
    if token.low in ("will", "might") and classes().get(after_of(sentence, at), "") == "IN":
        return "NN"  # the iron will of the people
    if token.word == "Will" and at and not shouted:
        return "NP"
    if token.low == "might" and before in ("DT", "JJ") and sentence[at - 1].low in _ARTICLES:
        return "NN"  # the might of the army
    if token.low in ("like", "near", "past") and kind == "IN":
        return "IN"
    if token.low == "need" and before in SUBJECTS and after_of(sentence, at) == "not":
        return "MD"
    if token.low == "her":
        return "DT"
    return kind


def _open(sentence: Sequence[Token], at: int, shouted: bool) -> str:
    low = sentence[at].low
    if low.endswith("ly") and len(low) > 4 and low not in WORDS["no_adverbs"]:
        return "RB"
    if sentence[at].word[0].islower() and _wants_base(sentence, at):
        return "VB"
    if low.endswith("ing") and len(low) > 5 and before_of(sentence, at) in ("BE", ",", "IN", ""):
        return "VBG"
    if low.endswith("ed") and len(low) > 4 and low not in _NO_VERBS and "-" not in low:
        return past(sentence, at, distinct=False)
    if low.endswith(_ADJECTIVES) or low in _ADJECTIVE_WORDS:
        return "JJ"
    if sentence[at].word[0].isupper() and not shouted and at and sentence[at - 1].tag not in ('"', "“"):
        return "NP"
    return "NN"


def _before_that(sentence: Sequence[Token], at: int) -> bool:
    """Whether *that* follows, or *him that*."""
    after = [token.low for token in sentence[at + 1 : at + 3]]
    return after[:1] == ["that"] or (after[1:] == ["that"] and after[0] in ("him", "me", "us", "them", "her"))


@lru_cache(maxsize=4096)
def misread(word: str) -> str | None:
    """The form of a word of saying of which one letter was misread: *belleves*, *inrormed*; None where there is none.

    It helps to take the sentence apart, and mends nothing.
    """
    near = [
        form
        for form, (lemma, _) in verb_forms().items()
        if lemma in TELLING | STATING
        and len(form) == len(word)
        and sum(a != b for a, b in zip(form, word, strict=True)) == 1
    ]
    return near[0] if len(near) == 1 else None


def _wants_base(sentence: Sequence[Token], at: int) -> bool:
    """Whether a word that no list has can only be a verb: after a modal, or after *to* and before an object."""
    last = sentence[at - 1].tag if at else ""
    after = classes().get(after_of(sentence, at), "")
    if sentence[at].low.endswith("ing"):
        return False
    return (last in ("MD", "DO") and after != "CC") or (last == "TO" and after in ("DT", "PO"))
