"""What is missing to a report, and its texts for the form, by the real command line."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workspaces import docpipe, run, small, write

from docpipe.export.report_texts import CopyField, as_page
from docpipe.pipeline import report_missing, report_texts
from docpipe.workspace import Workspace

PROJECT = """
    název: Plánování sociálních služeb v Ukázkově
    registrační číslo: CZ.03.02.02/00/22_046/0002180
    program: opz-plus
    příjemce: Město Ukázkov
    realizace: 1. 1. 2024 – 31. 12. 2025
    klíčové aktivity: [{kód: KA 02, název: Setkávání}]
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
    doklady: {počet podpisů: 2, sken prezenční listiny: podpisy.png}
"""
REPORT = """
    číslo: 1
    od: 1. 1. 2024
    do: 30. 6. 2024
    popis pokroku: |
      Konalo se setkání (<[[přílohy:2024-02-06-skupina]]>).

      - první „výstup“
      - druhý & poslední
    plán na další období: Další setkání.
    klíčové aktivity: [{KA: KA 02, popis: Skupina pracovala., výstupy: Zápis.}]
"""
PUBLICITY = """
    - {id: plakat, druh: plakát, název: plakát A3, datum: 5. 1. 2024, foto: foto.png}
    - {id: web, druh: web, název: web, datum: 5. 1. 2024, adresa: https://a.example}
    - {id: sit, druh: sociální síť, název: příspěvek, datum: 5. 1. 2024, adresa: https://b.example}
"""
INDICATOR = """
    - kód: 805 000
      název: Dokumenty
      cílová hodnota: 2
      započteno: [{co: Analýza, datum: 1. 3. 2024, adresa: https://a.example, zveřejněno: 1. 3. 2024}]
"""
RULES = """
    lhůta: 1 měsíc
    principy:
      - {princip: Rovné příležitosti a nediskriminace, vliv: neutrální}
      - {princip: Rovné příležitosti žen a mužů, vliv: neutrální}
      - {princip: Udržitelný rozvoj, vliv: neutrální}
"""
PIXEL = (Path(__file__).parents[2] / "content" / "ukazka" / "zpravy" / "prilohy" / "plakat.png").read_bytes()
FILES: dict[str, str | bytes] = {
    "zpravy/prvni.yaml": REPORT,
    "publicita.yaml": PUBLICITY,
    "indikatory.yaml": INDICATOR,
    "vykazovani.yaml": RULES,
    "foto.png": PIXEL,
    "setkani/podpisy.png": PIXEL,
}
DRAFTS = "report-document-not-released"


def workspace(root: Path, meeting: str = MEETING, **changes: str) -> Path:
    small(root, project=PROJECT, meeting=meeting)
    files = {**FILES, **{f"{name.replace('__', '/')}.yaml": text for name, text in changes.items()}}
    return write(root, {f"content/ukazkov/{name}": text for name, text in files.items()})


def lacks(root: Path) -> list[tuple[str, str]]:
    """Return code and place of what is missing, but for drafts."""
    items = [item for item in report_missing(Workspace(root), None).diagnostics if item.code != DRAFTS and item.location is not None]
    return sorted((item.code, f"{item.location.path.removeprefix('content/ukazkov/')}:{item.location.line}") for item in items if item.location is not None)


def test_a_whole_report_lacks_only_the_release_of_its_documents(tmp_path: Path) -> None:
    ran = run(workspace(tmp_path), "report", "missing")
    assert ran.code == 0, ran.report["diagnostics"]
    assert lacks(tmp_path) == []
    assert (ran.report["report"], ran.report["deadline"].replace("\xa0", " ")) == ("ukazkov/prvni", "30. 7. 2024")
    told = [item["arguments"]["words"] for item in ran.find(DRAFTS)]
    assert sorted(told) == [
        "kontrolni-list-publicity ukazkov/prvni",
        "pozvanka ukazkov/2024-02-06-skupina",
        "prezencni-listina ukazkov/2024-02-06-skupina",
        "svazek ukazkov/doklady-prvni-ka-02",
        "svazek ukazkov/doklady-prvni-spolecne",
        "zapis ukazkov/2024-02-06-skupina",
        "zprava-o-realizaci ukazkov/prvni",
    ]
    assert run(tmp_path, "report", "missing", "--strict").code == 1


MISSING: dict[str, tuple[dict[str, str], list[tuple[str, str]]]] = {
    "no text where the form asks for one": (
        {"zpravy__prvni": REPORT.replace("    plán na další období: Další setkání.\n", "")},
        [("report-text-missing", "zpravy/prvni.yaml:1")],
    ),
    "no influence on a principle": (
        {"vykazovani": RULES.replace("      - {princip: Udržitelný rozvoj, vliv: neutrální}\n", "")},
        [("report-text-missing", "zpravy/prvni.yaml:1")],
    ),
    "a text over the limit": ({"vykazovani": RULES + "    délky textů: {výstupy aktivity: 3}\n"}, [("report-text-too-long", "zpravy/prvni.yaml:10")]),
    "a poster without a photo": ({"publicita": PUBLICITY.replace(", foto: foto.png", "")}, [("report-poster-without-photo", "publicita.yaml:1")]),
    "a page without its address": (
        {"publicita": PUBLICITY.replace(", adresa: https://a.example", "")},
        [("report-publicity-without-address", "publicita.yaml:2")],
    ),
    "no social network": (
        {"publicita": PUBLICITY.replace("sociální síť", "tiskovina")},
        [("report-publicity-missing", "zpravy/prvni.yaml:1")],
    ),
    "a page since nobody knows when": ({"publicita": PUBLICITY.replace("web, datum: 5. 1. 2024", "web")}, [("report-publicity-undated", "publicita.yaml:2")]),
    "a photo that is not there": ({"publicita": PUBLICITY.replace("foto.png", "jinde.png")}, [("report-file-missing", "publicita.yaml:1")]),
    "an attachment without a file": (
        {"zpravy__prvni": REPORT + "    přílohy: [{id: a, název: Smlouva, KA: KA 02}]\n"},
        [("report-attachment-without-file", "zpravy/prvni.yaml:11")],
    ),
    "no deadline": ({"vykazovani": RULES.replace("    lhůta: 1 měsíc\n", "")}, [("report-deadline-missing", "zpravy/prvni.yaml:3")]),
    "a meeting planned and not held": (
        {"setkani__2024-05-07-dalsi": "{název: Další, KA: KA 02, datum: 7. 5. 2024}\n"},
        [("report-meeting-not-held", "setkani/2024-05-07-dalsi.yaml:1")],
    ),
    "an indicator without evidence": (
        {"indikatory": INDICATOR.replace(", adresa: https://a.example, zveřejněno: 1. 3. 2024", "")},
        [("indicator-above-evidence", "indikatory.yaml:4"), ("indicator-unpublished", "indikatory.yaml:4")],
    ),
    "a target not reached at the end": (
        {"zpravy__prvni": REPORT + "    typ: závěrečná\n    lhůta: 2 měsíce\n"},
        [("report-target-not-reached", "indikatory.yaml:3")],
    ),
}


@pytest.mark.parametrize("name", sorted(MISSING))
def test_what_is_missing_is_told_at_its_place(name: str, tmp_path: Path) -> None:
    files, expected = MISSING[name]
    assert lacks(workspace(tmp_path, **files)) == expected


EVIDENCE: dict[str, tuple[str, list[str]]] = {
    "nothing kept": ("", ["report-scan-missing", "report-signatures-missing"]),
    "no scan": ("doklady: {počet podpisů: 2}", ["report-scan-missing"]),
    "nobody counted": ("doklady: {sken: podpisy.png}", ["report-signatures-missing"]),
    "one signature less": ("doklady: {počet podpisů: 1, sken: podpisy.png}", ["signatures-differ"]),
    "a scan that is not there": ("doklady: {počet podpisů: 2, sken: jinde.png}", ["evidence-file-missing"]),
    "on-line without a list": ("forma: on-line\n    doklady: {prohlášení: podpisy.png}", ["report-online-evidence-missing"]),
    "on-line as it should be": ("forma: on-line\n    doklady: {prohlášení: podpisy.png, seznam přihlášených: podpisy.png}", []),
}


@pytest.mark.parametrize("name", sorted(EVIDENCE))
def test_a_meeting_that_cannot_be_shown_is_told(name: str, tmp_path: Path) -> None:
    written, expected = EVIDENCE[name]
    meeting = MEETING.replace("doklady: {počet podpisů: 2, sken prezenční listiny: podpisy.png}", written)
    assert [code for code, _ in lacks(workspace(tmp_path, meeting=meeting))] == expected


def test_a_meeting_of_no_activity_is_told(tmp_path: Path) -> None:
    assert [code for code, _ in lacks(workspace(tmp_path, meeting=MEETING.replace("    KA: KA2\n", "")))] == ["report-meeting-without-activity"]


def texts(root: Path) -> dict[str, CopyField]:
    return {f"{item.label} | {item.about}": item for item in report_texts(Workspace(root), None).value.fields}


def test_texts_come_field_by_field_in_the_order_of_the_form_with_lengths(tmp_path: Path) -> None:
    found = texts(workspace(tmp_path))
    assert list(found)[:5] == [
        "Popis pokroku v realizaci projektu za sledované období | ",
        "Odchylky od harmonogramu | ",
        "Plán aktivit na další sledované období | ",
        "Popis realizace klíčové aktivity za sledované období | KA 02 – Setkávání",
        "Výstupy klíčové aktivity | KA 02 – Setkávání",
    ]
    first = found["Popis pokroku v realizaci projektu za sledované období | "]
    assert first.text == "Konalo se setkání (<přílohy KA 02/01 až 03>).\n- první „výstup“\n- druhý & poslední"
    assert first.length == len(first.text) + 2, "a line's end counts twice"
    assert first.note, "what is known only with doubt says so"
    known = found["Popis realizace klíčové aktivity za sledované období | KA 02 – Setkávání"]
    assert known.text == "Konalo se 1 setkání. Zúčastnily se 2 osoby.\nSkupina pracovala."
    evidence = found["Doložení klíčové aktivity | KA 02 – Setkávání"]
    assert evidence.text.startswith("KA 02/01 pozvánka PS Senioři 6. 2. 2024; KA 02/02 ")
    assert found["Komentář | 805 000 Dokumenty"].text == "Analýza, https://a.example, zveřejněno 1. 3. 2024"


OWN_FORM = """
    id: muj
    název: Náš formulář
    systém: IS KP21+
    vychází z: is-kp21
    konec řádku: 1
    pole:
      - {pole: popis pokroku, záložka: Pokrok, název: Pokrok za období, znaků: 50}
"""


def test_a_form_of_one_s_own_says_only_what_differs(tmp_path: Path) -> None:
    root = workspace(tmp_path, vykazovani=RULES + "    formulář: muj\n", **{"formulare-zpravy__muj": OWN_FORM})
    found = report_texts(Workspace(root), None)
    shipped = report_texts(Workspace(workspace(tmp_path / "b")), None).value
    first = found.value.fields[0]
    assert (first.tab, first.label, first.limit, first.note) == ("Pokrok", "Pokrok za období", 50, "")
    assert first.length == len(first.text), "its line's end is one character"
    assert [item.name for item in found.value.fields[1:]] == [item.name for item in shipped.fields[1:]]
    assert found.value.fields[1].note == shipped.fields[1].note != ""
    assert found.value.about, "the rest of the form is still not sure"
    assert [item.code for item in found.diagnostics] == ["report-text-too-long"]


def test_what_the_shipped_form_is_not_sure_of_is_said_above_the_texts(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    told = docpipe(root, "--lang", "cs", "report", "copy").stdout
    assert "předpoklad podle praxe" in told
    sure = "id: is-kp21\nnázev: F\nsystém: IS KP21+\npole: [{pole: popis pokroku, záložka: Z, název: N, znaků: 2000}]\nprincipy: "
    principles = [f"{{id: p{number}, název: {name}}}" for number, name in enumerate(("Rovné příležitosti a nediskriminace", "Rovné příležitosti žen a mužů"))]
    write(root, {"content/formulare-zpravy/is-kp21.yaml": sure + f"[{', '.join(principles)}, {{id: u, název: Udržitelný rozvoj}}]\n"})
    assert "předpoklad podle praxe" not in docpipe(root, "--lang", "cs", "report", "copy").stdout


def test_the_list_of_evidence_becomes_numbers_where_it_is_too_long(tmp_path: Path) -> None:
    found = texts(workspace(tmp_path, vykazovani=RULES + "    délky textů: {doložení aktivity: 60}\n"))
    evidence = found["Doložení klíčové aktivity | KA 02 – Setkávání"]
    assert (evidence.text, evidence.limit, evidence.note) == ("Přílohy KA 02/01 až 03", 60, "")


def test_the_page_holds_every_text_as_it_is(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    finished = docpipe(root, "report", "copy", "prvni", "-o", str(tmp_path / "texty.html"))
    assert finished.returncode == 0, finished.stdout + finished.stderr
    page = (tmp_path / "texty.html").read_text(encoding="utf-8")
    boxes = [unescape(text) for text in re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)]
    assert boxes == [item.text for item in texts(root).values()]
    assert len(re.findall(r"<label for=", page)) == len(boxes)
    assert "http" not in re.sub(r"<textarea.*?</textarea>", "", page, flags=re.DOTALL), "nothing is loaded from a network"


def test_the_plain_text_is_what_the_screen_shows(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    docpipe(root, "report", "copy", "1", "-o", str(tmp_path / "texty.txt"))
    shown = docpipe(root, "report", "copy", "ukazkov/prvni").stdout
    assert (tmp_path / "texty.txt").read_text(encoding="utf-8").strip() == shown.strip()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("report", "copy", "-o", "texty.docx"), "usage-report-output"),
        (("report", "copy", "prvnii"), "usage-report-misspelt"),
        (("report", "missing", "xyz"), "usage-report-unknown"),
    ],
)
def test_a_wrong_word_is_told_with_what_was_meant(words: tuple[str, ...], code: str, tmp_path: Path) -> None:
    ran = run(workspace(tmp_path), *words)
    assert (ran.code, ran.codes()) == (2, [code])
    assert not list(tmp_path.rglob("*.docx"))


def test_of_several_reports_the_one_not_submitted_is_meant_else_it_is_asked(tmp_path: Path) -> None:
    second = "číslo: 2\nod: 1. 7. 2024\ndo: 31. 12. 2024\n"
    root = workspace(tmp_path, zpravy__prvni=REPORT + "    podáno: 20. 7. 2024\n", zpravy__druha=second)
    assert run(root, "report", "missing").report["report"] == "ukazkov/druha"
    ran = run(workspace(root, zpravy__druha=second), "report", "missing")
    assert (ran.code, ran.codes()) == (2, ["usage-report-ambiguous"])


def test_without_a_report_it_says_how_to_begin_one(tmp_path: Path) -> None:
    ran = run(small(tmp_path), "report", "missing")
    assert (ran.code, ran.codes()) == (2, ["usage-report-none"])


def test_a_report_of_a_project_without_a_form_has_no_texts(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    write(root, {"content/ukazkov/projekt.yaml": PROJECT.replace("opz-plus", "none")})
    ran = run(root, "report", "copy")
    assert ran.codes() == ["report-without-form"]


def test_a_report_that_cannot_be_read_is_told_by_its_own_fault(tmp_path: Path) -> None:
    ran = run(workspace(tmp_path, zpravy__prvni=REPORT.replace("1. 1. 2024", "kdysi")), "report", "copy")
    assert (ran.code, ran.codes()) == (1, ["date-not-understood"])


SECOND = """
    číslo: 2
    od: 1. 7. 2024
    do: 31. 12. 2024
    indikátory: [{kód: 670 102, přírůstek: 10, celkem: 22}]
"""
COUNTED_BY_HAND = INDICATOR.replace("co: Analýza,", "co: Analýza, doklad: a,") + "    - {kód: 670 102, název: Služby, cílová hodnota: 40}\n"
ATTACHED = REPORT + "    indikátory: [{kód: 670 102, přírůstek: 12}]\n    přílohy: [{id: a, název: Analýza, soubor: ../setkani/podpisy.png, KA: KA 02}]\n"
UNREAD: dict[str, tuple[dict[str, str], list[str]]] = {
    "a report": ({"zpravy__prvni": ATTACHED.replace("od: 1. 1. 2024", "od: 31. 6. 2024")}, ["date-no-day"]),
    "an indicator": ({"indikatory": COUNTED_BY_HAND.replace("cílová hodnota: 40", "cílová hodnota: mnoho")}, ["number-not-understood"]),
    "an item of publicity": ({"publicita": PUBLICITY.replace("https://b.example", "b.example")}, ["url-not-understood"]),
    "a meeting": ({"zpravy__prvni": ATTACHED.replace("Skupina pracovala.", "Konalo se 1 setkání.")}, ["date-not-understood"]),
}


@pytest.mark.parametrize("name", sorted(UNREAD))
def test_what_cannot_be_read_is_told_and_nothing_false_of_what_can(name: str, tmp_path: Path) -> None:
    files, expected = UNREAD[name]
    meeting = MEETING.replace("6. 2. 2024", "únor") if name == "a meeting" else MEETING
    root = workspace(tmp_path, meeting, **{"zpravy__prvni": ATTACHED, "zpravy__druha": SECOND, "indikatory": COUNTED_BY_HAND, **files})
    about_others = ("needs-faulty", "sample-data", "indicator-above-evidence", "reference-unknown")
    assert [code for code in run(root, "check").codes() if code not in about_others] == expected
    missing = [item.code for item in report_missing(Workspace(root), "druha").diagnostics]
    assert "report-publicity-missing" not in missing


def test_a_released_document_that_says_something_else_by_now_is_told(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert run(root, "release", "pozvanka").code == 0
    assert "released-differs" not in [code for code, _ in lacks(root)]
    write(root, {"content/ukazkov/setkani/2024-02-06-skupina.yaml": MEETING.replace("Radnice", "Knihovna")})
    assert [code for code, _ in lacks(root)] == ["released-differs"]


def test_the_deadline_is_among_what_is_due_and_in_the_calendar(tmp_path: Path) -> None:
    ran = run(workspace(tmp_path), "due", "--date", "1. 7. 2024", "--format", "ics")
    due = {item["what"].replace("\xa0", " "): item["day"] for item in ran.report["due"]}
    assert due["podat zprávu o realizaci č. 1 (průběžnou) – 1 měsíc od 30. 6. 2024"] == "2024-07-30"
    (calendar,) = (tmp_path / "build").rglob("*.ics")
    unfolded = calendar.read_text(encoding="utf-8").replace("\r\n ", "").replace("\n ", "")
    assert "podat zprávu o realizaci" in unfolded
    assert "20240730" in unfolded


def test_what_is_missing_to_a_report_is_among_what_is_due_from_the_end_of_its_period(tmp_path: Path) -> None:
    root = workspace(tmp_path, publicita=PUBLICITY.replace("foto: foto.png, ", ""))
    missing = run(root, "report", "missing")
    due = {item["what"]: item for item in run(root, "due", "--date", "1. 7. 2024").report["due"] if item["sort"] == "report-item"}
    assert {item["day"] for item in due.values()} == {"2024-07-30"}
    for item in missing.report["diagnostics"]:
        if item["code"] != DRAFTS:
            assert due[f"ke zprávě č. 1: {item['message']}"]["from"]["path"] == item["path"]
    (drafts,) = [item for item in due if "jsou jen pracovní verze" in item]
    assert len(due) == 1 + sum(item["code"] != DRAFTS for item in missing.report["diagnostics"])
    assert f"a další ({sum(item['code'] == DRAFTS for item in missing.report['diagnostics']) - 3})" in drafts
    assert not [item for item in run(root, "due", "--date", "29. 6. 2024").report["due"] if item["sort"] == "report-item"]
    submitted = workspace(tmp_path, zpravy__prvni=REPORT + "    podáno: 15. 7. 2024\n")
    assert not [item for item in run(submitted, "due", "--date", "20. 7. 2024").report["due"] if item["sort"].startswith("report")]


@given(st.text(), st.text(alphabet="<>&\"'\n„“áž]"))
def test_whatever_a_text_holds_stands_in_the_page_as_it_is(first: str, second: str) -> None:
    fields = [CopyField("Záložka", "Pole", about, text, len(text), 10, "") for about, text in ((second, first), ("", second))]
    page = as_page("Zpráva", fields).decode("utf-8", "surrogatepass")
    boxes = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert [unescape(text) for text in boxes] == [item.text for item in fields]
