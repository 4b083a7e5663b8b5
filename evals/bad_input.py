"""Damaged, locked, odd and hostile-looking files: every one is read or named with its reason, and none costs too much.

    python -m evals.bad_input                      # what was slow, large, or could not be read, and a summary
    python -m evals.bad_input --folder pentagon-papers/scans --folder cia-bulletins

Each file is taken in by a process of its own, as an ingest's workers do, which is stopped after a minute.
"""

from __future__ import annotations

import argparse
import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from evals.place import data
from onionskin import accession
from onionskin.errors import OnionskinError

MOST_SECONDS, MOST_MEGABYTES = 60, 2_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `megabytes` is the peak of its process; `crash` how that process ended, if badly."""

    file: str
    pages: int = 0
    faults: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    seconds: float = 0.0
    megabytes: float = 0.0
    crash: str | None = None

    @property
    def named(self) -> bool:
        """Whether it was read, or is named in a sentence that says why not."""
        return self.crash is None and all(Path(self.file).name in fault for fault in self.faults) and self.told

    @property
    def told(self) -> bool:
        """Whether anything at all came of it."""
        return bool(self.pages or self.faults)


def measure() -> dict[str, float]:
    """Over `bad-input`: shares from 0 to 1 of files that were `accounted` for (read, or named with a reason) and
    `opened` (at least one page); the number of `crashes` and of files that were `over` a minute or 2 GB; and the most
    `seconds` and `megabytes` any file took.
    """
    return summary(outcomes([data() / "bad-input"]))


def summary(found: list[Outcome]) -> dict[str, float]:
    """The measures of these outcomes."""
    count = max(1, len(found))
    return {
        "files": float(len(found)),
        "accounted": sum(one.named for one in found) / count,
        "opened": sum(one.pages > 0 for one in found) / count,
        "pages": float(sum(one.pages for one in found)),
        "crashes": float(sum(one.crash is not None for one in found)),
        "over": float(sum(one.seconds > MOST_SECONDS or one.megabytes > MOST_MEGABYTES for one in found)),
        "seconds": max((one.seconds for one in found), default=0.0),
        "megabytes": max((one.megabytes for one in found), default=0.0),
    }


def outcomes(folders: Iterable[Path]) -> list[Outcome]:
    """Take in every file of the folders, each in its own process."""
    return [_apart(path) for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]


def _apart(path: Path) -> Outcome:
    begun = time.monotonic()
    command = [sys.executable, __file__, "--one", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, text=True, check=False)
    except subprocess.TimeoutExpired:
        return Outcome(str(path), seconds=time.monotonic() - begun, crash=f"stopped after {MOST_SECONDS} s")
    seconds = time.monotonic() - begun
    if done.returncode:
        how = signal.Signals(-done.returncode).name if done.returncode < 0 else done.stderr.strip()[-300:]
        return Outcome(str(path), seconds=seconds, crash=how)
    told = json.loads(done.stdout.splitlines()[-1])
    return Outcome(str(path), told["pages"], tuple(told["faults"]), tuple(told["readers"]), seconds, told["megabytes"])


def taken(path: Path) -> Outcome:
    """Take one file in, here. Only a bug raises."""
    faults: list[str] = []
    readers: set[str] = set()
    pages = 0
    for source in accession.find(path, lambda _, reason, heard=faults: heard.append(reason)):  # type: ignore[misc]
        try:
            for sheet in accession.sheets(source, accession.content(source)):
                pages += sheet.fault is None
                faults += [sheet.fault] if sheet.fault else []
                readers.update(one.reader for one in sheet.given)
        except OnionskinError as error:
            faults.append(str(error))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Outcome(str(path), pages, tuple(faults), tuple(sorted(readers)), megabytes=megabytes)


def main() -> None:
    """Print what is worth a look, and the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", action="append", help="a folder of the development data; again for several")
    parser.add_argument("--one", type=Path, help="take in this one file and print what became of it, as JSON")
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(asdict(taken(asked.one))))
        return
    folders = [data() / name for name in asked.folder or ["bad-input"]]
    if missing := [str(folder) for folder in folders if not folder.is_dir()]:
        sys.exit(
            f"The development data is not here: there is no {', '.join(missing)}. Set ONIONSKIN_DATA to where it is."
        )
    found = outcomes(folders)
    for one in found:
        if one.faults or one.crash or not one.named or one.seconds > 10 or one.megabytes > 500:
            print(f"{one.seconds:6.1f} s {one.megabytes:6.0f} MB {one.pages:4} pages  {Path(one.file).name}")
            for line in (*one.faults[:3], *([one.crash] if one.crash else [])):
                print(f"         {line.replace(str(data()), '…')}")
    for name, value in summary(found).items():
        print(f"{name:10} {value:10.3f}")


if __name__ == "__main__":
    main()
