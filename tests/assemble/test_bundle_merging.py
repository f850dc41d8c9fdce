"""Parts become one PDF that keeps their tags, outlines, names, links and labels."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pdf_samples import Sample, bundle, reopened
from pikepdf import Array, Name, String


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    """Return two PDFs that clash in all they can: names of destinations, roles and ids."""
    made = []
    for number in (1, 2):
        sample = Sample()
        first, second = sample.page("Uvod", f"prvni {number}"), sample.page("Zaver", f"druha {number}")
        sample.name(cil=second)
        sample.link(first, Dest=String("cil"))
        sample.link(first, Dest=Array([second, Name.Fit]))
        sample.outline(("Uvod", first), ("Zaver", second))
        sample.root.RoleMap["/Vlastni"] = Name.P if number == 1 else Name.Note
        own = sample.element(sample.document, "/Vlastni", second, 1)
        own.ID = String("pozn1")
        tree = pikepdf.NameTree.new(sample.pdf)
        tree["pozn1"] = own
        sample.root.IDTree = tree.obj
        made.append(sample.save(tmp_path / f"{number}.pdf"))
    return made


def test_pages_come_in_order_and_none_is_lost(two: list[Path]) -> None:
    made = bundle(*two)
    assert [(item.first, item.pages) for item in made.record.parts] == [(1, 2), (3, 2)]
    with reopened(made) as pdf:
        shown = [page.Contents.read_bytes() for page in pdf.pages]
    assert [
        text.count(f"{word} {number}".encode()) for (number, word), text in zip([(1, "prvni"), (1, "druha"), (2, "prvni"), (2, "druha")], shown, strict=True)
    ] == [1] * 4
