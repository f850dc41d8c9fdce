"""Text as written, and as a PDF's pages give it back → one form in which the two can be compared."""

from __future__ import annotations

import re
import unicodedata

from docpipe.dataclass import dataclass

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"
_QUOTES = "\"'„“”‚‘’«»‹›"
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\x02\ufffe"
"""Soft hyphens, joiners, variation selectors, and the two characters by which PDFium says 'a hyphen stood here'."""
_LINE_HYPHEN = re.compile(r"[-\u2010\u2011\u00ad\x02\ufffe][ \t]*\r?\n")
_INVISIBLE = re.compile(f"[{_DROPPED}]")
_LAST_LATIN = "\u024f"
LINE = 2
"""Marks the first character of a line."""


class _Folds(dict[str, str]):
    """Folded form of a character, computed when first met."""

    def __missing__(self, character: str) -> str:
        if character in _DROPPED or character.isspace():
            folded = ""
        elif character in _DASHES:
            folded = "-"
        elif character in _QUOTES:
            folded = '"'
        else:
            folded = "".join(piece for piece in unicodedata.normalize("NFKC", character).casefold() if not piece.isspace())
        self[character] = folded
        return folded


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without white space, in small letters, with one kind of dash and quote."""

    text: str
    starts: bytes
    """By character of the text as it was: 2 where it began a line, 1 where it stood after a space, else 0."""

    def whole(self, start: int, end: int) -> bool:
        """Return whether a piece stands by itself, not inside a longer word."""
        head = start == 0 or self.starts[start] or not (self.text[start - 1].isalnum() and self.text[start].isalnum())
        tail = end >= len(self.text) or self.starts[end] or not (self.text[end - 1].isalnum() and self.text[end].isalnum())
        return bool(head and tail)


def fold(text: str) -> Folded:
    """Return a text folded for comparison with a PDF's pages: NFKC, case, white space, dashes, quotes; hyphens at line ends are dropped."""
    pieces: list[str] = []
    starts = bytearray()
    fresh = LINE
    for character in unicodedata.normalize("NFC", _LINE_HYPHEN.sub("", text)):
        piece = _FOLDS[character]
        if piece:
            pieces.append(piece)
            starts.append(fresh)
            starts.extend(bytes(len(piece) - 1))
            fresh = 0
        elif character.isspace():
            fresh = LINE if character == "\n" else max(fresh, 1)
    return Folded("".join(pieces), bytes(starts))


def plain(text: str) -> str:
    """Return a text as Word paragraphs are compared: NFC, each run of white space (non-breaking too) one space, invisible characters dropped."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\u2011", "-").split())


def unhyphenated(text: str) -> str:
    """Return a page's text in NFC with words that were divided at line ends joined again."""
    return unicodedata.normalize("NFC", _LINE_HYPHEN.sub("", text))


def odd(character: str) -> bool:
    """Return whether a font of Latin letters may lack a character: it is then drawn by another font, and stands out of order in the page's content."""
    return character > _LAST_LATIN and not unicodedata.category(character).startswith(("P", "M")) and character != "€"


def without_odd(folded: Folded) -> Folded:
    """Return a folded text without such characters."""
    kept = [index for index, character in enumerate(folded.text) if not odd(character)]
    return Folded("".join(folded.text[index] for index in kept), bytes(folded.starts[index] for index in kept))


def excerpt(text: str, limit: int = 80) -> str:
    """Return a text short enough for a message."""
    shown = " ".join(text.split())
    return shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…"
