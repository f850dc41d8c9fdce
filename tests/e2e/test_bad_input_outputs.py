"""What stands in the way of writing: no LibreOffice, a file open elsewhere, a person's edit, a folder or disk that takes nothing, two documents on one path."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from badinput import SETKANI, assert_told, at, built, good_meeting, of_file, related, spot, workspace
from workspaces import MEETING, docpipe, run, small, write

pytestmark = pytest.mark.xdist_group("bad-input-outputs")

RECORD = f"{SETKANI}/2024-02-06-skupina.yaml"
MINUTES = "build/ukazkov/zapis/2024-02-06_zapis_skupina_interni.docx"


def edit(root: Path, old: str, new: str) -> None:
    path = root / RECORD
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def assert_no_leftovers(root: Path) -> None:
    """Hold that nothing half-written lies about."""
    assert [path.name for path in root.rglob("*") if path.suffix == ".tmp" or path.name.startswith(".~")] == []


def test_without_libreoffice_every_word_file_is_made_and_the_missing_pdfs_are_named(tmp_path: Path) -> None:
    root = small(tmp_path)
    ran = run(root, "build", "minutes", environment={"DOCPIPE_SOFFICE": "/nikde/soffice"})
    assert ran.code == 1
    item = of_file(ran, "libreoffice-missing", None)
    assert_told(item, "2024-02-06_zapis_skupina_interni.pdf", "2024-02-06_zapis_skupina_verejny.pdf", "DOCPIPE_SOFFICE", severity="error")
    assert set(built(ran, ".docx").values()) == {"built"}
    assert set(built(ran, ".pdf").values()) == {"missing"}
    assert all(path.is_file() for path in ran.outputs("docx"))
    again = run(root, "build", "minutes", "--format", "docx", environment={"DOCPIPE_SOFFICE": "/nikde/soffice"})
    assert (again.code, set(built(again).values())) == (0, {"unchanged"})


@pytest.mark.parametrize("owner", [".~lock.2024-02-06_zapis_skupina_interni.docx#", "~$24-02-06_zapis_skupina_interni.docx"])
def test_an_output_that_is_open_elsewhere_is_left_and_the_rest_is_built(owner: str, tmp_path: Path) -> None:
    root = small(tmp_path)
    run(root, "build", "--format", "docx")
    before = (root / MINUTES).read_bytes()
    (root / MINUTES).with_name(owner).write_text(",jana,notebook", encoding="utf-8")
    edit(root, "Radnice", "Škola")
    ran = run(root, "build", "--format", "docx")
    assert ran.code == 1
    assert_told(of_file(ran, "output-open", MINUTES), f"({owner})", "Word", severity="fault")
    assert (root / MINUTES).read_bytes() == before
    assert built(ran).pop(Path(MINUTES).name) == "failed"
    assert {fate for name, fate in built(ran).items() if name != Path(MINUTES).name} == {"built"}
    (root / MINUTES).with_name(owner).unlink()
    assert run(root, "build", "--format", "docx").code == 0
    assert (root / MINUTES).read_bytes() != before


def test_an_output_that_a_person_edited_is_kept_and_said(tmp_path: Path) -> None:
    root = small(tmp_path)
    run(root, "build", "--format", "docx")
    edited = (root / MINUTES).read_bytes() + b"\0"
    (root / MINUTES).write_bytes(edited)
    edit(root, "Radnice", "Škola")
    ran = run(root, "build", "--format", "docx")
    assert_told(of_file(ran, "edited-by-hand", MINUTES), severity="warning")
    assert (root / MINUTES).read_bytes() == edited
    assert built(ran)[Path(MINUTES).name] == "kept"
    assert set(built(ran, "pozvanka").values()) == {"built"}
    run(root, "clean", "--all")
    assert (root / MINUTES).read_bytes() == edited


def test_two_documents_on_one_path(tmp_path: Path) -> None:
    other = f"{SETKANI}/skupina.yaml"
    root = workspace(tmp_path, {other: MEETING})
    ran = run(root, "build", "--format", "docx")
    assert ran.code == 1
    places = {(item["path"], item["line"], item["column"]) for item in ran.find("two-documents-one-path")}
    assert places <= {spot(root, other, "Setkání skupiny"), spot(root, RECORD, "Setkání skupiny")}
    for item in ran.find("two-documents-one-path"):
        assert_told(item, "2024-02-06_", "id", severity="fault")
        assert len(related(item)) == 1
    assert len(ran.find("two-documents-one-path")) == 4
    assert set(built(ran, "_dobra").values()) == {"built"}


def test_two_records_of_one_name_in_two_folders(tmp_path: Path) -> None:
    other = f"{SETKANI}/kopie/2024-02-06-skupina.yaml"
    root = workspace(tmp_path, {other: good_meeting("5. 3. 2024", "6. 3. 2024")})
    ran = run(root, "build", "--format", "docx")
    item = at(ran, "duplicate-id", (other, 1, 1))
    assert_told(item, "2024-02-06-skupina", "id", severity="fault")
    assert related(item) == [(RECORD, 1, 1)]
    assert set(built(ran, "_skupina").values()) == {"failed"}
    assert set(built(ran, "_dobra").values()) == {"built"}


@pytest.mark.parametrize("file", ["build", "build/ukazkov", "build/ukazkov/zapis"])
def test_a_file_where_a_folder_should_be_is_no_crash(file: str, tmp_path: Path) -> None:
    ran = run(write(small(tmp_path), {file: "x"}), "build", "--format", "docx")
    assert ran.code == 1
    for item in ran.find("output-place-taken"):
        assert_told(item, severity="fault")
    assert {item["path"].partition("/")[0] for item in ran.find("output-place-taken")} == {"build"}
    if file == "build/ukazkov/zapis":
        assert set(built(ran, "pozvanka").values()) == {"built"}


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Writing beyond a limit fails as on a full disk: with an error of the system, half-way through a file."""
    root = small(tmp_path)
    command = [sys.executable, "-m", "docpipe", "-C", str(root), "--lang", "cs", "build", "--format", "docx"]
    limited = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000))  # noqa: E731
    finished = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limited, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    assert finished.returncode == 1, finished.stderr
    assert "chyba[disk-full]" in finished.stdout
    assert "uvolněte místo" in finished.stdout
    assert "Traceback" not in finished.stderr
    assert list((root / "build").rglob("*.docx")) == []
    assert_no_leftovers(root)
    assert run(root, "build", "--format", "docx").code == 0


