"""Authority files: what is wrong is said with file and line, and nothing else is lost."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.errors import SourceError
from onionskin.naming.entities import read_authority
from onionskin.record import Role


def test_rows_of_json_lines() -> None:
    row = {
        "id": 7,
        "preferred": "Harmon, Robert",
        "aliases": ["R. Harmon", "Harmon, Robert", "Osk Verrin"],
        "positions": [{"title": "Minister of Roads", "start": "1953", "end": "1956-05"}, "Envoy from 1960 until 1961"],
        "ids": {"wikidata": "Q1"},
        "birth": "1901",
    }
    [one] = read_authority(json.dumps(row).encode(), "people.jsonl").authorities
    assert (one.id, one.name, one.type, one.born, one.line) == ("people:7", "Harmon, Robert", "PER", "1901", 1)
    assert one.variants == ("R. Harmon", "Osk Verrin")
    assert one.roles == (Role("Minister of Roads", "1953", "1956-05"), Role("Envoy", "1960", "1961"))
    assert one.ids == ("wikidata:Q1",)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_of_csv(delimiter: str) -> None:
    lines = ["Identifier,Label,Kind,Also known as,Roles", '1,"Harmon, Robert",person,R. Harmon|Osk,Envoy [1953/]']
    data = "\n".join(lines).replace(",", delimiter).replace(f"Harmon{delimiter}", "Harmon,")
    [one] = read_authority(data.encode(), "people.csv", "x").authorities
    assert (one.id, one.name, one.variants, one.roles) == (
        "x:1", "Harmon, Robert", ("R. Harmon", "Osk"), (Role("Envoy", "1953", ""),)
    )  # fmt: skip


def test_each_fault_is_said_and_the_rest_is_kept() -> None:
    data = (
        b"id,name,type\n1,Robert Harmon,\n1,Amos Torrance,\n,Nobody,\n3,  ,\n4,F\xe9lix,\n5,Osk,robot\n6,Una,PER,more\n"
        b"7,Ann Dorr,org\n"
    )
    found = read_authority(data, "people.csv")
    assert [one.name for one in found.authorities] == ["Robert Harmon", "Ann Dorr"]
    wanted = [(3, "line 2"), (4, "no id"), (5, "no name"), (6, "not UTF-8"), (7, "'robot'"), (8, "more cells")]
    assert len(found.faults) == len(wanted)
    for fault, (line, words) in zip(found.faults, wanted, strict=True):
        assert fault.startswith(f"people.csv, line {line}: ")
        assert words in fault


def test_a_line_of_json_that_is_cut_loses_itself_alone() -> None:
    found = read_authority(
        b'{"id": 1, "name": "Osk Verrin"}\n{"id": 2, "na\n[]\n{"id": 3, "name": "Ann Dorr"}', "p.jsonl"
    )
    assert [one.id for one in found.authorities] == ["p:1", "p:3"]
    assert [fault.split(":")[0] for fault in found.faults] == ["p.jsonl, line 2", "p.jsonl, line 3"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_encoding_are_no_part_of_the_first_column(encoding: str) -> None:
    [one] = read_authority("id,name\n1,Koça Verrin\n".encode(encoding), "p.csv").authorities
    assert one.name == "Koça Verrin"


@pytest.mark.parametrize("data", [b"", b"\x00\xff\x00", b"name,born\nOsk,1900\n", b"id,name\n1,\n", b"{}"])
def test_a_file_of_which_nothing_can_be_read_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"people\.csv"):
        read_authority(data, "people.csv")


@given(st.binary(max_size=300))
def test_whatever_comes_is_read_or_refused(data: bytes) -> None:
    try:
        found = read_authority(b"id,name\n1,Osk Verrin\n" + data, "people.csv")
    except SourceError:
        return
    assert found.authorities[0].name == "Osk Verrin"
