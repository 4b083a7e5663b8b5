"""The room answers its own reader, and no one else."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from onionskin.web.app import application
from tests.web.doubles import Double

HERE = "http://127.0.0.1:8420"


@pytest.fixture
def double() -> Double:
    return Double()


@pytest.fixture
def client(double: Double) -> TestClient:
    return TestClient(application(double), base_url=HERE, follow_redirects=False, raise_server_exceptions=False)


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/status").text)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8420", 200),
        ("localhost:9", 200),
        ("[::1]:8420", 200),
        ("evil.example", 421),  # a name elsewhere that was made to point here
        ("127.0.0.1.evil.example:8420", 421),  # begins as ours does
        ("evil.example@127.0.0.1", 200),  # a user's name is not a host; no browser sends one
        ("[", 421),  # no host at all
        ("", 421),
    ],
)
def test_only_this_machines_names_are_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/", headers={"Host": host}).status_code == status


@pytest.mark.parametrize("path", ["/", "/page/page-1", "/nothing", "/image/page-1", "/page/none", "/status", "/keys"])
def test_every_answer_carries_the_headers_of_safety(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not re.search(
        r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=",
        answer.text if "html" in answer.headers["content-type"] else "",
    )


def test_a_fault_of_ours_is_told_in_sentences_and_safely(double: Double) -> None:
    def broken() -> None:
        raise RuntimeError("secret detail")

    double.status = broken  # type: ignore[assignment]
    client = TestClient(application(double), base_url=HERE, raise_server_exceptions=False)
    answer = client.get("/status")
    assert answer.status_code == 500
    assert "could not be made" in answer.text
    assert "secret detail" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("headers", "right_token", "status"),
    [
        ({}, True, 303),
        ({"Origin": HERE, "Sec-Fetch-Site": "same-origin"}, True, 303),
        ({}, False, 403),  # a form that someone else wrote
        ({"Origin": "http://evil.example"}, True, 403),
        ({"Origin": "http://127.0.0.1:9999"}, True, 403),  # another program of this machine
        ({"Origin": "null"}, True, 403),  # a sandboxed frame
        ({"Sec-Fetch-Site": "cross-site"}, True, 403),
    ],
)
def test_only_a_form_of_this_room_tries_again(
    client: TestClient, double: Double, headers: dict, right_token: bool, status: int
) -> None:
    with client:
        sent = {"token": token(client) if right_token else "guess"}
        answer = client.post("/retry", data=sent, headers=headers)
        assert answer.status_code == status
        for _ in range(50):
            told = client.get("/status").text
            if "is being tried again" not in told:
                break
    assert double.retried == (1 if status == 303 else 0)
    assert ("2 pages read" in told) == (status == 303)


def test_trying_again_is_not_a_link(client: TestClient, double: Double) -> None:
    assert client.get("/retry").status_code == 405
    assert double.retried == 0


@pytest.mark.parametrize(
    ("back", "there"),
    [
        ("/page/page-1?q=x", "/page/page-1?q=x"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/a\r\nSet-Cookie: x=y", "/"),  # a line break would end the header
        ("", "/"),
    ],
)
def test_the_choice_of_light_leads_back_into_the_room(client: TestClient, back: str, there: str) -> None:
    answer = client.post("/choices", data={"token": token(client), "theme": "dark", "back": back})
    assert answer.headers["location"] == there
    assert 'data-theme="dark"' in client.get("/", headers={"Cookie": answer.headers["set-cookie"].split(";")[0]}).text


def test_a_form_without_end_is_not_read(client: TestClient) -> None:
    assert client.post("/choices", data={"token": token(client), "back": "x" * 30_000}).status_code == 403
