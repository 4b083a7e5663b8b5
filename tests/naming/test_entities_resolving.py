"""Who is the same as whom, in cases."""

from __future__ import annotations

import pytest

from onionskin.naming.entities import Authorities, resolve
from onionskin.record import Appellation, Authority, Judgement, Name


def per(form: str, item: str = "a", pages: str = "", **more: object) -> Name:
    return Name(Appellation("PER", form, item), tuple((pages or item).split()), **more)  # type: ignore[arg-type]


def sets(*names: Name, judgements: tuple[Judgement, ...] = ()) -> list[set[str]]:
    """The entities as sets of forms with their items."""
    return [{f"{one.form} {one.item}" for one in entity.names} for entity in resolve(names, judgements).entities]


@pytest.mark.parametrize(
    "forms",
    [
        (
            "Robert P. Harmon",
            "Harmon, Robert P.",
            "General Robert P. Harmon",
            "ROBERT P. HARMON",
        ),  # order, rank, capitals
        ("Robert P. Harmon", "R. P. Harmon", "Robert Harmon", "Harmon"),  # initials, less, the one of that name
        ("Robert Harmon, Jr.", "Harmon, Robert, Jr."),  # a suffix on either side
        ("Bill Torrance", "William Torrance"),  # a pet name
        ("Ivan Korshchev", "Ivan Korschev", "Korshchev"),  # letters of another script in two spellings
        ("Le Thanh Sanh", "Sanh, Le Thanh", "Sanh"),  # called by the last name, the family name first
        ("Chou Lin-pei", "Chou Lin Pei", "Chou"),  # called by the first
        ("Robert P. Harmon", "Generel Robert P. Harmon"),  # a title misread
        ("Theodore Kittleson", "Theodore Kittlcson"),  # a letter misread
        ("Secretary of State Torrance", "Amos Torrance"),  # an office and what it is of
        ("L. Mendel Torrance", "Mendel Torrance"),  # the first name left out
        ("Saul Popović", "Saul Popovic"),  # accents
        ("Torrance, Amos, Attorney General", "Amos Torrance"),  # an office behind
    ],
)
def test_these_are_one(forms: tuple[str, ...]) -> None:
    assert len(sets(*map(per, forms))) == 1


@pytest.mark.parametrize(
    "forms",
    [
        ("Robert Harmon", "Horace Harmon"),
        ("Robert A. Harmon", "Robert B. Harmon"),  # initials that differ
        ("Robert Harmon, Jr.", "Robert Harmon, Sr."),  # father and son
        ("Charles Torrance", "Mrs. Charles Torrance"),  # husband and wife
        ("Nguyen Van Sanh", "Nguyen Van Binh"),  # two syllables that both are ones
        ("Nguyen Van Tam", "Nguyen Van Tan"),
        ("Harmon", "Harlan"),
        ("X", "Y"),  # one letter
        ("Жора", "Жанна"),  # another script
    ],
)
def test_these_are_two(forms: tuple[str, ...]) -> None:
    assert len(sets(*map(per, forms))) == 2


def test_a_surname_of_several_stays_by_itself_with_candidates() -> None:
    found = resolve([per("Robert Harmon"), per("Horace Harmon", "b"), per("Harmon", "c")])
    short = next(one for one in found.entities if one.name == "Harmon")
    assert {entity.name for entity in found.entities if entity.id in short.candidates} == {
        "Robert Harmon",
        "Horace Harmon",
    }
    assert short.anchor == Appellation("PER", "Harmon")


def test_a_surname_is_the_one_of_its_item() -> None:
    assert {"Robert Harmon a", "Harmon a"} in sets(per("Robert Harmon"), per("Harmon"), per("Horace Harmon", "b"))


def test_a_surname_is_the_one_with_its_title() -> None:
    names = per("President Robert Harmon"), per("Horace Harmon", "b"), per("President Harmon", "b")
    assert {"President Robert Harmon a", "President Harmon b"} in sets(*names)


def test_the_company_tells_which() -> None:
    company = ("Ann Dorr", "Ole Vik", "Tom Ash")
    names = per("Robert Harmon", company=company), per("Horace Harmon", "b"), per("Harmon", "c", company=company)
    assert {"Robert Harmon a", "Harmon c"} in sets(*names)


def test_different_items_may_mean_different_people_by_one_surname() -> None:
    found = sets(per("Robert Harmon"), per("Harmon"), per("Horace Harmon", "b"), per("Harmon", "b"))
    assert sorted(map(sorted, found)) == [["Harmon a", "Robert Harmon a"], ["Harmon b", "Horace Harmon b"]]


def test_a_bond_says_why() -> None:
    [bond] = resolve([per("Robert P. Harmon"), per("R. Harmon")]).bonds
    assert [reason.kind for reason in bond.reasons][:2] == ["family name the same word", "given name an initial"]
    assert 0.75 <= bond.score < 1


def test_questions_come_by_what_they_move() -> None:
    names = [
        per("Charles Torrance", pages="1 2 3"),
        per("Mrs. Charles Torrance", pages="4 5"),
        per("Amos Kittleson", pages="6"),
        per("Mrs. Amos Kittleson", pages="7"),
    ]
    assert [one.moved for one in resolve(names).questions] == [2, 1]


