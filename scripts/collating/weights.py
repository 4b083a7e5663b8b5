"""Fits the weights by which a lacuna is told from a fault of a reader: a logistic regression over the grounds.

    ONIONSKIN_DATA=... python scripts/collating/weights.py           # writes collating/weights.json
    ONIONSKIN_DATA=... python scripts/collating/weights.py --check   # how well it does on records it has not seen

Examples are lacunae between the releases of 2018 and 2025 that were judged by reading (`evals/gold/releases.jsonl`),
each with weight 1; those that stand in 2018 and not in 2025, taken for faults of the reader of 2025 with weight 0.1,
since a few are not; and those between two readings of the release of 2025, none of which is a thing withheld, with
weight 0.01, since there are many, of another pair of readers, and stamps tell most such pairs.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from onionskin.archive.comparing import from_file
from onionskin.collating.align import aligned
from onionskin.collating.flow import flow
from onionskin.collating.lacunae import Lacuna, lacunae
from onionskin.collating.weighing import GROUNDS, grounds, settings, weighable

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "evals" / "gold" / "releases.jsonl"
WEIGHTS = ROOT / "src" / "onionskin" / "collating" / "weights.json"
FOLDS = 8
RIDGE = 2.0
"""How far weights are drawn to nought, in examples; the mean of weights of 0.5 to 8 that do equally well."""
REVERSE, READERS = 0.1, 0.01


@dataclass(frozen=True, slots=True)
class Example:
    """A lacuna by its grounds: `label` 1 for a thing withheld, 0 for none, None where nobody judged it."""

    record: str
    source: str
    values: tuple[float, ...]
    label: int | None
    weight: float
    silver: int | None
    page: int
    start: int


def judged(path: Path = GOLD) -> dict[str, list[dict[str, object]]]:
    """The judgements by record."""
    found: dict[str, list[dict[str, object]]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["record"], []).append(row)
    return found


def examples(data: Path) -> list[Example]:
    """Every lacuna that can be weighed between 2018 and 2025, and between the two readings of 2025."""
    said, made = judged(), list[Example]()
    for path in sorted((data / "2018").glob("*.md")):
        made += _of_pair(path, data / "2025" / path.name, "real", said.get(path.stem, []))
        if (other := data / "2025-doctly" / path.name).exists():
            made += _of_pair(data / "2025" / path.name, other, "null", [])
    return made


def _of_pair(one: Path, other: Path, source: str, said: Sequence[dict[str, object]]) -> Iterator[Example]:
    a, b = flow(from_file(one).folios), flow(from_file(other).folios)
    if not len(a) or not len(b):
        return
    blocks = aligned(a.keys, b.keys)
    found = [lacuna for _, lacuna in lacunae(a, b, blocks) if weighable(lacuna)]
    table = settings(found, a, b, blocks)
    for lacuna in found:
        values = grounds(lacuna, table[lacuna.full is a])
        row = _judgement(lacuna, said) if lacuna.full is b else None
        label: int | None = None
        weight = 1.0
        if source == "null":
            label, weight = 0, READERS
        elif lacuna.full is a:
            label, weight = 0, REVERSE
        elif row is not None and row["verdict"] != "unsure":
            label = int(row["verdict"] == "opened")
        silver = row.get("silver") if row else None
        at = lacuna.full.pages[lacuna.first], lacuna.full.starts[lacuna.first]
        kind = "reverse" if source == "real" and lacuna.full is a else source
        yield Example(
            one.stem,
            kind,
            tuple(values[name] for name in GROUNDS),
            label,
            weight,
            silver if isinstance(silver, int) else None,
            *at,
        )


def _judgement(one: Lacuna, said: Sequence[dict[str, object]]) -> dict[str, object] | None:
    page, start, end = one.full.pages[one.first], one.full.starts[one.first], one.full.ends[one.last - 1]
    for row in said:
        if row["page"] == page and int(str(row["start"])) < end and start < int(str(row["end"])):
            return row
    return None


def fitted(rows: Sequence[Example]) -> np.ndarray:
    """The weights: first what is added without any ground, then one for each of GROUNDS."""
    known = [row for row in rows if row.label is not None]
    x = np.array([(1.0, *row.values) for row in known])
    y = np.array([float(row.label or 0) for row in known])
    w = np.array([row.weight for row in known])
    mean, spread = x[:, 1:].mean(0), x[:, 1:].std(0) + 1e-6
    z = x.copy()
    z[:, 1:] = (x[:, 1:] - mean) / spread
    beta = np.zeros(z.shape[1])
    ridge = RIDGE * np.diag(np.r_[0.0, np.ones(len(beta) - 1)])
    for _ in range(15):
        p = 1 / (1 + np.exp(-z @ beta))
        slope = z.T @ (w * (p - y)) + ridge @ beta
        beta -= np.linalg.solve((z * (w * p * (1 - p))[:, None]).T @ z + ridge + 1e-6 * np.eye(len(beta)), slope)
    plain = beta.copy()
    plain[1:] = beta[1:] / spread
    plain[0] -= float((beta[1:] * mean / spread).sum())
    return plain


def fold(record: str) -> int:
    """The fold of a record."""
    return int(sha256(record.encode()).hexdigest(), 16) % FOLDS


def unseen(rows: Sequence[Example]) -> np.ndarray:
    """For each example how likely it is by weights that were fitted without its record."""
    folds = np.array([fold(row.record) for row in rows])
    x = np.array([(1.0, *row.values) for row in rows])
    likely = np.zeros(len(rows))
    for number in range(FOLDS):
        beta = fitted([row for row, its in zip(rows, folds, strict=True) if its != number])
        likely[folds == number] = 1 / (1 + np.exp(-x[folds == number] @ beta))
    return likely


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    rows = examples(Path(os.environ["ONIONSKIN_DATA"]) / "jfk-releases")
    if asked.check:
        check(rows)
        return
    beta = fitted(rows)
    table = {"none": round(float(beta[0]), 3)}
    table |= {name: round(float(value), 3) for name, value in zip(GROUNDS, beta[1:], strict=True)}
    WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


def check(rows: Sequence[Example]) -> None:
    """How many judged lacunae are reported at several likelihoods, and how many that are none."""
    likely = unseen(rows)
    for least in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5):
        over = [row for row, value in zip(rows, likely, strict=True) if value >= least]
        true = [row for row in rows if row.label == 1]
        silver = [row for row in true if row.silver is not None]
        told = [row for row in over if row.source == "real" and row.label is not None]
        print(
            f"{least:.2f}: of {len(silver)} true silver {sum(r.label == 1 and r.silver is not None for r in over)},"
            f" of {len(true)} true {sum(r.label == 1 for r in over)}; of {len(told)} judged and reported"
            f" {sum(r.label == 1 for r in told)} true; unjudged {sum(r.label is None for r in over)},"
            f" reverse {sum(r.source == 'reverse' for r in over)}, readers {sum(r.source == 'null' for r in over)}"
        )


if __name__ == "__main__":
    main()
