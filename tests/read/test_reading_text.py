"""Which bytes are text, in which encoding, and what is left of it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.diagnostics import DocpipeError
from docpipe.read import parse, read, read_text

CZECH = "Jméno;Organizace\nLenka Šustrová;MAS – „Podbrdsko“ z. ú.\nJiří Ťuhýk;Žďár\n"


def codes(content: bytes) -> list[str]:
    return [item.code for item in read_text(content, "a.csv").diagnostics]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    assert read_text(CZECH.encode(encoding), "a.csv").value == CZECH
    assert codes(CZECH.encode(encoding)) == []


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1250", CZECH), ("cp852", CZECH.replace("–", "-").replace("„", '"').replace("“", '"')), ("iso8859-2", "Žáci šli do školy, ťuhýk též")],
)
def test_czech_in_an_older_encoding_is_recognised_and_said(encoding: str, text: str) -> None:
    checked = read_text(text.encode(encoding), "a.csv")
    assert checked.value == text
    assert [item.code for item in checked.diagnostics] == ["encoding-guessed"]


def test_one_broken_byte_in_utf8_is_not_guessed_at() -> None:
    content = "první řádek\nďábelské ".encode() + b"\xff" + " ódy žluťoučkého koně".encode()
    with pytest.raises(DocpipeError) as caught:
        read_text(content, "a.yaml")
    [found] = caught.value.diagnostics
    assert (found.code, found.location and (found.location.line, found.location.column)) == ("encoding-unknown", (2, 10))


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(200), bytes(5000)])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(DocpipeError):
        read_text(content, "a.csv")


def test_control_characters_go_with_one_warning_a_place() -> None:
    checked = read_text("a\x07\x08b\nčlen\x0bskupiny\ufdd0".encode(), "a.yaml")
    assert checked.value == "ab\nčlen skupiny"
    assert [(str(item.location), item.arguments["characters"]) for item in checked.diagnostics] == [
        ("a.yaml:1:2", "U+0007, U+0008"),
        ("a.yaml:2:5", "U+000B"),
        ("a.yaml:2:13", "U+FDD0"),
    ]


def test_many_control_characters_do_not_flood_the_screen() -> None:
    found = read_text(("a\x07" * 500).encode(), "a.yaml").diagnostics
    assert len(found) <= 21
    assert found[-1].arguments["count"] == 480


def test_line_ends_and_letters_are_of_one_kind() -> None:
    assert read_text(b"a\r\nb\rc", "a.yaml").value == "a\nb\nc"
    assert read_text(unicodedata.normalize("NFD", "Šustrová").encode(), "a.yaml").value == "Šustrová"


@given(st.text())
def test_text_survives_but_for_what_xml_cannot_hold(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    try:
        value = read_text(content, "a.md").value
    except DocpipeError:
        return
    kept = [character for character in text if character.isalnum()]
    assert [character for character in unicodedata.normalize("NFD", value) if character.isalnum()] == [
        character for character in unicodedata.normalize("NFD", "".join(kept)) if character.isalnum()
    ] or any(unicodedata.category(character) == "Cs" for character in text)


def test_unknown_formats_and_missing_files_are_said(tmp_path: Path) -> None:
    with pytest.raises(DocpipeError) as caught:
        parse(b"", "stare.xls")
    assert caught.value.diagnostics[0].code == "file-format-unknown"
    with pytest.raises(DocpipeError) as caught:
        read(tmp_path / "neni.yaml", "content/neni.yaml")
    assert caught.value.diagnostics[0].code == "file-missing"
    assert caught.value.diagnostics[0].location is not None
    assert caught.value.diagnostics[0].location.path == "content/neni.yaml"
