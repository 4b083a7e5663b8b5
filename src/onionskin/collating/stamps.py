"""The marks and stamps of two witnesses compared: which one alone bears, and which both bear otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onionskin.collating.flow import Folio
from onionskin.record import Mark, MarkVariant, Span, Stretch

LEFT_OUT = frozenset({"page_number", "unrecognised", "portion_mark"})
"""Kinds that are not compared: page numbers differ by nature, an unknown line is no known mark, and portion marks are
words of the text and compared as such."""
_Places = dict[tuple[str, str], list[Stretch]]


def mark_variants(a: Sequence[Folio], b: Sequence[Folio]) -> tuple[MarkVariant, ...]:
    """Marks that stand in one witness alone, by kind and by what they say; each once, with all its places."""
    one, other = _marks(a), _marks(b)
    found = []
    for kind, said in sorted(one.keys() | other.keys()):
        here, there = one.get((kind, said)), other.get((kind, said))
        if here and there:
            continue
        places = (tuple(here or ()), tuple(there or ()))
        found.append(MarkVariant(kind, said if here else None, said if there else None, places))
    return tuple(found)


def one_release(a: Sequence[Folio], b: Sequence[Folio]) -> str:
    """What the release stamps of both witnesses say, if they are of one and the same release; else nothing.

    Two readings of one release cannot differ in what is released. Records under different numbers may: they are two
    items, and are not taken for one.
    """
    one, other = _marks(a), _marks(b)
    stamps = [{said for kind, said in of if kind == "release_stamp"} for of in (one, other)]
    records = [_records(folios) for folios in (a, b)]
    if records[0] and records[1] and not records[0] & records[1]:
        return ""
    if stamps[0] and stamps[0] == stamps[1]:
        return "; ".join(sorted(stamps[0]))
    return ""


def _marks(folios: Sequence[Folio]) -> Mapping[tuple[str, str], list[Stretch]]:
    found: _Places = defaultdict(list)
    for page, folio in enumerate(folios):
        for remark in folio.marks:
            if isinstance(remark.body, Mark) and isinstance(remark.target, Span) and remark.body.kind not in LEFT_OUT:
                found[remark.body.kind, said(remark.body)].append(Stretch(page, remark.target))
    return found


def said(mark: Mark) -> str:
    """What a mark says, field by field, without the fields that it leaves open."""
    parts = []
    for value in mark.value.values():
        if isinstance(value, tuple):
            parts += list(value)
        elif value is not None and value != "" and not isinstance(value, bool):
            parts.append(str(value))
    return ", ".join(dict.fromkeys(parts)) or mark.family


def _records(folios: Sequence[Folio]) -> frozenset[str]:
    return frozenset(
        str(remark.body.value["record"])
        for folio in folios
        for remark in folio.marks
        if isinstance(remark.body, Mark) and remark.body.kind == "control_number" and remark.body.value.get("record")
    )
