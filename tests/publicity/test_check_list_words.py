"""The check list of publicity in words: documents by their results, each finding once, and nothing but that where there is nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image
from workspaces import small, write

from docpipe import render
from docpipe.czech.format import in_ranges
from docpipe.kinds.checked import Accepted, CheckedFile, CheckedRule, MarkedPage, PublicityChecks, RuleSource
from docpipe.kinds.publicity_check import KIND, MOST_PICTURES, in_groups
from docpipe.messages import ui
from docpipe.pipeline.load import load
from docpipe.pipeline.make import Maker
from docpipe.pipeline.worlds import Worlds
from docpipe.verify.publicity.sheet import RULES
from docpipe.workspace import find

REPORT = {"content/ukazkov/zpravy/zprava-1.yaml": "číslo: 1\nod: 1. 1. 2024\ndo: 31. 3. 2024\n"}
WORDS = {"right": "v pořádku", "breach": "chyba", "warning": "varování", "excused": "výjimka", "open": "nelze posoudit", "idle": "netýká se"}
Printed = Callable[[PublicityChecks], Any]


def rules(**odd: CheckedRule) -> tuple[CheckedRule, ...]:
    """All eighteen answers, right but for those given: PUB_03=…"""
    return tuple(odd.get(rule.replace("-", "_"), CheckedRule(rule, "right", WORDS["right"], ("změřeno",))) for rule in RULES)


def odd(rule: str, answer: str, text: str, **more: Any) -> CheckedRule:
    said = {"open": (text,)} if answer == "open" else {"breaches": (text,), "places": ("strana 1",)}
    return CheckedRule(rule, answer, WORDS[answer], **{**said, **more})


def file(number: int, **more: Any) -> CheckedFile:
    made = {"rules": rules(), "edition": "veřejné znění", "emblem": "12,0"}
    said = {"state": "pracovní verze", "digest": f"{number:012}ff", **made, **more}
    return CheckedFile(title=f"Zápis {number}", kind="zápis", path=f"build/zapis-{number}.pdf", pages="každé", **said)


def picture(*named: str) -> MarkedPage:
    stream = io.BytesIO()
    Image.new("RGB", (900, 300), "white").save(stream, "PNG")
    return MarkedPage(1, stream.getvalue(), 900, 300, named)


SOURCES = tuple(RuleSource(rule, "co", "kolik", "odkud", "nejisté, ověřte", "platí od 1. 7. 2021") for rule in RULES)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Return the Word file that a check list becomes of what was measured."""
    root = write(small(tmp_path_factory.mktemp("slova")), REPORT)
    loaded = load(find(root))
    document = next(item for item in loaded.documents if item.kind == KIND.name)
    record, worlds = loaded.collection.get(document.subject), Worlds(loaded)
    template = Maker(loaded, worlds).template(document)
    assert record is not None

    def make(checks: PublicityChecks) -> Any:
        checked = KIND.make(record, worlds.world(document, checks=checks))
        assert checked.diagnostics == ()
        made = render.render(template, checked.value, document=document.key, properties=render.Properties(title=document.title))
        assert made.diagnostics == ()
        return docx.Document(io.BytesIO(made.value.docx))

    return make


def table(document: Any, first: str) -> list[list[str]]:
    """The rows of the table whose first heading this is, without the headings."""
    found = [item for item in document.tables if item.rows[0].cells[0].text == first]
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in found[0].rows[1:]] if found else []


def paragraphs(document: Any) -> list[str]:
    return [item.text.replace("\u00a0", " ") for item in document.paragraphs]


def tables(document: Any, heading: str) -> int:
    return sum(item.rows[0].cells[0].text == heading for item in document.tables)


def test_numbers_are_told_in_ranges() -> None:
    assert in_ranges([1, 2, 3, 5, 7, 8]) == "1–3, 5, 7, 8"
    assert in_ranges([4]) == "4"
    assert in_ranges(range(1, 41)) == "1–40"


def test_forty_right_documents_take_a_row_each_and_no_more(printed: Printed) -> None:
    document = printed(PublicityChecks(tuple(map(file, range(1, 41))), SOURCES))
    rows = table(document, "č.")
    assert "V pořádku – 40 dokumentů" in paragraphs(document)
    assert [row[0] for row in rows] == [str(number) for number in range(1, 41)]
    assert rows[0] == ["1", "Zápis 1, veřejné znění", "pracovní verze", "každé", "12,0", "000000000001", "v pořádku"]
    assert len(document.tables) == 2, "the documents, and the rules with their sources"
    assert "Zkontrolováno: 40 dokumentů ze 40. Žádná chyba ani varování." in paragraphs(document)
    assert table(document, "Pravidlo")[2] == ["PUB-03", "co", "kolik", "odkud\nplatí od 1. 7. 2021; nejisté, ověřte", "40 v pořádku"]


