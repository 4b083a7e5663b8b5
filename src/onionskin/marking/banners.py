"""Banners: a line that is a level, its caveats and nothing else, however damaged.

The whole-line rule keeps sentences out: what is neither level nor caveat must be specks, or at the head or foot the
page number beside it. How much damage is borne depends on what else speaks for the line: its place, a caveat that
follows, and whether the item repeats it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from onionskin.marking.levels import Reading, Word, caveats_of, level_of, words_of
from onionskin.marking.lines import Line, folded, remark
from onionskin.marking.tables import Level, caveats, precedences, uk_caveats
from onionskin.marking.turned import turned_banner
from onionskin.record import Annotation, Mark

LONGEST = 110
"""A banner line is no longer than this, in code points: the longest with three caveats has 96."""
STRAY = 7
"""Letters and digits that may stand beside a banner at an edge: a page number such as `IV-A-12`, or specks."""
HEADING = 16
"""A cable's address, in which its precedence stands, is over after so many printed lines."""
_STEM = re.compile(
    r"se[co]?[ceo]r|ecr[eéo]|cre[tyi]|s[-. ]{1,2}e[-. ]{1,2}c|c[-. ]{1,2}o[-. ]{1,2}n|onfid|fident|estrict|ciassifi"
    r"|offici|us[eo] oni|nato|cosmic|eyes|dis\b|nof|orcon|dissem|senstv|sensi|top s|tcp s|restr|handie via|controi"
    r"|wninte|fiash|niact|priorit|immediat|iimit dis|rybat|uk e|deiicate"
)
"""Pieces one of which is left of a banner that is damaged as usual; written as `_SHAPE` folds them."""
_SHAPE = str.maketrans({"0": "o", "1": "i", "l": "i", "|": "i", "!": "i", "5": "s", "$": "s", "8": "b", "€": "e"})
_TIME = re.compile(r"[\dOIl]{6,7}Z?\b")
"""The date and time of a cable, behind the level at its head."""
_SHEET = re.compile(r"PAGE[- ](?:\d|TWO|THREE|FOUR)\b.{4,40} [A-Z]|END\.? OF MESSAGE [A-Z]")
"""The head of a cable's next sheet, and its end, close with the level: `PAGE 2 VESSIN 407 SECRET`."""


def banner_lines(folded_text: str, lines: Sequence[Line], running: frozenset[str]) -> list[Annotation]:
    """The banners, and caveats that stand as a line of their own.

    `folded_text` is the page's text in lower case; `running` are folded lines that the item repeats.
    """
    found: list[Annotation] = []
    stems = [at.start() for at in _STEM.finditer(folded_text.translate(_SHAPE))]
    for before, line in zip((None, *lines), lines, strict=False):
        if len(line.text) > LONGEST:
            continue
        at = bisect_left(stems, line.start)
        stem = at < len(stems) and stems[at] < line.end
        repeated = (line.edge or stem) and _repeats(folded(line.text), line, running)
        banner = _banner(line, repeated) if repeated or stem else None
        if banner is None and line.edge and running:
            banner = turned_banner(line, running)
        if banner is not None and not (before is not None and _goes_on(before, line)):
            found.append(banner)
    return found


def _repeats(near: str, line: Line, running: frozenset[str]) -> bool:
    """Whether the item repeats a line like this one: at the edges any, elsewhere one that is long enough to be told."""
    least = 8 if line.edge else 12
    return (near in running and line.edge) or any(
        abs(len(near) - len(pattern)) <= 4 and Levenshtein.distance(near, pattern, score_cutoff=4) <= 4
        for pattern in running
        if len(pattern) >= least
    )


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line between the edges goes on with the sentence before it, or ends one: a source's level in a note."""
    if line.edge:
        return False
    adjacent = line.start - before.end <= 2
    return line.text[-1] in ".;," or (adjacent and before.text.endswith((",", "(", "(TOP", "TOP")))


def _banner(line: Line, repeated: bool) -> Annotation | None:
    words = words_of(line)
    if not words or len(words) > 14:
        return None
    if _SHEET.match(line.text):
        words = words[-2:] if len(words) > 4 and words[-2].letters == "TOP" else words[-1:]
    reading = level_of(words, STRAY if line.edge else 0, line.edge + 2 * repeated)
    if reading is None:
        return _alone(words, line)
    names, after = caveats_of(words, reading.after, 3 if repeated else 1)
    before_stray = sum(len(word.letters) for word in words[: reading.first])
    behind = words[after:]
    behind_stray = sum(max(len(word.letters), word.end - word.start) for word in behind)
    if not _whole(line, before_stray, behind_stray, bool(names) or repeated) and not _cable(line, reading, behind):
        return None
    if not names and reading.distance == 0 and not (repeated or _stands(words, reading, line)):
        return None
    family = _family(reading.level, names)
    start, end = words[reading.first].start, words[after - 1].end
    cert = max(0.5, 0.99 - 0.08 * reading.distance - (0.1 if before_stray + behind_stray > 3 else 0))
    mark = Mark("classification_banner", family, {"level": reading.level.name, "caveats": names})
    return remark(start, end, mark, round(cert, 2))


def _whole(line: Line, before: int, behind: int, supported: bool) -> bool:
    """Whether what is not explained may be a page number or specks."""
    if not line.edge:
        return before + behind == 0
    most = STRAY if supported else 4
    return before <= most and behind <= most


def _stands(words: Sequence[Word], reading: Reading, line: Line) -> bool:
    """A bare level is a banner in capitals; in small letters only at the very edge. A list's `Restricted` is none."""
    if line.text.startswith("(") and line.text.rstrip(".,;").endswith(")"):
        return False
    printed = [word.alpha for word in words[reading.first : reading.after]]
    capitals = sum(map(str.isupper, "".join(printed)))
    titled = line.edge and len(printed) > 1 and all(word[:1].isupper() for word in printed)
    return capitals * 2 > len("".join(printed)) or titled or line.above < 3 or line.below < 3


def _cable(line: Line, reading: Reading, behind: Sequence[Word]) -> bool:
    """Whether it is the head of a cable: `SECRET 111420Z MAR 74`."""
    if reading.distance > 1 or reading.first > 0 or not behind:
        return False
    return _TIME.match(line.text, behind[0].start - line.start) is not None


def _family(level: Level, names: Sequence[str]) -> str:
    if level.system == "NATO":
        return "NATO_MARK"
    return "UK_MARK" if level.system == "UK" or uk_caveats() & set(names) else "BANNER"


def _alone(words: Sequence[Word], line: Line) -> Annotation | None:
    """A line of caveats without a level, and perhaps for whom: `EYES ONLY FOR THE SECRETARY`."""
    names, after = caveats_of(words, 0, 1)
    alone = {caveat.name for caveat in caveats() if caveat.alone}
    if not names or not alone & set(names) or (precedences() & set(names) and not _in_address(line)):
        return None
    if after < len(words) and not _addressed(names, words[after:]):
        return None
    printed = "".join(word.alpha for word in words)
    if sum(map(str.isupper, printed)) * 2 <= len(printed):
        return None
    mark = Mark("handling_caveat", "HANDLING", {"caveats": names, "caveat": names[0]})
    return remark(words[0].start, words[-1].end, mark, 0.9 if line.edge else 0.8)


def _in_address(line: Line) -> bool:
    return line.above < min(HEADING, line.below)


def _addressed(names: Sequence[str], rest: Sequence[Word]) -> bool:
    return names[-1] == "EYES ONLY" and rest[0].letters == "FOR" and 2 <= len(rest) <= 6
