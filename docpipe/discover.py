"""The modules of a package that carry a given constant → those constants, in order of module name."""

from __future__ import annotations

import pkgutil
from importlib import import_module


def discover(package: str, constant: str) -> dict[str, object]:
    """Return module name → its constant, for each module of the package that has it."""
    path = import_module(package).__path__
    found: dict[str, object] = {}
    for item in sorted(pkgutil.iter_modules(path), key=lambda item: item.name):
        module = import_module(f"{package}.{item.name}")
        if hasattr(module, constant):
            found[item.name] = getattr(module, constant)
    return found
