"""Names of WordprocessingML and the strict way to parse and write its parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element  # noqa: SLF001 - lxml has no public name for its element type


def w(name: str) -> str:
    """Return a WordprocessingML name as lxml writes it."""
    return f"{{{W}}}{name}"


P, T, RUN, TAB, BR = w("p"), w("t"), w("r"), w("tab"), w("br")
TBL, TR, TC = w("tbl"), w("tr"), w("tc")


class UnsafeXml(ValueError):  # noqa: N818 - said of the file
    """A part that is not well-formed XML, or that declares entities. `args[0]` says why."""


@cache
def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)


def parse(content: bytes | str) -> Element:
    """Return the root of a part, parsed strictly: nothing recovered, no entities, no network. Raises UnsafeXml."""
    try:
        root = etree.fromstring(content.encode() if isinstance(content, str) else content, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnsafeXml(str(error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeXml("DOCTYPE")
    return root


class _Nothing:
    """Takes what is parsed and keeps nothing: half the time of a tree."""

    def close(self) -> None:
        """End the document."""


@cache
def _judge() -> etree.XMLParser:
    return etree.XMLParser(
        target=_Nothing(),  # type: ignore[arg-type] # a target needs no more than this
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )


def hold(content: bytes) -> None:
    """Parse a part strictly, only to see that it is well-formed. Raises UnsafeXml."""
    try:
        etree.fromstring(content, _judge())
    except etree.XMLSyntaxError as error:
        raise UnsafeXml(str(error)) from None


def declared(xml: str) -> bytes:
    """Return a part's text as Word writes it: UTF-8 with a declaration that says standalone."""
    return f"{DECLARATION}{xml}".encode()


def written(root: Element) -> str:
    """Return a part's text, without a declaration."""
    return etree.tostring(root, encoding="unicode")


def serialise(root: Element) -> bytes:
    """Return a part as Word writes it: UTF-8 with a declaration that says standalone."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def usual_prefix(root: Element) -> Element:
    """Return a part in which Word's own names have the prefix `w`, as all XML that docpipe puts in has them."""
    if all((element.prefix == "w") == str(element.tag).startswith(f"{{{W}}}") for element in root.iter()):
        return root
    names = {prefix: address for prefix, address in root.nsmap.items() if prefix is not None and prefix != "w" and address != W}
    return _copied(root, root.makeelement(root.tag, {}, {**names, "w": W}))


def _copied(element: Element, made: Element) -> Element:
    for name, value in element.attrib.items():
        made.set(name, value)
    made.text, made.tail = element.text, element.tail
    for child in element:
        copy = made.makeelement(child.tag, {})
        made.append(copy)
        _copied(child, copy)
    return made


def own(paragraph: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names that belong to a paragraph itself, not to one in a text box inside it."""
    nested = next(paragraph.iterdescendants(P), None) is not None
    for element in paragraph.iter(*names):
        if not nested or nearest(element, P) is paragraph:
            yield element


def nearest(element: Element, name: str) -> Element | None:
    """Return the nearest element of a name around this one."""
    return next(element.iterancestors(name), None)


def drop(element: Element) -> None:
    """Take an element out and leave the text after it in place."""
    parent = element.getparent()
    if parent is None:
        return
    put_before(element, element.tail or "")
    element.tail = None
    parent.remove(element)


def put_before(element: Element, text: str) -> None:
    """Put text before an element, among its parent's children."""
    parent = element.getparent()
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text
