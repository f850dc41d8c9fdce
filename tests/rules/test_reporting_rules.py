"""Rules of reports to the funder: content as a person writes it, and what is said of it, with the line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from written import collect

from docpipe.diagnostics import Diagnostic, Severity
from docpipe.messages import severity_of, tell, tell_hint
from docpipe.programmes.schema import Programme
from docpipe.rules import judge

SHIPPED = Path(__file__).parents[2] / "docpipe" / "shipped" / "formulare-zpravy"
PROGRAMMES = {"opz-plus": Programme(name="opz-plus", title="", report_form="is-kp21")}
"""Without the number of the programme: of the project's own number other rules speak."""
PROJECT = """
název: Plánování
program: opz-plus
příjemce: Město Ukázkov
realizace: 1. 1. 2024 – 31. 12. 2025
klíčové aktivity: [{kód: KA 02, název: Setkávání}]
"""
REPORT = "číslo: 1\nod: 1. 1. 2024\ndo: 30. 6. 2024\n"
SECOND = "číslo: 2\nod: 1. 7. 2024\ndo: 31. 12. 2024\n"
COUNTED = "{co: Analýza, datum: 3. 3. 2024, adresa: https://a.example/1, zveřejněno: 4. 3. 2024}"
ATTACHMENT = "{id: a, název: smlouva, soubor: prilohy/smlouva.pdf, KA: KA 02}"
INDICATOR = f"- kód: 805 000\n  název: Dokumenty\n  cílová hodnota: 2\n  započteno: [{COUNTED}]\n"
BASE = {
    "organizace.yaml": "- {název: Město Ukázkov}\n",
    "lide.yaml": "- {jméno: Jana Nováková}\n",
    "formulare-zpravy/is-kp21.yaml": (SHIPPED / "is-kp21.yaml").read_text(encoding="utf-8"),
    "p/projekt.yaml": PROJECT,
    "p/zpravy/prvni.yaml": REPORT,
    "p/zpravy/druha.yaml": SECOND,
    "p/indikatory.yaml": INDICATOR,
    "p/vykazovani.yaml": "lhůta: 1 měsíc\n",
}


def judged(**files: str) -> tuple[Diagnostic, ...]:
    """Return what the rules say; `files`: name in the project's folder, '__' for '/', without its suffix → YAML in place of that of BASE."""
    written = {**BASE, **{f"p/{name.replace('__', '/')}.yaml": text for name, text in files.items()}}
    return judge(collect(written), PROGRAMMES)


def lines(found: tuple[Diagnostic, ...], code: str) -> Iterator[str]:
    return (str(item.location) for item in found if item.code == code)


def test_right_reports_say_nothing() -> None:
    assert [item.code for item in judged() if severity_of(item) is not Severity.INFO] == []


