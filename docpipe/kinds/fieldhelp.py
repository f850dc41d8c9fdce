"""A context class → what is said of each of its fields, read from the text below the field in the source."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from functools import cache


@cache
def help_of(view: type) -> Mapping[str, str]:
    """Return field name → its text, for a class and those it is derived from."""
    found: dict[str, str] = {}
    for owner in reversed(view.__mro__[:-1]):
        body = ast.parse(inspect.cleandoc(inspect.getsource(owner))).body[0]
        assert isinstance(body, ast.ClassDef)
        for field, text in zip(body.body, body.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
                found[field.target.id] = " ".join(str(text.value.value).split())
    return found
