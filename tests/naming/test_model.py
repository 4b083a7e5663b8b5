"""What labels tell of, and that the model is the same twice."""

from __future__ import annotations

import pytest

from onionskin.naming.lexing import tokens
from onionskin.naming.model import Model, Name, chunks


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["O", "B-PER", "I-PER", "O"], [(1, 3, "PER")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),  # two side by side
        (["I-LOC", "I-LOC"], [(0, 2, "LOC")]),  # begun without a beginning
        (["B-ORG", "I-LOC"], [(0, 1, "ORG"), (1, 2, "LOC")]),  # another kind cannot go on
        (["O"], []),
        ([], []),
    ],
)
def test_chunks(labels: list[str], names: list[tuple[int, int, str]]) -> None:
    certs = [0.9 for label in labels if label != "O"]
    assert [(one.first, one.last, one.kind) for one in chunks(labels, certs, 0)] == names


def test_a_name_is_as_sure_as_the_least_of_its_words() -> None:
    assert list(chunks(["B-PER", "I-PER"], [0.9, 0.4], 7)) == [Name(7, 9, "PER", 0.4)]


def test_the_model_says_the_same_twice() -> None:
    cut = tokens("On Monday General Robert Harmon flew from Saigon to Paris with men of the State Department.")
    assert Model().names(cut) == Model().names(cut) != []