CASES = {
    "report-outside-project": ({"zpravy__prvni": REPORT.replace("1. 1. 2024", "1. 12. 2023")}, "p/zpravy/prvni.yaml:2:5"),
    "report-number-order": ({"zpravy__druha": SECOND.replace("číslo: 2", "číslo: 5")}, "p/zpravy/druha.yaml:1:8"),
    "report-approved-unsubmitted": ({"zpravy__prvni": REPORT + "schváleno: 30. 8. 2024\n"}, "p/zpravy/prvni.yaml:4:12"),
    "report-days-in-order": (
        {"zpravy__prvni": REPORT + "změny: [{druh: podstatná, popis: A, oznámeno: 3. 3. 2024, schváleno: 2. 3. 2024}]\n"},
        "p/zpravy/prvni.yaml:4:70",
    ),
    "report-day-outside": ({"zpravy__prvni": REPORT + "kontroly: [{orgán: MPSV, datum: 3. 7. 2024}]\n"}, "p/zpravy/prvni.yaml:4:12"),
    "report-attachment-twice": (
        {"zpravy__prvni": REPORT + f"přílohy:\n  - {ATTACHMENT}\n  - {ATTACHMENT.replace('id: a', 'id: b')}\n"},
        "p/zpravy/prvni.yaml:6:5",
    ),
    "report-attachment-uncited": ({"zpravy__prvni": REPORT + f"přílohy:\n  - {ATTACHMENT.replace(', KA: KA 02', '')}\n"}, "p/zpravy/prvni.yaml:5:5"),
    "report-attachment-number-unknown": ({"zpravy__prvni": REPORT + f"souhrn: Viz KA 02/02.\npřílohy: [{ATTACHMENT}]\n"}, "p/zpravy/prvni.yaml:4:9"),
    "report-attachment-number-typed": ({"zpravy__prvni": REPORT + f"souhrn: Viz KA 02/01.\npřílohy: [{ATTACHMENT}]\n"}, "p/zpravy/prvni.yaml:4:9"),
    "attendee-near-miss": ({"zpravy__prvni": REPORT + "kontaktní osoba: Jana Novaková\n"}, "p/zpravy/prvni.yaml:4:18"),
    "birth-number-written": ({"zpravy__prvni": REPORT + "souhrn: RČ 850101/0001.\n"}, "p/zpravy/prvni.yaml:4:9"),
    "indicator-goes-back": ({"indikatory": INDICATOR.replace("{co: Analýza", "{hodnota: -1, co: Analýza")}, "p/indikatory.yaml:4:14"),
    "indicator-published-outside": ({"indikatory": INDICATOR.replace("zveřejněno: 4. 3.", "zveřejněno: 4. 7.")}, "p/indikatory.yaml:4:89"),
    "indicator-counted-twice": ({"indikatory": INDICATOR.replace(COUNTED, f"{COUNTED}, {COUNTED}")}, "p/indikatory.yaml:4:102"),
    "indicator-evidence-elsewhere": (
        {"zpravy__druha": SECOND + f"přílohy: [{ATTACHMENT}]\n", "indikatory": INDICATOR.replace("co: Analýza", "doklad: a, co: Analýza")},
        "p/indikatory.yaml:4:24",
    ),
    "report-periods-overlap": ({"zpravy__druha": SECOND.replace("1. 7.", "30. 6.")}, "p/zpravy/druha.yaml:2:5"),
    "report-periods-gap": ({"zpravy__druha": SECOND.replace("1. 7.", "2. 7.")}, "p/zpravy/druha.yaml:2:5"),
    "report-number-twice": ({"zpravy__druha": SECOND.replace("číslo: 2", "číslo: 1")}, "p/zpravy/druha.yaml:1:8"),
    "report-submitted-early": ({"zpravy__prvni": REPORT + "podáno: 30. 6. 2024\n"}, "p/zpravy/prvni.yaml:4:9"),
    "report-submitted-late": ({"zpravy__prvni": REPORT + "podáno: 31. 7. 2024\n"}, "p/zpravy/prvni.yaml:4:9"),
    "report-deadline-not-working": ({"zpravy__prvni": REPORT + "lhůta: 1 den\n", "zpravy__druha": SECOND + "lhůta: 1 den\n"}, "p/zpravy/druha.yaml:4:8"),
    "indicator-twice": ({"indikatory": INDICATOR + '- {kód: "805000", název: Jinak, cílová hodnota: 1}\n'}, "p/indikatory.yaml:5:9"),
    "indicator-target-missing": ({"indikatory": '- {kód: "670001", název: Kapacita}\n'}, "p/indikatory.yaml:1:9"),
    "indicator-counted-undated": ({"indikatory": INDICATOR.replace("datum: 3. 3. 2024, ", "")}, "p/indikatory.yaml:4:15"),
    "indicator-counted-outside": ({"indikatory": INDICATOR.replace("datum: 3. 3. 2024", "datum: 3. 3. 2025")}, "p/indikatory.yaml:4:36"),
    "indicator-increment-differs": ({"zpravy__prvni": REPORT + "indikátory: [{kód: 805 000, přírůstek: 2}]\n"}, "p/zpravy/prvni.yaml:4:40"),
    "indicator-total-differs": ({"zpravy__druha": SECOND + "indikátory: [{kód: 805 000, celkem: 2}]\n"}, "p/zpravy/druha.yaml:4:37"),
    "indicator-above-evidence": ({"indikatory": INDICATOR.replace(", adresa: https://a.example/1", "")}, "p/indikatory.yaml:4:14"),
    "indicator-unpublished": ({"indikatory": INDICATOR.replace(", zveřejněno: 4. 3. 2024", "")}, "p/indikatory.yaml:4:15"),
}


@pytest.mark.parametrize("code", sorted(CASES))
def test_each_rule_finds_its_mistake_at_its_place(code: str) -> None:
    files, place = CASES[code]
    found = judged(**files)
    assert place in list(lines(found, code)), [(item.code, str(item.location)) for item in found]
    item = next(item for item in found if item.code == code)
    assert "‹" not in tell(item, "cs") + tell(item, "en") + tell_hint(item, "cs") + tell_hint(item, "en")


@pytest.mark.parametrize("code", sorted(CASES))
def test_no_rule_of_reports_speaks_of_right_ones(code: str) -> None:
    assert list(lines(judged(), code)) == []


