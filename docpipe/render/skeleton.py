"""A part of a template → its tree with a placeholder for each tag, put where the tag acts: in a text, between runs, or for a whole paragraph, row or cell."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import field
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Plain
from docpipe.render.ooxml import RUN, TC, TR, XML_SPACE, Element, P, T, drop, nearest, own, parse, put_before, w
from docpipe.render.tags import OBJECT, Atom, Tag, atoms, blank_beside, excerpt, find_tags
from docpipe.render.template import Template

HOLD: Final = ("\ufdd8", "\ufdd9")
PLACEHOLDER: Final = re.compile(f"{HOLD[0]}(\\d+){HOLD[1]}")
_BLOCK_PLACEHOLDER: Final = re.compile(f"{HOLD[0]}-(\\d+){HOLD[1]}")
"""A {% … %} tag on its way out of a text to between the runs."""
_DELETED: Final = w("delText")
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOISE: Final = ("proofErr", "lastRenderedPageBreak")
_VOLATILE: Final = re.compile(r"\}(rsid\w*|paraId|textId)$")
_BRACES: Final = re.compile(r"\{[{%]|[%}]\}")
_WHOLE: Final = {"p": P, "tr": TR, "tc": TC}
_ANNEX: Final = "docpipe annex"
_HEADING: Final = re.compile(r"heading (\d)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a tag that stands for a whole paragraph was: what its paragraph looked like and under which heading."""

    style: str | None
    heading: int
    annex: bool = False
    """Whether that heading is an annex's: headings under it are not counted with those of chapters."""


@dataclass(slots=True)
class Skeleton:
    """A part, its tags in order, and where each acts."""

    part: str
    root: Element
    tags: list[Tag] = field(default_factory=list)
    containers: list[Element | None] = field(default_factory=list)
    """The element among whose children a tag acts: a block must end where it began."""
    sites: dict[int, Site] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    twins: set[int] = field(default_factory=set)
    """Numbers of the paragraphs that stand in the part a second time, for programs that do not know the first form: those of text boxes."""


def build_skeleton(template: Template, part: str, headings: dict[str, int], annexes: frozenset[str] = frozenset()) -> Skeleton:
    """Return the skeleton of a part. `headings`: style id → heading level; `annexes`: ids of those that head an annex."""
    skeleton = Skeleton(part, parse(template.parts[part]))
    _clean(skeleton.root)
    wholes: dict[Element, list[int]] = {}
    level, annex = 0, False
    numbers = {paragraph: number for number, paragraph in enumerate(skeleton.root.iter(P), 1)}
    for paragraph, number in numbers.items():
        if nearest(paragraph, FALLBACK) is not None:
            skeleton.twins.add(number)
        style = _style(paragraph)
        if style in headings:
            level, annex = headings[style], style in annexes
        pieces = atoms(paragraph)
        text = "".join(piece.text for piece in pieces)
        if "{" not in text and "}" not in text:
            continue
        place = template.place(part, number)
        tags, broken = find_tags(text, place)
        skeleton.found.extend(broken)
        if tags:
            _place(skeleton, paragraph, pieces, tags, wholes, Site(style, level, annex))
    _lift_wholes(skeleton, wholes)
    _refuse_misplaced(skeleton, template, numbers)
    return skeleton


def _style(paragraph: Element) -> str | None:
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return found.get(w("val")) if found is not None else None


def _clean(root: Element) -> None:
    """Take out what Word left for itself; in a loop its paragraph ids would stand twice."""
    for element in list(root.iter(*(w(name) for name in _NOISE))):
        drop(element)
    for element in root.iter():
        for name in [name for name in element.attrib if _VOLATILE.search(str(name))]:
            del element.attrib[name]


def _place(skeleton: Skeleton, paragraph: Element, pieces: tuple[Atom, ...], tags: tuple[Tag, ...], wholes: dict[Element, list[int]], site: Site) -> None:
    first = len(skeleton.tags)
    skeleton.tags.extend(tags)
    skeleton.containers.extend([None] * len(tags))
    whole = next((tag for tag in tags if tag.prefix), None)
    if whole is None:
        _replace_texts(pieces, tags, first)
        _isolate(skeleton, paragraph)
        return
    target = paragraph if whole.prefix == "p" else nearest(paragraph, _WHOLE[whole.prefix])
    text = "".join(piece.text for piece in pieces)
    if target is None:
        skeleton.found.append(Diagnostic("template-tag-outside-table", whole.location, {"tag": whole.written}))
        return
    if (beside := blank_beside(text, tags)) or any(tag.prefix != whole.prefix for tag in tags if tag.mark != "{#"):
        arguments: dict[str, Plain] = {"tag": whole.written, "beside": excerpt(beside) or excerpt(text), "what": whole.prefix}
        skeleton.found.append(Diagnostic("template-beside-tag", whole.location, arguments))
    if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        skeleton.found.append(Diagnostic("template-tag-section", whole.location, {"tag": whole.written}))
    wholes.setdefault(target, []).extend(range(first, first + len(tags)))
    skeleton.sites.update(dict.fromkeys(range(first, first + len(tags)), site))


