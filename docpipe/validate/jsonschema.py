"""A schema → a JSON Schema that an editor completes and checks with, in Czech keys and English ones."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter

from docpipe.schema import meta_of
from docpipe.schema.shapes import shape

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(schema: type[BaseModel], *, many: bool = False, title: str = "") -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file that holds one record; with `many` a list of them too."""
    definitions: dict[str, Any] = {}
    one = {"$ref": _define(schema, definitions)}
    listed = {"type": "array", "items": one}
    body = {"anyOf": [listed, {"type": "object", "additionalProperties": listed}, one]} if many else one
    return {"$schema": _DIALECT, "title": title or schema.__name__, **body, "$defs": definitions}


def _define(schema: type[BaseModel], definitions: dict[str, Any]) -> str:
    name = schema.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _object(schema, definitions)
    return f"#/$defs/{name}"


def _object(schema: type[BaseModel], definitions: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[dict[str, Any]] = []
    for name, info in schema.model_fields.items():
        meta = meta_of(info)
        value = _value(info.annotation, list(info.metadata), definitions)
        help_text = meta.help[0] or meta.label
        keys = _keys(name, meta.label, meta.aliases)
        for key in keys:
            properties[key] = {**value, "description": help_text} if help_text else value
        if info.is_required():
            required.append({"anyOf": [{"required": [key]} for key in keys]})
    return {"type": "object", "properties": properties, "additionalProperties": False, **({"allOf": required} if required else {})}


def _keys(name: str, label: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys an editor offers: the Czech label first, then its other names; each as it is written in YAML."""
    return tuple(dict.fromkeys(key for key in (label, name, *aliases) if key))


def _value(annotation: Any, metadata: list[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    inner, is_list = shape(annotation)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        one: dict[str, Any] = {"$ref": _define(inner, definitions)}
    else:
        one = TypeAdapter(Annotated[inner, *metadata] if metadata else inner).json_schema(mode="validation")
        one.pop("title", None)
    if is_list and getattr(inner, "PAIR", None):
        value = {"type": ["integer", "string"]}
        pairs = {"type": "object", "additionalProperties": value}
        return {"anyOf": [{"type": "array", "items": {"anyOf": [one, pairs]}}, pairs, {"type": "null"}]}
    if not is_list:
        line = [{"type": "string"}] if getattr(inner, "IN_A_LINE", False) else []
        return {"anyOf": [one, *line, {"type": "null"}]}
    scalar = [] if "$ref" in one else [{"type": "string"}]
    return {"anyOf": [{"type": "array", "items": one}, one, *scalar, {"type": "null"}]}
