"""The wheel is whole: installed into an empty environment it starts a workspace and builds it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SECONDS = 600


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return docpipe's wheel, built from the sources as they are."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    [path] = folder.glob("docpipe-*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the docpipe program of a new environment that holds the wheel, and lends only third parties from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    packages = Path(
        subprocess.run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True).stdout.strip()
    )
    # pip comes from this environment: the new one stays empty but for the wheel.
    subprocess.run([sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel], check=True, timeout=SECONDS)
    # Only a line with a path is a folder to add; the .pth files in that folder, such as docpipe's own editable install, are not followed.
    (packages / "third_parties.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = subprocess.run([python, "-c", "import docpipe; print(docpipe.__file__)"], capture_output=True, text=True, check=True, cwd=folder).stdout
    assert str(packages) in where
    return python.with_name("docpipe.exe" if os.name == "nt" else "docpipe")


def run(program: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run([program, *arguments], capture_output=True, text=True, timeout=SECONDS, check=False, cwd=folder, env=environment)


def test_the_wheel_carries_templates_programmes_and_the_sample(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    expected = {f"docpipe/templates_docx/{path.name}" for path in (ROOT / "templates_docx").glob("*.docx")}
    expected |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "docpipe").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert expected - names == set()
    assert [name for name in names if not name.startswith(("docpipe/", "docpipe-"))] == []


def test_a_new_workspace_is_built_by_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "nový projekt"
    started = run(installed, "init", str(workspace), folder=tmp_path)
    assert started.returncode == 0, started.stdout + started.stderr
    built = run(installed, "-C", str(workspace), "build", folder=tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    words, pdfs, bundles = ({path.with_suffix("") for path in (workspace / "build" / "ukazka").rglob(f"*.{suffix}")} for suffix in ("docx", "pdf", "zip"))
    assert words
    assert {path for path in pdfs if "svazek" not in path.parts} == words
    assert bundles
    assert bundles <= pdfs
