"""Reads the examples into an archive, prints what it found, and opens the reading room."""

from __future__ import annotations

import argparse
from pathlib import Path

from onionskin.archive import Archive
from onionskin.cli import speech
from onionskin.web.serve import serve

EXAMPLES = Path(__file__).parent.parent / "examples"
COLLECTIONS = ("pentagon-papers", "specimens")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--no-serve", action="store_true", help="end after the print")
    parser.add_argument("--port", type=int, default=8420)
    asked = parser.parse_args()
    with speech.watching() as watch:
        tally = Archive.create(asked.archive).ingest([EXAMPLES / name for name in COLLECTIONS], watch=watch)
    archive = Archive.open(asked.archive)
    print(speech.tally(tally))
    print(speech.status(archive.status()))
    seed = archive.item("pentagon-papers/page-28.txt").leaves[0].page
    print("\nThe first page:")
    print(speech.remarks(archive.page(seed)))
    archive.close()
    if not asked.no_serve:
        speech.say(f"The reading room is open at http://127.0.0.1:{asked.port} until Ctrl-C.")
        serve(asked.archive, asked.port)


if __name__ == "__main__":
    main()
