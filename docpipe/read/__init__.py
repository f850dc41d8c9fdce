"""Content file → Tree: text with its places; what it means is the schema's business."""

from __future__ import annotations

from pathlib import Path

from docpipe import outside
from docpipe.diagnostics import Checked, Location, fault
from docpipe.model import Tree
from docpipe.read.text import LIMIT, clean, read_text

SUFFIXES = (".yaml", ".yml", ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".md")
"""The content formats that can be read."""

__all__ = ["SUFFIXES", "clean", "parse", "read", "read_text"]


def read(path: Path, name: str) -> Checked[Tree]:
    """Return a content file as data with places. `name` is its path in the workspace, with '/', as Locations will say it.

    Raises DocpipeError when nothing of the file can be used (missing, no text, broken syntax); all else found stands beside the Tree.
    """
    return parse(outside.read_bytes(path, name, most=LIMIT), name)


def parse(content: bytes, name: str) -> Checked[Tree]:
    """Return the bytes of a content file as data with places; the format is told by the name's suffix. Raises as `read`."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix not in SUFFIXES:
        raise fault("file-format-unknown", Location(name), suffix=suffix, known=SUFFIXES)
    if suffix in (".xlsx", ".xlsm"):
        from docpipe.read.xlsxfile import parse_xlsx

        return parse_xlsx(content, name)
    return read_text(content, name).then(lambda text: _parse_text(text, suffix, name))


def _parse_text(text: str, suffix: str, name: str) -> Checked[Tree]:
    if suffix in (".yaml", ".yml"):
        from docpipe.read.yamlfile import parse_yaml

        return parse_yaml(text, name)
    if suffix == ".md":
        from docpipe.read.markdownfile import parse_markdown

        return parse_markdown(text, name)
    from docpipe.read.csvfile import parse_csv

    return parse_csv(text, name, tabs=suffix == ".tsv")
