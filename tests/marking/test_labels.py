"""Labels of pages: what a printed number says, what number of a series it is, and what is not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.marking.labels import ROMAN, Numbered, label, misjoined, numbered, set_off, written


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("28", "28"),
        ("- 28 -", "28"),
        ("— 28 —", "28"),
        ("~28~", "28"),  # dashes worn
        ("B-12", "B-12"),
        ("c-12", "C-12"),  # the typewriter has no small capital: the same shape
        ("C—12", "C-12"),
        ("C.12", "C-12"),
        ("C=12", "C-12"),
        ("C-012", None),
        ("iv", "iv"),
        ("xxiv", "xxiv"),
        ("IV-A-5", "IV-A-5"),
        ("page 3 of 7", "3"),
        ("p. 3", "3"),
        ("1l", "11"),  # a letter beside a true figure
        ("2O", "20"),
        (". 28 '", "28"),  # specks
        # what cannot be read for sure
        ("0-20", None),  # C-20 or D-20
        ("p-4", None),  # D-4, or P-4
        ("C-2g", None),
        ("2)", None),  # a worn 4 is read so
        ("C-2),", None),
        ("10).", None),
        ("(28)", "28"),  # brackets that belong together
        ("38 ¢", "38"),
        ("lI", None),  # no true figure
        ("07", None),
        ("1967", None),  # may be a year
        ("i", None),  # a speck, where nothing else speaks for it
        ("iiii", None),
        ("28a of 3", None),
        ("", None),
    ],
)
def test_what_a_printed_number_is(printed: str, read: str | None) -> None:
    assert label(printed) == read


@given(st.text("0123456789lOI|ivxABCcdp-–. ~()'", max_size=8))
def test_no_figure_is_in_a_label_that_is_not_in_print(printed: str) -> None:
    """Letters read for 1 and 0 are the one liberty taken."""
    read = label(printed)
    shown = printed.upper()
    for worn, true in (("L", "1"), ("I", "1"), ("|", "1"), ("!", "1"), ("O", "0")):
        shown += shown.replace(worn, true)
    for figure in filter(str.isdigit, read or ""):
        assert figure in shown


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("28", Numbered("", 28)),
        ("C-14", Numbered("C-", 14)),
        ("IV-A-5", Numbered("IV-A-", 5)),
        ("i", Numbered(ROMAN, 1)),  # a speck for one page, a number for a series
        ("xix", Numbered(ROMAN, 19)),
        ("xl", Numbered(ROMAN, 40)),
        ("- 3 -", Numbered("", 3)),
        ("p-4", None),
        ("mill", None),
        ("", None),
    ],
)
def test_what_number_of_a_series_a_print_is(printed: str, number: Numbered | None) -> None:
    assert numbered(printed) == number


@given(st.sampled_from(["", "C-", "IV-A-", ROMAN]), st.integers(1, 59))
def test_a_number_is_written_as_it_is_read(prefix: str, count: int) -> None:
    number = Numbered(prefix, count)
    assert numbered(written(number)) == number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Ca14", Numbered("C-", 14)),  # the hyphen is misread
        ("C 14", Numbered("C-", 14)),  # or lost
        ("C~-14", Numbered("C-", 14)),
        ("c<14", Numbered("C-", 14)),
        ("Cab14", None),  # two signs that may be figures
        ("p14", None),  # P or D
        ("C1a", None),  # a figure is lost
    ],
)
def test_what_joins_letter_and_figures_may_be_misread(printed: str, number: Numbered | None) -> None:
    assert misjoined(printed) == number


def test_what_is_set_off() -> None:
    assert [text for text in ("- 3 -", "~3~", "Page 3", "3", "3 -", "-") if set_off(text)] == ["- 3 -", "~3~", "Page 3"]
