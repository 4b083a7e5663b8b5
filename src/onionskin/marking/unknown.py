"""What stands where markings stand and is shaped like one, and no family knows: said as unrecognised, and counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onionskin.marking.lines import Line, folded, remark
from onionskin.record import Annotation, Mark, Span

LONGEST = 48
_WORDS = re.compile(r"[A-Z0-9][A-Z0-9 .,/#&:'-]*[A-Z0-9.]")


def unknown_marks(lines: Sequence[Line], known: Sequence[Annotation], running: frozenset[str]) -> list[Annotation]:
    """Whole lines in capitals at the head or foot, outside the page's banners; on a page without, those of the item.

    Between the banners stand the headings, the addressee and the name of whoever signed, in capitals too.
    """
    spans = [mark.target for mark in known if isinstance(mark.target, Span)]
    banners = [
        mark.target
        for mark in known
        if isinstance(mark.target, Span) and isinstance(mark.body, Mark) and mark.body.kind == "classification_banner"
    ]
    top = min((span.start for span in banners), default=0)
    foot = max((span.end for span in banners), default=1 << 62)
    found = []
    for line in lines:
        if not line.edge or not _shaped(line) or any(s.start < line.end and line.start < s.end for s in spans):
            continue
        outside = (line.head and line.end <= top) or (line.foot and line.start >= foot)
        repeated = folded(line.text) in running
        if (repeated and (outside or not banners)) or (outside and len(line.text.split()) > 1):
            mark = Mark("unrecognised", "UNKNOWN_LINE", {"text": line.text})
            found.append(remark(line.start, line.end, mark, 0.5))
    return found


def _shaped(line: Line) -> bool:
    """Capitals, short, no leader dots: as a marking is printed."""
    if not 4 <= len(line.text) <= LONGEST or ".." in line.text or not _WORDS.fullmatch(line.text):
        return False
    words = [word for word in re.findall(r"[A-Z]+", line.text) if len(word) > 3]
    return bool(words) and any(re.search(r"[AEIOUY]", word) for word in words)
