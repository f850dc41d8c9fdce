"""A part of a Word file as it is → as Word shows it when its tracked changes are accepted: paragraphs joined, prompts of empty fields gone."""

from __future__ import annotations

from docpipe.prose.word.package import Element, P, w

_TAKEN = (f"{w('pPr')}/{w('rPr')}/{w('del')}", f"{w('pPr')}/{w('rPr')}/{w('moveFrom')}")


def settle(root: Element) -> tuple[Element, ...]:
    """Change a part in place, and return the paragraphs whose ends were deleted with changes tracked."""
    for field in root.iter(w("sdt")):
        if field.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None:  # „Klikněte sem a zadejte text.“
            for text in field.iter(w("t")):
                text.text = ""
    joined = tuple(item for item in root.iter(P) if any(item.find(path) is not None for path in _TAKEN))
    for item in joined:
        _join(item)
    return joined


def _join(paragraph: Element) -> None:
    """Put a paragraph's content before that of the next one, which keeps its own style (ECMA-376, part 1, 17.13.5.15)."""
    following = paragraph.getnext()
    holder = paragraph.getparent()
    if following is None or following.tag != P or holder is None:
        return
    properties = following.find(w("pPr"))
    at = 0 if properties is None else following.index(properties) + 1
    for child in reversed([item for item in paragraph if item.tag != w("pPr")]):
        following.insert(at, child)
    holder.remove(paragraph)
