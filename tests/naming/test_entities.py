"""The laws of entities: what is added or taken back changes no more than it says, and people's word holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.naming.entities import block_digest, blocks, resolve, settle, together
from onionskin.record import MENTIONS, Appellation, Entity, Judgement, Name, decode, encode

FORMS = (
    "Robert P. Harmon", "Robert Harmon", "R. Harmon", "Gen. Harmon", "Harmon", "Horace Harmon", "Mrs. Robert Harmon",
    "Harmon, Robert P.", "Robert Harmcn", "Vo Nguyen Sanh", "Sanh", "Vo Nguyen Sanb", "Ivan Korshchev", "Ivan Korschev",
    "Korshchev", "X", "…", "Жора", "President Harmon", "ROBERT HARMON", "Robert Harmon, Jr.", "Chou Lin-pei", "Chou",
)  # fmt: skip
ITEMS, PAGES = ("a", "b", "c"), tuple("0123456789")
TYPES = ("PER", "PER", "PER", "LOC", "CRYPT")


@st.composite
def papers(draw: st.DrawFn) -> list[Name]:
    """The names of some items. A page has its names, in whatever items it is; items may have pages in common."""
    said = st.tuples(st.sampled_from(TYPES), st.sampled_from(FORMS))
    on = {page: draw(st.sets(said, max_size=5)) for page in draw(st.sets(st.sampled_from(PAGES), max_size=6))}
    found = []
    for item in ITEMS if on else ():
        pages = draw(st.sets(st.sampled_from(sorted(on)), max_size=4))
        full = draw(st.sampled_from([None, "Robert P. Harmon", "Horace Harmon"]))
        found += of_item(item, {page: on[page] for page in pages}, full)
    return found


def of_item(item: str, on: Mapping[str, set[tuple[str, str]]], full: str | None = None) -> list[Name]:
    """The names of an item in which the names of one word are short for `full`."""
    names = []
    for type_, form in sorted({said for names in on.values() for said in names}):
        pages = tuple(sorted(page for page in on if (type_, form) in on[page]))
        company = {other for page in pages for kind, other in on[page] if kind == "PER" and " " in other}
        short = full if type_ == "PER" and " " not in form else None
        names.append(Name(Appellation(type_, form, item), pages, short, company=tuple(sorted(company - {form}))))
    return names


names = papers()
held = settings(max_examples=120, deadline=None)


def parted(entities: Sequence[Entity], names: Sequence[Name]) -> set[frozenset[Appellation]]:
    """How the entities part these names."""
    mine = {name.called for name in names}
    return {frozenset(mine & set(one.names)) for one in entities} - {frozenset()}


def entity(entities: Sequence[Entity], called: Appellation) -> Entity:
    return next(one for one in entities if called in one.names)


@st.composite
def judged(draw: st.DrawFn) -> tuple[list[Name], list[Judgement]]:
    """Names and what people said of some."""
    listed = draw(names.filter(lambda names: len(names) > 1))
    pairs = st.lists(st.sampled_from(listed), min_size=2, max_size=2, unique_by=lambda name: name.called)
    said = draw(st.lists(st.tuples(st.sampled_from(["same", "different", "unsure"]), pairs), max_size=5))
    return listed, [Judgement(verdict, one.called, other.called) for verdict, (one, other) in said]


@held
@given(judged())
def test_every_name_is_in_one_entity(drawn: tuple[list[Name], list[Judgement]]) -> None:
    listed, judgements = drawn
    found = [called for one in resolve(listed, judgements).entities for called in one.names]
    assert sorted(found) == sorted(name.called for name in listed)


@held
@given(st.lists(st.tuples(st.sampled_from(MENTIONS), st.text(max_size=30)), max_size=8))
def test_whatever_is_called_a_name_is_kept(forms: list[tuple[str, str]]) -> None:
    """Other alphabets, signs, one letter, nothing but blanks: each is in an entity."""
    listed = [Name(Appellation(type_, form, "a"), ("p",)) for type_, form in forms]
    found = [called for one in resolve(listed).entities for called in one.names]
    assert sorted(found) == sorted({name.called for name in listed})


@held
@given(judged(), st.randoms())
def test_the_order_of_names_says_nothing(drawn: tuple[list[Name], list[Judgement]], draw) -> None:  # type: ignore[no-untyped-def]
    listed, judgements = drawn
    mixed = draw.sample(listed, len(listed))
    assert resolve(mixed, judgements) == resolve(listed, judgements)


@held
@given(judged(), st.data())
def test_different_always_separates(drawn: tuple[list[Name], list[Judgement]], data: st.DataObject) -> None:
    """Whatever else was said later, and through whatever chain the two would meet."""
    listed, judgements = drawn
    one, other = data.draw(st.lists(st.sampled_from(listed), min_size=2, max_size=2, unique_by=lambda n: n.called))
    found = resolve(listed, [Judgement("different", one.called, other.called), *judgements]).entities
    assert other.called not in entity(found, one.called).names


@held
@given(judged(), st.data())
def test_same_always_joins(drawn: tuple[list[Name], list[Judgement]], data: st.DataObject) -> None:
    listed, judgements = drawn
    one, other = data.draw(st.lists(st.sampled_from(listed), min_size=2, max_size=2, unique_by=lambda n: n.called))
    found = resolve(listed, [Judgement("same", one.called, other.called), *judgements]).entities
    assert other.called in entity(found, one.called).names


@held
@given(judged())
def test_undoing_restores_every_byte_block_by_block(drawn: tuple[list[Name], list[Judgement]]) -> None:
    """The names of the blocks that judgements touched, taken together and cut anew without them, are the old blocks."""
    listed, judgements = drawn
    before = blocks(listed)
    said = {one for judgement in judgements for one in (judgement.one, judgement.other)}
    touched = [block for block in before if any(name.called in said for name in block)]
    again = blocks([name for block in touched for name in block])
    assert again == tuple(touched)
    assert encode(together(map(settle, again)).entities) == encode(together(map(settle, touched)).entities)
    assert [block_digest(block) for block in again] == [block_digest(block) for block in touched]


@held
@given(judged())
def test_a_block_by_itself_comes_to_what_it_comes_to_among_all(drawn: tuple[list[Name], list[Judgement]]) -> None:
    listed, judgements = drawn
    whole = resolve(listed, judgements)
    alone = together(resolve(block, judgements) for block in blocks(listed, judgements))
    assert alone.entities == whole.entities
    assert alone.bonds == whole.bonds


@held
@given(names, st.data())
def test_a_copy_of_a_page_changes_no_clustering(listed: list[Name], data: st.DataObject) -> None:
    """In another item, or in the same: the page's content is the same page."""
    pages = sorted({page for name in listed for page in name.pages})
    if not pages:
        return
    page = data.draw(st.sampled_from(pages))
    on = {(name.called.type, name.called.form) for name in listed if page in name.pages}
    copies = of_item("copy", {page: on})
    before, after = resolve(listed), resolve([*listed, *copies])
    assert parted(after.entities, listed) == parted(before.entities, listed)
    told = {one.names: one.pages for one in before.entities}
    for one in after.entities:
        own = tuple(called for called in one.names if called.item != "copy")
        assert told.get(own, one.pages) == one.pages


@held
@given(judged())
def test_a_sign_is_one_with_the_identical_sign_alone(drawn: tuple[list[Name], list[Judgement]]) -> None:
    listed, _ = drawn
    for one in resolve(listed).entities:
        if any(called.type == "CRYPT" for called in one.names):
            assert len({(called.type, called.form) for called in one.names}) == 1


def test_a_resolution_can_be_written_down() -> None:
    found = resolve([Name(Appellation("PER", "Robert Harmon", "a"), ("p",), misread=(("Robert Harmcn", 1),))])
    assert decode(encode(found.entities)) == found.entities
