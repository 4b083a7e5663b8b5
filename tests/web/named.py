"""An archive in which people are named in several ways, for the screens of names: made once, copied for each test."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from onionskin.archive import Archive
from tests.archive.papers import gathered


@cache
def _made(doubt: str) -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="onionskin-names-")
    gathered(Path(folder.name), doubt).close()
    return folder


class Named:
    """A copy of it, which goes with its last user."""

    def __init__(self, doubt: str = "") -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="onionskin-names-")
        shutil.copytree(Path(_made(doubt).name) / "archive", Path(self._folder.name) / "archive")
        self.archive = Archive.open(Path(self._folder.name) / "archive")
