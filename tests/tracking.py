"""What Word does when all tracked changes of a file are accepted, or rejected; for the tests that hold files with changes."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body_of(content: bytes, part: str = "word/document.xml") -> etree._Element:
    """Return the body; of another part, a header or the notes, its root."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        root = etree.fromstring(package.read(part))
    found = root.find(f"{W}body")
    return root if found is None else found


def texts(body: etree._Element) -> list[str]:
    """Return the text of every paragraph, in order; empty ones too."""
    return [_text(paragraph) for paragraph in body.iter(f"{W}p")]


def _text(paragraph: etree._Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}
    return "".join(child.text or "" if child.tag in (f"{W}t", f"{W}delText") else signs.get(child.tag, "") for run in paragraph.iter(f"{W}r") for child in run)


def settled(content: bytes, *, accept: bool, part: str = "word/document.xml") -> etree._Element:
    """Return the body (another part) with every change accepted, or rejected."""
    body = body_of(content, part)
    stays, goes = ("ins", "del") if accept else ("del", "ins")
    for row in [mark.getparent().getparent() for mark in body.iter(f"{W}{goes}") if mark.getparent().tag == f"{W}trPr"]:
        row.getparent().remove(row)
    for table in [table for table in body.iter(f"{W}tbl") if table.find(f"{W}tr") is None]:
        table.getparent().remove(table)
    ended = [mark.getparent().getparent().getparent() for mark in body.iter(f"{W}{goes}") if mark.getparent().tag == f"{W}rPr"]
    for mark in list(body.iter(f"{W}{goes}")):
        mark.getparent().remove(mark)
    for mark in list(body.iter(f"{W}{stays}")):
        parent = mark.getparent()
        at = parent.index(mark)
        for child in list(mark):
            parent.insert(at, child)
            at += 1
        parent.remove(mark)
    for paragraph in reversed(ended):
        _join(paragraph)
    return body


def _join(paragraph: etree._Element) -> None:
    """Take the end of a paragraph away: what stands in it goes to the beginning of the next one."""
    following = paragraph.getnext()
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    if following is None or following.tag != f"{W}p":
        assert not content, "nothing to join with"
    else:
        at = 1 if len(following) and following[0].tag == f"{W}pPr" else 0
        for child in reversed(content):
            following.insert(at, child)
    paragraph.getparent().remove(paragraph)
