"""The policy of editions: what its lines say, what a workspace changes of them, and what then is printed."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import BaseModel
from written import collect, one

from docpipe.editions.cutting import edit
from docpipe.editions.policies import Policy
from docpipe.editions.private import private_data
from docpipe.figures.numbers import numbers_of
from docpipe.model import Tree
from docpipe.pipeline.policies import judged, policy_of, shipped_lines
from docpipe.read import parse
from docpipe.records.meeting import Role
from docpipe.records.registry import record_types
from docpipe.rules import judge
from docpipe.schema import meta_of
from docpipe.validate import validated
from docpipe.workspace.settings import Settings

FILES = {
    "lide.yaml": """
- {jméno: Jana Veřejná, funkce: starostka, e-mail: jana@obec.example, telefon: 607 117 124, veřejné: [jméno, funkce, e-mail]}
- {jméno: Petr Odvolal, funkce: občan, veřejné: [jméno], důvod zveřejnění: souhlas, souhlas dne: 1. 1. 2023, souhlas odvolán dne: 1. 3. 2024}
- {jméno: Eva Skrytá, funkce: sociální pracovnice, telefon: 607 117 125}
- {jméno: Olga Nedatovaná, veřejné: [jméno], důvod zveřejnění: souhlas}
""",
    "organizace.yaml": "- {název: Charita Ukázkov}\n",
    "skupiny.yaml": "- {název: PS Senioři, id: ps, projekt: p, členové: [{osoba: Eva Skrytá}]}\n",
    "p/projekt.yaml": "{název: P, program: none, příjemce: Charita Ukázkov}\n",
    "p/setkani/s.yaml": """
název: Setkání
datum: 9. 3. 2021
skupina: ps
zapsala: Eva Skrytá
účast:
  - {jméno: Karel Klient, role: uživatel, e-mail: klient@posta.example, telefon: 607 117 126}
  - {jméno: Marie Městská, role: zadavatelka, organizace: Město Ukázkov}
  - {jméno: Eva Skrytá, role: členka}
  - {jméno: Dan Dva, role: veřejnost}
hosté: [Hugo Host, zástupci obcí]
doklady: {pozvánka komu: [Zdena Zvaná, členové skupiny], podpisy spočítala: Soňa Sčítací}
program: [{bod: Úvod, předkladatel: Marie Městská}]
""",
    "p/sluzby.yaml": """
- {id: ad, název: Poradna, poskytovatel: Charita Ukázkov, kontaktní osoba: Dana Tajná, klienti: 3, klienti z území: 40, kapacity: [{počet: 2, jednotka: místa}]}
""",
}
TABLE = """
název: Klienti podle obcí
o uživatelích služeb: {flag}
sloupce: [{{název: Obec}}, {{název: Ženy}}, {{název: Muži}}, {{název: Celkem}}, {{název: Rok}}]
řádky:
  - [Lhota, 2, 7, 9, 3]
  - [Ves, 8, 6, 14, 2]
  - [Město, 20, 0, 20, 1]
