"""Show which layer each chapter of a plan comes from, what it changes of the one below, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpipe.commands._answer import Answer, Block, Json, Table
from docpipe.commands._arguments import Argument, Command, Frame
from docpipe.commands._place import workspace_of
from docpipe.messages import ui

if TYPE_CHECKING:
    from docpipe.pipeline.overlaying import Overlay, Section

_COLUMNS = ("project", "chapter", "layer", "over", "sections", "reason")
_SHOWN = ("changed", "added", "removed")
_WIDE = 200


def run(frame: Frame, *, project: str | None, chapter: str | None) -> Answer:
    """Return a table of the chapters; of one chapter also what differs, section by section."""
    from docpipe import pipeline

    found = pipeline.overlay(workspace_of(frame), project, chapter)
    rows = tuple(_row(item, frame.language) for item in found.value)
    table = Table(tuple(ui(f"column-{name}", frame.language) for name in _COLUMNS), rows)
    body: tuple[Block, ...] = (table,) if rows else ()
    if chapter is not None or frame.verbose:
        body = (*body, *(_differences(item, frame.language) for item in found.value if item.over is not None))
    closing = (ui("overlay-more", frame.language),) if rows and len(body) == 1 else (() if rows else (ui("overlay-empty", frame.language),))
    return Answer(found.diagnostics, body=body, closing=closing, data={"chapters": [_data(item) for item in found.value]})


def _row(item: Overlay, language: str) -> tuple[str, ...]:
    layer = ui(f"layer-{item.layer.value}", language)
    layer = layer if item.printed else f"{layer} {ui('overlay-left-out', language)}"
    over = ui(f"layer-{item.over.value}", language) if item.over is not None else "–"
    return (item.project, f"{item.chapter} – {item.title}", layer, over, _counts(item, language), item.reason or "–")


def _counts(item: Overlay, language: str) -> str:
    """Return „změněno 2, přidáno 1“; a dash where nothing lies below."""
    from docpipe.pipeline.overlaying import Change

    if item.over is None:
        return "–"
    counted = [(name, item.count(Change(name))) for name in _SHOWN]
    told = [ui(f"overlay-{name}", language, count=count) for name, count in counted if count]
    return ", ".join(told) or ui("overlay-same", language)


def _differences(item: Overlay, language: str) -> str:
    head = ui("overlay-of", language, chapter=item.title, place=str(item.location), below=str(item.below))
    sections = "\n\n".join(_section(section, language) for section in item.sections)
    return f"\n{head}\n\n{sections}"


def _section(section: Section, language: str) -> str:
    title = section.title or ui("overlay-beginning", language)
    head = f"§ {title} [{ui(f'overlay-is-{section.change.value}', language)}]"
    lines = [f"  {mark} {_cut(line)}" for mark, line in section.lines]
    return "\n".join((head, *lines))


def _cut(line: str) -> str:
    return line if len(line) <= _WIDE else f"{line[: _WIDE - 1]}…"


def _data(item: Overlay) -> dict[str, Json]:
    return {
        "project": item.project,
        "chapter": item.chapter,
        "title": item.title,
        "layer": item.layer.value,
        "printed": item.printed,
        "path": item.location.path,
        "over": item.over.value if item.over is not None else None,
        "over_path": item.below.path if item.below is not None else None,
        "reason": item.reason or None,
        "sections": [
            {"title": section.title, "change": section.change.value, "lines": [f"{mark}{line}" for mark, line in section.lines]} for section in item.sections
        ],
    }


COMMAND = Command(
    "overlay",
    run,
    [
        Argument("project", "argument-project", meta="project", required=False),
        Argument("chapter", "argument-chapter", meta="chapter", required=False),
    ],
)
