"""A text → the text with everything that typography must not touch covered by a letter of the same width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from docpipe.czech.values import NBSP

COVER = "ǁ"
"""A letter of no case that Czech does not have."""

_NOT_QUOTE = r"[^\s\"„“”‚‘<>«»]"
_EXTENSIONS = "docx?|dotx?|xlsx?|pptx?|odt|ods|pdf|csv|ya?ml|json|xml|md|txt|png|jpe?g|svg|gif|zip|html?"
_PATTERN = "|".join(
    (
        r"`[^`]*`",
        r"\{[{%#].*?[}%#]\}",
        rf"(?:https?|ftps?|file)://{_NOT_QUOTE}+",
        rf"(?<!\w)www\.{_NOT_QUOTE}+",
        r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*",
        r"\bCZ\.[0-9][0-9X./_-]*[0-9]",
        r"(?<!\w)[A-Za-z]:\\[^\s\"„“]+|\\\\[^\s\"„“]+",
        r"(?<![\w/.~-])[.~]{0,2}/[\w./~-]+",
        r"(?<![\w/.~-])(?:[\w.~-]+/){2,}[\w.~-]*",
        rf"(?<![\w/.~-])(?:[\w.~-]+/)*[\w.~-]+\.(?:{_EXTENSIONS})\b",
        rf"(?<![\w.-])(?:[\w-]+\.)+(?:cz|eu|sk|de|com|org|net|info|gov)\b(?!\.\w)(?:/{_NOT_QUOTE}*)?",
    )
)
_SELF_EVIDENT = re.compile(_PATTERN)
_DOTTED = re.compile(r"\.(?<=\w\.)[^\W\d_]|(?<=CZ)\.")


@lru_cache(maxsize=64)
def _pattern(protected: tuple[str, ...]) -> re.Pattern[str] | None:
    strings = sorted({string for string in protected if string.strip()}, key=lambda string: (-len(string), string))
    return re.compile("|".join(map(re.escape, strings))) if strings else None


@lru_cache(maxsize=64)
def any_bound(protected: tuple[str, ...]) -> bool:
    """Return whether one of the protected strings holds a non-breaking space."""
    return any(NBSP in string for string in protected)


def mask(text: str, protected: Sequence[str] = ()) -> str:
    """Return the text with the protected strings, e-mails, URLs, registration numbers, paths, file names and code covered, position by position."""
    pattern = _pattern(tuple(protected)) if protected else None
    if pattern is not None:
        text = pattern.sub(_cover, text)
    if "/" in text or "@" in text or "\\" in text or "`" in text or "{" in text or _DOTTED.search(text) is not None:
        text = _SELF_EVIDENT.sub(_cover, text)
    return text


def _cover(found: re.Match[str]) -> str:
    return COVER * (found.end() - found.start())
