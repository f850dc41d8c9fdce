"""Any text through Markdown into Word: the same letters come out, and Microsoft's own validator finds every document valid."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judges import JudgeDocx
from lxml import etree

from docpipe.diagnostics import DocpipeError, Location
from docpipe.model import Context, Scalar, Written
from docpipe.prose.parser import parse_prose
from docpipe.read import parse
from docpipe.render import Properties, Template, render

sys.path.append(str(Path(__file__).parents[1] / "render"))
from docx_building import minutes, template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = "| a | b |\n|---|---|\n| c | d |\n"
MARKUP = ("**", "*", "_", "`", "# ", "- ", "1. ", "> ", TABLE, "[", "](http://x.cz/)", "^[", "]", "\n", "\n\n", "  \n", "    ", "::: interní\n", ":::\n")
ODD = ("{{ x }}", "&amp;", "<b>", "]]>", "\u202e", "\U0001f600", "ﬁ", "a\u0301")
PIECES = st.lists(st.sampled_from(MARKUP) | st.text(max_size=20) | st.sampled_from(ODD), max_size=30)
LETTERS = st.text("abcčdeéfghABCXYZ0123456789", min_size=1, max_size=12)
SIGNS = st.sampled_from(("**", "*", "- ", "> ", "\n\n", " ", "| ", "~", "!", "(", ")", "\\"))
SUFFIXES = st.sampled_from(("yaml", "csv", "tsv", "md", "xlsx", "txt"))
TEXTS, FILES = 160, 8


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return template(tmp_path_factory.mktemp("sablona"), "Před", "{{p note }}", "Po")


def document_of(made: Template, text: str) -> bytes:
    prose = parse_prose(Scalar(text, Written.BLOCK, Location("content/a.md", 1, 1)), {}).value
    properties = Properties(title="Zápis", subject="", author="", keywords="", created=None)
    return render(made, Context(minutes(note=prose), {}), document="document:x", properties=properties).value.docx


def letters(text: str) -> list[str]:
    """Return the letters and digits of a text in order: what neither markup nor typography may take."""
    return [character for character in text if character.isalnum() and character.isascii()]


def printed(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
        yield from (item.text or "" for item in root.iter(f"{W}t"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(LETTERS, min_size=1, max_size=20), marks=st.lists(SIGNS, max_size=20))
def test_every_letter_is_printed_in_its_order(made: Template, words: list[str], marks: list[str]) -> None:
    text = "x " + " ".join(word + (marks[number % len(marks)] if marks else "") for number, word in enumerate(words))
    assert letters("".join(printed(document_of(made, text)))) == letters(f"Před{text}Po")


def test_any_text_gives_a_valid_word_document(made: Template, judge_docx: JudgeDocx, tmp_path: Path) -> None:
    texts: list[str] = []

    @settings(max_examples=TEXTS, deadline=None, database=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    @given(pieces=PIECES)
    def gather(pieces: list[str]) -> None:
        texts.append("".join(pieces))
        document_of(made, texts[-1])

    gather()
    # The validator takes a second to start: many texts stand in one document.
    paths = [tmp_path / f"{number}.docx" for number in range(FILES)]
    for number, path in enumerate(paths):
        path.write_bytes(document_of(made, "\n\n".join(texts[number::FILES])))
    assert judge_docx(paths) == []


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=300) | PIECES.map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass")), suffix=SUFFIXES)
def test_any_bytes_are_read_or_refused_with_a_place(content: bytes, suffix: str) -> None:
    name = f"content/x.{suffix}"
    try:
        found = parse(content, name).diagnostics
    except DocpipeError as error:
        found = error.diagnostics
        assert found
    assert all(item.location is not None and item.location.path == name for item in found)
