"""Texts that break programs: control characters, markup, template tags, characters no font has; and YAML files that break parsers."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest
from badinput import SETKANI, assert_good_meeting_built, assert_told, at, built, of_file, related, spot, workspace
from workspaces import MEETING, PEOPLE, PROJECT, Ran, run, small, write

from docpipe.outside import font_has

pytestmark = pytest.mark.xdist_group("bad-input-texts")

RECORD = f"{SETKANI}/2024-02-06-skupina.yaml"
HOSTILE = r"""
    název: "Setkání & <b>jednání</b> \"A > B\" ]]>"
    skupina: PS Senioři
    datum: 6. 2. 2024
    od: 9:00
    do: 10:30
    místo: "Rad\u0007ni\ud800ce"
    zapsala: Jana Nováková
    datum zápisu: 7. 2. 2024
    účast:
      - {jméno: Jana Nováková}
      - {jméno: "Žofie & Šárka <Nová>", organizace: "]]> a {{ org }}"}
    program:
      - bod: "Bod {{ x }} a {%p if y %}"
        text: |
          Text & <i>kurziva</i> "v uvozovkách" ]]> a {{ x }} i {% for %}.

          Smajlík 😀 a amulet 🧿.
"""


def word_text(path: Path) -> str:
    """Return the XML of a Word file's body: what is in it was escaped."""
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return a build, PDF too, of the minutes whose texts are full of signs that mean something elsewhere."""
    root = small(tmp_path_factory.mktemp("texty"), meeting=HOSTILE)
    content = (root / RECORD).read_bytes()
    (root / RECORD).write_bytes(content.replace("Smajlík".encode(), "Smaj\x0clík \x00".encode()))
    return run(root, "build", "minutes", "--edition", "internal")


def test_control_characters_and_lone_surrogates_are_removed_with_a_warning(hostile: Ran) -> None:
    found = {item["arguments"]["characters"]: item for item in hostile.find("control-character")}
    assert set(found) == {"U+0007", "U+D800", "U+000C", "U+0000"}
    for item in found.values():
        assert_told(item, item["arguments"]["characters"], severity="warning")
    assert {(found[sign]["line"], found[sign]["column"]) for sign in ("U+0007", "U+D800")} == {spot(hostile.root, RECORD, '"Rad')[1:]}
    assert (found["U+000C"]["line"], found["U+000C"]["column"]) == (17, 11)
    [word] = hostile.outputs("docx")
    assert "Radnice" in word_text(word)


def test_markup_and_template_tags_are_printed_as_they_stand(hostile: Ran) -> None:
    [word] = hostile.outputs("docx")
    body = word_text(word)
    for text in (
        "&lt;i&gt;kurziva&lt;/i&gt;",
        "]]&gt; a {{ x }} i {% for %}",
        "Žofie &amp; Šárka &lt;Nová&gt;",
        "]]&gt; a {{ org }}",
        "Bod {{ x }} a {%p if y %}",
        "😀",
    ):
        assert text in body.replace("\u00a0", " ")
    assert hostile.find("verify-text-lost") == []
    assert hostile.find("verify-leftover-tag") == []


def test_a_template_tag_in_content_warns_at_its_place_in_short_texts_and_long(hostile: Ran) -> None:
    for text, tag in (('"]]> a {{ org }}"', "{{ org }}"), ('"Bod {{ x }} a', "{{ x }}")):
        assert_told(at(hostile, "template-in-content", spot(hostile.root, RECORD, text)), tag, severity="warning")
    assert_told(at(hostile, "template-in-content", spot(hostile.root, RECORD, "]]> a {{ x }} i", "{{ x }}")), "{{ x }}", severity="warning")


def test_a_character_that_no_font_has_is_told_where_it_was_written(hostile: Ran) -> None:
    if font_has("", "🧿") is not False:
        pytest.skip("this machine has a font with the amulet, or no fontconfig")
    assert hostile.code == 1
    [item] = hostile.find("glyph-missing")
    assert (item["path"], item["line"]) == (RECORD, 17)
    assert_told(item, "🧿", "U+1F9FF", severity="error")
    assert "😀" not in item["arguments"]["characters"] or font_has("", "😀") is False
    assert [place[0] for place in related(item)] == ["build/ukazkov/zapis/2024-02-06_zapis_skupina_interni.pdf"]
    assert hostile.find("pdf-glyph-missing") == []


ALIASES = "název: &a [x, x]\ndatum: *a\nprogram: [*a, *a]\n<<: *a\n"
BOMB = "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))])
FILES: dict[str, str | bytes] = {
    f"{SETKANI}/2024-03-01-odkazy.yaml": ALIASES,
    f"{SETKANI}/2024-03-02-bomba.yaml": BOMB,
    f"{SETKANI}/2024-03-03-hluboko.yaml": "[" * 200_000,
    f"{SETKANI}/2024-03-04-velke.yaml": b"n: " + b"x" * 20_000_001,
    f"{SETKANI}/2024-03-05-binarni.yaml": bytes(range(256)) * 20 + bytes(5000),
    f"{SETKANI}/2024-03-06-zavorka.yaml": "název: Setkání\nčasy: [9, 10\n",
    f"{SETKANI}/2024-03-07-text.yaml": "jen text\n",
    f"{SETKANI}/2024-03-08-prazdne.yaml": "# nic\n",
    f"{SETKANI}/2024-03-09-tabulator.yaml": "název: Setkání\n\tdatum: 1. 2. 2024\n",
    f"{SETKANI}/prezentace.pptx": b"PK",
    "content/bez-projektu/setkani/a.yaml": MEETING.replace("    skupina: PS Senioři\n", ""),
    "content/necitelny/projekt.yaml": "název: [\n",
    "content/necitelny/setkani/a.yaml": MEETING.replace("    skupina: PS Senioři\n", ""),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return one run over a workspace with files that no parser likes; it takes seconds, not for ever."""
    root = workspace(tmp_path_factory.mktemp("soubory"), FILES)
    began = time.monotonic()
    ran = run(root, "build", "--format", "docx")
    assert time.monotonic() - began < 20
    return ran


