"""What other readings of a page have where this one stands: witnesses for an emendation, and against one.

Two readings are aligned word by word. Where they differ, that word is chosen which is likelier between its neighbours
and from which the other engine may have read what it has; what no one can tell apart stays as it was read. Nothing is
taken over that is no word, and nothing that stands where the two cannot be laid side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from onionskin.reading.alignment import aligned, divided
from onionskin.reading.confusion import likelihood
from onionskin.reading.language import language
from onionskin.reading.repair.emend import emended
from onionskin.reading.repair.lexicon import frequency, is_word, left_alone
from onionskin.reading.repair.tokens import Sheet, sheet
from onionskin.reading.repair.words import Page, confusion_rule
from onionskin.record import Annotation, Emendation, Transcription

RULE = "another reading"
ALIKE, ALIKE_BETWEEN = 55.0, 20.0
"""How alike (rapidfuzz's ratio) the two forms must be; and where both neighbours of the place agree."""
CLEARLY, PERHAPS = 4.0, 1.5
"""How much likelier, in natural logarithms, the other word must be where both are words: to be made, to be told."""
SHORT = -10.0
"""A word of up to three letters that is taken over is at least this frequent, one in 22,000."""
FARTHEST = 80
"""Code points of a place, with the blanks in it."""
WORDS = 3
"""Words on one side of a place that are laid against the other's."""


@dataclass(frozen=True, slots=True)
class Place:
    """Tokens [first, last) of this reading, and the forms that one other reader has there."""

    first: int
    last: int
    reader: str
    forms: tuple[str, ...]
    between: bool
    """Whether the words before and after are the same in both."""


def places(page: Sheet, others: Sequence[Transcription]) -> Iterator[Place]:
    """Where the other readings differ, and (with the same forms) where they agree on what is no word."""
    own = [token.low for token in page.tokens]
    for other in others:
        there = sheet(other.text)
        theirs = [token.low for token in there.tokens]
        agreed = False
        blocks = list(aligned(own, theirs))
        for number, (a, b, c, d) in enumerate(blocks):
            same = b - a == d - c == 1 and own[a] == theirs[c]
            if same:
                yield Place(a, b, other.reader, (there.tokens[c].form,), True)
            elif a < b and c < d:
                sure = agreed and number + 1 < len(blocks)
                for p, q, u, v in divided(own[a:b], theirs[c:d]):
                    if p < q and u < v and max(q - p, v - u) <= WORDS:
                        forms = tuple(token.form for token in there.tokens[c + u : c + v])
                        yield Place(a + p, a + q, other.reader, forms, sure and q - p == b - a)
            agreed = same


def weighed(page: Page, found: Annotation, place: tuple[int, int], at: Sequence[Place]) -> Annotation:
    """An emendation of one reading, with what the other readings say for and against it."""
    body = found.body
    assert isinstance(body, Emendation)
    for_it = tuple(sorted({one.reader for one in at if " ".join(one.forms) == body.reading}))
    printed = tuple(token.form for token in page.sheet.tokens[place[0] : place[1]])
    against = [one for one in at if one.forms == printed]
    if for_it:
        evidence = f"{body.evidence} {_listed(for_it)} has “{body.reading}” here."
        made = Emendation(body.reading, body.kind, True, body.rule, evidence, for_it)
        return Annotation(found.target, made, max(found.cert, 0.98))
    if against and body.kind == "confusion":
        evidence = f"{body.evidence} But {_listed([one.reader for one in against])} has “{' '.join(printed)}” too."
        cert = round(found.cert * AGAINST, 3)
        made = Emendation(body.reading, body.kind, body.applied and found.cert >= SURE_AGAINST, body.rule, evidence)
        return Annotation(found.target, made, cert)
    return found


AGAINST = 0.8
SURE_AGAINST = 0.93
"""Where another engine reads the same form, which is no word, an emendation must be so sure to be made."""


def from_others(page: Page, at: dict[int, list[Place]], taken: set[int]) -> Iterator[Annotation]:
    """Emendations towards what other readings have, of tokens that are in `taken` by no emendation yet."""
    for first, here in sorted(at.items()):
        by_forms: dict[tuple[int, tuple[str, ...]], list[Place]] = defaultdict(list)
        for one in here:
            by_forms[one.last, one.forms].append(one)
        best = max(by_forms.values(), key=len)
        place = best[0]
        if taken.intersection(range(first, place.last)) or page.left.holds(*_extent(page.sheet, place)):
            continue
        said = _chosen(page, place, tuple(sorted({one.reader for one in best})))
        if said is not None:
            taken.update(range(first, place.last))
            yield said


def _chosen(page: Page, place: Place, readers: tuple[str, ...]) -> Annotation | None:
    tokens = page.sheet.tokens[place.first : place.last]
    printed, meant = " ".join(token.form for token in tokens), " ".join(place.forms)
    start, end = _extent(page.sheet, place)
    if printed == meant or end - start > FARTHEST or "\n\n" in page.sheet.text[start:end]:
        return None
    if printed.lower() == meant.lower():
        return _case(page, place, readers) if _capital(page, place, printed, meant) else None
    if any(not _is_good(page, form) for form in place.forms) or any(token.head for token in tokens):
        return None
    if any(sign.isdigit() for sign in meant):
        return None
    strange = [n for n in range(place.first, place.last) if n in page.unknown or _is_dirt(page.sheet.tokens[n].form)]
    alike = fuzz.ratio(printed.lower(), meant.lower())
    if strange and alike >= (ALIKE_BETWEEN if place.between else ALIKE):
        return _said(page, place, readers, 0.97 if alike >= ALIKE else 0.9)
    if strange or len(tokens) != 1 or len(place.forms) != 1 or any(sign.isdigit() for sign in printed):
        return None
    gain = _gain(page, place) + 3.0 * (len(readers) - 1)
    if gain >= CLEARLY:
        return _said(page, place, readers, 0.9)
    return _said(page, place, readers, 0.6) if gain >= PERHAPS else None


def _is_good(page: Page, form: str) -> bool:
    """Whether a form of another reading may be taken over: a word, or one of the page or the collection."""
    if len(form) == 1:
        return form in "aI"
    if form in page.known or page.sheet.forms[form] > 1:
        return True
    shaped = form.islower() or form.isupper() or form[1:].islower() or form.startswith("Mc")
    return shaped and is_word(form.lower()) and (len(form) > 3 or frequency(form.lower()) > SHORT)


def _is_dirt(form: str) -> bool:
    return (len(form) == 1 and form not in "aAI") or (left_alone(form) and not form.isdigit() and not form.isupper())


def _capital(page: Page, place: Place, printed: str, meant: str) -> bool:
    """Whether the other reading's capitals are the likelier."""
    low = meant.lower()
    if page.sheet.context(place.first, -1) == "." or page.sheet.tokens[place.first].before != " ":
        return False
    if printed.islower() and meant[0].isupper() and meant[1:].islower():
        return low in language().names or page.sheet.forms[meant] > page.sheet.forms[printed]
    return printed[0].isupper() and meant.islower() and low in language().small


def _gain(page: Page, place: Place) -> float:
    """How much likelier the other word is than this one, given what each engine makes of the other's."""
    form, other = page.sheet.tokens[place.first].form, place.forms[0]
    before, after = page.sheet.context(place.first, -1), page.sheet.context(place.first, 1)

    def fits(word: str) -> float:
        low = word.lower()
        return frequency(low) + language().pair(before, low) + language().pair(low, after)

    here = fits(form) + likelihood(other, form, place.reader)
    return fits(other) + likelihood(form, other, page.reader) - here


def _said(page: Page, place: Place, readers: tuple[str, ...], cert: float) -> Annotation:
    printed = " ".join(token.form for token in page.sheet.tokens[place.first : place.last])
    meant = " ".join(place.forms)
    kind = "confusion"
    if printed.replace(" ", "") == meant.replace(" ", ""):
        kind = "joined_word" if place.last - place.first < len(place.forms) else "split_word"
    rule = f"{RULE}: {confusion_rule(printed, meant).removeprefix('confusion: ')}"
    why = "is no word" if place.first in page.unknown else "fits less well between its neighbours"
    evidence = f"{_listed(readers)} has “{meant}” here; “{printed}” {why}."
    return emended(_extent(page.sheet, place), Emendation(meant, kind, cert > 0.8, rule, evidence, readers), cert)


def _case(page: Page, place: Place, readers: tuple[str, ...]) -> Annotation:
    evidence = f"{_listed(readers)} has “{' '.join(place.forms)}” here, and so have other places."
    said = Emendation(" ".join(place.forms), "case", True, f"{RULE}: case", evidence, readers)
    return emended(_extent(page.sheet, place), said, 0.93)


def _extent(page: Sheet, place: Place) -> tuple[int, int]:
    return page.tokens[place.first].start, page.tokens[place.last - 1].end


def _listed(readers: Sequence[str]) -> str:
    """Readers as the subject of a sentence."""
    one = sorted(set(readers))
    return f"The reading by {one[0]}" if len(one) == 1 else f"Each of the readings by {' and '.join(one)}"
