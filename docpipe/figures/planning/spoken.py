"""A field of a record → its Czech label and its text, whatever its type: for listings and comparisons of records of every kind."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docpipe.czech.format import format_date, format_number, format_time
from docpipe.czech.values import Amount, Money, Period
from docpipe.prose import plain_text, without_notes
from docpipe.prose.blocks import Prose
from docpipe.schema import meta_of
from docpipe.schema.leaves import Choice


def spoken_fields(value: BaseModel) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield (field, (label, text)) of everything a record says; fields that say nothing are left out."""
    for name, info in type(value).model_fields.items():
        if text := spoken(getattr(value, name), info):
            yield name, (meta_of(info).label or name, text)


def spoken(value: Any, info: FieldInfo | None = None) -> str:
    """Return a value as a person would say it; '' for nothing."""
    if value is None or value == ():
        return ""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return value
    if isinstance(value, Prose):
        return plain_text(without_notes(value))
    if isinstance(value, tuple):
        texts = [text for item in value if (text := spoken(item, info))]
        return ("\n" if any(isinstance(item, BaseModel) or len(text) > 60 for item, text in zip(value, texts, strict=False)) else ", ").join(texts)  # noqa: PLR2004
    if isinstance(value, BaseModel):
        return "; ".join(f"{label}: {text}" for _, (label, text) in spoken_fields(value))
    return _leaf(value, info)


def _leaf(value: Any, info: FieldInfo | None) -> str:
    if isinstance(value, StrEnum):
        annotation: Any = info.annotation if info is not None else None
        labels = _labels(annotation, tuple(info.metadata)) if info is not None else {}
        return labels.get(value.value, value.value)
    if isinstance(value, bool):
        return "ano" if value else "ne"
    if isinstance(value, int | Decimal):
        return str(value) if isinstance(value, int) else format_number(value)
    if isinstance(value, Amount):
        return f"{format_number(value.number)} {value.unit or ''}".strip()
    if isinstance(value, Money):
        return f"{format_number(value.amount)} {value.unit}"
    if isinstance(value, Period):
        return f"{value.start.year}–{value.end.year}" if value.by_years else f"{format_date(value.start)} – {format_date(value.end)}"
    if isinstance(value, date):
        return format_date(value)
    return format_time(value) if isinstance(value, time) else str(value)


@cache
def _labels(annotation: Any, metadata: tuple[Any, ...]) -> dict[str, str]:
    """Return value → its Czech label of the closed list that an annotation holds anywhere."""
    found: dict[str, str] = {}
    for choice in (*metadata, *_within(annotation)):
        if isinstance(choice, Choice):
            found |= {option.value: choice.labels[option][0] for option in choice.options if choice.labels.get(option)}
    return found


def _within(annotation: Any) -> Iterator[Any]:
    for argument in typing.get_args(annotation):
        yield argument
        yield from _within(argument)
    yield from getattr(annotation, "__metadata__", ())
