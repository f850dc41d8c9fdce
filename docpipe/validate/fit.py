"""Data as people wrote it → data by the schema's own field names, with the marks moved along."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from typing import Annotated, Any, cast, get_args, get_origin

from pydantic import BaseModel

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Plain
from docpipe.model import Data, DataPath, Scalar, Tree, Written
from docpipe.schema import fold_key, meta_of, names_of
from docpipe.schema.leaves import Choice
from docpipe.schema.shapes import shape

_CLOSE_ENOUGH = 70
"""Least similarity (0–100, rapidfuzz WRatio) of a key that is suggested."""


_LETTERS = 4

_YEARLY = re.compile(r"(?P<field>\S.*?)\s+(?:v\s+roce\s+|na\s+rok\s+|rok\s+)?(?P<year>(?:19|20)\d\d)", re.IGNORECASE)


@dataclass(slots=True)
class Fitted:
    """The renamed data, its marks, and what was wrong with the keys."""

    data: Any = None
    marks: dict[DataPath, Location] = field(default_factory=dict)
    key_marks: dict[DataPath, Location] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def fit(tree: Tree, root: DataPath, data: Data, schema: type[BaseModel]) -> Fitted:
    """Return the data below `root` of a tree under the names of the schema's fields; paths of the result begin at ()."""
    fitted = Fitted()
    fitted.data = _fit(tree, root, (), data, schema, fitted)
    return fitted


def _fit(tree: Tree, old: DataPath, new: DataPath, data: Data, wanted: Any, fitted: Fitted) -> Any:
    fitted.marks[new] = tree.locate(old)
    if old in tree.key_marks:
        fitted.key_marks[new] = tree.key_marks[old]
    schema, is_list = shape(wanted)
    if is_list and (pairs := _pairs(old, data, schema)):
        return tuple(_fit_pair(tree, pair, (*new, index), schema, fitted) for index, pair in enumerate(pairs))
    if is_list:
        items = data if isinstance(data, list) else _split(data, schema)
        return tuple(_fit(tree, (*old, index) if isinstance(data, list) else old, (*new, index), item, schema, fitted) for index, item in enumerate(items))
    if isinstance(data, dict) and _is_schema(schema):
        return _fit_mapping(tree, old, new, data, schema, fitted)
    return data


def _pairs(old: DataPath, data: Data, schema: Any) -> list[DataPath]:
    """Return the paths of 'veřejnost: 23' written for a schema of a name and a value; none where the fields themselves are written."""
    if not _is_schema(schema) or not getattr(schema, "PAIR", None):
        return []
    parts = [(old, data)] if isinstance(data, dict) else [((*old, index), item) for index, item in enumerate(data)] if isinstance(data, list) else []
    names = names_of(schema)
    short = [(path, item) for path, item in parts if isinstance(item, dict) and item and not any(fold_key(key) in names for key in item)]
    return [(*path, key) for path, item in short for key in item] if len(short) == len(parts) else []


def _fit_pair(tree: Tree, at: DataPath, new: DataPath, schema: Any, fitted: Fitted) -> dict[str, Any]:
    """Return the fields of a pair: its key is the first, its value the second."""
    first, second = schema.PAIR
    fitted.marks[new] = fitted.marks[(*new, first)] = tree.locate_key(at)
    fitted.marks[(*new, second)] = tree.locate(at)
    value: Any = tree.data
    for step in at:
        value = value[step]
    return {first: Scalar(str(at[-1]), Written.PLAIN, tree.locate_key(at)), **({} if value is None else {second: value})}


