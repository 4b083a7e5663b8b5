"""What is said of forms that are no words: a misreading, two words run together, one word with a blank in it, one
that a hyphen parts at the end of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from onionskin.reading.confusion import likelihood
from onionskin.reading.language import language
from onionskin.reading.repair.emend import DOUBTFUL, SURE, emended
from onionskin.reading.repair.hypotheses import NOISY, Hypothesis, Weigher, habit
from onionskin.reading.repair.leave import Reasons, unspelled
from onionskin.reading.repair.lexicon import BEGINNINGS, frequency, is_word
from onionskin.reading.repair.tokens import Sheet, Token
from onionskin.reading.repair.unknown import among_capitals
from onionskin.reading.repair.verdict import chance
from onionskin.record import Annotation, Emendation

HYPHEN = "line-end hyphen"
JOINED = "blank lost between words"
SPLIT = "blank within a word"
COMMON = -13.5
"""A word of this frequency, one in 730,000, needs no other occurrence to be thought of where a capital stands."""
CALENDAR = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
"""Names that no document needs to attest."""
SURE_OF_CAPITALS, SURE_IN_NOISE, SURE_IN_MUCH_NOISE, NEVER = 0.93, 0.9, 0.95, 2.0
"""How sure a reading of capitals, and one on a poor and on a very poor page, must be. Swept on the training parts, as
SURE was, and raised for poor pages where judging by reading showed that too few held."""
VERY_NOISY = 0.2
"""A page of which one form in five is no word is very poor."""
APART = 9.0
"""How much likelier one word must be than its two pieces, in natural logarithms. Swept on the training parts."""
SELDOM = -8.7
"""Initials that another form is taken for are no word that is commoner than one in 6,000."""
OFTEN = 3
"""Initials that one word in capitals is taken for stand on the page so often: `DRY` beside DRV, DRV and DRV."""
INITIALS_LIKELY = -6.6
"""The least likelihood of a misreading of initials: one edit that is common for the reader."""
_HYPHENED = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,30}-[^\W\d_]{1,30}")
_PREFIXES = frozenset({*BEGINNINGS, "ex", "self", "all", "well", "half", "mid", "post"})


@dataclass(frozen=True)
class Page:
    """What words are judged by: the sheet, its unknown tokens, who read it, what the collection has, what is left."""

    sheet: Sheet
    unknown: set[int]
    reader: str
    known: frozenset[str]
    left: Reasons

    @cached_property
    def initials(self) -> tuple[str, ...]:
        """Initials that the page has twice, or the collection repeats."""
        twice = (form for form, count in self.sheet.forms.items() if count >= 2)
        return tuple({form for form in (*twice, *self.known) if 3 <= len(form) <= 6 and form.isupper()})

    @cached_property
    def hyphened(self) -> Counter[str]:
        """How often each pair of words stands with a hyphen between them, in lower case."""
        return Counter(found[0].lower() for found in _HYPHENED.finditer(self.sheet.text))


def word_repairs(page: Page) -> Iterator[tuple[tuple[int, int], Annotation]]:
    """Emendations in the order of the text, each with the tokens [first, last) it stands for."""
    weigher = Weigher(page.sheet, page.reader, page.unknown, page.known)
    until = 0
    for at, token in enumerate(page.sheet.tokens):
        if at < until or page.left.holds(token.start, token.end):
            continue
        said = _said(page, weigher, at)
        if said is not None:
            yield said
            until = said[0][1]


def _said(page: Page, weigher: Weigher, at: int) -> tuple[tuple[int, int], Annotation] | None:
    token = page.sheet.tokens[at]
    if token.head:
        return _hyphen(page, weigher, at)
    joined = _joined(page, weigher, at)
    if joined is not None:
        return (at, at + 2), joined
    if at not in page.unknown:
        return _initials(page, at)
    found = weigher.readings(at)
    return None if not found else _judged(page, token, found[0], (at, found[0].last))


def _judged(
    page: Page, token: Token, best: Hypothesis, place: tuple[int, int]
) -> tuple[tuple[int, int], Annotation] | None:
    cert = chance(best.grounds)
    if cert < DOUBTFUL:
        return None
    applied = cert >= _sure(page, token) and _grounded(page, token, best.reading) and not _in_pieces(page, place, best)
    rule = {"joined_word": JOINED, "split_word": SPLIT}.get(best.kind) or confusion_rule(token.form, best.reading)
    said = Emendation(best.reading, best.kind, applied, rule, _evidence(page, token, best))
    return place, emended((token.start, page.sheet.tokens[place[1] - 1].end), said, cert)


def _in_pieces(page: Page, place: tuple[int, int], best: Hypothesis) -> bool:
    """Whether the form may be a piece of a word: a sign stands right before it, the form beside it is what the reading
    has more; or it stands in a dotted line."""
    tokens = page.sheet.tokens
    before = tokens[place[0]].before
    after = tokens[place[1]].before if place[1] < len(tokens) else ""
    form, reading = tokens[place[0]].low, best.reading.lower()
    if place[1] < len(tokens) and reading.startswith(form) and reading[len(form) :].startswith(tokens[place[1]].low):
        return True
    if place[0] and reading.endswith(form) and reading[: -len(form)].endswith(tokens[place[0] - 1].low):
        return True
    return before.endswith((",", ".", ";", ":")) or ".." in before or ".." in after


def _sure(page: Page, token: Token) -> float:
    """How sure a reading must be to be made: surer among capitals, which tell no name from a word, and in noise."""
    if token.form.isupper() and len(token.form) > 1:
        return SURE_OF_CAPITALS if len(token.form) > 3 or not token.form.isalpha() else NEVER
    noise = len(page.unknown) / len(page.sheet.tokens)
    return SURE if noise <= NOISY else SURE_IN_NOISE if noise <= VERY_NOISY else SURE_IN_MUCH_NOISE


def _grounded(page: Page, token: Token, reading: str) -> bool:
    """Whether a reading has the ground it needs: a name that the document has it, initials that they stand there."""
    low = reading.lower()
    if page.left.old and (habit(token.low, low) or not unspelled(token.form)):
        return False
    attested = page.sheet.forms[reading] > 0 or reading in page.known
    if low in language().names and low not in CALENDAR:
        return attested
    if reading.isupper() and len(reading) <= 5 and frequency(low) < COMMON + 3:
        return attested
    starts = token.form[0].isupper() and not token.form.isupper()
    return attested or not starts or frequency(low) > COMMON


def _initials(page: Page, at: int) -> tuple[tuple[int, int], Annotation] | None:
    """Initials that stand here alone, and are one likely misreading from some that the document has again and again."""
    token = page.sheet.tokens[at]
    form = token.form
    if (
        not (3 <= len(form) <= 6 and form.isupper() and form.isalpha())
        or form in page.known
        or page.sheet.forms[form] > 1
    ):
        return None
    if among_capitals(page.sheet, at) or len(page.unknown) > NOISY * len(page.sheet.tokens):
        return None
    near = {
        other: likelihood(form, other, page.reader)
        for other in page.initials
        if other != form and abs(len(other) - len(form)) <= 1 and frequency(other.lower()) < SELDOM
    }
    likely = [other for other, chance_of in near.items() if chance_of >= INITIALS_LIKELY]
    if len(likely) != 1 or (is_word(token.low) and page.sheet.forms[likely[0]] < OFTEN):
        return None
    evidence = f"“{form}” stands only here; “{likely[0]}” stands again and again, and differs by a known misreading."
    said = Emendation(likely[0], "confusion", True, confusion_rule(form, likely[0]), evidence)
    return (at, at + 1), emended((token.start, token.end), said, 0.85)


def _hyphen(page: Page, weigher: Weigher, at: int) -> tuple[tuple[int, int], Annotation] | None:
    token = page.sheet.tokens[at]
    one, other = token.form[: token.head], token.form[token.head :]
    place = (token.start, token.end)
    kept = page.hyphened[f"{one}-{other}".lower()]
    whole = page.sheet.forms[token.form] + page.sheet.forms[token.low]
    known = token.low in language().frequency or token.form in page.known or token.low in page.known
    evidence = f"“{one}-” ends the line and “{other}” goes on in lower case; "
    if kept > whole:
        return None
    if known or whole:
        evidence += f"“{token.form}” is a word{' of the page' if whole else ''}."
        return (at, at + 1), emended(place, Emendation(token.form, "line_end_hyphen", True, HYPHEN, evidence), 0.98)
    if one.lower() in _PREFIXES or (is_word(one.lower()) and is_word(other.lower())):
        return None
    found = weigher.readings(at) if at in page.unknown else []
    if found and found[0].kind == "confusion" and chance(found[0].grounds) >= SURE:
        return _judged(page, token, found[0], (at, at + 1))
    evidence += "neither piece is a word by itself." if not is_word(one.lower()) else f"“{other}” is no word by itself."
    return (at, at + 1), emended(place, Emendation(token.form, "line_end_hyphen", True, HYPHEN, evidence), 0.9)


def _joined(page: Page, weigher: Weigher, at: int) -> Annotation | None:
    """A word in which a blank was seen: one blank on one line, and at least one piece that is no word."""
    tokens = page.sheet.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].before != " " or tokens[at + 1].head:
        return None
    one, other = tokens[at], tokens[at + 1]
    if not (one.form.isalpha() and other.form.islower()) or (one.form.isupper() and len(one.form) > 1):
        return None
    pieces = [at in page.unknown or _letter(one.form), at + 1 in page.unknown or _letter(other.form)]
    if not any(pieces) or page.left.holds(other.start, other.end):
        return None
    found = weigher.joined(at)
    if found is None or found.grounds[0] < APART:
        return None
    sure = not page.left.old and found.grounds[4] > COMMON and (all(pieces) or found.grounds[0] > APART + 3)
    no_words = " and ".join(f"“{piece.form}”" for piece, strange in zip((one, other), pieces, strict=True) if strange)
    evidence = (
        f"{no_words} {'are' if all(pieces) else 'is'} no word; with the blank taken out, “{found.reading}” is one."
    )
    cert = 0.95 if sure else 0.7
    return emended((one.start, other.end), Emendation(found.reading, "split_word", sure, SPLIT, evidence), cert)


def _letter(form: str) -> bool:
    return len(form) == 1 and form not in "aAIO"


def confusion_rule(form: str, reading: str) -> str:
    """The short name of a misreading: what was read, and for what."""
    steps = [step for step in Levenshtein.opcodes(form, reading) if step.tag != "equal"]
    if not steps:
        return "confusion"
    start, end = steps[0], steps[-1]
    seen, meant = form[start.src_start : end.src_end], reading[start.dest_start : end.dest_end]
    if len(seen) > 3 or len(meant) > 3:
        return "confusion: several letters"
    return f"confusion: {seen or 'nothing'} for {meant or 'nothing'}"


def _evidence(page: Page, token: Token, best: Hypothesis) -> str:
    """Why the reading is likelier than the form, in a sentence."""
    if best.kind == "split_word":
        pieces = page.sheet.text[token.start : page.sheet.tokens[best.last - 1].end]
        return f"“{pieces}” are no words; with the blank taken out they are near “{best.reading}”, which goes there."
    if best.kind == "joined_word":
        return f"“{token.form}” is no word; with a blank in it, “{best.reading}” is two that go together."
    grounds = []
    times = page.sheet.forms[best.reading]
    if times:
        grounds.append(f"stands {'once' if times == 1 else f'{times} times'} more on the page")
    elif best.reading in page.known:
        grounds.append("stands on other pages")
    misread = confusion_rule(token.form, best.reading).removeprefix("confusion: ")
    grounds.append(f"differs by a misreading that is known ({misread})")
    if best.grounds[3] > 0.5:
        grounds.append("goes with the words beside it")
    listed = grounds[0] if len(grounds) == 1 else f"{', '.join(grounds[:-1])} and {grounds[-1]}"
    return f"“{token.form}” is no word; “{best.reading}” {listed}."
