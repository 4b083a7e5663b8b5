"""The doors of an archive that lead to what happened: the chronology, a happening, conflicts, offices on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a chronology. `about` are names or ids of entities, all of which a happening must name;
    `first` and `last` are EDTF, whose days a happening must touch; `words` must stand in a statement.

    `sources` are source types (SOURCES), `documents` codes of sources, `kinds` of CLAIMS, `certainty` factualities;
    empty where any will do. `order` is one of ORDERS; `all_kinds` adds what is asked, forecast or only conditional.
    """

    about: Sequence[str] = ()
    first: str | None = None
    last: str | None = None
    words: str = ""
    sources: Sequence[str] = ()
    documents: Sequence[str] = ()
    certainty: Sequence[str] = ()
    place: str = ""
    all_kinds: bool = False
    order: str = "time"
