"""What the benches read: text pages made of the specimens' own texts, and specimen scans with their gold."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPECIMENS = ROOT / "examples" / "specimens"
IN_A_FILE = 25
IN_A_FOLDER = 40
SCANS = {".pdf", ".tif", ".jpg", ".png"}


@dataclass(frozen=True, slots=True)
class Scan:
    """Files that together are one specimen, how worn the first page is, and the text that is truly there."""

    name: str
    level: str
    files: tuple[Path, ...]
    pages: int
    text: str


def golds() -> list[tuple[Path, dict[str, object]]]:
    """Every specimen's gold, in the order of their paths."""
    return [(path, json.loads(path.read_text("utf-8"))) for path in sorted(SPECIMENS.rglob("*.gold.json"))]


def write_pages(folder: Path, count: int) -> None:
    """Fill a folder with text files of IN_A_FILE pages each, `count` pages in all, no two alike.

    The pages are the specimens' (banners, stamps, page numbers and all) in turn, each with its number in the middle.
    """
    texts = [page["text"] for _, gold in golds() for page in gold["pages"] if page["text"].strip()]  # type: ignore[attr-defined]
    for first in range(0, count, IN_A_FILE):
        number = first // IN_A_FILE
        path = folder / f"series-{number // IN_A_FOLDER:03}" / f"file-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        pages = [_numbered(texts[at % len(texts)], at) for at in range(first, min(first + IN_A_FILE, count))]
        path.write_text("\f".join(pages), "utf-8")


def _numbered(text: str, number: int) -> str:
    lines = text.split("\n")
    lines.insert(len(lines) // 2, f"This is sheet {number} of the whole.")
    return "\n".join(lines) + "\n"


def scans(pages: int) -> list[Scan]:
    """Specimens that are scans, of each level of wear in turn, until they have as many pages as asked for."""
    levels: dict[str, list[Scan]] = {}
    for path, gold in golds():
        files = tuple(path.parent / name for name in gold["files"])  # type: ignore[attr-defined]
        of: list[dict[str, str]] = gold["pages"]  # type: ignore[assignment]
        if {file.suffix for file in files} <= SCANS and not any(path.parent.glob(f"{gold['work']}*.xml")):
            text = "\n".join(page["text"] for page in of)
            scan = Scan(str(gold["work"]), of[0]["level"], files, len(of), text)
            levels.setdefault(scan.level, []).append(scan)
    chosen: list[Scan] = []
    for turn in zip_longest(*(sorted(lot, key=lambda scan: scan.pages) for _, lot in sorted(levels.items()))):
        for scan in turn:
            if scan is not None and sum(one.pages for one in chosen) < pages:
                chosen.append(scan)
    return chosen


def lay_out(chosen: list[Scan], folder: Path) -> list[Path]:
    """Copy the scans into a folder, without their gold; the copies, in order."""
    copies = []
    for scan in chosen:
        for file in scan.files:
            copy = folder / scan.name / file.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copies.append(Path(shutil.copyfile(file, copy)))
    return copies