def test_documents_stand_by_their_results_the_worst_first(printed: Printed) -> None:
    small_, crowded = odd("PUB-03", "breach", "znak je malý"), odd("PUB-10", "warning", "není volno")
    files = (
        file(1),
        file(2, rules=rules(PUB_07=odd("PUB-07", "open", "soubor neznám"))),
        file(3, rules=rules(PUB_03=small_, PUB_10=crowded, PUB_07=odd("PUB-07", "open", "soubor neznám"))),
        file(4, rules=(), state="soubor chybí", digest="", emblem=""),
        file(5, rules=rules(PUB_10=crowded)),
        file(6, rules=rules(PUB_11=odd("PUB-11", "excused", "chybí číslo", reasons=("potvrzeno dopisem",)))),
    )
    assert [answer for answer, _ in in_groups(files)] == ["breach", "warning", "excused", "unchecked", "open", "right"]
    document = printed(PublicityChecks(files, SOURCES))
    assert [text for text in paragraphs(document) if "–" in text and text.endswith(" dokument")] == [
        "Zjištěna chyba – 1 dokument",
        "Zjištěno varování – 1 dokument",
        "Jen výjimky s důvodem – 1 dokument",
        "Nezkontrolováno: soubor chybí nebo se nedá otevřít – 1 dokument",
        "Bez zjištění, zbývá ruční kontrola – 1 dokument",
        "V pořádku – 1 dokument",
    ]
    rows = [[cell.text.replace("\u00a0", " ") for cell in item.rows[1].cells] for item in document.tables if item.rows[0].cells[0].text == "č."]
    assert [(row[0], row[1], row[-1]) for row in rows] == [
        ("1", "Zápis 3, veřejné znění", "chyba PUB-03; varování PUB-10; ručně PUB-07"),
        ("2", "Zápis 5, veřejné znění", "varování PUB-10"),
        ("3", "Zápis 6, veřejné znění", "výjimka PUB-11"),
        ("4", "Zápis 4, veřejné znění", "nezkontrolováno"),
        ("5", "Zápis 2, veřejné znění", "ručně PUB-07"),
        ("6", "Zápis 1, veřejné znění", "v pořádku"),
    ]
    said = paragraphs(document)
    result = "Zkontrolováno: 5 dokumentů ze 6. Zjištěno: 1 chyba, 2 varování, 1 výjimka. Nezkontrolováno: 1 dokument."
    assert f"{result} Co program posoudit nedokázal, je v tabulce k ruční kontrole." in said
    assert "Příjemce potvrzuje, že uvedené dokumenty kromě těch nezkontrolovaných zkontroloval a že zjištěné nedostatky odstranil, nebo je zdůvodnil." in said
    findings = next(item for item in document.tables if [cell.text for cell in item.rows[0].cells][2] == "Co bylo zjištěno")
    assert [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in findings.rows[1:]] == [
        ["PUB-03", "chyba", "znak je malý (strana 1)", "č. 1", ""],
        ["PUB-10", "varování", "není volno (strana 1)", "č. 1, 2", ""],
        ["PUB-11", "výjimka", "chybí číslo (strana 1)\nDůvod: potvrzeno dopisem", "č. 3", ""],
    ]
    manual = next(item for item in document.tables if [cell.text for cell in item.rows[0].cells][1] == "Co zkontrolovat")
    assert [cell.text for cell in manual.rows[1].cells] == ["PUB-07", "soubor neznám", "1, 5", ""]


def test_a_fault_of_all_documents_is_told_once_and_shown_once(printed: Printed) -> None:
    broken = rules(PUB_03=odd("PUB-03", "breach", "znak je malý"))
    files = tuple(file(number, rules=broken, marked=(picture("PUB-03"),) if number == 1 else ()) for number in range(1, 41))
    document = printed(PublicityChecks(files, SOURCES))
    [row] = [row for row in table(document, "Pravidlo") if row[1] == "chyba"]
    assert row == ["PUB-03", "chyba", "znak je malý (strana 1)", "č. 1–40", "obr. 1"]
    captions = [text for text in paragraphs(document) if text.startswith("Obrázek")]
    assert [text.partition(": ")[2] for text in captions] == ["PUB-03 – dokument č. 1, Zápis 1, veřejné znění, strana 1"]
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == ["Strana 1 dokumentu č. 1 s vyznačenými místy: PUB-03"]


def test_more_pictures_than_anybody_looks_at_are_counted(printed: Printed) -> None:
    files = tuple(file(number, rules=rules(PUB_03=odd("PUB-03", "breach", f"znak {number}")), marked=(picture("PUB-03"),)) for number in range(1, 21))
    document = printed(PublicityChecks(files, SOURCES))
    assert len(document.inline_shapes) == MOST_PICTURES
    assert f"Dalších vyznačených míst, která tu nejsou: {20 - MOST_PICTURES}." in paragraphs(document)


def test_where_nothing_was_to_be_checked_that_is_what_is_said(printed: Printed) -> None:
    document = printed(PublicityChecks((), SOURCES, unasked=("Výkaz práce",), profile="programmes/opz-plus.yaml"))
    said = paragraphs(document)
    assert "V období nevznikl žádný dokument, který má mít povinnou publicitu." in said
    assert tables(document, "č.") == 0
    assert "Výkaz práce." in said
    assert {"Zkontroloval(a), jméno a funkce: \t", "Datum kontroly: \t", "Podpis: \t"} <= set(said)


def test_exceptions_stand_with_their_reasons_and_bundles_that_hold_the_list_are_named(printed: Printed) -> None:
    accepted = (Accepted("PUB-07 – rozlišení (publicity-logo-coarse)", "závažnost: informace", "potvrzeno řídicím orgánem"),)
    document = printed(PublicityChecks((file(1),), SOURCES, accepted, holding=("Společné přílohy ke zprávě č. 1",), profile="programmes/opz-plus.yaml"))
    assert table(document, "Co") == [["PUB-07 – rozlišení (publicity-logo-coarse)", "závažnost: informace", "potvrzeno řídicím orgánem"]]
    said = paragraphs(document)
    assert any(text.startswith("Společné přílohy ke zprávě č. 1. Kontrolují se až po tomto listu") for text in said)
    assert {"Soubor pravidel", "programmes/opz-plus.yaml"} <= set(said)


def test_a_finding_says_its_page_once() -> None:
    assert ui("publicity-lacking-page", "cs", section=3) == ui("publicity-place-page", "cs", page=3)


def test_names_of_files_are_not_needed_to_read_it(printed: Printed) -> None:
    document = printed(PublicityChecks((file(1),), SOURCES))
    assert not [text for text in paragraphs(document) if str(Path("build")) in text]
