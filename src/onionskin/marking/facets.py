"""What of a page's marks one may narrow a search by. Values are as said, never merged into a status."""

from __future__ import annotations

import re

from onionskin.marking.project import FAMILY, NAME
from onionskin.marking.tables import families
from onionskin.record import Annotations, Mark

_RELEASED = ("declass_stamp", "release_stamp")


def facets(marks: Annotations) -> dict[str, tuple[str, ...]]:
    """Values by facet: `level`, `caveat`, `stamp`, `release`, `project`, `record`; each value once, as on the page."""
    bodies = [one.body for one in marks if isinstance(one.body, Mark)]
    stamps = [body for body in bodies if body.kind in _RELEASED]
    found = {
        "level": [str(body.value["level"]) for body in bodies if body.kind == "classification_banner"],
        "caveat": [name for body in bodies for name in _strings(body, "caveats")],
        "stamp": [stamp_name(stamp.family) for stamp in stamps] or ["none: status unknown"],
        "release": [occasion(stamp) for stamp in stamps],
        "project": [name for body in stamps for name in _strings(body, "project")],
        "record": [
            name for body in bodies for key in ("record", "control", "case", "ref") for name in _strings(body, key)
        ],
    }
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items() if values}


def stamp_name(family: str) -> str:
    """What a family of stamps is called."""
    if family == FAMILY:
        return NAME
    return next((one.name for one in families() if one.id == family), family.replace("_", " ").casefold())


def occasion(stamp: Mark) -> str:
    """The occasion of a release, as far as the stamp tells: its year, or that it has none that can be read."""
    year = re.match(r"(?:19|20)\d\d", str(stamp.value.get("date") or ""))
    return year[0] if year else "year not read"


def _strings(body: Mark, name: str) -> tuple[str, ...]:
    value = body.value.get(name)
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
