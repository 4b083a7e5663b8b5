"""What `make evals` runs: measures, prints a table, and holds every measure to its floor.

    python evals/run.py                                   # exit 1 where a floor is broken or could not be measured
    python evals/run.py marks examples                    # only these evals, and only their floors
    python evals/run.py --update                          # raise the floors to what is measured now
    python evals/run.py --update --allow-regression       # let floors sink too; say why in the changelog
    python evals/run.py --add marks.recall higher "why this is held"

A floor is a row of `floors.json`: `floor`, `higher_is_better`, `why`, and where the measure rests on annotations of
this project `gold` (their path in the project) and `gold_sha256` (as they were when the floor was pinned): figures on
other annotations are other figures, so a floor whose gold has changed does not hold until it is pinned again.

An eval is a module beside this file with `measure() -> dict[str, float]`. It stands in EVALS below.
Where the development data is not to be had (ONIONSKIN_DATA, else `../shared/data`), evals that need it are skipped
and said so; the others run everywhere.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "evals" / "floors.json"

Measured = dict[str, float]


@dataclass(frozen=True, slots=True)
class Eval:
    """`name` is the module in this folder; `needs` the folders of the development data it cannot do without;
    `uses` those it does without where they are not there, leaving out the measures that rest on them.
    """

    name: str
    needs: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()

    def lacks(self, data: Path) -> list[str]:
        """The folders it needs or uses that are not in the development data."""
        return [name for name in (*self.needs, *self.uses) if not (data / name).is_dir()]


EVALS = (
    Eval("examples"),
    Eval("marks", needs=("pentagon-papers", "hist-milestones")),
    Eval("ocr", uses=("pentagon-papers",)),
    Eval("dates", needs=("wikiwars", "meantime", "timenorm", "dates-gold", "frus-tei", "pentagon-papers")),
    Eval("repair", uses=("pentagon-papers", "ocr-overproof-ds2", "ocr-icdar2017-monograph")),
    Eval("search", needs=("pentagon-papers",)),
    Eval("search_hits", needs=("pentagon-papers",)),
    Eval("meaning", needs=("pentagon-papers",)),
    Eval("names", uses=("hipe2022", "re3d", "pentagon-papers", "jfk-releases")),
    Eval("entities", needs=("gazetteers", "pentagon-papers")),
    Eval("copies", needs=("pentagon-papers",), uses=("jfk-releases", "frus-tei", "hist-milestones")),
    Eval("chronology", needs=("pentagon-papers",)),
    Eval("claims", uses=("szeged-uncertainty", "wep-perceptions", "meantime", "pentagon-papers", "jfk-releases")),
    Eval("redactions", needs=("cia-bulletins", "redactions-pdf", "jfk-releases")),
    Eval("releases", needs=("jfk-releases",)),
    Eval("bad_input", needs=("bad-input",)),
)


@dataclass(frozen=True, slots=True)
class Floor:
    """What a measure must not fall below; or rise above, where `higher_is_better` is False."""

    floor: float
    higher_is_better: bool
    why: str
    gold: str | None = None
    gold_sha256: str | None = None

    def holds(self, value: float) -> bool:
        """Whether the value is as good as the floor. Not a number is never good."""
        return value >= self.floor if self.higher_is_better else value <= self.floor

    def pinned(self, value: float) -> Floor:
        """This floor at a value, to four places, and such that the value itself passes."""
        near = replace(self, floor=round(value, 4))
        if near.holds(value):
            return near
        return replace(self, floor=round(near.floor + (-1e-4 if self.higher_is_better else 1e-4), 4))


Floors = dict[str, Floor]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one measure. `state` is `holds`, `BROKEN`, `STALE`, `UNMEASURED`, `skipped` or `no floor`."""

    name: str
    state: str
    value: float | None = None
    floor: Floor | None = None

    @property
    def bad(self) -> bool:
        """Whether the run must fail for it."""
        return self.state.isupper()


def gold_digest(path: str | None) -> str | None:
    """The SHA-256 of annotations by their path in the project; None where there are none."""
    if path is None or not (ROOT / path).is_file():
        return None
    return hashlib.sha256((ROOT / path).read_bytes()).hexdigest()


def judge(measured: Measured, floors: Floors, skipped: Callable[[str], bool]) -> list[Verdict]:
    """Every floor and every measure, in the order of their names.

    `skipped` says of the name of a floor that was not measured whether that is no fault here.
    """
    return [_verdict(name, measured.get(name), floors.get(name), skipped) for name in sorted({*measured, *floors})]


def _verdict(name: str, value: float | None, floor: Floor | None, skipped: Callable[[str], bool]) -> Verdict:
    if floor is None:
        return Verdict(name, "no floor", value)
    if value is None:
        return Verdict(name, "skipped" if skipped(name) else "UNMEASURED", None, floor)
    if gold_digest(floor.gold) != floor.gold_sha256:
        return Verdict(name, "STALE", value, floor)
    return Verdict(name, "holds" if floor.holds(value) else "BROKEN", value, floor)


def repinned(measured: Measured, floors: Floors, *, allow_regression: bool) -> tuple[Floors, list[str]]:
    """The floors at what is measured now, and the names that would sink. Where any sinks unallowed, nothing moves."""
    sinking = [name for name, floor in floors.items() if name in measured and not floor.holds(measured[name])]
    if any(math.isnan(measured[name]) for name in sinking) or (sinking and not allow_regression):
        return floors, sorted(sinking)
    moved = {
        name: replace(floor.pinned(measured[name]), gold_sha256=gold_digest(floor.gold))
        for name, floor in floors.items()
        if name in measured
    }
    return floors | moved, sorted(sinking)


