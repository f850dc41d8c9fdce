"""The chapters of plans → which layer each comes from (shipped < shared < the project's own), what it changes of the layer below, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from enum import StrEnum
from typing import cast

from docpipe import validate
from docpipe.czech.names import fold_name
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, Location, fault
from docpipe.messages import severity_of
from docpipe.model import Record
from docpipe.pipeline.load import load
from docpipe.pipeline.reading import read_content
from docpipe.prose.blocks import Block, Heading, Prose, plain
from docpipe.prose.texts import plain_text
from docpipe.read import SUFFIXES
from docpipe.records.collection import Collection
from docpipe.records.planning.chapter import RECORD, Chapter
from docpipe.records.registry import record_types
from docpipe.rules.planning.reading import chapters_of
from docpipe.rules.view import View
from docpipe.validate.registers import Source
from docpipe.workspace import Place, Workspace, shipped_content
from docpipe.workspace.places import SHIPPED


class Layer(StrEnum):
    """Where a chapter lies, from below."""

    SHIPPED = "shipped"
    SHARED = "shared"
    OWN = "own"


class Change(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, in the layer below and in the one that is printed."""

    title: str
    """Empty for what stands above the first heading."""
    change: Change
    lines: tuple[tuple[str, str], ...]
    """(' ', '-' or '+', a paragraph); of a section that is the same none."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """One chapter of a project's plan."""

    project: str
    chapter: str
    title: str
    layer: Layer
    location: Location
    over: Layer | None
    """The layer it takes the place of; None where there is none below."""
    below: Location | None
    reason: str
    printed: bool
    """Whether the plan prints it: a plan may leave chapters out."""
    sections: tuple[Section, ...]

    def count(self, change: Change) -> int:
        """Return how many sections have a change."""
        return sum(section.change is change for section in self.sections)


def overlay(workspace: Workspace, project: str | None = None, chapter: str | None = None) -> Checked[tuple[Overlay, ...]]:
    """Return the chapters of all plans, or of one project, or one chapter. Raises DocpipeError for a project without a plan and a chapter there is not."""
    loaded = load(workspace)
    collection = loaded.collection
    planned = tuple(dict.fromkeys(record.project for record in collection.of("plan") if record.project))
    if project is not None and project not in planned:
        raise fault("overlay-no-plan", None, value=project, known=planned)
    shipped = _shipped()
    found = [item for name in planned if project in (None, name) for item in _chapters(name, collection, shipped)]
    if chapter is not None:
        wanted = [item for item in found if fold_name(chapter) in (fold_name(item.chapter), fold_name(item.title))]
        if not wanted:
            raise fault("overlay-no-chapter", None, value=chapter, known=tuple(dict.fromkeys(item.chapter for item in found)))
        found = wanted
    faults = tuple(item for item in loaded.diagnostics if severity_of(item).fails and item.location is not None and _of_chapter(item))
    return Checked(tuple(found), faults)


def _of_chapter(item: Diagnostic) -> bool:
    return any(subject.startswith("chapter:") for subject in item.subjects)


def _shipped() -> Mapping[str, Record]:
    """Return the chapters that come with docpipe, those too that a shared chapter takes the place of."""
    places = {name: Place(kind.name, kind.scopes, kind.suffixes) for kind in record_types().values() for name in kind.places}
    files = (file for file in shipped_content(places, SUFFIXES) if file.type == RECORD.name)
    sources = [Source(file.path, read_content(file).value, RECORD, None) for file in files]
    return {record.id: record for record in validate.records_of(sources, {}, SHIPPED).value}


def _chapters(project: str, collection: Collection, shipped: Mapping[str, Record]) -> Iterator[Overlay]:
    shared = {record.id: record for record in collection.of("chapter") if record.project is None and record.tree.path.partition("/")[0] != SHIPPED.name}
    own = {record.id: record for record in collection.of("chapter", project)}
    order = dict.fromkeys((*shipped, *shared, *own))
    view = View(collection, {})
    printed = {record.id for plan in collection.of("plan", project) for record in chapters_of(plan, view)}
    for name in order:
        stack = [(layer, records[name]) for layer, records in ((Layer.SHIPPED, shipped), (Layer.SHARED, shared), (Layer.OWN, own)) if name in records]
        yield _overlay(project, name, stack, printed=name in printed)


def _overlay(project: str, name: str, stack: list[tuple[Layer, Record]], *, printed: bool) -> Overlay:
    (layer, top), below = stack[-1], stack[-2] if len(stack) > 1 else None
    titles = [chapter.title for _, record in reversed(stack) if (chapter := cast("Chapter", record.value)).title]
    sections = tuple(_sections(_text(below[1]), _text(top))) if below is not None else ()
    return Overlay(
        project,
        name,
        titles[0] if titles else name,
        layer,
        top.locate(),
        below[0] if below is not None else None,
        below[1].locate() if below is not None else None,
        cast("Chapter", top.value).reason or "",
        printed,
        sections,
    )


def _text(record: Record) -> Prose:
    return cast("Chapter", record.value).text or Prose()


def _sections(was: Prose, now: Prose) -> Iterator[Section]:
    """Yield the sections of a text as it was and as it is, paired by their headings, in the order of what is printed."""
    before, after = _by_heading(was), _by_heading(now)
    matcher = SequenceMatcher(None, list(before), list(after), autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            for title in list(after)[begin:end]:
                yield _compared(title, before[title], after[title])
            continue
        for title in list(before)[first:last]:
            if title not in after:
                yield Section(title, Change.REMOVED, tuple(("-", line) for line in before[title]))
        for title in list(after)[begin:end]:
            if title in before:
                yield _compared(title, before[title], after[title])
            else:
                yield Section(title, Change.ADDED, tuple(("+", line) for line in after[title]))


def _by_heading(text: Prose) -> dict[str, tuple[str, ...]]:
    """Return the heading of each section → its paragraphs; what stands above the first one has ''. Of two headings of one name the second has a number."""
    found: dict[str, list[Block]] = {}
    title = ""
    for block in text.blocks:
        if isinstance(block, Heading):
            title = _unused(plain(block.content), found)
            found[title] = []
        else:
            found.setdefault(title, []).append(block)
    return {title: tuple(line for line in plain_text(Prose(tuple(blocks))).splitlines() if line.strip()) for title, blocks in found.items()}


def _unused(title: str, used: Mapping[str, object]) -> str:
    number, made = 1, title
    while made in used:
        number += 1
        made = f"{title} ({number})"
    return made


def _compared(title: str, was: tuple[str, ...], now: tuple[str, ...]) -> Section:
    if was == now:
        return Section(title, Change.SAME, ())
    lines: list[tuple[str, str]] = []
    for tag, first, last, begin, end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [(" ", line) for line in was[first:last]]
        else:
            lines += [("-", line) for line in was[first:last]] + [("+", line) for line in now[begin:end]]
    return Section(title, Change.CHANGED, tuple(lines))
