"""The bytes of somebody's .docx → its parts, parsed with bounds; nothing of the file is trusted."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import Final

from lxml import etree

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location, fault

Element = etree._Element  # noqa: SLF001 - lxml has no public name for its element type

_MOST_PARTS: Final = 10_000
_MOST_BYTES: Final = 300_000_000
"""Inflated, all parts together."""
_MOST_XML: Final = 40_000_000
"""Inflated, one XML part: a chapter of 60 pages has about 2 MB."""
_MOST_PARAGRAPHS: Final = 50_000
_ENCRYPTED: Final = 0x1
_OLD: Final = b"\xd0\xcf\x11\xe0"
"""The first bytes of a .doc, and of a .docx with a password."""
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
MAIN: Final = "word/document.xml"


def w(name: str) -> str:
    """Return a WordprocessingML name as lxml writes it."""
    return f"{{{_W}}}{name}"


P: Final = w("p")
VAL: Final = w("val")
_OFF: Final = ("0", "false", "off", "none")


def val(element: Element | None, path: str) -> str | None:
    """Return the w:val of a descendant, '' where it has none; None where there is no such element."""
    found = element.find("/".join(w(name) for name in path.split("/"))) if element is not None else None
    return None if found is None else str(found.get(VAL, ""))


def is_on(element: Element | None, path: str) -> bool | None:
    """Return whether a property is on; None where nothing is said (ECMA-376, part 1, 17.17.4)."""
    found = val(element, path)
    return None if found is None else found not in _OFF


@dataclass(frozen=True, slots=True)
class Target:
    """What a relationship leads to: a part, or an address outside."""

    type: str
    """The last word of its type."""
    target: str
    external: bool


@dataclass(frozen=True)
class WordFile:
    """A Word file, opened."""

    name: str
    """Its path in the workspace."""
    files: Mapping[str, bytes] = field(repr=False)
    main: str
    """The part with the text."""

    def xml(self, part: str) -> Element | None:
        """Return a part's root, None where the file has no such part. Raises DocpipeError 'word-chapter-unreadable'."""
        if part not in self._parsed:
            self._parsed[part] = self._parse(part) if part in self.files else None
        return self._parsed[part]

    @cached_property
    def _parsed(self) -> dict[str, Element | None]:
        return {}

    def _parse(self, part: str) -> Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(self.files[part], parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise fault("word-chapter-unreadable", Location(self.name, part=part), reason=str(error)) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise fault("word-chapter-unreadable", Location(self.name, part=part), reason="DOCTYPE")
        return root

    def targets(self, part: str) -> Mapping[str, Target]:
        """Return a part's relationships by their ids."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        return {} if root is None else {item.get("Id", ""): _target(item, folder) for item in root}

    def related(self, type_: str) -> tuple[str, ...]:
        """Return the parts of one type that the text refers to."""
        return tuple(item.target for item in self.targets(self.main).values() if item.type == type_ and not item.external and item.target in self.files)


def _target(item: Element, folder: str) -> Target:
    external = item.get("TargetMode") == "External"
    target = item.get("Target", "")
    if not external:
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Target(item.get("Type", "").rpartition("/")[2], target, external)


def open_word(content: bytes, name: str) -> WordFile:
    """Return a Word file, opened. Raises DocpipeError 'word-chapter-unreadable', 'word-chapter-old' or 'word-chapter-huge'."""
    if content.startswith(_OLD):
        raise fault("word-chapter-old", Location(name))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > _MOST_PARTS or sum(member.file_size for member in members) > _MOST_BYTES or any(map(_is_huge, members)):
                raise fault("word-chapter-huge", Location(name))
            if any(member.flag_bits & _ENCRYPTED for member in members):
                raise fault("word-chapter-old", Location(name))
            files = {member.filename: archive.read(member) for member in members}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError, OSError) as error:
        raise fault("word-chapter-unreadable", Location(name), reason=str(error)) from None
    opened = WordFile(name, files, MAIN)
    main = next((item.target for item in opened.targets("").values() if item.type == "officeDocument" and item.target in files), MAIN)
    if main not in files:
        raise fault("word-chapter-unreadable", Location(name), reason=main)
    if _STRICT in files[main][:4000]:
        raise fault("word-chapter-strict", Location(name))
    opened = WordFile(name, files, main)
    root = opened.xml(main)
    if root is None or root.find(w("body")) is None:
        raise fault("word-chapter-unreadable", Location(name, part=main), reason="w:body")
    if sum(1 for _ in zip(root.iter(P), range(_MOST_PARAGRAPHS + 1), strict=False)) > _MOST_PARAGRAPHS:
        raise fault("word-chapter-huge", Location(name))
    return opened


def _is_huge(member: zipfile.ZipInfo) -> bool:
    return member.filename.endswith((".xml", ".rels")) and member.file_size > _MOST_XML
