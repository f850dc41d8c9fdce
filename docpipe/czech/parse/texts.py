"""A leaf of content → clean text, or yes and no."""

from __future__ import annotations

import re
import unicodedata

from docpipe.czech.values import NotUnderstood
from docpipe.model import Scalar, Written

_YES = frozenset({"ano", "a", "yes", "y", "true", "x", "✓", "✔", "☑", "☒", "1"})
_NO = frozenset({"ne", "n", "no", "false", "✗", "✘", "☐", "-", "–", "—", "0", ""})
_LINE_END = re.compile(r"[ \t\u00a0]+(?=\n|\Z)")
_WHOLE = re.compile(r"(-?\d+)(?:\.0+)?", re.ASCII)


def shown(scalar: Scalar) -> str:
    """Return the text a person sees, in NFC, without spaces around it.

    A number cell is padded as its format of zeros says (255513 with the format 00000000 is shown, and meant, as 00255513); '5.0' is 5.
    """
    text = unicodedata.normalize("NFC", scalar.text).strip()
    if scalar.written is Written.NUMBER_CELL and (whole := _WHOLE.fullmatch(text)):
        zeros = scalar.format.replace(" ", "").replace("\\", "")
        return whole[1].zfill(len(zeros)) if zeros and not zeros.strip("0") else whole[1]
    return text


def text_from(scalar: Scalar) -> str:
    """Return the text in NFC, without spaces at line ends and around it. A date cell is refused: its text is not what the person sees."""
    if scalar.written is Written.DATE_CELL:
        raise NotUnderstood("text-is-date", value=scalar.text)
    text = unicodedata.normalize("NFC", scalar.text).replace("\r\n", "\n").replace("\r", "\n")
    return _LINE_END.sub("", shown(scalar) if scalar.written is Written.NUMBER_CELL else text).strip()


def bool_from(scalar: Scalar) -> bool:
    """Return yes or no for the listed words and ticks; nothing written is no."""
    word = shown(scalar).casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise NotUnderstood("bool-not-understood", value=scalar.text)
