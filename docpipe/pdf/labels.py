"""The numbers of pages → their labels as a viewer shows them (ISO 32000-1, 12.4.2, table 159)."""

from __future__ import annotations

import pikepdf

from docpipe.pdf.counting import counted
from docpipe.pdf.trees import entries


def labels_of(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Return the label of each page; a PDF without labels counts from 1."""
    count = len(pdf.pages)
    tree = pdf.Root.get("/PageLabels")
    begins = {int(key): value for key, value in entries(tree, "/Nums") if isinstance(key, int) and isinstance(value, pikepdf.Dictionary)}
    found: list[str] = []
    entry, first = pikepdf.Dictionary(S=pikepdf.Name.D), 0
    for page in range(count):
        if page in begins:
            entry, first = begins[page], page
        number = int(entry.get("/St", 1)) + page - first
        found.append(str(entry.get("/P", "")) + counted(str(entry.get("/S", "")).removeprefix("/"), number))
    return tuple(found)
