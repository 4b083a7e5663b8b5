"""Opening the reading room on this machine."""

from __future__ import annotations

from pathlib import Path

import uvicorn

from onionskin.archive import Archive
from onionskin.errors import UsageError
from onionskin.web.app import application

HOST = "127.0.0.1"
"""Only this machine: the room has no locks of its own."""


def serve(archive_folder: Path, port: int = 8420, *, unmasked: bool = False) -> None:
    """Serve the reading room over an archive until interrupted. Raises UsageError where the port is taken."""
    archive = Archive.open(archive_folder)
    archive.unmasked = unmasked
    config = uvicorn.Config(
        application(archive), host=HOST, port=port, log_level="warning", access_log=False, server_header=False
    )
    server = uvicorn.Server(config)
    try:
        server.run()
    except SystemExit as stopped:
        raise UsageError(
            f"The reading room cannot open at port {port} of this machine; perhaps another program has it."
            " Choose another with --port."
        ) from stopped
    finally:
        archive.close()
