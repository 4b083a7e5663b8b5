"""What is left alone, and why: pages of noise, other languages, old spelling, tables, code groups, quoted words.

Whatever is not plainly running English prose of some legibility is not judged by a model of running English prose.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onionskin.reading.language import language
from onionskin.reading.repair.lexicon import is_word
from onionskin.reading.repair.tokens import Sheet, Token
from onionskin.record import Annotation, Annotations, Finding, Span, Zone

LONGEST = 2_000_000
"""Code points of a page that is repaired: some six hundred times what one holds."""
SPELLED, UNSPELLED = -2.6, -3.4
"""A form's letters follow one another as in words above the first mean logarithm of their chance, as in no word below
the second. Swept on clean prose of five kinds."""
DIFFERENT = 3
"""So many different words of the list of old spellings a page has at least."""
STRANGE = 0.03
"""Of a page in dialect, or in a language like English, at least this share of the words are well spelled no words."""
NOISE = 0.5
"""Of a page whose words are in this share no words, nothing is repaired."""
OLD = 0.012
"""Of a page in which this share of the words are old spellings, no word is repaired by itself."""
FORBIDDEN = frozenset({"table", "release_stamp", "marking_header", "marking_footer", "control", "page_number"})
"""Zones whose letters are not running text: tables are counted, stamps and banners are read by their own craft."""
LEFT = "repair: left alone"
"""The kind of finding that says what of a page is left as it was read, and why."""
TOO_LONG = Finding(LEFT, "The page is too long to be one, so it is left as it was read.")
OLD_PAGE = Finding(
    LEFT, "The page is in an old spelling, a dialect or another language, so only what nobody ever spelled is repaired."
)
CAPITALS = Finding(
    LEFT, "The page is in capitals, which tell no name from a word, so only its surest misreadings are repaired."
)
SENTENCES = {
    "table": "This is a table or a form, so its words are left as they were read.",
    "figures": "These lines are figures, so their words are left as they were read.",
    "code": "These are groups of a code, so they are left as they were read.",
    "language": "This is in another language, so its words are left as they were read.",
    "quoted": "",
    "zone": "",
}
"""What is said of a place that is left alone, by what it is; of quotations and furniture nothing need be said."""
Place = tuple[int, int, str]
"""`text[start:end]` is left alone, and a key of SENTENCES."""
_QUOTED = re.compile(r"[\"\u201c][^\"\u201c\u201d\n]{1,40}[\"\u201d]")
_SIC = re.compile(r"[\[(]sic[\])]", re.IGNORECASE)
_BEFORE_SIC = re.compile(r"[^\W_]{1,40}[\"'\u201d\u2019)]{0,3}[ \n]?\Z")
_WINDOW = 12


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a page as a whole is left alone, or None; whether its spelling is old; the places that are left alone."""

    page: Finding | None
    old: bool
    places: tuple[Place, ...]
    capitals: bool = False

    def holds(self, start: int, end: int) -> bool:
        """Whether a place lies within one that is left alone."""
        at = bisect_right(self.places, (start, 1 << 62, "")) - 1
        return any(one[0] < end and start < one[1] for one in self.places[max(0, at - 3) : at + 2])

    def findings(self, sheet: Sheet, unknown: set[int]) -> Iterator[Annotation]:
        """What a reader ought to know: of the page, and of each place with words that might have been repaired."""
        whole = Span(0, len(sheet.text)) if sheet.text else None
        if whole is not None:
            yield from (Annotation(whole, said) for said in (self.page,) if said is not None)
            yield from (Annotation(whole, said) for said, so in ((OLD_PAGE, self.old), (CAPITALS, self.capitals)) if so)
        starts = [sheet.tokens[at].start for at in sorted(unknown)]
        until = 0
        for start, end, why in self.places:
            there = bisect_right(starts, max(start, until) - 1)
            if SENTENCES[why] and there < len(starts) and starts[there] < end:
                yield Annotation(Span(start, end), Finding(LEFT, SENTENCES[why]))
            until = max(until, end)


def reasons(sheet: Sheet, unknown: set[int], zones: Annotations) -> Reasons:
    """What of a page is left alone."""
    words = [at for at, token in enumerate(sheet.tokens) if token.form.isalpha() and len(token.form) > 1]
    found = (
        *_zones(zones), *_foreign(sheet, unknown), *_quoted(sheet.text), *_codes(sheet, unknown), *_figures(sheet)
    )  # fmt: skip
    places = sorted(_merged(sorted(found, key=lambda place: (place[2], place))))
    strange = sum(at in unknown for at in words)
    if len(words) >= 12 and strange > NOISE * len(words):
        share = round(100 * strange / len(words))
        said = f"{share} % of what was read are no words, so the words of the page are left as they were read."
        return Reasons(Finding(LEFT, said), False, ())
    capitals = sum(sheet.tokens[at].form.isupper() for at in words)
    return Reasons(None, _is_old(sheet, words, unknown), tuple(places), len(words) >= 12 and capitals * 2 > len(words))


