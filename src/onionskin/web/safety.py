"""What keeps the room to its reader: only this machine's names, and nothing from elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names under which the room answers. A page elsewhere whose name is made to point here is refused (DNS rebinding)."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self';"
        " connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Nothing from elsewhere, no script but the room's own files, no framing, no guessing of types."""


class Guard:
    """Refuses requests under a name that is not this machine's, and puts the headers of safety on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        if _host(Headers(scope=scope).get("host", "")) in LOOPBACK:
            await self.app(scope, receive, guarded)
            return
        refusal = PlainTextResponse(
            "This reading room answers only on this machine. Open it at http://127.0.0.1 and its port.\n", 421
        )
        await refusal(scope, receive, guarded)


def _host(said: str) -> str | None:
    try:
        return urlsplit(f"//{said}").hostname
    except ValueError:
        return None