def _replace_texts(pieces: tuple[Atom, ...], tags: tuple[Tag, ...], first: int) -> None:
    texts = {id(piece): piece.text for piece in pieces}
    for number in range(len(tags) - 1, -1, -1):
        tag = tags[number]
        sign = "-" if tag.mark == "{%" else ""
        hold = "" if tag.mark == "{#" else f"{HOLD[0]}{sign}{first + number}{HOLD[1]}"
        for piece in pieces:
            if piece.end <= tag.start or piece.start >= tag.end:
                continue
            start, end = max(tag.start - piece.start, 0), min(tag.end, piece.end) - piece.start
            text = texts[id(piece)]
            texts[id(piece)] = text[:start] + (hold if piece.start <= tag.start else "") + text[end:]
    for piece in pieces:
        if (text := texts[id(piece)]) == piece.text:
            continue
        if piece.element.tag == T:
            piece.element.text = text
            piece.element.set(XML_SPACE, "preserve")
        elif not text:
            drop(piece.element)


def _isolate(skeleton: Skeleton, paragraph: Element) -> None:
    """Split runs at {% … %} tags, so that what a condition leaves out leaves nothing behind."""
    for run in [run for run in own(paragraph, RUN) if any(_BLOCK_PLACEHOLDER.search(text.text or "") for text in run.iterchildren(T))]:
        container = run.getparent()
        properties = run.find(w("rPr"))
        fresh: Element | None = None
        for child in [child for child in run if child is not properties]:
            for piece in _pieces(child):
                if isinstance(piece, int):
                    skeleton.containers[piece] = container
                    put_before(run, f"{HOLD[0]}{piece}{HOLD[1]}")
                    fresh = None
                    continue
                if fresh is None:
                    fresh = run.makeelement(RUN, {str(key): str(value) for key, value in run.attrib.items()})
                    if properties is not None:
                        fresh.append(deepcopy(properties))
                    run.addprevious(fresh)
                fresh.append(piece)
        drop(run)


def _pieces(child: Element) -> list[Element | int]:
    """Return a run's child, a text cut at its {% … %} tags, whose numbers stand between."""
    if child.tag != T:
        return [child]
    found: list[Element | int] = []
    for index, piece in enumerate(_BLOCK_PLACEHOLDER.split(child.text or "")):
        if index % 2:
            found.append(int(piece))
        elif piece:
            text = child.makeelement(T, {XML_SPACE: "preserve"})
            text.text = piece
            found.append(text)
    return found


def _lift_wholes(skeleton: Skeleton, wholes: dict[Element, list[int]]) -> None:
    """Put the tags of each whole paragraph, row or cell in its place."""
    for target, numbers in wholes.items():
        if target.tag != P:
            _refuse_beside(skeleton, target, numbers)
        for number in numbers:
            skeleton.containers[number] = target.getparent()
        put_before(target, "".join(f"{HOLD[0]}{number}{HOLD[1]}" for number in numbers if skeleton.tags[number].mark != "{#"))
        drop(target)


def _refuse_beside(skeleton: Skeleton, target: Element, numbers: list[int]) -> None:
    """Complain when a row or cell that a tag stands for holds something in its other paragraphs."""
    own_paragraphs = {skeleton.tags[number].location for number in numbers}
    whole = skeleton.tags[numbers[0]]
    beside = "".join(piece.text for paragraph in target.iter(P) for piece in atoms(paragraph))
    for location in own_paragraphs:
        for number in numbers:
            if skeleton.tags[number].location == location:
                beside = beside.replace(skeleton.tags[number].written, "")
    if (rest := PLACEHOLDER.sub("{{ … }}", beside).strip()) and not any(
        item.code == "template-beside-tag" and item.location in own_paragraphs for item in skeleton.found
    ):
        arguments: dict[str, Plain] = {"tag": whole.written, "beside": excerpt(rest).replace(OBJECT, ""), "what": whole.prefix}
        skeleton.found.append(Diagnostic("template-beside-tag", whole.location, arguments))


def _refuse_misplaced(skeleton: Skeleton, template: Template, numbers: dict[Element, int]) -> None:
    """Complain of tags where none is read: in a field's instruction, an alternative text, a formula. `numbers`: of the paragraphs, those taken out too."""
    for element in skeleton.root.iter():
        values = [str(value) for value in element.attrib.values()]
        if element.tag != T and element.text and not PLACEHOLDER.search(element.text):
            values.append(element.text)
        if (text := next((value for value in values if _BRACES.search(value)), None)) is not None:
            paragraph = element if element.tag == P else nearest(element, P)
            number = numbers.get(paragraph) if paragraph is not None else None
            code = "template-tag-deleted" if element.tag == _DELETED else "template-tag-misplaced"
            skeleton.found.append(Diagnostic(code, template.place(skeleton.part, number), {"text": excerpt(text)}))


def heading_levels(styles: Element) -> dict[str, int]:
    """Return style id → heading level, by the styles' names (ids differ by the language of Word)."""
    levels: dict[str, int] = {}
    for style in styles.iter(w("style")):
        name = style.find(w("name"))
        if name is not None and (found := _HEADING.match(name.get(w("val"), ""))):
            levels[style.get(w("styleId"), "")] = int(found[1])
    return levels | dict.fromkeys(annex_styles(styles), 1)


def annex_styles(styles: Element) -> frozenset[str]:
    """Return the ids of the style that heads an annex („docpipe Annex“)."""
    named = ((style.get(w("styleId"), ""), style.find(w("name"))) for style in styles.iter(w("style")))
    return frozenset(identity for identity, name in named if name is not None and name.get(w("val"), "").lower() == _ANNEX)
