"""Templates that a person broke in Word: each mistake has its part and paragraph, both of one template come at once, other kinds are built."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from badinput import assert_told, built
from workspaces import ROOT, Ran, docpipe, run, small, write

pytestmark = pytest.mark.xdist_group("bad-input-templates")

MINUTES, INVITATION = "templates_docx/minutes.docx", "templates_docx/invitation.docx"
UNKNOWN = "<w:p><w:r><w:t>{{ meeting.titel }}</w:t></w:r></w:p>"
BROKEN = "<w:p><w:r><w:t>{{ meeting.title </w:t></w:r></w:p>"
FOOTNOTE = f'<w:footnote w:id="7">{UNKNOWN}{BROKEN}</w:footnote></w:footnotes>'
PLACES = {
    "header": ("word/header1.xml", "</w:hdr>", f"{UNKNOWN}{BROKEN}</w:hdr>"),
    "footer": ("word/footer1.xml", "</w:ftr>", f"{UNKNOWN}{BROKEN}</w:ftr>"),
    "cell": ("word/document.xml", "</w:tc>", f"{UNKNOWN}{BROKEN}</w:tc>"),
    "footnote": ("word/footnotes.xml", "</w:footnotes>", FOOTNOTE),
}


def changed(template: str, changes: Mapping[str, tuple[str, str]]) -> bytes:
    """Return a shipped template with the first occurrence of a text replaced in each of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(ROOT / template) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name)
            if name in changes:
                old, new = changes[name]
                assert old.encode() in text, f"{name} has no {old}"
                text = text.replace(old.encode(), new.encode(), 1)
            target.writestr(name, text)
    return stream.getvalue()


def paragraph_of(content: bytes, part: str, text: str) -> int:
    """Return the number of the paragraph that begins last before a text: the one it stands in."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        before = package.read(part).decode().partition(text)[0]
    return before.count("<w:p>") + before.count("<w:p ")


def complaint(ran: Ran, code: str, path: str, part: str | None = None, paragraph: int | None = None) -> dict[str, object]:
    there = [item for item in ran.find(code) if (item["path"], item["part"], item["paragraph"]) == (path, part, paragraph)]
    assert len(there) == 1, f"{code} of {path} {part} {paragraph}: {[(item['part'], item['paragraph']) for item in ran.find(code)]}"
    return there[0]


@pytest.mark.parametrize("place", list(PLACES))
def test_a_broken_tag_is_told_with_its_part_and_paragraph(place: str, tmp_path: Path) -> None:
    part, old, new = PLACES[place]
    content = changed(MINUTES, {part: (old, new)})
    ran = run(write(small(tmp_path), {MINUTES: content}), "build", "--format", "docx")
    assert ran.code == 1
    unknown = complaint(ran, "template-field-unknown", MINUTES, part, paragraph_of(content, part, "meeting.titel }}"))
    assert_told(unknown, "meeting.titel", "title", severity="fault")
    broken = complaint(ran, "template-tag-broken", MINUTES, part, paragraph_of(content, part, "{{ meeting.title </w:t>"))
    assert_told(broken, "{{", "}}", severity="fault")
    assert set(built(ran, "/zapis/").values()) == {"failed"}
    assert set(built(ran, "/pozvanka/").values()) == set(built(ran, "/prezencni-listina/").values()) == {"built"}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"Jen text, jmenuje se ale minutes.docx.", "template-not-docx"), (b"", "template-not-docx"), (b"\xd0\xcf\x11\xe0" + bytes(600), "template-encrypted")],
)
def test_a_template_that_is_no_docx(content: bytes, code: str, tmp_path: Path) -> None:
    root = write(small(tmp_path), {MINUTES: content})
    ran = run(root, "build", "--format", "docx")
    item = complaint(ran, code, MINUTES)
    assert_told(item, ".docx", severity="fault")
    assert str(tmp_path) not in str(item)
    assert set(built(ran, "/zapis/").values()) == {"failed"}
    assert set(built(ran, "/pozvanka/").values()) == {"built"}
    assert complaint(run(root, "templates", "check"), code, MINUTES) != {}


def test_half_a_download_and_a_workbook_are_no_templates(tmp_path: Path) -> None:
    half = (ROOT / MINUTES).read_bytes()[:5000]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
    ran = run(write(small(tmp_path), {MINUTES: half, INVITATION: stream.getvalue()}), "build", "--format", "docx")
    assert_told(complaint(ran, "template-not-docx", MINUTES), ".docx", severity="fault")
    assert_told(complaint(ran, "template-part-missing", INVITATION), "_rels/.rels", severity="fault")
    assert set(built(ran, "/prezencni-listina/").values()) == {"built"}


def test_a_template_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    root = small(tmp_path)
    record = root / "content/ukazkov/setkani/2024-02-06-skupina.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "šablona: slavnostni\n", encoding="utf-8")
    ran = run(root, "build", "minutes", "--format", "docx")
    [item] = ran.find("template-not-found")
    assert_told(item, "slavnostni", "minutes", severity="fault")


def test_the_screen_says_it_in_the_reader_s_language(tmp_path: Path) -> None:
    part, old, new = PLACES["header"]
    root = write(small(tmp_path), {MINUTES: changed(MINUTES, {part: (old, new)})})
    czech = docpipe(root, "--lang", "cs", "check").stdout
    english = docpipe(root, "--lang", "en", "check").stdout
    assert f"{MINUTES}:word/header1.xml:¶" in czech
    assert "chyba[template-field-unknown]" in czech
    assert "error[template-field-unknown]" in english
    assert "pole „meeting.titel“" in czech
    assert "“meeting.titel”" in english
