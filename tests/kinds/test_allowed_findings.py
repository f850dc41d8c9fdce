"""What the workspace lets through with a reason: what no reason lets through, what nobody needs, and names that are only spelt right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from workspaces import small
from written import collect

from docpipe.diagnostics import Location
from docpipe.editions.private import private_data
from docpipe.model import Ledger, Tree
from docpipe.pipeline.load import load
from docpipe.pipeline.policies import findings_judged, judged, policy_of
from docpipe.pipeline.public import expectation_of
from docpipe.pipeline.worlds import Worlds
from docpipe.read import parse
from docpipe.validate import validated
from docpipe.verify.expectation import Expectation, Forbidden
from docpipe.verify.privacy import leaks, piece
from docpipe.workspace import find
from docpipe.workspace.settings import Settings

FILES = {
    "lide.yaml": """
- {jméno: Eva Skrytá, e-mail: eva@skryta.example, telefon: 607 117 124}
- {jméno: Jan Malý}
- {jméno: Jana Dobrá, e-mail: jana.dobra@obec.example, veřejné: [e-mail]}
""",
    "organizace.yaml": "- {název: Přístav}\n",
    "p/projekt.yaml": "{název: P, program: none, příjemce: Přístav}\n",
    "p/sluzby.yaml": """
- {id: azyl, název: Azyl, poskytovatel: Přístav, ulice: Tichá 12, město: Ukázkov, utajená adresa: ano}
- {id: ves, název: Úkryt, poskytovatel: Přístav, ulice: č. p. 15, město: Dolní Lhota, utajená adresa: ano}
- {id: pece, název: Péče, poskytovatel: Přístav, e-mail: eva.skryta@pristav.example, telefon: 607 117 124}
""",
}
SECRET = Forbidden(("Eva Skrytá", "Jan Malý"), ("eva@skryta.example",), ("607117124",), (), ("Tichá 12",))


def settings(text: str) -> tuple[Settings, Tree]:
    written = parse(f"formát: 1\n{text}".encode(), "docpipe.yaml").value
    valid = validated(written, (), written.data, Settings)
    return valid.value, valid.tree


def told(text: str, *allowed: str, shown: tuple[str, ...] = ()) -> set[str]:
    wanted = Expectation("x.txt", Ledger("x"), edition="public", forbidden=replace(SECRET, allowed=allowed, shown=shown))
    return {item.code for item in leaks([piece([(text, Location("x.txt"))])], wanted)}


@pytest.mark.parametrize(("text", "code"), [("rodné číslo 855101/0006", "leak-birth-number"), ("Tichá 12", "leak-secret-address")])
def test_no_reason_lets_a_birth_number_or_a_secret_address_through(text: str, code: str) -> None:
    assert told(text, "855101/0006", "Tichá 12") == {code}


@pytest.mark.parametrize("finding", ["Eva Skrytá", "Malý", "eva@skryta.example", "12. 3. 1956"])
def test_what_was_found_may_stay_with_a_reason(finding: str) -> None:
    assert told(f"nar. {finding}") != set()
    assert told(f"nar. {finding}", finding) == set()


@pytest.mark.parametrize(
    ("finding", "code"),
    [
        ("855101/0006", "finding-not-permitted"),
        ("Tichá 12", "finding-not-permitted"),
        ("Dolní Lhota 15", "finding-not-permitted"),
        ("Pospíchal", "finding-needless"),
    ],
)
def test_a_finding_that_cannot_be_or_need_not_be_allowed_is_told(finding: str, code: str) -> None:
    written, tree = settings(f"povolené nálezy:\n  {finding}: proto\n  Malý: „Malý sál“\n  12. 3. 1956: osobnost\n  607117124: ústředna\n")
    found = list(findings_judged(written, tree, collect({**FILES, "p/sluzby.yaml": FILES["p/sluzby.yaml"].replace("607 117 124", "607 117 125")})))
    assert [(item.code, item.location and item.location.line) for item in found] == [(code, 3)]
    assert "0006" not in str(found[0].arguments)


def test_a_change_without_a_reason_or_without_a_change_is_told() -> None:
    text = (
        'závažnosti: [{kód: attendee-near-miss, závažnost: informace, důvod: ""}]\npovolené nálezy: [{nález: Malý, důvod: " "}]\n'
        "osobní údaje: [{řádek: host, důvod: nic}]\n"
    )
    assert [item.code for item in judged(*settings(text)) if item.code != "finding-allowed"] == ["reason-empty", "reason-empty", "policy-changes-nothing"]


def test_an_address_or_number_that_a_printed_service_gives_is_no_secret_and_no_name_in_it() -> None:
    private = private_data(collect(FILES), policy_of(settings("")[0], "public", "plan"), "p")
    assert private.phones == ()
    assert {"eva.skryta@pristav.example", "jana.dobra@obec.example"} <= set(private.shown)
    assert told("Pište na eva.skryta@pristav.example", shown=private.shown) == set()
    assert told("Pište na eva.skryta@posta.example", shown=private.shown) == {"leak-name"}
    hidden = policy_of(settings("osobní údaje: [{řádek: spojeni-sluzby, zobrazit: ne, důvod: x}]\n")[0], "public", "plan")
    assert private_data(collect(FILES), hidden, "p").phones == ("+420607117124",)


def test_a_secret_address_in_a_village_has_its_name() -> None:
    assert private_data(collect(FILES), policy_of(settings("")[0], "public", "plan"), "p").addresses == ("Tichá 12", "Dolní Lhota č. p. 15")


def test_a_name_that_is_only_spelt_right_is_not_let_through(tmp_path: Path) -> None:
    root = small(tmp_path, settings="formát: 1\npovolená jména: [Eva Skrytá, Malý]\npovolené nálezy:\n  Skrytá: skrytá vada\n")
    loaded = load(find(root))
    assert expectation_of(loaded, Worlds(loaded), "x.docx").forbidden.allowed == ("Skrytá",)
