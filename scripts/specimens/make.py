"""Makes the specimen collection from its written sources: `python scripts/specimens/make.py --to examples/specimens`.

The same sources, fonts and libraries give the same bytes. The fonts come from Debian's packages fonts-courier-prime,
fonts-freefont-otf, fonts-tlwg-typo-ttf and fonts-dejavu-core; the demo itself needs none of them.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from bind import Line, bind, misread, picture
from differences import differences
from document import Typed, typed
from gold import ordered, page_cells, page_gold
from layout import Row, Sheet
from typewriter import Machine, cover_box, inked
from wear import mapped, worn
from written import HERE, names, read_source


def main() -> int:
    """Makes every document whose stem begins with one of the names given, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=Path("examples/specimens"))
    parser.add_argument("only", nargs="*", help="stems to make; all if none is given")
    chosen = parser.parse_args()
    known = names()
    pages = 0
    for path in sorted((HERE / "sources").glob("*.md")):
        source = read_source(path)
        if chosen.only and not any(source.meta["stem"].startswith(stem) for stem in chosen.only):
            continue
        releases = [typed(source, number, known) for number in range(1, len(source.meta["releases"]) + 1)]
        golds = [make_release(release, chosen.to) for release in releases]
        planted = differences(releases, [gold for _, gold in golds]) if len(golds) == 2 else []
        for where, gold in golds:
            if planted:
                gold["differences"] = planted
            where.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            pages += len(gold["pages"])
        sys.stdout.write(f"{source.meta['stem']}: {[len(gold['pages']) for _, gold in golds]}\n")
    sys.stdout.write(f"{pages} pages\n")
    return 0


def make_release(made: Typed, root: Path) -> tuple[Path, dict[str, Any]]:
    """Writes one release of one document; says where its gold goes and what it says."""
    meta, release = made.meta, made.release
    folder = root / meta["series"] / meta["folder"]
    folder.mkdir(parents=True, exist_ok=True)
    code = release.get("code")
    stem = folder / (f"{meta['stem']}--{code}" if len(meta["releases"]) > 1 else meta["stem"])
    seed = zlib.crc32(stem.name.encode())
    textual = release["format"] in ("feed", "heading")
    golds, images, layers = [], [], []
    for sheet in made.sheets:
        gold = page_gold(sheet, made.passages)
        if textual:
            gold = {**gold, "level": "text"}
            gold = _noised(gold, release.get("noise", 0.0), Random(seed + sheet.number))
        else:
            image, layer, seen = _page(made, sheet, seed)
            images.append(image)
            layers.append(layer)
            gold |= seen
        golds.append({"page": sheet.number + 1, "label": _label(gold), **gold})
    layer = layers if release.get("layer") or release["format"] == "alto" else None
    about = {
        "title": meta["title"],
        "dpi": release.get("dpi", 200),
        "layer": layer,
        "texts": [g["text"] for g in golds],
    }
    files = bind(stem, release["format"], images, about)
    held = {key: release.get(key) for key in ("code", "date", "agency")}
    return stem.with_name(f"{stem.name}.gold.json"), {
        "schema": "specimen_gold/1", "work": meta["stem"], "title": meta["title"], "dated": meta.get("dated"),
        "series": meta["series"], "folder": meta["folder"], "files": files, "release": held, "pages": golds,
    }  # fmt: skip


def _label(gold: dict[str, Any]) -> str | None:
    return next((mark["value"]["number"] for mark in gold["marks"] if mark["kind"] == "page_number"), None)


def _page(made: Typed, sheet: Sheet, seed: int) -> tuple[Any, list[Line], dict[str, Any]]:
    release, meta = made.release, made.meta
    own = release.get("page", {}).get(str(sheet.number + 1), {})
    level, turn = own.get("level", release["level"]), own.get("turn", 0)
    machine = Machine(
        meta.get("face", "prime"), meta.get("pitch", 10), zlib.crc32(meta["stem"].encode()), release.get("dpi", 200)
    )
    ink = inked(sheet, machine)
    page, affine = worn(ink, level, seed + sheet.number, own.get("skew", release.get("skew")))
    image = picture(page, release.get("grey", False), turn)

    def seen(box: tuple[int, int, int, int]) -> list[int]:
        return mapped(box, affine, turn, ink.shape)

    skew = float(np.degrees(np.arctan2(affine[1, 0], affine[0, 0])))
    _, _, places = page_cells(sheet)
    lines = [{"start": start, "end": end, "box": seen(_row_box(machine, row))} for row, start, end in places]
    redactions = [
        {
            "region": seen(cover_box(machine, row, first, last)),
            "code": code or None,
            "look": look,
            "columns": last - first,
            "exact": True,
        }
        for row, first, last, look, code, _ in sorted(sheet.covers)
    ]
    rng = Random(seed * 31 + sheet.number)
    layer = [_words(row, machine, seen, release.get("layer", 0.0), rng) for row in ordered(sheet)]
    return image, [line for line in layer if line[1]], {
        "level": level, "width": image.width, "height": image.height, "turn": turn, "skew": round(skew, 2),
        "lines": lines, "redactions": redactions,
    }  # fmt: skip


def _row_box(machine: Machine, row: Row) -> tuple[int, int, int, int]:
    shown = [at for at, cell in enumerate(row.cells) if cell.char not in " \u00a0"]
    return cover_box(machine, row.y, row.x + shown[0], row.x + shown[-1] + 1)


def _words(row: Row, machine: Machine, seen: Any, rate: float, rng: Random) -> Line:
    text = "".join(" " if cell.char in "\u00a0█" else cell.char for cell in row.cells)
    words, at = [], 0
    for word in text.split(" "):
        if word:
            box = seen(cover_box(machine, row.y, row.x + at, row.x + at + len(word)))
            words.append((misread(word, rate, rng), box))
        at += len(word) + 1
    return text, words


def _noised(gold: dict[str, Any], rate: float, rng: Random) -> dict[str, Any]:
    """The same page as a poor reader typed it: letters taken for others, so that every offset still holds."""
    text = misread(gold["text"], rate, rng) if rate else gold["text"]
    repairs = [
        {"start": at, "end": at + 1, "surface": text[at], "reading": gold["text"][at], "kind": "confusion"}
        for at in range(len(text))
        if text[at] != gold["text"][at]
    ]

    def again(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**row, "surface": text[row["start"] : row["end"]]} for row in rows]

    kept = {key: again(gold[key]) for key in ("zones", "marks", "dates", "mentions", "claims")}
    return {**gold, **kept, "text": text, "repairs": repairs}


if __name__ == "__main__":
    sys.exit(main())
