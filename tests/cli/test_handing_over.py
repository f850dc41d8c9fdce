"""A workspace is packed here and unpacked elsewhere: nothing is lost, changed or written over, and it gives the same documents."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import docx
import pytest
from workspaces import MEETING, PROJECT, docpipe, run, small, write

from docpipe.export.archive import zipped_into
from docpipe.outside import digest_of, pieces
from docpipe.pipeline import unpack

TOLD = (
    MEETING
    + "    doklady: {pořadač: KA 02, číslo v pořadači: 14, sken: skeny/listina.pdf, podpisů: 2}\n"
    + "    úkoly: [{co: Rozeslat dotazník, kdo: Petr Malý, termín: 1. 3. 2024}]\n"
)
DAY = ("--date", "10. 2. 2024")


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built workspace with its ZIP 'predani.zip'."""
    project = PROJECT + "    kontakty: [{osoba: Jana Nováková, funkce: manažerka projektu, telefon: 607 117 124}]\n"
    root = small(tmp_path_factory.mktemp("odtud") / "prostor", meeting=TOLD, project=project)
    write(
        root,
        {
            "content/ukazkov/setkani/skeny/listina.pdf": b"%PDF-1.4 sken",
            "released/ukazkov/zapis/stary_v1.pdf": b"%PDF-1.4 vydano",
            "templates_docx/.skryte": b"x",
        },
    )
    write(root, {"content/ukazkov/setkani/~$2024-02-06.docx": b"", "content/lide-DESKTOP-ABC123.yaml": "- {jméno: Kopie Konfliktní}\n"})
    docpipe(root, "templates", "take", "minutes")
    assert run(root, "build", "--format", "docx").code == 0
    edited = root / "build/ukazkov/pozvanka/2024-02-06_pozvanka_skupina.docx"
    edited.write_bytes(edited.read_bytes() + b"\0")
    ran = run(root, "pack", str(root / "predani.zip"), *DAY)
    assert ran.code == 0, ran.report["diagnostics"]
    assert sorted(ran.codes()) == ["conflict-copy", "file-open-elsewhere", "pack-edited"]
    return root


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_zip_holds_all_that_is_not_made_again_with_the_digest_of_each_file(packed: Path) -> None:
    with zipfile.ZipFile(packed / "predani.zip") as package:
        names = set(package.namelist())
        listed = json.loads(package.read("docpipe-predani.json"))["files"]
    assert names == {*listed, "docpipe-predani.json"}
    assert {"docpipe.yaml", "content/ukazkov/setkani/skeny/listina.pdf", "released/ukazkov/zapis/stary_v1.pdf", "templates_docx/minutes.docx"} <= names
    assert "content/lide-DESKTOP-ABC123.yaml" in names, "a copy of a conflict may be the only one"
    assert "build/ukazkov/pozvanka/2024-02-06_pozvanka_skupina.docx" in names, "an edit would be lost"
    assert not any("~$" in name or "/." in name or name.endswith(".log") for name in names)
    assert [name for name in names if name.startswith("build/")] == ["build/ukazkov/pozvanka/2024-02-06_pozvanka_skupina.docx"]


def test_the_overview_names_projects_contacts_tasks_and_where_the_paper_is(packed: Path) -> None:
    with zipfile.ZipFile(packed / "predani.zip") as package:
        document = docx.Document(io.BytesIO(package.read("Predavaci-prehled.docx")))
    cells = [cell.text.replace("\u00a0", " ") for table in document.tables for row in table.rows for cell in row.cells]
    text = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert "Předávací přehled" in text
    for told in (
        "CZ.03.02.02/00/22_046/0002180",
        "Mgr. Jana Nováková",
        "607 117 124",
        "Rozeslat dotazník",
        "1. 3. 2024",
        "KA 02, č. 14",
        "released/ukazkov: 1 PDF",
        "3 položky (docpipe due --project ukazkov)",
        "není zapsáno, určuje to právní akt",
    ):
        assert told in cells, told


def test_the_same_workspace_gives_the_same_zip_and_another_one_is_not_written_over(packed: Path) -> None:
    before = (packed / "predani.zip").read_bytes()
    assert run(packed, "pack", str(packed / "predani.zip"), *DAY).code == 0
    assert (packed / "predani.zip").read_bytes() == before
    assert run(packed, "pack", str(packed / "predani.zip"), "--date", "11. 2. 2024").codes("fault") == ["pack-file-there"]
    assert (packed / "predani.zip").read_bytes() == before


