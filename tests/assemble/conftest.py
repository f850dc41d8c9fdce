"""Real documents that were built once, and a good bundle of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_samples import part, plan
from workspaces import Built

from docpipe.assemble import Assembled, Labels, LabelStyle, assemble


@pytest.fixture(scope="session")
def documents(example: Built) -> list[Path]:
    """Return PDFs of the example workspace, of every kind one, each tagged, PDF/A-2b and PDF/UA-1."""
    kinds: dict[str, Path] = {}
    for path in sorted(example.outputs("pdf")):
        if "svaz" not in path.as_posix():
            kinds.setdefault(path.parent.name, path)
    assert len(kinds) >= 5
    return list(kinds.values())


@pytest.fixture(scope="session")
def whole(documents: list[Path]) -> Assembled:
    """Return a bundle of real documents with everything: roman and lettered pages, stamps, a blank page."""
    parts = [
        part(
            number,
            source,
            stamp=None if number == 1 else f"Příloha č. {number} – strana {{page}}/{{pages}}",
            labels=Labels(LabelStyle.ROMAN) if number == 1 else Labels(prefix=f"{chr(64 + number)}-") if number < 4 else Labels(),
            first_on_odd=number == 3,
        )
        for number, source in enumerate(documents, 1)
    ]
    made = assemble(plan(parts))
    assert made.value is not None, made.diagnostics
    assert made.diagnostics == ()
    return made.value
