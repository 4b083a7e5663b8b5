"""The gate of `make evals`: what holds, what breaks it, and that a floor cannot sink unsaid."""

from __future__ import annotations

import hashlib
import json
import math
import os
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals import run as gate
from evals.examples import marks_found, seed_measures
from evals.run import Eval, Floor, judge, read_floors, repinned, write_floors

UP = Floor(0.9, True, "recall")
DOWN = Floor(0.015, False, "character error rate")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own with one eval, `toy`, that measures 0.95 and needs a folder of the data."""
    (tmp_path / "evals").mkdir()
    (tmp_path / "data" / "papers").mkdir(parents=True)
    monkeypatch.setattr(gate, "ROOT", tmp_path)
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "evals" / "floors.json")
    monkeypatch.setattr(gate, "EVALS", (Eval("toy", needs=("papers",)),))
    monkeypatch.setattr(gate, "import_module", lambda _: SimpleNamespace(measure=lambda: {"recall": 0.95}))
    monkeypatch.setenv("ONIONSKIN_DATA", str(tmp_path / "data"))
    return tmp_path


def _broken() -> dict[str, float]:
    raise RuntimeError("the reader fell over")


@pytest.mark.parametrize(
    ("floor", "value", "state"),
    [
        (UP, 0.9, "holds"),  # exactly at the floor is not under it
        (UP, 0.8999, "BROKEN"),
        (UP, 1.0, "holds"),
        (DOWN, 0.015, "holds"),
        (DOWN, 0.02, "BROKEN"),  # lower is better, so more is worse
        (DOWN, 0.0, "holds"),  # zero is a value, not a missing one
        (UP, math.nan, "BROKEN"),  # nothing is greater than not-a-number, nor less
        (DOWN, math.nan, "BROKEN"),
        (UP, None, "UNMEASURED"),  # a measure that vanished must not pass in silence
        (None, 0.5, "no floor"),
    ],
)
def test_what_becomes_of_a_measure(floor: Floor | None, value: float | None, state: str) -> None:
    measured = {} if value is None else {"toy.recall": value}
    floors = {} if floor is None else {"toy.recall": floor}
    (verdict,) = judge(measured, floors, lambda _: False)
    assert verdict.state == state
    assert verdict.bad == (state in {"BROKEN", "UNMEASURED"})


def test_a_floor_without_its_data_is_skipped_and_no_fault() -> None:
    (verdict,) = judge({}, {"toy.recall": UP}, lambda name: name == "toy.recall")
    assert (verdict.state, verdict.bad) == ("skipped", False)


def test_a_floor_on_other_annotations_is_stale_even_where_the_value_is_better(house: Path) -> None:
    (house / "gold.jsonl").write_text("one\n")
    floor = Floor(0.9, True, "recall", "gold.jsonl", hashlib.sha256(b"one\n").hexdigest())
    assert judge({"toy.recall": 0.95}, {"toy.recall": floor}, lambda _: False)[0].state == "holds"
    (house / "gold.jsonl").write_text("one\ntwo\n")
    assert judge({"toy.recall": 0.95}, {"toy.recall": floor}, lambda _: False)[0].state == "STALE"
    moved, _ = repinned({"toy.recall": 0.95}, {"toy.recall": floor}, allow_regression=False)
    assert moved["toy.recall"].gold_sha256 == hashlib.sha256(b"one\ntwo\n").hexdigest()
    (house / "gold.jsonl").unlink()
    assert judge({"toy.recall": 0.95}, {"toy.recall": floor}, lambda _: False)[0].state == "STALE"


@given(st.floats(0, 1), st.booleans())
def test_a_value_passes_the_floor_pinned_at_it(value: float, higher: bool) -> None:
    floor = Floor(0.5, higher, "").pinned(value)
    assert floor.holds(value), "rounding must not break the very run that was pinned"
    assert abs(floor.floor - value) <= 1e-4 + 1e-9


@given(st.dictionaries(st.sampled_from("abc"), st.floats(0, 1)), st.booleans())
def test_no_floor_gets_easier_without_leave(measured: dict[str, float], higher: bool) -> None:
    floors = {name: Floor(0.5, higher, "") for name in "abc"}
    moved, sinking = repinned(measured, floors, allow_regression=False)
    for name, floor in floors.items():
        assert floor.holds(moved[name].floor), name
    if sinking:
        assert moved is floors, "where one would sink, none moves"


def test_with_leave_a_floor_sinks_but_never_to_not_a_number() -> None:
    moved, sinking = repinned({"a": 0.7}, {"a": UP}, allow_regression=True)
    assert (moved["a"].floor, sinking) == (0.7, ["a"])
    floors = {"a": UP}
    assert repinned({"a": math.nan}, floors, allow_regression=True) == (floors, ["a"])


def test_floors_come_back_as_written_and_can_be_read_by_others(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors = {"b.é": DOWN, "a.recall": Floor(0.9, True, "why", "gold.jsonl", "0" * 64)}
    write_floors(path, floors)
    assert read_floors(path) == floors
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert [one.name for one in tmp_path.iterdir()] == ["floors.json"]


def test_a_write_that_is_cut_short_leaves_the_old_floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.json"
    write_floors(path, {"a.recall": UP})
    before = path.read_bytes()
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError("no space left")))
    with pytest.raises(OSError, match="no space"):
        write_floors(path, {})
    assert path.read_bytes() == before


def test_the_run_fails_where_a_floor_is_broken_and_passes_where_it_holds(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_floors(gate.FLOORS, {"toy.recall": UP})
    assert gate.main([]) == 0
    write_floors(gate.FLOORS, {"toy.recall": Floor(0.97, True, "")})
    assert gate.main([]) == 1
    assert "toy.recall  0.9500  ≥ 0.97  BROKEN" in capsys.readouterr().out


def test_without_the_data_the_run_says_so_and_passes(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_floors(gate.FLOORS, {"toy.recall": UP})
    monkeypatch.setenv("ONIONSKIN_DATA", str(house / "nowhere"))
    assert gate.main([]) == 0
    out = capsys.readouterr().out
    assert "toy is SKIPPED: the development data has no papers" in out
    assert "skipped" in out


def test_an_eval_that_only_uses_data_runs_without_it_but_must_still_measure_the_rest(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gate, "EVALS", (Eval("toy", uses=("scans",)),))
    write_floors(gate.FLOORS, {"toy.recall": Floor(0.97, True, ""), "toy.on_scans": UP})
    assert gate.main([]) == 1
    out = capsys.readouterr().out
    assert "measured IN PART" in out
    assert "Floors not held: toy.recall." in out


def test_an_eval_that_falls_over_fails_the_run_even_without_floors(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gate, "import_module", lambda _: SimpleNamespace(measure=_broken))
    assert gate.main([]) == 1
    assert "the reader fell over" in capsys.readouterr().out


def test_update_raises_and_refuses_to_lower(house: Path) -> None:
    write_floors(gate.FLOORS, {"toy.recall": UP, "other.left": DOWN})
    assert gate.main(["--update"]) == 0
    assert read_floors(gate.FLOORS)["toy.recall"].floor == 0.95
    assert read_floors(gate.FLOORS)["other.left"] == DOWN, "what was not measured is not touched"
    write_floors(gate.FLOORS, {"toy.recall": Floor(0.97, True, "")})
    assert gate.main(["--update"]) == 1
    assert read_floors(gate.FLOORS)["toy.recall"].floor == 0.97
    assert gate.main(["--update", "--allow-regression"]) == 0
    assert read_floors(gate.FLOORS)["toy.recall"].floor == 0.95


def test_a_measure_is_held_once_it_is_added_and_only_if_it_was_measured(house: Path) -> None:
    assert gate.main(["--add", "toy.recall", "higher", "it matters"]) == 0
    assert read_floors(gate.FLOORS) == {"toy.recall": Floor(0.95, True, "it matters")}
    assert gate.main(["--add", "toy.recall", "higher", "again"]) == 1
    assert gate.main(["--add", "toy.speed", "lower", "never measured"]) == 1


def test_every_floor_of_the_project_is_of_an_eval_that_is_written_down() -> None:
    root = Path(__file__).parent.parent
    floors = read_floors(root / "evals" / "floors.json")
    assert floors
    assert {name.split(".")[0] for name in floors} <= {one.name for one in gate.EVALS}
    assert all(floor.why for floor in floors.values())
    for name, floor in floors.items():
        assert gate.gold_digest(floor.gold) == floor.gold_sha256, f"{name}: the gold has changed; pin it again"


def test_it_runs_from_anywhere_as_a_script(tmp_path: Path) -> None:
    script = Path(__file__).parent.parent / "evals" / "run.py"
    done = subprocess.run([sys.executable, script, "nonsense"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert "There is no eval called nonsense" in done.stderr


# -- the eval on the committed examples --

SEED = json.loads((Path(__file__).parent.parent / "evals" / "gold" / "seed-page.json").read_text("utf-8"))


def _perfect() -> dict[str, object]:
    stamp = {"eo": "13526", "section": "3.3", "project": "NND 63316", "by": "NWD", "date": "2011"}
    marks = [{"kind": "release_stamp", "start": 0, "end": 101, "value": stamp}]
    marks += [
        {
            "kind": "classification_banner",
            "start": one["start"],
            "end": one["end"],
            "value": {"level": one["level"], "caveats": tuple(one["caveats"])},
        }
        for one in SEED["banners"]
    ]
    return {"zones": SEED["zones"], "marks": marks, "label": "28"}


def test_a_perfect_page_scores_one_and_each_fault_costs_its_own_measure() -> None:
    assert set(seed_measures(_perfect(), SEED).values()) == {1.0}
    faults = {
        "seed_zones": {"zones": [*SEED["zones"], {"start": 126, "end": 127, "zone": "other"}]},
        "seed_banners": {"marks": _perfect()["marks"][:-1]},  # type: ignore[index]
        "seed_stamp": {"marks": _perfect()["marks"][1:]},  # type: ignore[index]
        "seed_page_number": {"label": None},
    }
    for name, fault in faults.items():
        measures = seed_measures(_perfect() | fault, SEED)
        assert [key for key, value in measures.items() if value < 1] == [name]


def test_marks_meet_by_kind_and_place_and_only_once() -> None:
    gold = [{"kind": "a", "start": 0, "end": 10}, {"kind": "a", "start": 20, "end": 30}]
    assert marks_found(gold, gold) == (2, 2, 2)
    assert marks_found([{"kind": "b", "start": 0, "end": 10}], gold) == (0, 2, 1)  # right place, another kind
    assert marks_found([{"kind": "a", "start": 0, "end": 30}], gold) == (0, 2, 1)  # one over all meets neither
    assert marks_found([gold[0], gold[0]], gold) == (1, 2, 2)  # said twice is one found and one too many
    assert marks_found([], gold) == (0, 2, 0)
