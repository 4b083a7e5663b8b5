"""The report of two releases side by side: one page, complete in itself, to print or to send."""

from __future__ import annotations

from onionskin.archive import CompareView
from onionskin.web.room import STATIC, environment

SHOWN = ("opened", "withheld", "substantive", "legibility", "editorial")
"""The classes whose places the report prints; of the others it prints the count."""
MOST = 400
"""Places of one class that are printed; the CSV has all."""


def page(view: CompareView, *, of_room: bool = False) -> str:
    """The report as HTML. Its styles are in it, or, in the reading room, beside it."""
    lists = [(kind, [one for one in view.variants if one.kind == kind]) for kind in SHOWN]
    closed = set(view.summary.closed)
    return (
        environment()
        .get_template("compare-report.html")
        .render(
            view=view,
            lists=[(kind, found[:MOST], len(found)) for kind, found in lists],
            closed=[one for one in view.variants if one.number in closed],
            style=None if of_room else STATIC.joinpath("compare-print.css").read_text("utf-8"),
        )
    )