def test_what_is_not_affected_by_broken_files_is_built(broken: Ran) -> None:
    assert broken.code == 1
    assert_good_meeting_built(broken)
    assert built(broken, "prehled-setkani") == {"prehled-setkani.docx": "failed"}


def test_aliases_merge_keys_and_bombs_of_them_are_not_read(broken: Ran) -> None:
    path = f"{SETKANI}/2024-03-01-odkazy.yaml"
    assert_told(at(broken, "yaml-alias", spot(broken.root, path, "&a")), "&a", severity="fault")
    assert_told(at(broken, "yaml-alias", spot(broken.root, path, "datum: *a", "*a")), "*a", severity="fault")
    assert_told(at(broken, "yaml-merge", spot(broken.root, path, "<<")), "<<", severity="fault")
    assert len([item for item in broken.find("yaml-alias") if "bomba" in item["path"]]) <= 100


def test_deep_and_huge_files_are_refused(broken: Ran) -> None:
    assert_told(at(broken, "yaml-too-deep", (f"{SETKANI}/2024-03-03-hluboko.yaml", 1, 41)), "40", severity="fault")
    assert_told(of_file(broken, "file-too-large", f"{SETKANI}/2024-03-04-velke.yaml"), "20", severity="fault")


def test_files_that_are_no_records_are_told(broken: Ran) -> None:
    assert_told(of_file(broken, "file-not-text", f"{SETKANI}/2024-03-05-binarni.yaml"), severity="fault")
    assert_told(of_file(broken, "mapping-expected", f"{SETKANI}/2024-03-07-text.yaml"), "název", severity="fault")
    assert_told(of_file(broken, "file-empty", f"{SETKANI}/2024-03-08-prazdne.yaml"), severity="warning")
    assert_told(of_file(broken, "file-not-recognised", f"{SETKANI}/prezentace.pptx"), severity="warning")


def test_broken_syntax_has_the_place_where_it_began(broken: Ran) -> None:
    bracket = f"{SETKANI}/2024-03-06-zavorka.yaml"
    assert_told(at(broken, "yaml-bracket", spot(broken.root, bracket, "[9")), "[", "]", severity="fault")
    assert_told(at(broken, "yaml-bracket", spot(broken.root, "content/necitelny/projekt.yaml", "[")), "[", "]", severity="fault")
    assert_told(of_file(broken, "yaml-tab", f"{SETKANI}/2024-03-09-tabulator.yaml"), severity="fault")


def test_a_folder_without_a_project_file_is_told_one_with_an_unreadable_file_is_not_said_to_have_none(broken: Ran) -> None:
    assert_told(of_file(broken, "project-missing", "content/bez-projektu/setkani/a.yaml"), "bez-projektu", "projekt", severity="fault")
    assert len(broken.find("project-missing")) == 1


