"""Makes src/onionskin/web/land.txt, the coasts of the map, from Natural Earth’s land (1:110 million, public domain).

    python scripts/naming/land.py bqplot-0.13.1-py2.py3-none-any.whl

The wheel of `bqplot` 0.13.1 (Apache-2.0) carries the coasts as TopoJSON; `pip download --no-deps bqplot==0.13.1` gets it.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LAND = Path(__file__).resolve().parents[2] / "src" / "onionskin" / "web" / "land.txt"
SOUTHERNMOST = -58
"""Degrees of latitude south of which no coast is drawn: Antarctica has no towns."""
A_DEGREE = 2
"""Units of the drawing to a degree, x east and y south: coasts to half a degree."""


def rings(world: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """The outer coast of each land, in degrees."""
    (scale_x, scale_y), (east, north) = world["transform"]["scale"], world["transform"]["translate"]

    def arc(number: int) -> list[tuple[float, float]]:
        x = y = 0
        points = []
        for dx, dy in world["arcs"][number if number >= 0 else ~number]:
            x, y = x + dx, y + dy
            points.append((x * scale_x + east, y * scale_y + north))
        return points if number >= 0 else points[::-1]

    for polygon in world["objects"]["land"]["arcs"]:
        points: list[tuple[float, float]] = []
        for number in polygon[0]:
            points += arc(number)[1 if points else 0 :]
        yield points


def path(points: list[tuple[float, float]]) -> str:
    """A coast as a path of SVG; "" where it is too small to be seen."""
    units: list[tuple[int, int]] = []
    for longitude, latitude in points:
        at = round(longitude * A_DEGREE), round(-latitude * A_DEGREE)
        if not units or units[-1] != at:
            units.append(at)
    if len(units) < 4 or max(latitude for _, latitude in points) < SOUTHERNMOST:
        return ""
    steps = " ".join(f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in zip(units, units[1:-1], strict=False))
    return f"M{units[0][0]} {units[0][1]}l{steps}z"


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("wheel", type=Path)
    with zipfile.ZipFile(asked.parse_args().wheel) as wheel:
        world = json.loads(wheel.read("bqplot/map_data/WorldMap.json"))
    LAND.write_text("\n".join(filter(None, map(path, rings(world)))) + "\n", "utf-8")
