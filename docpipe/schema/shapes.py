"""The annotation of a field → what one of its values is, whether it is a list of them, and the words of a closed list."""

from __future__ import annotations

import types
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from docpipe.schema.leaves import Choice


@cache
def shape(wanted: Any) -> tuple[Any, bool]:
    """Return the schema or leaf type inside an annotation, and whether it is a list of them."""
    origin = get_origin(wanted)
    if origin is Annotated:
        return (wanted, False)
    if origin in (Union, types.UnionType):
        inner = [item for item in get_args(wanted) if item is not type(None)]
        return shape(inner[0])
    if origin is tuple:
        return (get_args(wanted)[0], True)
    return (wanted, False)


def choice_of(wanted: Any) -> Choice | None:
    """Return the closed list that a value, or each of a list's, is taken from; None for any other."""
    inner, _ = shape(wanted)
    if get_origin(inner) is not Annotated:
        return None
    return next((item for item in get_args(inner)[1:] if isinstance(item, Choice)), None)
