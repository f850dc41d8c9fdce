"""The sections of two Word files → which header or footer became which."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final

from docpipe.render.ooxml import PACKAGE_RELATIONSHIPS, Element, R, parse, w

_RELATIONSHIPS: Final = "word/_rels/document.xml.rels"
_ID, _TYPE = f"{{{R}}}id", w("type")

Place = tuple[int, str, str]
"""Number of a section, name of the reference, its type."""


def headers_of(old: Element, old_parts: Mapping[str, bytes], new: Element, new_parts: Mapping[str, bytes]) -> tuple[dict[str, str | None], tuple[str, ...]]:
    """Return each header and footer of the newer file with the older one's in its place (None where there was none), and those that are no more.

    Raises UnsafeXml.
    """
    was, now = dict(_placed(old, old_parts)), dict(_placed(new, new_parts))
    pairs: dict[str, str | None] = {}
    for place, part in now.items():
        pairs.setdefault(part, was.get(place))
    gone = dict.fromkeys(part for place, part in was.items() if place not in now)
    return pairs, tuple(part for part in gone if part not in pairs.values())


def _placed(document: Element, parts: Mapping[str, bytes]) -> Iterator[tuple[Place, str]]:
    if _RELATIONSHIPS not in parts:
        return
    root = parse(parts[_RELATIONSHIPS])
    targets = {item.get("Id"): item.get("Target", "") for item in root.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")}
    for number, section in enumerate(document.iter(w("sectPr"))):
        for reference in section.iterchildren(w("headerReference"), w("footerReference")):
            target = targets.get(reference.get(_ID), "")
            part = target[1:] if target.startswith("/") else posixpath.normpath(f"word/{target}")
            if part in parts:
                yield (number, str(reference.tag), reference.get(_TYPE, "default")), part
