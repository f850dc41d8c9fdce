"""The report to the funder: what its document holds, what its texts may refer to, and that its numbers are those of its bundles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from workspaces import run, small, write

from docpipe.czech.values import NBSP
from docpipe.diagnostics import Diagnostic, DocpipeError
from docpipe.figures.figure import Figure
from docpipe.figures.reporting.activities import ActivityFigure
from docpipe.figures.reporting.evidence import numbered_evidence
from docpipe.kinds.reporting.known import sentences
from docpipe.messages import tell
from docpipe.model import Context
from docpipe.pipeline.load import Loaded, load
from docpipe.pipeline.make import Maker
from docpipe.pipeline.worlds import Worlds
from docpipe.prose.blocks import Prose
from docpipe.prose.texts import plain_text
from docpipe.workspace import Workspace

PROJECT = """
    název: Plánování sociálních služeb v Ukázkově
    registrační číslo: CZ.03.02.02/00/22_046/0002180
    program: opz-plus
    příjemce: Město Ukázkov
    realizace: 1. 1. 2024 – 31. 12. 2025
    klíčové aktivity: [{kód: KA 01, název: Řízení}, {kód: KA 02, název: Setkávání}]
    ukázka: ano
"""
MEETING = """
    název: Setkání skupiny
    skupina: PS Senioři
    KA: KA2
    datum: 6. 2. 2024
    místo: Radnice
    zapsala: Jana Nováková
    účast: [{jméno: Jana Nováková}, {jméno: Petr Malý}]
    program: [{bod: Zahájení, text: Úvod.}]
"""
PLANNED = "{název: Další setkání, KA: KA 02, datum: 3. 9. 2024, program: [{bod: Úvod}]}\n"
REPORT = """
    číslo: 1
    od: 1. 1. 2024
    do: 30. 6. 2024
    popis pokroku: Konalo se setkání ([[přílohy:2024-02-06-skupina]]), v [[příloze:2024-02-06-skupina/zápis]]. Osob %s.
    klíčové aktivity:
      - {KA: KA 02, popis: Skupina pracovala., výstupy: Zápis.}
    indikátory: [{kód: 805 000, komentář: "Přírůstek [[hodnota:indikator.805000.prirustek]]."}]
    problémy: [{popis: Nemoc., řešení: Zástup.}]
    změny: [{druh: podstatná, popis: Prodloužení., oznámeno: 1. 3. 2024, schváleno: 5. 4. 2024}]
    veřejné zakázky: [{zakázka: Tisk, stav: zadána, dodavatel: Tiskárna, částka: 48 000 Kč}]
    přílohy: [{id: analyza, název: analýza, soubor: analyza.png, KA: KA 02}]