def without_rights(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run docpipe bound by file permissions, as root is not; skip where that cannot be done."""
    command = [sys.executable, "-m", "docpipe", "-C", str(root), "--lang", "cs", *words]
    if os.geteuid() == 0:
        bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
        if shutil.which("setpriv") is None or subprocess.run([*bound, "true"], capture_output=True, check=False).returncode:
            pytest.skip("root's rights cannot be taken away here")
        command = [*bound, *command]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    root = small(tmp_path)
    (root / "build").mkdir(mode=0o555)
    finished = without_rights(root, "build", "--format", "docx")
    assert finished.returncode == 1
    assert "build: chyba[output-forbidden]" in finished.stdout + finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_built(tmp_path: Path) -> None:
    root = workspace(tmp_path, {})
    (root / RECORD).chmod(0o000)
    finished = without_rights(root, "build", "--format", "docx")
    assert finished.returncode == 1
    assert f"{RECORD}: chyba[file-unreadable]" in finished.stdout
    assert "Traceback" not in finished.stderr
    assert len(list((root / "build").rglob("*_dobra*.docx"))) == 4


def test_a_damaged_manifest_is_no_loss(tmp_path: Path) -> None:
    root = small(tmp_path)
    run(root, "build", "--format", "docx")
    for path in (root / "build/.docpipe").rglob("*"):
        if path.is_file():
            path.write_bytes(b'{"version": 1, "outputs": {"x": 1}, \xff')
    ran = run(root, "build", "--format", "docx")
    assert (ran.code, set(built(ran).values())) == (0, {"adopted"})


def test_a_failed_release_is_listed_as_not_released(tmp_path: Path) -> None:
    root = small(tmp_path)
    edit(root, "do: 10:30", "do: 8:30")
    finished = docpipe(root, "--lang", "cs", "release", "minutes")
    assert finished.returncode == 1
    rows = [line for line in finished.stdout.splitlines() if line.startswith("released/") and "  " in line]
    assert len(rows) == 4
    assert all("nevyrobeno" in line and "koncept" in line and "vydáno" not in line for line in rows)
    assert "chyba[not-released-errors]" in finished.stdout
