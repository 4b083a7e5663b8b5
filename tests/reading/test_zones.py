"""The parts of a page: furniture where marks say so, and the rest by its shape."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.reading.zones import Held, find_zones
from onionskin.record import ZONES, Annotation, Mark, Refusal, Span, Transcription, Zone

TEXT = """Declassified per Executive Order 13526
SECRET
The boats went out after dark and came back
before the light. Nobody at Selve counted

them. 14/
14/ The miller, 9 March.
C-14 SECRET"""
BANNER = {"level": "SECRET", "caveats": ()}


def mark(text: str, printed: str, kind: str, value: dict[str, object] | None = None, last: bool = False) -> Annotation:
    start = text.rindex(printed) if last else text.index(printed)
    return Annotation(Span(start, start + len(printed)), Mark(kind, "X", value or {}))  # type: ignore[arg-type]


def zones(text: str, marks: tuple[Annotation, ...] = (), hand: tuple[Annotation, ...] = ()) -> list[tuple[str, str]]:
    return [
        (text[one.target.start : one.target.end], one.body.kind)
        for one in find_zones(Transcription("text", text), marks, hand)
        if isinstance(one.target, Span) and isinstance(one.body, Zone)
    ]


MARKS = (
    mark(TEXT, "Declassified per Executive Order 13526", "declass_stamp"),
    mark(TEXT, "SECRET", "classification_banner", BANNER),
    mark(TEXT, "C-14", "page_number", {"label": "C-14"}),
    mark(TEXT, "SECRET", "classification_banner", BANNER, last=True),
)


def test_a_page_with_its_furniture() -> None:
    assert zones(TEXT, MARKS) == [
        ("Declassified per Executive Order 13526", "release_stamp"),
        ("SECRET", "marking_header"),
        ("The boats went out after dark and came back\nbefore the light. Nobody at Selve counted\n\nthem. 14/"
         "\n14/ The miller, 9 March.", "body"),
        ("C-14 SECRET", "marking_footer"),  # the line that both share
        ("C-14", "page_number"),
        ("SECRET", "marking_footer"),
    ]  # fmt: skip


def test_a_footnote_begins_after_a_blank_line() -> None:
    text = TEXT.replace("\n14/ The", "\n\n14/ The")
    found = zones(text, tuple(mark(text, "C-14", "page_number", {"label": "C-14"}) for _ in "x"))
    assert ("14/ The miller, 9 March.", "footnote") in [(s.split("\nC-14")[0], kind) for s, kind in found]


@pytest.mark.parametrize(
    ("kind", "zone"),
    [
        ("declass_stamp", "release_stamp"),
        ("release_stamp", "release_stamp"),
        ("control_number", "control"),
        ("downgrade", "control"),
        ("handling_caveat", "control"),
        ("page_number", "page_number"),
        ("exemption_code", "body"),  # a code stands in the text it is about
        ("portion_mark", "body"),
    ],
)
def test_what_zone_a_mark_makes(kind: str, zone: str) -> None:
    text = "Ludra 7\nThe boats went out after dark."
    assert zones(text, (mark(text, "Ludra 7", kind),))[0][1] == zone


def test_a_number_within_a_sentence_takes_no_line_from_the_text() -> None:
    text = "The paper NLK-84-407 was lost at Selve by the miller.\nNobody looked for it."
    assert zones(text, (mark(text, "NLK-84-407", "control_number"),)) == [(text, "body")]


def test_a_page_of_furniture_alone_is_halved_as_it_stands() -> None:
    text = "SECRET\n\nSECRET"
    marks = (
        mark(text, "SECRET", "classification_banner", BANNER),
        mark(text, "SECRET", "classification_banner", BANNER, last=True),
    )
    assert zones(text, marks) == [("SECRET", "marking_header"), ("SECRET", "marking_footer")]


def test_an_unrecognised_line_is_other() -> None:
    text = "LUDRA HOLD\nThe boats went out after dark."
    one = Annotation(Span(0, 10), Mark("unrecognised", "UNKNOWN_LINE", {"text": "LUDRA HOLD"}))
    assert zones(text, (one,)) == [("LUDRA HOLD", "other"), ("The boats went out after dark.", "body")]


def test_dirt_beyond_the_banners_is_not_the_texts() -> None:
    body = "The boats went out after dark.\nThey came back before the light."
    text = f"two Speck\nSECRET\n{body}\nSECRET\nc-h5 Cot ray an"
    marks = (
        mark(text, "SECRET", "classification_banner", BANNER),
        mark(text, "SECRET", "classification_banner", BANNER, last=True),
    )
    assert zones(text, marks) == [
        ("two Speck", "other"),
        ("SECRET", "marking_header"),
        (body, "body"),
        ("SECRET", "marking_footer"),
        ("c-h5 Cot ray an", "other"),
    ]
    moved = f"SECRET\nSECRET\n{body}"  # an engine that reads columns brings text behind the foot
    marks = (
        mark(moved, "SECRET", "classification_banner", BANNER),
        mark(moved, "SECRET", "classification_banner", BANNER, last=True),
    )
    assert (body, "body") in zones(moved, marks)


def test_a_person_corrects() -> None:
    text = "The Mill\n\nThe boats went out after dark."
    said = Annotation(Span(0, 8), Zone("heading"))
    assert ("The Mill", "heading") in zones(text, (), (said,))
    assert not [one for one in zones(text, (), (said,)) if one[1] == "body" and "Mill" in one[0]]
    assert zones(text, (), (Annotation(Span(2, 3), Refusal("zone")),)) == []
    assert zones(text, (), (Annotation(Span(2, 3), Refusal("mark")),)) == zones(text)


texts = st.lists(
    st.sampled_from(
        ["The boats went out after dark.", "I. THE MILL", "14/ The miller.", "1  2  3", ". ~", "", "SECRET"]
    ),
    max_size=14,
).map("\n".join)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Annotation, ...]]:
    text = draw(texts.filter(lambda text: text.strip()))
    kinds = st.sampled_from(["classification_banner", "page_number", "declass_stamp", "control_number", "portion_mark"])
    places = st.integers(0, len(text) - 1)
    spans = draw(st.lists(st.tuples(places, st.integers(1, 12)), max_size=4))
    return text, tuple(
        Annotation(Span(start, min(len(text), start + size)), Mark(draw(kinds), "X", BANNER)) for start, size in spans
    )


@given(marked())
def test_all_print_is_in_a_zone_and_every_zone_is_print(case: tuple[str, tuple[Annotation, ...]]) -> None:
    text, marks = case
    found = find_zones(Transcription("text", text), marks, ())
    covered = set()
    for one in found:
        assert isinstance(one.target, Span)
        assert isinstance(one.body, Zone)
        assert one.body.kind in ZONES
        assert one.target.end <= len(text)
        covered |= set(range(one.target.start, one.target.end))
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    for at, line in lines:
        held = {at + i for i, sign in enumerate(line) if sign.isalpha()}
        assert not held or held & covered, "no line of print is lost"
    body = [one.target for one in found if one.body.kind in ("body", "heading", "footnote", "table", "other")]  # type: ignore[union-attr]
    assert all(not a.meets(b) for i, a in enumerate(body) for b in body[i + 1 :])  # type: ignore[union-attr]


spans = st.lists(st.builds(lambda start, size: Span(start, start + size), st.integers(0, 40), st.integers(1, 20)))


@given(spans, st.integers(0, 60), st.integers(1, 9))
def test_the_spans_over_a_stretch(held: list[Span], start: int, size: int) -> None:
    stretch = Span(start, start + size)
    assert Held(held).over(stretch.start, stretch.end) == sorted(span for span in held if span.meets(stretch))


def test_a_page_with_a_mark_on_every_line_is_zoned_in_no_more_than_its_length() -> None:
    text = "SECRET\n" * 20_000
    marks = tuple(
        Annotation(Span(at, at + 6), Mark("classification_banner", "X", BANNER)) for at in range(0, len(text), 7)
    )
    began = time.process_time()
    find_zones(Transcription("text", text), marks, ())
    assert time.process_time() - began < 10
