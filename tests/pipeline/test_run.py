"""The laws of the loop, on a table of small stages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.errors import SourceError
from onionskin.pipeline import Desk, Scope, Stage, bring_item, bring_page, signature
from onionskin.pipeline.run import Digests
from onionskin.record import Annotation, Annotations, Layer, Mark, Span
from onionskin.store import Box, packed

CALLS: list[str] = []


def _trim(given: str) -> str:
    CALLS.append("trim")
    return given.strip()


def _count(trim: str, hand: Annotations) -> int:
    CALLS.append("count")
    return len(trim.split()) + len(hand)


def _most(counts: tuple[int, ...]) -> int:
    CALLS.append("most")
    return max(counts)


def _share(count: int, most: int) -> str:
    CALLS.append("share")
    return f"{count}/{most}"


def _rank(counts: tuple[int, ...]) -> tuple[int, ...]:
    CALLS.append("rank")
    return tuple(sorted(counts, reverse=True).index(count) + 1 for count in counts)


TABLE = (
    Stage("trim", 1, _trim, reads=("given",)),
    Stage("count", 1, _count, reads=("trim", "hand")),
    Stage("most", 1, _most, reads=("count",), scope=Scope.ITEM),
    Stage("share", 1, _share, reads=("count", "most")),
)


def _no_image(_: str) -> bytes:
    raise AssertionError


def _said(box: Box, pages: dict[str, str], hands: dict[str, Annotations], table: tuple[Stage, ...]) -> dict[str, str]:
    """What the table says of pages, kept in the box as a run does."""
    CALLS.clear()
    desk = Desk(_no_image, box)
    inputs: dict[str, Digests] = {
        page: {"given": desk.keep(text), "hand": desk.keep(hands.get(page, ()))} for page, text in pages.items()
    }
    assert bring_item("item", inputs, table, desk) == []
    with box.transaction():
        box.keep_bodies({name: packed(data) for name, data in desk.bodies.items()})
        for layer in desk.layers:
            box.add(layer)
    return {page: box.read(digests["share"]) for page, digests in inputs.items()}


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path / "a.db", writing=True)


PAGES = {"a": "one two", "b": " one "}


def test_a_second_run_calls_nothing(box: Box) -> None:
    assert _said(box, PAGES, {}, TABLE) == {"a": "2/2", "b": "1/2"}
    assert CALLS.count("most") == 1
    assert _said(box, PAGES, {}, TABLE) == {"a": "2/2", "b": "1/2"}
    assert CALLS == []


def test_early_cut_off(box: Box) -> None:
    """A new version that says the same re-makes one layer, and what stands below it is left alone."""
    _said(box, PAGES, {}, TABLE)
    _said(box, PAGES, {}, (replace(TABLE[0], version=2), *TABLE[1:]))
    assert CALLS == ["trim", "trim"]


def test_a_correction_remakes_what_reads_it_and_no_run_erases_it(box: Box) -> None:
    _said(box, PAGES, {}, TABLE)
    hands = {"b": (Annotation(Span(0, 1), Mark("page_number", "hand", {"label": "3"})),) * 3}
    assert _said(box, PAGES, hands, TABLE) == {"a": "2/4", "b": "4/4"}
    assert CALLS == ["count", "most", "share", "share"]  # not `trim`, and `count` of one page only
    assert _said(box, PAGES, hands, (replace(TABLE[0], version=2), *TABLE[1:])) == {"a": "2/4", "b": "4/4"}
    assert _said(box, PAGES, {}, TABLE) == {"a": "2/2", "b": "1/2"}  # undone
    assert CALLS == []  # what held before was never lost


def test_an_item_stage_speaks_again_when_a_page_does(box: Box) -> None:
    _said(box, PAGES, {}, TABLE)
    assert _said(box, {**PAGES, "c": "x y z"}, {}, TABLE) == {"a": "2/3", "b": "1/3", "c": "3/3"}
    assert CALLS == ["trim", "count", "most", "share", "share", "share"]


RANKED = (
    *TABLE,
    Stage("rank", 1, _rank, reads=("count",), scope=Scope.PAGES),
    Stage("told", 1, lambda rank: str(rank), reads=("rank",)),
)


def test_a_stage_over_all_pages_gives_each_page_its_own_answer() -> None:
    desk = Desk(_no_image)
    inputs = {page: {"given": desk.keep(text), "hand": desk.keep(())} for page, text in {**PAGES, "c": ""}.items()}
    assert bring_item("item", inputs, RANKED, desk) == []
    assert [desk.read(digests["told"]) for digests in inputs.values()] == ["1", "2", "3"]
    said = {one.page: one.says for one in desk.layers if one.stage == "rank"}
    assert {page: desk.read(said[page]) for page in inputs} == {"a": 1, "b": 2, "c": 3}
    assert desk.read(said["item"]) == tuple(said[page] for page in inputs)


def test_a_page_whose_answer_stays_is_left_alone_though_the_item_changed() -> None:
    desk = Desk(_no_image)
    first = {page: {"given": desk.keep(text), "hand": desk.keep(())} for page, text in PAGES.items()}
    bring_item("item", first, RANKED, desk)
    known = {(one.page, one.stage, one.version, one.reads): one.says for one in desk.layers}
    again = Desk(_no_image, _Memory(desk.bodies, known))
    pages = {**PAGES, "c": "x y z"}
    second = {page: {"given": again.keep(text), "hand": again.keep(())} for page, text in pages.items()}
    CALLS.clear()
    bring_item("item", second, RANKED, again)
    assert CALLS.count("rank") == 1
    assert {page: again.read(digests["told"]) for page, digests in second.items()} == {"a": "2", "b": "3", "c": "1"}


def test_a_stage_that_forgets_a_page_is_a_fault_of_ours() -> None:
    short = Stage("rank", 1, lambda counts: counts[1:], reads=("count",), scope=Scope.PAGES)
    desk = Desk(_no_image)
    inputs = {page: {"given": desk.keep(text), "hand": desk.keep(())} for page, text in PAGES.items()}
    (unsaid,) = bring_item("item", inputs, (*TABLE[:2], short), desk)
    assert (unsaid.stage, unsaid.ours) == ("rank", True)
    assert "1 answers for 2 pages" in unsaid.reason


def _damaged(given: str) -> str:
    if "two" in given:
        raise SourceError("It cannot be read.")
    return _trim(given)


def _buggy(trim: str, hand: Annotations) -> int:
    return 1 // 0


@pytest.mark.parametrize(
    ("table", "stage", "ours"),
    [
        ((replace(TABLE[0], run=_damaged), *TABLE[1:]), "trim", False),  # the file's fault
        ((TABLE[0], replace(TABLE[1], run=_buggy), *TABLE[2:]), "count", True),  # ours, with its traceback
    ],
)
def test_a_failure_stands_in_place_of_a_layer_and_the_run_goes_on(
    table: tuple[Stage, ...], stage: str, ours: bool
) -> None:
    desk = Desk(_no_image)
    inputs: dict[str, Digests] = {
        page: {"given": desk.keep(text), "hand": desk.keep(())} for page, text in PAGES.items()
    }
    unsaid = bring_item("item", inputs, table, desk)
    assert next((one.page, one.stage, one.ours) for one in unsaid) == ("a", stage, ours)
    assert "share" not in inputs["a"]  # what reads it is not due
    assert ("share" in inputs["b"]) is (stage == "trim")
    assert ("Traceback" in unsaid[0].reason) is ours


@given(st.lists(st.sampled_from(["one two", " one ", "", "x y z"]), min_size=1, max_size=5), st.integers(0, 20))
def test_a_run_that_was_interrupted_ends_as_if_it_had_not_been(texts: list[str], stop: int) -> None:
    """Layers are written whole; whichever of them a first run managed, the second ends with the same."""
    pages = {f"p{number}": text for number, text in enumerate(texts)}

    def heads(kept: dict[str, bytes], layers: list[Layer], table: tuple[Stage, ...]) -> set[Layer]:
        known = {(one.page, one.stage, one.version, one.reads): one.says for one in layers}
        desk = Desk(_no_image, _Memory(kept, known))
        inputs = {page: {"given": desk.keep(text), "hand": desk.keep(())} for page, text in pages.items()}
        bring_item("item", inputs, table, desk)
        return set(desk.layers)

    whole = Desk(_no_image)
    inputs = {page: {"given": whole.keep(text), "hand": whole.keep(())} for page, text in pages.items()}
    bring_item("item", inputs, TABLE, whole)
    assert heads(whole.bodies, whole.layers[:stop], TABLE) == set(whole.layers)


class _Memory:
    """A shelf that knows some layers."""

    def __init__(self, bodies: dict[str, bytes], known: dict[tuple[str, str, int, tuple[str, ...]], str]) -> None:
        self._bodies, self._known = bodies, known

    def said(self, page: str, stage: str, version: int, reads: tuple[str, ...]) -> str | None:
        return self._known.get((page, stage, version, reads))

    def body(self, name: str) -> bytes:
        return self._bodies[name]


def test_a_class_is_built_once() -> None:
    class Reader:
        built = 0

        def __init__(self) -> None:
            Reader.built += 1

        def __call__(self, given: str) -> str:
            return given

    desk = Desk(_no_image)
    stage = Stage("read", 1, Reader, reads=("given",))
    for text in ("a", "b"):
        bring_page(text, {"given": desk.keep(text)}, (stage,), desk)
    assert Reader.built == 1


def test_a_table_is_known_by_names_versions_and_readings() -> None:
    assert signature(TABLE) == signature(TABLE)
    assert signature(TABLE) != signature((replace(TABLE[0], version=2), *TABLE[1:]))
    assert signature(TABLE) != signature(TABLE[:-1])
