"""What `make bench` runs: each benchmark by itself, one after the other, so that none slows another.

python bench/run.py [ingest|dates|names|claims|chronology|copies|repair|search|compare …]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BENCHMARKS = ("ingest", "dates", "names", "claims", "chronology", "copies", "repair", "search", "compare")


def main() -> None:
    asked = sys.argv[1:] or BENCHMARKS
    status = 0
    for name in asked:
        print(f"== {name}", flush=True)
        status |= subprocess.run([sys.executable, HERE / f"{name}.py"], check=False).returncode
    sys.exit(status)


if __name__ == "__main__":
    main()
