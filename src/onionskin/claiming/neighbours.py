"""What stands beside a word, by which its tag is told."""

from __future__ import annotations

from collections.abc import Sequence

from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import classes, table, verb_forms

SKIP = frozenset(["RB", "NOT"])

WORDS = table("tagging.toml")

ALONE = frozenset(WORDS["alone"].split())
"""Verbs whose past is no participle of a noun."""
TELLING = frozenset(WORDS["telling"].split())

STATING = frozenset(WORDS["stating"].split())


def before_of(sentence: Sequence[Token], at: int) -> str:
    """The tag of the last word before, adverbs left out; '' where none stands before."""
    at -= 1
    while at >= 0 and sentence[at].tag in SKIP:
        at -= 1
    return sentence[at].tag if at >= 0 else ""


def after_of(sentence: Sequence[Token], at: int) -> str:
    """The next word, folded; '' at the end."""
    return sentence[at + 1].low if at + 1 < len(sentence) else ""


def inverted(sentence: Sequence[Token], at: int) -> bool:
    """`should he come`, `did they know`."""
    return at >= 2 and sentence[at - 2].tag in ("MD", "DO")


def lemma_of(token: Token) -> str:
    """The verb that a form is of; '' where it is of none."""
    return verb_forms().get(token.low, ("", ""))[0]


_ADDRESSING = frozenset(["ask", "inform", "advise", "warn", "deny", "hold", "assert"])


def subject_after(sentence: Sequence[Token], at: int) -> bool:
    """Whether a subject may follow, or *that*."""
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    return after is not None and (
        after.low == "that" or after.word[0].isupper() or classes().get(after.low, "") in ("DT", "PS")
    )


def tells(sentence: Sequence[Token], at: int) -> bool:
    """Whether a clause or a subject follows, which no passive participle has: `, said he`, `and indicated that`."""
    after = after_of(sentence, at)
    lemma = verb_forms().get(sentence[at].low, ("", ""))[0]
    if lemma not in TELLING:
        return False
    named = at + 1 < len(sentence) and sentence[at + 1].word[0].isupper() and after not in WORDS["months"].split()
    if lemma not in _ADDRESSING and named and at and sentence[at - 1].tag in (",", '"', "”"):
        return True  # …, said Hradek
    return after in ("that", "if", "whether", "he", "she", "they", "we", "i") or (
        lemma not in _ADDRESSING and classes().get(after, "") in ("DT", "PS")
    )


def beside_noun(sentence: Sequence[Token], at: int) -> bool:
    """`the testimony of prisoners and captured documents`: no verb has come before, and a noun comes after."""
    after = classes().get(after_of(sentence, at), "NN")
    return after == "NN" and not any(one.tag in ("VBD", "VBZ", "VBP", "BE", "MD", "HV", "VB") for one in sentence[:at])


def object_after(sentence: Sequence[Token], at: int) -> bool:
    """Whether a preposition or conjunction follows, so that a form has no noun behind it that it belongs to."""
    return at + 1 < len(sentence) and classes().get(sentence[at + 1].low, "") in ("IN", "TO", "CC")


def subject_before(sentence: Sequence[Token], at: int) -> bool:
    """Whether an aside ends at the comma before: `Ho, upon his return, said`. One comma alone opens a participle."""
    commas = [place for place in range(at - 1) if sentence[place].tag == ","]
    if not commas or commas[-1] == 0:
        return False
    opened, named = sentence[commas[-1] + 1].tag, sentence[commas[-1] - 1].tag in ("NN", "NP", "PS")
    after = classes().get(after_of(sentence, at), "NN")
    return (
        named
        and opened in ("IN", "SC", "WH", "RB", "DT", "NN", "NP", "VBG", "VBN")
        and (after in ("DT", "PO", "TO", "PS") or after_of(sentence, at) == "that" or not has_verb(sentence, at))
    )


def has_verb(sentence: Sequence[Token], at: int) -> bool:
    """Whether a finite verb stands before."""
    return any(one.tag in ("VBD", "VBZ", "VBP", "BE", "MD", "HV") for one in sentence[:at])
