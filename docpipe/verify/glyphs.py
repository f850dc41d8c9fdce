"""The ledger → characters that no font on the machine has: on the page each is the box of a missing glyph, and text extraction says that all is well."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from docpipe.diagnostics import Diagnostic
from docpipe.outside import font_has
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import excerpt

_EVERY_FONT = 0x17F
"""The last letter of Latin Extended-A: what Czech and its neighbours write is in every text font."""
_UNDRAWN = ("C", "Z", "Mn")
"""Unicode categories without a glyph of their own: control and format characters, spaces, combining marks."""


def boxes(expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield a complaint for each printed value with such characters, at the place of the content it came from. Nothing where fontconfig is not there."""
    for entry in expectation.ledger:
        missing = "".join(character for character in dict.fromkeys(entry.text) if is_box(character))
        if missing:
            named = " ".join(f"{character} (U+{ord(character):04X})" for character in missing)
            places = (*entry.locations, expectation.at())
            yield Diagnostic("glyph-missing", places[0], {"characters": named, "text": excerpt(entry.text)}, related=places[1:])


def is_box(character: str) -> bool:
    """Return whether no font of this machine has a character; False where fontconfig is not there to ask."""
    if ord(character) <= _EVERY_FONT or unicodedata.category(character).startswith(_UNDRAWN):
        return False
    return font_has("", character) is False
