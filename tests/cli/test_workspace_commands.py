"""The commands in a workspace that `init` made, as a person runs them; without LibreOffice, so that they are fast."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docpipe.cli import main

MEETING = "content/ukazka/setkani/2024-03-14.yaml"


class Run:
    """Runs docpipe in a workspace and keeps what it printed."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys
        self.out = ""
        self.err = ""

    def __call__(self, *words: str) -> int:
        code = main(words)
        self.out, self.err = self._capsys.readouterr()
        return code

    def json(self, *words: str) -> dict[str, Any]:
        code = self(*words, "--json")
        found: dict[str, Any] = json.loads(self.out)
        assert self.err == ""
        assert found["exit_code"] == code
        return found

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        (self.root / name).write_text(text.replace(old, new), encoding="utf-8")

    def place(self, name: str, text: str) -> str:
        """Return 'file:line:' of the first line of a file that holds a text."""
        lines = (self.root / name).read_text(encoding="utf-8").splitlines()
        return f"{name}:{next(number for number, line in enumerate(lines, start=1) if text in line)}:"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("LC_ALL", "cs_CZ.UTF-8")
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    capsys.readouterr()
    return Run(tmp_path, capsys)


def paths(found: dict[str, Any]) -> list[str]:
    return [item["path"] for item in found["outputs"]]


def test_the_sample_has_no_mistakes_and_says_that_it_is_one(run: Run) -> None:
    assert run("check", "--strict") == 0
    assert run.out == "bez chyb a varování\n"
    assert run("check", "-v") == 0
    assert "informace[sample-data]" in run.out


def test_init_tells_what_to_do_next_and_changes_nothing_the_second_time(run: Run) -> None:
    assert run("init", "druha") == 0
    assert "druha/content/lide.yaml\n" in run.out
    assert "Dál: přejděte do složky „druha“." in run.out
    assert "varování[init-inside]" in run.out
    before = {path: path.stat().st_mtime_ns for path in run.root.rglob("*") if path.is_file()}
    assert run("init") == 0
    assert run.out == "všechny soubory už tu jsou, nic se nezměnilo\n"
    assert before == {path: path.stat().st_mtime_ns for path in run.root.rglob("*") if path.is_file()}


def test_init_writes_nothing_where_it_would_overwrite_something(run: Run) -> None:
    (run.root / "jina" / "content").mkdir(parents=True)
    (run.root / "jina" / "docpipe.yaml").write_text("moje: práce\n", encoding="utf-8")
    (run.root / "jina" / "content" / "lide.yaml").write_text("[]\n", encoding="utf-8")
    assert run("init", "jina") == 1
    assert "docpipe.yaml: chyba[init-file-there]" in run.out
    assert "content/lide.yaml: chyba[init-file-there]" in run.out
    assert sorted(path.name for path in (run.root / "jina").rglob("*") if path.is_file()) == ["docpipe.yaml", "lide.yaml"]


def test_init_does_not_stumble_over_a_file_where_a_folder_must_be(run: Run) -> None:
    (run.root / "soubor").write_text("", encoding="utf-8")
    assert run("init", "soubor") == 1
    assert "chyba[init-not-a-folder]" in run.out
    (run.root / "jina").mkdir()
    (run.root / "jina" / "content").write_text("", encoding="utf-8")
    assert run("init", "jina") == 1
    assert run.out.count("content: chyba[init-not-a-folder]") == 1


def test_list_shows_what_a_build_would_make(run: Run) -> None:
    assert run("list") == 0
    heading, *rows = run.out.splitlines()
    assert heading.split() == ["projekt", "záznam", "druh", "verze", "název"]
    assert any(row.split()[:4] == ["ukazka", "2024-03-14", "zapis", "verejny"] for row in rows)
    assert run("list", "zapis", "verejny") == 0
    assert len(run.out.splitlines()) == 2
    listed = run.json("list")["documents"]
    assert {f"{item['path']}.docx" for item in listed if item["kind"] not in ("bundle", "publicity-check")} == set(paths(run.json("build", "--format", "docx")))


def test_a_build_says_what_became_of_each_file(run: Run) -> None:
    assert run("build", "--format", "docx") == 0
    assert "koncept  vyrobeno" in run.out
    assert run.out.endswith("bez chyb a varování\n")
    assert {item["fate"] for item in run.json("build", "--format", "docx")["outputs"]} == {"unchanged"}
    one = next(path for path in paths(run.json("build", "--format", "docx")) if "interni" in path)
    (run.root / one).write_bytes(b"moje")
    [kept] = [item for item in run.json("build", "--format", "docx")["outputs"] if item["path"] == one]
    assert kept == {**kept, "fate": "kept", "format": "docx", "state": "draft", "kind": "minutes", "edition": "internal", "project": "ukazka"}
    assert run("build", "--format", "docx", "--quiet") == 0
    assert run.out.startswith(f"{one}: varování[edited-by-hand]")
    assert "koncept" not in run.out
    assert run("build", "--format", "docx", "--strict") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["ukazka/2024-03-14", "minutes"],
        ["2024-03-14", "zapis"],
        ["2024-03-14", "--kind", "minutes"],
        ["--project", "ukazka", "--kind", "zapis"],
        [MEETING, "minutes"],
        ["minutes"],
        ["minutes", "ukazka", "internal", "public"],
        ["content/ukazka/", "minutes"],
    ],
    ids=" ".join,
)
def test_words_select_documents(run: Run, words: list[str]) -> None:
    assert [(item["record"], item["kind"], item["edition"]) for item in run.json("build", "--format", "docx", *words)["outputs"]] == [
        ("2024-03-14", "minutes", "internal"),
        ("2024-03-14", "minutes", "public"),
    ]


