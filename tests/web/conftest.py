"""A real Chromium for the tests marked `browser`, and a room of three pages for it to read."""

from __future__ import annotations

import os
import shutil
import threading
import time
import warnings
from collections.abc import Callable, Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Error, Page, sync_playwright
from starlette.testclient import TestClient

from onionskin.web.app import application
from tests.web.doubles import Double

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

HERE = "http://127.0.0.1:8420"
Open = Callable[..., Page]
SCAN = "/page/page-1?q=Hanoi&hit=1&line=14"
"""The first page, opened from the first hit: `Hanoi` stands on line 14 and six more times."""


def focused(page: Page) -> str:
    """Where the focus is: an id, else the start of what is written there."""
    found: str = page.evaluate("document.activeElement.id || document.activeElement.textContent.trim().slice(0, 20)")
    return found


def parameter(page: Page, name: str) -> str | None:
    """A parameter of the address."""
    found: str | None = page.evaluate("name => new URL(location).searchParams.get(name)", name)
    return found


class NoChromium(UserWarning):
    """Told among the last lines of a run, where a skip alone would be one letter among many."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or Playwright's own; where there is neither, the test is skipped and the run says so."""
    with sync_playwright() as play:
        found = next((path for name in NAMES if (path := shutil.which(name))), None)
        own = play.chromium.executable_path
        if os.environ.get("ONIONSKIN_BROWSER") == "none" or not (found or os.path.exists(own)):
            _skip("no Chromium was found (Debian: apt-get install chromium; elsewhere: playwright install chromium)")
        try:
            browser = play.chromium.launch(executable_path=found, args=QUIET)
        except Error as fault:
            _skip(f"Chromium would not start ({fault.message.splitlines()[0]})")
        yield browser
        browser.close()


def _skip(why: str) -> None:
    warnings.warn(f"THE BROWSER TESTS WERE SKIPPED: {why}.", NoChromium, stacklevel=1)
    pytest.skip(why)


@pytest.fixture
def double() -> Double:
    return Double()


@pytest.fixture
def client(double: Double) -> TestClient:
    """A room over the double that is asked without a browser."""
    return TestClient(application(double), base_url=HERE, follow_redirects=False)


@pytest.fixture
def address(double: Double) -> Iterator[str]:
    """The address of a room over the double, served on this machine while the test goes on."""
    server = uvicorn.Server(uvicorn.Config(application(double), host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not (server.started and server.servers):
        assert thread.is_alive()
        time.sleep(0.005)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def open_(chromium: Browser, address: str) -> Iterator[Open]:
    """Opens a screen; the context's own settings may be given. A fault in a script or a refused file fails the test."""
    faults: list[str] = []
    contexts = []

    def opened(path: str, **settings: object) -> Page:
        context = chromium.new_context(**{"viewport": WIDE, "base_url": address, **settings})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        page.on("request", lambda sent: faults.append(sent.url) if not sent.url.startswith(address) else None)
        page.goto(path)
        page.wait_for_load_state("networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []
