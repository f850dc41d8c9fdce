"""The command line, the workspace's settings and the machine's locale → the language to speak."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from docpipe import outside
from docpipe.diagnostics import DocpipeError

_SETTINGS = "docpipe.yaml"
# Read as a line of text: the language is needed for every help page, and starting a YAML reader and a schema would double its time.
_SAID = re.compile(r"""^(?:jazyk|language)[ \t]*:[ \t]*["']?(cs|en)\b""", re.MULTILINE | re.IGNORECASE)


def language_for(arguments: Sequence[str], folder: Path) -> str:
    """Return 'cs' or 'en': what --lang says, else the settings of the workspace around the folder, else the locale, else Czech."""
    return _of_arguments(arguments) or _of_settings(start_of(arguments, folder)) or _of_locale() or "cs"


def _value_of(arguments: Sequence[str], *names: str) -> str | None:
    """Return the value of an option, written '--name value', '--name=value' or '-Nvalue'; the last one counts."""
    found = None
    for index, word in enumerate(arguments):
        if word == "--":
            break
        for name in names:
            if word == name and index + 1 < len(arguments):
                found = arguments[index + 1]
            elif word.startswith(f"{name}=") and name.startswith("--"):
                found = word.partition("=")[2]
            elif not name.startswith("--") and word.startswith(name) and len(word) > len(name):
                found = word[len(name) :]
    return found


def _of_arguments(arguments: Sequence[str]) -> str | None:
    said = _value_of(arguments, "--lang")
    return said if said in ("cs", "en") else None


def start_of(arguments: Sequence[str], folder: Path) -> Path:
    """Return the folder where the search for the workspace begins: what -C says, else the one given."""
    said = _value_of(arguments, "--workspace", "-C")
    return folder / said if said else folder


def _of_settings(start: Path) -> str | None:
    for folder in (start, *start.parents):
        try:
            content = outside.read_bytes(folder / _SETTINGS)
        except DocpipeError:
            continue
        found = _SAID.search(content.decode("utf-8-sig", "replace"))
        return found.group(1).lower() if found else None
    return None


def _of_locale() -> str | None:
    """Return the language of the locale: Slovaks read Czech, everybody else English; None where it says nothing ('C')."""
    said = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := outside.environment(name))), None) or _of_windows()
    if said is None or said.split(".")[0] in ("C", "POSIX"):
        return None
    return "cs" if said.lower().startswith(("cs", "cz", "sk")) else "en"


def _of_windows() -> str | None:
    """Return the language in which Windows speaks to the user ('cs_CZ'), None on other systems."""
    if sys.platform != "win32":
        return None
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
