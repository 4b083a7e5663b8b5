"""Entities: the printed variants of the people of the Foreign Relations series, and the people of the Pentagon Papers.

    python -m evals.entities             # prints the measures
    python -m evals.entities --misses    # and clusters that hold several people, and people in several clusters

`frus_*` is B-cubed over the variants of all people of the list whose id ends in 0 to 6 (the others are held out). Each
variant of each person is one name, in an item of its own: neither a page nor company nor the list's own help tells who
is meant, and people with the same form cannot be told apart at all. `frus_several_*` is the same measured on the people
with several variants alone, where a name left alone earns nothing.

`pentagon_*` reads parts Index to IV-B. Of the 200 people found on most pages (entities without candidates: the others
say themselves that they are of several) `gold/people.jsonl` says who is meant by the names of an item; `pure` is the
share of those of which at least 95 % of the pages are of one.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.date_tables import Misses, data
from onionskin.marking.marks import find_marks
from onionskin.marking.pagination import pagination
from onionskin.naming.entities import PageMentions, Resolution, gather, resolve
from onionskin.naming.stage import find_mentions
from onionskin.reading.confusion import likelihood
from onionskin.reading.running import running_lines
from onionskin.record import Appellation, Entity, Name, Transcription

GOLD = Path(__file__).with_name("gold") / "people.jsonl"
DEV = "0123456"
"""Last figures of the ids that are not held out."""
MOST, PURE = 200, 0.95
EACH_ONE = ("Le Duan", "Ho Chi Minh", "Ngo Dinh Diem")
SEVERAL = "several"
"""What the gold says of a name that is of several people in its item."""

Gold = Mapping[Appellation, str]


def variants() -> dict[Appellation, str]:
    """Each variant of each person that is not held out, with the person's id."""
    found = {}
    for line in (data() / "gazetteers" / "frus_people.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["id"][-1] in DEV:
            for number, form in enumerate(dict.fromkeys(row["variants"])):
                found[Appellation("PER", form, f"{row['id']}.{number}")] = row["id"]
    return found


def b_cubed(gold: Gold, said: Mapping[Appellation, str]) -> tuple[float, float, float]:
    """Precision, recall and F1, each name weighing the same (Bagga and Baldwin 1998)."""
    ours, theirs, both = Counter(said[one] for one in gold), Counter(gold.values()), Counter[tuple[str, str]]()
    for one, person in gold.items():
        both[said[one], person] += 1
    precision = sum(both[said[one], person] / ours[said[one]] for one, person in gold.items()) / len(gold)
    recall = sum(both[said[one], person] / theirs[person] for one, person in gold.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def frus(misses: Misses) -> dict[str, float]:
    """B-cubed on the list of people."""
    gold = variants()
    found = resolve((Name(one, (one.item,)) for one in gold), misread=likelihood)
    said = {one: entity.id for entity in found.entities for one in entity.names}
    count = Counter(gold.values())
    several = {one: person for one, person in gold.items() if count[person] > 1}
    values = {}
    for name, of in (("frus", gold), ("frus_several", several)):
        for what, value in zip(("precision", "recall", "f1"), b_cubed(of, said), strict=True):
            values[f"{name}_{what}"] = value
    for what, first, second in (("holds several", said, gold), ("is in several", gold, said)):
        sets: defaultdict[str, list[Appellation]] = defaultdict(list)
        for one in gold:
            sets[first[one]].append(one)
        for members in sets.values():
            if len({second[one] for one in members}) > 1:
                misses.append(f"{what}: {'; '.join(f'{one.form} ({gold[one]})' for one in members)}")
    return values


def pentagon() -> tuple[Resolution, dict[Appellation, int]]:
    """The entities of the Pentagon Papers, in their Tesseract reading, and on how many pages each name stands."""
    parts: defaultdict[str, list[Transcription]] = defaultdict(list)
    with gzip.open(data() / "pentagon-papers" / "readings.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            parts[row["part"]].append(Transcription("tesseract", row["tesseract"]))
    names = [name for part, readings in parts.items() for name in _names(part, tuple(readings))]
    return resolve(names, misread=likelihood), {name.called: len(name.pages) for name in names}


def _names(part: str, readings: tuple[Transcription, ...]) -> Sequence[Name]:
    running, folios = running_lines(readings), pagination(readings)
    marks = tuple(find_marks(one, running, folio, ()) for one, folio in zip(readings, folios, strict=True))
    found = find_mentions(readings, marks, ((),) * len(readings))
    pages = [
        PageMentions(hashlib.sha256(one.text.encode()).hexdigest(), one.text, mentions)
        for one, mentions in zip(readings, found, strict=True)
    ]
    return gather(part, pages)


def people(found: Resolution) -> list[Entity]:
    """The people on most pages, those that say themselves that they are of several left out."""
    ours = [one for one in found.entities if one.type == "PER" and not one.candidates]
    return sorted(ours, key=lambda one: (-one.pages, one.id))[:MOST]


def purity(entity: Entity, gold: Mapping[str, str], pages: Mapping[Appellation, int]) -> tuple[float, float]:
    """Of the names of an entity of which the gold says who is meant: the share that is of one, and how many those are
    of all. Each name weighs by its pages; a name that is of several in its item is of nobody.
    """
    count = Counter[str]()
    for one in entity.names:
        count[gold.get(one.id, "")] += pages[one]
    read = count.total() - count.pop("", 0)
    several = count.pop(SEVERAL, 0)
    return max(count.values(), default=0) / max(1, read), (count.total() + several) / sum(
        pages[one] for one in entity.names
    )


def pentagon_people(misses: Misses) -> dict[str, float]:
    """How pure the people on most pages are, how much of them was read, and whether three are one entity each."""
    gold = {row["name"]: row["who"] for row in map(json.loads, GOLD.read_text("utf-8").splitlines())}
    found, pages = pentagon()
    pure, read = [], []
    for entity in people(found):
        share, told = purity(entity, gold, pages)
        pure.append(share >= PURE)
        read.append(told)
        if not pure[-1]:
            misses.append(f"not pure ({share:.2f}): {entity.name}, {entity.pages} pages")
    one_each = 0
    for who in EACH_ONE:
        where = {one.id for one in found.entities for name in one.names if gold.get(name.id) == who}
        one_each += len(where) == 1
        if len(where) != 1:
            misses.append(f"{who} is in {len(where)} entities")
    return {
        "pentagon_pure": sum(pure) / len(pure),
        "pentagon_read": sum(read) / len(read),
        "pentagon_one_each": one_each,
    }


SETS = {"frus": (frus, "gazetteers"), "pentagon": (pentagon_people, "pentagon-papers")}


def measure() -> dict[str, float]:
    """Every measure for which the data is there."""
    return _measure([])


def _measure(misses: Misses) -> dict[str, float]:
    values: dict[str, float] = {}
    for measured, needs in SETS.values():
        if (data() / needs).is_dir():
            values |= measured(misses)
    return values


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--misses", action="store_true", help="name what was missed")
    asked, misses = parser.parse_args(), list[str]()
    for name, value in _measure(misses).items():
        print(f"{name:34}{value:10.4f}")
    if asked.misses:
        print("\n".join(misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