def read_floors(path: Path) -> Floors:
    """The floors of a file; none where there is no file. Raises TypeError for a row with other keys."""
    if not path.exists():
        return {}
    return {name: Floor(**row) for name, row in json.loads(path.read_text("utf-8")).items()}


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors whole or not at all."""
    rows = {
        name: {
            "floor": floor.floor,
            "higher_is_better": floor.higher_is_better,
            "gold": floor.gold,
            "gold_sha256": floor.gold_sha256,
            "why": floor.why,
        }
        for name, floor in sorted(floors.items())
    }
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".new", delete=False) as file:
        json.dump(rows, file, ensure_ascii=False, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    os.chmod(file.name, 0o644)  # a temporary file is made for its owner alone
    os.replace(file.name, path)


def data_folder(environ: Mapping[str, str]) -> Path:
    """Where the development data would be."""
    return Path(environ.get("ONIONSKIN_DATA") or ROOT.parent / "shared" / "data")


def lacking(one: Eval, data: Path) -> str | None:
    """A sentence on what an eval must do without here; None where all is there."""
    absent = one.lacks(data)
    if not absent:
        return None
    what = "is SKIPPED" if set(absent) & set(one.needs) else "is measured IN PART"
    return f"{one.name} {what}: the development data has no {' and no '.join(absent)} (looked in {data})."


def measure(one: Eval) -> Measured:
    """What one eval measures, every name led by the eval's own (`marks.recall`)."""
    values: Measured = import_module(f"evals.{one.name}").measure()
    return {key if key.startswith(f"{one.name}.") else f"{one.name}.{key}": float(v) for key, v in values.items()}


def table(verdicts: Sequence[Verdict]) -> str:
    """The verdicts set out in columns."""
    rows = [("measure", "value", "floor", "")]
    for one in verdicts:
        bound = "" if one.floor is None else f"{'≥' if one.floor.higher_is_better else '≤'} {one.floor.floor:g}"
        rows.append((one.name, "–" if one.value is None else f"{one.value:.4f}", bound, one.state))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}".rstrip() for row in rows
    )


@dataclass(slots=True)
class Outcome:
    """What a run measured, the sentences to say of it, the evals that lacked data and those that failed."""

    measured: Measured = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    lacked: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)


def run(evals: Sequence[Eval], data: Path) -> Outcome:
    """Measure. An eval that raises has failed; the others still run."""
    outcome = Outcome()
    for one in evals:
        reason = lacking(one, data)
        if reason:
            outcome.said.append(reason)
            outcome.lacked.add(one.name)
        if set(one.needs) & set(one.lacks(data)):
            continue
        try:
            outcome.measured |= measure(one)
        except Exception:
            outcome.said.append(f"{one.name} could not be measured:\n{traceback.format_exc()}")
            outcome.failed.add(one.name)
    return outcome


def _asked(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("evals", nargs="*", help=f"only these: {', '.join(one.name for one in EVALS)}")
    parser.add_argument("--update", action="store_true", help="pin the floors at what is measured now")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: let floors sink")
    parser.add_argument("--add", nargs=3, metavar=("NAME", "higher|lower", "WHY"), help="hold one more measure")
    parser.add_argument("--gold", help="with --add: the annotations that the measure rests on, by their path here")
    asked = parser.parse_args(argv)
    unknown = set(asked.evals) - {one.name for one in EVALS}
    if unknown:
        parser.error(f"There is no eval called {', '.join(sorted(unknown))}.")
    if asked.add and asked.add[1] not in {"higher", "lower"}:
        parser.error("Say whether higher or lower is better.")
    return asked


def _add(asked: argparse.Namespace, measured: Measured, floors: Floors) -> str | None:
    """Hold one more measure at its value; a sentence where that cannot be."""
    name, better, why = asked.add
    if name in floors:
        return f"{name} is held already; --update moves it."
    if name not in measured:
        return f"{name} was not measured, so there is nothing to pin."
    if asked.gold and gold_digest(asked.gold) is None:
        return f"There are no annotations at {asked.gold}."
    new = Floor(0.0, better == "higher", why, asked.gold, gold_digest(asked.gold))
    write_floors(FLOORS, floors | {name: new.pinned(measured[name])})
    return None


def _update(asked: argparse.Namespace, measured: Measured, floors: Floors) -> Floors:
    """Pin the floors at what is measured, or say why not."""
    moved, sinking = repinned(measured, floors, allow_regression=asked.allow_regression)
    if moved is floors and sinking:
        print(f"Nothing was pinned: {', '.join(sinking)} would sink. If that is meant, add --allow-regression.")
    else:
        write_floors(FLOORS, read_floors(FLOORS) | moved)
    return moved


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and answer with the exit status: 0 where all holds, 1 where it does not."""
    asked = _asked(argv)
    evals = [one for one in EVALS if not asked.evals or one.name in asked.evals]
    data = data_folder(os.environ)
    outcome = run(evals, data)
    if asked.add:
        fault = _add(asked, outcome.measured, read_floors(FLOORS))
        print(fault or f"{asked.add[0]} is held at {outcome.measured[asked.add[0]]:.4f}.")
        return 1 if fault else 0
    names = {one.name for one in evals}
    floors = {name: floor for name, floor in read_floors(FLOORS).items() if name.split(".")[0] in names}
    if asked.update:
        floors = _update(asked, outcome.measured, floors)
    unheld = outcome.lacked - outcome.failed
    verdicts = judge(outcome.measured, floors, lambda name: name.split(".")[0] in unheld)
    print("\n".join([table(verdicts), *outcome.said]))
    faults = [one.name for one in verdicts if one.bad]
    print(f"Floors not held: {', '.join(faults)}." if faults else "Every floor that was measured holds.")
    return 1 if faults or outcome.failed else 0


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    sys.exit(main())
