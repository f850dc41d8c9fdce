"""A leaf of a Tree → a typed value, by docpipe's own parsers only; a schema library's coercion is off (it turns the date "0" into 1970)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from docpipe.czech import values
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic
from docpipe.model import Scalar
from docpipe.prose.blocks import Prose
from docpipe.schema.fields import fold_key

_TAG = re.compile(r"\{\{[^{}\n]*(?:\}\})?|\{[%#][^{}\n]*(?:[%#]\})?")
_SHOWN = 60


@dataclass(slots=True)
class Gathered:
    """What leaf parsers noted while a record was validated: warnings, and the faults of long texts."""

    diagnostics: list[Diagnostic] = field(default_factory=list)


def _refuse(code: str, arguments: dict[str, Any]) -> PydanticCustomError:
    return PydanticCustomError("docpipe", "{code}", {"code": code, "arguments": arguments})


def _read_leaf(parse: Callable[[Scalar], Any]) -> Callable[[Any], Any]:
    """Return the function that reads a Scalar by `parse`; a value made in code passes as it is."""

    def read(given: Any) -> Any:
        if isinstance(given, (list, dict)):
            raise _refuse("leaf-expected", {"found": "list" if isinstance(given, list) else "mapping"})
        if not isinstance(given, Scalar):
            return given
        try:
            return parse(given)
        except values.NotUnderstood as error:
            raise _refuse(error.code, error.arguments) from None

    return read


def _text(given: Any, info: ValidationInfo) -> Any:
    """Read a text; a template's tag in it is printed as it stands, and its writer is told (design decision 5)."""
    text = _read_leaf(_parser(_TEXTS, "text_from"))(given)
    if isinstance(given, Scalar) and isinstance(info.context, Gathered) and (found := _TAG.search(given.text)):
        info.context.diagnostics.append(Diagnostic("template-in-content", given.location, {"text": found.group()[:_SHOWN]}))
    return text


def _leaf(parse: Callable[[Scalar], Any]) -> BeforeValidator:
    return BeforeValidator(_read_leaf(parse))


def _parser(module: str, name: str) -> Callable[[Scalar], Any]:
    """Return a parser of the czech room that is imported when it is first needed."""

    def parse(scalar: Scalar) -> Any:
        from importlib import import_module

        return getattr(import_module(module), name)(scalar)

    return parse


_DATES, _TEXTS, _NUMBERS, _IDENTIFIERS, _CONTACTS = (f"docpipe.czech.parse.{name}" for name in ("dates", "texts", "numbers", "identifiers", "contacts"))


def _prose(given: Any, info: ValidationInfo) -> Any:
    """Read Markdown; what the reader of long texts found wrong is gathered in the validation's context."""
    if isinstance(given, (list, dict)):
        raise _refuse("leaf-expected", {"found": "list" if isinstance(given, list) else "mapping"})
    if not isinstance(given, Scalar):
        return given
    from docpipe.prose import parse

    checked = parse(given)
    if isinstance(info.context, Gathered):
        info.context.diagnostics.extend(checked.diagnostics)
    return checked.value


@dataclass(frozen=True, slots=True)
class _Made:
    """The annotation of a value that only a parser of docpipe makes: the schema library holds its type and does not look into it."""

    read: Callable[[Any, ValidationInfo], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        made = core_schema.is_instance_schema(source)
        return core_schema.with_info_before_validator_function(self.read, made)


def _made(parse: Callable[[Scalar], Any]) -> _Made:
    read = _read_leaf(parse)
    return _Made(lambda given, _info: read(given))


def _schema(pattern: str | None = None, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], **({"pattern": pattern} if pattern else {}), **more})


