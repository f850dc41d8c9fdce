"""What references call a thing by → the name of its bookmark in Word."""

from __future__ import annotations

import re
from typing import Final

from docpipe.outside import digest

_LONGEST: Final = 40
"""Characters of a bookmark's name that Word takes."""
_MARK: Final = 8


def bookmark(anchor: str, *, title: bool = False) -> str:
    """Return the bookmark of 'table:obyvatelstvo': letters, digits and '_' only, another one for every anchor; of a caption's text with `title`."""
    plain = re.sub(r"[^A-Za-z0-9]", "_", anchor.partition(":")[2] or anchor)
    sort = re.sub(r"[^A-Za-z0-9]", "", anchor.partition(":")[0])
    name = "_".join(filter(None, ("dpt" if title else "dp", sort, plain)))
    if plain == (anchor.partition(":")[2] or anchor) and len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - _MARK - 1]}_{digest(f'{anchor}|{title}'.encode())[:_MARK]}"
