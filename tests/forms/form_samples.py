"""One meeting written in each of the forms that people write in."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

from pydantic import BaseModel
from workspaces import small

from docpipe.diagnostics import Diagnostic, Location
from docpipe.model import Record
from docpipe.pipeline.load import Loaded, load
from docpipe.prose import raised
from docpipe.prose.blocks import Prose
from docpipe.records.collection import meeting_of
from docpipe.workspace import find

NAME = "content/ukazkov/setkani/2024-02-06-skupina"


def loaded(root: Path, content: str | bytes, suffix: str) -> Loaded:
    """Load the small workspace with its meeting written so."""
    small(root)
    (root / f"{NAME}.yaml").unlink()
    (root / f"{NAME}{suffix}").write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(find(root))


def the_meeting(there: Loaded) -> Record:
    """Return the one meeting; what kept it from being one fails the test."""
    found = there.collection.of("meeting")
    assert len(found) == 1, [item for item in there.diagnostics if item.location and "setkani" in item.location.path]
    return found[0]


def bare(value: Any) -> Any:
    """Return a value without the places in it."""
    if isinstance(value, Record):
        return bare(meeting_of(value))
    if isinstance(value, BaseModel):
        return {name: bare(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Location):
        return None
    if isinstance(value, Prose):  # headings are printed from the highest of the text on, whichever its writer began with
        value = raised(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: bare(getattr(value, field.name)) for field in fields(value) if field.name != "locations"}
    if isinstance(value, tuple | list):
        return [bare(item) for item in value]
    return value


def yaml_meeting(root: Path) -> Record:
    """Return the sample as YAML gives it."""
    return the_meeting(loaded(root, dedent(YAML).lstrip(), ".yaml"))


def about_meeting(there: Loaded) -> list[Diagnostic]:
    """Return the complaints at a place of the meeting's file."""
    return [item for item in there.diagnostics if item.location and "/setkani/" in item.location.path]


YAML = """
    typ: pracovní skupina
    číslo: "7"
    název: Setkání k potřebám seniorů
    název ve 2. pádě: setkání k potřebám seniorů
    skupina: PS Senioři
    datum: 6. 2. 2024
    od: 9:00
    do: 10:30
    forma: prezenčně
    místo: "Radnice: malý sál"
    zapsala: Jana Nováková
    datum zápisu: 7. 2. 2024
    ověřil: [Petr Malý, Eva Skrytá]
    účast:
      - {jméno: Jana Nováková}
      - {jméno: Petr Malý, organizace: "Služby Ukázkov, z.s.", funkce: vedoucí}
      - {jméno: Eva Skrytá, účast: omluvena}
      - {jméno: Marie Nevšední, organizace: Lhota, role: občanka}
    omluveni: [Alena Bílá]
    hosté: ["Ing. Jan Host, Ph.D."]
    počty:
      - {kdo: veřejnost, počet: 12}
    program:
      - bod: Zahájení
        předkladatel: Jana Nováková
        délka: 10
        text: |
          Jana Nováková přivítala přítomné.[^1] Podklady jsou na [stránkách města](https://www.ukazkov.example).

          [^1]: Pozvánka byla rozeslána 20. 1. 2024.
      - bod: Potřeby seniorů
        text: |
          Zaznělo, že služby **nestačí** a že *nejvíc chybí*:

          1. pečovatelská služba o víkendech,
             - hlavně na venkově,
          2. odlehčovací služba.

          ### Doprava

          | Obec | Spoje |
          |---|---:|
          | Lhota | 4 |

          ::: interní
          Tento odstavec je jen pro tým.
          :::
        závěr: Skupina doporučuje **návrh** předložit městu.
        úvod potřeb: "Byla zjištěna potřeba:"
        potřeby:
          - text: doprava seniorů k lékaři
            cílové skupiny: [senioři, pečující osoby]
            druh: jiné
          - text: rozšíření služby o víkendy
        usnesení:
          - číslo: 5/2024
            text: Skupina bere na vědomí **zjištěné potřeby**.
            pro: 2
            proti: 0
            zdržel se: 0
        úkoly:
          - co: zjistit počet zájemců – po obcích
            kdo: Petr Malý
            termín: 30. 4. 2024
          - co: rozeslat zápis
            kdo: Jana Nováková
            termín: 14. 2. 2024
            stav: splněno
            splněno dne: 12. 2. 2024
      - bod: Různé
    úkoly:
      - {co: zajistit sál, termín: 1. 3. 2024}
    přílohy: [Prezentace]
    příští setkání:
      datum: 5. 3. 2024
      od: 9:00
      místo: radnice
"""
MARKDOWN = """\
# Setkání k potřebám seniorů

typ: pracovní skupina
číslo: 7
název ve 2. pádě: setkání k potřebám seniorů
skupina: PS Senioři
datum: 6. 2. 2024
od: 9:00
do: 10:30
forma: prezenčně
místo: Radnice: malý sál
zapsala: Jana Nováková
datum zápisu: 7. 2. 2024
ověřil: Petr Malý, Eva Skrytá
omluveni: Alena Bílá
hosté: Ing. Jan Host, Ph.D.
počty: veřejnost: 12
příští setkání: 5. 3. 2024 od 9:00, radnice

Úkol: zajistit sál – do 1. 3. 2024

## Účast

- Jana Nováková
- Petr Malý – Služby Ukázkov, z.s. – vedoucí
- Eva Skrytá (omluvena)
- Marie Nevšední, Lhota (občanka)

## 1. Zahájení

Uvádí: Jana Nováková
Délka: 10 min

Jana Nováková přivítala přítomné.[^1] Podklady jsou na [stránkách města](https://www.ukazkov.example).

[^1]: Pozvánka byla rozeslána 20. 1. 2024.

## 2. Potřeby seniorů

Zaznělo, že služby **nestačí** a že *nejvíc chybí*:

1. pečovatelská služba o víkendech,
   - hlavně na venkově,
2. odlehčovací služba.

### Doprava

| Obec | Spoje |
|---|---:|
| Lhota | 4 |

::: interní
Tento odstavec je jen pro tým.
:::

Závěr: Skupina doporučuje **návrh** předložit městu.

Úvod potřeb: Byla zjištěna potřeba:
Potřeba: doprava seniorů k lékaři – cílové skupiny: senioři, pečující osoby – druh: jiné
- Potřeba: rozšíření služby o víkendy
Usnesení č. 5/2024: Skupina bere na vědomí **zjištěné potřeby**. (pro 2, proti 0, zdržel se –)

Úkol: Petr Malý – zjistit počet zájemců – po obcích – do 30. 4. 2024
**Úkol:** Jana Nováková - rozeslat zápis - 14. 2. 2024 - splněno 12. 2. 2024

## 3. Různé

## Přílohy

- Prezentace
"""