def _merged(places: Iterable[Place]) -> Iterator[Place]:
    """Places of one kind that meet, or lie a line break apart, as one."""
    last: Place | None = None
    for place in places:
        if last is not None and place[2] == last[2] and place[0] <= last[1] + 1:
            last = (last[0], max(last[1], place[1]), last[2])
            continue
        if last is not None:
            yield last
        last = place
    if last is not None:
        yield last


def _zones(zones: Annotations) -> Iterator[Place]:
    for zone in zones:
        if isinstance(zone.target, Span) and isinstance(zone.body, Zone) and zone.body.kind in FORBIDDEN:
            yield zone.target.start, zone.target.end, "table" if zone.body.kind == "table" else "zone"


def _quoted(text: str) -> Iterator[Place]:
    """Words that an author holds up between quotation marks, up to three; and what is followed by [sic]."""
    for found in _QUOTED.finditer(text):
        if found[0].count(" ") <= 2:
            yield found.start(), found.end(), "quoted"
    for found in _SIC.finditer(text):
        before = _BEFORE_SIC.search(text, max(0, found.start() - 45), found.start())
        if before is not None:
            yield before.start(), found.end(), "quoted"


def _codes(sheet: Sheet, unknown: set[int]) -> Iterator[Place]:
    """Three or more forms of one length in a row that are no words: groups of a code."""
    run: list[Token] = []
    for at, token in enumerate((*sheet.tokens, None)):
        if token is not None and at in unknown and (not run or len(run[-1].form) == len(token.form)):
            run.append(token)
            continue
        if len(run) >= 3:
            yield run[0].start, run[-1].end, "code"
        run = [token] if token is not None and at in unknown else []


def _figures(sheet: Sheet) -> Iterator[Place]:
    """Lines of which half or more is figures: rows of a table, lists of numbers."""
    start = 0
    for line in sheet.text.split("\n"):
        figures = sum(map(str.isdigit, line))
        if figures * 2 >= len(line) - line.count(" ") > 0:
            yield start, start + len(line), "figures"
        start += len(line) + 1


def _foreign(sheet: Sheet, unknown: set[int]) -> Iterator[Place]:
    """Stretches in which words of another language that hold sentences together outnumber the English ones."""
    tokens = sheet.tokens
    english, other = _small_words()
    balance = [(token.low in other) - (token.low in english) for token in tokens]
    for at in range(0, len(tokens), _WINDOW // 2):
        here = balance[at : at + _WINDOW]
        if (
            sum(one > 0 for one in here) >= 2
            and sum(here) > 0
            and any(n in unknown for n in range(at, min(at + _WINDOW, len(tokens))))
        ):
            yield tokens[at].start, tokens[min(at + _WINDOW, len(tokens)) - 1].end, "language"


def _is_old(sheet: Sheet, words: list[int], unknown: set[int]) -> bool:
    """Whether the page is in the spelling of a time before dictionaries, in dialect, or in a language like English.

    It is known by old words, or by this: many forms are no words though their letters follow one another as in words,
    and few are such as only a misreading makes.
    """
    if len(words) < 40:
        return False
    listed = Counter(low for at in words if (low := sheet.tokens[at].low) in _old_words())
    signs = sum(listed.values())
    if len(listed) >= DIFFERENT:
        signs += sum(at in unknown and _final_e(sheet.tokens[at].low) for at in words)
        if signs > OLD * len(words):
            return True
    forms = [sheet.tokens[at].form for at in unknown]
    spelled = {form for form in forms if form.islower() and len(form) > 3 and spelling(form) > SPELLED}
    misread = sum(map(unspelled, forms))
    return len(spelled) >= max(DIFFERENT + 1, STRANGE * len(words)) and misread < len(spelled) / 2


def spelling(form: str) -> float:
    """The mean logarithm of the chance of a form's letters, each after those before it."""
    return language().letters(form.lower()) / (len(form) + 1)


def unspelled(form: str) -> bool:
    """Whether nobody ever spelled so: letters that do not follow one another, a sign or a capital among them."""
    inside = "" if form.isupper() else form[1:]
    return not form.isalpha() or any(map(str.isupper, inside)) or spelling(form) < UNSPELLED


def _final_e(low: str) -> bool:
    """Whether a form is a word with an e behind it, or a letter doubled before one: `returne`, `farre`."""
    return low.endswith("e") and (is_word(low[:-1]) or (low[-2:-1] == low[-3:-2] and is_word(low[:-2])))


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("leave.toml").read_text("utf-8"))["words"]
    return lists


def _small_words() -> tuple[frozenset[str], frozenset[str]]:
    return _sets()[0], _sets()[1]


def _old_words() -> frozenset[str]:
    return _sets()[2]


@cache
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lists = _lists()
    english = frozenset(lists["english"])
    others = frozenset(word for name, words in lists.items() if name not in ("english", "old") for word in words)
    return english, others - english, frozenset(lists["old"])