def test_a_document_made_before_selects_itself(run: Run) -> None:
    [_, public] = paths(run.json("build", "--format", "docx", "minutes"))
    assert paths(run.json("build", "--format", "docx", public)) == [public]
    assert paths(run.json("build", "--format", "docx", str(run.root / public))) == [public]


def test_a_path_is_understood_from_within_the_workspace(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(run.root / "content" / "ukazka" / "setkani")
    assert {item["record"] for item in run.json("list", "2024-05-16.md")["documents"]} == {"2024-05-16"}


def test_a_word_that_selects_nothing_is_wrong_usage_with_a_suggestion(run: Run) -> None:
    assert run("build", "ukzka") == 2
    assert "„ukzka“ není projekt, druh dokumentu ani záznam; mysleli jste „ukazka“?" in run.err
    assert run("build", "--kind", "ukazka") == 2
    assert run("list", "praha") == 2
    assert run("release", "2024-03-15") == 2
    assert "mysleli jste „2024-03-14“?" in run.err
    assert not (run.root / "build").exists()


def test_mistakes_have_their_places_and_all_come_at_once(run: Run) -> None:
    run.edit(MEETING, "zapsala: Eva Příkladná", "zapsala: Eva Příkladná\nbarva: modrá")
    run.edit(MEETING, "od: 9:00\ndo: 11:00", "od: devět\ndo: 11:00")
    run.edit("content/lide.yaml", "pohlaví: žena", "pohlavý: žena")
    assert run("check") == 1
    complaints = [line for line in run.out.splitlines() if not line.startswith("    ")]
    placed = [line for line in complaints[:-1] if not line.startswith("build/")]
    assert placed == sorted(placed, key=lambda line: (line.split(":")[0], int(line.split(":")[1])))
    assert [line.partition(": ")[2].partition("]")[0] for line in complaints if line.startswith("build/")] == ["chyba[needs-faulty"] * 5
    assert complaints[-2].startswith("build/"), "what follows from a mistake stands below it"
    assert [line.partition("]")[0].partition(": ")[2] for line in complaints if line.startswith(MEETING)] == ["chyba[time-not-understood", "chyba[unknown-key"]
    assert complaints[-1].startswith("9 chyb")
    assert run("check", "--lang", "en") == 1
    assert f"{run.place(MEETING, 'devět')}5: error[time-not-understood]: “devět”" in run.out


def test_a_faulty_record_that_is_asked_for_shows_its_faults(run: Run) -> None:
    run.edit(MEETING, "datum: 14. 3. 2024", "datum: vloni")
    for word in ("2024-03-14", "ukazka/2024-03-14", MEETING):
        assert run("build", "--format", "docx", word) == 1
        assert run.out.startswith(f"{run.place(MEETING, 'vloni')}8: chyba[date-not-understood]: „vloni“")


def test_json_tells_each_mistake_with_its_place(run: Run) -> None:
    run.edit(MEETING, "do: 11:00", "do: 8:00")
    found = run.json("check")["diagnostics"]
    [mistake] = [item for item in found if item["severity"] == "error"]
    expected = {"code", "severity", "path", "line", "column", "sheet", "cell", "part", "paragraph", "page", "text", "hint", "arguments", "related", "subjects"}
    assert expected <= set(mistake)
    assert f"{mistake['path']}:{mistake['line']}:" in (run.place(MEETING, "od: 9:00"), run.place(MEETING, "do: 8:00"))
    assert mistake["sheet"] is None


def test_clean_removes_only_what_no_content_asks_for(run: Run) -> None:
    made = paths(run.json("build", "--format", "docx"))
    edited, lost = [path for path in made if "2024-05-16" in path]
    (run.root / edited).write_bytes(b"moje")
    (run.root / "content/ukazka/setkani/2024-05-16.md").unlink()
    assert run("clean") == 0
    assert f"{lost}: informace[output-removed]" in run.out
    assert not (run.root / lost).exists()
    assert (run.root / edited).read_bytes() == b"moje"
    assert run("clean", "--all") == 0
    assert [path for path in made if (run.root / path).exists()] == [edited]


def test_trace_finds_the_place_a_text_came_from(run: Run) -> None:
    internal = next(path for path in paths(run.json("build", "--format", "docx", "minutes")) if "interni" in path)
    assert run("trace", internal, "víkendovou péči") == 0
    assert run.place(MEETING, "víkendovou péči") in run.out
    [entry] = run.json("trace", internal, "víkendovou péči")["entries"]
    assert entry["locations"][0]["path"] == MEETING
    run("trace", internal, "tohle tam není")
    assert "[trace-nothing]" in run.out


def test_verify_judges_a_finished_file(run: Run) -> None:
    internal = next(path for path in paths(run.json("build", "--format", "docx", "minutes")) if "interni" in path)
    assert run("verify", internal) == 0
    (run.root / "jiny.docx").write_bytes(b"to neni docx")
    assert run("verify", "jiny.docx") == 1
    assert run.out.startswith("jiny.docx: chyba[")


def test_verify_holds_a_file_against_another_programme(run: Run) -> None:
    internal = next(path for path in paths(run.json("build", "--format", "docx", "minutes")) if "interni" in path)
    assert run("verify", internal, "--programme", "opz-plus") == 0
    assert run("verify", internal, "--programme", "opz-2014") == 1
    assert "chyba[publicity-other-programme]" in run.out


def test_a_template_is_taken_once_and_its_origin_remembered(run: Run) -> None:
    assert run("templates", "take", "minutes") == 0
    assert run.out.startswith("templates_docx/minutes.docx\n")
    taken = run.root / "templates_docx" / "minutes.docx"
    standing = {item["name"]: item["standing"] for item in run.json("templates", "list")["templates"]}
    assert (standing["minutes"], standing["attendance"]) == ("copy", "shipped")
    taken.write_bytes(taken.read_bytes() + b"\0")
    assert run("templates", "take", "minutes.docx") == 1
    assert "chyba[template-taken-already]" in run.out
    assert {item["name"]: item["standing"] for item in run.json("templates", "list")["templates"]}["minutes"] == "edited"
    assert run("templates", "take", "minuts") == 2
    origins = json.loads((run.root / "templates_docx" / "origins.json").read_text(encoding="utf-8"))
    origins["minutes"]["sha256"] = "0" * 64
    (run.root / "templates_docx" / "origins.json").write_text(json.dumps(origins), encoding="utf-8")
    assert {item["name"]: item["standing"] for item in run.json("templates", "list")["templates"]}["minutes"] == "outdated"


def test_templates_are_checked_and_their_fields_shown(run: Run) -> None:
    assert run("templates", "check") == 0
    (run.root / "templates_docx").mkdir()
    (run.root / "templates_docx" / "minutes.docx").write_bytes(b"neni docx")
    assert run("templates", "check", "minutes") == 1
    assert "templates_docx/minutes.docx: chyba[template-not-docx]" in run.out
    assert run("templates", "fields", "minutes") == 0
    assert any(line.startswith("project.name ") and line.endswith("název projektu z právního aktu") for line in run.out.splitlines())
    assert run("templates", "fields", "zapis") == 0
    assert run.json("templates", "fields", "minutes")["fields"][1] == {"path": "document", "type": "view", "help": "dokument sám"}


def test_schemas_are_written_and_a_persons_file_is_kept(run: Run) -> None:
    assert run("schema", "jinam") == 0
    written = {path.name for path in (run.root / "jinam").iterdir()}
    assert {"docpipe.json", "meeting.json", "person.json", "project.json"} <= written
    (run.root / "jinam" / "meeting.json").write_text("{}", encoding="utf-8")
    assert run("schema", "jinam") == 0
    assert "varování[schema-file-kept]" in run.out
    assert (run.root / "jinam" / "meeting.json").read_text(encoding="utf-8") == "{}"
    assert run("schema") == 0


def test_every_sample_file_names_a_schema_that_is_there(run: Run) -> None:
    for path in (run.root / "content").rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert (path.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve().is_file()


def test_doctor_tells_what_it_found(run: Run) -> None:
    assert run("doctor") == 0
    assert "LibreOffice" in run.out
    found = {(item["what"], item["subject"]): item for item in run.json("doctor")["findings"]}
    assert found["workspace", ""]["found"] == run.root.as_posix()
    assert found["folder", (run.root / "build").as_posix()]["verdict"] == "good"
    assert ("font", "Calibri") in found


def test_doctor_says_how_to_get_what_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPIPE_SOFFICE", str(run.root / "neni"))
    assert run("doctor") == 0
    assert "varování[machine-libreoffice-none]" in run.out
    assert "nainstalujte ho" in run.out


def test_explain_tells_a_code_and_lists_all(run: Run) -> None:
    assert run("explain", "chyba[workspace-not-found]") == 0
    assert run.out.startswith("workspace-not-found (závada – dokument kvůli ní nevznikne)\n")
    assert run("explain", "WORKSPACE-NOT-FOUND", "--lang", "en") == 0
    assert "What to do" in run.out
    assert run("explain") == 0
    assert any(line.startswith("usage-command-misspelt ") for line in run.out.splitlines())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_a_shell(run: Run, shell: str) -> None:
    assert run("completion", shell) == 0
    assert f"_DOCPIPE_COMPLETE={shell}_complete" in run.out
