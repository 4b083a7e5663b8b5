"""The tables of words are whole: each event begins with its words, each saying is known word by word."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import onionskin.dating
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


GRAMMAR = Path(onionskin.dating.__file__).parent / "grammar"


def _asked_for() -> set[str]:
    """The words that the grammar names where it asks what stands at an index."""
    calls = [
        node
        for source in GRAMMAR.glob("*.py")
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    asking = [node for node in calls if isinstance(node.func, ast.Attribute) and node.func.attr in ASKS]
    return {one.value for node in asking for one in node.args if isinstance(one, ast.Constant)}  # type: ignore[misc]


ASKS = {"word", "words", "skip", "before"}


def test_the_words_that_the_grammar_asks_for_are_known() -> None:
    assert {word for word in _asked_for() if word.isalpha()} - set(lexicon()) == set()


def test_every_table_of_company_is_looked_at() -> None:
    code = "".join(source.read_text("utf-8") for source in GRAMMAR.parent.rglob("*.py"))
    assert [name for name in company() if not re.search(rf"""["']{name}["']""", code)] == []


def test_what_several_words_say_is_made_of_known_words() -> None:
    assert all(word in lexicon() for phrase in (*mods(), *sides()) for word in phrase)


def test_the_lunar_year_begins_in_january_or_february() -> None:
    assert all(day[:3] in ("01-", "02-") for day in tet().values())
