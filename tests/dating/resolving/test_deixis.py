"""Words that point: today, yesterday, recently, to date."""

from __future__ import annotations

import pytest

from tests.dating.sayings import said, told


@pytest.mark.parametrize(
    ("text", "surface", "value", "edtf"),
    [
        ("He left yesterday.", "yesterday", "1961-05-09", "1961-05-09"),
        ("He leaves tonight.", "tonight", "1961-05-10TNI", "1961-05-10"),
        ("He left the day before yesterday.", "the day before yesterday", "1961-05-08", "1961-05-08"),
        ("He left recently.", "recently", "PAST_REF", "/1961-05-10~"),
        ("He left more recently.", "more recently", "PAST_REF", "/1961-05-10~"),
        ("He leaves in the near future.", "the near future", "FUTURE_REF", "1961-05-10~/"),
        ("To date he has not left.", "To date", "PRESENT_REF", "../1961-05-10"),
        ("It grew over the years.", "the years", "PXY", None),  # a length
    ],
)
def test_from_the_documents_date(text: str, surface: str, value: str, edtf: str | None) -> None:
    assert said(text, "1961-05-10") == [(surface, value, edtf)]


def test_without_a_document_date_today_has_no_value_and_says_why() -> None:
    ((_, meant),) = told("He leaves today.")
    assert (meant.value, meant.edtf) == ("PRESENT_REF", None)
    assert meant.note is not None


HISTORY = "Ostrana was founded in 1848. In 1866 it fell, in 1918 it rose. "


def test_a_text_that_names_its_own_year_speaks_from_its_date() -> None:
    """Though more of its years lie far off, `yesterday` is the day before it was written."""
    text = f"Vessin, 10 May 1961. {HISTORY} Yesterday its envoy resigned."
    assert said(text, "1961-05-10")[-1] == ("Yesterday", "1961-05-09", "1961-05-09")


def test_a_text_that_tells_of_other_times_alone_does_not() -> None:
    assert said(f"{HISTORY} Yesterday its envoy resigned.", "1961-05-10")[-1] == ("Yesterday", "XXXX-XX-XX", None)
