"""What was answered about a project → its files: projekt.yaml, and entries for the organisation and the person that the registers lack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docpipe.czech.format import format_date
from docpipe.czech.names import slug, split_titles
from docpipe.dataclass import dataclass
from docpipe.programmes.schema import Programme


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of the project, as written; empty texts where nothing was said."""

    name: str
    short_name: str
    programme: str
    registration_number: str
    beneficiary: str
    ico: str
    territory: str
    realisation: str
    plan_period: str
    activities: tuple[str, ...]
    """'KA 01 Řízení projektu'."""
    contact: str


def files(answers: Answers, programme: Programme | None, *, organisation_known: bool, person_known: bool) -> Mapping[str, str]:
    """Return path under content/ → text."""
    folder = slug(answers.short_name or answers.name)
    made = {f"{folder}/projekt.yaml": "\n".join([*_project(answers, programme), ""])}
    if not organisation_known:
        ico = [f"  IČO: {_quoted(answers.ico)}"] if answers.ico else []
        made[f"organizace/{slug(answers.beneficiary)}.yaml"] = "\n".join([f"- název: {_quoted(answers.beneficiary)}", *ico, ""])
    if answers.contact and not person_known:
        before, given, family, after = split_titles(answers.contact)
        titles = [f"  {label}: {_quoted(text)}" for label, text in (("titul před", before), ("titul za", after)) if text]
        function = [f"  funkce: {_function(family)}", f"  organizace: {_quoted(answers.beneficiary)}"]
        made[f"lide/{slug(f'{given} {family}')}.yaml"] = "\n".join([f"- jméno: {_quoted(f'{given} {family}'.strip())}", *titles, *function, ""])
    return made


def _project(answers: Answers, programme: Programme | None) -> Iterator[str]:
    yield "# Projekt. Název a registrační číslo musí souhlasit s právním aktem; co nevíte, doplňte později."
    said = (
        ("název", answers.name),
        ("krátký název", answers.short_name),
        ("registrační číslo", answers.registration_number),
        ("program", answers.programme),
        ("příjemce", answers.beneficiary),
    )
    yield from (f"{label}: {_quoted(text)}" for label, text in said if text)
    if answers.territory:
        yield from ("území:", f"  název: {_quoted(answers.territory)}", "  # genitiv: Vzorovska", "  # lokál: na Vzorovsku")
    yield from (f"{label}: {_quoted(text)}" for label, text in (("realizace", answers.realisation), ("období plánu", answers.plan_period)) if text)
    if answers.activities:
        yield "klíčové aktivity:"
        yield from (f"  - {{kód: {_quoted(code)}, název: {_quoted(name)}}}" for code, name in map(_activity, answers.activities))
    if answers.contact:
        _, given, family, _ = split_titles(answers.contact)
        yield from (
            "kontakty:",
            f"  - {{osoba: {_quoted(f'{given} {family}'.strip())}, funkce: {'manažerka' if family.endswith('á') else 'manažer'} projektu}}",
        )
    yield from _known(answers, programme)


def _function(family: str) -> str:
    return "manažerka projektu" if family.endswith("á") else "manažer projektu"


def _known(answers: Answers, programme: Programme | None) -> Iterator[str]:
    """Yield what the programme's rules say: whose support it is, how long the documents are kept."""
    if programme is None or not programme.title:
        return
    until = _kept(programme)
    yield "informace o zpracování osobních údajů: |"
    yield f"  Osobní údaje z prezenční listiny zpracovává {answers.beneficiary} jako příjemce podpory ({programme.title})"
    yield "  pro doložení účasti na aktivitách projektu."
    if until:
        yield f"  Doklady se uchovávají {until}."
    yield f"# Program {programme.short_title or programme.title}, {programme.period}. Větu o podpoře, znak EU a loga tiskne docpipe podle jeho pravidel."


def _kept(programme: Programme) -> str:
    rule = programme.retention
    if rule is None:
        return ""
    parts = [f"{rule.years} let {rule.years_from}".strip()] if rule.years else []
    parts += [f"nejméně do {format_date(rule.until)}"] if rule.until else []
    return " a ".join(parts).replace("\xa0", " ")


def _activity(text: str) -> tuple[str, str]:
    """Return code and name of 'KA 01 Řízení projektu' or 'KA 01: Řízení projektu'."""
    words = text.replace(":", " ").split()
    end = next((index for index, word in enumerate(words) if word[:1].isdigit()), 0) + 1
    return " ".join(words[:end]), " ".join(words[end:]) or " ".join(words[:end])


def _quoted(text: str) -> str:
    """Return a text as a YAML scalar that nothing in it can break."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'
