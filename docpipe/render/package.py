"""The parts of a template → the parts of a document: what is dropped, what is set once, what each document adds."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from docpipe.render.job import NewPart, NewRelationship
from docpipe.render.ooxml import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, Element, drop, parse, serialise, w
from docpipe.render.ooxml import W as W_NAMESPACE
from docpipe.render.template import Relationship, rels_name

_DOCUMENT_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN: Final = f"{_DOCUMENT_TYPES}.document.main+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE: Final = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CORE_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_DROPPED: Final = ("/thumbnail", "/attachedTemplate", "/mailMergeSource", "/recipientData", "/printerSettings", "/custom-properties")
_SETTINGS_DROPPED: Final = ("rsids", "attachedTemplate", "mailMerge", "proofState", "docVars", "writeProtection", "trackRevisions", "updateFields")
_CLOSING: Final = re.compile(rb"</[\w:]+>\s*$")
CORE: Final = "docProps/core.xml"
APP: Final = "docProps/app.xml"
MIME: Final = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg"}
NOTES: Final = (
    f'<w:footnotes xmlns:w="{W_NAMESPACE}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>'
)


def insert_last(content: bytes, inner: str) -> bytes:
    """Return a part with XML put in as the last children of its root."""
    if (found := _CLOSING.search(content)) is None:
        raise ValueError("a part without a closing tag")
    return content[: found.start()] + inner.encode() + content[found.start() :]


class Package:
    """The parts of a document, being changed."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)

    def type(self, part: str, kind: str) -> None:
        """Say a part's content type."""
        root = parse(self.parts["[Content_Types].xml"])
        for item in root.iter(f"{{{CONTENT_TYPES}}}Override"):
            if item.get("PartName") == f"/{part}":
                item.set("ContentType", kind)
                break
        else:
            root.append(root.makeelement(f"{{{CONTENT_TYPES}}}Override", {"PartName": f"/{part}", "ContentType": kind}))
        self.parts["[Content_Types].xml"] = serialise(root)

    def default_types(self, suffixes: Iterable[str]) -> None:
        """Say the content types of pictures."""
        self.parts["[Content_Types].xml"] = _typed(self.parts["[Content_Types].xml"], frozenset(suffixes))

    def relate(self, part: str, added: Iterable[NewRelationship]) -> None:
        """Add relationships to a part."""
        name = rels_name(part)
        self.parts[name] = _related(self.parts.get(name, b""), tuple(added))

    def add(self, main: str, part: str, relation: str, kind: str) -> None:
        """Add a part of the main document: its type and its relationship."""
        self.type(part, f"{_DOCUMENT_TYPES}.{kind}+xml")
        target = posixpath.relpath(part, posixpath.dirname(main))
        self.relate(main, [NewRelationship(f"rIdDocpipe{relation.capitalize()}", f"{_RELATION}/{relation}", target, external=False)])

    def bring(self, new: NewPart) -> None:
        """Add a part with its type and its relationships."""
        self.parts[new.name] = new.content
        self.type(new.name, new.type)
        if new.relationships:
            self.relate(new.name, new.relationships)

    def unrelate(self, part: str, identities: set[str]) -> None:
        """Take relationships away from a part."""
        _unrelate(self, part, identities)

    def remove(self, part: str) -> None:
        """Take a part out, with its type."""
        self.parts.pop(part, None)
        self.parts.pop(rels_name(part), None)
        root = parse(self.parts["[Content_Types].xml"])
        for item in [item for item in root if item.get("PartName") == f"/{part}"]:
            root.remove(item)
        self.parts["[Content_Types].xml"] = serialise(root)


# Documents of one template mostly need the same pictures and relationships: what was said once is remembered.


@lru_cache(maxsize=32)
def _typed(content: bytes, suffixes: frozenset[str]) -> bytes:
    root = parse(content)
    known = {item.get("Extension", "").lower() for item in root.iter(f"{{{CONTENT_TYPES}}}Default")}
    for suffix in sorted(suffixes - known):
        root.insert(0, root.makeelement(f"{{{CONTENT_TYPES}}}Default", {"Extension": suffix, "ContentType": MIME[suffix]}))
    return serialise(root)


@lru_cache(maxsize=32)
def _related(content: bytes, added: tuple[NewRelationship, ...]) -> bytes:
    root = parse(content or f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>')
    for item in added:
        attributes = {"Id": item.id, "Type": item.type, "Target": item.target}
        if item.external:
            attributes["TargetMode"] = "External"
        root.append(root.makeelement(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship", attributes))
    return serialise(root)


def prepare(parts: Mapping[str, bytes], main: str, found: Mapping[str, tuple[Relationship, ...]], language: str) -> dict[str, bytes]:
    """Return a template's parts as its documents have them: its past dropped, its language set, its properties related. `found`: relationships by part."""
    package = Package(parts)
    for part, relations in found.items():
        dropped = [item for item in relations if item.type.endswith(_DROPPED)]
        _unrelate(package, part, {item.id for item in dropped})
        for item in dropped:
            if not item.external:
                package.remove(item.target)
    package.type(main, _MAIN)
    _document_properties(package, found[""])
    for part, content in package.parts.items():
        root_name = posixpath.basename(part)
        if root_name == "styles.xml":
            package.parts[part] = _speak(content, language)
        elif root_name == "settings.xml":
            package.parts[part] = _settle(content, language)
    return package.parts


def _unrelate(package: Package, part: str, identities: set[str]) -> None:
    if not identities:
        return
    name = rels_name(part)
    root = parse(package.parts[name])
    for item in [item for item in root if item.get("Id") in identities]:
        root.remove(item)
    package.parts[name] = serialise(root)


def _document_properties(package: Package, relations: tuple[Relationship, ...]) -> None:
    """Put the properties where every reader looks, whatever the template called them."""
    old = [item for item in relations if item.type.endswith(("/core-properties", "/extended-properties"))]
    _unrelate(package, "", {item.id for item in old})
    for item in old:
        package.remove(item.target)
    package.relate(
        "",
        [
            NewRelationship("rIdDocpipeCore", _CORE_RELATION, CORE, external=False),
            NewRelationship("rIdDocpipeApp", f"{_RELATION}/extended-properties", APP, external=False),
        ],
    )
    package.type(CORE, _CORE_TYPE)
    package.type(APP, _APP_TYPE)


def _child(parent: Element, name: str, *, first: bool = False) -> Element:
    found = parent.find(w(name))
    if found is None:
        found = parent.makeelement(w(name), {})
        parent.insert(0, found) if first else parent.append(found)
    return found


def _speak(content: bytes, language: str) -> bytes:
    """Set the language of the document: the PDF's /Lang comes from here. Styles that say another one are left to say none."""
    root = parse(content)
    for element in list(root.iter(w("lang"))):
        drop(element)
    properties = _child(_child(_child(root, "docDefaults", first=True), "rPrDefault", first=True), "rPr")
    properties.append(properties.makeelement(w("lang"), {w("val"): language, w("eastAsia"): language, w("bidi"): "ar-SA"}))
    return serialise(root)


def _settle(content: bytes, language: str) -> bytes:
    root = parse(content)
    for element in [item for item in root if item.tag in {w(name) for name in _SETTINGS_DROPPED}]:
        root.remove(element)
    if (theme := root.find(w("themeFontLang"))) is not None:
        theme.set(w("val"), language)
    return serialise(root)
