from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.record import Span
from onionskin.search.words import LONGEST, fold, parted, places, words


@pytest.mark.parametrize(
    ("text", "forms", "joined"),
    [
        ("Hồ Chí Minh", ["ho", "chi", "minh"], []),  # accents of two kinds on one letter
        ("Straße Ærø ﬁle", ["strasse", "ærø", "file"], []),  # a letter that grows; a ligature
        ("e\u0301tat", ["etat"], []),  # an accent that is a letter of its own
        ("Viet-\nnamese", ["viet", "namese"], ["vietnamese"]),  # broken at the line's end
        ("Viet- \n\n  namese", ["viet", "namese"], ["vietnamese"]),  # OCR's blank line between
        ("anti-Viet-\nnamese", ["anti", "viet", "namese"], ["antivietnamese", "vietnamese"]),  # a break in a chain
        ("Viet - Nam", ["viet", "nam"], []),  # a dash is no hyphen
        ("Viet-Nam’s", ["viet", "nam", "s"], ["vietnam"]),  # the possessive is not part of the name
        ("Ho's O'Brien", ["ho", "s", "o", "brien"], ["obrien"]),
        ("U.S.S.R. and U. S. aid", ["u", "s", "s", "r", "and", "u", "s", "aid"], ["ussr", "us"]),
        ("1,204 men; 1,2", ["1", "204", "men", "1", "2"], ["1204"]),  # thousands, not a list
        ("a_b", ["a", "b"], []),  # an underscore is a rule to fill in
        ("S/S-EX", ["s", "s", "ex"], ["sex"]),
    ],
)
def test_words(text: str, forms: list[str], joined: list[str]) -> None:
    read = words(text)
    assert read.forms == forms
    assert [join.form for join in read.joins] == joined


@given(st.text() | st.text("ab-'’.,\n é\u0301_1"))
def test_each_word_has_its_place(text: str) -> None:
    read = words(text)
    assert [fold(text[start:end]) for start, end in places(text)] == read.forms
    assert all(join.first < join.last <= len(read.forms) for join in read.joins)
    assert all(form and len(form) <= LONGEST and not any(map(str.isspace, form)) for form in read.forms)


@given(st.text("ab-. \n", max_size=40), st.data())
def test_parting_loses_nothing(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    body, other = parted(text, spans)
    assert len(body) == len(text)
    joined = "".join(a if a.strip() else b for a, b in zip(body, other.ljust(len(body)), strict=True))
    assert joined.split() == text.split()


def test_a_long_run_of_joints_takes_no_long_time() -> None:
    for run in ("a.", "a-\n", "1,", "-a", "a. "):
        assert words(run * 20_000).forms
