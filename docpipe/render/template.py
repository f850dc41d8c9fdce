"""A .docx file → a Template: opened with suspicion, its parts read once."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, fault
from docpipe.outside import digest
from docpipe.render.ooxml import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, Element, UnsafeXml, parse

_MAX_BYTES: Final = 100 * 1024 * 1024
_MAX_FILE: Final = 50 * 1024 * 1024
_MAX_MEMBERS: Final = 2000
_MAX_XML: Final = 30 * 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0"
"""How an encrypted .docx and an old .doc begin."""
_OFFICE_DOCUMENT: Final = "/officeDocument"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAIN_KINDS: Final = (_MAIN, "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship of a part; `target` is a part's name, or an address outside."""

    id: str
    type: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template as it was read."""

    name: str
    digest: str
    """SHA-256 of the file."""
    origin: str
    """Path by which messages speak of it."""
    main: str
    """Name of the main document part: 'word/document.xml'."""
    parts: Mapping[str, bytes] = field(repr=False, compare=False)

    def place(self, part: str, paragraph: int | None = None) -> Location:
        """Return a place in the template."""
        return Location(self.origin, part=part, paragraph=paragraph)


def rels_name(part: str) -> str:
    """Return the name of the part that holds another part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(parts: Mapping[str, bytes], part: str) -> tuple[Relationship, ...]:
    """Return the relationships of a part ('' for the package's own)."""
    content = parts.get(rels_name(part))
    if content is None:
        return ()
    found = []
    for item in parse(content).iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"):
        external = item.get("TargetMode") == "External"
        target = item.get("Target", "")
        if not external:
            target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
        found.append(Relationship(item.get("Id", ""), item.get("Type", ""), target, external))
    return tuple(found)


def content_type(types: Element, part: str) -> str:
    """Return a part's content type, '' when none is given."""
    for item in types.iter(f"{{{CONTENT_TYPES}}}Override"):
        if item.get("PartName", "").lstrip("/") == part:
            return item.get("ContentType", "")
    return ""


def read_word(content: bytes, name: str, origin: str) -> Template:
    """Return a Word file as it is, whatever it was made for.

    Raises DocpipeError with one of the template-… codes when it is no docx, encrypted, too big, a zip bomb or lacks parts.
    """
    place = Location(origin)
    if len(content) > _MAX_FILE:
        raise fault("template-too-big", place, limit=_MAX_FILE // 1024 // 1024)
    if content.startswith(_OLE):
        raise fault("template-encrypted", place)
    parts = _read_parts(content, place)
    try:
        main = _main_part(parts, place)
    except UnsafeXml as error:
        raise fault("template-part-broken", place, part="_rels/.rels", reason=str(error)) from None
    _refuse_broken(parts, place)
    return Template(name, digest(content), place.path, main, MappingProxyType(parts))


def _read_parts(content: bytes, place: Location) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _unpack(archive, place)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError):
        raise fault("template-not-docx", place) from None


def _unpack(archive: zipfile.ZipFile, place: Location) -> dict[str, bytes]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > _MAX_MEMBERS or sum(member.file_size for member in members) > _MAX_BYTES:
        raise fault("template-too-big", place, limit=_MAX_BYTES // 1024 // 1024)
    parts: dict[str, bytes] = {}
    for member in members:
        if member.flag_bits & 0x1:
            raise fault("template-encrypted", place)
        if member.filename in parts or ".." in member.filename.split("/") or member.filename.startswith("/"):
            raise fault("template-not-docx", place)
        with archive.open(member) as stream:
            # the size a member declares may be a lie: never read more than it says
            parts[member.filename] = stream.read(member.file_size + 1)
        if len(parts[member.filename]) > member.file_size or (member.filename.endswith(".xml") and member.file_size > _MAX_XML):
            raise fault("template-too-big", place, limit=_MAX_XML // 1024 // 1024)
    return parts


def _main_part(parts: Mapping[str, bytes], place: Location) -> str:
    for needed in ("[Content_Types].xml", "_rels/.rels"):
        if needed not in parts:
            raise fault("template-part-missing", place, part=needed)
    main = next((item.target for item in relationships(parts, "") if item.type.endswith(_OFFICE_DOCUMENT)), "word/document.xml")
    if main not in parts:
        raise fault("template-part-missing", place, part=main)
    kind = content_type(parse(parts["[Content_Types].xml"]), main)
    if kind not in _MAIN_KINDS:
        raise fault("template-not-word", place, kind=kind)
    if rels_name(main) not in parts:
        raise fault("template-part-missing", place, part=rels_name(main))
    styles = next((item.target for item in relationships(parts, main) if item.type.endswith("/styles")), "word/styles.xml")
    if styles not in parts:
        raise fault("template-part-missing", place, part=styles)
    return main


def _refuse_broken(parts: Mapping[str, bytes], place: Location) -> None:
    faults: list[Diagnostic] = []
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")):
            try:
                parse(content)
            except UnsafeXml as error:
                faults.extend(fault("template-part-broken", place, part=part, reason=str(error)).diagnostics)
    if faults:
        raise DocpipeError(faults)
