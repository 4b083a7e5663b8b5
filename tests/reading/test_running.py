"""What an item repeats at its heads and feet."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from onionskin.reading.running import EDGE, LEAST, SEEDS, folded, running_lines
from onionskin.record import Transcription

BODY = ["The boats went out after dark.", "They came back before the light.", "Nobody counted them."] * 6


def item(*pages: list[str]) -> tuple[Transcription, ...]:
    return tuple(Transcription("text", "\n".join(lines)) for lines in pages)


def of(*pages: list[str]) -> list[tuple[str, str, int]]:
    return [(line.place, line.pattern, line.pages) for line in running_lines(item(*pages))]


def words(number: int) -> list[str]:
    """A body of its own for every page, so that nothing of it is repeated."""
    lines = (sha256(f"{number} {step}".encode()).hexdigest() for step in range(12))
    return [line.translate(str.maketrans("0123456789", "ghijklmnop")) for line in lines]


def test_a_head_and_a_foot_that_recur() -> None:
    pages = [["TOP SECRET", *words(n), f"{n} TOP SECRET - Sensitive"] for n in range(4)]
    assert ("head", "topsecret", 4) in of(*pages)
    assert ("foot", "topsecretsensitive", 4) in of(*pages)


def test_misread_lines_count_for_the_one_they_are_like() -> None:
    heads = ["LUDRA HOLD SERIES", "LUDRA HOLD SERIES", "LUORA HOLD SERLES", "LUDRA H0LD SERIES", "THE MILL"]
    lines = of(*[[head, *words(n)] for n, head in enumerate(heads)])
    assert ("head", "ludraholdseries", 4) in lines
    assert not [line for line in lines if line[1] == "themill"]


def test_a_line_counts_once_a_page() -> None:
    lines = of(*[["LUDRA HOLD", "LUDRA HOLD", *words(n)] for n in range(3)])
    assert ("head", "ludrahold", 3) in lines


def test_few_pages() -> None:
    assert of() == []
    assert of(["LUDRA HOLD", *words(1)]) == []  # one page repeats nothing
    assert ("head", "ludrahold", 2) in of(["LUDRA HOLD", *words(1)], ["LUDRA HOLD", *words(2)])
    rare = [["LUDRA HOLD" if n < LEAST - 1 else "", *words(n)] for n in range(9)]
    assert not [line for line in of(*rare) if line[1] == "ludrahold"]


def test_chance_repeats_of_a_long_volume_do_not_count() -> None:
    pages = [["SELVE" if n in (3, 90, 160) else f"{'abcdefghij'[n % 10] * 6}{n}", *words(n)] for n in range(200)]
    assert not [line for line in of(*pages) if line[1] == "selve"]


def test_what_is_too_short_to_say_anything_is_left_out() -> None:
    assert of(*[["— 14 —", "Mr", *words(n)] for n in range(4)]) == of(*[words(n) for n in range(4)])


lines = st.text("AB c1-", max_size=9)


@given(st.lists(st.lists(lines, max_size=8), max_size=6))
def test_what_recurs_is_on_as_many_pages_as_it_says_at_most(pages: list[list[str]]) -> None:
    readings = item(*pages)
    found = running_lines(readings)
    assert len(found) <= 2 * SEEDS
    for line in found:
        assert line.pattern == folded(line.pattern)
        assert 2 <= line.pages <= len(pages)
    assert running_lines(readings[::-1]) == found  # the order of the pages says nothing


@given(st.lists(lines, min_size=1, max_size=30))
def test_only_the_edges_are_looked_at(page: list[str]) -> None:
    printed = [line for line in page if line.strip()]
    edges = {folded(line) for line in [*printed[:EDGE], *printed[-EDGE:]]}
    assert {line.pattern for line in running_lines(item(page, page))} <= edges
