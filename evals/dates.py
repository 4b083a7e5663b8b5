"""Dates: on TimeML sets beside HeidelTime's output, on the convention tables, on editors' dates, on pages read.

python -m evals.dates                    # prints the measures
python -m evals.dates wikiwars --misses  # one set, and what was missed
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from evals import date_marks, date_pages, date_tables
from evals.date_tables import Misses, data, dated, said
from evals.several import measured, run
from evals.timeml import Article, Score, bare, moved, read_meantime, read_timeml


def wikiwars(misses: Misses) -> dict[str, float]:
    """War narratives: ours, and HeidelTime 2.2 (narratives) on the same files."""
    ours, peer = Score(), Score()
    folder = data() / "wikiwars"
    for path in sorted((folder / "timex3-tagged").glob("*.tml")):
        article = read_timeml(path)
        ours.add(article, said(article.text, dated(article.date)))
        other = read_timeml(folder / "peer-heideltime-2.2" / f"{article.name}.xml")
        source, target = "".join(other.text.split()), "".join(article.text.split())
        tagged = moved(bare(other.text, other.tagged), source, target)
        peer.count(article.name, target, bare(article.text, article.tagged), tagged)
    misses += ours.misses
    return dict(ours.figures("wikiwars")) | dict(peer.figures("wikiwars_heideltime"))


def meantime(misses: Misses) -> dict[str, float]:
    """News articles of 2004 to 2011."""
    ours = Score()
    for path in sorted((data() / "meantime").glob("corpus_*/*.xml")):
        article: Article = read_meantime(path)
        ours.add(article, said(article.text, dated(article.date)))
    misses += ours.misses
    return dict(ours.figures("meantime"))


SETS: dict[str, Callable[[Misses], dict[str, float]]] = {
    "wikiwars": wikiwars,
    "meantime": meantime,
    "conventions": date_tables.conventions,
    "natlang": date_tables.natlang,
    "timenorm": date_tables.timenorm,
    "editors": date_tables.editors,
    "tei": date_marks.tei,
    "seed": date_marks.seed,
    "false_dates": date_pages.false_dates,
    "laws": date_pages.laws,
    "speed": date_pages.speed,
    "written": date_pages.written,
}


def measure() -> dict[str, float]:
    """Every measure."""
    return measured(SETS, list(SETS), [])


def main() -> int:
    return run(SETS, argparse.ArgumentParser())


if __name__ == "__main__":
    sys.exit(main())
