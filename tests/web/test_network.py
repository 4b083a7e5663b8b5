"""The small network of those whom an entity is named with."""

from __future__ import annotations

from dataclasses import replace

from onionskin.archive import Companion, EntityView
from onionskin.web.network import AROUND, HEIGHT, LONGEST, TIES, WIDTH, net

VIEW = EntityView("e", "PER", "E", 9, 20, (), (), (), 0, (), {})


def companions(count: int, type_: str = "PER") -> tuple[Companion, ...]:
    return tuple(Companion(f"{type_}{n:02}", type_, f"Name {n} " * 5, 50 - n, 60) for n in range(count))


def test_too_few_are_not_drawn() -> None:
    assert net(VIEW) is None
    assert net(replace(VIEW, company=companions(2))) is None


def test_people_are_drawn_before_bodies_and_not_more_than_can_be_told_apart() -> None:
    drawn = net(replace(VIEW, company=(*companions(9, "ORG"), *companions(20))))
    assert drawn
    assert len(drawn.nodes) == AROUND
    assert {node.companion.type for node in drawn.nodes} == {"PER"}
    assert all(0 < node.x < WIDTH and 0 < node.y < HEIGHT for node in drawn.nodes)
    assert all(len(node.name) <= LONGEST for node in drawn.nodes)
    bodies = net(replace(VIEW, company=(*companions(9, "ORG"), *companions(2))))
    assert bodies
    assert len(bodies.nodes) == 11


def test_the_more_pages_the_thicker_and_only_the_nearest_are_tied() -> None:
    company = companions(8)
    links = {(a.id, b.id): n + 1 for n, a in enumerate(company) for b in company if a.id < b.id}
    drawn = net(replace(VIEW, company=company, links=links))
    assert drawn
    by_id = {node.companion.id: node for node in drawn.nodes}
    assert by_id["PER00"].wide > by_id["PER07"].wide
    assert len(drawn.ties) == TIES
    assert net(replace(VIEW, company=company, links={("PER00", "nobody"): 3})) is not None
