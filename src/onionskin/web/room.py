"""What every screen of the room shares: the archive behind it, its templates, its secret, its words."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onionskin.archive import Archive
from onionskin.web import addresses, layers, margin, words
from onionskin.web.choices import chosen

STATIC = Path(str(files("onionskin.web").joinpath("static")))
"""Styles, scripts and faces: all that a browser is sent beside pages and images."""

HEAVIEST = 60_000
"""Bytes of HTML that one screen may weigh."""


@cache
def stamp() -> str:
    """A short digest of everything static: part of its addresses, so that it may be kept for ever."""
    seen = hashlib.sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            seen.update(path.name.encode() + path.read_bytes())
    return seen.hexdigest()[:12]


@cache
def environment() -> Environment:
    """The templates; what a page says is escaped always."""
    made = Environment(
        loader=PackageLoader("onionskin.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        static=lambda name: f"/static/{stamp()}/{name}",
        word=words.word,
        named=words.named,
        standing=words.standing,
        unbroken=words.unbroken,
        number=words.number,
        counted=words.counted,
        size=words.size,
        spread=words.spread,
        folio=margin.folio,
        layer_told=layers.told,
        stop=margin.stop,
        image_url=addresses.image_url,
        item_url=addresses.item_url,
        units_url=addresses.units_url,
    )
    return made


@dataclass(slots=True)
class Room:
    """One reading room. `token` proves that a form came from a screen of this room."""

    archive: Archive
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def show(self, request: Request, template: str, told: Mapping[str, Any], status: int = 200) -> HTMLResponse:
        """A screen."""
        path = quote(request.url.path)
        shared = {
            **chosen(request.cookies),
            "path": path,
            "here": path + (f"?{request.url.query}" if request.url.query else ""),
            "token": self.token,
            "asked": addresses.Asked(),
        }
        html = environment().get_template(template).render(shared | dict(told))
        return HTMLResponse(html, status, headers={"Cache-Control": "no-cache"})

    def light(
        self, request: Request, template: str, sizes: Sequence[int], told: Callable[[int], Mapping[str, Any]]
    ) -> HTMLResponse:
        """A screen that tells the most of some sizes with which it is light enough, or the least of them.

        `told` gives what is told at a size; its `fault`, where it has one, makes the answer's status 400.
        """
        for most in sizes:
            found = told(most)
            answer = self.show(request, template, found, 400 if found.get("fault") else 200)
            if len(answer.body) <= HEAVIEST:
                break
        return answer


def room(request: Request) -> Room:
    """The room that a request came to."""
    found = request.app.state.room
    assert isinstance(found, Room)
    return found
