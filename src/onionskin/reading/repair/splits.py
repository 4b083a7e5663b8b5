"""A page number and a banner that a reader ran into one line: `28 TOP SECRET - Sensitive` is two lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onionskin.reading.repair.emend import emended
from onionskin.record import Annotation, Annotations, Emendation, Mark, Span

RULE = "zone split: page number beside a banner"
_BETWEEN = " \t-.|"


def zone_splits(text: str, marks: Annotations, letters: Sequence[Annotation]) -> Iterator[Annotation]:
    """For each banner with a page number beside it on its line, the line as two.

    The emendation is of the whole line; of the blank alone, where one of `letters` mends the line besides.
    """
    mended = [one.target for one in letters if isinstance(one.target, Span)]
    numbers = list(_places(marks, "page_number"))
    for banner in _places(marks, "classification_banner"):
        start, end = text.rfind("\n", 0, banner.start) + 1, text.find("\n", banner.end)
        end = len(text) if end < 0 else end
        for number in numbers:
            if start <= number.start and number.end <= end and not number.meets(banner):
                first, second = sorted((number, banner))
                between = text[first.end : second.start]
                if between and not between.strip(_BETWEEN) and " " in between:
                    place = (first.start, second.end)
                    reading = f"{text[first.start : first.end]}\n\n{text[second.start : second.end]}"
                    if any(span.meets(Span(*place)) for span in mended):
                        place, reading = (first.end, second.start), "\n\n"
                    evidence = (
                        f"The page number “{text[number.start : number.end]}” and the banner "
                        f"“{text[banner.start : banner.end]}” are two things that were read as one line."
                    )
                    said = Emendation(reading, "zone_split", True, RULE, evidence)
                    yield emended(place, said, 0.98)


def _places(marks: Annotations, kind: str) -> Iterator[Span]:
    for mark in marks:
        if isinstance(mark.target, Span) and isinstance(mark.body, Mark) and mark.body.kind == kind:
            yield mark.target
