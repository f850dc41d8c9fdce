"""The kit of field types: how a text of content becomes a value, and what people call the field."""

from __future__ import annotations

from docpipe.schema.fields import Entry, Meta, entry, fold_key, meta_of, names_of
from docpipe.schema.leaves import (
    Clock,
    DataBox,
    Day,
    Email,
    Few,
    Flag,
    Gathered,
    Ico,
    LongText,
    Number,
    Period,
    Phone,
    Postcode,
    RegistrationNumber,
    Text,
    Whole,
    choice,
)

__all__ = [
    "Clock",
    "DataBox",
    "Day",
    "Email",
    "Entry",
    "Few",
    "Flag",
    "Gathered",
    "Ico",
    "LongText",
    "Meta",
    "Number",
    "Period",
    "Phone",
    "Postcode",
    "RegistrationNumber",
    "Text",
    "Whole",
    "choice",
    "entry",
    "fold_key",
    "meta_of",
    "names_of",
]
