"""Page images, in a few widths, kept by the browser for good: the bytes behind a page's id never change."""

from __future__ import annotations

import threading
from collections import OrderedDict
from hashlib import sha256

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onionskin.archive import Archive
from onionskin.web.room import room

THUMBNAIL = 160
WIDTHS = (THUMBNAIL, 1400)
"""Widths that are served beside the whole image: a thumbnail at twice its size on the screen, and a page's first
view. Few, so that each is made once."""
_KEPT = 24_000_000
"""Bytes of scaled images kept in memory: some 3,000 thumbnails."""

Key = tuple[str, int | None]


class Kept:
    """The scaled images asked for last, up to so many bytes. For several threads."""

    def __init__(self, most: int = _KEPT) -> None:
        self._most, self._size = most, 0
        self._made: OrderedDict[Key, tuple[bytes, str]] = OrderedDict()
        self._lock = threading.Lock()

    def image(self, archive: Archive, page: str, width: int | None) -> tuple[bytes, str]:
        """The image and its media type, a thumbnail upright; a whole one is not kept, for it need not be made.

        Raises UsageError.
        """
        if width is None:
            return archive.image(page)
        key = (page, width)
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = archive.image(page, width, upright=width == THUMBNAIL)
        with self._lock:
            if key not in self._made:
                self._made[key] = made
                self._size += len(made[0])
            while self._size > self._most:
                _, (data, _) = self._made.popitem(last=False)
                self._size -= len(data)
        return made


async def image(request: Request) -> Response:
    """A page's image; `width` asks for the least of the served widths that is as wide."""
    page, width = request.path_params["page"], _width(request.query_params.get("width"))
    tag = f'"{sha256(f"{page} {width}".encode()).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "private, max-age=31536000, immutable"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    kept: Kept = request.app.state.kept
    data, media_type = await run_in_threadpool(kept.image, room(request).archive, page, width)
    return Response(data, media_type=media_type, headers=headers)


def _width(said: str | None) -> int | None:
    if said is None or not said.isascii() or not said.isdigit():
        return None
    return next((width for width in WIDTHS if width >= int(said[:6])), None)
