"""Who let a page go, and in which year, by the stamps on it: what redactions are counted by."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onionskin.record import Annotations, Mark

UNTOLD = "not told"


@cache
def _agencies() -> Mapping[str, str]:
    table: Mapping[str, str] = tomllib.loads((files("onionskin.marking") / "redactions.toml").read_text("utf-8"))[
        "agencies"
    ]
    return table


def released(marks: Annotations) -> tuple[str, str]:
    """The agency and the year of the newest stamp that let a page go; UNTOLD for what no stamp tells."""
    found = [
        (_year(one.body), _agency(one.body.family))
        for one in marks
        if isinstance(one.body, Mark) and one.body.kind in ("release_stamp", "declass_stamp")
    ]
    if not found:
        return UNTOLD, UNTOLD
    year, agency = max(found)
    return agency, year or UNTOLD


def _agency(family: str) -> str:
    return next((name for start, name in _agencies().items() if family.startswith(start)), UNTOLD)


def _year(stamp: Mark) -> str:
    at = re.match(r"(?:19|20)\d\d", str(stamp.value.get("date") or ""))
    return at[0] if at else ""
