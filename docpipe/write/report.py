"""A period and what is known of its project → a new report to the funder as YAML, with the fields that a person fills in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from docpipe.czech.format import format_date
from docpipe.czech.values import NBSP, Period
from docpipe.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class NewReport:
    """What a new report begins with."""

    number: int
    type: str
    period: Period
    contact: str
    """May be empty."""
    activities: Sequence[tuple[str, str]]
    """Code and name of each key activity."""
    indicators: Sequence[tuple[str, str]]
    """Code and name of each indicator of the project."""
    meetings: Sequence[tuple[str, str]]
    """Id and „14. 3. 2024 Setkání …“ of each meeting of the period, so that texts can cite them."""


def report_as_yaml(new: NewReport) -> str:
    """Return the file: every text empty, what docpipe adds by itself left out, a line on how evidence is cited."""
    return "\n".join(_lines(new)) + "\n"


def _lines(new: NewReport) -> Iterable[str]:
    yield "# yaml-language-server: $schema=../../../schemas/report.json"
    yield "# Píše se jen to, co docpipe vědět nemůže; setkání, účast, doklady s čísly, indikátory a plán dalšího období doplní. Návod: docs/zprava.md"
    yield "# V textech: [[příloha:id]] číslo přílohy, [[přílohy:id setkání]] všechny doklady setkání, [[hodnota:aktivita.setkani]] počet."
    yield from (f"#   [[přílohy:{name}]]  {_one_line(said)}" for name, said in new.meetings)
    yield f"číslo: {new.number}"
    yield f"typ: {new.type}"
    yield f"od: {_day(new.period.start)}"
    yield f"do: {_day(new.period.end)}"
    yield "podáno:                              # až bude podána; do té doby běží lhůta"
    yield f"kontaktní osoba: {_quoted(new.contact) if new.contact else ''}".rstrip()
    yield "popis pokroku:"
    yield "odchylky:"
    yield "plán na další období:"
    yield from ("klíčové aktivity:",) if new.activities else ()
    for code, name in new.activities:
        yield f"  - aktivita: {_quoted(code)}"
        yield f"    # {_one_line(name)}"
        yield from ("    popis:", "    výstupy:", "    odchylky:")
    yield from ("indikátory:",) if new.indicators else ()
    for code, name in new.indicators:
        yield f"  - kód: {_quoted(code)}"
        yield f"    # {_one_line(name)}; přírůstek se počítá z „započteno“ v indikatory.yaml"
        yield "    komentář:"
    yield "publicita:"
    yield "veřejné zakázky: []                  # - {zakázka: Tisk, stav: zadána, dodavatel: Tiskárna, částka: 48 000 Kč, datum: 1. 3. 2024}"
    yield "změny: []                            # - {druh: nepodstatná, popis: Změna kontaktní osoby., oznámeno: 12. 2. 2024}"
    yield "problémy: []                         # - {popis: Menší obce se zapojují pomalu., řešení: Zveme je osobně.}"
    yield "kontroly: []                         # - {orgán: MPSV, datum: 3. 5. 2024, výsledek: Bez zjištění.}"
    yield "přílohy: []                          # - {id: smlouva, název: smlouva s tiskárnou, soubor: prilohy/smlouva.pdf, KA: KA 02}"


def _day(value: date) -> str:
    return format_date(value).replace(NBSP, " ")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """Return a text as YAML takes it whatever it holds."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
