"""An archive of a few pages held in memory, with the states that a real one shows only after much trouble."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from onionskin.archive import (
    Failure,
    Hit,
    ItemView,
    Leaf,
    NearPage,
    PageView,
    Results,
    RuleExample,
    RuleView,
    Ruling,
    Status,
    Tally,
)
from onionskin.errors import UsageError
from onionskin.record import (
    Annotation,
    DocumentDate,
    Emendation,
    Mark,
    Mention,
    Refusal,
    Span,
    Timex,
    Unit,
)
from onionskin.store import Word as Spoken
from tests.archive.papers import DOUBT
from tests.web.happened import DOORS, Happened
from tests.web.named import Named
from tests.web.seed import HEIGHT, SEED, UNITS, WIDTH, known_of, picture, seed_view, typed

__all__ = ["HEIGHT", "SEED", "UNITS", "WIDTH", "Double", "QueryError", "picture", "seed_view", "typed"]

YEARS = ((1899, 0.125), (1955, 0.5), (1957, 1.375))
"""Pages by the years they speak of: three pages, of which one is undated."""


NAMING = ("atlas", "entities", "entity", "judge", "judgements", "proposed", "review", "unjudge", "would")
"""The doors that lead to names."""


class QueryError(UsageError):
    """As the search raises it."""

    def __init__(self, positions: tuple[Span, ...], sentences: tuple[str, ...], offer: str) -> None:
        self.positions, self.sentences, self.offer = positions, sentences, offer
        super().__init__(" ".join(sentences))


def _refused(remark: Annotation, kind: str, said: Sequence[Annotation]) -> bool:
    return any(isinstance(one.body, Refusal) and (one.body.kind, one.target) == (kind, remark.target) for one in said)


def _meet(one: Annotation, other: Annotation) -> bool:
    spans = isinstance(one.target, Span) and isinstance(other.target, Span) and one.target.meets(other.target)
    return spans and type(one.body) is type(other.body)


def _repaired(view: PageView, said: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """The repairs of a page with what people said of them, as the stage `repairs` has it."""
    given = [one for one in said if isinstance(one.body, Emendation)]
    places = [one.target for one in said if isinstance(one.body, Emendation) or one.body == Refusal("emendation")]
    kept = [
        one
        for one in view.repairs
        if not isinstance(one.body, Emendation)
        or not any(isinstance(at, Span) and isinstance(one.target, Span) and one.target.meets(at) for at in places)
    ]
    return tuple(sorted((*kept, *given), key=lambda one: one.target.start if isinstance(one.target, Span) else 0))


def _named(view: PageView, said: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """The mentions of a page with what people said of them, as the stage `mentions` has it."""
    given = [one for one in said if isinstance(one.body, Mention)]
    gone = [one.target for one in said if isinstance(one.body, Mention) or one.body == Refusal("mention")]
    kept = [
        one
        for one in view.mentions
        if not any(isinstance(at, Span) and isinstance(one.target, Span) and one.target.meets(at) for at in gone)
    ]
    return tuple(sorted((*kept, *given), key=lambda one: one.target.start if isinstance(one.target, Span) else 0))


def span_of(remark: Annotation) -> Span:
    """Where a remark stands that is made of words."""
    assert isinstance(remark.target, Span)
    return remark.target


class Double:
    """Three pages: a scan, the same as text, and a scan with markup in its text."""

    def __init__(self) -> None:
        self.pages = {f"page-{n}": seed_view(f"page-{n}", n, scanned=n != 2) for n in (1, 2, 3)}
        self.failures = (Failure("study/torn.pdf", 3, "ocr", "The third page is torn.", False),)
        self.retried = 0
        self.words: list[Spoken] = []
        self.said_of_rules: list[Ruling] = []
        self._named: Named | None = None
        self._happened: Happened | None = None
        self.asked: list[tuple[str, Mapping[str, Sequence[str]], int, int]] = []

    def __getattr__(self, name: str) -> Any:
        """Who and where, and what happened, is asked of archives of their own."""
        if name in DOORS:
            self._happened = self._happened or Happened()
            return getattr(self._happened.archive, name)
        if name not in NAMING:
            raise AttributeError(name)
        self._named = self._named or Named(DOUBT)
        return getattr(self._named.archive, name)

    def near(self, page: str) -> tuple[NearPage, ...]:
        """None of its pages is told to be beside another."""
        return ()

    def copied(self, item: str) -> Mapping[str, int]:
        """Nor has any a copy."""
        return {}

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
        mentions = _named(view, said)
        return replace(
            view,
            mentions=mentions,
            named=known_of(mentions),
            repairs=_repaired(view, said),
            claims=tuple(one for one in view.claims if not _refused(one, "claim", said)),
            marks=(*marks, *(one for one in said if isinstance(one.body, Mark))),
            dates=tuple(sorted(dates, key=lambda one: one.target.start if isinstance(one.target, Span) else 0)),
        )

    def statements_of(self, page: str) -> Mapping[tuple[int, int], str]:
        return {(at.start, at.end): "0123456789abcdef" for one in self.page(page).claims[2:3] for at in (span_of(one),)}

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

    def rules(self) -> tuple[RuleView, ...]:
        found = [one.body for one in self.pages["page-1"].repairs if isinstance(one.body, Emendation)]
        holds = {one.rule: one.verdict for one in self.said_of_rules if one.undone is None}
        return tuple(
            RuleView(one.rule, one.kind, int(one.applied), int(not one.applied), 3, holds.get(one.rule))
            for one in found
        )

    def rule_examples(self, rule: str, limit: int = 50) -> tuple[RuleExample, ...]:
        return tuple(
            RuleExample(f"page-{at}", "pages.pdf", 24, "Burope", "Europe", at != 2, "return from ", ", Le Duan")
            for at in (1, 2, 3)
        )

    def rule(self, rule: str, verdict: str | None, who: str, workers: int | None = None) -> Tally:
        self.said_of_rules = [
            replace(one, undone=one.undone or "2026-01-03T03:04:05+00:00") if one.rule == rule else one
            for one in self.said_of_rules
        ]
        if verdict:
            number = len(self.said_of_rules) + 1
            self.said_of_rules.append(Ruling(number, rule, verdict, who, "2026-01-02T03:04:05+00:00", None))
        return Tally(3, 0, 0, 1, 0)

    def rulings(self) -> tuple[Ruling, ...]:
        return tuple(self.said_of_rules)

    def retry(self) -> Tally:
        self.retried += 1
        return Tally(2, 1, 1, 3, 0)
