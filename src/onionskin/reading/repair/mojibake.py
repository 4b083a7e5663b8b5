"""Letters that were written in UTF-8 and read as Windows-1252 or Latin-1: `Workersâ€™` for `Workers’`.

The undoing is a matter of bytes, not of judgement: a run of signs that is good UTF-8 when written back in the code it
was read in. Each run is looked at alone, so the spans are exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onionskin.reading.repair.emend import emended
from onionskin.record import Annotation, Emendation

RULE = "mojibake: UTF-8 read as Windows-1252"


@cache
def _run() -> re.Pattern[str]:
    """A run of signs that may be bytes above 127."""
    import ftfy.bad_codecs  # a tenth of a second, which a run with nothing to read need not wait

    ftfy.bad_codecs.ok()
    above = {chr(code) for code in range(0x80, 0x100)}
    above |= {bytes([byte]).decode("sloppy-windows-1252") for byte in range(0x80, 0x100)}
    lead = "".join(map(chr, range(0xC2, 0xF5)))
    return re.compile(rf"[{re.escape(lead)}][{re.escape(''.join(sorted(above)))}]+")


def mojibake(text: str) -> Iterator[Annotation]:
    """One emendation for each run."""
    for found in _run().finditer(text):
        yield from _in_run(found.start(), found[0])


def _in_run(start: int, run: str) -> Iterator[Annotation]:
    at = 0
    while at < len(run) - 1:
        for size in (4, 3, 2):
            piece = run[at : at + size]
            meant = _meant(piece) if len(piece) == size else None
            if meant is not None:
                evidence = (
                    f"The signs “{piece}” are the bytes of “{meant}” in UTF-8, read as if they were Windows-1252."
                )
                said = Emendation(meant, "mojibake", True, RULE, evidence)
                yield emended((start + at, start + at + size), said, 0.999)
                at += size
                break
        else:
            at += 1


def _meant(piece: str) -> str | None:
    """The one sign whose bytes these are; None where they are no such bytes, or may be meant as they stand."""
    from ftfy.badness import badness

    for code in ("sloppy-windows-1252", "latin-1"):
        try:
            meant = piece.encode(code).decode("utf-8")
        except UnicodeError:
            continue
        if len(meant) == 1 and meant.isprintable() and badness(piece) > 0:
            return meant
    return None