součtový řádek: ano
"""


def collection() -> Any:
    return collect(FILES)


def settings(text: str = "") -> tuple[Settings, Tree]:
    written = parse(f"formát: 1\n{text}".encode(), "docpipe.yaml").value
    valid = validated(written, (), written.data, Settings)
    return valid.value, valid.tree


def policy(text: str = "", kind: str = "minutes") -> Policy:
    return policy_of(settings(text)[0], "public", kind)


def change(line: str, shows: str = "ano", more: str = "") -> str:
    return f"osobní údaje:\n  - {{řádek: {line}, zobrazit: {shows}, důvod: zkouška{more}}}\n"


def meeting(text: str = "") -> Any:
    return one(edit(collection(), policy(text)), "meeting:p/s").value


def test_every_line_says_why_and_by_what_law_and_names_what_there_is() -> None:
    known = {path for kind in record_types().values() for path in paths(kind.schema, kind.name)}
    roles = [role for line in shipped_lines() for role in line.roles]
    assert sorted(roles) == sorted(role.value for role in Role)
    for line in shipped_lines():
        assert len(line.reason) > 10, line.id
        assert "naří" in line.law or "zákon" in line.law, line.id
        assert set(line.fields) <= known, line.id
        assert line.fields or line.roles or line.whose or line.id.startswith("osoba-"), line.id


def paths(schema: type[BaseModel], above: str) -> set[str]:
    found: set[str] = set()
    for name, info in schema.model_fields.items():
        found.add(f"{above}.{name}")
        inner = [item for item in (info.annotation, *get_args(info.annotation)) if isinstance(item, type) and issubclass(item, BaseModel)]
        for item in inner:
            found |= paths(item, f"{above}.{name}")
    return found


def test_private_fields_of_people_are_hidden_by_the_policy_as_by_their_schemas() -> None:
    """No line of the policy as it comes may show what a schema calls private."""
    shown = policy()
    for kind in record_types().values():
        for name, info in kind.schema.model_fields.items():
            if not meta_of(info).public:
                assert not shown.field(f"{kind.name}.{name}", public=False), f"{kind.name}.{name}"


def test_the_usual_policy_names_only_who_said_so() -> None:
    shown = meeting()
    assert [row.name for row in shown.attendance] == [None, None, None, None]
    assert (shown.guests, shown.evidence, shown.agenda[0].presenter) == ((), None, "účastník jednání")
    people = {record.id: record.value for record in edit(collection(), policy()).of("person")}
    assert (people["jana-verejna"].name, people["jana-verejna"].email, people["jana-verejna"].phone) == ("Jana Veřejná", "jana@obec.example", None)
    assert (people["petr-odvolal"].name, people["eva-skryta"].name) == ("", "")


def test_what_must_not_be_printed_is_looked_for_and_words_that_are_no_names_are_not() -> None:
    private = private_data(collection(), policy(), "p")
    assert {"Petr Odvolal", "Eva Skrytá", "Karel Klient", "Hugo Host", "Zdena Zvaná", "Soňa Sčítací", "Dana Tajná"} <= set(private.names)
    assert not {"Jana Veřejná", "zástupci obcí", "členové skupiny", "Charita Ukázkov"} & set(private.names)
    assert "klient@posta.example" in private.emails
    assert "Jana Veřejná" in private.shown


def test_a_line_may_be_changed_with_a_reason_where_it_admits_it() -> None:
    assert one(edit(collection(), policy(change("kontaktni-osoba-sluzby"))), "service:p/ad").value.contact == "Dana Tajná"
    assert "Dana Tajná" not in private_data(collection(), policy(change("kontaktni-osoba-sluzby")), "p").names
    assert [row.name for row in meeting(change("ucastnik-zadavatel")).attendance] == [None, "Marie Městská", None, None]
    assert meeting(change("ucastnik-zadavatel")).agenda[0].presenter == "Marie Městská"
    assert meeting(change("host")).guests == ("Hugo Host", "zástupci obcí")


def test_the_names_of_members_may_be_shown_by_their_part() -> None:
    people = {record.id: record.value for record in edit(collection(), policy(change("clenove-skupin"))).of("person")}
    assert (people["eva-skryta"].name, people["eva-skryta"].function, people["eva-skryta"].phone) == ("Eva Skrytá", "sociální pracovnice", None)
    officers = edit(collection(), policy(change("predsedajici-a-zapisovatele")))
    assert one(officers, "person:eva-skryta").value.name == "Eva Skrytá"
    assert one(edit(collection(), policy(change("osoba-jmeno", "ne"))), "person:jana-verejna").value.name == ""


def test_a_change_may_hold_for_one_kind_of_document_only() -> None:
    text = change("host", more=", druh: zapis")
    assert policy(text).field("meeting.guests", public=False)
    assert not policy(text, "meetings").field("meeting.guests", public=False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (change("ucastnik-uzivatel"), "policy-not-admitted"),
        (change("interni-poznamky"), "policy-not-admitted"),
        (change("neco"), "policy-line-unknown"),
        (change("host", more=", druh: zapisy"), "policy-kind-unknown"),
        (change("host", more=", nejméně: 3"), "policy-not-admitted"),
        (change("host"), "policy-changed"),
    ],
)
def test_changes_are_judged_at_their_place(text: str, code: str) -> None:
    (found,) = judged(*settings(text))
    assert found.code == code
    assert found.location is not None
    assert (found.location.path, found.location.line) == ("docpipe.yaml", 3)
    if code == "policy-not-admitted":
        assert policy(text).lines == policy().lines


def test_a_consent_is_dated_and_a_withdrawn_one_is_told() -> None:
    found = {(item.code, str(item.arguments["value"])) for item in judge(collection(), {}) if item.code.startswith("consent-")}
    assert found == {("consent-undated", "Olga Nedatovaná"), ("consent-withdrawn", "Petr Odvolal")}


def test_a_birth_number_in_the_content_is_told_with_its_line_and_without_its_end() -> None:
    files = {**FILES, "p/setkani/s.yaml": FILES["p/setkani/s.yaml"] + "poznámka: volat paní s r. č. 855111/0007\n"}
    (found,) = [item for item in judge(collect(files), {}) if item.code == "birth-number-written"]
    assert found.location is not None
    assert found.location.line == 14
    assert "0007" not in str(found.arguments)


def cells(flag: str, text: str = "") -> list[list[str]]:
    files = {**FILES, "p/tabulky/klienti.yaml": TABLE.format(flag=flag)}
    table = one(edit(collect(files), policy(text)), "table:p/klienti").value
    return [[cell.text if cell.number is None else str(cell.number) for cell in row.cells] for row in table.rows]


def test_small_numbers_go_and_so_does_what_would_give_them_back() -> None:
    assert cells("ano")[0] == ["Lhota", "i. d.", "i. d.", "9", "3"]
    assert cells("ne")[0] == ["Lhota", "2", "7", "9", "3"]


def test_in_a_summed_column_a_second_number_goes_too() -> None:
    rows = cells("ano")
    for column in (1, 2):
        assert sum(row[column] == "i. d." for row in rows[:-1]) != 1
    for row in rows:
        assert sum(row[column] == "i. d." for column in (1, 2)) != 1


def test_nought_and_years_stay_and_so_do_sums() -> None:
    rows = cells("ano")
    assert [row[3:] for row in rows] == [["9", "3"], ["14", "2"], ["20", "1"]]


def test_the_smallest_number_shown_is_a_setting() -> None:
    three = "osobní údaje:\n  - {řádek: mala-cisla, nejméně: 3, důvod: jak to má kraj}\n"
    assert cells("ano", three.replace("3", "2"))[0][1] == "2"
    assert cells("ano", three)[0][1] == "i. d."
    assert cells("ano", change("mala-cisla"))[0][1] == "2"


def test_clients_of_services_are_statistics_and_capacities_and_attendance_are_not() -> None:
    cut = edit(collection(), policy())
    service = one(cut, "service:p/ad").value
    assert (service.clients, service.clients_local) == (None, 40)
    assert service.capacities[0].count == 2
    assert numbers_of(one(collection(), "meeting:p/s"), collection()).present.value == 6


def test_a_finding_that_may_stay_is_told_with_its_reason() -> None:
    (found,) = judged(*settings("povolené nálezy:\n  Malý: „Malý sál“ je místnost\n"))
    assert (found.code, found.arguments) == ("finding-allowed", {"value": "Malý", "reason": "„Malý sál“ je místnost"})
    assert found.location is not None
    assert found.location.line == 3
