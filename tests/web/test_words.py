"""What the room calls things, and how it sets a sentence without changing it."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.web.words import certainty, counted, named, size, standing, unbroken


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (counted(1, "page"), "1 page"),
        (counted(1204, "page"), "1,204 pages"),
        (counted(2, "reply"), "2 replies"),
        (size(999), "999 bytes"),
        (size(15_300_000), "15.3 MB"),
        (certainty(0.95), "asserted"),
        (certainty(0.7), "probable"),
        (certainty(0.3), "possible"),
        (named("unreadable", "mark", "finding"), "Unreadable number"),
        (named("portion_mark", "mark", "finding"), "Portion mark"),
        (named("of_a_later_craft", "mark", "finding"), "of a later craft"),  # nothing is hidden for want of a word
    ],
)
def test_things_are_called_as_people_call_them(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    ("sentence", "set_"),
    [
        (
            "As marked, in a year the marking does not give: TOP SECRET – SENSITIVE; declassified 2011, NND 63316",
            '<span class="clause">As marked, in a year the marking does not give: <span class="marking">TOP SECRET –'
            ' SENSITIVE</span>;</span> <span class="clause">declassified 2011, NND 63316.</span>',
        ),
        (  # nothing is marked, and a number has hyphens
            "No classification marking found; released 2001-03-04, CIA-RDP80-01601R000100140001-8",
            '<span class="clause">No classification marking found;</span> <span class="clause">released <span'
            ' class="nb">2001-03-04,</span> <span class="nb">CIA-RDP80-01601R000100140001-8.</span></span>',
        ),
        (  # a marking is what the page says, and may say anything
            "As marked, in 1969: <B>; no release stamp, status unknown",
            '<span class="clause">As marked, in 1969: <span class="marking">&lt;B&gt;</span>;</span> <span'
            ' class="clause">no release stamp, status unknown.</span>',
        ),
    ],
)
def test_a_standing_is_set_in_its_parts(sentence: str, set_: str) -> None:
    assert str(standing(sentence)) == set_


@given(st.text(st.sampled_from("AsS marked,:;.–-019 <&\n")))
def test_setting_changes_no_letter(sentence: str) -> None:
    bare = html.unescape(re.sub(r"<[^>]+>", "", str(standing(sentence))))
    assert bare in (sentence, sentence + ".")
    assert html.unescape(re.sub(r"<[^>]+>", "", str(unbroken(sentence)))) == sentence