@pytest.mark.parametrize(
    "more",
    [
        "podáno: 20. 7. 2024\nschváleno: 30. 8. 2024\n",
        "změny: [{druh: podstatná, popis: A, oznámeno: 3. 12. 2023, schváleno: 2. 3. 2024}]\n",
        "kontroly: [{orgán: MPSV, od: 28. 6. 2024, do: 2. 7. 2024}]\n",
        "zakázky: [{zakázka: Tisk, datum: 3. 12. 2023}]\n",
        f"souhrn: Smlouvu dokládá [[přílohou:a]].\npřílohy: [{ATTACHMENT.replace(', KA: KA 02', '')}]\n",
        "kontaktní osoba: Jana Nováková\n",
        "souhrn: Spis 02/2024 leží v pořadači P/KA 02.\n",
    ],
)
def test_right_parts_of_a_report_say_nothing(more: str) -> None:
    assert [item.code for item in judged(zpravy__prvni=REPORT + more) if severity_of(item) is not Severity.INFO] == []


def test_an_indicator_that_is_to_fall_goes_back_when_it_rises() -> None:
    falling = "- {kód: 670 001, název: Čekající, výchozí hodnota: 40, cílová hodnota: 20}\n"
    report = REPORT + "indikátory: [{kód: 670 001, přírůstek: %s}]\n"
    assert list(lines(judged(zpravy__prvni=report % "-5", indikatory=falling), "indicator-goes-back")) == []
    assert list(lines(judged(zpravy__prvni=report % "5", indikatory=falling), "indicator-goes-back")) == ["p/zpravy/prvni.yaml:4:40"]


def test_a_total_may_be_written_with_the_baseline_or_without() -> None:
    based = INDICATOR.replace("  cílová", "  výchozí hodnota: 3\n  cílová")
    for total, told in (("1", 0), ("4", 0), ("3", 1), ("2", 1)):
        report = REPORT + f"indikátory: [{{kód: 805 000, celkem: {total}}}]\n"
        assert len(list(lines(judged(zpravy__prvni=report, indikatory=based), "indicator-total-differs"))) == told, total


def test_a_final_report_has_its_number_after_the_others_and_is_not_submitted_before_its_end() -> None:
    final = SECOND.replace("číslo: 2", "číslo: 1") + "typ: závěrečná\npodáno: 1. 12. 2024\n"
    found = judged(zpravy__druha=final)
    assert list(lines(found, "report-number-twice")) == ["p/zpravy/druha.yaml:1:8"]
    assert list(lines(found, "report-submitted-early")) == ["p/zpravy/druha.yaml:5:9"]


def test_an_extraordinary_report_may_overlap() -> None:
    found = judged(zpravy__druha=SECOND.replace("1. 7.", "1. 6.") + "typ: mimořádná\n")
    assert list(lines(found, "report-periods-overlap")) == []


def test_an_increment_written_without_anything_counted_has_no_evidence() -> None:
    report = REPORT + "indikátory: [{kód: 805 000, přírůstek: 1}]\n"
    found = judged(zpravy__prvni=report, indikatory="- {kód: 805 000, název: Dokumenty, cílová hodnota: 2}\n")
    assert list(lines(found, "indicator-above-evidence")) == ["p/zpravy/prvni.yaml:4:40"]


def test_an_attachment_of_the_report_is_evidence_too() -> None:
    indicator = INDICATOR.replace("805 000", "670 001").replace(", adresa: https://a.example/1, zveřejněno: 4. 3. 2024", ", doklad: smlouva")
    attached = REPORT + "přílohy: [{id: smlouva, název: smlouva, KA: KA 02, soubor: smlouva.pdf}]\n"
    found = judged(zpravy__prvni=attached, indikatory=indicator)
    assert list(lines(found, "indicator-above-evidence")) == []
    assert list(lines(judged(zpravy__prvni=attached.replace(", soubor: smlouva.pdf", ""), indikatory=indicator), "indicator-above-evidence")) != []
    assert list(lines(found, "indicator-unpublished")) == [], "this indicator need not be published"


def test_an_indicator_may_say_itself_that_it_need_not_be_published() -> None:
    indicator = INDICATOR.replace(", zveřejněno: 4. 3. 2024", "").replace("  cílová hodnota", "  zveřejnit: ne\n  cílová hodnota")
    assert list(lines(judged(indikatory=indicator), "indicator-unpublished")) == []


def test_texts_of_reports_are_read_by_the_rules_of_language() -> None:
    found = judged(zpravy__prvni=REPORT + "popis pokroku: |\n  Řídící skupina se sešla.\n  TODO doplnit\n")
    assert list(lines(found, "ridici-misspelt")) == ["p/zpravy/prvni.yaml:5:3"]
    assert list(lines(found, "placeholder-left"))
