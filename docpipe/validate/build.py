"""Fitted data → an instance of its schema, with every complaint of the schema library told as a Diagnostic with its place."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Severity
from docpipe.messages import severity_of
from docpipe.model import Data, DataPath, Tree
from docpipe.schema import Gathered
from docpipe.schema.shapes import shape
from docpipe.validate.fit import Fitted, fit, label_of

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Valid:
    """An instance, the tree of what it was made from (paths by field names), and the warnings."""

    value: Any
    tree: Tree
    diagnostics: tuple[Diagnostic, ...]


class RefusedError(DocpipeError):
    """What was written does not fit; `partial` is an instance of what does, for judging the rest of it, None where too little is left."""

    def __init__(self, diagnostics: list[Diagnostic], partial: Valid | None = None, dropped: frozenset[str] = frozenset()) -> None:
        super().__init__(diagnostics)
        self.partial = partial
        self.dropped = dropped
        """Fields of the record that had to be left out of it."""


def validated(tree: Tree, root: DataPath, data: Data, schema: type[BaseModel]) -> Valid:
    """Return the instance made of the data below `root`. Raises DocpipeError with everything wrong with it (RefusedError, where something of it fits)."""
    if not isinstance(data, dict):
        raise DocpipeError([Diagnostic("mapping-expected", tree.locate(root), {"expected": tuple(label_of(schema, name) for name in schema.model_fields)})])
    fitted = fit(tree, root, data, schema)
    gathered = Gathered()
    problems = list(fitted.diagnostics)
    marks = Tree(tree.path, None, fitted.marks, fitted.key_marks)
    try:
        value = schema.model_validate(fitted.data, context=gathered)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=True)
        problems += [_told(fitted, schema, dict(item)) for item in errors]
        dropped = frozenset(str(item["loc"][0]) for item in errors if item["loc"])
        rest = _without(fitted.data, schema, dropped)
        raise RefusedError([*problems, *gathered.diagnostics], None if rest is None else Valid(rest, marks, ()), dropped) from None
    problems += gathered.diagnostics
    if any(severity_of(item) is Severity.FAULT for item in problems):
        raise RefusedError(problems, Valid(value, marks, ()))
    return Valid(value, marks, tuple(problems))


def _without(data: Any, schema: type[BaseModel], fields: frozenset[str]) -> BaseModel | None:
    """Return the instance made without some fields; None where a required one is among them."""
    try:
        return schema.model_validate({name: value for name, value in data.items() if name not in fields}, context=Gathered())
    except ValidationError:
        return None


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
            current = shape(cast(Any, current.model_fields[step].annotation))[0]
    return " – ".join(words)