def test_an_unreadable_register_is_the_one_cause_of_all_that_needs_it(tmp_path: Path) -> None:
    root = small(tmp_path, people="- {jméno: [\n")
    ran = run(root, "build", "--format", "docx")
    cause = spot(root, "content/lide.yaml", "[")
    assert_told(at(ran, "yaml-bracket", cause), "[", severity="fault")
    assert not [code for code in ran.codes() if code.startswith("unknown-")]
    assert {place for item in ran.find("needs-faulty") for place in related(item)} == {cause}
    assert set(built(ran).values()) == {"failed"}


def test_who_cannot_be_read_is_not_shown_to_the_public(tmp_path: Path) -> None:
    speech = MEETING.replace("přivítala přítomné.", "přivítala přítomné, promluvila i Eva Skrytá.").replace("    skupina: PS Senioři\n", "")
    root = small(tmp_path, meeting=speech, groups="[]\n", people=PEOPLE.replace("eva@skryta.example", "eva(at)skryta"))
    ran = run(root, "build", "minutes", "--format", "docx")
    fates = built(ran)
    assert fates["2024-02-06_zapis_skupina_verejny.docx"] == "failed"
    assert fates["2024-02-06_zapis_skupina_interni.docx"] == "built"
    assert ran.find("email-not-understood")
    [leak] = ran.find("leak-name")
    assert_told(leak, "Eva Skrytá", severity="error")


@pytest.mark.parametrize("public", ["jméno, funkce", '"jméno; funkce"', "jméno,funkce"])
def test_a_closed_list_in_one_cell_is_parted_by_commas_or_semicolons(tmp_path: Path, public: str) -> None:
    root = small(tmp_path)
    (root / "content/lide.csv").write_text(f"jméno;funkce;veřejné\nEliška Zapsaná;tajemnice;{public}\n", encoding="utf-8")
    assert run(root, "check").codes("fault") == []


@pytest.mark.parametrize(("public", "fate"), [("veřejné: [jméno], ", "built"), ("", "failed")])
def test_an_earlier_name_is_as_public_as_the_person(tmp_path: Path, public: str, fate: str) -> None:
    people = PEOPLE + f"    - {{jméno: Eliška Vdaná, {public}dřívější jména: [{{jméno: Eliška Svobodná, do: 31. 12. 2024}}]}}\n"
    speech = MEETING.replace("přivítala přítomné.", "přivítala přítomné, Eliška Svobodná je představila.")
    ran = run(small(tmp_path, meeting=speech, people=people), "build", "minutes", "--format", "docx")
    assert built(ran)["2024-02-06_zapis_skupina_verejny.docx"] == fate
    assert [item["text"].count("Eliška Svobodná") > 0 for item in ran.find("leak-name")] == ([] if public else [True])


@pytest.mark.parametrize(
    ("settings", "code", "place"),
    [
        ("formát: 2\n", "format-newer", (1, 9)),
        ("formát: 0\n", "format-unknown", (1, 9)),
        ("formát: první\n", "number-not-understood", (1, 9)),
        ("název: Ukázka\n", "missing-key", (1, 1)),
        ("", "mapping-expected", (None, None)),
        ("formát: 1\nbarva: modrá\n", "unknown-key", (2, 1)),
        ("formát: 1\nzávažnosti: [{kód: leak-name, závažnost: varování, důvod: proč ne}]\n", "severity-not-lowered", (2, 20)),
        ("formát: 1\nzávažnosti: [{kód: nic-takového, závažnost: varování, důvod: proč ne}]\n", "severity-code-unknown", (2, 20)),
    ],
)
def test_settings_that_are_wrong(settings: str, code: str, place: tuple[int | None, int | None], tmp_path: Path) -> None:
    ran = run(small(tmp_path, settings=settings), "check")
    [item] = ran.find(code)
    assert (item["path"], item["line"], item["column"]) == ("docpipe.yaml", *place)
    assert_told(item, severity="warning" if code == "severity-code-unknown" else "error" if code in ("unknown-key", "severity-not-lowered") else "fault")
    assert ran.code == (0 if code == "severity-code-unknown" else 1)


def test_a_folder_that_is_no_workspace_says_how_to_begin(tmp_path: Path) -> None:
    ran = run(write(tmp_path, {"content/lide.yaml": PEOPLE, "content/ukazkov/projekt.yaml": PROJECT}), "build")
    [item] = ran.report["diagnostics"]
    assert_told(item, "docpipe init", severity="fault")
    assert ran.code == 1
