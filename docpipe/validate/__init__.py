"""Tree + schema → Record; what does not fit the schema becomes Diagnostics with places, all at once."""

from __future__ import annotations

from docpipe.validate.build import settings_of, validated
from docpipe.validate.jsonschema import json_schema
from docpipe.validate.registers import names_written, records_of

__all__ = ["json_schema", "names_written", "records_of", "settings_of", "validated"]
