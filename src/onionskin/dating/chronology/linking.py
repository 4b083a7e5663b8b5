"""Which statements may be of one happening: the same act by the same people, at times that allow it.

statement ─▶ keys (act + actor; rare words) ─▶ pairs ─▶ links, each with a score
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onionskin.dating.chronology.acts import Act, acts, words
from onionskin.dating.chronology.standing import Days, apart, dates, days, likeness, one_figure
from onionskin.record import Statement

WIDE = 400
"""A time wider than this, or open, hardly tells one act from another of the same kind: words must be alike too."""
ALIKE, WORDY, LOOSE, AT_ONCE = 0.6, 0.45, 0.25, 0.2
"""How alike words must be: where no actor is shared; where the act asks for words; where the time is wide; where it
asks for words and both times are no longer than BRIEF days. A time that is open at one side is taken to be within OPEN
days of the other."""
BRIEF, OPEN = 31, 730
REACH = 60
"""With how many of those that follow it in time a statement of a much told act is compared."""
APART, SAID_AGAIN = 0.2, 0.9
"""What times without a common day add; and how alike words must be where no actor is shared and times are such."""
LIKEST = 3
"""Rare words of a statement without an actor under which it is looked for."""
_PLAIN = Act("", asks="words")


def links(statements: Sequence[Statement]) -> Iterator[tuple[float, int, int]]:
    """Pairs that may be of one happening, by their places in `statements`, with a score up to about 3.

    `statements` are in the order of their ids, and name actors and places by entities.
    """
    seen = set[tuple[int, int]]()
    for places in _keys(statements).values():
        for one, other in _pairs(statements, places):
            pair = (one, other) if one < other else (other, one)
            if pair not in seen:
                seen.add(pair)
                score = link(statements[pair[0]], statements[pair[1]])
                if score is not None:
                    yield score, *pair


def _keys(statements: Sequence[Statement]) -> Mapping[tuple[str, ...], list[int]]:
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(statements):
        for actor in one.actors[:4]:
            found[one.act, actor].append(at)
        if not one.actors:
            rarest = sorted(one.words, key=lambda word: (-len(word), word))[:LIKEST]
            for pair in combinations(sorted(rarest), 2):
                found[one.act, *pair].append(at)
    return {key: of for key, of in found.items() if len(of) > 1}


def _pairs(statements: Sequence[Statement], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a few; of many, those that are near each other in time, and the undated that are near in order."""
    if len(places) <= REACH:
        yield from combinations(places, 2)
        return
    dated = sorted(places, key=lambda at: (_begin(statements[at]), statements[at].id))
    for at, one in enumerate(dated):
        for other in dated[at + 1 : at + REACH]:
            yield one, other


def _begin(statement: Statement) -> int:
    at = None if statement.edtf is None else days(statement.edtf)
    if at is None:
        return 1 << 40
    return at.first if at.first is not None else at.last if at.last is not None else 1 << 40


def link(one: Statement, other: Statement) -> float | None:
    """How well two statements go together as of one happening; None where they cannot be."""
    act = acts().get(one.act, _PLAIN)
    when = fits(one, other, act)
    if one.act != other.act or when is None or _one_verb(one, other):
        return None
    shared = set(one.actors) & set(other.actors)
    if not shared and one.actors and other.actors:
        return None
    alike = likeness(one, other)
    if len(shared) < 2 and when == APART and not act.once and _misread(one, other):
        return None
    if alike < _asked(one, other, act, bool(shared)) or (when == APART and not shared and alike < SAID_AGAIN):
        return None
    return when + alike + _where(one, other) + (0.5 if shared else 0.0)


def _one_verb(one: Statement, other: Statement) -> bool:
    """Whether one verb is said of two times, which is two things: *in 1957, and again in 1960*."""
    return one.head.start == other.head.start and bool(set(one.copies) & set(other.copies))


def _asked(one: Statement, other: Statement, act: Act, shared: bool) -> float:
    """How alike the words of two statements must be."""
    if not shared:
        return ALIKE
    undated = one.edtf is None or other.edtf is None
    company = bool((set(one.others) | set(one.places)) & (set(other.others) | set(other.places)))
    if act.asks == "office":
        same = set(one.words) & set(other.words) & words("offices")
        return 0.0 if same and (company or not undated) else WORDY
    if act.asks == "words" and _brief(one, other):
        return AT_ONCE
    if act.asks == "words" or (act.asks == "other" and not company):
        return WORDY
    if act.once:
        return 0.0
    if undated:
        return WORDY
    if company:
        return 0.0
    return LOOSE if wide(one) or wide(other) else 0.0


def _brief(one: Statement, other: Statement) -> bool:
    """Whether both are said of the same short time, within which one hardly does such a thing twice."""
    times = [days(edtf).width for edtf in (one.edtf, other.edtf) if edtf is not None]
    return len(times) == 2 and 0 < max(times) <= BRIEF


def wide(one: Statement) -> bool:
    """Whether a time is none, open, or too wide to tell one act from another of its kind."""
    if one.edtf is None:
        return True
    width = days(one.edtf).width
    return width == 0 or width > WIDE


def _where(one: Statement, other: Statement) -> float:
    """What the places add: shared ones speak for it, others against it."""
    a, b = set(one.places), set(other.places)
    if not a or not b:
        return 0.0
    return 0.5 if a & b else -0.3


def fits(one: Statement, other: Statement, act: Act) -> float | None:
    """How well two times go together for one happening: 1 for the same days, less for looser; None where they do not.

    Times without a common day fit where less lies between than half of the wider one, so that two accounts that differ
    by a little are still compared: days that follow each other, months that do; of an act that happens once, always.
    """
    if one.edtf is None or other.edtf is None:
        return 0.0
    if _far(days(one.edtf), days(other.edtf)) or _far(days(other.edtf), days(one.edtf)):
        return None
    how = dates(one.edtf, other.edtf, (one.part, other.part))
    if how != "apart":
        return {"equal": 1.0, "narrower": 0.7, "wider": 0.7, "overlap": 0.5}[how]
    gap = apart(one.edtf, other.edtf)
    longest = max(days(one.edtf).width, days(other.edtf).width)
    return APART if act.once or gap is None or gap <= longest // 2 or _misread(one, other) else None


def _far(open_: Days, other: Days) -> bool:
    """Whether one time is open, and the other so far from its one end that it is hardly meant: *by the end of 1961*."""
    if open_.first is None and open_.last is not None:
        return other.last is not None and other.last < open_.last - OPEN
    if open_.last is None and open_.first is not None:
        return other.first is not None and other.first > open_.first + OPEN
    return False


def _misread(one: Statement, other: Statement) -> bool:
    """Whether the years of two times differ in one figure and lie too far apart for anything else: several people who
    did the same then are taken to have done it once, in a year of which one page was misread."""
    if one.edtf is None or other.edtf is None or not one_figure(one.edtf, other.edtf):
        return False
    return (apart(one.edtf, other.edtf) or 0) > max(days(one.edtf).width, days(other.edtf).width) // 2
