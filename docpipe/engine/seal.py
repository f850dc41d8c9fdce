"""Bytes docpipe keeps for itself → the same under a digest, so that a damaged file is known for one, however it was damaged."""

from __future__ import annotations

from docpipe.outside import digest


def sealed(content: bytes) -> bytes:
    """Return a file's bytes: their digest in the first line, then the content."""
    return digest(content).encode() + b"\n" + content


def unsealed(file: bytes) -> bytes:
    """Return the content of a sealed file. Raises ValueError when it is not what was sealed."""
    seal, _, content = file.partition(b"\n")
    if seal != digest(content).encode():
        raise ValueError("the file is damaged")
    return content
