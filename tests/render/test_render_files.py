"""Templates are opened with suspicion; documents carry nothing of the template's past or of the machine."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from docx_building import codes, context, opened, rendered, rewritten, template

from docpipe.diagnostics import DocpipeError
from docpipe.render import Properties, Template, open_template, render

DOCUMENT = "word/document.xml"


def refused(path: Path) -> str:
    with pytest.raises(DocpipeError) as caught:
        open_template(path, "x", "templates_docx/x.docx")
    assert all(item.location and item.location.path == "templates_docx/x.docx" for item in caught.value.diagnostics)
    return caught.value.diagnostics[0].code


def saved(folder: Path) -> Path:
    path = folder / "x.docx"
    docx.Document().save(str(path))
    return path


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "template-not-docx"),
        (b"Dobry den", "template-not-docx"),
        (b"PK\x03\x04 not really", "template-not-docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "template-encrypted"),
    ],
)
def test_what_is_no_docx_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    assert refused(path) == code


def test_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "x.docx") == "file-missing"


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", DOCUMENT, "word/styles.xml", "word/_rels/document.xml.rels"])
def test_missing_parts_are_named(tmp_path: Path, part: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        del parts[part]

    assert refused(rewritten(saved(tmp_path), change)) == "template-part-missing"


@pytest.mark.parametrize(
    "content",
    [b"<w:document", b"", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>', b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', b"\xff\xfe\x00"],
)
def test_broken_parts_are_named(tmp_path: Path, content: bytes) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/settings.xml"] = content

    assert refused(rewritten(saved(tmp_path), change)) == "template-part-broken"


def test_macros_and_other_office_files_are_refused(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(b"wordprocessingml.document.main+xml", b"spreadsheetml.sheet.main+xml")

    assert refused(rewritten(saved(tmp_path), change)) == "template-not-word"


def test_dotx_is_taken_and_becomes_a_document(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")

    path = rewritten(saved(tmp_path), change)
    assert opened(rendered(open_template(path, "x")))


def test_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"word/media/{number}.bin", bytes(40 * 1024 * 1024))
    assert path.stat().st_size < 200_000
    assert refused(path) == "template-too-big"


def test_lying_size_is_not_believed(tmp_path: Path) -> None:
    path = saved(tmp_path)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(DOCUMENT)
    true, lie = struct.pack("<I", info.file_size), struct.pack("<I", 10)
    path.write_bytes(bytes(content).replace(struct.pack("<I", zlib.crc32(b"")) + true, lie).replace(true, lie))
    assert refused(path) in ("template-too-big", "template-not-docx")


def test_twice_the_same_part_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(DOCUMENT, "<x/>")
    assert refused(path) == "template-not-docx"


def test_linked_picture_is_refused_with_its_address(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        rels = "word/_rels/document.xml.rels"
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        link = f'<Relationship Id="rIdX" Type="{kind}" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
        parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())

    made = open_template(rewritten(saved(tmp_path), change), "x")
    assert codes(made) == ["template-outside-link"]


def parts_of(made: Template, properties: Properties | None = None) -> dict[str, str]:
    result = render(made, context(), document="x", properties=properties or Properties("Zápis")).value
    with zipfile.ZipFile(io.BytesIO(result.docx)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}


def test_properties_come_from_the_record_and_not_from_the_template(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ total }}")
    parts_of(made)
    properties = Properties("Zápis & co", "Zápis ze setkání", "MAS Podbrdsko", "plánování", date(2021, 3, 9))
    result = render(made, context(), document="x", properties=properties).value
    core = opened(result).core_properties
    assert (core.title, core.subject, core.author, core.keywords, core.language) == ("Zápis & co", "Zápis ze setkání", "MAS Podbrdsko", "plánování", "cs-CZ")
    assert core.created == core.modified == datetime(2021, 3, 9, tzinfo=UTC)


def test_documents_speak_czech_and_forget_the_template(tmp_path: Path) -> None:
    parts = parts_of(template(tmp_path, "{{ total }}"))
    assert 'w:lang w:val="cs-CZ"' in parts["word/styles.xml"]
    assert "en-US" not in parts["word/styles.xml"]
    assert "docProps/thumbnail.jpeg" not in parts
    assert "thumbnail" not in parts["_rels/.rels"]
    assert "python-docx" not in "".join(parts[name] for name in ("docProps/core.xml", "docProps/app.xml"))
    assert "rsid" not in parts[DOCUMENT]
    assert "rsids" not in parts["word/settings.xml"]


def test_archive_is_sorted_and_without_time(tmp_path: Path) -> None:
    result = rendered(template(tmp_path, "{{ total }}"))
    with zipfile.ZipFile(io.BytesIO(result.docx)) as archive:
        infos = archive.infolist()
        names = archive.namelist()
    assert names[0] == "[Content_Types].xml"
    assert names[2:] == sorted(names[2:])
    assert {(info.date_time, info.create_system, info.external_attr) for info in infos} == {((1980, 1, 1, 0, 0, 0), 0, 0)}


def with_body(folder: Path, body: str) -> Template:
    def change(parts: dict[str, bytes]) -> None:
        parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:body>", f"<w:body>{body}".encode())

    return open_template(rewritten(saved(folder), change), "x")


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_bookmark_in_a_loop_stays_once(tmp_path: Path) -> None:
    mark = '<w:bookmarkStart w:id="5" w:name="bod"/>' + run("{{ item.title }}") + '<w:bookmarkEnd w:id="5"/>'
    made = with_body(tmp_path, f"<w:p>{run('{%p for item in agenda %}')}</w:p><w:p>{mark}</w:p><w:p>{run('{%p endfor %}')}</w:p>")
    xml = parts_of(made)[DOCUMENT]
    assert (xml.count("bookmarkStart"), xml.count("bookmarkEnd")) == (1, 1)


def test_what_word_writes_into_tags_does_not_disturb(tmp_path: Path) -> None:
    noise = '<w:proofErr w:type="spellStart"/>'
    made = with_body(tmp_path, f'<w:p w:rsidR="00AA">{run("{{ meet")}{noise}<w:r w:rsidRPr="1"><w:lastRenderedPageBreak/><w:t>ing.place }}}}</w:t></w:r></w:p>')
    xml = parts_of(made)[DOCUMENT]
    assert "Horažďovice" in xml
    assert "proofErr" not in xml


def test_value_in_a_text_box_is_printed(tmp_path: Path) -> None:
    box = f"<w:pict><w:txbxContent><w:p>{run('{{ meeting.place }}')}</w:p></w:txbxContent></w:pict>"
    made = with_body(tmp_path, f"<w:p>{run('Kde: {{ meeting.title }}')}<w:r>{box}</w:r></w:p>")
    result = rendered(made)
    assert [(entry.path, entry.paragraph) for entry in result.ledger] == [("meeting.title", 1), ("meeting.place", 2)]


@pytest.mark.parametrize("change", [lambda text: text.upper(), lambda text: text[::-1]])
def test_rendering_again_gives_the_same(tmp_path: Path, change: Callable[[str], str]) -> None:
    made = template(tmp_path, change("text") + " {{ total }}")
    assert rendered(made).docx == rendered(made).docx


def test_comments_and_tracked_changes_of_the_template_are_warned_about(tmp_path: Path) -> None:
    path = saved(tmp_path)
    document = docx.Document(str(path))
    document.add_comment(document.add_paragraph("text").add_run("x"), text="poznámka", author="Někdo")
    document.save(str(path))

    def change(parts: dict[str, bytes]) -> None:
        parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:body>", b'<w:body><w:p><w:ins w:id="9" w:author="x"><w:r><w:t>x</w:t></w:r></w:ins></w:p>')

    assert codes(open_template(rewritten(path, change), "x")) == ["template-tracked-changes", "template-comments"]
