"""What Word's autocorrect made of a tag → the tag as it was meant; text outside tags is not touched."""

from __future__ import annotations

from typing import Final

_DOUBLE: Final = '"„“”«»'
_SINGLE: Final = "'‚‘’‹›"
_DASHES: Final = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": "", "\u00ad": "", "\t": " ", "\n": " "}
)


def _closing(body: str, start: int, family: str, *, straight: bool) -> int:
    """Return where a literal ends: a straight quote by the same one, a Czech one by the next of its family."""
    if straight and (end := body.find(body[start], start + 1)) >= 0:
        return end
    return next((index for index in range(start + 1, len(body)) if body[index] in family), -1)


def repair(body: str) -> str:
    """Return a tag's inside with straight quotes around literals and plain dashes and spaces outside them."""
    done: list[str] = []
    index = 0
    while index < len(body):
        character = body[index]
        family = _DOUBLE if character in _DOUBLE else _SINGLE if character in _SINGLE else ""
        end = _closing(body, index, family, straight=character in "\"'") if family else -1
        if end < 0:
            done.append(character.translate(_DASHES))
            index += 1
            continue
        literal = body[index + 1 : end]
        quote = '"' if '"' not in literal else "'"
        done.append(quote + literal + quote)
        index = end + 1
    return "".join(done)
