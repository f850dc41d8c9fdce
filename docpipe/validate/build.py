"""Fitted data → an instance of its schema, with every complaint of the schema library told as a Diagnostic with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Severity
from docpipe.messages import severity_of
from docpipe.model import Data, DataPath, Tree
from docpipe.schema import Gathered
from docpipe.validate.fit import Fitted, fit, label_of, shape

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Valid:
    """An instance, the tree of what it was made from (paths by field names), and the warnings."""

    value: Any
    tree: Tree
    diagnostics: tuple[Diagnostic, ...]


def validated(tree: Tree, root: DataPath, data: Data, schema: type[BaseModel]) -> Valid:
    """Return the instance made of the data below `root`. Raises DocpipeError with everything wrong with it."""
    if not isinstance(data, dict):
        raise DocpipeError([Diagnostic("mapping-expected", tree.locate(root), {"expected": tuple(label_of(schema, name) for name in schema.model_fields)})])
    fitted = fit(tree, root, data, schema)
    gathered = Gathered()
    problems = list(fitted.diagnostics)
    value: BaseModel | None = None
    try:
        value = schema.model_validate(fitted.data, context=gathered)
    except ValidationError as error:
        problems += [_told(fitted, schema, dict(item)) for item in error.errors(include_url=False, include_input=True)]
    problems += gathered.diagnostics
    if value is None or any(severity_of(item) is Severity.FAULT for item in problems):
        raise DocpipeError(problems)
    return Valid(value, Tree(tree.path, None, fitted.marks, fitted.key_marks), tuple(problems))


def settings_of(tree: Tree, schema: type[M]) -> Checked[M]:
    """Return the one instance that a whole file describes. Raises DocpipeError."""
    valid = validated(tree, (), tree.data, schema)
    assert isinstance(valid.value, schema)
    return Checked(valid.value, valid.diagnostics)


def _told(fitted: Fitted, schema: type[BaseModel], error: dict[str, Any]) -> Diagnostic:
    path: DataPath = tuple(error["loc"])
    place = Tree("", None, fitted.marks, fitted.key_marks)
    where = place.locate(path)
    label = _label(schema, path)
    if error["type"] == "docpipe":
        return Diagnostic(error["ctx"]["code"], where, {**error["ctx"]["arguments"], "field": label})
    if error["type"] == "missing":
        return Diagnostic("missing-key", where, {"field": label, "key": label.rpartition(" – ")[2]})
    if error["type"] in ("model_type", "model_attributes_type", "tuple_type"):
        return Diagnostic("structure-expected", where, {"field": label})
    raise AssertionError(f"the schema library said {error['type']!r} of {path}: no parser of docpipe stands before it")


def _label(schema: type[BaseModel], path: DataPath) -> str:
    """Return the Czech name of the field a path ends in, with its number in a list: 'program 2 – bod'."""
    words: list[str] = []
    current: Any = schema
    for step in path:
        if isinstance(step, int):
            words[-1:] = [f"{words[-1]} {step + 1}"] if words else []
        elif isinstance(current, type) and issubclass(current, BaseModel) and step in current.model_fields:
            words.append(label_of(current, step))
            current = shape(current.model_fields[step].annotation)[0]
    return " – ".join(words)
