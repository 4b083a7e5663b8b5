"""The standing of a page: one sentence on what it is marked and how it was let go, never more than the page says.

A level is never said alone: it is what was marked, not what holds. A page without a release stamp has the status
`unknown`, which is neither classified nor declassified (domain reference §2.8).
"""

from __future__ import annotations

from onionskin.marking.tables import families, levels
from onionskin.record import Annotations, Mark

_RELEASED = ("declass_stamp", "release_stamp")
_PARTLY = ("part", "sanitized", "sanitised", "exempt", "except")
"""Words of a stamp's action or exception, or of its family, that show that something was held back."""


def standing(marks: Annotations) -> str:
    """The sentence without its full stop, as `No classification marking found; declassified 2011, NND 63316`."""
    bodies = [one.body for one in marks if isinstance(one.body, Mark)]
    stamps = [body for body in bodies if body.kind in _RELEASED]
    released = "; ".join(dict.fromkeys(_release(stamp) for stamp in stamps))
    return f"{marked(bodies)}; {released or 'no release stamp, status unknown'}"


def marked(bodies: list[Mark]) -> str:
    """What the page is marked: its highest banner with its caveats, as marked."""
    banners = [body for body in bodies if body.kind == "classification_banner"]
    if not banners:
        return "No classification marking found"
    rank = {level.name: level.rank for level in levels()}
    top = max(banners, key=lambda body: (rank.get(str(body.value["level"]), 0), len(_names(body))))
    caveats = dict.fromkeys(
        name for body in banners if body.value["level"] == top.value["level"] for name in _names(body)
    )
    return "As marked, in a year the marking does not give: " + " – ".join([str(top.value["level"]), *caveats])


def _names(body: Mark) -> tuple[str, ...]:
    names = body.value.get("caveats")
    return names if isinstance(names, tuple) else ()


def _release(stamp: Mark) -> str:
    """One stamp in words: its act, its date, the order under which it stands, and the numbers that lead further."""
    value = stamp.value
    act = "declassified" if stamp.kind == "declass_stamp" else "released"
    told = f"{value.get('action') or ''} {value.get('exception') or ''} {_family_name(stamp.family)}".casefold()
    if value.get("program") and stamp.family == "EXEMPT_13526":
        act = "held back in part"
    elif any(word in told for word in _PARTLY):
        act += " in part"
    words = [act, str(value["date"])] if value.get("date") else [f"{act} in a year that cannot be read"]
    if value.get("authority"):
        words.append(f"under {value['authority']}")
    numbers = [str(value[name]) for name in ("project", "case", "record") if value.get(name)]
    return ", ".join([" ".join(words), *numbers])


def _family_name(family: str) -> str:
    return next((one.name for one in families() if one.id == family), "")
