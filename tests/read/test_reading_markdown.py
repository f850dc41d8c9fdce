"""A Markdown file: front matter and body."""

from __future__ import annotations

import pytest

from docpipe.diagnostics import DocpipeError
from docpipe.model import Scalar, Written
from docpipe.read import parse


def test_front_matter_and_body_keep_their_places() -> None:
    tree = parse("---\nnazev: Úvod\nstitky: [a]\n---\n\nPrvní odstavec\n\nDruhý\n\n".encode(), "a.md").value
    assert isinstance(tree.data, dict)
    assert list(tree.data) == ["nazev", "stitky", "text"]
    body = tree.data["text"]
    assert body == Scalar("První odstavec\n\nDruhý\n", Written.BLOCK, tree.locate(("text",)))
    assert str(tree.locate(("nazev",))) == "a.md:2:8"
    assert isinstance(body, Scalar)
    assert body.at(2).line == 8


def test_front_matter_is_not_needed() -> None:
    tree = parse(b"Text\n---\n", "a.md").value
    assert isinstance(tree.data, dict)
    assert str(tree.locate(("text",))) == "a.md:1:1"


def test_mistakes_in_front_matter_have_the_lines_of_the_file() -> None:
    [found] = parse(b"---\na: 1\na: 2\n---\nx\n", "a.md").diagnostics
    assert (found.code, str(found.location)) == ("yaml-duplicate-key", "a.md:3:1")


def test_a_body_beside_the_key_text_is_a_second_value() -> None:
    checked = parse(b"---\ntext: x\n---\ny\n", "a.md")
    assert [(item.code, str(item.location)) for item in checked.diagnostics] == [("yaml-duplicate-key", "a.md:4:1")]
    assert parse(b"---\ntext: x\n---\n", "a.md").diagnostics == ()


@pytest.mark.parametrize(
    ("text", "code"), [("---\na: 1\n", "front-matter-open"), ("---\n- a\n---\n", "front-matter-not-mapping"), ("---\na: 'x\n---\n", "yaml-quote")]
)
def test_front_matter_that_cannot_be_used_is_refused(text: str, code: str) -> None:
    with pytest.raises(DocpipeError) as caught:
        parse(text.encode(), "a.md")
    assert [item.code for item in caught.value.diagnostics] == [code]


def test_an_empty_file_has_nothing() -> None:
    assert parse(b"", "a.md").value.data == {}
    assert parse(b"---\n---\n\n", "a.md").value.data == {}