Text = Annotated[str, BeforeValidator(_text), _schema()]
Day = Annotated[date, _leaf(_parser(_DATES, "date_from")), _schema(examples=["9. 3. 2021", "2021-03-09"])]
Clock = Annotated[time, _leaf(_parser(_DATES, "time_from")), _schema(examples=["9:00"])]
Period = Annotated[values.Period, _made(_parser(_DATES, "period_from")), _schema(examples=["2023–2025", "1. 1. 2023 – 31. 12. 2025"])]
Whole = Annotated[int, _leaf(_parser(_NUMBERS, "integer_from")), WithJsonSchema({"type": ["integer", "string"]})]
Few = Annotated[int, _leaf(_parser(_NUMBERS, "few_from")), WithJsonSchema({"type": ["integer", "string"]})]
Year = Annotated[int, _leaf(_parser(_NUMBERS, "year_from")), WithJsonSchema({"type": ["integer", "string"]})]
Amount = Annotated[values.Amount | None, _leaf(_parser(_NUMBERS, "amount_from")), _schema(examples=["1 250 000 Kč", "1 250 tis. Kč", "neuvedeno"])]
MoneyUnit = Annotated[values.Unit, _leaf(_parser(_NUMBERS, "unit_from")), _schema(examples=["Kč", "tis. Kč"])]
Span = Annotated[values.Period, _made(_parser(_DATES, "span_from")), _schema(examples=["2023–2025", "I/2023 – IV/2024", "3/2023 – 6/2024"])]
Number = Annotated[Decimal, _leaf(_parser(_NUMBERS, "decimal_from")), _schema(examples=["1,5"])]
Flag = Annotated[bool, _leaf(_parser(_TEXTS, "bool_from")), WithJsonSchema({"enum": ["ano", "ne", "yes", "no", True, False]})]
Ico = Annotated[str, _leaf(_parser(_IDENTIFIERS, "ico_from")), _schema(examples=["00255513"])]
RegistrationNumber = Annotated[
    values.RegistrationNumber,
    _made(_parser(_IDENTIFIERS, "registration_number_from")),
    _schema(examples=["CZ.03.2.63/0.0/0.0/16_063/0006598"]),
]
IndicatorCode = Annotated[
    str,
    _leaf(_parser(_IDENTIFIERS, "indicator_code_from")),
    _schema(pattern=r"^(\d{1,2}[ \u00a0]?\d{2}[ \u00a0]?\d{2}|\d{3}[ \u00a0]?\d{3})$", examples=["8 05 00", "805 000"]),
]
Phone = Annotated[str, _leaf(_parser(_CONTACTS, "phone_from")), _schema(examples=["607 117 124"])]
Email = Annotated[str, _leaf(_parser(_CONTACTS, "email_from")), WithJsonSchema({"type": "string", "format": "email"})]
Postcode = Annotated[str, _leaf(_parser(_CONTACTS, "postcode_from")), _schema(examples=["341 01"])]
Url = Annotated[str, _leaf(_parser(_CONTACTS, "url_from")), WithJsonSchema({"type": "string", "format": "uri"})]
DataBox = Annotated[str, _leaf(_parser(_CONTACTS, "databox_from")), _schema()]
LongText = Annotated[Prose, _Made(_prose), WithJsonSchema({"type": "string", "contentMediaType": "text/markdown"})]


@dataclass(frozen=True, eq=False)
class Choice:
    """The annotation of a closed list: the English value and the Czech labels are read, the first label is the one printed."""

    options: type[StrEnum]
    labels: Mapping[StrEnum, tuple[str, ...]]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_read_leaf(self._parse), handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"enum": sorted({name for option in self.options for name in (option.value, *self.labels.get(option, ()))})}

    def word(self, option: StrEnum) -> str:
        """Return the Czech word of an option that is printed."""
        return self.labels[option][0] if self.labels.get(option) else option.value

    @property
    def printed(self) -> tuple[str, ...]:
        return tuple(self.labels[option][0] if option in self.labels else option.value for option in self.options)

    def _parse(self, scalar: Scalar) -> StrEnum:
        for option in self.options:
            if fold_key(scalar.text) in {fold_key(name) for name in (option.value, *self.labels.get(option, ()))}:
                return option
        raise values.NotUnderstood("choice-unknown", value=scalar.text, expected=self.printed)


def choice(options: type[StrEnum], labels: Mapping[Any, tuple[str, ...]]) -> Choice:
    """Return the annotation of a closed list: it stands second in `Annotated`."""
    return Choice(options, labels)