def _fit_mapping(tree: Tree, old: DataPath, new: DataPath, data: dict[str, Data], schema: type[BaseModel], fitted: Fitted) -> dict[str, Any]:
    names = names_of(schema)
    result: dict[str, Any] = {}
    origin: dict[str, str] = {}
    for key, value in data.items():
        name = names.get(fold_key(key))
        if name is None and (yearly := _of_a_year(key, schema, names)) is not None:
            origin.setdefault(yearly[0], key)
            _fit_year(tree, (*old, key), new, yearly, value, result, fitted)
        elif name is None:
            fitted.diagnostics.append(_unknown_key(tree.locate_key((*old, key)), key, schema, names))
        elif name in result:
            arguments = {"key": key, "other": origin[name]}
            related = (tree.locate_key((*old, origin[name])),)
            fitted.diagnostics.append(Diagnostic("key-twice", tree.locate_key((*old, key)), dict(arguments), related=related))
        elif value is not None:
            origin[name] = key
            result[name] = _fit(tree, (*old, key), (*new, name), value, schema.model_fields[name].annotation, fitted)
        else:
            fitted.marks.setdefault((*new, name), tree.locate((*old, key)))  # where a value that must be there is to be written
    return result


def _of_a_year(key: str, schema: type[BaseModel], names: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return the field, the year and the label of „náklady 2024“, as lists of records have it in a column; None for a key that is no such."""
    found = _YEARLY.fullmatch(key.strip())
    name = names.get(fold_key(found["field"])) if found is not None else None
    if found is None or name is None:
        return None
    inner, is_list = shape(cast("Any", schema.model_fields[name].annotation))
    return (name, found["year"], label_of(schema, name)) if is_list and getattr(inner, "PAIR", ("",))[0] == "year" else None


def _fit_year(tree: Tree, at: DataPath, new: DataPath, yearly: tuple[str, str, str], value: Data, result: dict[str, Any], fitted: Fitted) -> None:
    """Add the amount of a year to those of its field."""
    name, year, label = yearly
    if value is None:
        return
    items: tuple[Any, ...] = result.get(name, ())
    if any(isinstance(item, dict) and getattr(item.get("year"), "text", None) == year for item in items):
        arguments: dict[str, Plain] = {"key": str(at[-1]), "other": f"{label} {year}"}
        fitted.diagnostics.append(Diagnostic("key-twice", tree.locate_key(at), arguments))
        return
    path: DataPath = (*new, name, len(items))
    fitted.marks.setdefault((*new, name), tree.locate(at))
    fitted.marks[path] = fitted.marks[(*path, "amount")] = tree.locate(at)
    fitted.marks[(*path, "year")] = tree.locate_key(at)
    result[name] = (*items, {"year": Scalar(year, Written.PLAIN, tree.locate_key(at)), "amount": value})


def _unknown_key(location: Location, key: str, schema: type[BaseModel], names: Mapping[str, str]) -> Diagnostic:
    from rapidfuzz import fuzz, process

    folded = fold_key(key)
    is_short = len(folded) < _LETTERS  # a word within a longer one says nothing when it has two or three letters
    known = [name for name in names if is_short or len(name) >= _LETTERS]
    found = process.extractOne(folded, known, scorer=fuzz.ratio if is_short else fuzz.WRatio, score_cutoff=_CLOSE_ENOUGH)
    suggestion = label_of(schema, names[found[0]]) if found else ""
    code = "unknown-key-suggestion" if suggestion else "unknown-key"
    return Diagnostic(code, location, {"key": key, "suggestion": suggestion, "known": _labels(schema)})


@cache
def _labels(schema: type[BaseModel]) -> tuple[str, ...]:
    """Return the Czech names of all fields, in order."""
    return tuple(label_of(schema, name) for name in schema.model_fields)


def label_of(schema: type[BaseModel], name: str) -> str:
    """Return the Czech name of a field."""
    return meta_of(schema.model_fields[name]).label or name


def _split(data: Data, wanted: Any) -> list[Data]:
    """Return the items of a list written in one cell or line: parts between semicolons or line ends, in a closed list between commas too.

    A lone mapping is a list of one.
    """
    if data is None:
        return []
    if isinstance(data, Scalar) and not _is_schema(wanted):
        parts = [part.strip() for part in re.split("[;,\n]" if _is_choice(wanted) else "[;\n]", data.text)]
        return [Scalar(part, data.written, data.location, data.format) for part in parts if part]
    return [data]


def _is_choice(wanted: Any) -> bool:
    return get_origin(wanted) is Annotated and any(isinstance(item, Choice) for item in get_args(wanted)[1:])


def _is_schema(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, BaseModel)
