"""The bytes of a bundle → its structure, outline, destinations and links, read once and from the file alone."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import field
from typing import Final
from xml.etree import ElementTree as ET

import pikepdf

from docpipe.dataclass import dataclass
from docpipe.pdf.labels import labels_of
from docpipe.pdf.trees import entries
from docpipe.verify.bundletree import StructureFacts, read_tree

_NONE: Final = pikepdf.Dictionary()
_LEADS: Final = ("/GoTo",)
_OWN: Final = "docpipe:"
"""The scheme of links to parts: in a finished bundle none is left."""
_MOST: Final = 200_000
_XMP: Final = {
    "/Title": "{http://purl.org/dc/elements/1.1/}title",
    "/Author": "{http://purl.org/dc/elements/1.1/}creator",
    "/Subject": "{http://purl.org/dc/elements/1.1/}description",
    "/Producer": "{http://ns.adobe.com/pdf/1.3/}Producer",
    "/CreationDate": "{http://ns.adobe.com/xap/1.0/}CreateDate",
    "/ModDate": "{http://ns.adobe.com/xap/1.0/}ModifyDate",
}
_DATES: Final = ("/CreationDate", "/ModDate")


@dataclass(frozen=True, slots=True)
class BundleFacts:
    """What a bundle is."""

    structure: StructureFacts
    outline: list[tuple[str, int | None]]
    """The items at the top: title, and the page they lead to."""
    dead_items: tuple[str, ...]
    dead_destinations: tuple[str, ...]
    dead_links: tuple[tuple[int, str], ...]
    """(page, what the link says it leads to)."""
    labels: tuple[str, ...] = ()
    """Of the pages."""
    metadata_differences: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Field → what the document information says, what the XMP says."""
    intents: int = 0


@dataclass(slots=True)
class _Targets:
    """The pages and the names that something may lead to."""

    numbers: dict[tuple[int, int], int]
    named: dict[bytes, pikepdf.Object]

    def page(self, target: pikepdf.Object | None) -> int | None:
        """Return the page that a destination leads to, None for nowhere."""
        if isinstance(target, pikepdf.String | pikepdf.Name):
            target = self.named.get(bytes(target) if isinstance(target, pikepdf.String) else str(target).removeprefix("/").encode())
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        if not isinstance(target, pikepdf.Array) or not len(target) or not isinstance(target[0], pikepdf.Dictionary):
            return None
        return self.numbers.get(target[0].objgen)

    def of(self, holder: pikepdf.Object) -> tuple[bool, int | None, str]:
        """Return whether an annotation or an item leads somewhere within the file, to which page, and what it says of that."""
        action = holder.get("/A")
        if "/Dest" in holder:
            return True, self.page(holder.Dest), _told(holder.Dest)
        if not isinstance(action, pikepdf.Dictionary):
            return False, None, ""
        if str(action.get("/S")) in _LEADS:
            return True, self.page(action.get("/D")), _told(action.get("/D"))
        address = str(action.get("/URI", ""))
        return address.startswith(_OWN), None, address


def read_bundle(content: bytes) -> BundleFacts:
    """Return the facts of a bundle. Raises pikepdf.PdfError for bytes that cannot be opened."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = pdf.Root
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        named = {bytes(key): value for key, value in entries(root.get("/Names", _NONE).get("/Dests"), "/Names") if isinstance(key, pikepdf.String)}
        named |= {name.removeprefix("/").encode(): value for name, value in root.get("/Dests", _NONE).items()}
        targets = _Targets(numbers, named)
        items = list(_items(root.get("/Outlines", _NONE)))
        aimed = [(item, targets.of(item)) for item, _ in items]
        return BundleFacts(
            structure=read_tree(pdf, numbers),
            outline=[(str(item.get("/Title", "")), targets.of(item)[1]) for item, depth in items if depth == 0],
            dead_items=tuple(str(item.get("/Title", "")) for item, (_, page, _) in aimed if page is None and "/URI" not in item.get("/A", _NONE)),
            dead_destinations=tuple(name.decode("utf-8", "replace") for name, target in named.items() if targets.page(target) is None),
            dead_links=tuple(_dead(pdf, targets)),
            labels=labels_of(pdf),
            metadata_differences=_differences(pdf),
            intents=len(root.get("/OutputIntents", ())),
        )


def _told(target: pikepdf.Object | None) -> str:
    if isinstance(target, pikepdf.String | pikepdf.Name):
        return str(target)
    return "?"


def _items(outline: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, int]]:
    """Yield the items of an outline with their depth, in order; one that goes round ends where it does."""
    waiting: list[tuple[pikepdf.Object | None, int]] = [(outline.get("/First"), 0)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        item, depth = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen or len(seen) > _MOST:
            continue
        seen.add(item.objgen)
        yield item, depth
        waiting += [(item.get("/Next"), depth), (item.get("/First"), depth + 1)]


def _dead(pdf: pikepdf.Pdf, targets: _Targets) -> Iterator[tuple[int, str]]:
    for number, page in enumerate(pdf.pages, 1):
        for note in page.obj.get("/Annots", ()):
            within, found, told = targets.of(note)
            if within and found is None:
                yield number, told


def _differences(pdf: pikepdf.Pdf) -> dict[str, tuple[str, str]]:
    """Return where document information and XMP disagree (ISO 19005-1, 6.7.3; good manners in PDF/A-2 too)."""
    stream = pdf.Root.get("/Metadata")
    said = _xmp(stream.read_bytes()) if isinstance(stream, pikepdf.Stream) else {}
    found = {}
    for key, tag in _XMP.items():
        one, other = str(pdf.docinfo.get(key, "")).strip(), said.get(tag, "").strip()
        same = _moment(one) == _moment(other) if key in _DATES else one == other
        if not same:
            found[key.removeprefix("/")] = (one, other)
    return found


def _xmp(packet: bytes) -> dict[str, str]:
    """Return the properties of an XMP packet; of one with alternatives the first."""
    try:
        tree = ET.fromstring(packet.decode("utf-8", "replace"))  # noqa: S314 - the parser expands no outer entities, and what it reads is a file of the user's
    except ET.ParseError:
        return {}
    return {item.tag: next((text.strip() for text in item.itertext() if text.strip()), "") for item in tree.iter() if item.tag in _XMP.values()}


def _moment(date: str) -> str:
    """Return a date in either way of writing as its digits."""
    return re.sub(r"[^0-9]", "", date.removeprefix("D:").replace("+00:00", "Z").replace("+00'00'", "Z"))