def test_packed_here_and_unpacked_elsewhere_it_gives_the_same_documents(packed: Path, tmp_path: Path) -> None:
    ran = run(tmp_path, "unpack", str(packed / "predani.zip"), "jinde")
    assert ran.code == 0, ran.report["diagnostics"]
    there = tmp_path / "jinde"
    assert files(there / "content") == {name: content for name, content in files(packed / "content").items() if "~$" not in name}
    assert files(there / "released") == files(packed / "released")
    built = run(there, "build", "--format", "docx")
    assert built.code in (0, 1)
    assert {item["code"] for item in built.report["diagnostics"] if item["severity"] in ("error", "fault")} <= {"output-edited"}
    here = {name: content for name, content in files(packed / "build").items() if name.endswith(".docx")}
    assert {name: content for name, content in files(there / "build").items() if name.endswith(".docx")} == here
    assert run(there, "doctor").report["findings"]


def test_nothing_is_written_over(packed: Path, tmp_path: Path) -> None:
    write(tmp_path / "moje", {"content/lide.yaml": "- {jméno: Moje Vlastní}\n"})
    ran = run(tmp_path, "unpack", str(packed / "predani.zip"), "moje")
    assert (ran.code, ran.codes()) == (1, ["unpack-file-there"])
    assert files(tmp_path / "moje") == {"content/lide.yaml": "- {jméno: Moje Vlastní}\n".encode()}, "nothing was unpacked at all"
    assert run(tmp_path, "unpack", str(packed / "predani.zip"), "jinde").code == 0
    again = run(tmp_path, "unpack", str(packed / "predani.zip"), "jinde")
    assert (again.code, again.report["written"]) == (0, [])


def repacked(source: Path, target: Path, change: dict[str, bytes | None], *, link: str = "") -> Path:
    """Write a copy of a ZIP with files changed, added, or (None) left out."""
    with zipfile.ZipFile(source) as read, zipfile.ZipFile(target, "w") as written:
        kept = {item.filename: read.read(item) for item in read.infolist()}
        for name, content in {**kept, **change}.items():
            if content is not None:
                entry = zipfile.ZipInfo(name)
                entry.external_attr = (stat.S_IFLNK | 0o777) << 16 if name == link else 0o644 << 16
                written.writestr(entry, content)
    return target


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"content/lide.yaml": b"- {}\n"}, "unpack-file-changed"),
        ({"content/lide.yaml": None}, "unpack-file-missing"),
        ({"content/navic.yaml": b""}, "unpack-file-unlisted"),
        ({"docpipe-predani.json": None}, "unpack-not-ours"),
        ({"docpipe-predani.json": b"[1]"}, "unpack-not-ours"),
        ({"docpipe-predani.json": b'{"format": 9, "files": {}}'}, "unpack-newer"),
        ({"../mimo.txt": b"x"}, "unpack-name-refused"),
        ({"content/../../mimo.txt": b"x"}, "unpack-name-refused"),
        ({"/etc/mimo": b"x"}, "unpack-name-refused"),
        ({"C:/mimo.txt": b"x"}, "unpack-name-refused"),
        ({"content\\..\\mimo.txt": b"x"}, "unpack-name-refused"),
        ({"content/CON.yaml": b"x"}, "unpack-name-refused"),
        ({"content/.skryty": b"x"}, "unpack-name-refused"),
        ({"content/LIDE.yaml": b"x"}, "unpack-name-refused"),
        ({"spustit.exe": b"x"}, "unpack-name-refused"),
    ],
)
def test_a_zip_that_is_not_as_it_was_packed_is_refused_whole(packed: Path, tmp_path: Path, change: dict[str, bytes | None], code: str) -> None:
    forged = repacked(packed / "predani.zip", tmp_path / "a" / "zfalsovany.zip" if (tmp_path / "a").mkdir() is None else tmp_path, change)
    ran = run(tmp_path, "unpack", str(forged), "a/jinde")
    assert (ran.code, set(ran.codes())) == (1, {code})
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["zfalsovany.zip"]


