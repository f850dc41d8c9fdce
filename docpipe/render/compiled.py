"""A Template and a context class → what every document made of them shares, worked out once: faults, Jinja templates, packed parts."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Severity
from docpipe.messages import severity_of
from docpipe.render.archive import Packed, pack
from docpipe.render.check import Check, jinja_source
from docpipe.render.environment import environment
from docpipe.render.finish import settle
from docpipe.render.inspect import BlockTag, about_package, about_strip
from docpipe.render.ooxml import WP, Element, declared, parse, usual_prefix, w, written
from docpipe.render.package import prepare
from docpipe.render.shapes import Sort
from docpipe.render.skeleton import HOLD, PLACEHOLDER, Site, Skeleton, annex_styles, build_skeleton, heading_levels
from docpipe.render.styles import Styles
from docpipe.render.tags import Tag
from docpipe.render.template import Relationship, Template, relationships
from docpipe.render.tidy import stays_tidy

_ROLES: Final = ("header", "footer", "footnotes", "endnotes", "comments")
_A4_BETWEEN_MARGINS: Final = 9638
_A4_TURNED: Final = 14570
_LAST: Final = 1 << 30
_MAX_TOLD: Final = 200
"""Complaints told of one template; what is so broken is repaired step by step."""


@dataclass(frozen=True, slots=True)
class PartPlan:
    """One part that has tags, ready to be rendered."""

    part: str
    role: str
    template: JinjaTemplate
    tags: tuple[Tag, ...]
    sites: Mapping[int, Site]
    lines: tuple[int, ...]
    """The line of the source on which each tag stands."""
    order: tuple[int, ...]
    """The tags' numbers in the order of those lines."""
    cells: bool
    """Whether tags make or leave out cells."""
    steady: bool
    """Whether nothing that the tags can do leaves something to repair."""

    def tag_at(self, line: int) -> Tag:
        """Return the tag on a line of the source, or the last before it."""
        return self.tags[self.order[max(bisect_right(self.lines, line) - 1, 0)]]


@dataclass(frozen=True, slots=True)
class Compiled:
    """What is known of a template together with a context class."""

    diagnostics: tuple[Diagnostic, ...]
    used: frozenset[str]
    """Paths of the fields that the template names: 'agenda[].title'."""
    plans: tuple[PartPlan, ...]
    parts: Mapping[str, bytes]
    """All parts as a document has them before its values come in."""
    packed: Mapping[str, Packed]
    """Those that no document changes, compressed."""
    styles: Styles
    names: Mapping[str, str]
    """Role of a part ('styles', 'numbering', 'footnotes') → its name."""
    drawings: frozenset[str]
    """Ids of drawings in parts without tags."""
    last_drawing: int
    last_note: int
    text_width: int
    turned_width: int
    """The same of its pages turned."""


def compile_template(template: Template, context_class: type, language: str) -> Compiled:
    """Return what documents of a template share; the same answer for the same bytes."""
    return _compiled(template.digest, template.origin, template, context_class, language)


@lru_cache(maxsize=64)
def _compiled(_digest: str, _origin: str, template: Template, context_class: type, language: str) -> Compiled:
    relations = {part: relationships(template.parts, part) for part in ("", *_with_relations(template.parts))}
    names = {posixpath.basename(item.type): item.target for item in relations[template.main] if not item.external and item.target in template.parts}
    roles = {template.main: "document"} | _roles(template, relations[template.main])
    style_root = parse(template.parts[names.get("styles", "word/styles.xml")])
    styles = Styles.read(style_root)
    headings, annexes = heading_levels(style_root), annex_styles(style_root)
    skeletons = [build_skeleton(template, part, headings, annexes) for part in roles]
    found: list[Diagnostic] = []
    used: list[str] = []
    blocks: list[BlockTag] = []
    for skeleton in skeletons:
        result = Check(skeleton, context_class).run()
        found += _without_twins(skeleton, [*skeleton.found, *result.found])
        used += result.used
        blocks += [BlockTag(skeleton.part, roles[skeleton.part], skeleton.tags[number], sort) for number, sort in result.blocks.items()]
    found += about_strip(template, context_class, blocks)
    found += about_package(template, relations, styles, prose=any(block.sort is Sort.PROSE for block in blocks))
    prepared = prepare(template.parts, template.main, relations, language)
    plans = [] if any(severity_of(item) is Severity.FAULT for item in found) else _plans(skeletons, roles, prepared, found)
    planned = {plan.part for plan in plans}
    return Compiled(
        diagnostics=_in_order(found, tuple(roles)),
        used=frozenset(used),
        plans=tuple(plans),
        parts=prepared,
        packed={part: pack(content) for part, content in prepared.items() if part not in planned},
        styles=styles,
        names=names,
        drawings=frozenset(_drawings([item for item in skeletons if item.part not in planned])),
        last_drawing=max((int(identity) for identity in _drawings(skeletons) if identity.isdigit()), default=0),
        last_note=_last_note(prepared, names.get("footnotes")),
        text_width=_text_width(skeletons[0].root),
        turned_width=_text_width(skeletons[0].root, "h", "16838"),
    )


