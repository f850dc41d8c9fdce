"""Finds an entry in the family modules beside this one and puts the arguments in.

A family module has `MESSAGES: dict[str, Message]`; `screens_*.py` modules have `TEXTS: dict[str, tuple[str, str]]` (Czech, English).
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from string import Formatter

from docpipe.diagnostics import Diagnostic, Plain, Severity
from docpipe.messages.entry import Message

LANGUAGES = ("cs", "en")


@cache
def _families() -> tuple[str, ...]:
    package = __name__.rpartition(".")[0]
    path = import_module(package).__path__
    return tuple(sorted(f"{package}.{item.name}" for item in pkgutil.iter_modules(path) if item.name not in ("catalogue", "entry")))


@cache
def _entries() -> dict[str, Message]:
    found: dict[str, Message] = {}
    for name in _families():
        for code, entry in getattr(import_module(name), "MESSAGES", {}).items():
            if code in found:
                raise ValueError(f"code {code!r} stands in two modules of the catalogue")
            found[code] = entry
    return found


@cache
def _texts() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name in _families():
        if name.rpartition(".")[2].startswith("screens"):
            found.update(import_module(name).TEXTS)
    return found


def codes() -> Iterator[str]:
    """Yield every code, in alphabetical order."""
    yield from sorted(_entries())


def ui_keys() -> Iterator[str]:
    """Yield the key of every text of the screen."""
    yield from sorted(_texts())


def message(code: str) -> Message:
    """Return the entry of a code. Raises KeyError for a code the catalogue does not know."""
    return _entries()[code]


def severity_of(diagnostic: Diagnostic) -> Severity:
    """Return the severity a complaint has: its own where the settings changed it, else the catalogue's."""
    return diagnostic.severity or message(diagnostic.code).severity


class _Lenient(Formatter):
    """Puts arguments in; a list is joined by commas, a missing one shows as its name, so that a complaint is never lost to a complaint."""

    def get_value(self, key: int | str, args: object, kwargs: object) -> object:  # noqa: ARG002 - string.Formatter's signature
        values = kwargs if isinstance(kwargs, dict) else {}
        value = values.get(key, f"‹{key}›")
        return ", ".join(value) if isinstance(value, tuple) else "" if value is None else value


def _fill(text: str, arguments: dict[str, Plain]) -> str:
    return _Lenient().vformat(text, (), arguments)


def tell(diagnostic: Diagnostic, language: str) -> str:
    """Return what was found, in 'cs' or 'en'."""
    entry = message(diagnostic.code)
    return _fill(entry.cs if language == "cs" else entry.en, dict(diagnostic.arguments))


def tell_hint(diagnostic: Diagnostic, language: str) -> str:
    """Return what to do about it, in 'cs' or 'en'."""
    entry = message(diagnostic.code)
    return _fill(entry.do_cs if language == "cs" else entry.do_en, dict(diagnostic.arguments))


def explain(code: str, language: str) -> str:
    """Return the long explanation of a code, in 'cs' or 'en'."""
    entry = message(code)
    return entry.why_cs if language == "cs" else entry.why_en


def ui(key: str, language: str, **arguments: Plain) -> str:
    """Return a text of the screen (help, headings, tables), in 'cs' or 'en'. Raises KeyError for an unknown key."""
    cs, en = _texts()[key]
    return _fill(cs if language == "cs" else en, arguments)
