"""Laws of the marks of a page, whatever stands on it, and what a person's word does to them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.marking.marks import find_marks, lowered
from onionskin.record import MARKS, Annotation, Mark, Refusal, Span, Transcription, decode, encode
from tests.marking.sheets_of_paper import BODY, found, sheet

STAMP = "Declassified per Executive Order 13526, Section 3.3\nNND Project Number: NND 40718. By: KXR Date: 2014"
PIECES = (
    STAMP, "TOP SECRET - Sensitive", "SECRET", "S-E-C-R-E-T", "NOFORN", "C-14 SECRET", "- 7 -", "C-1g", "b7C; b3",
    "25X1", "(b)(1)", "1. (S//NF) The boats went out.", "(C)", "NW 40718 DocId:33333333 Page 2", "NLK-84-407",
    "Approved For Release 2006/03/09 : CIA-RDP79S40718A000100060017-5", "REASON: 1.5(c)",
    "LUDRA HOLD 7/QT", "GROUP 1 EXCLUDED FROM AUTOMATIC DOWNGRADING", "RECORD NUMBER : 176-40718-10023",
    "RESTRICTIONS : 1B", "İ", "𝔘", "█████",
    "DECLASSIFIED Authority t-- 1 ff1gs-", "", " ", "\t", "~ . '",
    "The boats went out after dark.", *BODY.split("\n\n"),
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", " ", "\n \n"]).map(lambda between: between.join(parts))
)
repeated = st.sets(st.sampled_from(["topsecretsensitive", "secret", "ludraholdqt"])).map(sorted)


@settings(max_examples=300)
@given(texts, repeated)
def test_every_mark_is_pinned_to_print_of_its_page(text: str, running: list[str]) -> None:
    marks = found(text, *running)
    for one in marks:
        assert isinstance(one.target, Span)
        assert isinstance(one.body, Mark)
        surface = text[one.target.start : one.target.end]
        assert surface == surface.strip() != ""
        assert one.body.kind in MARKS
        assert 0 < one.cert <= 1
    places = [one.target for one in marks]
    assert places == sorted(places, key=lambda span: (span.start, -span.end))  # type: ignore[union-attr]
    assert decode(encode(marks)) == marks


@settings(max_examples=200)
@given(texts)
def test_a_page_has_one_number_at_most_and_none_is_given_that_cannot_be_read(text: str) -> None:
    numbers = [one.body for one in found(text) if isinstance(one.body, Mark) and one.body.kind == "page_number"]
    assert len(numbers) <= 1
    for body in numbers:
        assert (body.value["label"] is None) == (body.value.get("unreadable") is True)


@settings(max_examples=100)
@given(st.integers(0, 4), st.integers(1, 9))
def test_blank_lines_far_from_the_marks_only_move_them(place: int, more: int) -> None:
    head, foot = f"{STAMP}\n\nTOP SECRET - Sensitive", "C-14 TOP SECRET - Sensitive"
    body = "\n\n".join([BODY] * 3)
    plain = sheet(head, foot, body)
    at = [i for i in range(len(plain)) if plain.startswith("\n\n", i) and 800 < i < len(plain) - 800][place]
    wide = plain[:at] + "\n" * more + plain[at:]
    moved = [(one.target.start + (more if one.target.start > at else 0), one.body) for one in found(plain)]  # type: ignore[union-attr]
    assert [(one.target.start, one.body) for one in found(wide)] == moved  # type: ignore[union-attr]
    assert len(moved) == 4


@given(st.text(max_size=60))
def test_lower_case_keeps_every_code_point_in_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_a_sign_whose_small_letter_is_two_signs_moves_no_mark() -> None:
    text = sheet("İİİ\nNW 40718 DocId:33333333 Page 2")
    [mark] = [one for one in found(text) if one.body.family == "JFK_NW_FOOTER"]  # type: ignore[union-attr]
    assert text[mark.target.start : mark.target.end] == "NW 40718 DocId:33333333 Page 2"  # type: ignore[union-attr]


def spans(text: str, hand: tuple[Annotation, ...]) -> list[str]:
    return [text[one.target.start : one.target.end] for one in found(text, hand=hand)]  # type: ignore[union-attr]


def test_a_refusal_withdraws_the_machine_marks_it_meets_and_no_others() -> None:
    text = sheet("SECRET", "TOP SECRET")
    refused = Annotation(Span(2, 4), Refusal("mark"))
    assert spans(text, ()) == ["SECRET", "TOP SECRET"]
    assert spans(text, (refused,)) == ["TOP SECRET"]
    assert spans(text, (Annotation(Span(2, 4), Refusal("zone")),)) == ["SECRET", "TOP SECRET"]  # of something else


def test_a_mark_said_by_hand_takes_the_place_of_those_it_meets() -> None:
    text = sheet("SECRFT", "SECRET")
    said = Annotation(Span(0, 6), Mark("classification_banner", "BANNER", {"level": "SECRET", "caveats": ()}), 1.0)
    marks = found(text, hand=(said,))
    assert [one for one in marks if one.target.start == 0] == [said]  # type: ignore[union-attr]
    assert len(marks) == 2


def test_a_mark_said_by_hand_stands_where_no_machine_saw_one() -> None:
    said = Annotation(Span(4, 11), Mark("handling_caveat", "HANDLING", {"caveats": ("LUDRA",)}), 1.0)
    assert said in find_marks(Transcription("text", BODY), (), {}, (said,))


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        # a code in a stamp is the stamp's
        ("EXEMPT PER E.O. 13526\nSEC 3.3(b) 25X1", ["EXEMPT PER E.O. 13526\nSEC 3.3(b) 25X1"]),
        # a number in a release line is the line's
        (
            "Approved For Release 2006/03/09 : CIA-RDP79S40718A000100060017-5",
            ["Approved For Release 2006/03/09 : CIA-RDP79S40718A000100060017-5"],
        ),
        # two marks on one line
        ("Approved For Release 2006/03/09 : CIA-RDP79S40718A000100060017-5   25X1", 2),
    ],
)
def test_marks_that_would_overlap(text: str, surfaces: list[str] | int) -> None:
    marks = spans(sheet(text), ())
    assert (marks if isinstance(surfaces, list) else len(marks)) == surfaces
