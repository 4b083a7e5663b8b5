"""Where the project and the development data are."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def data() -> Path:
    """Where the development data would be: ONIONSKIN_DATA, else beside the project."""
    return Path(os.environ.get("ONIONSKIN_DATA") or ROOT.parent / "shared" / "data")
