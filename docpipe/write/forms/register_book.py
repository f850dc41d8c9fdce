"""The records of a register → the sheets of a workbook: one row a record, and a sheet for what a record has several of (functions, members)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final, get_args, get_origin

from docpipe.dataclass import dataclass
from docpipe.model import Record, Sheet
from docpipe.records.types import RecordType
from docpipe.schema import Entry, meta_of
from docpipe.schema.shapes import choice_of, shape
from docpipe.write.forms.page import Column, Filled, table

_ROOM: Final = 40
_TITLES: Final = {"person": "Lidé", "organisation": "Organizace", "group": "Skupiny", "need": "Potřeby"}
_WIDE: Final = {"name": 34, "email": 30, "text": 60, "note": 40, "street": 30, "vocative": 30, "genitive": 34, "organisation": 34, "function": 28, "person": 30}
_NARROW: Final = {"id": 10, "sample": 9, "votes": 9, "postcode": 9, "gender": 9, "title_before": 12, "title_after": 12}
_GUIDE: Final = "jeden řádek je jeden záznam; co nevíte, nechte prázdné. Více hodnot v buňce oddělte středníkem."
_GUIDE_WITHIN: Final = "jeden řádek je jeden údaj; první sloupec říká, ke komu patří, stejně jako v prvním listu."


@dataclass(frozen=True, slots=True)
class _Part:
    """Something a record has several of."""

    field: str
    schema: type[Entry]


def sheets(kind: RecordType, records: Sequence[Record], proposed: Sequence[str] = ()) -> tuple[Sheet, ...]:
    """Return the sheets of a register with these records, and rows for names that are proposed."""
    parts = tuple(_parts(kind.schema))
    names = [name for name in kind.schema.model_fields if name not in {part.field for part in parts}]
    rows = [[_cell(kind.schema, name, getattr(record.value, name)) for name in names] for record in records]
    naming = _naming(kind)
    rows += [[text if name == naming else "" for name in names] for text in proposed]
    title = _TITLES[kind.name]
    check = f'IF(AND({{{_letter(names.index(naming))}}}="",COUNTA({{A}}:{{{_letter(len(names) - 1)}}})>0),"← {_label(kind.schema, naming)}","")'
    main = table(title, title, _GUIDE, [_column(kind.schema, name) for name in names], rows, _ROOM, check)
    return (main, *(_within(kind, part, records) for part in parts))


def _within(kind: RecordType, part: _Part, records: Sequence[Record]) -> Sheet:
    """Return the sheet of what records have several of; its first column names the record."""
    names = list(part.schema.model_fields)
    rows = [
        [_named(kind, record), *(_cell(part.schema, name, getattr(item, name)) for name in names)]
        for record in records
        for item in getattr(record.value, part.field)
    ]
    title = _label(kind.schema, part.field)
    title = title[:1].upper() + title[1:]
    columns = [Column(kind.label[0], 34), *(_column(part.schema, name) for name in names)]
    check = f'IF(AND({{A}}="",COUNTA({{B}}:{{{_letter(len(names))}}})>0),"← {kind.label[0]}","")'
    return table(title, title, _GUIDE_WITHIN, columns, rows, _ROOM, check)


def _parts(schema: type[Entry]) -> Iterator[_Part]:
    for name, info in schema.model_fields.items():
        annotation: Any = info.annotation
        inner, many = shape(annotation)
        if many and isinstance(inner, type) and issubclass(inner, Entry):
            yield _Part(name, inner)


def _naming(kind: RecordType) -> str:
    return "text" if kind.name == "need" else "name"


def _named(kind: RecordType, record: Record) -> str:
    """Return what a row of a part calls its record by: its written id where it has one, for two may share a name."""
    return str(getattr(record.value, "id", None) or getattr(record.value, _naming(kind)))


def _column(schema: type[Entry], name: str) -> Column:
    info = schema.model_fields[name]
    annotation: Any = info.annotation
    inner, many = shape(annotation)
    choice = choice_of(annotation)
    base = get_args(inner)[0] if get_origin(inner) is Annotated else inner
    kind = {date: "date", int: "number"}.get(base, "text")
    values = choice.printed if choice is not None and not many else ("ano", "ne") if base is bool else ()
    hint = meta_of(info).help[0] or (f"{'; '.join(choice.printed)}" if choice is not None and many else "")
    return Column(_label(schema, name), _WIDE.get(name) or _NARROW.get(name, 18), kind, values, hint=hint)


def _label(schema: type[Entry], name: str) -> str:
    return meta_of(schema.model_fields[name]).label


def _cell(schema: type[Entry], name: str, value: Any) -> Filled:
    """Return a value as somebody would write it; what is not said, or is as it is without being said, stays empty."""
    info = schema.model_fields[name]
    if value is None or value == () or (value == info.default and not info.is_required()):
        return ""
    if isinstance(value, tuple):
        return "; ".join(str(_cell(schema, name, item)) for item in value)
    if isinstance(value, StrEnum):
        annotation: Any = info.annotation
        choice = choice_of(annotation)
        return choice.labels[value][0] if choice is not None and value in choice.labels else value.value
    if isinstance(value, bool):
        return "ano" if value else "ne"
    return value if isinstance(value, date) else str(value)


def _letter(column: int) -> str:
    return chr(ord("A") + column)
