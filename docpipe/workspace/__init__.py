"""A folder with docpipe.yaml → where things are; its settings are in `docpipe.workspace.settings`, which needs a schema library."""

from __future__ import annotations

from docpipe.workspace.leftovers import leftover
from docpipe.workspace.places import (
    FORMAT,
    SETTINGS,
    ContentFile,
    Found,
    Listing,
    Place,
    Workspace,
    content_files,
    find,
    leads_outside,
    listing,
    sample_files,
    shipped_content,
)
from docpipe.workspace.templates import OwnTemplate, own_templates, shipped_names, shipped_templates, template_names, template_path

__all__ = [
    "FORMAT",
    "SETTINGS",
    "ContentFile",
    "Found",
    "Listing",
    "OwnTemplate",
    "Place",
    "Workspace",
    "content_files",
    "find",
    "leads_outside",
    "leftover",
    "listing",
    "own_templates",
    "sample_files",
    "shipped_content",
    "shipped_names",
    "shipped_templates",
    "template_names",
    "template_path",
]
