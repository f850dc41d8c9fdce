"""CSV as people and programs write it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model import Scalar, Tree
from docpipe.read import parse


def rows(tree: Tree) -> list[dict[str, str | None]]:
    assert isinstance(tree.data, list)
    return [{key: value.text if isinstance(value, Scalar) else None for key, value in row.items()} for row in tree.data if isinstance(row, dict)]


def codes(text: str) -> list[tuple[str, str]]:
    return [(item.code, str(item.location).removeprefix("a.csv:")) for item in parse(text.encode(), "a.csv").diagnostics]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_recognised(delimiter: str) -> None:
    text = f'Jméno{delimiter}Částka{delimiter}Pozn\nLenka{delimiter}"1,5; 2"{delimiter}\nJan{delimiter}3{delimiter}x\n'
    assert rows(parse(text.encode(), "a.csv").value) == [
        {"Jméno": "Lenka", "Částka": "1,5; 2", "Pozn": None},
        {"Jméno": "Jan", "Částka": "3", "Pozn": "x"},
    ]


def test_decimal_commas_do_not_make_columns() -> None:
    assert rows(parse(b"a;b\n1,5;2,5\n3,0;4,0\n", "a.csv").value)[0] == {"a": "1,5", "b": "2,5"}


def test_one_column_is_not_divided() -> None:
    assert rows(parse("Jméno\nNovák, Jan\n".encode(), "a.csv").value) == [{"Jméno": "Novák, Jan"}]


def test_excels_hint_and_windows_line_ends_are_understood() -> None:
    assert rows(parse(b"sep=,\r\na,b\r\n1;2,3\r\n", "a.csv").value) == [{"a": "1;2", "b": "3"}]


def test_places_are_where_a_field_begins_after_fields_of_many_lines_too() -> None:
    tree = parse(b'a;b;c\n\n"x\ny";z;w\nq;;r\n', "a.csv").value
    assert rows(tree) == [{"a": "x\ny", "b": "z", "c": "w"}, {"a": "q", "b": None, "c": "r"}]
    assert str(tree.locate((0, "a"))) == "a.csv:3:1"
    assert str(tree.locate((0, "b"))) == "a.csv:4:4"
    assert str(tree.locate((1,))) == "a.csv:5:1"
    assert str(tree.locate((1, "b"))) == "a.csv:5:3"
    assert str(tree.locate_key((1, "c"))) == "a.csv:1:5"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;b\n1;2;3\n", [("table-row-long", "2:5")]),
        ("a;b\n1;2;;\n", []),
        ("a;b\n1\n", []),
        ("a;a\n1;2\n", [("table-header-duplicate", "1:3")]),
        ("a;;b\n1;x;2\n", [("table-header-missing", "2:3")]),
        ("a;;b\n1;;2\n", []),
        ('a;b\n"Malý" Josef;2\n', [("csv-quote", "2:1")]),
        ('a;b\n"Malý;2\n', [("csv-quote", "2:1")]),
        ("", [("table-empty", "a.csv")]),
    ],
)
def test_a_wrong_shape_has_a_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert codes(text) == expected


def test_a_row_of_empty_fields_is_no_row() -> None:
    assert rows(parse(b"a;b\n;;\n \n1;2\n", "a.csv").value) == [{"a": "1", "b": "2"}]


_FIELD = st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S", "Zs")), max_size=8)


@given(st.sampled_from([",", ";", "\t"]), st.lists(st.lists(_FIELD, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_a_program_writes_is_read(delimiter: str, table: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([["první", "druhý", "třetí"], *table])
    expected = [dict(zip(("první", "druhý", "třetí"), row, strict=True)) for row in table if any(item.strip() for item in row)]
    read = rows(parse(stream.getvalue().encode(), "a.csv").value)
    assert [{key: value or "" for key, value in row.items()} for row in read] == [
        {key: value if value.strip() else "" for key, value in row.items()} for row in expected
    ]
