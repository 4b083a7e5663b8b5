"""Capitals lost and gained: `le Duan` where the page has Le Duan, `success Of the coup`.

A capital is given towards a form that the document has, beside the same name or as a name that it attests; one is
taken from a word that is printed without, where it has the shape of the small letter (`O`, `S`, `W`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from onionskin.reading.language import language
from onionskin.reading.repair.emend import emended
from onionskin.reading.repair.lexicon import frequency
from onionskin.reading.repair.tokens import Sheet, Token
from onionskin.record import Annotation, Emendation

RULE = "case: capital lost in a name"
SMALL = "case: capital for small letter"
INITIALS = "case: capital lost in initials"
TIMES = 2
"""So often a pair of words stands with its capitals, for one that has lost one to be known by it."""
SHAPES = frozenset("COSVWXZ")
"""Capitals that have the shape of their small letters."""
LOST = frozenset("CLOSVWXZ")
"""And L, which is read as the small letter that looks like I."""
SELDOM = -11.0
"""A word rarer than one in 60,000 may be a name by what the item repeats alone."""
_GAPS = (" ", "\n")
_PARTICLES = frozenset({"de", "des", "du", "la", "van", "von", "der"})


def capitals(sheet: Sheet, taken: set[int], known: frozenset[str]) -> Iterator[Annotation]:
    """Emendations of words that are not in `taken`. `known` are forms that the collection repeats."""
    tokens = sheet.tokens
    pairs = Counter((one.form, other.form) for one, other in pairwise(tokens) if other.before in _GAPS)
    initials = {form: count for form, count in sheet.forms.items() if 2 <= len(form) <= 6 and form.isupper()}
    strange = dict(_strange(sheet))
    for at, token in enumerate(tokens):
        if at in taken or token.head or len(token.form) < 2 or not token.form.isalpha():
            continue
        lower = token.form.islower()
        if initials.get(token.form.upper(), 0) >= TIMES and _is_of_initials(sheet, token, known):
            reading = token.form.upper()
            evidence = f"“{reading}” stands {initials[reading]} times on the page; “{token.form}” is no word."
            yield _said(token, reading, INITIALS, (evidence, 0.93))
            continue
        said = _beside(sheet, at, pairs) or _name(sheet, at, known) if lower else strange.get(at)
        if said is not None:
            yield said


def _is_of_initials(sheet: Sheet, token: Token, known: frozenset[str]) -> bool:
    """Whether a form is no word, and initials that have lost some of their capitals, but not all: `IcP`, `Icc`."""
    form = token.form
    mixed = any(map(str.isupper, form[1:])) or (len(form) == 3 and form.istitle())
    return (
        len(form) > 2 and mixed and not form.isupper() and form not in known and token.low not in language().frequency
    )


def _beside(sheet: Sheet, at: int, pairs: Counter[tuple[str, str]]) -> Annotation | None:
    """A word that stands with a capital before the same name elsewhere: `le Duan`."""
    token, capital = sheet.tokens[at], sheet.tokens[at].form.capitalize()
    if at + 1 >= len(sheet.tokens) or sheet.tokens[at + 1].before not in _GAPS or token.low in language().small:
        return None
    if token.low in _PARTICLES:
        return None
    after = sheet.tokens[at + 1].form
    times = pairs[capital, after]
    if not after[0].isupper() or after.isupper() or times < TIMES or times <= 2 * pairs[token.form, after]:
        return None
    evidence = (
        f"“{capital} {after}” stands {times} times on the page with its capital, “{token.form} {after}” only here."
    )
    return _said(token, capital, RULE, (evidence, 0.93))


def _name(sheet: Sheet, at: int, known: frozenset[str]) -> Annotation | None:
    """A name in small letters that the document has with its capital, and more seldom in small letters."""
    token, capital = sheet.tokens[at], sheet.tokens[at].form.capitalize()
    small, large = sheet.forms[token.form], sheet.forms[capital]
    if capital[0] not in LOST or len(token.form) < 3 or token.form in known or token.low in language().small:
        return None
    if not (token.low in language().proper or (capital[0] == "L" and _is_name(sheet, token, capital in known))):
        return None
    if not (large >= small or capital in known) or token.before.endswith((".", "@", "/", "-")):
        return None
    where = "elsewhere on the page" if large else "on other pages"
    return _said(token, capital, RULE, (f"“{capital}” is a name, and stands {where} with its capital.", 0.9))


def _is_name(sheet: Sheet, token: Token, repeated: bool) -> bool:
    """Whether a form with a small l, which may be a capital I or L misread, is a name here: `lao`, `lodge`."""
    large, small = sheet.forms[token.form.capitalize()], sheet.forms[token.form]
    if frequency(token.low) > SELDOM:
        return False
    return token.low in language().names or (repeated and large >= TIMES * small)


def _runs_on(sheet: Sheet, at: int) -> bool:
    """Whether a word in small letters stands here, and no sign before it."""
    return 0 <= at < len(sheet.tokens) and sheet.tokens[at].form.islower() and sheet.tokens[at].before in (*_GAPS, ", ")


def _strange(sheet: Sheet) -> Iterator[tuple[int, Annotation]]:
    """Words that are printed with a small letter, but for a capital that has its shape, within a sentence.

    Where as many such words have a capital that no reader takes for its small letter, capitals are the author's.
    """
    found = [at for at, token in enumerate(sheet.tokens) if token.form[0].isupper() and _is_small(sheet, at)]
    shaped = [at for at in found if sheet.tokens[at].form[0] in SHAPES]
    if len(found) >= 2 * len(shaped):
        return
    for at in shaped:
        token, one, other = sheet.tokens[at], sheet.tokens[at - 1], sheet.tokens[at + 1]
        if sheet.forms[token.form] > max(1, sheet.forms[token.low]):
            continue
        evidence = (
            f"“{token.low}” is printed with a small letter within a sentence; here it stands between “{one.form}” and "
            f"“{other.form}”, and the capital differs from the small letter only in size."
        )
        yield at, _said(token, token.low, SMALL, (evidence, 0.9))


def _is_small(sheet: Sheet, at: int) -> bool:
    """Whether a word that editors print small stands here with a capital, where a sentence goes on in small letters."""
    tokens = sheet.tokens
    token = tokens[at]
    if not 0 < at < len(tokens) - 1 or not token.form[1:].islower() or token.low not in language().small:
        return False
    if not (_runs_on(sheet, at - 1) and _runs_on(sheet, at + 1)) or token.before not in _GAPS:
        return False
    if len(tokens[at - 1].form) < 2 or len(tokens[at + 1].form) < 2:
        return False
    near = [tokens[n].form for n in range(max(0, at - 3), min(len(tokens), at + 4)) if n != at]
    return sum(form[0].isupper() for form in near) <= 1  # else a title, or a row of names


def _said(token: Token, reading: str, rule: str, why: tuple[str, float]) -> Annotation:
    return emended((token.start, token.end), Emendation(reading, "case", True, rule, why[0]), why[1])
