"""What each word of a sentence is: its class, and whether a form of a verb is a verb where it stands.

Tags are those of the Penn Treebank in short: DT PS PO WH SC THAT CC MD BE HV DO TO NOT IN RB CD NN NP JJ, the verbs VB
(base), VBP (present), VBZ, VBD, VBN, VBG, and signs as themselves. There is no model: closed classes, the forms of
verbs, and the neighbours of a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import classes, nouns_first, table, verb_forms

_AUX = frozenset(["BE", "HV"])
_SKIP = frozenset(["RB", "NOT"])
_NOMINAL = frozenset(["NN", "NP", "PS", "CD", "WH", "POS", "PO"])
_SUBJECTS = frozenset(["NP", "PS", "NN", "WH", "THAT"])
_OBJECT = frozenset(
    ["DT", "THAT", "TO", "PO", "PS", "NP", "SC", "IN", "RB", "CD", "BE", '"', "“", ",", "WH", "NN", "JJ"]
)
_ARTICLES = frozenset(["the", "his", "her", "its", "their", "our", "military"])
_MANY = frozenset(["some", "many", "most", "others", "all", "both", "these", "those", "few", "several"])
_PLURAL_ONLY = frozenset(["they", "we", "you", "i"])
_ADJECTIVES = ("al", "ive", "ous", "ful", "ible", "able", "ic", "less", "ish")
_WORDS = table("tagging.toml")
_NO_VERBS = frozenset(_WORDS["no_verbs"].split())
_BEING = frozenset(["exist", "occur", "happen", "remain", "arise", "prevail", "continue", "persist", "emerge"])
_TELLING = frozenset(_WORDS["telling"].split())
_STATING = frozenset(_WORDS["stating"].split())
_ING_NOUNS = frozenset(_WORDS["ing_nouns"].split())
_ADJECTIVE_WORDS = frozenset(_WORDS["adjectives"].split())


def tag(sentence: Sequence[Token]) -> None:
    """Sets the tag of every token of a sentence."""
    shouted = _shouted(sentence)
    forms, closed = verb_forms(), classes()
    for at, token in enumerate(sentence):
        low = token.low
        if not low[0].isalnum():
            token.tag = "POS" if low == "'s" else "," if low == "," else low
        elif low[0].isdigit():
            token.tag = "CD"
        elif token.word == "US" and not shouted:
            token.tag = "NP"
        elif low == "that":
            token.tag = _that(sentence, at)
        elif low == "longer" and at and sentence[at - 1].low == "no":
            sentence[at - 1].tag = token.tag = "NOT"
        elif low == "since" and _before(sentence, at) == "HV":
            token.tag = "RB"
        elif low in closed and not (closed[low] == "RB" and low in forms):
            token.tag = _closed(sentence, at, closed[low], shouted)
        elif low.endswith("n't"):
            token.tag = (
                "MD"
                if low[:-3] in ("ca", "wo", "would", "could", "should", "must", "might")
                else (
                    "DO"
                    if low[:2] == "do" or low[:3] == "did"
                    else "BE"
                    if low[:2] in ("is", "ar", "wa", "we")
                    else "HV"
                )
            )
        elif token.word[0].isupper() and not shouted and not _opens(sentence, at):
            token.tag = "NP"
        elif low in forms and low not in _NO_VERBS:
            token.tag = _verb(sentence, at, forms[low])
        elif len(low) > 5 and low.isalpha() and _before_that(sentence, at) and (like := misread(low)):
            token.low = like
            token.tag = _verb(sentence, at, forms[like])
        else:
            token.tag = _open(sentence, at, shouted)
    _reduced(sentence)


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
    if before in ("IN", "RB") and kind not in ("PS", "DT"):
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
    before = _before(sentence, at)
    if token.word == "May" and not shouted and not (at == 0 and _after(sentence, at) in ("i", "we", "he")):
        return "NP"
    if token.low in ("will", "might") and classes().get(_after(sentence, at), "") == "IN":
        return "NN"  # the iron will of the people
    if token.word == "Will" and at and not shouted:
        return "NP"
    if token.low == "might" and before in ("DT", "JJ") and sentence[at - 1].low in _ARTICLES:
        return "NN"  # the might of the army
    if token.low in ("like", "near", "past") and kind == "IN":
        return "IN"
    if token.low == "need" and before in _SUBJECTS and _after(sentence, at) == "not":
        return "MD"
    if token.low == "her":
        return "DT"
    return kind


def _before(sentence: Sequence[Token], at: int) -> str:
    """The tag of the last word before, adverbs left out; '' where none stands before."""
    at -= 1
    while at >= 0 and sentence[at].tag in _SKIP:
        at -= 1
    return sentence[at].tag if at >= 0 else ""


def _after(sentence: Sequence[Token], at: int) -> str:
    return sentence[at + 1].low if at + 1 < len(sentence) else ""


def _open(sentence: Sequence[Token], at: int, shouted: bool) -> str:
    low = sentence[at].low
    if low.endswith("ly") and len(low) > 4 and low not in _WORDS["no_adverbs"]:
        return "RB"
    if sentence[at].word[0].islower() and _wants_base(sentence, at):
        return "VB"
    if low.endswith("ing") and len(low) > 5 and _before(sentence, at) in ("BE", ",", "IN", ""):
        return "VBG"
    if low.endswith("ed") and len(low) > 4 and low not in _NO_VERBS and "-" not in low:
        return _past(sentence, at, distinct=False)
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
    """The form of a word of saying that an engine misread a letter of: *belleves*, *inrormed*; None where there is none.

    It helps to take the sentence apart, and mends nothing.
    """
    near = [
        form
        for form, (lemma, _) in verb_forms().items()
        if lemma in _TELLING | _STATING
        and len(form) == len(word)
        and sum(a != b for a, b in zip(form, word, strict=True)) == 1
    ]
    return near[0] if len(near) == 1 else None


def _wants_base(sentence: Sequence[Token], at: int) -> bool:
    """Whether a word that no list has can only be a verb: after a modal, or after *to* and before an object."""
    last = sentence[at - 1].tag if at else ""
    after = classes().get(_after(sentence, at), "")
    if sentence[at].low.endswith("ing"):
        return False
    return (last in ("MD", "DO") and after != "CC") or (last == "TO" and after in ("DT", "PO"))


def _verb(sentence: Sequence[Token], at: int, form: tuple[str, str]) -> str:
    lemma, kinds = form
    before = _before(sentence, at)
    if "b" in kinds and before in ("TO", "MD", "DO"):
        return "VB"
    if "b" in kinds and before == "PS" and _inverted(sentence, at):
        return "VB"
    if "g" in kinds:
        return _ing(sentence, at, before)
    if "d" in kinds or "n" in kinds:
        if "b" in kinds and before not in _SUBJECTS and before not in _AUX:
            return "NN" if lemma in nouns_first() or before in ("DT", "JJ", "IN") else _past(sentence, at, False)
        return _past(sentence, at, distinct="n" not in kinds, participle="d" not in kinds)
    if "s" in kinds:
        return _third(sentence, at, lemma, before)
    return _base(sentence, at, lemma, before)


def _inverted(sentence: Sequence[Token], at: int) -> bool:
    """`should he come`, `did they know`."""
    return at >= 2 and sentence[at - 2].tag in ("MD", "DO")


def _ing(sentence: Sequence[Token], at: int, before: str) -> str:
    if sentence[at].low in _ING_NOUNS and not (
        before == "BE" or (_object_after(sentence, at) is False and before in (",", ""))
    ):
        return "NN"
    if before in ("DT", "JJ", "POS"):
        return "NN" if _after(sentence, at) in ("of", ",", ".", "in", "to", "and", "was", "is") else "JJ"
    return "VBG"


def _past(sentence: Sequence[Token], at: int, distinct: bool, participle: bool = False) -> str:
    """A past form or participle, by what stands before it."""
    back = at - 1
    while back >= 0 and (sentence[back].tag in _SKIP or sentence[back].tag in ("PO",)):
        back -= 1
    before = sentence[back].tag if back >= 0 else ""
    if distinct:
        return "VBD"
    if before in _AUX or participle:
        return "VBN"
    if _tells(sentence, at):
        return "VBD"
    if before == "CC" and _beside_noun(sentence, at):
        return "JJ"
    if before == "CC" and any(one.tag == "VBN" and at - 6 < place < at for place, one in enumerate(sentence[:at])):
        last = next(one.tag for one in reversed(sentence[:at]) if one.tag in ("VBN", "VBD", "VBZ", "VBG"))
        return last if last in ("VBN", "VBD") else "VBD"
    if before == "CD" and (_tells(sentence, at) or classes().get(_after(sentence, at), "") in ("DT", "PO", "TO")):
        return "VBD"  # on July 19 told a press conference
    if before == "" and lemma_of(sentence[at]) in _INITIAL and _subject_after(sentence, at):
        return "VBD"  # reported the situation was unaffected
    if before in ("DT", "JJ", "POS", "CD") or (before == "IN" and not _object_after(sentence, at)):
        return "JJ"
    if before == "IN" or _after(sentence, at) == "by":
        return "VBN"
    if before in ("", "(", "“", '"') or (before == "," and not _subject_before(sentence, at)):
        return "VBN"
    if before == "SC":
        return "VBN"  # as noted, when asked
    if before in ("VBD", "VBZ", "VBN", "VBG"):
        return "JJ" if _after(sentence, at)[:1].isalpha() else "VBN"
    return "VBD"


def lemma_of(token: Token) -> str:
    """The verb that a form is of; '' where it is of none."""
    return verb_forms().get(token.low, ("", ""))[0]


_ADDRESSING = frozenset(["ask", "inform", "advise", "warn", "deny", "hold", "assert"])
_INITIAL = frozenset(["say", "report", "state", "claim", "recommend", "note", "believe", "suggest", "estimate", "feel", "think", "indicate"])


def _subject_after(sentence: Sequence[Token], at: int) -> bool:
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    return after is not None and (
        after.low == "that" or after.word[0].isupper() or classes().get(after.low, "") in ("DT", "PS")
    )


def _tells(sentence: Sequence[Token], at: int) -> bool:
    """Whether a clause or a subject follows, which no passive participle has: `, said he`, `and indicated that`."""
    after = _after(sentence, at)
    lemma = verb_forms().get(sentence[at].low, ("", ""))[0]
    if lemma not in _TELLING:
        return False
    return after in ("that", "if", "whether", "he", "she", "they", "we", "i") or (
        lemma not in _ADDRESSING and classes().get(after, "") in ("DT", "PS")
    )


def _beside_noun(sentence: Sequence[Token], at: int) -> bool:
    """`the testimony of prisoners and captured documents`: no verb has come before, and a noun comes after."""
    after = classes().get(_after(sentence, at), "NN")
    return after == "NN" and not any(one.tag in ("VBD", "VBZ", "VBP", "BE", "MD", "HV", "VB") for one in sentence[:at])


def _object_after(sentence: Sequence[Token], at: int) -> bool:
    return at + 1 < len(sentence) and classes().get(sentence[at + 1].low, "") in ("IN", "TO", "CC")


def _subject_before(sentence: Sequence[Token], at: int) -> bool:
    """Whether a parenthesis ends at the comma before: `Ho, upon his return, said`. One comma alone opens a participle."""
    commas = [place for place in range(at - 1) if sentence[place].tag == ","]
    if not commas or commas[-1] == 0:
        return False
    opened, named = sentence[commas[-1] + 1].tag, sentence[commas[-1] - 1].tag in ("NN", "NP", "PS")
    after = classes().get(_after(sentence, at), "NN")
    return (
        named
        and opened in ("IN", "SC", "WH", "RB", "DT", "NN", "NP", "VBG", "VBN")
        and (after in ("DT", "PO", "TO", "PS") or _after(sentence, at) == "that" or not _verbs(sentence, at))
    )


def _verbs(sentence: Sequence[Token], at: int) -> bool:
    return any(one.tag in ("VBD", "VBZ", "VBP", "BE", "MD", "HV") for one in sentence[:at])


def _third(sentence: Sequence[Token], at: int, lemma: str, before: str) -> str:
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    kind = "" if following is None else "THAT" if following.low == "that" else classes().get(following.low, "NN")
    if before in ("PS", "WH", "THAT") and not (before == "THAT" and lemma in nouns_first()):
        return "VBZ"
    if before == "NN" and lemma in _BEING and (following is None or following.word == "."):
        return "VBZ"
    if before == "NP" or (before == "NN" and lemma not in nouns_first()):
        return "VBZ" if kind in _OBJECT and not (lemma in nouns_first() and kind in ("IN", "NN", "BE")) else "NN"
    if before == "NN":
        return "VBZ" if kind in ("THAT", "TO", "PS") or (kind == "DT") else "NN"
    if before == "," and kind == "THAT" and not _verbs(sentence, at):
        return "VBZ"  # Viet, the general secretary, claims that
    if before == "CC" and kind == "THAT" and lemma in _TELLING:
        return "VBZ"
    if before in ("CC", ",") and kind in ("THAT", "DT", "TO"):
        return "VBZ" if any(one.tag in ("VBZ", "BE", "VBP") for one in sentence[:at]) else "NN"
    return "NN"


def _base(sentence: Sequence[Token], at: int, lemma: str, before: str) -> str:
    noun = lemma in nouns_first()
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    kind = "" if following is None else "THAT" if following.low == "that" else classes().get(following.low, "NN")
    last = sentence[at - 1] if at else None
    if (
        kind == "THAT"
        and before in ("NN", "NP", "PS")
        and last is not None
        and (not noun or last.tag == "RB" or last.low.endswith("s"))
    ):
        return "VBP"
    if before == "PS" and last is not None and (last.low in _PLURAL_ONLY or last.tag in _SKIP):
        return "VBP"
    if before in ("WH", "THAT") and not noun:
        return "VBP"
    if not noun and last is not None and last.low in _MANY and (kind in _OBJECT or kind == "NN"):
        return "VBP"
    if not noun and before in (",", ")", "RB", "NN") and kind in ("THAT", "DT", "PS") and lemma in _STATING:
        return "VBP"
    plural = last is not None and last.tag in ("NN", "NP") and last.low.endswith("s") and not last.low.endswith("ss")
    if plural and not noun and kind in _OBJECT:
        return "VBP"
    if before in ("CC", ",") and not noun and kind in ("DT", "PO", "THAT", "TO", "IN"):
        verbs = [one.tag for one in sentence[:at] if one.tag[:2] == "VB" or one.tag in ("MD", "TO")]
        return "VB" if verbs and verbs[-1] in ("VB", "VBP", "TO", "MD") else "NN"
    if before == "" and kind in ("DT", "THAT", "PO") and not noun:
        return "VB"
    return "NN"


_BREAKS = frozenset([",", ";", ":", "CC", "SC", "WH", "THAT", "(", ")", "--", "—", "–", '"', "“", "”"])


def _reduced(sentence: Sequence[Token]) -> None:
    """`orders issued in May directed`: of two pasts with nothing between, the first is a participle."""
    first: int | None = None
    for at, token in enumerate(sentence):
        if token.tag in _BREAKS:
            first = None
        elif token.tag == "VBD" or (
            token.tag in ("BE", "HV", "MD") and token.low not in ("be", "been", "being", "having")
        ):
            if first is not None and _ambiguous(sentence[first]) and not _new_subject(sentence, first, at):
                sentence[first].tag = "VBN"
            first = at

    _set_off(sentence)


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


def _ambiguous(token: Token) -> bool:
    return token.tag == "VBD" and (token.low.endswith("ed") or verb_forms().get(token.low, ("", ""))[1] == "dn")


def _new_subject(sentence: Sequence[Token], first: int, second: int) -> bool:
    """Whether a subject of its own stands between, as after a verb of saying: `he said they went`."""
    after = sentence[first + 1] if first + 1 < second else None
    return after is not None and after.tag in ("PS", "DT", "NP", "NN", "CD", "JJ")
