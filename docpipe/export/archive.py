"""Files → a ZIP with names in order and no time in it: the same files give the same bytes on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import BinaryIO

_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of files by name, in order of names.

    Nothing is deflated: PDFs and pictures are so already, and what deflating makes differs between versions of the library. No password, no archive comment.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(files):
            package.writestr(_entry(name), files[name])
    return target.getvalue()


def zipped_into(target: BinaryIO, files: Iterator[tuple[str, int, Iterator[bytes]]]) -> dict[str, tuple[str, int]]:
    """Write the same kind of ZIP piece by piece, in the order given: names, sizes as they are expected, contents. Returns the SHA-256 and size of each.

    Nothing but one piece of one file is in memory at a time.
    """
    import hashlib

    found: dict[str, tuple[str, int]] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, expected, content in files:
            digest, size = hashlib.sha256(), 0
            with package.open(_entry(name), "w", force_zip64=expected >= zipfile.ZIP64_LIMIT) as entry:
                for piece in content:
                    entry.write(piece)
                    digest.update(piece)
                    size += len(piece)
            found[name] = digest.hexdigest(), size
    return found


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.external_attr = _READABLE
    entry.create_system = 3
    return entry