def _without_twins(skeleton: Skeleton, found: list[Diagnostic]) -> list[Diagnostic]:
    """Return the complaints of a part, those of a text box once, though Word keeps it in two forms."""
    if not skeleton.twins:
        return found
    first = [item for item in found if item.location is None or item.location.paragraph not in skeleton.twins]
    known = [(item.code, item.arguments) for item in first]
    return first + [item for item in found if item not in first and (item.code, item.arguments) not in known]


def _with_relations(parts: Mapping[str, bytes]) -> list[str]:
    """Return the parts that have relationships of their own."""
    found = []
    for name in parts:
        folder, file = posixpath.split(name)
        if file.endswith(".rels") and folder.endswith("/_rels"):
            found.append(posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels")))
    return found


def _roles(template: Template, relations: tuple[Relationship, ...]) -> dict[str, str]:
    """Return the parts that can carry tags, in the order in which the Ledger tells them."""
    found = {item.target: posixpath.basename(item.type) for item in relations if posixpath.basename(item.type) in _ROLES and item.target in template.parts}
    return dict(sorted(found.items(), key=lambda pair: (_ROLES.index(pair[1]), pair[0])))


def _plans(skeletons: list[Skeleton], roles: Mapping[str, str], prepared: dict[str, bytes], found: list[Diagnostic]) -> list[PartPlan]:
    """Return the parts with tags as Jinja templates; parts without are set in the Czech way and done."""
    plans: list[PartPlan] = []
    for skeleton in skeletons:
        xml = settle(written(usual_prefix(skeleton.root)))
        if not skeleton.tags:
            prepared[skeleton.part] = declared(xml)
        elif (plan := _plan(skeleton, xml, roles[skeleton.part], found)) is not None:
            plans.append(plan)
    return plans


def _plan(skeleton: Skeleton, xml: str, role: str, found: list[Diagnostic]) -> PartPlan | None:
    source: list[str] = []
    lines: list[int] = []
    order: list[int] = []
    line = 1
    for index, piece in enumerate(PLACEHOLDER.split(xml)):
        if index % 2:
            number = int(piece)
            lines.append(line + 1)
            order.append(number)
            text = jinja_source(skeleton.tags[number], number)
        else:
            text = piece
        line += text.count("\n")
        source.append(text)
    tags = tuple(skeleton.tags)
    try:
        template = environment().from_string("".join(source))
    except TemplateSyntaxError as error:
        tag = tags[order[max(bisect_right(lines, error.lineno) - 1, 0)]]
        found.append(Diagnostic("template-syntax", tag.location, {"tag": tag.written, "reason": error.message or ""}))
        return None
    cells = any(tag.prefix == "tc" for tag in tags)
    steady = not cells and not any(tag.mark == "{{" and tag.prefix for tag in tags) and stays_tidy(PLACEHOLDER.sub(HOLD[0], xml))
    return PartPlan(skeleton.part, role, template, tags, skeleton.sites, tuple(lines), tuple(order), cells, steady)


def _in_order(found: list[Diagnostic], parts: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Return the complaints in the order of the parts and paragraphs, each once."""
    unique: list[Diagnostic] = []
    for item in found:
        if item not in unique:
            unique.append(item)

    def place(item: Diagnostic) -> tuple[int, int]:
        where = item.location
        part = parts.index(where.part) if where is not None and where.part in parts else len(parts)
        return part, where.paragraph if where is not None and where.paragraph is not None else _LAST

    return tuple(sorted(unique, key=place))[:_MAX_TOLD]


def _drawings(skeletons: list[Skeleton]) -> set[str]:
    return {item.get("id", "1") for skeleton in skeletons for item in skeleton.root.iter(f"{{{WP}}}docPr")}


def _last_note(parts: Mapping[str, bytes], notes: str | None) -> int:
    if notes is None:
        return 0
    return max((int(item.get(w("id"), "0")) for item in parse(parts[notes]).iter(w("footnote"))), default=0)


def _text_width(root: Element, side: str = "w", usual: str = "11906") -> int:
    """Return the twips between the margins of the first section, those of an A4 page with 20 mm where it does not say. `side`: 'h' of a page turned."""
    section = next(root.iter(w("sectPr")), None)
    size = section.find(w("pgSz")) if section is not None else None
    margins = section.find(w("pgMar")) if section is not None else None
    if size is None or margins is None:
        return _A4_BETWEEN_MARGINS if side == "w" else _A4_TURNED
    return int(size.get(w(side), usual)) - int(margins.get(w("left"), "1134")) - int(margins.get(w("right"), "1134"))
