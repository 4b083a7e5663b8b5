"""Words in rows of numbers answer as a list of them would."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.search.forms import Forms, made, mark, opened, signature
from onionskin.search.vocabulary import Vocabulary

letters = st.text(st.sampled_from("abrnvw09éèßж"), min_size=1, max_size=14)
vocabularies = st.dictionaries(letters, st.integers(0, 5), max_size=30)


def _order(word: str) -> tuple[int, str]:
    return len(word), word


@given(vocabularies)
def test_every_word_has_its_number_and_pages(terms: dict[str, int]) -> None:
    forms = made(list(terms.items()))
    row = sorted(terms, key=_order)
    assert forms.row(0, len(forms)) == forms.words(range(len(forms))) == row
    assert [forms.number(word) for word in row] == list(range(len(row)))
    assert dict(zip(row, forms.pages.tolist(), strict=True)) == terms
    assert forms.signs.tolist() == [signature(word) for word in row]


@given(vocabularies, letters)
def test_a_word_that_is_not_there_has_no_number(terms: dict[str, int], word: str) -> None:
    terms.pop(word, None)
    assert made(list(terms.items())).number(word) is None


@given(vocabularies, letters, st.integers(1, 16))
def test_words_with_these_letters_at_an_end_lie_together(terms: dict[str, int], edge: str, length: int) -> None:
    forms = made(list(terms.items()))
    first, last = forms.beginning(length, edge)
    assert {word for word in terms if len(word) == length and word.startswith(edge)} <= {*forms.row(first, last)}
    first, last = forms.ending(length, edge)
    found = forms.words(forms.order[first:last].tolist())
    assert {word for word in terms if len(word) == length and word.endswith(edge)} <= {*found}
    assert {len(word) for word in found} <= {length}


def test_few_letters_lie_with_those_only_that_have_them() -> None:
    forms = made([(word, 1) for word in ("order", "ordee", "ordrr", "under", "ardor")])
    assert forms.row(*forms.beginning(5, "orde")) == ["ordee", "order"]
    assert {*forms.words(forms.order[slice(*forms.ending(5, "der"))].tolist())} == {"order", "under"}


@given(vocabularies, vocabularies, letters, st.integers(1, 2))
def test_in_two_parts_a_vocabulary_answers_as_in_one(
    terms: dict[str, int], more: dict[str, int], word: str, slips: int
) -> None:
    more = {form: on for form, on in more.items() if form not in terms}
    one = Vocabulary(made([*terms.items(), *more.items()]))
    two = Vocabulary(made(list(terms.items())), made(list(more.items())))
    assert two.near(word, slips) == one.near(word, slips)
    assert sorted(zip(*two.akin(word, slips), strict=True)) == sorted(zip(*one.akin(word, slips), strict=True))
    assert two.pages(word) == one.pages(word)
    assert two.like("*n*") == one.like("*n*")


def test_what_is_kept_is_opened_under_its_mark_alone(tmp_path: Path) -> None:
    path = tmp_path / "words.npz"
    assert (mark(path), opened(path, "")) == ("", None)
    forms = made([("order", 3), ("ordre", 1)])
    forms.save(path, "one")
    again = opened(path, "one")
    assert isinstance(again, Forms)
    assert again.row(0, 2) == ["order", "ordre"]
    assert again.pages.tolist() == [3, 1]
    assert opened(path, "two") is None
    assert [one.name for one in tmp_path.iterdir()] == ["words.npz"]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])  # nothing of it; a part; nearly all
def test_a_file_cut_short_is_as_none(tmp_path: Path, share: float) -> None:
    path = tmp_path / "words.npz"
    made([(f"word{at}", at) for at in range(500)]).save(path, "one")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert opened(path, "one") is None
