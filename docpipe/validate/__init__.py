"""Tree + schema → Record; what does not fit the schema becomes Diagnostics with places, all at once."""

from __future__ import annotations

from docpipe.validate.build import settings_of, validated
from docpipe.validate.jsonschema import json_schema
from docpipe.validate.registers import records_of

__all__ = ["json_schema", "records_of", "settings_of", "validated"]