def test_what_nobody_can_tell_is_not_asked_again() -> None:
    names = [per("Charles Torrance"), per("Mrs. Charles Torrance")]
    [asked] = resolve(names).questions
    assert resolve(names, [Judgement("unsure", asked.one, asked.other)]).questions == ()


def test_a_surname_is_given_to_one_of_several_wherever_it_stands() -> None:
    names = [per("Robert Harmon"), per("Horace Harmon", "b"), per("Harmon", "c"), per("Harmon", "d")]
    said = Judgement("same", Appellation("PER", "Harmon"), Appellation("PER", "Robert Harmon", "a"))
    assert {"Robert Harmon a", "Harmon c", "Harmon d"} in sets(*names, judgements=(said,))


def test_judgements_that_contradict_are_said() -> None:
    one, other = per("Robert Harmon").called, per("Horace Harmon").called
    names = [per("Robert Harmon"), per("Horace Harmon")]
    found = resolve(names, [Judgement("same", one, other), Judgement("different", one, other)])
    assert len(found.entities) == 1
    [fault] = found.faults
    assert "Robert Harmon" in fault
    assert "the earlier holds" in fault


def test_an_entity_is_renamed_and_a_name_left_out() -> None:
    names = [per("Robert Harmon"), per("Handbook")]
    judgements = [
        Judgement("rename", names[0].called, name="R. Harmon of Vessin"),
        Judgement("delete", Appellation("PER", "Handbook")),
    ]
    found = resolve(names, judgements)
    assert [one.name for one in found.entities] == ["R. Harmon of Vessin"]
    assert found.left_out == (names[1].called,)


@pytest.mark.parametrize(("verdict", "other", "name"), [("same", None, ""), ("rename", None, " "), ("merge", None, "")])
def test_a_judgement_that_says_nothing_is_refused(verdict: str, other: None, name: str) -> None:
    with pytest.raises(ValueError, match=r"judgement|missing|needs"):
        Judgement(verdict, Appellation("PER", "Harmon"), other, name)


def test_the_preferred_name_is_the_most_printed_in_full() -> None:
    names = [per("Harmon", pages="1 2 3 4"), per("Gen. Robert Harmon", pages="1 2"), per("ROBERT HARMON", pages="5")]
    [one] = resolve(names).entities
    assert one.name == "Robert Harmon"
    assert one.pages == 5
    assert one.variants[0].form == "Harmon"


def test_a_misreading_is_told_apart() -> None:
    names = [per("Theodore Kittleson", pages="1 2 3"), per("Theodore Kittlcson", "b", "4")]
    [one] = resolve(names).entities
    assert [(variant.form, variant.misread) for variant in one.variants] == [
        ("Theodore Kittleson", False),
        ("Theodore Kittlcson", True),
    ]


def test_an_id_stays_where_another_page_is_added() -> None:
    names = [per("Robert Harmon"), per("Horace Torrance"), per("Torrance", "b")]
    before = {one.id for one in resolve(names).entities}
    after = {one.id for one in resolve([*names, per("Amos Kittleson", "c")]).entities}
    assert before < after


def test_other_types_meet_by_letters_and_capitals() -> None:
    loc = [Name(Appellation("LOC", form, "a"), ("1",)) for form in ("Viet-Nam", "VIETNAM", "Viet Nam", "The Vietnam")]
    doc = [Name(Appellation("DOC", form, "a"), ("1",)) for form in ("NSC 5412", "NSC 5412/2")]
    assert len(resolve(loc).entities) == 1
    assert len(resolve(doc).entities) == 2


def test_letters_are_what_items_spell_them_out_as() -> None:
    names = [
        Name(Appellation("ORG", "VDC", "a"), ("1",), "Vessin Defense Council", "abbreviation"),
        Name(Appellation("ORG", "VDC", "b"), ("2",), "VDC", "abbreviation"),
    ]
    assert len(resolve(names).entities) == 1
    other = Name(Appellation("ORG", "VDC", "c"), ("3",), "Vik Dairy Company", "abbreviation")
    assert len(resolve([*names, other]).entities) == 3


def test_an_authority_joins_what_it_has_for_one_and_leaves_a_choice_where_it_has_two() -> None:
    rows = [
        Authority("x:1", "Harmon, Robert", variants=("Osk Verrin", "R. Harmon")),
        Authority("x:2", "Torrance, Amos"),
        Authority("x:3", "Amos Torrance"),
    ]
    names = [per("Robert Harmon"), per("Osk Verrin", "b"), per("Amos Torrance", "c")]
    found = resolve(names, authorities=Authorities(rows)).entities
    assert sorted((len(one.names), one.authorities) for one in found) == [(1, ("x:2", "x:3")), (2, ("x:1",))]
    assert len(resolve(names).entities) == 3


def test_no_authority_names_a_sign() -> None:
    sign = Name(Appellation("CRYPT", "LCVIKDORR", "a"), ("1",), rule="cryptonym")
    rows = Authorities([Authority("x:1", "LCVIKDORR", "CRYPT"), Authority("x:2", "LCVIKDORR")])
    [one] = resolve([sign], authorities=rows).entities
    assert one.authorities == ()
