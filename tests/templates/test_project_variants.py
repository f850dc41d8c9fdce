"""A template of one project: used before those of all, listed, taken, told of where nobody would use it."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_edits import SHIPPED, Word
from workspaces import Ran, docpipe, run, small, write

VARIANT = "templates_docx/ukazkov/minutes.docx"
MINUTES = "build/ukazkov/zapis/2024-02-06_zapis_skupina_interni.docx"
OTHER = "content/jinde/projekt.yaml"
OTHER_MEETING = "content/jinde/setkani/2024-02-07-setkani.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two projects, each with a meeting."""
    made = small(tmp_path)
    meeting = "název: Setkání\ndatum: 7. 2. 2024\nod: 9:00\ndo: 10:00\nforma: on-line\nzapsala: Jana Nováková\nprogram: [{bod: Zahájení, text: Proběhlo.}]\n"
    project = "název: Jiný projekt\nprogram: none\npříjemce: Město Ukázkov\nukázka: ano\n"
    return write(made, {OTHER: project, OTHER_MEETING: meeting})


def edited(path: Path, text: str) -> Path:
    word = Word()
    word.replace("Navržený program", text)
    return word.save(path)


def printed(root: Path, project: str) -> str:
    import docx

    (path,) = (root / "build" / project / "zapis").glob("*_interni.docx")
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def standing(found: Ran) -> dict[tuple[str, str | None], str]:
    return {(item["name"], item["project"]): item["standing"] for item in found.report["templates"]}


def test_a_projects_variant_comes_before_the_workspaces_and_that_before_the_shipped(root: Path) -> None:
    assert run(root, "build", "--kind", "minutes", "--format", "docx").code == 0
    assert "Navržený program" in printed(root, "ukazkov")
    edited(root / "templates_docx/minutes.docx", "Pořad pro všechny")
    run(root, "build", "--kind", "minutes", "--format", "docx")
    edited(root / VARIANT, "Pořad projektu")
    built = run(root, "build", "--kind", "minutes", "--format", "docx", "--why")
    assert "Pořad projektu" in printed(root, "ukazkov")
    assert "Pořad pro všechny" in printed(root, "jinde")
    fates = {item["project"]: item["fate"] for item in built.report["outputs"]}
    assert fates == {"ukazkov": "built", "jinde": "unchanged"}, "another project's variant is nothing to a document"
    (root / VARIANT).unlink()
    run(root, "build", "--kind", "minutes", "--format", "docx")
    assert "Pořad pro všechny" in printed(root, "ukazkov")


def test_a_faulty_variant_stops_its_own_project_only(root: Path) -> None:
    word = Word()
    word.replace("{{ meeting.place", "{{ meeting.plase }}")
    word.save(root / VARIANT)
    built = run(root, "build", "--kind", "minutes", "--format", "docx")
    assert {item["project"] for item in built.report["outputs"] if item["fate"] == "failed"} == {"ukazkov"}
    assert {item["path"] for item in built.find("template-field-unknown")} == {VARIANT}
    told = run(root, "templates", "check")
    assert [item["path"] for item in told.find("template-field-unknown")] == [VARIANT]
    assert run(root, "templates", "check", "minutes").code == 0
    assert run(root, "templates", "check", "minutes", "--project", "ukazkov", "--comments").report["copies"] == [
        "templates_docx/ukazkov/_minutes-pripominky.docx"
    ]


def test_a_variant_is_taken_from_what_the_project_used_and_listed(root: Path) -> None:
    run(root, "templates", "take", "zápis")
    edited(root / "templates_docx/minutes.docx", "Pořad pro všechny")
    assert run(root, "templates", "take", "minutes", "--project", "ukazkov").report["path"] == VARIANT
    assert (root / VARIANT).read_bytes() == (root / "templates_docx/minutes.docx").read_bytes()
    assert run(root, "templates", "take", "pozvanka", "--project", "ukazkov").code == 0
    found = standing(run(root, "templates", "list"))
    assert found["minutes", None] == "edited"
    assert found["minutes", "ukazkov"] == "copy"
    assert found["invitation", "ukazkov"] == "copy"
    assert found["invitation", None] == "shipped"
    own = {item["name"]: item["path"] for item in run(root, "templates", "list", "--project", "ukazkov").report["templates"]}
    assert own["minutes"] == VARIANT
    other = {item["name"]: item["path"] for item in run(root, "templates", "list", "--project", "jinde").report["templates"]}
    assert other["minutes"] == "templates_docx/minutes.docx"
    before = (root / VARIANT).read_bytes()
    again = run(root, "templates", "take", "minutes", "--project", "ukazkov")
    assert (again.code, again.codes()) == (1, ["template-taken-already"])
    assert (root / VARIANT).read_bytes() == before