"""
COUNT = "[[hodnota:zprava.osoby]]"
INDICATOR = (
    "- {kód: 805 000, název: Dokumenty, cílová hodnota: 2, započteno: [{co: Analýza, datum: 1. 3. 2024, adresa: https://a.example, zveřejněno: 1. 3. 2024}]}\n"
)
RULES = (
    "{lhůta: 1 měsíc, principy: [{princip: udrzitelny-rozvoj, vliv: neutrální}, {princip: Rovné příležitosti žen a mužů, vliv: pozitivní, popis: Náš text.}]}\n"
)
PUBLICITY = "- {id: plakat, druh: plakát, název: plakát A3, datum: 5. 1. 2024, foto: foto.png}\n"
PIXEL = (Path(__file__).parents[2] / "content" / "ukazka" / "zpravy" / "prilohy" / "plakat.png").read_bytes()
FILES: dict[str, str | bytes] = {
    "zpravy/prvni.yaml": REPORT % COUNT,
    "zpravy/analyza.png": PIXEL,
    "zpravy/nova.png": PIXEL,
    "foto.png": PIXEL,
    "indikatory.yaml": INDICATOR,
    "publicita.yaml": PUBLICITY,
    "vykazovani.yaml": RULES,
    "setkani/2024-09-03-dalsi.yaml": PLANNED,
}


def workspace(root: Path, **changes: str) -> Path:
    """Write the workspace; `changes`: name of a file of the project without its suffix, '__' for '/' → its YAML."""
    small(root, project=PROJECT, meeting=MEETING)
    files = {**FILES, **{f"{name.replace('__', '/')}.yaml": text for name, text in changes.items()}}
    return write(root, {f"content/ukazkov/{name}": text for name, text in files.items()})


def read(root: Path, **changes: str) -> Loaded:
    return load(Workspace(workspace(root, **changes)))


def drafted(loaded: Loaded) -> tuple[Context, tuple[Diagnostic, ...]]:
    """Return the context of the report and what was said while it was made."""
    document = next(item for item in loaded.documents if item.kind == "report")
    draft = Maker(loaded, Worlds(loaded)).draft(document)
    return draft.context, draft.diagnostics


def values(loaded: Loaded) -> Any:
    return drafted(loaded)[0].values


def plain(text: Prose) -> str:
    return plain_text(text).replace(NBSP, " ")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return read(tmp_path_factory.mktemp("zprava"))


def test_a_report_is_one_document_of_its_period(made: Loaded) -> None:
    (document,) = [item for item in made.documents if item.kind == "report"]
    assert document.stem == "ukazkov/zprava-o-realizaci/2024-06-30_zprava-o-realizaci_prvni"
    assert document.title == f"Zpráva o realizaci č.{NBSP}1 (průběžná)"


def test_it_says_what_a_person_wrote_beside_what_is_known(made: Loaded) -> None:
    found = values(made)
    assert {item.label: item.value.replace(NBSP, " ") for item in found.facts}["Lhůta pro podání"] == "30. 7. 2024"
    first, second = found.activities
    assert (first.title, first.known, plain(first.text)) == ("KA 01 – Řízení", "", "")
    assert second.known.replace(NBSP, " ") == "Konalo se 1 setkání. Zúčastnily se 2 osoby."
    assert plain(second.text) == "Skupina pracovala."
    assert "6. 2. 2024 | Setkání skupiny | Radnice | 2 | KA 02/01–03" in plain(second.meetings)
    assert second.evidence.replace(NBSP, " ") == "Přílohy KA 02/01 až 04 podle seznamu příloh."
    assert "KA 02/04 | analýza" in plain(found.attachments)
    assert "P/01 | plakát A3" in plain(found.attachments)
    assert "805 000 | Dokumenty | 0 | 0 | 1 | 1 | 2 | 50 %" in plain(found.indicators)
    assert found.changes[0].title.replace(NBSP, " ") == "Změna 1 – podstatná (oznámena 1. 3. 2024, schválena 5. 4. 2024)"
    assert plain(found.problems[0].solution) == "Zástup."


def test_texts_cite_evidence_and_values_by_their_numbers(made: Loaded) -> None:
    found = values(made)
    assert plain(found.summary) == "Konalo se setkání (přílohy KA 02/01 až 03), v příloze KA 02/03. Osob 2."
    assert plain(found.indicator_comments[0].text) == "Přírůstek 1."


@pytest.mark.parametrize("written", ["2024-02-06-skupina/zápis", "2024-02-06-skupina/zapis", "2024-02-06-SKUPINA/Zápis", "2024-02-06-skupina/minutes"])
def test_evidence_is_cited_with_diacritics_or_without(written: str, tmp_path: Path) -> None:
    assert "Osob příloha KA 02/03." in plain(values(read(tmp_path, zpravy__prvni=REPORT % f"[[příloha:{written}]]")).summary)


def cited_and_bundled(loaded: Loaded) -> tuple[str, dict[str, str]]:
    """Return the text that cites, and the numbers of the bundle by what is under them."""
    return plain(values(loaded).summary), {item.title: item.label for item in loaded.bundles["bundle:ukazkov/doklady-prvni-ka-02"]}


def test_numbers_in_texts_and_in_the_bundle_move_together_when_evidence_comes_between(tmp_path: Path) -> None:
    cites = REPORT % "[[příloha:analyza]]"
    text, labels = cited_and_bundled(read(tmp_path / "a", zpravy__prvni=cites))
    assert ("přílohy KA 02/01 až 03" in text, "Osob příloha KA 02/04." in text, labels["analýza"]) == (True, True, "KA 02/04")
    new = "    přílohy: [{id: nova, název: nová, soubor: nova.png, KA: KA 02}, "
    more = {"zpravy__prvni": cites.replace("    přílohy: [", new), "setkani__2024-01-09-prvni": MEETING.replace("6. 2. 2024", "9. 1. 2024")}
    text, labels = cited_and_bundled(read(tmp_path / "b", **more))
    assert ("přílohy KA 02/04 až 06" in text, "Osob příloha KA 02/08." in text) == (True, True)
    assert (labels["nová"], labels["analýza"], labels["zápis PS Senioři 6. 2. 2024"]) == ("KA 02/07", "KA 02/08", "KA 02/06")


def test_an_indicator_with_a_baseline_shows_what_is_reached(tmp_path: Path) -> None:
    based = INDICATOR.replace("cílová hodnota: 2", "výchozí hodnota: 3, cílová hodnota: 5")
    assert "805 000 | Dokumenty | 3 | 0 | 1 | 4 | 5 | 50 %" in plain(values(read(tmp_path, indikatory=based)).indicators)


def test_a_meeting_that_minutes_announce_is_planned_until_it_is_written(tmp_path: Path) -> None:
    later = MEETING.replace("6. 2. 2024", "4. 6. 2024") + "    příští setkání: {datum: 5. 11. 2024, místo: Knihovna}\n"
    found = values(read(tmp_path / "a", **{"setkani__2024-06-04-dalsi": later}))
    assert "5. 11. 2024 | Příští setkání (Setkání skupiny) | Knihovna | KA 02" in plain(found.planned)
    written = {"setkani__2024-06-04-dalsi": later, "setkani__2024-11-05": MEETING.replace("6. 2. 2024", "5. 11. 2024")}
    assert plain(values(read(tmp_path / "b", **written)).planned).count("5. 11. 2024") == 1


def test_the_plan_of_the_next_period_comes_of_the_meetings_planned(made: Loaded) -> None:
    found = values(made)
    assert found.next_period.replace(NBSP, " ") == "1. 7. 2024 – 31. 12. 2024"
    assert "3. 9. 2024 | Další setkání | – | KA 02" in plain(found.planned)


def test_principles_are_the_report_s_else_the_project_s_else_of_the_bank(tmp_path: Path) -> None:
    own = "    principy: [{princip: Udržitelný rozvoj, vliv: pozitivní, popis: Vlastní text zprávy.}]\n"
    found = {item.name: item for item in values(read(tmp_path, zpravy__prvni=REPORT % COUNT + own)).principles}
    assert plain(found["Udržitelný rozvoj"].text) == "Vlastní text zprávy."
    assert found["Udržitelný rozvoj"].influence == "pozitivní"
    assert plain(found["Rovné příležitosti žen a mužů"].text) == "Náš text."
    assert plain(found["Rovné příležitosti a nediskriminace"].text) == ""


def test_a_principle_of_the_rules_without_a_text_takes_that_of_the_bank(made: Loaded) -> None:
    found = {item.name: item for item in values(made).principles}
    assert plain(found["Udržitelný rozvoj"].text).startswith("Projekt má na životní prostředí neutrální vliv.")


def test_an_unknown_principle_is_told(tmp_path: Path) -> None:
    loaded = read(tmp_path, vykazovani="principy: [{princip: Udržitelný rozvojj, vliv: neutrální}]\n")
    with pytest.raises(DocpipeError) as raised:
        drafted(loaded)
    assert [(item.code, str(item.location)) for item in raised.value.diagnostics] == [
        ("report-reference-unknown-suggestion", "content/ukazkov/vykazovani.yaml:1:22")
    ]


@pytest.mark.parametrize(
    ("written", "suggested"),
    [
        ("[[příloha:analyzza]]", "analyza"),
        ("[[příloha:2024-09-03-dalsi]]", "2024-02-06-skupina"),
        ("[[hodnota:zprava.lidi]]", "zprava"),
        ("[[hodnota:aktivita.setkani]]", "zprava.setkani"),
        ("[[příloha:2024-02-06-skupina/zápys]]", "2024-02-06-skupina/zápis"),
    ],
)
def test_a_reference_to_nothing_is_a_fault_at_its_place(written: str, suggested: str, tmp_path: Path) -> None:
    with pytest.raises(DocpipeError) as raised:
        drafted(read(tmp_path, zpravy__prvni=REPORT % written))
    (found,) = [item for item in raised.value.diagnostics if item.code == "reference-unknown"]
    assert str(found.location).startswith("content/ukazkov/zpravy/prvni.yaml:4")
    assert suggested in tell(found, "cs") + str(found.arguments)
    assert not any(word in tell(found, "cs") for word in ("minutes", "publicity-check", "report."))


def test_a_text_longer_than_its_field_is_told_with_the_limit_and_its_place(tmp_path: Path) -> None:
    rules = "délky textů: {popis pokroku: 40}\n"
    _, found = drafted(read(tmp_path, vykazovani=rules))
    (item,) = [item for item in found if item.code == "report-text-too-long"]
    assert str(item.location) == "content/ukazkov/zpravy/prvni.yaml:4:16"
    assert (item.arguments["limit"], item.arguments["length"]) == (40, 71)


def test_a_text_that_fits_is_not_told(made: Loaded) -> None:
    assert [item.code for item in drafted(made)[1] if item.code.startswith("report-")] == []


def figure(held: int, people: int, visits: int, unnamed: int) -> ActivityFigure:
    return ActivityFigure("KA", "", (), Figure(held), Figure(visits), Figure(people), Figure(0), Figure(unnamed))


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (figure(0, 0, 0, 0), ""),
        (figure(1, 1, 1, 0), "Konalo se 1 setkání. Zúčastnila se 1 osoba."),
        (figure(2, 4, 6, 0), "Konala se 2 setkání. Zúčastnily se 4 osoby (6 účastí)."),
        (figure(5, 9, 14, 2), "Konalo se 5 setkání. Zúčastnilo se 9 osob (12 účastí). K tomu bez uvedení jména: 2 účasti."),
        (figure(1, 0, 23, 23), "Konalo se 1 setkání. Bez uvedení jména: 23 účastí."),
    ],
)
def test_known_sentences_agree_with_their_numbers(known: ActivityFigure, told: str) -> None:
    assert sentences(known).replace(NBSP, " ") == told


def test_bundles_have_the_numbers_of_the_report_and_documents_that_are_made(made: Loaded) -> None:
    report = made.collection.of("report", "ukazkov")[0]
    evidence = numbered_evidence(report, made.collection)
    for group, name in (("KA 02", "doklady-prvni-ka-02"), ("P", "doklady-prvni-spolecne")):
        chosen = made.bundles[f"bundle:ukazkov/{name}"]
        own = [item for item in evidence if item.group == group]
        assert [(item.label, item.title) for item in chosen] == [(item.label.replace(NBSP, " "), item.title.replace(NBSP, " ")) for item in own]
        assert [item.document.kind if item.document else "" for item in chosen] == [item.kind for item in own]
        assert all(item.place == entry.location for item, entry in zip(chosen, own, strict=True))
    assert "bundle:ukazkov/doklady-prvni-ka-01" not in made.bundles, "an activity without evidence has no bundle"


def test_the_scan_of_the_signed_sheet_goes_with_the_sheet(tmp_path: Path) -> None:
    small(tmp_path, project=PROJECT, meeting=MEETING + "    doklady: {podpisů: 2, sken prezenční listiny: podpisy.png}\n")
    files = {f"content/ukazkov/{name}": text for name, text in FILES.items()}
    loaded = load(Workspace(write(tmp_path, {**files, "content/ukazkov/setkani/podpisy.png": PIXEL})))
    sheet = next(item for item in loaded.bundles["bundle:ukazkov/doklady-prvni-ka-02"] if item.document and item.document.kind == "attendance")
    assert sheet.scan == tmp_path / "content/ukazkov/setkani/podpisy.png"


def test_bundles_can_be_left_out_and_one_that_a_person_wrote_stays(tmp_path: Path) -> None:
    assert read(tmp_path, vykazovani="svazky dokladů: ne\n").bundles == {}
    own = {"content/ukazkov/svazky/doklady-prvni-ka-02.yaml": "název: Náš svazek\nčásti: [{druh: zápis}]\n", "content/ukazkov/vykazovani.yaml": RULES}
    loaded = load(Workspace(write(tmp_path, own)))
    record = loaded.collection.get("bundle:ukazkov/doklady-prvni-ka-02")
    assert record is not None
    assert getattr(record.value, "title", "") == "Náš svazek"


@pytest.mark.parametrize(
    ("file", "code"),
    [("neni.pdf", "report-file-missing"), ("vykazovani.yaml", "report-file-refused"), ("../../docpipe.yaml", "report-file-refused")],
)
def test_an_attachment_that_cannot_be_handed_over_is_told_at_its_place(file: str, code: str, tmp_path: Path) -> None:
    loaded = read(tmp_path, zpravy__prvni=(REPORT % COUNT).replace("analyza.png", file))
    (item,) = [item for item in loaded.diagnostics if item.code.startswith("report-file")]
    assert (item.code, str(item.location)) == (code, "content/ukazkov/zpravy/prvni.yaml:11:49")
    assert item.arguments["label"] == f"KA{NBSP}02/04"


def test_a_faulty_meeting_holds_back_the_report_and_its_bundles(tmp_path: Path) -> None:
    loaded = read(tmp_path, **{"setkani__2024-03-01-vadne": "{název: Vadné, KA: KA 02, datum: kdysi}\n"})
    maker = Maker(loaded, Worlds(loaded))
    for document in (item for item in loaded.documents if item.kind in ("report", "bundle")):
        with pytest.raises(DocpipeError) as raised:
            maker.draft(document)
        assert {item.code for item in raised.value.diagnostics} == {"needs-faulty"}


def test_the_word_document_prints_it_all_and_every_value_says_where_it_is_from(tmp_path: Path) -> None:
    built = run(workspace(tmp_path), "build", "--kind", "report", "--format", "docx")
    assert built.codes("fault") + built.codes("error") == []
    assert built.find("field-not-printed") == []
    (path,) = built.outputs("docx")
    document = docx.Document(str(path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs).replace(NBSP, " ")
    cells = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells).replace(NBSP, " ")
    assert "Skupina pracovala." in text
    assert "Tabulka 1: Setkání aktivity KA 02" in text
    assert "prezenční listina PS Senioři 6. 2. 2024" in cells
    traced = run(tmp_path, "trace", str(path), "Zúčastnily se 2 osoby")
    assert any("setkani/2024-02-06-skupina.yaml" in str(place) for entry in traced.report["entries"] for place in entry["locations"])
