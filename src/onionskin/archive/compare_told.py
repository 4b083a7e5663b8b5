"""Two witnesses side by side as plain values: the JSON of the contract, and rows of CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from onionskin.archive.compare_views import CompareView, LeafPair, MarkView, SideView, VariantView, WitnessView
from onionskin.record import Region

COLUMNS = (
    "number", "class", "detail", "certainty", "a_page", "a_line", "a_start", "a_end", "a_text",
    "b_page", "b_line", "b_start", "b_end", "b_text", "before", "after", "evidence",
)  # fmt: skip
_RAW = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def compared_plain(view: CompareView) -> dict[str, Any]:
    """The object of the contract, ready to be written as JSON."""
    return {
        "summary": summary(view),
        "a": _witness(view.a),
        "b": _witness(view.b),
        "variants": [_variant(one, view) for one in view.variants],
        "recoded": [_variant(one, view) for one in view.recoded],
        "marks": [_fields(one) for one in view.marks],
        "pages": [_pair(one, view) for one in view.pages],
        "not_compared": list(view.apart),
    }


def summary(view: CompareView) -> dict[str, Any]:
    """Counts, and the sentence on them."""
    said = view.summary
    return {
        "sentence": said.sentence(),
        **dict(said.counts),
        "opened_words": said.opened_words,
        "withheld_words": said.withheld_words,
        "later": said.later,
        "open_earlier_withheld_later": list(said.closed),
        "words": dict(zip(("a", "b", "agree"), said.words, strict=True)),
    }


def _witness(one: WitnessView) -> dict[str, Any]:
    released = {"released": one.released} if one.released else {}
    return {"source": one.code, "title": one.title, "pages": len(one.leaves), **released}


def _pair(one: LeafPair, view: CompareView) -> dict[str, Any]:
    numbers = {
        name: None if at is None else side.leaves[at].number
        for name, at, side in (("a", one.a, view.a), ("b", one.b, view.b))
    }
    return {**numbers, "how": one.how, "share": one.share}


def _variant(one: VariantView, view: CompareView) -> dict[str, Any]:
    return {
        "number": one.number,
        "class": one.kind,
        "detail": one.detail,
        "a": _side(one.a, view.a),
        "b": _side(one.b, view.b),
        "cert": one.cert,
        "evidence": [dict(piece) for piece in one.evidence],
        "reasons": list(one.reasons),
    }


def _side(side: SideView, of: WitnessView) -> dict[str, Any]:
    places = [
        {
            "page": of.leaves[one.leaf].page or of.leaves[one.leaf].number,
            "number": of.leaves[one.leaf].number,
            "line": one.line,
            "start": one.start,
            "end": one.end,
            "regions": [_fields(region) for region in one.regions],
        }
        for one in side.places
    ]
    return {"text": side.text, "before": side.before, "after": side.after, "places": places}


def compared_rows(view: CompareView) -> str:
    """Every difference as a row of CSV, the marks after them."""
    made = io.StringIO()
    writer = csv.DictWriter(made, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for one in (*view.variants, *view.recoded):
        writer.writerow({name: _cell(value) for name, value in _row(one, view).items()})
    for mark in view.marks:
        number = view.a.leaves[mark.a[0]].number if mark.a else ""
        other = view.b.leaves[mark.b[0]].number if mark.b else ""
        row = {"class": "mark", "detail": mark.kind, "a_page": number, "b_page": other}
        writer.writerow(row | {"a_text" if mark.a else "b_text": _cell(mark.said)})
    return made.getvalue()


def _row(one: VariantView, view: CompareView) -> Mapping[str, Any]:
    cells: dict[str, Any] = {"number": one.number, "class": one.kind, "detail": one.detail, "certainty": one.cert}
    for name, side, of in (("a", one.a, view.a), ("b", one.b, view.b)):
        if side.places:
            first, last = side.places[0], side.places[-1]
            cells |= {
                f"{name}_page": of.leaves[first.leaf].number,
                f"{name}_line": first.line,
                f"{name}_start": first.start,
                f"{name}_end": last.end,
                f"{name}_text": side.text,
            }
    return cells | {"before": one.a.before, "after": one.a.after, "evidence": " ".join(one.reasons)}


def _cell(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula is marked as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RAW) else value


def _fields(one: MarkView | Region) -> dict[str, Any]:
    return asdict(one)
