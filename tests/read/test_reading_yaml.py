"""YAML is text with places; everything clever in it is refused with a place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.diagnostics import DocpipeError
from docpipe.model import Scalar, Tree, Written
from docpipe.read import parse


def tree(text: str) -> Tree:
    checked = parse(text.encode(), "a.yaml")
    assert checked.diagnostics == ()
    return checked.value


def plain(data: object) -> object:
    """Return data with texts in place of Scalars."""
    match data:
        case Scalar():
            return data.text
        case list():
            return [plain(item) for item in data]
        case dict():
            return {key: plain(item) for key, item in data.items()}
    return data


def complaints(text: str) -> list[tuple[str, str]]:
    try:
        found = parse(text.encode(), "a.yaml").diagnostics
    except DocpipeError as error:
        found = error.diagnostics
    return [(item.code, str(item.location).removeprefix("a.yaml:")) for item in found]


def test_every_scalar_is_text_as_written() -> None:
    written = {"a": "no", "b": "012", "c": "9:30", "d": "1.10", "e": "2021-03-09", "f": "'1'", "g": "~", "h": "", "i": "null", "j": "''"}
    read = tree("".join(f"{key}: {value}\n" for key, value in written.items())).data
    assert plain(read) == {**written, "f": "1", "g": None, "h": None, "i": None, "j": ""}


def test_how_and_where_a_scalar_is_written_is_kept() -> None:
    data = tree("a: x\nb: 'y'\nc:\n  - |\n    z\n").data
    assert isinstance(data, dict)
    assert isinstance(data["c"], list)
    leaves = [data["a"], data["b"], data["c"][0]]
    assert [(leaf.written, str(leaf.location)) for leaf in leaves if isinstance(leaf, Scalar)] == [
        (Written.PLAIN, "a.yaml:1:4"),
        (Written.QUOTED, "a.yaml:2:4"),
        (Written.BLOCK, "a.yaml:5:5"),
    ]


def test_values_and_keys_have_places() -> None:
    read = tree("a:\n  - x: 1\n    y:\n")
    assert str(read.locate(("a", 0, "x"))) == "a.yaml:2:8"
    assert str(read.locate_key(("a", 0, "x"))) == "a.yaml:2:5"
    assert str(read.locate_key(("a", 0, "y"))) == "a.yaml:3:5"
    assert str(read.locate(("a", 0, "chybí"))) == "a.yaml:2:5"


@pytest.mark.parametrize("header", ["|", "|-", "|+", "| # poznámka", "|2"])
def test_the_lines_of_a_block_have_their_lines_in_the_file(header: str) -> None:
    data = tree(f"# úvod\ntext: {header}\n\n  první\n\n  druhý\n").data
    assert isinstance(data, dict)
    text = data["text"]
    assert isinstance(text, Scalar)
    lines = text.text.split("\n")
    assert text.at(lines.index("první")).line == 4
    assert text.at(lines.index("druhý")).line == 6
    assert text.location.column == 3


def test_a_second_key_is_reported_with_both_lines_and_the_first_wins() -> None:
    checked = parse(b"a: 1\nb: 2\na:\n  c: 3\n", "a.yaml")
    [found] = checked.diagnostics
    assert (found.code, str(found.location), [str(place) for place in found.related]) == ("yaml-duplicate-key", "a.yaml:3:1", ["a.yaml:1:1"])
    assert plain(checked.value.data) == {"a": "1", "b": "2"}
    assert str(checked.value.locate(("a",))) == "a.yaml:1:4"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: *x", [("yaml-alias", "1:4")]),
        ("a: &x 1\nb: *x", [("yaml-alias", "1:4"), ("yaml-alias", "2:4")]),
        ("a: {<<: {b: 1}}", [("yaml-merge", "1:5")]),
        ("a: !!int 3", [("yaml-tag", "1:4")]),
        ("a: !!python/object/apply:os.system [x]", [("yaml-tag", "1:4")]),
        ("? [1]\n: 2\nb: 3", [("yaml-key", "1:3")]),
        ("'': 2", [("yaml-key", "1:1")]),
        ("a: 1\n---\nb: 2", [("yaml-documents", "2:1")]),
        ("a: 1\n a: 2\n", [("yaml-colon", "2:3")]),
        ("a:\n\tb: 1", [("yaml-tab", "2:1")]),
        ("a: Setkání: potřeby", [("yaml-colon", "1:11")]),
        ("a: 1\nmísto\nb: 2", [("yaml-colon-missing", "2:1")]),
        ("a:\n  - x\n b: 1", [("yaml-indent", "3:2")]),
        ("a: 'x\nb: 2", [("yaml-quote", "1:4")]),
        ('a: "MAS" Podbrdsko', [("yaml-after-quote", "1:10")]),
        ('a: "D:\\Obsah"', [("yaml-escape", "1:7")]),
        ("a: [x, y\nb: 1", [("yaml-bracket", "1:4")]),
        ("a: @mas", [("yaml-character", "1:4")]),
        ("- **tučně** dál", [("yaml-star", "1:3")]),
        ("a: |text\n  x", [("yaml-block", "1:4")]),
        ("a: Setkání #1", [("yaml-comment", "1:12")]),
        ("a: #fff", [("yaml-comment", "1:4")]),
        ("a: 1 # poznámka\n# jiná\nb: 'x#y'", []),
        ('a: "\\ud800x"', [("control-character", "1:4")]),
        ('a: "\\x07x"', [("control-character", "1:4")]),
        ("a: x\x07y", [("control-character", "1:5")]),
    ],
)
def test_what_is_wrong_has_a_cause_and_a_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert complaints(text) == expected


def test_escaped_pairs_of_surrogates_are_one_character() -> None:
    assert plain(tree('a: "\\ud83d\\ude00"').data) == {"a": "😀"}


def test_everything_found_before_broken_syntax_is_told_too() -> None:
    assert complaints("a: 1\na: 2\nb: *x\nc: 'x") == [("yaml-duplicate-key", "2:1"), ("yaml-alias", "3:4"), ("yaml-quote", "4:4")]


def test_an_empty_file_is_an_empty_value() -> None:
    assert tree("").data is None
    assert tree("# jen poznámka\n").data is None


@pytest.mark.parametrize("bomb", ["[" * 200_000, "{a: " * 50_000, "- " * 50_000, "? " * 50_000])
def test_deep_nesting_is_refused_at_once(bomb: str) -> None:
    began = time.monotonic()
    assert [code for code, _ in complaints(bomb)][-1] == "yaml-too-deep"
    assert time.monotonic() - began < 5


def test_a_bomb_of_merge_keys_is_refused_at_once() -> None:
    lines = ["a0: &a0 {x: 1}"] + [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 30)]
    assert {code for code, _ in complaints("\n".join(lines))} == {"yaml-alias", "yaml-merge"}


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1)


@given(st.dictionaries(_TEXTS, st.lists(_TEXTS)))
def test_quoted_text_comes_out_as_it_went_in(values: dict[str, list[str]]) -> None:
    import json
    import unicodedata

    read = parse(json.dumps(values, ensure_ascii=False).encode(), "a.yaml").value
    if not isinstance(read.data, dict):
        return
    for key, texts in values.items():
        normal = unicodedata.normalize("NFC", key).replace("\ufeff", "").strip()
        if normal and sum(unicodedata.normalize("NFC", other).replace("\ufeff", "").strip() == normal for other in values) == 1:
            assert plain(read.data[normal]) == [unicodedata.normalize("NFC", text.replace("\ufeff", "")) for text in texts]


@given(st.text(st.sampled_from("ab:-[]{}'\"|>#&*! \n\t,?%@")))
def test_no_text_breaks_the_reader(text: str) -> None:
    complaints(text)
