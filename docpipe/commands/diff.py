"""Show what somebody changed in a finished Word document; or what differs between two states of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpipe.commands._answer import Answer, Json, Table, location_data
from docpipe.commands._arguments import Argument, Command, Frame, Option, Words
from docpipe.commands._place import file_of, workspace_of
from docpipe.diagnostics import fault
from docpipe.messages import ui

if TYPE_CHECKING:
    from decimal import Decimal

    from docpipe.figures.planning.changes import FieldChange, MoneyChange, PlanChanges

_COLUMNS = ("change", "was", "is", "from")
_SHOWN = 200
"""Characters of one side of a change on the screen; --word and --json give the whole."""


def run(frame: Frame, *, file: str, new: str | None, word: str | None, project: str | None, edition: str | None, approved: bool) -> Answer:
    """Return the paragraphs that differ from what the content gives now; with two states, everything in which they differ."""
    if new is not None:
        return _states(frame, file, new, word=word, project=project, edition=edition or "public", approved=approved)
    if word or project or edition or approved:
        raise fault("usage-diff-two-states", command="docpipe diff")
    from docpipe import pipeline

    found = pipeline.diff(workspace_of(frame), file_of(frame, file))
    rows = tuple((ui(f"change-{item.change}", frame.language), item.was, item.now, " ".join(str(place) for place in item.locations)) for item in found)
    table = Table(tuple(ui(f"column-{name}", frame.language) for name in _COLUMNS), rows)
    data: list[Json] = [{"change": item.change, "was": item.was, "is": item.now, "from": [location_data(place) for place in item.locations]} for item in found]
    return Answer(body=(table,) if rows else (ui("diff-nothing", frame.language),), data={"changes": data})


def _states(frame: Frame, old: str, new: str, *, word: str | None, project: str | None, edition: str, approved: bool) -> Answer:
    from docpipe import pipeline
    from docpipe.pipeline.comparing import hold_approved, write_report

    compared = pipeline.compare(frame.start, old, new, project=project, edition=edition)
    changes = compared.changes
    closing: tuple[str, ...] = ()
    if word is not None:
        target = file_of(frame, word if word.lower().endswith(".docx") else f"{word}.docx")
        write_report(workspace_of(frame), compared, target)
        closing = (ui("diff-report-written", frame.language, file=word if word.lower().endswith(".docx") else f"{word}.docx"),)
    held = hold_approved(compared, new) if approved else ()
    body = _body(changes, frame.language)
    return Answer((*compared.diagnostics, *held), body=body or (ui("diff-states-same", frame.language),), closing=closing, data=_data(changes), judged=approved)


def _body(changes: PlanChanges, language: str) -> tuple[str | Table, ...]:
    """Return the changes for the screen: the imprint, the money, the things, the texts."""
    found: list[str | Table] = []
    rows = [_row(ui("change-changed", language), "", change) for change in changes.imprint]
    for thing in changes.things:
        sort = ui(f"change-{thing.sort}", language)
        name = f"{ui(f'thing-{thing.kind}', language)}: {thing.title}"
        rows += [_row(sort, name, change) for change in thing.fields] if thing.sort == "changed" else [(sort, _short(name), "", "", "")]
    for text in changes.texts:
        sort, name = ui(f"change-{text.sort}", language), f"{ui('thing-chapter', language)}: {text.title}"
        rows += [_row(sort, name, change) for change in text.lines] if text.sort == "changed" else [(sort, _short(name), "", "", "")]
    if rows:
        found.append(Table(tuple(ui(f"column-{name}", language) for name in ("change", "what", "field", "before", "after")), tuple(rows)))
    for key, moves in (("source", changes.by_source), ("total", changes.by_year), ("measure", changes.by_measure)):
        if moves:
            heads = tuple(ui(f"column-{name}", language) for name in (key, "year", "before", "after", "moved"))
            found.append(Table(heads, tuple(_money_row(move, language) for move in moves)))
    return tuple(found)


def _row(sort: str, what: str, change: FieldChange) -> tuple[str, ...]:
    return (sort, _short(what), change.label, _short(change.was), _short(change.now))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 2]} …"


def _money_row(move: MoneyChange, language: str) -> tuple[str, ...]:
    from docpipe.czech.format import format_money

    def shown(amount: Decimal | None) -> str:
        return ui("amount-not-stated", language) if amount is None else format_money(amount)

    year = ui("all-years", language) if move.year is None else str(move.year)
    sign = "+" if move.moved > 0 else ""
    return (move.what or ui("all-sources", language), year, shown(move.was), shown(move.now), f"{sign}{format_money(move.moved)}")


def _data(changes: PlanChanges) -> dict[str, Json]:
    def field(change: FieldChange) -> Json:
        return {"field": change.label, "was": change.was, "is": change.now}

    def money(move: MoneyChange) -> Json:
        amounts = {name: None if amount is None else str(amount) for name, amount in (("was", move.was), ("is", move.now), ("moved", move.moved))}
        return {"what": move.what, "year": move.year, **amounts}

    return {
        "only_imprint": changes.only_imprint,
        "imprint": [field(change) for change in changes.imprint],
        "things": [
            {"change": item.sort, "kind": item.kind, "id": item.id, "title": item.title, "fields": [field(change) for change in item.fields]}
            for item in changes.things
        ],
        "by_source": [money(move) for move in changes.by_source],
        "by_year": [money(move) for move in changes.by_year],
        "by_measure": [money(move) for move in changes.by_measure],
        "texts": [{"change": item.sort, "id": item.id, "title": item.title, "lines": [field(line) for line in item.lines]} for item in changes.texts],
    }


COMMAND = Command(
    "diff",
    run,
    [
        Argument("file", "argument-diff-old", meta="file"),
        Argument("new", "argument-diff-new", meta="new", required=False),
        Option(["--word"], "option-diff-word", meta="file"),
        Option(["--project"], "option-diff-project", meta="name"),
        Option(["--edition"], "option-diff-edition", type=Words("public", "internal")),
        Option(["--approved"], "option-diff-approved", is_flag=True),
    ],
)
