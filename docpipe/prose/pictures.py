"""`![popis](obrazky/mapa.png "Popisek"){#mapa width=12cm}` alone on its line → a Figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from docpipe.diagnostics import Location
from docpipe.prose.blocks import Caption, Figure, Inline
from docpipe.prose.editions import fold

PICTURE: Final = re.compile(
    r"!\[([^\[\]]*)\]\(\s*([^()\s]*)"  # its description and file
    r'(?:[ \t]+["„“”]([^"„“”\n]*)["“”])?[^()\n]*\)'  # its caption
    r"(?:\{[ \t]*((?:#|\w+[ \t]*=)[^{}\n]*)\})?"  # what it is called by, how wide it is
)
_WIDTH: Final = re.compile(r"(\d{1,3}(?:[.,]\d+)?)(mm|cm)$")
_NAMES: Final = ("width", "sirka")
_MILLIMETRES: Final = {"mm": 1.0, "cm": 10.0}
_WIDEST: Final = 400.0

Complain = Callable[..., None]
"""Told of what a picture says that cannot be: the code, and its arguments."""


def figure_of(meta: Mapping[str, Any], place: Location, caption: Callable[[str], tuple[Inline, ...]], complain: Complain) -> Figure:
    """Return the figure of a picture's token. `caption` reads the inlines of its caption."""
    identity, width = None, None
    for item in (meta["attributes"] or "").split():
        name, _, value = item.partition("=")
        size = _WIDTH.match(value.lower()) if fold(name) in _NAMES else None
        if item.startswith("#") and re.fullmatch(r"#[^\W_][\w-]*", item):
            identity = item[1:]
        elif size is not None and 0 < (wide := float(size[1].replace(",", ".")) * _MILLIMETRES[size[2]]) <= _WIDEST:
            width = wide
        else:
            complain("picture-attribute", item, text=item)
    if not meta["alt"].strip():
        complain("picture-without-words", meta["target"], target=meta["target"])
    anchor = f"figure:{identity}" if identity else None
    title = caption(meta["title"]) if meta["title"] else ()
    return Figure(meta["target"], meta["alt"].strip(), place, Caption(title, anchor) if title or anchor else None, width=width)
