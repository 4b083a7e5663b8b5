"""The chronology of real papers: what other leaves say of the seed page's claims, and trips that the record knows.

    python evals/chronology.py             # the measures
    python evals/chronology.py --misses    # and what became of each witness and each trip

Part IV.A.5 is read into an archive of its own, and `onionskin chronology --json` is asked. A witness is *put* where a
statement of its place and one of the seed page's place are of one happening, and *held* where they also stand to each
other as `chronology/witnesses.json` has it. A trip of `chronology/trips.json` is *told* where a happening has a
statement at its place, and *compatible* where that statement's time has a day in common with the record's, two days of
travel on either side allowed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.copies_material import Row, rows
from onionskin.archive import Archive

HERE = Path(__file__).resolve().parent / "chronology"
VOLUME, SEED = "Part-IV-A-5", 32
AROUND = 12
"""Leaves before and after one that mentions a trip, which are read with it: what they date and name is leant on."""
SLACK = timedelta(days=2)
SWAPPED = {"narrower": "wider", "wider": "narrower", "stronger": "weaker", "weaker": "stronger"}
MISREAD = "misread"
"""What is said of two times whose figures differ in one."""

Place = tuple[str, int, int, int]
"""A part, a leaf, and a span of its reading."""


def measure() -> dict[str, float]:
    """Shares of witnesses and of trips, and whether two lists have what they must."""
    return _measured([])


def _measured(misses: list[str]) -> dict[str, float]:
    pages = {(row["part"], row["page"]): row["tesseract"] for row in rows()}
    with tempfile.TemporaryDirectory() as folder:
        told = Told(Path(folder) / "volume", [row for row in rows() if row["part"] == VOLUME], pages)
        values = _witnesses(told, misses)
        told = Told(Path(folder) / "trips", _around(_gold("trips")["trips"]), pages)
        return values | _trips(told, misses)


def _gold(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    return found


def _around(trips: Iterable[Mapping[str, Any]]) -> list[Row]:
    near = {(one["part"], one["page"] + step) for one in trips for step in range(-AROUND, AROUND + 1)}
    return [row for row in rows() if (row["part"], row["page"]) in near]


class Told:
    """What a chronology of some pages tells, by the places where it is said."""

    def __init__(self, folder: Path, read: Sequence[Row], pages: Mapping[tuple[str, int], str]) -> None:
        papers = folder / "papers"
        papers.mkdir(parents=True)
        for part in dict.fromkeys(row["part"] for row in read):
            leaves = [f"## Page {row['page']}\n{row['tesseract']}" for row in read if row["part"] == part]
            (papers / f"{part}.txt").write_text("\n".join(leaves), "utf-8")
        archive = Archive.create(folder / "archive")
        archive.ingest([papers])
        self._shifts = dict(_shifts(archive, pages, {row["part"] for row in read}))
        archive.close()
        command = [sys.executable, "-c", "from onionskin.cli import main; main()", "chronology", "--json", "--all"]
        asked = [*command, "--limit", "100000", "--archive", str(folder / "archive")]
        self.happenings: list[Any] = []
        for only in ([], ["--only", "undated"]):
            said = subprocess.run([*asked, *only], capture_output=True, text=True, check=True).stdout
            self.happenings += json.loads(said)["happenings"]

    def at(self, happening: Mapping[str, Any], place: Place) -> Iterator[Mapping[str, Any]]:
        """The statements of a happening that stand at a place."""
        part, leaf, start, end = place
        page, shift = self._shifts[part, leaf]
        for one in happening["statements"]:
            target = one["statement"]["target"]
            pages = one["statement"]["copies"]
            if page in pages and target["start"] < end - shift and start - shift < target["end"]:
                yield one["statement"]


def _shifts(
    archive: Archive, pages: Mapping[tuple[str, int], str], parts: Iterable[str]
) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """For each leaf the page's id, and how many code points were left off the head of its reading; a leaf that is read
    otherwise than the data has it is left out, and a place on it cannot be looked at."""
    for part in sorted(parts):
        for leaf in archive.item(f"papers/{part}.txt").leaves:
            reading = archive.page(leaf.page).reading
            text = reading.text if reading else ""
            shift = pages[part, leaf.number].find(text.rstrip("\n"))
            if shift >= 0:
                yield (part, leaf.number), (leaf.page, shift)


def _witnesses(told: Told, misses: list[str]) -> dict[str, float]:
    gold = _gold("witnesses")
    text = {row["page"]: row["tesseract"] for row in rows() if row["part"] == VOLUME}
    stale = [
        leaf for leaf, sha in gold["sha256"].items() if hashlib.sha256(text[int(leaf)].encode()).hexdigest() != sha
    ]
    if stale:
        raise ValueError(f"The readings of leaves {', '.join(stale)} are others than were annotated.")
    put, held = dict[str, bool](), dict[str, bool]()
    for row in gold["witnesses"]:
        seed, there = (VOLUME, row.get("seed_leaf", SEED), *row["seed"]), (VOLUME, row["leaf"], *row["there"])
        ties = list(_ties(told, seed, there))
        right = any(_right(tie, row) for tie in ties)
        put[row["witness"]] = put.get(row["witness"], False) or bool(ties)
        held[row["witness"]] = held.get(row["witness"], False) or right
        how = sorted({f"{tie['dates']}/{tie['sureness']}" for tie in ties})
        misses.append(f"{row['witness']} {row['claim']} leaf {row['leaf']}: {'held' if right else how or 'apart'}")
    values = {"witnesses_put": float(sum(put.values())), "witnesses_held": float(sum(held.values()))}
    for row in gold["lists"]:
        sides = [(VOLUME, row[side]["leaf"], *row[side]["span"]) for side in ("one", "other")]
        kind = {"conflicts": "conflicts", "drifts": "drifts"}[row["list"]]
        values[f"in_{row['list']}"] = float(any(tie["kind"] == kind for tie in _ties(told, sides[0], sides[1])))
    return values


def _ties(told: Told, one: Place, other: Place) -> Iterator[dict[str, Any]]:
    """How statements at two places stand to each other, the second as seen from the first."""
    for happening in told.happenings:
        mine = {said["id"] for said in told.at(happening, one)}
        theirs = {said["id"] for said in told.at(happening, other)}
        for tie in happening["ties"] if mine and theirs else ():
            tie = tie.get("tie", tie)
            # A tie tells how its first statement stands to its second.
            if tie["one"] in theirs and tie["other"] in mine:
                yield tie
            elif tie["one"] in mine and tie["other"] in theirs:
                yield tie | {key: SWAPPED.get(tie[key], tie[key]) for key in ("dates", "sureness")}


def _right(tie: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    if row.get("or_misread") and MISREAD in tie["why"]:
        return True
    return tie["dates"] in row.get("dates", ()) or tie["sureness"] in row.get("sureness", ())


def _trips(told: Told, misses: list[str]) -> dict[str, float]:
    gold = _gold("trips")["trips"]
    seen: dict[str, list[tuple[bool, bool]]] = {"named": [], "meeting": []}
    for row in gold:
        place = (row["part"], row["page"], *row["span"])
        found = [said for happening in told.happenings for said in told.at(happening, place)]
        compatible = any(_compatible(said, row) for said in found)
        if row["dated"]:
            seen["named" if row["named"] else "meeting"].append((bool(found), compatible))
        times = sorted({f"{said['act']} {said['edtf']}" for said in found})
        state = "compatible" if compatible else f"told as {times}" if found else "not told"
        misses.append(f"{row['set']} {row['row']} {row['part']} {row['page']}: {state}")
    return {
        f"trips_{kind}_{what}": sum(one[at] for one in ones) / max(1, len(ones))
        for kind, ones in seen.items()
        for at, what in enumerate(("told", "compatible"))
    }


def _compatible(said: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    first, last = said["earliest"], said["latest"]
    if first is None and last is None:
        return False
    start, end = date.fromisoformat(row["start"]) - SLACK, date.fromisoformat(row["end"]) + SLACK
    return (first is None or first <= end.isoformat()) and (last is None or last >= start.isoformat())


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    misses: list[str] = []
    for key, value in _measured(misses).items():
        print(f"{key:<26} {value:.4f}")
    if asked.misses:
        print("\n".join(misses))


if __name__ == "__main__":
    main()
