"""Folders are an archive's arrangement: what units a source belongs to (ISAD(G) levels)."""

from __future__ import annotations

import re

from onionskin.record import Level, Unit

_FOLDERS = (Level.FONDS, Level.SERIES, Level.FILE)
_NAME_END = re.compile(r"(?<=.)\.[A-Za-z][A-Za-z0-9]{1,4}$")
_PARTED = re.compile(r"\s*--\s*")
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])|(?<=[a-z])-(?=\d)|(?<=\d)-(?=[a-z]{2})")


def units(code: str) -> tuple[Unit, ...]:
    """The units that a source's code names, widest first, the source itself last.

    The folder that was ingested is the fonds, a folder in it a series, every deeper one a file, the source the item.
    Each unit's code is the beginning of the path, its parent the code before it; a file ingested by itself is an
    item without a parent.
    """
    names = code.split("/")
    found: list[Unit] = []
    for depth, name in enumerate(names):
        level = Level.ITEM if depth == len(names) - 1 else _FOLDERS[min(depth, 2)]
        parent = found[-1].code if found else None
        found.append(Unit("/".join(names[: depth + 1]), level, _title(name), parent))
    return tuple(found)


def _title(name: str) -> str:
    """A name as a person would write it: `study-iii-b--2011.pdf` is `Study iii b, 2011`; `105-41877` stays."""
    plain = _PARTED.sub(", ", _NAME_END.sub("", name).replace("_", " "))
    plain = " ".join(_HYPHEN.sub(" ", plain).split())
    return plain[:1].upper() + plain[1:] if plain else name
