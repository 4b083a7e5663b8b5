"""The stage `dates`: what a page is told of its times, and what a person may set right."""

from __future__ import annotations

import pytest

from onionskin.dating.rules import rules
from onionskin.dating.stage import BY_HAND, find_dates
from onionskin.record import Annotation, Annotations, DocumentDate, Refusal, Span, Timex, Transcription

HEAD = "MEMORANDUM FOR THE RECORD\n\nVessin, 5 May 1957\n\n"


def told(*pages: str, hands: tuple[Annotations, ...] | None = None) -> list[dict[str, tuple[str | None, Timex]]]:
    """For each page, what each expression means, by its words."""
    readings = tuple(Transcription("text", page) for page in pages)
    said = find_dates(readings, hands or ((),) * len(pages))
    return [
        {
            page[one.target.start : one.target.end]: (one.body.edtf, one.body)
            for one in remarks
            if isinstance(one.target, Span) and isinstance(one.body, Timex)
        }
        for page, remarks in zip(pages, said, strict=True)
    ]


def by_hand(page: str, words: str, edtf: str) -> Annotation:
    at = page.index(words)
    return Annotation(Span(at, at + len(words)), Timex("DATE", None, edtf))


def test_a_time_says_its_days_its_rule_and_the_words_it_leaned_on() -> None:
    page = "In May 1957 he left. In September of that year he came back."
    [[_, (edtf, timex)]] = [list(one.values()) for one in told(page)]
    assert (edtf, timex.value, timex.earliest, timex.latest) == ("1957-09", "1957-09", "1957-09-01", "1957-09-30")
    assert timex.anchor == Span(3, 11)
    assert timex.leans is None
    assert timex.rule in rules()


def test_what_leans_on_the_document_points_to_its_date_where_it_stands_on_the_page() -> None:
    first, second = told(HEAD + "He came yesterday.", "He will leave tomorrow.")
    assert first["yesterday"][1].leans == "document"
    assert first["yesterday"][1].anchor == Span(HEAD.index("5"), HEAD.index("5") + len("5 May 1957"))
    assert second["tomorrow"] == ("1957-05-06", second["tomorrow"][1])
    assert (second["tomorrow"][1].anchor, second["tomorrow"][1].leans) == (None, "document")


def test_what_nothing_anchors_has_no_value_and_says_why() -> None:
    [said] = told("He came in September.")
    edtf, timex = said["September"]
    assert edtf is None
    assert (timex.earliest, timex.latest) == (None, None)
    assert timex.note


def test_a_date_of_the_document_has_its_evidence_and_that_of_the_stamp_is_of_the_release() -> None:
    page = "Declassified per Executive Order 13526, Section 3.3\nBy: NWD Date: 2011\n" + HEAD + "He came yesterday."
    [remarks] = find_dates((Transcription("text", page),), ((),))
    dates = [
        (page[one.target.start : one.target.end], one.body.role, one.body.edtf)
        for one in remarks
        if isinstance(one.body, DocumentDate) and isinstance(one.target, Span)
    ]
    assert dates == [("2011", "released", "2011"), ("5 May 1957", "written", "1957-05-05")]


def test_a_date_set_right_by_hand_moves_what_leans_on_it_and_nothing_else() -> None:
    page = "In May 1957 he left. In September of that year he came back. In 1960 he died."
    [said] = told(page, hands=((by_hand(page, "May 1957", "1959-05"),),))
    assert [edtf for edtf, _ in said.values()] == ["1959-05", "1959-09", "1960"]
    assert said["May 1957"][1].rule == BY_HAND
    assert (said["May 1957"][1].earliest, said["May 1957"][1].latest) == ("1959-05-01", "1959-05-31")


def test_of_two_values_for_the_same_words_the_last_holds() -> None:
    page = "In May 1957 he left. In September of that year he came back."
    [said] = told(page, hands=((by_hand(page, "May 1957", "1959-05"), by_hand(page, "May 1957", "1960-05")),))
    assert [edtf for edtf, _ in said.values()] == ["1960-05", "1960-09"]


def test_a_person_may_say_that_words_are_no_date() -> None:
    page = "In May 1957 he left. In September he came back."
    at = page.index("May 1957")
    [said] = told(page, hands=((Annotation(Span(at, at + 3), Refusal("timex")),),))
    assert [(words, edtf) for words, (edtf, _) in said.items()] == [("September", None)]


def test_a_person_may_say_that_words_are_a_date_where_none_was_seen() -> None:
    page = "The year of the flood was hard. In September of that year he came back."
    [said] = told(page, hands=((by_hand(page, "The year of the flood", "1953"),),))
    assert said["The year of the flood"][0] == "1953"
    assert said["September of that year"][0] == "1953-09"


def test_a_person_may_say_when_the_document_was_written() -> None:
    given = (Annotation(Span(0, 1), DocumentDate("written", "1964-08-02")),)
    first, second = told(HEAD + "He came yesterday.", "He leaves tomorrow.", hands=(given, ()))
    assert first["yesterday"][0] == "1964-08-01"
    assert second["tomorrow"][0] == "1964-08-03"
    [remarks, _] = find_dates((Transcription("t", HEAD), Transcription("t", "x")), (given, ()))
    assert [one.body.edtf for one in remarks if isinstance(one.body, DocumentDate)] == ["1964-08-02"]


@pytest.mark.parametrize("edtf", ["next week", "1957-13", "", "31 June"])
def test_what_a_person_wrote_that_is_no_date_is_no_date(edtf: str) -> None:
    page = "In May 1957 he left."
    [said] = told(page, hands=((by_hand(page, "May 1957", edtf),),))
    assert said["May 1957"][0] is None


def test_an_empty_page_has_no_times() -> None:
    assert find_dates((Transcription("none", ""),), ((),)) == ((),)
