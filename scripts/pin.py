"""Pins what every stage says of the golden pages. Refuses where answers changed and the stage's version did not.

python scripts/pin.py            # after raising the version of the stages whose answers you changed
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from onionskin.archive import analyse
from onionskin.pipeline.stages import STAGES
from onionskin.record import digest, encode

ROOT = Path(__file__).parent.parent
PINS = ROOT / "tests" / "golden" / "pins.json"
PAGES = (
    "examples/pentagon-papers/page-28.txt",
    "examples/specimens/transcripts/electronic/cable-aad.txt",
    "examples/specimens/transcripts/attache/digest-headmen.txt",
    "examples/specimens/transcripts/press/digest-press.txt",
)
"""Texts only: what an OCR engine sees may differ in its last bit from one processor to another."""

Pins = dict[str, dict[str, list[object]]]


def pins() -> Pins:
    """For each page, each stage's version and the digest of its answer."""
    made: Pins = {}
    for name in PAGES:
        for one in analyse(ROOT / name):
            made[f"{name}, page {one.number}"] = {
                stage.name: [stage.version, digest(encode(one.says.get(stage.name)))] for stage in STAGES
            }
    return made


def undisciplined(old: Pins, new: Pins) -> list[str]:
    """Where an answer changed and the version of its stage, and of every stage it reads, did not."""
    raised = {
        name
        for page in new
        for name, (version, _) in new[page].items()
        if old.get(page, {}).get(name, [0])[0] != version
    }
    for stage in STAGES:
        if raised & set(stage.reads):
            raised.add(stage.name)
    return [
        f"{page}: {name} says something else under the version it had"
        for page in old
        for name, pin in old[page].items()
        if page in new and name in new[page] and new[page][name] != pin and name not in raised
    ]


def main() -> None:
    old: Pins = json.loads(PINS.read_text("utf-8")) if PINS.exists() else {}
    new = pins()
    if wrong := undisciplined(old, new):
        sys.exit("\n".join([*wrong, "Raise the version in src/onionskin/pipeline/stages.py, then pin again."]))
    draft = PINS.with_suffix(".draft")
    draft.write_text(json.dumps(new, indent=1, sort_keys=True) + "\n", "utf-8")
    draft.replace(PINS)


if __name__ == "__main__":
    main()
