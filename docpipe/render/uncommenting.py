"""A Word file → the same without the comments that docpipe itself put there; those of people stay."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Final

from docpipe.render.ooxml import RUN, drop, parse, serialise, w
from docpipe.render.package import Package
from docpipe.render.template import Template, relationships

AUTHOR: Final = "docpipe"
_ANCHORS: Final = tuple(w(name) for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def without_own_comments(template: Template) -> Mapping[str, bytes]:
    """Return the parts of a template as if docpipe had never commented it; the same parts where it did not."""
    part = next((item for item in relationships(template.parts, template.main) if item.type.endswith("/comments") and item.target in template.parts), None)
    if part is None or f'"{AUTHOR}"'.encode() not in template.parts[part.target]:
        return template.parts
    root = parse(template.parts[part.target])
    own = [item for item in root.iter(w("comment")) if item.get(w("author")) == AUTHOR]
    package = Package(template.parts)
    package.parts[template.main] = _without_anchors(template.parts[template.main], {item.get(w("id"), "") for item in own})
    for comment in own:
        root.remove(comment)
    if len(root):
        package.parts[part.target] = serialise(root)
        return package.parts
    # what Word keeps of comments besides their texts (their authors, whether they are settled) has nothing to belong to any more
    beside = [item for item in relationships(template.parts, template.main) if posixpath.basename(item.type).startswith(("comments", "people"))]
    package.unrelate(template.main, {item.id for item in beside})
    for name in {item.target for item in beside}:
        package.remove(name)
    return package.parts


def _without_anchors(content: bytes, identities: set[str]) -> bytes:
    root = parse(content)
    for element in [item for item in root.iter(*_ANCHORS) if item.get(w("id")) in identities]:
        run = element.getparent()
        alone = run is not None and run.tag == RUN and all(item.tag in (w("rPr"), *_ANCHORS) for item in run)
        drop(run if alone and run is not None else element)
    return serialise(root)
