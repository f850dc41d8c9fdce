"""The optional content of the parts (layers of maps and drawings) → that of the bundle: what was hidden stays hidden (ISO 32000-1, 8.11)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pikepdf

_LISTS: Final = ("/ON", "/OFF", "/Order", "/RBGroups", "/Locked", "/AS")


def write_layers(bundle: pikepdf.Pdf, catalogs: Sequence[pikepdf.Object]) -> None:
    """Put the layers of all parts into the bundle's catalog."""
    found = [layers for catalog in catalogs if isinstance(layers := catalog.get("/OCProperties"), pikepdf.Dictionary)]
    if not found:
        return
    default = pikepdf.Dictionary(Name=pikepdf.String("docpipe"))
    for key in _LISTS:
        members = [item for layers in found for item in _listed(layers.get("/D"), key)]
        if key == "/OFF":
            # where a part hides all it has by a base state, its layers are hidden one by one
            members += [
                item for layers in found if _base(layers) == "/OFF" for item in _listed(layers, "/OCGs") if item not in _listed(layers.get("/D"), "/ON")
            ]
        if members:
            default[key] = pikepdf.Array(members)
    groups = pikepdf.Array([item for layers in found for item in _listed(layers, "/OCGs")])
    bundle.Root.OCProperties = pikepdf.Dictionary(OCGs=groups, D=default)


def _base(layers: pikepdf.Object) -> str:
    return str(layers.get("/D", pikepdf.Dictionary()).get("/BaseState", "/ON"))


def _listed(holder: pikepdf.Object | None, key: str) -> list[pikepdf.Object]:
    found = holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None
    return list(found) if isinstance(found, pikepdf.Array) else []
