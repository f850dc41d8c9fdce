"""What stands behind ':::' → which part it begins: an edition, pages turned, a note to the editor, the place of generated content."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.prose.editions import fold

_WORDS: Final = {
    "insert": ("vlozit", "vlozte", "insert"),
    "landscape": ("na sirku", "nasirku", "landscape"),
    "note": ("poznamka pro redakci", "poznamka redakci", "pro redakci", "note for the editor", "editor note", "note"),
}
_CLOSE: Final = re.compile(r":{3,}[ \t]*$")
_OPTION: Final = re.compile(r"([^\W\d][\w -]{0,40}?)[ \t]*:[ \t]+(\S.*)$")


@dataclass(frozen=True, slots=True)
class Inserted:
    """A read `::: vložit …`: what is to be inserted, how, and the line after it."""

    name: str
    options: tuple[tuple[str, str], ...]
    end: int


def part_of(info: str) -> tuple[str, str]:
    """Return ('insert' | 'landscape' | 'note' | 'edition', what stands behind its words)."""
    words = info.split()
    for sort, names in _WORDS.items():
        for name in names:
            count = len(name.split())
            if fold(" ".join(words[:count])) == name:
                return sort, " ".join(words[count:])
    return "edition", info


def read_insert(name: str, start: int, end: int, line: Callable[[int], str], *, bare: bool = False) -> Inserted:
    """Return an insert that begins at `start`: the lines 'klíč: hodnota' under it and its ':::' where there is one; without it, it is the one line.

    `bare`: a ':::' right under it closes what is around it.
    """
    options: list[tuple[str, str]] = []
    for number in range(start + 1, end):
        text = line(number)
        if _CLOSE.match(text):
            if bare and not options:
                break
            return Inserted(name, tuple(options), number + 1)
        if text and (found := _OPTION.match(text)) is None:
            break
        if text and found is not None:
            options.append((found[1], found[2].strip()))
    return Inserted(name, (), start + 1)
