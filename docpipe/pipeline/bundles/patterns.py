"""What people write for a part's label and stamp → the text of one part, and the places that the assembling fills page by page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docpipe.records.bundle import DEFAULT_STAMP
from docpipe.schema import fold_key

_FIELD = re.compile(r"\{(?P<name>[^{}:]*)(?::0(?P<width>[1-9]))?\}")
_YES, _NO = frozenset({"ano", "yes", "true"}), frozenset({"ne", "no", "false", ""})
_NAMES = {
    "cislo": "number",
    "number": "number",
    "pismeno": "letter",
    "letter": "letter",
    "aktivita": "activity",
    "activity": "activity",
    "znacka": "label",
    "label": "label",
}
_PAGES = {
    "strana": "{page}",
    "page": "{page}",
    "stran": "{pages}",
    "pages": "{pages}",
    "strana_svazku": "{number}",
    "page_of_bundle": "{number}",
    "stran_svazku": "{total}",
    "pages_of_bundle": "{total}",
    "oznaceni_strany": "{label}",
    "page_label": "{label}",
}
_WRITTEN = re.compile(r"/\d{1,3}$")
LABEL_FIELDS = ("číslo", "písmeno", "aktivita")
STAMP_FIELDS = ("značka", "číslo", "písmeno", "aktivita", "strana", "stran", "strana svazku", "stran svazku", "označení strany")


def unknown_fields(pattern: str, *, stamp: bool) -> tuple[str, ...]:
    """Return the fields of a pattern that stand for nothing."""
    known = {*_NAMES, *_PAGES} if stamp else {*_NAMES} - {"znacka", "label"}
    return tuple(found[0] for found in _FIELD.finditer(pattern) if fold_key(found["name"]) not in known)


def is_counting(pattern: str) -> bool:
    """Return whether a label counts the part that bears it: by a number or a letter, or because a number is written in it: „Příloha č. 12“, „KA 02/03“."""
    written = fold_key(pattern).startswith("priloha") or _WRITTEN.search(pattern) is not None
    return written or any(_NAMES.get(fold_key(found["name"])) in ("number", "letter") for found in _FIELD.finditer(pattern))


def label_of(pattern: str, values: Mapping[str, str | int]) -> str:
    """Return a label: „Příloha č. 3“, „KA 02/03“. `values`: number, letter, activity."""
    return _filled(pattern, values)


def stamp_of(written: str, values: Mapping[str, str | int]) -> str | None:
    """Return a stamp with its own fields filled and those of the page left for the assembling; None for no stamp."""
    word = fold_key(written)
    if word in _NO:
        return None
    return _filled(DEFAULT_STAMP if word in _YES else written, values)


def _filled(pattern: str, values: Mapping[str, str | int]) -> str:
    def put(found: re.Match[str]) -> str:
        name = fold_key(found["name"])
        if name in _PAGES:
            return _PAGES[name]
        value = values.get(_NAMES.get(name, ""), found[0])
        return str(value).zfill(int(found["width"])) if found["width"] else str(value)

    return _FIELD.sub(put, pattern)


def letter(number: int) -> str:
    """Return the letters of a number: A for 1, Z for 26, AA for 27."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
