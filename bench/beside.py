"""What others need to run beside us: each peer in an environment of its own, never as a dependency."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
PEERS = HERE / "peers"


def peers_of(bench: str) -> dict[str, dict[str, str]]:
    """The peers that do the same work as a benchmark, by name."""
    told = tomllib.loads((HERE / "peers.toml").read_text("utf-8"))
    return {name: peer for name, peer in told.items() if peer["bench"] == bench}


def environment(name: str, peer: Mapping[str, str]) -> Path | str:
    """The Python of a peer's own environment, made on first use; a sentence where that cannot be."""
    least = tuple(map(int, peer["python"].split(".")))
    if sys.version_info[:2] < least:
        return f"needs Python {peer['python']} and this is {sys.version_info[0]}.{sys.version_info[1]}"
    absent = [program for program in peer["programs"] if shutil.which(program) is None]
    if absent:
        return f"needs {' and '.join(absent)}, not to be found on this machine"
    folder = HERE / ".peers" / name
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        command: list[str | Path] = [
            python,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            peer["package"],
        ]
        made = subprocess.run(command, capture_output=True, text=True)
        if made.returncode:
            return f"could not be installed: {(made.stderr.strip().splitlines() or ['pip did not say why'])[-1]}"
        (folder / "ready").touch()
    return python
