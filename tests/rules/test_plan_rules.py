"""Rules of the plan: content as a person writes it, and what is said of it, with the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from written import collect

from docpipe.diagnostics import Diagnostic, Severity
from docpipe.messages import severity_of, tell, tell_hint
from docpipe.programmes.schema import Programme
from docpipe.rules import judge

SHIPPED = Path(__file__).parents[2] / "docpipe" / "shipped"
PROGRAMMES = {"none": Programme(name="none", title="")}
PROJECT = """
název: Plánování na Horažďovicku
program: none
příjemce: Město Horažďovice
území: {název: Horažďovicko, lokál: na Horažďovicku, obce: [{obec: Horažďovice, obyvatel: 100}, {obec: Pačejov, obyvatel: 20}]}
"""
OTHER = "název: Plánování na Sušicku\nprogram: none\npříjemce: Město Horažďovice\núzemí: {název: Sušicko, obce: [{obec: Sušice}]}\n"
PLAN = """název: Plán sociálních služeb
období: 2023–2025
kapitoly: [uvod]
priority: [{id: p1, název: Senioři}]
"""
MEASURE = """id: m1
název: Terénní odlehčovací služba
priorita: p1
typ: rozvoj
potřeby: [n1]
cílové skupiny: [senioři]
realizátor: Zářečí
harmonogram: 2023–2025
indikátory: [{ukazatel: počet rodin, jednotka: rodina, výchozí: 21, cílová: 45, zdroj ověření: výkazy}]
"""
NEEDS = "- {id: n1, text: odlehčení na pár hodin, cílové skupiny: senioři, druh: služba}\n"
SERVICE = """id: s1
název: Pečovatelská služba Zářečí
poskytovatel: Zářečí
druh: § 40, pečovatelská služba
formy: [terénní]
kapacity: [{forma: terénní, počet: 20, jednotka: klienti}]
"""
CHAPTER = "název: Úvod\ntext: |\n  Text kapitoly.\n"
BASE = {
    "organizace.yaml": '- {název: Město Horažďovice, IČO: "00255513"}\n- {název: Zářečí, IČO: "66002222"}\n',
    "p/projekt.yaml": PROJECT,
    "p/plan.yaml": PLAN,
    "p/potreby.yaml": NEEDS,
    "p/opatreni/m1.yaml": MEASURE,
    "p/sluzby/s1.yaml": SERVICE,
    "p/kapitoly/uvod.yaml": CHAPTER,
    "druhy-sluzeb.yaml": (SHIPPED / "druhy-sluzeb.yaml").read_text(encoding="utf-8"),
    "zkratky.yaml": (SHIPPED / "zkratky.yaml").read_text(encoding="utf-8"),
}


def found(**files: str) -> list[Diagnostic]:
    """Return what is said of the small right plan with some files of it changed; `__` in a name stands for '/' and '_' for '-'."""
    changed = {f"{name.replace('__', '/')}.yaml": text for name, text in files.items()}
    diagnostics = judge(collect({**BASE, **changed}), PROGRAMMES)
    for item in diagnostics:
        for language in ("cs", "en"):
            assert "‹" not in tell(item, language) + tell_hint(item, language)
        assert item.location is not None
        assert item.subjects
    return list(diagnostics)


def codes(**files: str) -> list[str]:
    return [item.code for item in found(**files)]


def test_a_right_plan_has_nothing_to_say() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("potřeby: [n1]\n", ""), ["measure-without-need", "need-without-measure"]),
        (("cílové skupiny: [senioři]\n", ""), ["measure-without-target-group"]),
        (("realizátor: Zářečí\n", ""), ["measure-without-implementer"]),
        (("harmonogram: 2023–2025", "harmonogram: 2022–2025"), ["measure-outside-period"]),
        (("harmonogram: 2023–2025", "harmonogram: I/2024 – II/2025"), []),
        (("zdroj ověření: výkazy", "poznámka: nic"), ["indicator-incomplete"]),
        (("jednotka: rodina, výchozí: 21, cílová: 45", "jednotka: rodina, výchozí: 0, cílová: 45"), []),
        (("cílová: 45", "cílová: 21"), ["indicator-stays"]),
        (("indikátory: [{ukazatel: počet rodin, jednotka: rodina, výchozí: 21, cílová: 45, zdroj ověření: výkazy}]\n", ""), ["measure-without-indicator"]),
        (("typ: rozvoj\n", "typ: rozvoj\ndruhy služeb: [§ 40]\nformy: [pobytová]\n"), ["measure-form-not-allowed"]),
        (("typ: rozvoj\n", "typ: rozvoj\ndruhy služeb: [§ 40, § 49]\nformy: [pobytová, terénní]\n"), []),
        (("typ: rozvoj\n", "typ: rozvoj\ndruhy služeb: [§ 38]\n"), ["service-type-unknown"]),
        (
            ("typ: rozvoj\n", "typ: rozvoj\nstávající kapacita: [{počet: 18, jednotka: klienti}]\nplánovaná kapacita: [{počet: 18, jednotka: klienti}]\n"),
            ["measure-capacity-stays"],
        ),
        (
            ("typ: rozvoj\n", "typ: udržení\nstávající kapacita: [{počet: 18, jednotka: klienti}]\nplánovaná kapacita: [{počet: 18, jednotka: klienti}]\n"),
            [],
        ),
    ],
)
def test_measures(change: tuple[str, str], expected: list[str]) -> None:
    assert change[0] in MEASURE
    assert sorted(codes(p__opatreni__m1=MEASURE.replace(*change))) == sorted(expected)


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        ("- {id: n2, text: autobusy, cílové skupiny: senioři, druh: jiné}\n", ["need-without-measure"]),
        ("- {id: n2, text: autobusy, cílové skupiny: senioři, druh: jiné, stav: nebude řešeno}\n", ["need-left-without-reason"]),
        ("- {id: n2, text: autobusy, cílové skupiny: senioři, druh: jiné, stav: nebude řešeno, důvod: objednává kraj}\n", []),
        ("- {id: n2, text: autobusy, cílové skupiny: senioři, druh: jiné, stav: vyřešeno}\n", []),
    ],
)
def test_needs_are_answered_or_left_with_a_reason(need: str, expected: list[str]) -> None:
    assert codes(p__potreby=NEEDS + need) == expected


def test_a_need_that_is_left_and_answered_is_told_with_both_places() -> None:
    (item,) = found(p__potreby=NEEDS.replace("druh: služba", "druh: služba, stav: nebude řešeno, důvod: nelze"))
    assert (item.code, item.related[0].path) == ("need-left-and-answered", "p/opatreni/m1.yaml")


def test_a_need_found_at_a_meeting_counts_too() -> None:
    meeting = "název: Setkání\ndatum: 9. 3. 2021\nprogram: [{bod: Potřeby, potřeby: [{id: n7, text: doprava, druh: jiné, cílové skupiny: senioři}]}]\n"
    (item,) = (item for item in found(p__setkani__s=meeting) if item.code != "author-missing")
    assert (item.code, item.location.path if item.location else "") == ("need-without-measure", "p/setkani/s.yaml")


def test_without_measures_no_need_is_missed() -> None:
    files = {name: text for name, text in BASE.items() if "opatreni" not in name}
    assert [item.code for item in judge(collect(files), PROGRAMMES)] == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("druh: § 40, pečovatelská služba\n", ""), ["service-without-type"]),
        (("druh: § 40, pečovatelská služba\n", "návazná: ano\n"), []),
        (("druh: § 40, pečovatelská služba", "druh: pečovatelská služba"), []),
        (("druh: § 40, pečovatelská služba", "druh: pečovatelka"), ["service-type-unknown"]),
        (("druh: § 40, pečovatelská služba", "druh: § 53"), ["service-type-unknown"]),
        (("formy: [terénní]", "formy: [terénní, pobytová]"), ["service-form-not-allowed"]),
        (("formy: [terénní]\n", ""), ["service-without-form"]),
        (("jednotka: klienti", "jednotka: lůžka"), ["capacity-unit-misfit"]),
        (("jednotka: klienti", "jednotka: hovory"), ["capacity-unit-misfit"]),
        (("jednotka: klienti", "jednotka: kontakty"), []),
        (("jednotka: klienti", "jednotka: úvazky"), []),
        (("id: s1\n", "id: s1\nklienti: 20\nklienti z území: 21\n"), ["clients-local-exceed"]),
        (("id: s1\n", "id: s1\nidentifikátor: 12345\n"), ["register-number-form"]),
        (("id: s1\n", 'id: s1\nidentifikátor: "1234567"\n'), []),
        (("id: s1\n", "id: s1\nukončena: 31. 12. 2021\n"), ["service-ended"]),
    ],
)
def test_services(change: tuple[str, str], expected: list[str]) -> None:
    assert change[0] in SERVICE
    assert codes(p__sluzby__s1=SERVICE.replace(*change)) == expected


def test_a_night_shelter_has_beds_though_it_is_ambulatory_and_a_help_line_calls() -> None:
    shelter = SERVICE.replace("§ 40, pečovatelská služba", "§ 63").replace("terénní", "ambulantní").replace("klienti", "lůžka")
    line = SERVICE.replace("§ 40, pečovatelská služba", "§ 55").replace("klienti", "hovory")
    assert codes(p__sluzby__s1=shelter) == codes(p__sluzby__s1=line) == []


def test_a_register_number_is_one_services() -> None:
    one = SERVICE.replace("id: s1\n", 'id: s1\nidentifikátor: "1234567"\n')
    assert codes(p__sluzby__s1=one, p__sluzby__s2=one.replace("id: s1", "id: s2")) == ["register-number-twice"]


def test_a_provider_is_known_by_its_ico() -> None:
    assert codes(organizace='- {název: Město Horažďovice, IČO: "00255513"}\n- {název: Zářečí}\n') == ["provider-without-ico"]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (PLAN.replace("2023–2025", "2023–2026"), ["plan-period-length"]),
        (PLAN.replace("období: 2023–2025\n", ""), ["plan-without-period"]),
        (PLAN + "stav: schváleno\n", ["approved-by-nobody"]),
        (PLAN + "stav: schváleno\nschválení: [{orgán: Zastupitelstvo, datum: 20. 6. 2022}]\n", ["approval-without-number"]),
        (PLAN + "stav: schváleno\nschválení: [{orgán: Zastupitelstvo, datum: 20. 6. 2022, usnesení: 5/2022}]\n", []),
        (PLAN + "datum: 21. 6. 2022\nschválení: [{orgán: Zastupitelstvo, datum: 20. 6. 2022, usnesení: 5/2022}]\n", ["approval-before-version"]),
        (PLAN + "připomínkování: {od: 21. 3. 2022, do: 29. 4. 2022, projednání: [{datum: 7. 4. 2022}]}\n", []),
        (PLAN + "připomínkování: {od: 28. 3. 2022, do: 14. 4. 2022, projednání: [{datum: 7. 4. 2022}]}\n", ["hearing-too-soon", "comments-end-too-soon"]),
    ],
)
def test_the_frame_of_a_plan(plan: str, expected: list[str]) -> None:
    # Without a period of the plan the measure's time is held against nothing.
    assert codes(p__plan=plan) == expected


def test_the_project_and_the_plan_agree_on_the_period() -> None:
    assert codes(p__projekt=PROJECT + "období plánu: 2022–2024\n") == ["plan-period-differs"]


def test_a_territory_lists_its_municipalities() -> None:
    assert codes(p__projekt=PROJECT.partition("území")[0] + "území: {název: Horažďovicko}\n") == ["territory-without-municipalities"]


COMMENT = "- číslo: 1\n  datum: 1. 4. 2022\n  připomínka: Chybí doprava.\n"
WINDOW = "stav: návrh ke schválení\npřipomínkování: {od: 21. 3. 2022, do: 29. 4. 2022}\n"


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (COMMENT, ["comment-unsettled"]),
        (COMMENT + "  vypořádání: neakceptováno\n", ["comment-without-reason"]),
        (COMMENT + "  vypořádání: akceptováno částečně\n  zdůvodnění: Jen zčásti.\n", []),
        (COMMENT + "  vypořádání: vzato na vědomí\n", []),
        (COMMENT.replace("1. 4. 2022", "30. 4. 2022") + "  vypořádání: akceptováno\n", ["comment-outside-window"]),
    ],
)
def test_comments_are_settled_with_a_reason(comment: str, expected: list[str]) -> None:
    assert codes(p__pripominky=comment, p__plan=PLAN + WINDOW) == expected


def test_a_comment_waits_while_the_plan_is_being_written() -> None:
    assert codes(p__pripominky=COMMENT) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["chapter-empty"]),
        ("text: |\n  ::: poznámka pro redakci\n  Napište úvod.\n  :::\n", ["chapter-empty"]),
        ("text: |\n  ::: vložit potreby\n  :::\n", []),
        ("text: |\n  Úvod.\n\n  ## Bydlení\n\n  ## Dluhy\n\n  Text.\n", ["section-empty"]),
        ("text: |\n  ## Bydlení\n\n  ### Byty\n\n  Text.\n", []),
        ("text: |\n  Úvod.\n\n  ## Závěr\n", ["section-empty"]),
        ("text: |\n  Viz Chyba! Záložka není definována.\n", ["word-reference-lost"]),
        ("text: |\n  Viz [[opatření 1.2]].\n", ["reference-not-read"]),
        ("text: |\n  Počet obyvatel je [doplnit].\n", ["placeholder-left"]),
        ("text: |\n  Počet obyvatel je […] podle úřadu.\n", ["placeholder-left"]),
        ("text: |\n  doplnit\n", ["placeholder-left"]),
        ("text: |\n  Koordinátorka má doplnit údaje do 26. 2. 2021.\n", []),
        ("text: |\n  Sešla se řídící skupina.\n", ["ridici-misspelt"]),
        ("text: |\n  Plán na období 2023-2025.\n", ["period-dash"]),
        ("text: |\n  Plán na období 2023 – 2025.\n", []),
        ("text: |\n  Předchozí plán byl na léta 2017-2020.\n", []),
        ("text: |\n  Žijeme na Horaždovicku.\n", ["name-misspelt"]),
        ("text: |\n  Spis vede OSPOD, obec podporuje NNO a MPSV.\n", []),
        ("text: |\n  Spis vede XYZV a KDÚ.\n", ["abbreviation-unlisted", "abbreviation-unlisted"]),
        ("text: |\n  Ve IV. čtvrtletí, formát PDF, spotřeba 20 GJ, reg. č. CZ.03.2.63/0.0/0.0/16_063/0006598.\n", []),
        ("text: |\n  PRIORITA VŠECH OBCÍ REGIONU JE POMOC.\n", []),
        ("text: |\n  SPRSS je plán. KPSS také. SPRSS ještě jednou.\n", ["plan-named-twice"]),
    ],
)
def test_texts_of_a_plan(text: str, expected: list[str]) -> None:
    assert codes(p__kapitoly__uvod="název: Úvod\n" + text) == expected


def test_a_chapter_that_the_law_wants_is_missed_only_where_there_is_one() -> None:
    chapter = "název: Potřeby\ntext: Text.\n"
    assert codes(p__kapitoly__potreby=chapter) == ["chapter-required"]
    assert codes(p__kapitoly__potreby=chapter, p__plan=PLAN.replace("[uvod]", "[uvod, potreby]")) == []


def test_a_shared_chapter_names_no_territory_that_another_plan_prints_it_for() -> None:
    shared = "název: Proces\ntext: |\n  První řádek.\n\n  Plánování na Horažďovicku začalo v červnu.\n"
    plan = PLAN.replace("[uvod]", "[uvod, proces]")
    assert codes(kapitoly__proces=shared, p__plan=plan) == []
    files = {"q__projekt": OTHER, "q__plan": plan.replace("[uvod, proces]", "[proces]")}
    (item,) = [item for item in found(kapitoly__proces=shared, p__plan=plan, **files) if item.code == "foreign-territory-shared"]
    assert (item.location.path if item.location else "", item.location.line if item.location else 0) == ("kapitoly/proces.yaml", 5)
    own = {**files, "q__kapitoly__proces": "název: Proces\ntext: Plánování na Sušicku.\n"}
    assert "foreign-territory-shared" not in codes(kapitoly__proces=shared, p__plan=plan, **own)
    neighbours = {**files, "q__projekt": OTHER + "sousední území: [Horažďovicko]\n"}
    assert "foreign-territory-shared" not in codes(kapitoly__proces=shared, p__plan=plan, **neighbours)


def test_another_territory_in_a_measure_is_an_error() -> None:
    (item,) = found(p__opatreni__m1=MEASURE + "popis: Služba dojíždí na Sušicku.\n", q__projekt=OTHER)
    assert (item.code, severity_of(item), item.location.line if item.location else 0) == ("foreign-territory", Severity.ERROR, 10)
