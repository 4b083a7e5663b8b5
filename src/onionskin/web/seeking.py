"""What a reader asks of the chronology: in the address, as the archive is asked, and as chips that can be let go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from onionskin.archive import Wanted
from onionskin.record import FACTUALITY, SOURCES
from onionskin.web.words import word

ORDERS = {"time": "by time", "sources": "those of most sources first", "conflicts": "those in conflict first"}
_LONGEST, _MOST = 200, 8
"""Code points of a value that are looked at, and values of one kind."""


@dataclass(frozen=True, slots=True)
class Seeking:
    """Filters of the chronology. `since` and `until` are EDTF, `about` and `place` names or ids of entities."""

    about: tuple[str, ...] = ()
    place: str = ""
    source: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    words: str = ""
    every: bool = False
    order: str = "time"

    @classmethod
    def of(cls, params: QueryParams) -> Seeking:
        """What an address asks for; what there is not is passed over."""

        def some(name: str) -> tuple[str, ...]:
            found = (value.strip()[:_LONGEST] for value in params.getlist(name))
            return tuple(dict.fromkeys(value for value in found if value))[:_MOST]

        def one(name: str) -> str:
            return next(iter(some(name)), "")

        return cls(
            about=some("about"),
            place=one("place"),
            source=tuple(value for value in some("source") if value in SOURCES),
            document=some("document"),
            sure=tuple(value for value in some("sure") if value in FACTUALITY),
            since=one("since"),
            until=one("until"),
            words=one("words"),
            every=params.get("every") == "1",
            order=order if (order := params.get("order", "")) in ORDERS else "time",
        )

    @property
    def wanted(self) -> Wanted:
        """As the archive is asked."""
        return Wanted(
            about=self.about,
            first=self.since or None,
            last=self.until or None,
            words=self.words,
            sources=self.source,
            documents=self.document,
            certainty=self.sure,
            place=self.place,
            all_kinds=self.every,
            order=self.order,
        )

    @property
    def anything(self) -> bool:
        """Whether anything is left out."""
        return replace(self, order="time", every=False) != Seeking()

    def pairs(self) -> list[tuple[str, str]]:
        """As parameters of an address."""
        found: list[tuple[str, str]] = []
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, tuple):
                found += [(one.name, each) for each in value]
            elif value is True:
                found.append((one.name, "1"))
            elif value and (one.name, value) != ("order", "time"):
                found.append((one.name, value))
        return found

    def url(self, path: str = "/chronology", start: int = 1, **changes: Any) -> str:
        """The address of a screen, from the `start`-th of its rows, changed as said."""
        pairs = [*replace(self, **changes).pairs(), *([("from", str(start))] if start > 1 else [])]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def chips(self, path: str, called: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
        """What is chosen: of what kind, in words, and the address without it. `called` names an entity by its id."""
        shown: dict[str, Callable[[str], str]] = {
            "about": called,
            "place": called,
            "source": lambda value: word("source", value),
            "sure": lambda value: word("factuality", value),
        }
        for name, value in self.pairs():
            if name in ("order", "every"):
                continue
            whole = getattr(self, name)
            left: Any = tuple(one for one in whole if one != value) if isinstance(whole, tuple) else ""
            yield word("seeking", name), shown.get(name, str)(value), self.url(path, **{name: left})
