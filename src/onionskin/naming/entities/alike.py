"""Names of states and bodies that are the same by themselves: USSR is the Soviet Union."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[tuple[str, str], str]:
    rows = tomllib.loads((files("onionskin.naming.entities") / "alike.toml").read_text("utf-8"))
    return {
        (type_, "".join(c for c in name.lower() if c.isalnum())): row.split("|")[0].strip().lower().replace(" ", "")
        for type_, listed in rows.items()
        for row in listed["names"]
        for name in row.split("|")
    }


def called_alike(type_: str, glued: str) -> str:
    """The key of the first name of its row; the key itself where no row has it. Keys are small letters and digits."""
    return _table().get((type_, glued), glued)
