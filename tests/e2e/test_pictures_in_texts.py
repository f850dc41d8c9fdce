"""Pictures and inserts in the texts of minutes: printed, or told with their place; through the real command line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from workspaces import MEETING, Ran, run, small, write

WORD = "build/ukazkov/zapis/2024-02-06_zapis_skupina_interni.docx"


def picture(size: tuple[int, int] = (60, 30), *, turned: bool = False) -> bytes:
    made = io.BytesIO()
    image = Image.new("RGB", size, "navy")
    exif = Image.Exif()
    exif[0x0112] = 6 if turned else 1
    image.save(made, "JPEG", exif=exif)
    return made.getvalue()


def built(root: Path, text: str, **files: bytes) -> Ran:
    meeting = MEETING.replace("text: Jana Nováková přivítala přítomné.", f"text: |\n          {text}")
    assert meeting != MEETING
    write(small(root, meeting=meeting), {f"content/ukazkov/obrazky/{name}.jpg": content for name, content in files.items()})
    return run(root, "build", "minutes", "--format", "docx")


@pytest.mark.parametrize("turned", [False, True])
def test_a_picture_stands_in_the_minutes_upright(tmp_path: Path, turned: bool) -> None:
    ran = built(tmp_path, '![Mapa území](obrazky/mapa.jpg "Mapa")', mapa=picture(turned=turned))
    assert [item["code"] for item in ran.report["diagnostics"] if item["code"].startswith("picture")] == []
    with zipfile.ZipFile(tmp_path / WORD) as archive:
        xml = archive.read("word/document.xml").decode()
        media = [archive.read(name) for name in archive.namelist() if name.endswith(".jpeg")]
    assert 'descr="Mapa území"' in xml
    with Image.open(io.BytesIO(media[0])) as shown:
        assert shown.size == ((30, 60) if turned else (60, 30))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("![Mapa](obrazky/chybi.jpg)", "picture-missing"),
        ("![Mapa](../../../lide.yaml)", "picture-missing"),
        ("![Mapa](/etc/passwd)", "link-outside"),
        ("![Mapa](obrazky/spatny.jpg)", "picture-unknown"),
        ("::: vložit potřeby", "insert-not-here"),
    ],
)
def test_what_cannot_stand_in_the_minutes_is_told_with_its_place(tmp_path: Path, text: str, code: str) -> None:
    ran = built(tmp_path, text, spatny=b"no picture at all")
    [told] = [item for item in ran.report["diagnostics"] if item["code"] == code]
    assert (ran.code, told["path"].startswith("content/")) == (1, True)
