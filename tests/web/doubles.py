"""An archive of a few pages held in memory, with the states that a real one shows only after much trouble."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from onionskin.archive import Failure, Hit, ItemView, Leaf, PageView, Results, Status, Tally
from onionskin.errors import UsageError
from onionskin.record import (
    Annotation,
    Condition,
    DocumentDate,
    Finding,
    Legibility,
    Level,
    Mark,
    Page,
    Refusal,
    Region,
    Span,
    Timex,
    Transcription,
    Unit,
    Word,
    Zone,
)
from onionskin.store import Word as Spoken

SEED = Path(__file__).parents[2] / "examples" / "pentagon-papers" / "page-28.txt"
WIDTH, HEIGHT, LEFT, TOP, CELL, LEADING = 1275, 1650, 140, 120, 14, 24
UNITS = (
    Unit("study", Level.FONDS, "Vietnam Task Force"),
    Unit("study/part-iv-a-5", Level.FILE, "Part IV.A.5", "study"),
    Unit("study/part-iv-a-5/pages.pdf", Level.ITEM, "pages.pdf", "study/part-iv-a-5"),
)


YEARS = ((1899, 0.125), (1955, 0.5), (1957, 1.375))
"""Pages by the years they speak of: three pages, of which one is undated."""


class QueryError(UsageError):
    """As the search raises it."""

    def __init__(self, positions: tuple[Span, ...], sentences: tuple[str, ...], offer: str) -> None:
        self.positions, self.sentences, self.offer = positions, sentences, offer
        super().__init__(" ".join(sentences))


def typed(text: str) -> Transcription:
    """A text as a typewriter would have placed it: one cell for each letter, one leading for each line."""
    words: list[Word] = []
    start = 0
    for row, line in enumerate(text.split("\n")):
        at = 0
        for word in line.split(" "):
            if word:
                box = Region(LEFT + at * CELL, TOP + row * LEADING, len(word) * CELL, LEADING - 8)
                words.append(Word(start + at, start + at + len(word), box, 0.9))
            at += len(word) + 1
        start += len(line) + 1
    return Transcription("tesseract", text, tuple(words))


def picture(reading: Transcription) -> bytes:
    """A page image with a grey bar for each word, where the reading says it stands."""
    image = Image.new("L", (WIDTH, HEIGHT), 240)
    draw = ImageDraw.Draw(image)
    for word in reading.words:
        box = word.region
        draw.rectangle((box.x, box.y, box.x + box.width - 4, box.y + box.height - 4), fill=90)
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


def dates_of(text: str) -> tuple[Annotation, ...]:
    """Some dates of the seed page, one of each way in which a date leans or does not."""

    def at(words: str, body: Timex | DocumentDate, cert: float = 1.0) -> Annotation:
        start = text.index(words)
        return Annotation(Span(start, start + len(words)), body, cert)

    fall = at("the fall of 1957", Timex("DATE", "1957-FA", "1957-23", "1957-09-01", "1957-11-30", "season of a year"))
    assert isinstance(fall.target, Span)
    document, earlier = {"leans": "document"}, {"leans": "earlier page"}
    return (
        at("2011", Timex("DATE", "2011", "2011", "2011-01-01", "2011-12-31", "printed year")),
        at("2011", DocumentDate("released", "2011", "2011-01-01", "2011-12-31", "release stamp")),
        at("February 1957", Timex("DATE", "1957-02", "1957-02", "1957-02-01", "1957-02-28", "printed month")),
        at("several days", Timex("DURATION", "PXD", None, rule="length of time")),
        at("Thereafter", Timex("DATE", None, "1957-09~/..", "1957-09-01", None, "after the time told", **earlier), 0.7),
        at(
            "sometime before the fall of 1957",
            Timex("DATE", "1957-FA", "[..1957-23]", None, "1957-11-30", "bounded: before"),
        ),
        fall,
        at(
            "September of that year",
            Timex("DATE", "1957-09", "1957-09", "1957-09-01", "1957-09-30", "that year", anchor=fall.target),
        ),
        at(
            "that time",
            Timex("DATE", "PRESENT_REF", None, rule="now, of the writing", note="No day is known.", **document),
        ),
    )


def seed_view(page: str, number: int, *, scanned: bool) -> PageView:
    """The seed page, as text alone or as a scan with two readings."""
    text = SEED.read_text("utf-8")
    read = typed(text) if scanned else Transcription("text", text)
    banner, stamp = text.index("TOP SECRET"), text.index("NND 63316")
    foot = text.rindex("28 TOP SECRET")
    return PageView(
        page=Page(page, "f0" * 32, WIDTH if scanned else 0, HEIGHT if scanned else 0),
        source=UNITS[-1].code,
        number=number,
        count=3,
        units=UNITS,
        label="28" if number == 2 else None,
        standing="As marked, in a year the marking does not give: TOP SECRET – SENSITIVE; declassified 2011, NND 63316",
        reading=read,
        readings=(read, Transcription("text-layer", "another <reading>\nof the page")) if scanned else (read,),
        legibility=(Legibility(read.reader, 0.93, "Nine words in ten are words of the language."),),
        condition=Condition("inked", 0, 0.2, 0.1) if scanned else None,
        zones=(
            Annotation(Span(0, banner - 2), Zone("release_stamp")),
            Annotation(Span(banner, banner + 22), Zone("marking_header")),
            Annotation(Span(banner + 24, foot - 2), Zone("body")),
        ),
        marks=(
            Annotation(
                Span(stamp - 20, stamp + 9), Mark("declass_stamp", "NARA", {"project": "NND 63316", "date": None}), 0.97
            ),
            Annotation(
                Span(banner, banner + 22),
                Mark("classification_banner", "BANNER", {"level": "TOP SECRET", "caveats": ("SENSITIVE",)}),
                0.7,
            ),
        ),
        dates=dates_of(text),
        findings=(Annotation(Span(stamp, stamp + 9), Finding("anachronism", "The stamp is older than the order")),),
        previous=None if number == 1 else f"page-{number - 1}",
        next=None if number == 3 else f"page-{number + 1}",
        has_image=scanned,
    )


def _refused(remark: Annotation, kind: str, said: Sequence[Annotation]) -> bool:
    return any(isinstance(one.body, Refusal) and (one.body.kind, one.target) == (kind, remark.target) for one in said)


def _meet(one: Annotation, other: Annotation) -> bool:
    spans = isinstance(one.target, Span) and isinstance(other.target, Span) and one.target.meets(other.target)
    return spans and type(one.body) is type(other.body)


class Double:
    """Three pages: a scan, the same as text, and a scan with markup in its text."""

    def __init__(self) -> None:
        self.pages = {f"page-{n}": seed_view(f"page-{n}", n, scanned=n != 2) for n in (1, 2, 3)}
        self.failures = (Failure("study/torn.pdf", 3, "ocr", "The third page is torn.", False),)
        self.retried = 0
        self.words: list[Spoken] = []
        self.asked: list[tuple[str, Mapping[str, Sequence[str]], int, int]] = []

    def page(self, page: str) -> PageView:
        if page not in self.pages:
            raise UsageError(f"This archive has no page {page}.")
        view = self.pages[page]
        said = [one.said for one in self.words if one.page == page and one.undone is None]
        marks = tuple(one for one in view.marks if not _refused(one, "mark", said))
        given = [one for one in said if isinstance(one.body, Timex | DocumentDate)]
        dates = [one for one in view.dates if not any(_meet(one, other) for other in given)]
        dates = [
            one for one in dates if not _refused(one, "timex" if isinstance(one.body, Timex) else "document_date", said)
        ]
        dates += [replace(one, body=replace(one.body, rule="by hand")) for one in given]  # type: ignore[type-var]
        return replace(
            view,
            marks=(*marks, *(one for one in said if isinstance(one.body, Mark))),
            dates=tuple(sorted(dates, key=lambda one: one.target.start if isinstance(one.target, Span) else 0)),
        )

    def correct(self, page: str, who: str, said: Annotation) -> int:
        self.words.append(Spoken(len(self.words) + 1, page, who, said, "2026-01-02T03:04:05+00:00", None))
        return len(self.words)

    def undo(self, page: str, word: int) -> None:
        self.words[word - 1] = replace(self.words[word - 1], undone="2026-01-03T03:04:05+00:00")

    def history(self, page: str) -> tuple[Spoken, ...]:
        return tuple(one for one in self.words if one.page == page)

    def matches(self, page: str, query: str) -> tuple[Span, ...]:
        reading = self.page(page).reading
        text, found, at = (reading.text if reading else ""), [], -1
        while query and (at := text.find(query, at + 1)) >= 0:
            found.append(Span(at, at + len(query)))
        return tuple(found)

    def search(
        self, query: str, filters: Mapping[str, Sequence[str]] | None = None, offset: int = 0, limit: int = 20
    ) -> Results:
        self.asked.append((query, filters or {}, offset, limit))
        if query.count('"') % 2:
            raise QueryError((Span(query.index('"'), len(query)),), ("The quotation is not closed",), query + '"')
        met = [view for view in self.pages.values() if not query or self.matches(view.page.id, query)]
        hits = tuple(self._hit(view, query) for view in met)[offset : offset + limit]
        facets = {"level": (("TOP SECRET", 3),), "kind": (("pdf", 3),), "unit": ((UNITS[0].code, 3),)}
        return Results(query, len(met), len(self.pages), hits, facets, YEARS if met else (), 1 if met else 0)

    def _hit(self, view: PageView, query: str) -> Hit:
        reading = view.reading
        assert reading is not None
        spans = self.matches(view.page.id, query) if query else ()
        at = spans[0].start if spans else 0
        start = reading.text.rfind("\n", 0, at) + 1
        snippet = reading.text[start:].split("\n")[0]
        bold = tuple(Span(one.start - start, one.end - start) for one in spans if one.end <= start + len(snippet))
        return Hit(
            view.page.id, view.source, view.number, view.count, view.label, "pages.pdf", view.standing,
            reading.text.count("\n", 0, at) + 1, snippet, bold, "exact", spans,
            tuple(box for one in spans for box in reading.regions(one)), view.has_image,
        )  # fmt: skip

    def item(self, code: str, first: int = 1, last: int = 1 << 62) -> ItemView:
        if code != UNITS[-1].code:
            raise UsageError(f"This archive has read no source {code}.")
        leaves = tuple(Leaf(one.page.id, one.number, one.label, one.has_image) for one in self.pages.values())
        shown = leaves[first - 1 : last]
        return ItemView(UNITS, code, "ab" * 32, 123_456, "2026-01-02T03:04:05", "pdf", None, len(leaves), shown)

    def units(self) -> tuple[Unit, ...]:
        return UNITS

    def image(self, page: str, width: int | None = None, *, upright: bool = False) -> tuple[bytes, str]:
        view = self.page(page)
        if not view.has_image or view.reading is None:
            raise UsageError(f"The source of page {page} is text and has no image.")
        return picture(view.reading), "image/png"

    def status(self) -> Status:
        return Status(1, 3, 1, 2, self.failures, {"pdf": 3}, {"tesseract": 2, "text": 1}, {"declass_stamp": 3})

    def retry(self) -> Tally:
        self.retried += 1
        return Tally(2, 1, 1, 3, 0)
