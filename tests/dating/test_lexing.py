"""What the text is cut into, and where sentences and paragraphs end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.dating.lexing import tokens


@pytest.mark.parametrize(
    ("text", "kind", "printed"),
    [
        ("on 1957-09-02 at", "iso", "1957-09-02"),
        ("on 10/02/1958 at", "slash", "10/02/1958"),
        ("on 06-20-2013 at", "dash", "06-20-2013"),
        ("on 2.VIII.1964 at", "dots", "2.VIII.1964"),
        ("at 021530Z of", "group", "021530Z"),
        ("at 1400R of", "zoned", "1400R"),
        ("at 9:30 p.m. of", "clock", "9:30 p.m."),
        ("the 1950s of", "decade", "1950s"),
        ("of '54 on", "short", "'54"),
        ("the 5th of", "ordinal", "5th"),
        ("of 1,200 men", "number", "1,200"),
    ],
)
def test_what_figures_may_be(text: str, kind: str, printed: str) -> None:
    assert [text[one.start : one.end] for one in tokens(text) if kind in one.says] == [printed]


def test_words_that_are_not_in_the_lexicon_leave_a_gap_in_the_count() -> None:
    [may, year] = tokens("May ostrana 1957")
    assert (may.order, year.order) == (1, 3)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left in May. In June he came.", 2),
        ("Mr. Orlan left in May. In June he came.", 2),  # an abbreviation ends none
        ("Gen. A. B. Orlan left on 5 Sept. 1957 in May", 1),
        ("He left at 9 p.m. in May", 1),
        ("Did he leave in May? In June he came.", 2),
        ('He said "in May." In June he came.', 2),
        ("He left in May\n\nin June he came", 2),  # a blank line ends a paragraph, and with it the sentence
        ("He left in May\nand June", 1),
    ],
)
def test_where_sentences_end(text: str, sentences: int) -> None:
    assert tokens(text)[-1].sentence + 1 == sentences


@given(st.text())
def test_tokens_lie_in_the_text_one_after_the_other(text: str) -> None:
    found = tokens(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start and one.order < other.order for one, other in pairwise(found))
