"""How soon a screen of the reading room is painted, and what it weighs, in a real Chromium over a real archive.

    python -m tests.web.first_paint ARCHIVE [--query WORD] [--times N]

Prints for each screen the median and the slowest first contentful paint of N loads in fresh contexts (no cache), the
bytes of HTML, and the gzipped bytes of script. The bars are 500 ms, 60,000 and 120,000.
"""

from __future__ import annotations

import argparse
import gzip
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from tests.web.conftest import NAMES, QUIET

PORT = 8497
PAINT = """() => new Promise(resolve => {
  const found = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  if (found()) resolve(found());
  new PerformanceObserver(() => found() && resolve(found())).observe({ type: 'paint', buffered: true });
})"""


def main() -> None:
    """Serve the archive, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--query", default="minister")
    parser.add_argument("--times", type=int, default=10)
    asked = parser.parse_args()
    room = (
        f"from pathlib import Path; from onionskin.web.serve import serve; serve(Path({str(asked.archive)!r}), {PORT})"
    )
    server = subprocess.Popen([sys.executable, "-c", room])
    try:
        wait()
        with sync_playwright() as play:
            found = next((path for name in NAMES if (path := shutil.which(name))), None)
            browser = play.chromium.launch(executable_path=found, args=QUIET)
            for name, path in screens(asked.query).items():
                print(measured(browser, name, path, asked.times), flush=True)
            browser.close()
    finally:
        server.terminate()
        server.wait()


def wait() -> None:
    """Until the room answers."""
    for _ in range(200):
        try:
            fetched("/keys")
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("The room did not open.")


def fetched(path: str) -> str:
    """A screen's HTML."""
    with urlopen(f"http://127.0.0.1:{PORT}{path}") as answer:
        return str(answer.read().decode("utf-8"))


def screens(query: str) -> dict[str, str]:
    """Screens by name: searches, pages opened from their hits, and what the archive holds."""
    asked = f"/?q={quote(query)}"
    hits = re.findall(r'<h2><a href="([^"]+)"', fetched(asked))
    hit = hits[0].replace("&amp;", "&") if hits else "/nothing"
    page = hit.partition("?")[0]
    item = re.search(r'<h1><a href="([^"]+)"', fetched(page))
    return {
        "first screen": "/",
        "search": asked,
        "search, narrowed": f"{asked}&kind=text",
        "search, far on": f"{asked}&from=41",
        "page from a hit": hit,
        "page": page,
        "item": item[1] if item else "/units",
        "units": "/units",
        "status": "/status",
    }


def measured(browser: Browser, name: str, path: str, times: int) -> str:
    """One line on one screen."""
    paints: list[float] = []
    for _ in range(times):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{PORT}{path}", wait_until="commit")
        paints.append(page.evaluate(PAINT))
        context.close()
    html = fetched(path)
    scripts = [fetched(one) for one in re.findall(r'<script src="([^"]+)"', html)]
    weight = sum(len(gzip.compress(one.encode())) for one in scripts)
    middle, worst = statistics.median(paints), max(paints)
    return (
        f"{name:18} FCP median {middle:6.0f} ms, slowest {worst:6.0f} ms;"
        f" HTML {len(html.encode()):6,} bytes, script {weight:6,} bytes  {path}"
    )


if __name__ == "__main__":
    main()
