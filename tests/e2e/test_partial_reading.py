"""A build reads only the projects whose files have changed, and says and makes what reading all of them would."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from workspaces import GROUPS, MEETING, ORGANISATIONS, PEOPLE, PROJECT, write

from docpipe.model import Selector
from docpipe.pipeline import documents
from docpipe.pipeline.building import build
from docpipe.pipeline.memory import standing
from docpipe.pipeline.outcome import Outcome
from docpipe.pipeline.partly import partly
from docpipe.pipeline.replay import digests_of, stamps_of
from docpipe.workspace import Workspace

NAMES = ("alfa", "beta", "gama")
DAYS = {"alfa": "6. 2. 2024", "beta": "7. 2. 2024", "gama": "8. 2. 2024"}
GROUP = "\n    - {název: Společná rada, členové: [{osoba: Jana Nováková}]}\n"


def meeting(project: str, **changes: str) -> str:
    text = MEETING.replace("7. 2. 2024", "31. 12. 2024").replace("6. 2. 2024", changes.get("day", DAYS[project])).replace("PS Senioři", "Společná rada")
    return text.replace("Radnice", changes.get("place", "Radnice"))


def record(project: str, name: str = "rada") -> str:
    return f"content/{project}/setkani/2024-02-06-{name}.yaml"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    files: dict[str, str | bytes] = {
        "docpipe.yaml": "formát: 1\n",
        "content/lide.yaml": PEOPLE,
        "content/organizace.yaml": ORGANISATIONS,
        "content/skupiny.yaml": GROUPS.replace("      projekt: ukazkov\n", "") + GROUP,
    }
    for number, name in enumerate(NAMES):
        files[f"content/{name}/projekt.yaml"] = PROJECT.replace("0002180", f"000218{number}").replace("v Ukázkově", f"v Ukázkově {number}")
        files[record(name)] = meeting(name)
    made = Workspace(write(tmp_path / "a", files))
    docx(made)
    return made


def docx(workspace: Workspace) -> Outcome:
    return build(workspace, Selector(), formats=("docx",))


def read_anew(workspace: Workspace) -> frozenset[str] | None:
    """Return the projects that the next build reads; None for all."""
    loaded = partly(workspace, digests_of(workspace, stamps_of(workspace)))
    return None if loaded is None else loaded.projects


def as_from_scratch(workspace: Workspace) -> Outcome:
    """Build and hold complaints and Word files against those of a new workspace with the same content; return the outcome."""
    outcome = docx(workspace)
    fresh = Workspace(workspace.root.parent / "fresh")
    shutil.rmtree(fresh.root, ignore_errors=True)
    shutil.copytree(workspace.root, fresh.root, ignore=shutil.ignore_patterns("build"))
    wanted = docx(fresh)
    told = (item for item in outcome.diagnostics if item.code != "output-lost")
    assert Counter(map(repr, told)) == Counter(map(repr, wanted.diagnostics))
    assert {item.path for item in outcome.outputs} == {item.path for item in wanted.outputs}
    assert dict(words(workspace)).items() >= dict(words(fresh)).items()
    return outcome


def words(workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    for path in workspace.build.rglob("*.docx"):
        yield path.relative_to(workspace.build).as_posix(), path.read_bytes()


def codes(outcome: Outcome) -> Counter[str]:
    return Counter(item.code for item in outcome.diagnostics)


def change(workspace: Workspace, name: str, old: str, new: str) -> None:
    replaced(workspace.root, name, old, new)


def replaced(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_only_the_changed_project_is_read(workspace: Workspace) -> None:
    assert read_anew(workspace) == frozenset()
    change(workspace, record("beta"), "Radnice", "Knihovna")
    assert read_anew(workspace) == {"beta"}
    assert Counter(item.fate.value for item in as_from_scratch(workspace).outputs)["built"] > 0
    assert read_anew(workspace) == frozenset()


def test_meetings_of_several_projects_on_one_day_are_compared_as_ever(workspace: Workspace) -> None:
    change(workspace, record("alfa"), DAYS["alfa"], DAYS["beta"])
    assert read_anew(workspace) == {"alfa"}
    assert codes(as_from_scratch(workspace))["at-two-meetings"] == 2
    # the place of what was told about the other project moves with its file
    change(workspace, record("alfa"), "název: Setkání", "# poznámka\nnázev: Setkání")
    assert read_anew(workspace) == {"alfa"}
    assert codes(as_from_scratch(workspace))["at-two-meetings"] == 2
    change(workspace, record("gama"), "Radnice", "Knihovna")
    assert codes(as_from_scratch(workspace))["at-two-meetings"] == 2
    change(workspace, record("alfa"), DAYS["beta"], DAYS["gama"])
    assert codes(as_from_scratch(workspace))["at-two-meetings"] == 2
    change(workspace, record("alfa"), DAYS["gama"], "9. 2. 2024")
    assert codes(as_from_scratch(workspace))["at-two-meetings"] == 0


@pytest.mark.parametrize(
    "changed",
    [
        lambda root: (root / "content/lide.yaml").write_text((root / "content/lide.yaml").read_text("utf-8").replace("Malý", "Velký"), "utf-8"),
        lambda root: (root / "content/beta/projekt.yaml").write_text(
            (root / "content/beta/projekt.yaml").read_text("utf-8") + "    území: {název: X}\n", "utf-8"
        ),
        lambda root: shutil.copytree(root / "content/alfa", root / "content/delta"),
        lambda root: shutil.rmtree(root / "content/alfa"),
        lambda root: (root / "content/alfa/projekt.yaml").unlink(),
        lambda root: (root / record("beta")).write_text("název: [", "utf-8"),
        lambda root: (root / record("beta")).write_text("datum: pozítří\n", "utf-8"),
        lambda root: (root / "docpipe.yaml").write_text("formát: 1\nzávažnosti: [{kód: sample-data, závažnost: chyba, důvod: tak}]\n", "utf-8"),
    ],
    ids=["register", "project", "new project", "no project", "project without its file", "unreadable", "faulty", "settings"],
)
def test_what_concerns_all_reads_all(changed: Callable[[Path], object], workspace: Workspace) -> None:
    changed(workspace.root)
    assert read_anew(workspace) is None
    first = codes(as_from_scratch(workspace))
    assert codes(as_from_scratch(workspace)) == first


@pytest.mark.parametrize(
    "changed",
    [
        lambda root: (root / record("beta")).unlink(),
        lambda root: shutil.copy(root / record("beta"), root / record("beta", "jina")),
        lambda root: (root / "content/beta/setkani/dochazka.csv").write_text("jméno\nPetr Malý\n", "utf-8"),
        lambda root: (root / "content/beta/neznamy.yaml").write_text("a: b\n", "utf-8"),
    ],
    ids=["a meeting less", "a meeting more", "an unused list", "a stranger"],
)
def test_files_that_come_and_go_concern_their_project(changed: Callable[[Path], object], workspace: Workspace) -> None:
    changed(workspace.root)
    assert read_anew(workspace) == {"beta"}
    as_from_scratch(workspace)
    change(workspace, record("gama"), "Radnice", "Knihovna")
    as_from_scratch(workspace)


def test_leftovers_are_told_while_they_lie_there(workspace: Workspace) -> None:
    left = workspace.root / "content/gama/setkani/.~lock.2024-02-06-rada.yaml#"
    left.touch()
    assert codes(as_from_scratch(workspace))["file-open-elsewhere"] == 1
    change(workspace, record("alfa"), "Radnice", "Knihovna")
    assert codes(as_from_scratch(workspace))["file-open-elsewhere"] == 1
    left.unlink()
    assert codes(as_from_scratch(workspace))["file-open-elsewhere"] == 0


def test_an_output_that_is_gone_is_made_though_its_project_has_not_changed(workspace: Workspace) -> None:
    change(workspace, record("alfa"), "Radnice", "Knihovna")
    gone = next(workspace.build.glob("gama/zapis/*.docx"))
    gone.unlink()
    as_from_scratch(workspace)
    assert gone.is_file()


def test_a_person_s_edit_in_another_project_is_still_told(workspace: Workspace) -> None:
    edited = next(workspace.build.glob("gama/zapis/*.docx"))
    edited.write_bytes(b"mine")
    change(workspace, record("alfa"), "Radnice", "Knihovna")
    assert codes(docx(workspace))["edited-by-hand"] == 1
    assert edited.read_bytes() == b"mine"


def test_a_damaged_or_foreign_memory_is_passed_over(workspace: Workspace) -> None:
    memory = workspace.build / ".docpipe" / "loaded"
    for number, content in enumerate((b"", b"{}", memory.read_bytes().replace(b"beta", b"zeta"))):
        memory.write_bytes(content)
        assert read_anew(workspace) is None
        change(workspace, record("beta"), "Radnice", f"Radnice {number}")
        as_from_scratch(workspace)


def emptied(workspace: Workspace) -> None:
    shutil.rmtree(workspace.build)
    workspace.build.mkdir()


def listed(workspace: Workspace) -> tuple[set[str], Counter[str]]:
    checked = documents(workspace, Selector())
    return set(map(repr, checked.value)), Counter(map(repr, checked.diagnostics))


def test_a_list_is_remembered_until_something_comes_goes_or_changes(workspace: Workspace) -> None:
    emptied(workspace)
    first = listed(workspace)
    assert standing(workspace) is not None
    assert listed(workspace) == first
    lock = workspace.root / "content/gama/setkani/.~lock.2024-02-06-rada.yaml#"
    for changed in (
        lock.touch,
        lambda: change(workspace, record("beta"), "Setkání skupiny", "Porada skupiny"),
        (workspace.root / record("gama")).unlink,
        lambda: write(workspace.root, {"content/gama/neznamy.yaml": "a: b\n"}),
        lambda: write(workspace.root, {"docpipe.yaml": "formát: 1\nzávažnosti: [{kód: sample-data, závažnost: varování, důvod: tak}]\n"}),
    ):
        before = listed(workspace)
        changed()
        assert standing(workspace) is None
        after = listed(workspace)
        assert after != before
        assert listed(workspace) == after


def test_a_list_that_is_remembered_needs_no_schema(workspace: Workspace) -> None:
    program = "import sys; from docpipe.__main__ import main; main(); sys.exit(bool({'yaml', 'pydantic'} & set(sys.modules)))"
    emptied(workspace)
    listed(workspace)
    assert subprocess.run([sys.executable, "-c", program, "-C", workspace.root, "list"], capture_output=True, check=False).returncode == 0


def test_a_list_needs_no_folder_it_may_write_to(workspace: Workspace) -> None:
    shutil.rmtree(workspace.build)
    workspace.build.write_text("a file in the folder's place", encoding="utf-8")
    assert listed(workspace) == listed(workspace)
