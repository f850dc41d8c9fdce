"""Explain a code of a complaint, or list all codes."""

from __future__ import annotations

from docpipe import messages
from docpipe.commands._answer import Answer, Table
from docpipe.commands._arguments import Argument, Command, Frame, refuse
from docpipe.diagnostics import Diagnostic
from docpipe.messages import ui


def run(frame: Frame, *, code: str | None) -> Answer:
    """Return the explanation of a code, or the table of all codes where none is given. Raises DocpipeError 'usage-code-unknown' or '-misspelt'."""
    language = frame.language
    if code is None:
        rows = tuple((item, ui(f"severity-{messages.message(item).severity.value}", language), _text(item, language)) for item in messages.codes())
        table = Table(tuple(ui(f"column-{name}", language) for name in ("code", "severity", "text")), rows)
        return Answer(body=(table,), data={"codes": [_data(item, language) for item in messages.codes()]})
    plain = code.strip().removeprefix("error[").removeprefix("chyba[").rstrip("]").casefold()
    if plain not in set(messages.codes()):
        refuse("usage-code", code, sorted(messages.codes()), command="docpipe explain")
    return Answer(body=_page(plain, language), data=_data(plain, language))


def _example(code: str) -> Diagnostic:
    return Diagnostic(code, None, dict(messages.message(code).example))


def _text(code: str, language: str) -> str:
    return messages.tell(_example(code), language)


def _page(code: str, language: str) -> tuple[str, ...]:
    severity = messages.message(code).severity
    heading = f"{code} ({ui(f'severity-{severity.value}', language)} – {ui(f'severity-{severity.value}-means', language)})"
    sections = (
        ("explain-example", _text(code, language)),
        ("explain-hint", messages.tell_hint(_example(code), language)),
        ("explain-why", messages.explain(code, language)),
    )
    return (heading, *(f"\n{ui(key, language)}\n  {text}" for key, text in sections if text))


def _data(code: str, language: str) -> dict[str, str]:
    return {
        "code": code,
        "severity": messages.message(code).severity.value,
        "example": _text(code, language),
        "hint": messages.tell_hint(_example(code), language),
        "explanation": messages.explain(code, language),
    }


COMMAND = Command("explain", run, [Argument("code", "argument-code", meta="code", required=False)])