def test_that_what_was_taken_has_changed_since_is_listed(root: Path) -> None:
    run(root, "templates", "take", "minutes")
    run(root, "templates", "take", "minutes", "--project", "ukazkov")
    edited(root / "templates_docx/minutes.docx", "Pořad pro všechny")
    assert standing(run(root, "templates", "list"))["minutes", "ukazkov"] == "stale"
    edited(root / VARIANT, "Pořad projektu")
    assert standing(run(root, "templates", "list"))["minutes", "ukazkov"] == "outdated"
    beside = run(root, "templates", "take", "minutes", "--project", "ukazkov", "--beside").report["path"]
    assert beside == "templates_docx/ukazkov/_minutes-dodana.docx"
    assert (root / beside).read_bytes() == (root / "templates_docx/minutes.docx").read_bytes()
    shipped = run(root, "templates", "take", "minutes", "--beside").report["path"]
    assert (root / shipped).read_bytes() == (SHIPPED / "minutes.docx").read_bytes()
    assert "_minutes-dodana" not in {name for name, _ in standing(run(root, "templates", "list"))}, "what lies beside is no template"


def test_a_folder_called_as_no_project_is_told_of(root: Path) -> None:
    edited(root / "templates_docx/ukazkovo/minutes.docx", "Nikde")
    for command in (("templates", "list"), ("templates", "check"), ("check",), ("build", "--kind", "minutes", "--format", "docx")):
        found = run(root, *command)
        assert [item["path"] for item in found.find("template-folder-unknown")] == ["templates_docx/ukazkovo"], command
        assert found.code == 0
    assert run(root, "templates", "take", "minutes", "--project", "ukazkovo").codes() == ["new-project-unknown"]


def test_a_file_anywhere_is_checked_by_the_kind_its_name_or_the_command_says(root: Path) -> None:
    edited(root / "Zápis – nový vzhled.docx", "Pořad")
    assert run(root, "templates", "check", "Zápis – nový vzhled.docx").code == 0
    edited(root / "od grafika.docx", "{{ meeting.plase }}")
    asked = run(root, "templates", "check", "od grafika.docx")
    assert (asked.code, asked.codes()) == (1, ["template-kind-needed"])
    told = run(root, "templates", "check", "od grafika.docx", "--kind", "zápis", "--comments")
    assert told.codes() == ["template-field-unknown"]
    assert told.report["copies"] == ["build/vzory-sablon/od-grafika-pripominky.docx"]
    assert sorted(path.name for path in root.iterdir() if path.suffix == ".docx") == ["Zápis – nový vzhled.docx", "od grafika.docx"]
    sample = run(root, "templates", "sample", "od grafika.docx", "--kind", "zapis", "--format", "docx")
    assert sample.report["files"][0] == "build/vzory-sablon/od-grafika_vzor.docx"


def test_samples_and_commented_copies_do_not_disturb_a_build(root: Path) -> None:
    edited(root / "templates_docx/minutes.docx", "Pořad")
    run(root, "build", "--kind", "minutes", "--format", "docx")
    run(root, "templates", "sample", "minutes", "--format", "docx")
    assert {item["fate"] for item in run(root, "build", "--kind", "minutes", "--format", "docx").report["outputs"]} == {"unchanged"}
    assert run(root, "clean").report["diagnostics"] == []
    assert (root / "build/vzory-sablon/minutes_vzor.docx").is_file()


def test_a_file_that_is_not_there_and_a_file_that_is_no_template(root: Path) -> None:
    assert run(root, "templates", "check", "slozka/zapis.docx").codes() == ["file-missing"]
    (root / "zapis.docx").write_bytes(b"neni docx")
    finished = docpipe(root, "--lang", "cs", "templates", "check", "zapis.docx")
    assert "template-not-docx" in finished.stdout
    assert "--comments" not in finished.stdout, "there is no place in it that a comment could show"


def test_a_copy_that_is_open_in_word_is_named(root: Path) -> None:
    word = Word()
    word.replace("{{ meeting.place", "{{ meeting.plase }}")
    word.save(root / "templates_docx/minutes.docx")
    run(root, "templates", "check", "minutes", "--comments")
    (root / "templates_docx/~$inutes-pripominky.docx").write_bytes(b"")
    word.replace("{{ meeting.plase", "{{ meeting.placce }}")
    word.save(root / "templates_docx/minutes.docx")
    assert "output-open" in run(root, "templates", "check", "minutes", "--comments").codes()
