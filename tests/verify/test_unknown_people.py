"""Names in public texts of whom the content says nothing are told; places, streets, saints and known people are not; surnames in names of places neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from workspaces import MEETING, PROJECT, run, small

from docpipe.czech.given import guessed_names
from docpipe.czech.sought import clean
from docpipe.diagnostics import Location
from docpipe.model import Ledger
from docpipe.pipeline.load import load
from docpipe.pipeline.public import expectation_of
from docpipe.pipeline.worlds import Worlds
from docpipe.verify.expectation import Expectation, Forbidden
from docpipe.verify.privacy import leaks, piece
from docpipe.workspace import find

SECRET = Forbidden(("Petr Malý",), shown=("Jana Nováková",), known=("Karel Host",), called=("Malý Bor", "Domov Anny Veselé", "Vila Hana Dobrá"))


def told(text: str, forbidden: Forbidden = SECRET) -> list[tuple[str, str]]:
    wanted = Expectation("x.txt", Ledger("x"), edition="public", forbidden=forbidden)
    return [(item.code, str(item.arguments["value"])) for item in leaks([piece([(text, Location("x.txt"))])], wanted)]


@pytest.mark.parametrize(
    "name",
    [
        "Hugo Neznámý",
        "Hugovi Neznámému",
        "s Marií Zkusmou",
        "Jiřího Krejčího",
        "Zdeňce Dvořákové",
        "Petře M. Nové",
        "Tomáši Petrů",
        "Olze Novotné-Veselé",
        "Luďkem Němcem",
    ],
)
def test_an_unknown_name_is_told_in_every_case(name: str) -> None:
    said = name.removeprefix("s ")
    assert told(f"Skupina projednala pomoc {name} z Lhoty.") == [("privacy-name-unknown", said)]


@pytest.mark.parametrize(
    "text",
    [
        "Jana Nováková přivítala přítomné.",
        "S Karlem Hostem se sejde tým.",
        "ulice Boženy Němcové",
        "škola Jana Husa",
        "kostel sv. Jana Nepomuckého",
        "Marie Curie 12",
        "Karlovy Vary a Mariánské Lázně",
        "Pavel přišel. Nová služba začne.",
        "PETR MASÁŽE",
        "Eva a Jana",
        "Sociální služby města",
        "Domov Anny Veselé",
        "v Domově Anny Veselé",
        "Vila Hana Dobrá",
        "Jan – Nový začátek",
        "Dana\nNová kapitola",
    ],
)
def test_known_people_and_what_is_called_after_somebody_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_surname_in_the_name_of_a_place_is_nobodys() -> None:
    assert told("Setkání v Malém Boru a v obci Malý Bor.") == []
    assert told("Malý sál") == [("privacy-surname", "Malý")]


def test_outside_of_a_workspace_nobody_is_unknown() -> None:
    assert told("Hugo Neznámý", Forbidden()) == []


def test_an_allowed_name_is_not_told() -> None:
    from dataclasses import replace

    assert told("Hugo Neznámý", replace(SECRET, allowed=("Hugo Neznámý",))) == []


def test_the_example_has_no_words_that_only_look_like_a_name() -> None:
    root = Path(__file__).parents[2]
    loaded = load(find(root))
    wanted = expectation_of(loaded, Worlds(loaded), "x").forbidden
    known = " ".join((*wanted.known, *wanted.names, *wanted.shown))
    files = [path for path in (root / "content").rglob("*") if path.suffix in (".yaml", ".md", ".csv")]
    guessed = {item.value for path in files for item in guessed_names(clean(path.read_text(encoding="utf-8")))}
    assert {name for name in guessed if name.split()[-1] not in known} <= {"Marie Nevšední"}


def test_who_is_in_a_field_is_known_and_who_is_in_a_text_is_told(tmp_path: Path) -> None:
    meeting = f"{MEETING}      - bod: Různé\n        předkladatel: Karel Host\n        text: Promluvil Karel Host a Hugo Neznámý.\n"
    root = small(tmp_path, meeting=meeting, project=PROJECT)
    ran = run(root, "build", "--kind", "zapis", "--edition", "verejny", "--format", "docx")
    assert [item["arguments"]["value"] for item in ran.find("privacy-name-unknown")] == ["Hugo Neznámý"]
    assert ran.find("privacy-name-unknown")[0]["severity"] == "warning"


PEOPLE = Forbidden(
    ("Jan Černý", "Zdeněk Svoboda", "Karel Novotný", "Eva Malá", "Petr Vrba", "Jana Tichá", "Ivo Kohout", "Lucie Janů", "Tomáš Petrů", "Pavel Dvořák-Malý"),
    ("eva@skryta.example",),
    ("607117124",),
    shown=("Jana Nováková", "Pavel Starosta", "starosta@ukazkov.example"),
    addresses=("Tichá 12", "Dolní Lhota č. p. 15"),
    known=("Karel Host",),
    called=("Malý Bor", "Město Ukázkov", "Svoboda pohybu, z. s."),
)


@pytest.mark.parametrize(
    "text",
    [
        "Zájemci mají černý kašel a bílé pláště.",
        "Jde o svobodu volby a osobní svobodu klientů.",
        "Dům má novotný krov a malý sál.",
        "Staré vrby u potoka se kácet nebudou.",
        "V tiché části města zakokrhal kohout.",
        "Jana Nováková přivítala přítomné, Pavel Starosta ji doplnil.",
        "Starosta: starosta@ukazkov.example, 601 222 333",
        "IČO 00255513, DIČ CZ00255513",
        "CZ.03.02.02/00/22_046/0002180 a CZ.03.2.63/0.0/0.0/16_063/0006598",
        "č. j. 855101/0006, sp. zn. 510203/2024",
        "účet 19-2000145399/0800 a 855101-0006/0100",
        "Setkání 6. 2. 2024 a 12. 3. 1956 (založení domova)",
        "Smetanovo nábřeží 3, Novákova ulice, Tichá ulice 121",
        "Setkání v obci Malý Bor pořádá Svoboda pohybu, z. s.",
        "Dolní Lhota má 15 obyvatel nad 80 let, setkání Dolní Lhota 15. 3. 2024",
        "Jan a Petra přišli také; tomáškovi janovi přátelé",
        "kapacita 607 117 hodin, 124 klientů",
        "děti narozené od 1. 1. 2020",
        "www.ukazkov.example/socialni-sluzby?id=607117",
        "S Karlem Hostem mluvil pan starosta.",
    ],
)
def test_twenty_innocent_texts_raise_nothing(text: str) -> None:
    assert told(text, PEOPLE) == []
