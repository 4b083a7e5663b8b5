"""Points of the calendar as they are printed."""

from __future__ import annotations

import pytest

from tests.dating.sayings import found, said


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("The talks at Vessin ended on 5 May 1957.", "5 May 1957", "1957-05-05"),
        ("The talks at Vessin ended on May 5, 1957.", "May 5, 1957", "1957-05-05"),
        ("Talks ended in May 1957.", "May 1957", "1957-05"),  # never a day that nobody wrote
        ("Talks ended in May, 1957.", "May, 1957", "1957-05"),
        ("Talks ended on the 5th of May, 1957.", "5th of May, 1957", "1957-05-05"),
        ("Talks ended on the fifth of May 1957.", "fifth of May 1957", "1957-05-05"),
        ("Talks ended Sunday, May 5, 1957.", "Sunday, May 5, 1957", "1957-05-05"),
        ("Talks ended on 5 Sept. 1957.", "5 Sept. 1957", "1957-09-05"),
        ("Talks ended on Sep-\ntember 5, 1957.", "Sep-\ntember 5, 1957", "1957-09-05"),  # broken at the line's end
        ("DATE: OCT 2-1958", "OCT 2-1958", "1958-10-02"),  # a stamp's hyphen
        ("Vessin, Nov, 12, 1864.", "Nov, 12, 1864", "1864-11-12"),  # a comma too many
        ("Vessin, March25, 1864.", "March25, 1864", "1864-03-25"),  # run together by the reader
        ("Vessin, July 28. 1864.", "July 28. 1864", "1864-07-28"),  # a stop for a comma
        ("Vessin, October 3, (1863.)", "October 3, (1863.)", "1863-10-03"),  # the editor's year
        ("Vessin, June —, 1861.", "June —, 1861", "1861-06"),  # the day was left open
        ("Vessin, September 9 (21), 1892.", "September 9 (21), 1892", "1892-09-09"),  # two calendars, one date
        ("The 1957 accords were signed.", "1957", "1957"),
        ("It was nineteen fifty-seven.", "nineteen fifty-seven", "1957"),  # read out
        ("The plan of the 1950s failed.", "the 1950s", "195X"),
        ("The plan of the twentieth century failed.", "the twentieth century", "1901/2000"),
        ("It was founded in 499 BC by settlers.", "499 BC", "-0498"),  # the year 0 is 1 BC
        ("It was founded in AD 1200, it says.", "1200", None),
    ],
)
def test_a_point_is_read_as_printed_and_no_finer(text: str, surface: str, edtf: str | None) -> None:
    hits = [(one, value) for one, _, value in said(text) if edtf is not None]
    assert ((surface, edtf) in hits) is (edtf is not None)


@pytest.mark.parametrize(
    "text",
    [
        "The delegates may leave Vessin.",  # a verb
        "They will march on Vessin in strength.",  # a verb
        "The column marched on in good order.",
        "May we ask for an answer?",  # a verb with a capital
        "In May the Second Squadron sailed.",  # an ordinal that is a name: only May is a time
        "He is in his fifties.",  # an age
        "Second Secretary Orlan received them.",
    ],
)
def test_words_that_are_months_too_need_company(text: str) -> None:
    assert found(text) == (["May"] if text.startswith("In May") else [])
