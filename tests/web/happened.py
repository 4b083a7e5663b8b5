"""An archive whose papers contradict each other, for the screens of what happened: made once, copied for each test."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

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
