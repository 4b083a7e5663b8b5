"""Page images as a browser can show them."""

from __future__ import annotations

import io

from PIL import Image

_SHOWN = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}
_QUALITY = 82
"""JPEG quality of what is shown; typescript keeps its edges down to about 75."""


_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
"""How to turn an image clockwise by so many degrees."""


def scaled(data: bytes, width: int | None, turn: int = 0) -> tuple[bytes, str]:
    """The image, at most `width` pixels wide and then turned clockwise by so many degrees, and its media type; one that
    no browser knows becomes a JPEG."""
    with Image.open(io.BytesIO(data)) as image:
        if (width is None or width >= image.width) and not turn and image.format in _SHOWN:
            return data, _SHOWN[image.format]
        shown = image.convert("L") if image.mode in ("1", "L", "I;16", "P", "LA") else image.convert("RGB")
        if width is not None and width < image.width:
            shown = shown.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.BOX)
        shown = shown.transpose(_TURNS[turn]) if turn else shown
        made = io.BytesIO()
        shown.save(made, "JPEG", quality=_QUALITY)
        return made.getvalue(), "image/jpeg"
