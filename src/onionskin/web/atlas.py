"""The map of places: cities and regions where they lie, drawn here; nothing is fetched from a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onionskin.archive import Spotted
from onionskin.web.addresses import entity_url, start_of
from onionskin.web.room import room

A_DEGREE = 2
"""Units of land.txt to a degree, x east and y south (see scripts/naming/land.py)."""
WORLD = (-180.0, 180.0, -58.0, 84.0)
"""West, east, south and north, in degrees."""
LEAST, MARGIN, SHAPE = 8.0, 0.08, 1.6
"""Degrees that a map shows at least across, the share of it that is left free at its edges, and its width to its
height."""
WITHIN = 0.9
"""The share of all pages whose places the map opens on."""
NAMED, DRAWN, ROWS = 28, 400, 60
"""Places with a name on the map, places drawn, places listed on a screen."""
LETTER, LARGEST = 1 / 48, 1 / 34
"""The height of a name, and the radius of the largest dot, as shares of the map's height."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the world is shown, in degrees."""

    west: float
    east: float
    south: float
    north: float

    @property
    def url(self) -> str:
        """The address of the map so framed."""
        edges = (self.west, self.east, self.south, self.north)
        return "/places?" + urlencode({"in": ",".join(f"{one:.4g}" for one in edges)}, safe=",")

    def holds(self, place: Spotted) -> bool:
        """Whether a place is shown."""
        where = place.place
        assert where.longitude is not None
        assert where.latitude is not None
        return self.west <= where.longitude <= self.east and self.south <= where.latitude <= self.north

    def scaled(self, factor: float) -> Frame:
        """So much wider about the same middle, within the world."""
        middle = (self.west + self.east) / 2, (self.south + self.north) / 2
        across, up = (self.east - self.west) * factor / 2, (self.north - self.south) * factor / 2
        return framed(middle[0] - across, middle[0] + across, middle[1] - up, middle[1] + up)


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map, in units; `label` is "" where there is no room for its name."""

    spot: Spotted
    url: str
    x: float
    y: float
    radius: float
    label: str
    label_x: float
    label_y: float
    anchor: str


async def places(request: Request) -> Response:
    """The map of places, and a list of them."""
    here, start = room(request), start_of(request.query_params)
    atlas = await run_in_threadpool(here.archive.atlas)
    frame = asked(request.query_params.get("in")) or around(atlas.spots)
    inside = [one for one in atlas.spots if frame.holds(one)]
    shown = inside[start - 1 : start - 1 + ROWS]

    def at(first: int) -> str:
        return f"{frame.url}&from={first}#list"

    told = {
        "atlas": atlas,
        "frame": frame,
        "dots": dots(inside[:DRAWN], frame),
        "box": box(frame),
        "land": land(frame),
        "size": (frame.north - frame.south) * A_DEGREE * LETTER,
        "rows": [(one, entity_url(one.id)) for one in shown],
        "inside": len(inside),
        "start": start,
        "nearer": frame.scaled(0.5).url,
        "farther": frame.scaled(2).url,
        "world": framed(*WORLD).url,
        "most": "/places",
        "before": at(max(1, start - ROWS)) if start > 1 else None,
        "after": at(start + ROWS) if start - 1 + ROWS < len(inside) else None,
    }
    return here.show(request, "places.html", told)


def asked(said: str | None) -> Frame | None:
    """The frame that an address asks for; None where it asks for none, or for one that there is not."""
    try:
        west, east, south, north = (float(one) for one in (said or "").split(","))
    except ValueError:
        return None
    # A number that is none (nan) is less than nothing and more than nothing.
    return framed(west, east, south, north) if -360 <= west < east <= 360 and -180 <= south < north <= 180 else None


def framed(west: float, east: float, south: float, north: float) -> Frame:
    """What holds all this and has the shape of the map, within the world and not too near."""
    across = max(east - west, (north - south) * SHAPE, LEAST)
    across = min(across, WORLD[1] - WORLD[0])
    up = across / SHAPE
    x, y = (west + east) / 2, (south + north) / 2
    x = min(max(x, WORLD[0] + across / 2), WORLD[1] - across / 2)
    if up >= WORLD[3] - WORLD[2]:
        return Frame(x - across / 2, x + across / 2, WORLD[2], WORLD[3])
    y = min(max(y, WORLD[2] + up / 2), WORLD[3] - up / 2)
    return Frame(x - across / 2, x + across / 2, y - up / 2, y + up / 2)


def around(spots: Sequence[Spotted]) -> Frame:
    """What holds the places of most pages, those farthest from the middle of all left out."""
    where = [(one.place.longitude, one.place.latitude, one.pages) for one in spots]
    plotted = [(x, y, pages) for x, y, pages in where if x is not None and y is not None]
    if not plotted:
        return framed(*WORLD)
    x, y = _middle([(x, pages) for x, _, pages in plotted]), _middle([(y, pages) for _, y, pages in plotted])
    plotted.sort(key=lambda one: (one[0] - x) ** 2 + (one[1] - y) ** 2)
    wanted, held = WITHIN * sum(pages for *_, pages in plotted), list[tuple[float, float]]()
    for longitude, latitude, pages in plotted:
        if wanted <= 0:
            break
        held.append((longitude, latitude))
        wanted -= pages
    xs, ys = [one for one, _ in held], [one for _, one in held]
    wide, high = (max(xs) - min(xs)) * MARGIN + 1, (max(ys) - min(ys)) * MARGIN + 1
    return framed(min(xs) - wide, max(xs) + wide, min(ys) - high, max(ys) + high)


def _middle(values: list[tuple[float, int]]) -> float:
    """The median, each value as often as it has pages."""
    half, values = sum(pages for _, pages in values) / 2, sorted(values)
    for value, pages in values:
        half -= pages
        if half <= 0:
            return value
    return values[-1][0]


def box(frame: Frame) -> str:
    """The viewBox of a frame."""
    wide, high = (frame.east - frame.west) * A_DEGREE, (frame.north - frame.south) * A_DEGREE
    return f"{frame.west * A_DEGREE:g} {-frame.north * A_DEGREE:g} {wide:g} {high:g}"


@cache
def coasts() -> tuple[tuple[tuple[float, float, float, float], str], ...]:
    """The coast of each land with what it lies within, in units: west, east, north, south."""
    found = []
    for path in files("onionskin.web").joinpath("land.txt").read_text("utf-8").split("\n"):
        if not path:
            continue
        start, _, steps = path[1:-1].partition("l")
        x, y = map(int, start.split())
        xs, ys, numbers = [x], [y], list(map(int, steps.split()))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            xs.append(x)
            ys.append(y)
        found.append(((min(xs), max(xs), min(ys), max(ys)), path))
    return tuple(found)


def land(frame: Frame) -> str:
    """The coasts that lie in a frame."""
    west, east, north, south = (one * A_DEGREE for one in (frame.west, frame.east, -frame.north, -frame.south))
    return "".join(
        path for (x1, x2, y1, y2), path in coasts() if x1 <= east and x2 >= west and y1 <= south and y2 >= north
    )


def dots(spots: Sequence[Spotted], frame: Frame) -> tuple[Dot, ...]:
    """The places, the largest first, so that the smaller lie over them; names where there is room."""
    high = (frame.north - frame.south) * A_DEGREE
    letter = high * LETTER
    most = max((one.pages for one in spots), default=1)
    taken: list[tuple[float, float, float, float]] = []
    found = []
    for number, spot in enumerate(spots):
        x, y = (spot.place.longitude or 0) * A_DEGREE, -(spot.place.latitude or 0) * A_DEGREE
        radius = max(high * LARGEST * sqrt(spot.pages / most), letter / 4)
        taken.append((x - radius, x + radius, y - radius, y + radius))
        label, where = "", (x, y, "start")
        if number < NAMED:
            label, where = _labelled(spot.name, (x, y, radius, letter), frame, taken)
        found.append(Dot(spot, entity_url(spot.id), round(x, 2), round(y, 2), round(radius, 2), label, *where))
    return tuple(found)


def _labelled(
    name: str, at: tuple[float, float, float, float], frame: Frame, taken: list[tuple[float, float, float, float]]
) -> tuple[str, tuple[float, float, str]]:
    """The name beside its dot, to the right or to the left, where it meets no other name; "" where it would."""
    x, y, radius, letter = at
    wide = len(name) * letter * 0.56
    for anchor, start in (("start", x + radius + letter / 4), ("end", x - radius - letter / 4 - wide)):
        rect = (start, start + wide, y - letter * 0.6, y + letter * 0.5)
        within = frame.west * A_DEGREE <= rect[0] and rect[1] <= frame.east * A_DEGREE
        free = not any(
            rect[0] < other[1] and other[0] < rect[1] and rect[2] < other[3] and other[2] < rect[3]
            for other in taken[:-1]
        )
        if within and free:
            taken.append(rect)
            shown = start if anchor == "start" else start + wide
            return name, (round(shown, 2), round(y + letter * 0.34, 2), anchor)
    return "", (x, y, "start")
