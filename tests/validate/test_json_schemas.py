"""The JSON Schemas of an editor: current in the repository, true of the example, and as strict as docpipe itself."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from workspaces import run

ROOT = Path(__file__).parents[2]
FILES = sorted(path for path in (ROOT / "content").rglob("*.yaml"))


def plain(value: Any) -> Any:
    """Return what YAML gave as an editor sees it: dates and times are texts."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, date | datetime | time) else value


def schema_of(path: Path) -> Path:
    """Return the schema that a file names in its first line."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema="), f"{path.name} names no schema"
    return (path.parent / first.partition("$schema=")[2]).resolve()


def test_the_schemas_in_the_repository_are_those_that_docpipe_writes(tmp_path: Path) -> None:
    assert run(ROOT, "schema", str(tmp_path)).code == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.json")}
    assert written == {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").glob("*.json")}


@pytest.mark.parametrize("path", [ROOT / "docpipe.yaml", *FILES], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_file_of_the_example_names_its_schema_and_fits_it(path: Path) -> None:
    schema = json.loads(schema_of(path).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(plain(yaml.safe_load(path.read_text(encoding="utf-8"))), schema)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("meeting", {"název": "Setkání", "datum": "9. 3. 2021", "barva": "modrá"}),
        ("meeting", {"název": "Setkání"}),
        ("meeting", {"název": "Setkání", "datum": "9. 3. 2021", "forma": "telepaticky"}),
        ("person", [{"e-mail": "nikdo@nikde.example"}]),
        ("project", {"název": "Bez programu"}),
    ],
)
def test_an_editor_complains_of_what_docpipe_complains_of(name: str, data: Any) -> None:
    schema = json.loads((ROOT / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_english_keys_are_known_too() -> None:
    schema = json.loads((ROOT / "schemas/meeting.json").read_text(encoding="utf-8"))
    jsonschema.validate({"title": "Setkání", "date": "9. 3. 2021", "form": "online", "agenda": [{"title": "Úvod"}]}, schema)
