"""Files → a ZIP with names in order and no time in it: the same files give the same bytes on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of files by name, in order of names.

    Nothing is deflated: PDFs and pictures are so already, and what deflating makes differs between versions of the library. No password, no archive comment.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.external_attr = _READABLE
            entry.create_system = 3
            package.writestr(entry, files[name])
    return target.getvalue()
