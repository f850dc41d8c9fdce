"""What a document says of itself → docProps/core.xml and app.xml, without the time of the build and without the template's past."""

from __future__ import annotations

from datetime import date

from docpipe.dataclass import dataclass
from docpipe.xmltext import escape

SAMPLE, GUIDE = "docpipe-vzor", "docpipe-navod"


@dataclass(frozen=True, slots=True)
class Properties:
    """The document's properties; the date is the record's, never the clock's."""

    title: str
    subject: str = ""
    author: str = ""
    keywords: str = ""
    created: date | None = None
    category: str = ""
    """What marks a file that docpipe made to be looked at and that is no template: `SAMPLE`, `GUIDE`. Word keeps it and shows it („Kategorie“)."""


_CORE = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}</cp:coreProperties>'
)
_APP = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>docpipe</Application></Properties>'
)


def core_properties(properties: Properties, language: str) -> bytes:
    """Return docProps/core.xml."""
    fields = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "cp:keywords": properties.keywords,
        "cp:category": properties.category,
        "cp:lastModifiedBy": properties.author,
        "dc:language": language,
    }
    inner = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in fields.items() if text)
    if properties.created is not None:
        moment = f"{properties.created.isoformat()}T00:00:00Z"
        inner += "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified"))
    return _CORE.format(inner=inner).encode()


def app_properties() -> bytes:
    """Return docProps/app.xml."""
    return _APP
