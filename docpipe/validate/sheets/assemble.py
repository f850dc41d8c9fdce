"""A sheet and the YAML of the same name beside it → one record of a budget or a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from docpipe.czech.names import bare
from docpipe.diagnostics import Diagnostic, Location, Severity
from docpipe.model import DataPath, Tree
from docpipe.read.grid import Grid
from docpipe.records.planning.budget import Budget, BudgetLine, BudgetTotal, LineKind
from docpipe.records.planning.table import DataTable
from docpipe.validate.build import Valid
from docpipe.validate.registers import Source
from docpipe.validate.sheets.budgets import read_sheet
from docpipe.validate.sheets.known import Known
from docpipe.validate.sheets.lines import Sheet
from docpipe.validate.sheets.tables import read_table, typed_table
from docpipe.validate.sheets.words import Role


def joined(sources: Sequence[Source]) -> list[Source]:
    """Return the sources of sheets and of YAML, each sheet with the YAML of its name beside it as one."""
    beside = {_place(source): source for source in sources if source.sheets is None}
    made: list[Source] = []
    taken: set[tuple[Path, str]] = set()
    for source in sources:
        said = beside.get(_place(source))
        if source.sheets is None or said is None or _place(source) in taken:
            made.append(source)
            continue
        taken.add(_place(source))
        made.append(replace(said, sheets=source.sheets, diagnostics=(*said.diagnostics, *source.diagnostics)))
    return [source for source in made if source.sheets is not None or _place(source) not in taken]


def _place(source: Source) -> tuple[Path, str]:
    return source.path.parent, source.path.stem


def with_sheets(kind: str, valid: Valid, sheets: tuple[Grid, ...] | None, known: Known) -> Valid:
    """Return the record with what its sheets hold; without any, with what is written in the YAML itself."""
    return _KINDS[kind](valid, sheets, known)


def _budget(valid: Valid, sheets: tuple[Grid, ...] | None, known: Known) -> Valid:
    declared = cast("Budget", valid.value)
    if not sheets:
        return replace(valid, value=declared.model_copy(update={"lines": tuple(_inline(line, declared) for line in declared.lines)}))
    lines: list[BudgetLine] = [_inline(line, declared) for line in declared.lines]
    totals: list[BudgetTotal] = []
    marks: dict[DataPath, Location] = {}
    chosen, found = _chosen(sheets, declared.sheets)
    for grid in chosen:
        read = read_sheet(grid, declared, known)
        _add(read, lines, totals, marks)
        found += read.found
    tree = Tree(valid.tree.path, None, {**valid.tree.marks, **marks}, valid.tree.key_marks)
    if not any(line.amount is not None for line in lines) and not any(item.severity is Severity.ERROR for item in found):
        found.append(Diagnostic("budget-empty", Location(sheets[0].path), {}, Severity.WARNING))
    value = declared.model_copy(update={"lines": tuple(lines), "totals": tuple(totals)})
    return Valid(value, tree, (*valid.diagnostics, *found))


def _inline(line: BudgetLine, declared: Budget) -> BudgetLine:
    """Return an amount written in the YAML with what the budget says of all: unit, year, whose it is."""
    update: dict[str, object] = {
        name: getattr(declared, name) for name in ("measure", "service", "source", "municipality", "year") if getattr(line, name) is None
    }
    if line.amount is not None and line.amount.unit is None:
        update["amount"] = replace(line.amount, unit=declared.unit)
    source = line.source or declared.source
    if line.kind is LineKind.SOURCE and (source is None or declared.costs_only):
        update |= {"kind": LineKind.COST, "source": None}
    return line.model_copy(update=update)


def _chosen(sheets: tuple[Grid, ...], wanted: Sequence[str]) -> tuple[list[Grid], list[Diagnostic]]:
    """Return the sheets that are read – those named, else all that are not hidden – and a note of each hidden one."""
    if wanted:
        by_name = {bare(grid.name or ""): grid for grid in sheets}
        known = tuple(grid.name or "" for grid in sheets)
        whole = Location(sheets[0].path)
        absent = [name for name in wanted if bare(name) not in by_name]
        missing = [Diagnostic("sheet-missing", whole, {"value": name, "known": known}, Severity.ERROR) for name in absent]
        return [by_name[bare(name)] for name in wanted if bare(name) in by_name], missing
    visible = [grid for grid in sheets if grid.visible]
    hidden = [Diagnostic("sheet-hidden", grid.whole(), {"sheet": grid.name or ""}, Severity.WARNING) for grid in sheets if not grid.visible]
    return visible, hidden


def _add(read: Sheet, lines: list[BudgetLine], totals: list[BudgetTotal], marks: dict[DataPath, Location]) -> None:
    offset = len(lines)
    for line in read.lines:
        at = len(lines)
        marks["lines", at] = marks["lines", at, "amount"] = line.place
        said = {role: item.text for role, item in line.said.items()}
        for role, item in line.said.items():
            if role in _FIELDS:
                marks["lines", at, _FIELDS[role]] = item.place
        fields = {name: said.get(role) for role, name in _FIELDS.items()}
        lines.append(BudgetLine(kind=line.kind, year=line.year, amount=line.amount, **fields))
    for total in read.totals:
        at = len(totals)
        marks["totals", at] = marks["totals", at, "amount"] = total.place
        totals.append(BudgetTotal(label=total.label, year=total.year, amount=total.amount, parts=tuple(offset + part for part in total.parts)))


_FIELDS = {
    Role.MEASURE: "measure",
    Role.SERVICE: "service",
    Role.PROVIDER: "provider",
    Role.ITEM: "item",
    Role.SOURCE: "source",
    Role.MUNICIPALITY: "municipality",
}


def _table(valid: Valid, sheets: tuple[Grid, ...] | None, _known: Known) -> Valid:
    declared = cast("DataTable", valid.value)
    if not sheets:
        typed = typed_table(declared, valid.tree.locate(("rows",)))
        tree = Tree(valid.tree.path, None, {**valid.tree.marks, **typed.marks}, valid.tree.key_marks)
        return Valid(declared.model_copy(update=typed.update), tree, (*valid.diagnostics, *typed.found))
    grids, found = _chosen(sheets, (declared.sheet,) if declared.sheet else ())
    if not grids:
        return Valid(valid.value, valid.tree, (*valid.diagnostics, *found))
    read = read_table(grids[0], declared)
    tree = Tree(valid.tree.path, None, {**valid.tree.marks, **read.marks}, valid.tree.key_marks)
    return Valid(declared.model_copy(update=read.update), tree, (*valid.diagnostics, *found, *read.found))


_KINDS: dict[str, Callable[[Valid, tuple[Grid, ...] | None, Known], Valid]] = {"budget": _budget, "table": _table}
