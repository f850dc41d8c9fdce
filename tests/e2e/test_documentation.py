"""What the README and the Czech pages say is true: commands, codes and examples, tried as a reader would."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from pydantic import BaseModel
from workspaces import docpipe, run

from docpipe.cli import ROOT as COMMANDS
from docpipe.messages import codes
from docpipe.records.bundle import Bundle, BundleAttachment, BundlePart
from docpipe.records.evidence import Evidence
from docpipe.records.meeting import AgendaItem, Attendee, HeadCount, Meeting, NextMeeting, Resolution, Review, Task
from docpipe.schema import meta_of

ROOT = Path(__file__).parents[2]
README, MEETINGS, WINDOWS, BUNDLES, PRIVACY, RELEASING = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("README.md", "docs/setkani.md", "docs/windows.md", "docs/svazky.md", "docs/osobni-udaje.md", "docs/vydani.md")
)
PAGES = tuple(path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))))
KNOWN = COMMANDS.list_commands(click.Context(COMMANDS))


def blocks(page: str, language: str = "") -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return [text for named, text in found if named == language]


def options_of(words: list[str]) -> set[str]:
    """Return the options of a command, or of the command of a group that the words name."""
    context = click.Context(COMMANDS)
    command = COMMANDS.get_command(context, words[0])
    if isinstance(command, click.Group) and len(words) > 1:
        command = command.resolve_command(context, words[1:])[1] or command  # Czech names of commands too
    assert command is not None
    return {name for given in (*command.params, *COMMANDS.params) for name in (*given.opts, *given.secondary_opts)}


def started(root: Path) -> Path:
    assert docpipe(root, "--lang", "cs", "init", str(root)).returncode == 0
    return root


def test_the_table_of_commands_is_the_program_s() -> None:
    section = README[README.index("## Commands") :]
    told = {word for cell in re.findall(r"^\| `(.+?)` \|", section, re.MULTILINE) for word in cell.partition(" ")[0].split("·")}
    assert told == set(KNOWN)


@pytest.mark.parametrize("page", PAGES)
def test_every_code_that_is_named_exists(page: str) -> None:
    named = re.findall(r"\[([a-z]+(?:-[a-z]+)+)\]: „", page) + re.findall(r"kód: ([a-z-]+)", page)
    assert set(named) <= set(codes())


@pytest.mark.parametrize("page", PAGES)
def test_every_command_line_is_one_the_program_knows(page: str) -> None:
    lines = [line for block in blocks(page) for line in block.splitlines() if line.startswith("docpipe ")]
    for line in lines:
        words = shlex.split(line, comments=True)[1:]
        words = words[2:] if words[0] == "-C" else words
        assert words[0] in KNOWN, line
        assert {word for word in words[1:] if word.startswith("-")} <= options_of(words), line


def test_the_whole_example_of_a_meeting_gives_its_documents(tmp_path: Path) -> None:
    root = started(tmp_path)
    (example,) = blocks(MEETINGS, "yaml")
    (root / "content/ukazka/setkani/2024-06-06.yaml").write_text(example, encoding="utf-8")
    built = run(root, "build", "--format", "docx", "2024-06-06")
    assert built.codes("fault") + built.codes("error") == []
    assert {(item["kind"], item["edition"]) for item in built.report["outputs"]} == {
        ("invitation", "internal"),
        ("attendance", "internal"),
        ("minutes", "internal"),
        ("minutes", "public"),
    }


def test_the_example_of_attendance_is_read(tmp_path: Path) -> None:
    root = started(tmp_path)
    table = next(block for block in blocks(MEETINGS) if block.startswith("jméno;"))
    meeting = root / "content/ukazka/setkani/2024-03-14.yaml"
    text = meeting.read_text(encoding="utf-8")
    meeting.write_text(re.sub(r"účast:\n(?:  - .*\n)+", "soubor účasti: ucast.csv\n", text), encoding="utf-8")
    (meeting.parent / "ucast.csv").write_bytes(table.replace("\n", "\r\n").encode("cp1250"))
    checked = run(root, "check")
    assert checked.codes("fault") == []
    assert "encoding-guessed" in checked.codes("warning")


@pytest.mark.parametrize("schema", [Meeting, AgendaItem, Attendee, HeadCount, Resolution, Task, NextMeeting, Review, Evidence])
def test_every_field_of_a_meeting_is_on_the_page(schema: type[BaseModel]) -> None:
    names = {name: {meta_of(info).label, *meta_of(info).aliases} for name, info in schema.model_fields.items()}
    assert [name for name, known in names.items() if not any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", MEETINGS) for word in known)] == []


def test_the_readme_s_meeting_and_severity_are_read(tmp_path: Path) -> None:
    root = started(tmp_path)
    meeting, settings, bundle = blocks(README, "yaml")
    (root / "content/ukazka/setkani/zapis.yaml").write_text(meeting.replace("Lenka Šustrová", "Jana Vzorová"), encoding="utf-8")
    (root / "docpipe.yaml").write_text(f"formát: 1\n{settings}", encoding="utf-8")
    (root / "content/ukazka/svazky/doklady.yaml").write_text(bundle, encoding="utf-8")
    checked = run(root, "check")
    assert checked.codes("fault") + checked.codes("error") == []


def test_the_whole_example_of_a_bundle_is_read_and_chooses_its_parts(tmp_path: Path) -> None:
    root = started(tmp_path)
    example, referring = blocks(BUNDLES, "yaml")
    (root / "content/ukazka/svazky/doklady.yaml").write_text(example, encoding="utf-8")
    (root / "odeslani").mkdir()
    (root / "odeslani/portal.yaml").write_text(next(block for block in blocks(BUNDLES) if block.startswith("název: portal")), encoding="utf-8")
    portal = example.replace("datova-schranka", "portal").replace("Doklady klíčové", "Portál: doklady klíčové")
    (root / "content/ukazka/svazky/portal.yaml").write_text(portal.replace("název: Portál:", "název: Portál –"), encoding="utf-8")
    minutes = "  - {druh: zápis, záznam: 2024-03-14}\n"
    (root / "content/ukazka/svazky/odkazy.yaml").write_text(f"název: Odkazy\n{referring}{minutes}", encoding="utf-8")
    checked = run(root, "check")
    assert checked.codes("fault") + checked.codes("error") == []
    assert {item["record"] for item in run(root, "list", "svazek").report["documents"]} == {
        "doklady",
        "doklady-ka-02",
        "doklady-zprava-1-ka-02",
        "doklady-zprava-1-spolecne",
        "odkazy",
        "portal",
    }


@pytest.mark.parametrize("schema", [Bundle, BundlePart, BundleAttachment])
def test_every_field_of_a_bundle_is_on_the_page(schema: type[BaseModel]) -> None:
    names = {name: {meta_of(info).label, *meta_of(info).aliases} for name, info in schema.model_fields.items()}
    missing = [name for name, known in names.items() if not any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", BUNDLES) for word in known)]
    assert [name for name in missing if name not in ("id", "note", "template", "cover")] == []


def test_the_examples_of_personal_data_are_read_as_they_stand(tmp_path: Path) -> None:
    root = started(tmp_path)
    people, changes, findings, kept = blocks(PRIVACY, "yaml")
    (root / "content/lide/stranka.yaml").parent.mkdir(exist_ok=True)
    (root / "content/lide/stranka.yaml").write_text(people.replace("Jana Vzorová", "Jana Stránková"), encoding="utf-8")
    for name, added in (("docpipe.yaml", changes + findings), ("content/ukazka/projekt.yaml", kept)):
        (root / name).write_text((root / name).read_text(encoding="utf-8") + added, encoding="utf-8")
    checked = run(root, "check")
    assert checked.codes("fault") + checked.codes("error") == []
    told = {item["code"] for item in checked.report["diagnostics"] if item["code"].startswith(("policy-", "consent-"))}
    assert told == {"policy-changed", "consent-withdrawn"}
    (project,) = [item for item in run(root, "privacy").report["projects"] if item["project"] == "ukazka"]
    assert (project["keep_until"], project["certain"]) == ("2036-12-31", True)
