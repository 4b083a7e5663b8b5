"""An archive whose papers contradict each other, for the screens of what happened: made once, copied for each test; and
twenty thousand happenings that nobody ever told of, for the timeline."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from onionskin.archive import Archive
from tests.archive.test_chronology import CABLE, OTHER, STUDY, made

DOORS = (
    "chronology", "conflicts", "drifts", "group", "groupings", "happening", "offices", "timeline", "ungroup",
)  # fmt: skip
"""The doors that lead to what happened."""


@cache
def _made() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="onionskin-happened-")
    made(Path(folder.name), study=STUDY, cable=CABLE, other=OTHER).close()
    return folder


class Happened:
    """A copy of it, which goes with its last user."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="onionskin-happened-")
        for part in ("archive", "papers"):
            shutil.copytree(Path(_made().name) / part, Path(self._folder.name) / part)
        self.archive = Archive.create(Path(self._folder.name) / "archive")


def many(count: int = 20_000) -> Mapping[str, list[Any]]:
    """So many happenings from 1945 to 1975, of every length and certainty, as the timeline is told of them."""
    told: dict[str, list[Any]] = {
        name: []
        for name in (
            "id",
            "name",
            "first",
            "last",
            "fuzzy",
            "certainty",
            "sources",
            "statements",
            "conflicts",
            "drifts",
        )
    }
    for at in range(count):
        first = -9131 + at * 7919 % 10_957
        length = (0, 0, 30, 89, 364, 1_460)[at * 31 % 6]
        row = {
            "id": f"{at:016x}",
            "name": f"The delegation of number {at} left the harbour for the northern islands",
            "first": None if at % 29 == 0 else first,
            "last": None if at % 31 == 0 and at % 29 else first + length,
            "fuzzy": int(at % 5 == 0),
            "certainty": ("CT+", "CT+", "PR+", "PS+", "Uu", "CT-", "PR-")[at % 7],
            "sources": 1 + at % 4,
            "statements": 1 + at % 6,
            "conflicts": int(at % 97 == 0),
            "drifts": int(at % 53 == 0),
        }
        for name, value in row.items():
            told[name].append(value)
    return told
