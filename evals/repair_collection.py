"""What a collection repeats, as an archive weighs it at the end of an ingest, of readings that stand in no archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

from onionskin.reading.collected import collection_words, shared, strange_forms
from onionskin.reading.repeated import LEAST
from onionskin.record import Transcription

Item = TypeVar("Item", bound=Hashable)


def collected(items: Mapping[Item, tuple[Transcription, ...]]) -> dict[Item, tuple[str, ...]]:
    """For each item, by its readings, the forms that it does not repeat itself and that count as words of all."""
    told = {item: strange_forms(readings) for item, readings in items.items()}
    counts: Counter[str] = Counter()
    for forms in told.values():
        counts.update(dict(forms))
    repeated = {form: pages for form, pages in counts.items() if pages >= LEAST}
    words = collection_words(repeated, sum(map(len, items.values())))
    return {item: tuple(sorted(words & set(shared(forms)))) for item, forms in told.items()}
