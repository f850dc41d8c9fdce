"""What one edition shows and another must not; references; what is lost (nothing)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.diagnostics import Checked, Diagnostic, Location
from docpipe.model import Scalar, Written
from docpipe.prose import one_line, only_edition, parse, plain_text, references, resolve
from docpipe.prose.blocks import EditionOnly, Inline, Link, Paragraph, Reference, Run


def read(text: str, written: Written = Written.BLOCK) -> Checked:  # type: ignore[type-arg]
    return parse(Scalar(text, written, Location("a.yaml", line=10, column=5)))


def shown(text: str, edition: str) -> str:
    checked = read(text)
    assert checked.diagnostics == ()
    return plain_text(only_edition(checked.value, edition))


@pytest.mark.parametrize("name", ["internal", "interní", "Interni", "INTERNÍ"])
def test_internal_text_stands_in_the_internal_edition_only(name: str) -> None:
    text = f"a\n\n::: {name}\ntajné\n:::\n\nb"
    assert shown(text, "internal") == "a\ntajné\nb"
    assert shown(text, "public") == "a\nb"


def test_public_text_stands_in_the_public_edition_only() -> None:
    text = "a\n::: veřejné\nb\n:::"
    assert shown(text, "internal") == "a"
    assert shown(text, "public") == "a\nb"


def test_parts_may_stand_in_parts_lists_quotes_and_notes() -> None:
    text = "- x\n  ::: internal\n  tajné1\n\n  - tajné2\n  :::\n- ::: internal\n  tajné3\n  :::\n\n"
    text += "> ::: internal\n> tajné4\n> :::\n\ny[^1]\n\n[^1]: z\n\n    ::: internal\n    tajné5\n    :::"
    assert shown(text, "public") == "- x\ny [z]"
    assert [f"tajné{number}" in shown(text, "internal") for number in range(1, 6)] == [True] * 5


def test_a_part_in_a_part_needs_both() -> None:
    text = "::: internal\na\n::: public\nb\n:::\nc\n:::\nd"
    assert shown(text, "internal") == "a\nc\nd"
    assert shown(text, "public") == "d"


def test_a_note_defined_inside_a_part_does_not_leak_through_its_mark() -> None:
    text = "a[^1]\n\n::: internal\nb[^1]\n\n[^1]: tajné\n:::"
    assert shown(text, "public") == "a"
    assert shown(text, "internal") == "a [tajné]\nb [tajné]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::: internal\ntajné", ["edition-open"]),
        ("a\n:::\nb", ["edition-not-open"]),
        ("::: intrení\ntajné\n:::", ["edition-unknown"]),
        ("::: internal tajné\n:::", ["edition-text"]),
        ("::: internal tajné :::", ["edition-open", "edition-text"]),
        ("a ::: internal b :::", ["edition-inside-line"]),
        (":: internal\na", ["edition-colons"]),
        (": veřejné\na", ["edition-colons"]),
        ("- a\n  ::: internal\nb\n:::", ["edition-open", "edition-not-open"]),
        ("> ::: internal\nb", ["edition-open"]),
        ("a\n        ::: internal\nb\n:::", ["edition-inside-line", "edition-not-open"]),
        ("| a |\n|---|\n| ::: internal |", ["edition-inside-line"]),
    ],
)
def test_a_broken_mark_stops_the_document(text: str, expected: list[str]) -> None:
    assert [item.code for item in read(text).diagnostics] == expected


@pytest.mark.parametrize("text", ["::: internal\ntajné", "::: intrení\ntajné\n:::", "::: internal tajné\n:::", "::: internal tajné :::"])
def test_what_is_in_a_broken_part_stays_in(text: str) -> None:
    assert "tajné" not in plain_text(only_edition(read(text).value, "public"))


def test_other_editions_may_be_told() -> None:
    scalar = Scalar("::: Partner\na\n:::", Written.BLOCK, Location("a.yaml", line=1))
    checked = parse(scalar, {"partner": "partner"})
    assert checked.diagnostics == ()
    [block] = checked.value.blocks
    assert isinstance(block, EditionOnly)
    assert block.edition == "partner"


def test_references_have_places_in_tables_links_lists_and_notes() -> None:
    text = "[[measure:terenni-sluzba]] a **[[person: Lenka  Šustrová | jméno ]]**\n\n| a |\n|---|\n| [[value:plan.total|kc]] |\n\n- ^[[[need:n1]]] [x [[need:n2]]](https://a.cz)"
    checked = read(text)
    assert checked.diagnostics == ()
    assert [(item.type, item.target, item.format, str(item.location)) for item in references(checked.value)] == [
        ("measure", "terenni-sluzba", None, "a.yaml:10:5"),
        ("person", "Lenka Šustrová", "jméno", "a.yaml:10:36"),
        ("value", "plan.total", "kc", "a.yaml:14:7"),
        ("need", "n1", None, "a.yaml:16:9"),
        ("need", "n2", None, "a.yaml:16:25"),
    ]


def test_the_column_of_a_quoted_text_counts_its_quotation_mark() -> None:
    [reference] = references(read("x [[a:b]]", Written.QUOTED).value)
    assert str(reference.location) == "a.yaml:10:8"


@pytest.mark.parametrize("text", ["[[Lenka]]", "[[a:]]", "[[a:b|]]", "[[a:b", "[[:b]]"])
def test_a_malformed_reference_is_reported_and_kept(text: str) -> None:
    checked = read(f"x {text} y")
    assert [(item.code, str(item.location)) for item in checked.diagnostics] == [("reference-malformed", "a.yaml:10:7")]
    assert plain_text(checked.value) == f"x {text} y"


def test_references_are_resolved_everywhere() -> None:
    def resolver(reference: Reference) -> Checked[tuple[Inline, ...]]:
        if reference.target == "chybí":
            return Checked((), (Diagnostic("reference-malformed", reference.location),))
        return Checked((Link("#x", (Run(reference.target.upper()),)),))

    text = "a [[m:x]]\n\n- [[m:y]]^[[[m:z]]]\n- [[m:chybí]]\n\n::: internal\n[[m:w]]\n:::"
    checked = resolve(read(text).value, resolver)
    assert [str(item.location) for item in checked.diagnostics] == ["a.yaml:13:7"]
    assert plain_text(checked.value) == "a X\n- Y [Z]\nW"
    assert list(references(checked.value)) == []


def test_one_line_has_the_words_only() -> None:
    assert one_line(read("# Nadpis\n\nPrvní  \nřádek^[pozn]\n\n- bod\n\n| a | b |\n|---|---|\n| c | d |").value) == "Nadpis První řádek bod a b c d"


def test_places_of_paragraphs_are_lines_of_the_file() -> None:
    blocks = read("a\n\nb\n\n\nc").value.blocks
    assert [block.location.line for block in blocks if isinstance(block, Paragraph)] == [10, 12, 15]


_WORD = st.text(st.sampled_from("aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzžAŽ0123456789"), min_size=1, max_size=8)
_GLUE = st.sampled_from(
    [
        " ",
        "\n",
        "\n\n",
        "\n- ",
        "\n  - ",
        "\n1. ",
        "\n5) ",
        "\n> ",
        "\n# ",
        " **",
        "** ",
        " *",
        "* ",
        "`",
        " [",
        "](https://a.cz) ",
        " ^[",
        "] ",
        "[^",
        "]: ",
        "\n[^",
        "\n\n    ",
        " | ",
        "\n| ",
        "|\n|---|---|\n| ",
        "\n::: internal\n",
        "\n:::\n",
        " [[",
        ":",
        "]] ",
        "\n```\n",
        "\n---\n",
        "<",
        "> ",
        "\\",
        "  \n",
        "![",
        "](b.png)",
        "&",
        "; ",
        ". ",
        "\n9. 3. ",
        "\n– ",
        "\n• ",
        "_",
        "~~",
        "{{ ",
    ]
)


@given(st.lists(st.tuples(_GLUE, _WORD), max_size=30))
def test_every_word_that_goes_in_comes_out(pieces: list[tuple[str, str]]) -> None:
    text = "".join(glue + word for glue, word in pieces)
    checked = read(text)
    out = plain_text(checked.value)
    lost = [word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in out]
    markup = {"https", "cz", "png", "internal"}
    told = " ".join(str(value) for item in checked.diagnostics for value in item.arguments.values())
    assert [word for word in lost if word not in markup and word not in told] == []


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    plain_text(only_edition(read(text).value, "public"))


_CHUNK = st.lists(st.tuples(_GLUE.filter(lambda glue: ":::" not in glue), st.just("slovo")), max_size=6).map(lambda pieces: "".join(map("".join, pieces)))
_INDENT = st.sampled_from(["", " ", "  ", "    ", "> ", "- ", "1. "])


@given(_CHUNK, _INDENT, _CHUNK, _INDENT, _CHUNK)
def test_whatever_stands_around_it_an_internal_part_is_not_public(before: str, first: str, inside: str, last: str, after: str) -> None:
    checked = read(f"{before}\n{first}::: internal\n{inside.replace('slovo', 'tajné')} tajné\n{last}:::\n{after}")
    if not any(item.code.startswith("edition-") for item in checked.diagnostics):
        assert "tajné" not in plain_text(only_edition(checked.value, "public"))
