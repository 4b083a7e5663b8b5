"""The tables of words are whole: each event begins with its words, each saying is known word by word."""

from __future__ import annotations

import re

import pytest

from onionskin.dating.words import company, events, lexicon, mods, sides, tet

KINDS = {
    "month", "month_short", "weekday", "weekday_short", "season", "unit", "daypart", "cardinal", "ordinal_word",
    "decade", "vague", "part", "turn", "deictic", "frequency", "each", "rank", "way", "opens", "joins", "monsoon",
    "zone", "half_day", "event", "saying",
}  # fmt: skip


def test_every_kind_of_word_is_known() -> None:
    assert {kind for says in lexicon().values() for kind in says} == KINDS


def test_words_are_folded() -> None:
    assert all(word == word.lower() for word in lexicon())
    folded = {name: words for name, words in company().items() if name != "confused"}
    assert all(word == word.lower() for words in folded.values() for word in words)


@pytest.mark.parametrize("event", events(), ids=lambda event: event.name)
def test_an_event_is_asked_for_at_a_word_with_which_it_begins(event) -> None:  # type: ignore[no-untyped-def]
    beginnings = [word for word, says in lexicon().items() if events().index(event) in says.get("event", ())]
    plain = re.sub(r"\[(\w)\w\]|-\?", r"\1", event.pattern.pattern.lower())
    assert beginnings
    assert all(word in plain or word[:2] in plain for word in beginnings)


def test_what_several_words_say_is_made_of_known_words() -> None:
    assert all(word in lexicon() for phrase in (*mods(), *sides()) for word in phrase)


def test_the_lunar_year_begins_in_january_or_february() -> None:
    assert all(day[:3] in ("01-", "02-") for day in tet().values())
