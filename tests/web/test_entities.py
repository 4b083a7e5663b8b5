"""The screens of names: lists, one of them, what would change, what was decided, pairs in doubt."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from onionskin.archive import Archive
from onionskin.record import Annotation, Mention, Span
from onionskin.web.app import application
from tests.archive.papers import DOUBT
from tests.web.named import Named
from tests.web.test_correcting import HERE
from tests.web.test_screens import words


@pytest.fixture
def named() -> Iterator[Named]:
    made = Named()
    yield made
    made.archive.close()


@pytest.fixture
def archive(named: Named) -> Archive:
    return named.archive


@pytest.fixture
def client(archive: Archive) -> TestClient:
    return TestClient(application(archive), base_url=HERE, follow_redirects=False)


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/judgements").text)
    assert found
    return found[1]


def send(client: TestClient, **sent: str) -> tuple[int, str]:
    """The status of the answer, and where it leads."""
    form = urlencode({"token": token(client), **sent})
    answer = client.post("/judge", content=form, headers={"Content-Type": "application/x-www-form-urlencoded"})
    return answer.status_code, answer.headers.get("location", "")


def of(archive: Archive, name: str) -> str:
    return archive.entity(name).id


def test_names_are_listed_with_their_other_forms_and_counts(client: TestClient) -> None:
    told = words(client.get("/entities").text)
    assert "All 8" in told
    assert "People 4" in told
    assert "Marek Oldan person" in told
    people = words(client.get("/entities?type=PER").text)
    assert "Harbour Commission" not in people
    assert people.index("Anna Kestrel") > people.index("Pavel Tensin")  # by pages
    by_name = words(client.get("/entities?type=PER&order=name").text)
    assert by_name.index("Anna Kestrel") < by_name.index("Pavel Tensin")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("q=oldan", "1 to 2 of 2"),
        ("q=OLDAN&type=PER&order=name", "1 to 2 of 2"),
        ("q=zebra", "No name has these words"),
        ("q=" + "x" * 3000, "No name has these words"),
        ("q=%D0%9E%D0%BB%D0%B4%D0%B0%D0%BD", "No name has these words"),
        ("type=KING", "All 8"),  # what there is not is passed over
        ("order=age", "All 8"),
        ("from=7", "7 to 8 of 8"),
        ("from=99", "No name has these words"),
    ],
)
def test_a_list_says_what_it_shows(client: TestClient, query: str, says: str) -> None:
    answer = client.get(f"/entities?{query}")
    assert answer.status_code == 200
    assert says in words(answer.text)


def test_an_entity_tells_its_forms_its_pages_and_whom_it_is_named_with(client: TestClient, archive: Archive) -> None:
    text = client.get(f"/entity/{of(archive, 'Marek Oldan')}").text
    told = words(text)
    assert "Person, named 5 times on 3 pages." in told
    assert "The dates beside the name run from May 1957 to March 1959 ." in told
    assert "Marek Oldan 2" in told
    assert "Pavel Tensin 3" in told
    assert "<mark>Marek Oldan</mark>" in text
    link = html.unescape(re.search(r'<h3><a href="(/page/[^"]+)"', text)[1])  # type: ignore[index]
    assert link.rpartition("#L")[2] == re.search(r"line=([0-9]+)", link)[1]  # type: ignore[index]
    page = client.get(link).text
    assert re.search(r'class="ln at"', page)
    assert re.search(r'<a class="n PER at"', page)
    assert f'Taken for <a href="/entity/{of(archive, "Marek Oldan")}">' in page


def test_every_link_of_an_entity_leads_somewhere(client: TestClient, archive: Archive) -> None:
    for name in ("Marek Oldan", "Geneva", "Harbour Commission"):
        text = client.get(f"/entity/{of(archive, name)}?say=rename&than=X").text
        for link in {html.unescape(one).partition("#")[0] for one in re.findall(r'href="(/[^"]*)"', text)}:
            assert client.get(link).status_code == 200, link


def test_the_pages_of_one_form_are_shown_alone(client: TestClient, archive: Archive) -> None:
    told = words(client.get(f"/entity/{of(archive, 'Marek Oldan')}?form=Oldan").text)
    assert "Pages that have “Oldan” 1 to 1 of 1" in told
    none = words(client.get(f"/entity/{of(archive, 'Marek Oldan')}?form=Zorn").text)
    assert "Pages that have “Zorn” none" in none


def test_a_place_is_told_how_it_is_meant(client: TestClient, archive: Archive) -> None:
    told = words(client.get(f"/entity/{of(archive, 'Paris')}").text)
    assert "Meant as a city 2 times, as a government once." in told


def test_what_would_change_stands_first_and_then_comes(client: TestClient, archive: Archive) -> None:
    marek, ludvik = of(archive, "Marek Oldan"), of(archive, "Ludvik Oldan")
    found = client.get(f"/entity/{marek}?find=ludvik").text
    merge = html.unescape(re.search(r'href="([^"]*say=merge[^"]*)"', found)[1])  # type: ignore[index]
    shown = words(client.get(merge.partition("#")[0]).text)
    assert "Marek Oldan and Ludvik Oldan are the same." in shown
    assert "As it is Marek Oldan 3 pages" in shown
    status, there = send(client, what="merge", entity=marek, than=ludvik, who="A. Reader")
    assert status == 303
    told = words(client.get(there).text)
    assert "President Ludvik Oldan" in told
    assert re.search(r"A\. Reader : [\w ]*Oldan and [\w ]*Oldan are the same", told)
    assert send(client, undo="1", back=there) == (303, there)
    assert "undone" in words(client.get(f"/entity/{marek}").text)
    assert "President Ludvik Oldan" not in {one.form for one in archive.entity(marek).forms}


@pytest.mark.parametrize(
    ("what", "than", "says"),
    [
        ("split", "Marck Oldan", "“Marck Oldan” is not the Marek Oldan that the other forms name."),
        ("form", "Oldan", "“Oldan” is no name."),
        ("rename", "Old Marek", "Marek Oldan is to be called Old Marek."),
        ("delete", "", "Marek Oldan is no name, in any of its forms."),
        ("split", "Zorn", "That cannot be said"),
        ("crown", "", "That cannot be said"),
        ("merge", "0" * 16, "That cannot be said"),
        ("merge", "", "That cannot be said"),
        ("source", "0" * 64, "That cannot be said"),
    ],
)
def test_each_thing_that_may_be_said_is_shown_first(
    client: TestClient, archive: Archive, what: str, than: str, says: str
) -> None:
    address = f"/entity/{of(archive, 'Marek Oldan')}?{urlencode({'say': what, 'than': than})}"
    assert says in words(client.get(address).text)
    assert archive.judgements() == ()


def test_what_a_source_names_may_be_another(client: TestClient, archive: Archive) -> None:
    text = client.get(f"/entity/{of(archive, 'Marek Oldan')}").text
    address = html.unescape(re.search(r'href="([^"]*say=source[^"]*)"', text)[1])  # type: ignore[index]
    shown = words(client.get(address.partition("#")[0]).text)
    assert "The Marek Oldan of this source is not the Marek Oldan of the others." in shown


def test_a_name_that_is_none_is_gone_and_its_word_stays(client: TestClient, archive: Archive) -> None:
    body = of(archive, "Harbour Commission")
    assert send(client, what="delete", entity=body, who="A. Reader") == (303, "/judgements")
    assert client.get(f"/entity/{body}").status_code == 404
    told = words(client.get("/judgements").text)
    assert "A. Reader : Harbour Commission is no name" in told
    assert send(client, undo="1")[0] == 303
    assert client.get(f"/entity/{body}").status_code == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"what": "delete", "entity": "Paris"}, 400),  # nobody is named
        ({"what": "crown", "entity": "Paris", "who": "A"}, 400),
        ({"entity": "Paris", "who": "A"}, 400),
        ({"what": "delete", "entity": "Zorn", "who": "A"}, 409),
        ({"what": "merge", "entity": "Paris", "than": "Paris", "who": "A"}, 409),
        ({"undo": "x"}, 400),
        ({"undo": "7"}, 409),
        ({"undo": "9" * 30}, 400),
    ],
)
def test_what_cannot_be_kept_is_not(client: TestClient, archive: Archive, sent: dict[str, str], status: int) -> None:
    assert send(client, **sent)[0] == status
    assert archive.judgements() == ()


def test_a_form_from_elsewhere_is_not_taken(client: TestClient, archive: Archive) -> None:
    sent = urlencode({"what": "delete", "entity": of(archive, "Paris"), "who": "A", "token": "guessed"})
    answer = client.post("/judge", content=sent, headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 403
    assert archive.judgements() == ()


def test_pairs_in_doubt_are_decided() -> None:
    named = Named(DOUBT)
    archive = named.archive
    client = TestClient(application(archive), base_url=HERE, follow_redirects=False)
    total, (first, second) = archive.review()
    told = words(client.get("/review").text)
    assert total == 2
    assert "2 pairs of names may be the same." in told
    assert re.search(r"Probably the same : family name the same word: tensin .*; a name more: pavel \w\.", told)
    assert "To join them would move 1 page." in told
    entity = words(client.get(f"/entity/{first.one.id}").text)
    assert "Perhaps the same 2" in entity
    sent = {"entity": first.one.id, "than": first.other.id, "who": "A", "back": "/review"}
    assert send(client, what="apart", **sent) == (303, "/review")
    assert [one.other.name for one in archive.review()[1]] == [second.other.name]
    assert send(client, what="unsure", **{**sent, "than": second.other.id}) == (303, "/review")
    assert archive.review() == (0, ())
    assert "No two names are in doubt." in words(client.get("/review").text)
    for number in ("1", "2"):
        send(client, undo=number)
    assert archive.review()[0] == 2


def test_a_judgement_without_effect_is_said_to_be_so(client: TestClient, archive: Archive) -> None:
    archive.judge("A. Reader", *archive.proposed("split", "Marek Oldan", "Marck Oldan"))
    page = archive.item("papers/three.txt").leaves[0].page
    other = Mention("ORG", None, "Marck Oldan and Company", "name", "by hand")
    archive.correct(page, "A. Reader", Annotation(Span(0, len("Marck Oldan")), other))
    assert "Kept, without effect: no page has this name now." in words(client.get("/judgements").text)


def test_names_with_markup_in_them_are_shown_as_they_are(client: TestClient, archive: Archive) -> None:
    evil = '<script>alert("x")</script> & Co'
    archive.judge("<b>A</b>", *archive.proposed("rename", "Marek Oldan", evil))
    for path in ("/entities", "/judgements", f"/entity/{archive.entity('Marek Oldan', limit=1).id}"):
        text = client.get(path).text
        assert "<script>alert" not in text
        assert "<b>A</b>" not in text


def test_an_archive_without_a_table_of_names_says_what_to_do(client: TestClient, archive: Archive) -> None:
    archive._forget_names()
    for one in (archive.folder / "tables").iterdir():
        one.unlink()
    for path in ("/entities", "/review", "/places"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "onionskin index" in words(answer.text)
    assert client.get("/judgements").status_code == 200


@pytest.mark.parametrize("path", ["/entities", "/review", "/places", "/judgements", "/entity/Marek%20Oldan"])
def test_no_screen_of_names_is_heavy(client: TestClient, path: str) -> None:
    assert len(client.get(path).content) <= 60_000