def test_a_link_in_a_zip_is_refused(packed: Path, tmp_path: Path) -> None:
    forged = repacked(packed / "predani.zip", tmp_path / "odkaz.zip", {"content/odkaz.yaml": b"/etc/passwd"}, link="content/odkaz.yaml")
    assert run(tmp_path, "unpack", str(forged), "jinde").codes() == ["unpack-name-refused"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nic", b"x" * 1000])
def test_what_is_no_zip_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    assert run(tmp_path, "unpack", "a.zip").codes() == ["unpack-damaged"]


def refused(root: Path, target: Path) -> list[str]:
    """Return why a workspace is not packed; nothing may be left of the ZIP."""
    ran = run(root, "pack", str(target))
    assert ran.code == 1
    assert not [path for path in target.parent.iterdir() if ".zip" in path.name]
    return ran.codes("fault")


@pytest.mark.skipif(os.name != "posix", reason="names that Windows cannot have")
def test_what_could_not_be_unpacked_elsewhere_is_not_packed(tmp_path: Path) -> None:
    for number, (name, code) in enumerate(
        {"porada 9:30.pdf": "pack-name-refused", "konec .": "pack-name-refused", "NUL.txt": "pack-name-refused", "LISTINA.pdf": "pack-names-clash"}.items()
    ):
        root = small(tmp_path / str(number))
        write(root, {f"content/ukazkov/skeny/{name}": b"x", "content/ukazkov/skeny/listina.pdf": b"y"})
        assert refused(root, tmp_path / str(number) / "predani.zip") == [code], name


def test_what_is_left_out_is_named(tmp_path: Path) -> None:
    root = small(tmp_path / "prostor")
    write(root, {"skeny/listina.pdf": b"x", "poznamky.txt": b"y", ".git/config": b"z", "build/a.txt": b"", "docpipe.cmd": b""})
    ran = run(root, "pack", str(root / "predani.zip"))
    assert ran.code == 0
    (told,) = ran.find("pack-left-out")
    assert told["arguments"]["names"] == ["poznamky.txt", "skeny/"]


@pytest.mark.skipif(os.name != "posix", reason="a right that Windows does not have")
def test_what_is_double_clicked_can_be_run_where_it_was_unpacked(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "odtud").code == 0
    root = tmp_path / "odtud"
    assert run(root, "pack", str(tmp_path / "p.zip")).code == 0
    shown = docpipe(tmp_path, "--lang", "cs", "unpack", "p.zip", "nová složka")
    assert f'„docpipe -C "{tmp_path}/nová složka" build“' in shown.stdout
    for name in ("docpipe.command", "docpipe.desktop"):
        assert os.access(tmp_path / "nová složka" / name, os.X_OK), name
    assert not os.access(tmp_path / "nová složka/docpipe.yaml", os.X_OK)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_zip_that_somebody_packed_anew_is_taken_and_a_damaged_one_told(packed: Path, tmp_path: Path, method: int) -> None:
    other = tmp_path / "znovu.zip"
    with zipfile.ZipFile(packed / "predani.zip") as source, zipfile.ZipFile(other, "w", method) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    assert run(tmp_path, "unpack", "znovu.zip", "cely").code == 0
    content = other.read_bytes()
    with zipfile.ZipFile(other) as package:
        begin = package.getinfo("Predavaci-prehled.docx").header_offset
    for at in (begin + 60, begin + 200, begin + 900):
        other.write_bytes(content[:at] + bytes(byte ^ 0x5A for byte in content[at : at + 64]) + content[at + 64 :])
        assert run(tmp_path, "unpack", "znovu.zip", "vadny").codes("fault") in (["unpack-damaged"], ["unpack-file-changed"])
        assert sorted(path.name for path in tmp_path.iterdir()) == ["cely", "znovu.zip"], "nothing was left behind"


@pytest.mark.skipif(os.name != "posix", reason="a limit as POSIX has it")
@pytest.mark.parametrize("there", [False, True])
def test_on_a_full_disk_nothing_is_unpacked_at_all(packed: Path, tmp_path: Path, there: bool) -> None:
    import resource

    if there:
        write(tmp_path / "cil", {"moje.txt": b"moje"})
    command = [sys.executable, "-m", "docpipe", "-C", str(tmp_path), "--lang", "cs", "unpack", str(packed / "predani.zip"), "cil"]

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))

    ran = subprocess.run(command, capture_output=True, text=True, preexec_fn=limit, check=False)
    assert ran.returncode == 1, ran.stdout
    assert "na disku není místo" in ran.stdout + ran.stderr
    assert [path.name for path in tmp_path.rglob("*")] == (["cil", "moje.txt"] if there else [])


def test_a_large_scan_does_not_have_to_fit_into_memory(tmp_path: Path) -> None:
    name, size = "content/ukazkov/skeny/velky.pdf", 60_000_000
    scan = tmp_path / "velky.pdf"
    with scan.open("wb") as stream:
        stream.truncate(size)
    tracemalloc.start()
    try:
        line = {"sha256": digest_of(scan, name), "size": size}
        listed = json.dumps({"format": 1, "files": {name: line}}).encode()
        with (tmp_path / "p.zip").open("w+b") as stream:
            written = zipped_into(stream, iter([(name, size, pieces(scan, name)), ("docpipe-predani.json", len(listed), iter([listed]))]))
        assert written[name] == (line["sha256"], size)
        unpack(tmp_path / "p.zip", tmp_path / "jinde")
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert (tmp_path / "jinde" / name).stat().st_size == size
