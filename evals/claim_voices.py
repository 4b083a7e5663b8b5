"""Who says what, in 200 sentences of the Pentagon Papers and JFK records; gold/attribution.md tells how they were read.

Source and cue are right where they overlap what is marked; content where it shares at least half of all that the two
hold together. A cue that is said and not marked counts against all three.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.claim_sets import Counts, f1
from evals.date_tables import Misses, data
from onionskin.claiming.drafts import parsed
from onionskin.claiming.lexing import tokens
from onionskin.claiming.voices import sayings

GOLD = Path(__file__).resolve().parent / "gold" / "attribution.jsonl"
Place = tuple[int, int]
HALF = 0.5
PARTS = ("cue", "source", "content")


def pages() -> Iterator[tuple[str, str]]:
    """The pages that sentences were drawn from, by their key."""
    with gzip.open(data() / "pentagon-papers" / "readings.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield f"pentagon-papers/{row['part']}/{row['page']}", row["tesseract"]
    for path in sorted((data() / "jfk-releases" / "2025").glob("*.md")):
        parts = re.split(r"(?m)^## Page (\d+)\s*$", path.read_text("utf-8"))
        for number, body in zip(parts[1::2], parts[2::2], strict=True):
            yield f"jfk-releases/2025/{path.stem}/{number}", body


def marked() -> list[dict[str, Any]]:
    """The rows of the annotation."""
    return [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


def attribution(misses: Misses) -> dict[str, float]:
    """F1 of cue, source and content, on the half that was looked at and the half that was held, and together."""
    rows = marked()
    wanted = {row["page"] for row in rows}
    texts = {key: text for key, text in pages() if key in wanted}
    counts = {half: {part: Counts() for part in PARTS} for half in ("dev", "held")}
    for row in rows:
        text = texts[row["page"]][row["start"] : row["end"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['page']} has another text than the one that was read.")
        _count(counts[row["half"]], row, text, misses)
    values = {f"attribution_{half}_{part}": f1(of) for half, parts in counts.items() for part, of in parts.items()}
    for part in PARTS:
        dev, held = counts["dev"][part], counts["held"][part]
        both = Counts(dev.right + held.right, dev.missed + held.missed, dev.said + held.said)
        values[f"attribution_{part}"] = f1(both)
    return values


def said(text: str, start: int) -> list[tuple[Place, list[Place], Place]]:
    """Cue, sources and content of each word of saying in a sentence, as code points of its page."""
    one, _ = parsed(tokens(text))

    def place(of: tuple[int, int]) -> Place:
        return start + one.tokens[of[0]].start, start + one.tokens[of[1] - 1].end

    return [(place(of.cue), [place(source) for source in of.sources], place(of.content)) for of in sayings(one)]


def _count(counts: dict[str, Counts], row: dict[str, Any], text: str, misses: Misses) -> None:
    ours = said(text, row["start"])
    used: set[int] = set()

    def words(of: Place | None) -> str:
        return "-" if of is None else " ".join(text[of[0] - row["start"] : of[1] - row["start"]].split())

    for one in row["says"]:
        cue, source, content = (tuple(one[key]) if one[key] else None for key in ("cue", "source", "content"))
        at = next((n for n, mine in enumerate(ours) if n not in used and _meet(mine[0], cue)), None)
        if at is None:
            counts["cue"].missed += 1
            counts["source"].missed += source is not None
            counts["content"].missed += 1
            misses.append(f"{row['half']} cue missed {words(cue)!r}: {' '.join(text.split())}")
            continue
        used.add(at)
        counts["cue"].right += 1
        _, sources, mine = ours[at]
        found = any(_meet(of, source) for of in sources)
        counts["source"].right += found
        counts["source"].missed += source is not None and not found
        counts["source"].said += bool(sources) and not found
        good = _share(mine, content) >= HALF
        counts["content"].right += good
        counts["content"].missed += not good
        counts["content"].said += not good
        if not good:
            misses.append(f"{row['half']} content of {words(cue)!r}: {words(mine)!r} for {words(content)!r}")
        if (source is not None or sources) and not found:
            misses.append(
                f"{row['half']} source of {words(cue)!r}: {[words(of) for of in sources]} for {words(source)!r}"
            )
    for at, extra in enumerate(ours):
        if at not in used:
            counts["cue"].said += 1
            counts["source"].said += bool(extra[1])
            counts["content"].said += 1
            misses.append(f"{row['half']} cue said {words(extra[0])!r} of {words(extra[2])!r}")


def _meet(a: Place, b: Place | None) -> bool:
    return b is not None and a[0] < b[1] and b[0] < a[1]


def _share(a: Place, b: Place | None) -> float:
    if b is None:
        return 0.0
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))
