"""Logo files that are none, or that lead elsewhere: told with a place in bounded time, and the documents are made without them."""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image
from workspaces import Ran, run, small, write

OWN = "loga/ukazkov/prijemce"


def picture(mode: str, suffix: str, size: tuple[int, int] = (900, 300)) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size, "black" if mode != "CMYK" else (0, 0, 0, 0)).save(stream, suffix)
    return stream.getvalue()


def enormous_png() -> bytes:
    """Return a PNG of a few bytes that says to have 60 000 × 60 000 pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def build(root: Path) -> Ran:
    began = time.monotonic()
    ran = run(root, "build", "minutes", "--edition", "public", "--format", "docx")
    assert time.monotonic() - began < 60
    assert [item["fate"] for item in ran.report["outputs"]] in (["built"], ["unchanged"])
    return ran


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        ("png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
        ("png", b"GIF89a" + bytes(100)),
        ("jpg", b"%PDF-1.7"),
        ("png", enormous_png()),
        ("png", picture("RGB", "png")[:-30]),
        ("jpg", picture("RGB", "jpeg")[:400]),
        ("png", b""),
    ],
    ids=["svg", "gif", "pdf", "60000 pixels", "png cut short", "jpeg cut short", "empty"],
)
def test_what_is_no_usable_picture_is_told_and_left_out(suffix: str, content: bytes, tmp_path: Path) -> None:
    ran = build(write(small(tmp_path), {f"{OWN}.{suffix}": content}))
    assert [item["path"] for item in ran.find("beneficiary-logo-unreadable")] == ["content/ukazkov/projekt.yaml"]


@pytest.mark.parametrize(("suffix", "content"), [("jpg", picture("CMYK", "jpeg")), ("png", picture("RGBA", "png")), ("png", picture("RGB", "jpeg"))])
def test_any_real_picture_is_taken_by_what_it_is_and_not_by_its_name(suffix: str, content: bytes, tmp_path: Path) -> None:
    ran = build(write(small(tmp_path), {f"{OWN}.{suffix}": content}))
    assert ran.find("beneficiary-logo-unreadable") == []


def test_a_picture_that_exif_turns_stands_upright_in_the_word_file(tmp_path: Path) -> None:
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (300, 904)).save(stream, "jpeg", exif=exif)
    root = write(small(tmp_path), {f"{OWN}.jpg": stream.getvalue()})
    ran = build(root)
    assert ran.find("logo-turned") == []
    with zipfile.ZipFile(root / ran.report["outputs"][0]["path"]) as word:
        sizes = [Image.open(word.open(name)).size for name in word.namelist() if name.endswith(".jpeg")]
    assert sizes == [(904, 300)]


@pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")
def test_links_out_of_the_workspace_and_pipes_are_not_read(tmp_path: Path) -> None:
    root = small(tmp_path / "slozka")
    (tmp_path / "tajne.png").write_bytes(picture("RGB", "png"))
    (root / "loga/ukazkov").mkdir(parents=True)
    (root / f"{OWN}.png").symlink_to(tmp_path / "tajne.png")
    os.mkfifo(root / f"{OWN}.jpg")
    ran = build(root)
    told = {(item["code"], item["path"]) for item in ran.report["diagnostics"] if item["severity"] == "fault"}
    assert told == {("link-outside", f"{OWN}.png"), ("file-special", f"{OWN}.jpg")}
    (root / f"{OWN}.jpg").unlink()
    (root / f"{OWN}.png").unlink()
    (root / "loga/ukazkov").rmdir()
    (tmp_path / "prijemce.png").write_bytes(picture("RGB", "png"))
    (root / "loga/ukazkov").symlink_to(tmp_path)
    assert [item["path"] for item in build(root).find("link-outside")] == [f"{OWN}.png"]
