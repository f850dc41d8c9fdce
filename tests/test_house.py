"""The house rules that no linter knows: sizes, public names, no address and no machine's path in the repository."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST_LINES = 400
MOST_FUNCTION_LINES = 60
MOST_PUBLIC_NAMES = 10
MODULES = sorted((ROOT / "docpipe").rglob("*.py"))
TEXT_SUFFIXES = {".py", ".toml", ".md", ".yaml", ".yml", ".json", ".sh", ".lock", ".txt", ".cfg", ".ini", ".java", ".html", ".css", ".svg", ".csv", ""}
# Written in two parts, so that this file does not find itself.
MACHINE_PATHS = re.compile(r"(?<![\w.\-/])/(?:" + r"work|root|home|Users|tmp|opt/pypi|opt/wheels" + r")/[\w.]")
REGISTRIES = re.compile(
    "|".join((r"pypi\.(?:python\.)?" + "org", "files.python" + "hosted", "registry.npm" + "js", "deb.debian" + r"\.org", "archive.ubuntu" + ".com"))
)


def tracked() -> list[Path]:
    """Return the files of the repository: those git knows; all that is not ignored where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this copy of the repository is no git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_module_is_longer_than_a_person_reads_at_once() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {f"{named(path)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1 for path in MODULES for node in functions(path)}
    assert {name: length for name, length in lengths.items() if length > MOST_FUNCTION_LINES} == {}


def test_the_package_shows_few_names_and_none_of_a_room() -> None:
    import docpipe

    public = [name for name in getattr(docpipe, "__all__", ()) if not name.startswith("__")]
    rooms = {path.stem if path.is_file() else path.name for path in (ROOT / "docpipe").iterdir()}
    assert len(public) <= MOST_PUBLIC_NAMES
    assert set(public) & rooms == set()


def test_nothing_imports_the_root_package() -> None:
    found = [
        f"{named(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(item.name == "docpipe" for item in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "docpipe" and any(not is_module(item.name) for item in node.names))
    ]
    assert found == []


def is_module(name: str) -> bool:
    """Return whether `from docpipe import name` takes a room, not something of the root package."""
    return (ROOT / "docpipe" / name).is_dir() or (ROOT / "docpipe" / f"{name}.py").is_file()


def test_no_room_imports_what_lies_above_it() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    checked = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_module_says_what_it_is() -> None:
    assert [named(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    found: list[str] = []
    for path in tracked():
        if path.suffix not in TEXT_SUFFIXES or path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if MACHINE_PATHS.search(line) or REGISTRIES.search(line):
                found.append(f"{named(path)}:{number}: {line.strip()[:120]}")
    assert found == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_has_versions_and_hashes_and_no_address(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line or line.startswith("-")] == []
    assert all(re.match(r"[a-z0-9._-]+==\S+.* \\$|    --hash=sha256:[0-9a-f]{64}( \\)?$", line) for line in lines)


def test_the_lock_pins_everything_that_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, asked in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-dev.lock", [*project["dependencies"], *project["optional-dependencies"]["dev"]]),
    ):
        pinned = {line.split("==")[0] for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if "==" in line}
        wanted = {re.split(r"[\s<>=!~;\[]", item, maxsplit=1)[0].lower().replace("_", "-") for item in asked}
        assert wanted - pinned == set(), f"{name}: run `make lock`"


def test_the_page_of_codes_is_that_of_the_catalogue() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import codes
    finally:
        sys.path.pop(0)
    assert codes.PAGE.read_text(encoding="utf-8") == codes.page(), "run .venv/bin/python tools/codes.py"


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py")))
def test_a_benchmark_can_be_run(name: str) -> None:
    program = f"import sys; sys.path.insert(0, {str(ROOT / 'benchmarks')!r}); import {name}"
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert finished.returncode == 0, finished.stderr
