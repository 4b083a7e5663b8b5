"""Words that both witnesses have, and have otherwise: what kind of difference that is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rapidfuzz.distance import Indel

from onionskin.collating.kinds import bare, kind, known, rarity

CLEAN = 0.01
"""Share of matched words that are matched by likeness alone, up to which a text is read without noise."""
FAIR = 0.05
"""The same, up to which words that are known on both sides, and are unlike, are taken as read."""
READ, UNREAD = 0.75, 0.5
"""Share of known words from which a run of words is read, and below which it is not."""
ALIKE = 0.6
"""Likeness of two runs of words from which one is rather a misreading of the other, where there is noise."""
FORMAL = 0.6
"""Share of the words of a form, of figures and single letters, from which what stands there is furniture."""
SHORT, LEAST = 0.5, 4
"""Where there is noise: of two runs of words, the share of letters below which the shorter is a rest of the longer;
letters from which a word is not taken for another by a speck."""
Kind = tuple[str, str]
"""One of VARIANTS, and a short name for what it is of that kind."""


def letters_of(words: Sequence[str]) -> str:
    """Letters and figures in lower case, without anything between."""
    return "".join(filter(str.isalnum, "".join(words).casefold()))


def pair(left: Sequence[str], right: Sequence[str], noise: float) -> Kind:
    """One or two printed words against one or two that are like them, in a text with this much noise."""
    one, other = letters_of(left), letters_of(right)
    if one == other:
        return _typographic(left, right, noise)
    if any(map(str.isdigit, one)) and any(map(str.isdigit, other)):
        return ("substantive", "number") if noise <= CLEAN else ("ocr_noise", "figures")
    words = (*left, *right)
    if not all(rarity(word) < 5 for word in words) or len(left) != len(right):
        return "ocr_noise", "letters"
    return ("substantive", "wording") if noise <= CLEAN else ("ocr_noise", "letters")


def _typographic(left: Sequence[str], right: Sequence[str], noise: float) -> Kind:
    if len(left) != len(right):
        return ("typographic", "spacing") if noise <= CLEAN else ("ocr_noise", "spacing")
    if "".join("".join(left).split()) == "".join("".join(right).split()):
        return "typographic", "line_end"
    same = "".join("".join(left).split()).casefold() == "".join("".join(right).split()).casefold()
    return "typographic", "case" if same else "hyphen"


def share_known(words: Sequence[str]) -> float:
    """Which share of the letters stands in words that are known."""
    total = sum(map(len, words))
    return sum(len(word) for word in words if known(word)) / total if total else 0.0


def replaced(left: Sequence[str], right: Sequence[str], after: Sequence[str], noise: float) -> Kind:
    """Words of one side where the other has others; `after` are the printed words that follow."""
    one, other = share_known(left), share_known(right)
    if letters_of(left).isdigit() and letters_of(right).isdigit():
        return ("substantive", "number") if noise <= CLEAN else ("ocr_noise", "figures")
    if furniture(left) and furniture(right):
        return "editorial", "furniture"
    if pointing(left, right, after):
        return ("editorial", "pointer") if noise <= FAIR else ("ocr_noise", "letters")
    short, long = sorted((sum(map(len, left)), sum(map(len, right))))
    if noise > CLEAN and short < SHORT * max(1, long):
        return ("legibility", "read_added" if len(right) > len(left) else "read_dropped")
    if min(one, other) >= READ:
        likeness = Indel.normalized_similarity(letters_of(left), letters_of(right))
        sure = noise <= CLEAN or (noise <= FAIR and short >= LEAST and likeness < ALIKE)
        return ("substantive", "wording") if sure else ("ocr_noise", "words")
    if max(one, other) >= READ and min(one, other) < UNREAD:
        return "legibility", "read_added" if other > one else "read_dropped"
    return "ocr_noise", "words"


def alone(words: Sequence[str], *, line: bool, noise: float) -> Kind:
    """Words of one side where the other has nothing, and nothing tells that they are withheld there.

    `line` tells that they fill whole lines. The second name lacks whether they come or go.
    """
    if share_known(words) < UNREAD:
        return "ocr_noise", "specks"
    if furniture(words):
        return "editorial", "furniture"
    if noise <= CLEAN and not line:
        return "substantive", "words"
    return "legibility", "read"


def pointing(left: Sequence[str], right: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a few words are of a pointer to another place: *as noted above* against *as suggested above*."""
    near = any(bare(word) in kind("pointers") for word in (*after[:2], *left, *right))
    return near and max(len(left), len(right)) <= 3


def furniture(words: Sequence[str]) -> bool:
    """Whether words are rather those of a form, a stamp or a routing slip than of a text."""
    printed = sum(not any(map(str.isalpha, word)) or len(word) == 1 or bare(word) in kind("form") for word in words)
    return printed >= FORMAL * len(words)


def hedged(left: Sequence[str], right: Sequence[str], hedges: Collection[str]) -> str:
    """Whether words of certainty come, go or change between two passages: a short name, or nothing."""
    one = {word for word in map(bare, left) if word in hedges}
    other = {word for word in map(bare, right) if word in hedges}
    if one == other:
        return ""
    return "hedge_changed" if one and other else "hedge_added" if other else "hedge_dropped"
