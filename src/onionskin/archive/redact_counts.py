"""What is hidden in a whole archive: gathered from the layers, listed and counted. A projection, never a source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from onionskin.archive.pages import Pages, said
from onionskin.archive.redact_views import BY, Counted, RedactionCounts, RedactionList, RedactionView, hidden
from onionskin.errors import UsageError
from onionskin.marking.redactions.releasing import released
from onionskin.record import REDACTIONS, Annotation, Annotations, Redaction, Span, Transcription
from onionskin.store import Box, Catalogue

STATES = ("", "found", "by_hand")
"""All; those that machines found and of which nobody said anything; those that people said or confirmed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which redactions: of a form, with a code, in a state (STATES), with text beneath; "" and False are all of them.

    `doubtful` puts those first of which the software is least sure. `editorial` takes editors' omissions in.
    """

    form: str = ""
    code: str = ""
    state: str = ""
    beneath: bool = False
    editorial: bool = False
    doubtful: bool = False

    def takes(self, remark: Annotation) -> bool:
        """Whether a redaction is asked for."""
        body = remark.body
        if not isinstance(body, Redaction) or (body.editorial and not self.editorial and not self.form):
            return False
        if self.form and body.form != self.form:
            return False
        if self.code and self.code.upper() not in (one.code.upper() for one in body.exemptions):
            return False
        if self.state and (self.state == "by_hand") != by_hand(remark):
            return False
        return body.beneath or not self.beneath


ALL = Asked()


def by_hand(remark: Annotation) -> bool:
    """Whether a person said it: no machine is wholly sure."""
    return remark.cert >= 1.0


def listed(pages: Pages, catalogue: Catalogue, asked: Asked, window: tuple[int, int]) -> RedactionList:
    """The redactions that are asked for, from an offset on. Raises UsageError for a form or a state that is none."""
    if asked.form and asked.form not in REDACTIONS:
        raise UsageError(f"{asked.form} is no form of a redaction. Ask for one of {', '.join(REDACTIONS)}.")
    if asked.state not in STATES:
        raise UsageError(f"{asked.state} is no state of a redaction. Ask for found or by_hand.")
    found = [
        (page, number, one)
        for page, _, remarks in _pages(pages, catalogue)
        for number, one in enumerate(remarks, 1)
        if asked.takes(one)
    ]
    if asked.doubtful:
        found.sort(key=lambda row: (row[2].cert, row[0], row[1]))
    first, most = window
    return RedactionList(len(found), tuple(_views(pages, catalogue, found[first : first + most])))


def _views(pages: Pages, catalogue: Catalogue, rows: list[tuple[str, int, Annotation]]) -> Iterator[RedactionView]:
    for page, number, one in rows:
        with suppress(UsageError):  # its file was replaced since
            item, box, shelved = pages.find(page)
            title = catalogue.chain(pages.source(item).code)[-1].title
            words = ""
            if isinstance(one.target, Span):
                reading = said(box, box.heads(page), "reading") or Transcription("none", "")
                words = reading.text[one.target.start : one.target.end]
            has_image = shelved.image is not None
            size = shelved.page.width, shelved.page.height
            yield RedactionView(page, title, shelved.number, number, one, by_hand(one), has_image, words, *size)


def _pages(pages: Pages, catalogue: Catalogue) -> Iterator[tuple[str, Box, Annotations]]:
    """Each page on which something is hidden, in the order of the archive; what is said alike is read once."""
    for name in catalogue.boxes():
        box = pages.box(name)
        kept: dict[str, Annotations] = {}
        for layer in sorted(box.heads_of("redactions"), key=lambda layer: layer.page):
            if layer.says not in kept:
                kept[layer.says] = hidden(box.read(layer.says))
            if kept[layer.says]:
                yield layer.page, box, kept[layer.says]


class _Tally:
    """Places, pages and areas by name."""

    def __init__(self) -> None:
        self.places: dict[tuple[str, str, str], int] = defaultdict(int)
        self.area: dict[tuple[str, str, str], float] = defaultdict(float)
        self.pages: dict[tuple[str, str, str], set[str]] = defaultdict(set)

    def add(self, key: tuple[str, str, str], page: str, body: Redaction) -> None:
        self.places[key] += 1
        self.area[key] += body.share or 0.0
        self.pages[key].add(page)

    def rows(self) -> tuple[Counted, ...]:
        order: Callable[[tuple[str, str, str]], tuple[int, int, str]] = lambda key: (  # noqa: E731
            BY.index(key[0]),
            -self.places[key],
            key[1],
        )
        return tuple(
            Counted(key[0], key[1], self.places[key], len(self.pages[key]), round(self.area[key], 4), key[2])
            for key in sorted(self.places, key=order)
        )


def counts(pages: Pages, catalogue: Catalogue) -> RedactionCounts:
    """Everything that is hidden, counted as RULE says."""
    tally, on = _Tally(), set[str]()
    places = editorial = beneath = 0
    missing = 0.0
    for page, box, remarks in _pages(pages, catalogue):
        agency, year = released(said(box, box.heads(page), "marks") or ())
        for one in remarks:
            body = one.body
            if not isinstance(body, Redaction):
                continue
            if body.editorial:
                editorial += 1
                continue
            places, beneath = places + 1, beneath + body.beneath
            on.add(page)
            missing += sum(bound.least for bound in body.bounds if bound.unit == "pages" and bound.stated)
            for code in {(code.code, code.family) for code in body.exemptions} or {("no code beside it", "")}:
                tally.add(("code", *code), page, body)
            for by, name in (("form", body.form), ("agency", agency), ("year", year), ("page", page)):
                tally.add((by, name, ""), page, body)
    return RedactionCounts(places, len(on), catalogue.counts()[1], editorial, beneath, missing, rows=tally.rows())
