"""The record types and the settings → JSON Schema files."""

from __future__ import annotations

import json
from pathlib import Path

from docpipe import outside
from docpipe.diagnostics import Checked, Diagnostic, Location

_MARK = "docpipe schema"
"""Stands in every schema that docpipe wrote; a file without it is a person's and stays."""


def schemas() -> dict[str, bytes]:
    """Return file name → the schema's bytes: one for each record type, and 'docpipe.json' for the settings."""
    from docpipe.records.registry import record_types
    from docpipe.validate.jsonschema import json_schema
    from docpipe.workspace.settings import Settings

    found = {"docpipe": json_schema(Settings, title="nastavení pracovní složky")}
    for record in record_types().values():
        found[record.name] = json_schema(record.schema, many=record.many, title=record.label[0])
    return {f"{name}.json": _bytes({"$comment": _MARK, **schema}) for name, schema in found.items()}


def _bytes(schema: dict[str, object]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def write_schemas(folder: Path) -> Checked[tuple[Path, ...]]:
    """Return the files that now hold the schemas. A file of such a name that docpipe did not write is kept: 'schema-file-kept'."""
    written: list[Path] = []
    kept: list[Diagnostic] = []
    for name, content in schemas().items():
        path = folder / name
        if path.exists() and f'"$comment": "{_MARK}"'.encode() not in outside.read_bytes(path):
            kept.append(Diagnostic("schema-file-kept", Location(path.as_posix()), {"name": name}))
            continue
        outside.write_bytes(path, content)
        written.append(path)
    return Checked(tuple(written), tuple(kept))
