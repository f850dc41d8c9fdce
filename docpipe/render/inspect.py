"""What is wrong with a template as a whole: its strip, its links to the outside, its styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic
from docpipe.render.active import active
from docpipe.render.ooxml import WP, P, own, parse, w
from docpipe.render.shapes import Sort, fields_of
from docpipe.render.skeleton import FALLBACK
from docpipe.render.styles import Styles
from docpipe.render.tags import Tag
from docpipe.render.template import Relationship, Template

_ABOUT: Final = f"{{{WP}}}docPr"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_HARMLESS: Final = ("/hyperlink", "/attachedTemplate", "/mailMergeSource", "/recipientData")
"""Relationships to the outside that nothing is fetched by, or that are dropped."""


@dataclass(frozen=True, slots=True)
class BlockTag:
    """A tag that prints prose or the strip."""

    part: str
    role: str
    tag: Tag
    sort: Sort


def about_strip(template: Template, context_class: type, blocks: list[BlockTag]) -> Iterator[Diagnostic]:
    """Yield complaints about the strip: a branded template prints it, in one place of a page."""
    name = next((name for name, shape in fields_of(context_class).items() if shape.sort is Sort.STRIP), None)
    if name is None:
        return
    strips = [block for block in blocks if block.sort is Sort.STRIP]
    if not strips:
        yield Diagnostic("template-strip-missing", template.place(template.main), {"field": name})
    for index, block in enumerate(strips):
        # a first page and the other pages have headers of their own, and each may print it
        if any(other.part == block.part or other.role != block.role for other in strips[:index]):
            first = strips[0].tag.location
            yield Diagnostic("template-strip-twice", block.tag.location, {"tag": block.tag.written, "first": str(first)}, related=(first,))


def about_package(template: Template, relations: Mapping[str, tuple[Relationship, ...]], styles: Styles, *, prose: bool) -> Iterator[Diagnostic]:
    """Yield complaints about what a template draws from outside, hides, or lacks."""
    for part, items in relations.items():
        for item in items:
            if item.external and not item.type.endswith(_HARMLESS):
                yield Diagnostic("template-outside-link", template.place(part), {"target": item.target[:120]})
    yield from active(template, relations)
    yield from _without_words(template)
    root = parse(template.parts[template.main])
    if next(root.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")), None) is not None:
        yield Diagnostic("template-tracked-changes", template.place(template.main))
    for part in (item.target for item in relations[template.main] if item.type.endswith("/comments") and item.target in template.parts):
        if next(parse(template.parts[part]).iter(w("comment")), None) is not None:
            yield Diagnostic("template-comments", template.place(part))
    if prose and (missing := styles.missing()):
        yield Diagnostic("template-style-missing", template.place(template.main), {"styles": missing})


def _without_words(template: Template) -> Iterator[Diagnostic]:
    """Yield a complaint about each picture and text box that says nothing of itself: every document made of the template would have it."""
    for part, content in template.parts.items():
        if not part.endswith(".xml") or b"docPr" not in content:
            continue
        for number, paragraph in enumerate(parse(content).iter(P), 1):
            for drawing in own(paragraph, _ABOUT):
                silent = not drawing.get("descr", "").strip() and not any(item.get("val") in ("1", "true") for item in drawing.iter(_DECORATIVE))
                if silent and next(drawing.iterancestors(FALLBACK), None) is None:
                    yield Diagnostic("template-alt-missing", template.place(part, number), {"name": drawing.get("name", "")})
