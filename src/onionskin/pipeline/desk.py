"""A desk: where one worker lays out pages of a box, and the answers that do not stand in the box yet.

It answers to the same few words as a box (`said`, `keep`, `read`, `add`), so the loop does not know the difference;
what was added is handed to whoever writes the box.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from onionskin.errors import HouseError
from onionskin.record import Layer, decode, digest, encode


class Shelf(Protocol):
    """What a desk looks up in a box."""

    def said(self, page: str, stage: str, version: int, reads: tuple[str, ...]) -> str | None:
        """What was said of exactly these readings."""

    def body(self, name: str) -> bytes:
        """The encoded answer under that digest."""


@dataclass(slots=True)
class Desk:
    """`image` fetches the bytes of a page image by digest; `shelf` is None where nothing was ever said."""

    image: Callable[[str], bytes]
    shelf: Shelf | None = None
    bodies: dict[str, bytes] = field(default_factory=dict)
    layers: list[Layer] = field(default_factory=list)
    _values: dict[str, Any] = field(default_factory=dict)
    _images: dict[str, str] = field(default_factory=dict)

    def said(self, page: str, stage: str, version: int, reads: tuple[str, ...]) -> str | None:
        """What was said of exactly these readings, here or in the box."""
        return None if self.shelf is None else self.shelf.said(page, stage, version, reads)

    def keep(self, value: object) -> str:
        """Keep an answer under its digest."""
        data = encode(value)
        name = digest(data)
        self.bodies[name] = data
        self._values[name] = value
        return name

    def lay(self, image: str) -> str:
        """Lay out a page image by its digest, to be fetched when a stage reads it; the name to read it by."""
        self._images[f"image:{image}"] = image
        return f"image:{image}"

    def read(self, name: str) -> Any:
        """The value under a digest: an answer, or the bytes of an image that was laid out."""
        if name in self._images:
            return self.image(self._images[name])
        if name not in self._values:
            self._values[name] = decode(self._body(name))
        return self._values[name]

    def _body(self, name: str) -> bytes:
        if name in self.bodies:
            return self.bodies[name]
        if self.shelf is None:
            raise HouseError(f"Nothing was laid out under {name}.")
        return self.shelf.body(name)

    def add(self, layer: Layer) -> None:
        """Add a layer."""
        self.layers.append(layer)
