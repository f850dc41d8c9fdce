"""The answers about a file ↔ JSON beside the build's outputs, so that a file that did not change is not measured again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docpipe.diagnostics import Diagnostic, DocpipeError, Plain
from docpipe.outside import read_bytes, write_bytes
from docpipe.verify import Answers
from docpipe.verify.publicity.sheet import Breach, Judgement, Note, Verdict


def kept(path: Path, made_of: str) -> Answers | None:
    """Return the answers that are kept there of the same file, judged by the same rules; None for others, or damaged ones."""
    if not path.is_file():
        return None
    try:
        data = json.loads(read_bytes(path))
        if data["made_of"] != made_of:
            return None
        return Answers(tuple(_judgement(item) for item in data["judgements"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, DocpipeError):
        return None


def keep(path: Path, made_of: str, answers: Answers) -> None:
    """Keep the answers about a file."""
    judgements = [
        {
            "rule": item.rule,
            "verdict": item.verdict.value,
            "measured": [[note.key, dict(note.values)] for note in item.measured],
            "open": [[note.key, dict(note.values)] for note in item.open],
            "breaches": [[breach.diagnostic.code, breach.diagnostic.arguments] for breach in item.breaches],
        }
        for item in answers.judgements
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, json.dumps({"made_of": made_of, "judgements": judgements}, ensure_ascii=False).encode(), path.name)


def _judgement(data: dict[str, Any]) -> Judgement:
    notes = {name: tuple(Note(str(key), _plain(values)) for key, values in data[name]) for name in ("measured", "open")}
    breaches = tuple(Breach(Diagnostic(str(code), None, _plain(arguments))) for code, arguments in data["breaches"])
    return Judgement(str(data["rule"]), Verdict(data["verdict"]), notes["measured"], notes["open"], breaches)


def _plain(values: dict[str, Any]) -> dict[str, Plain]:
    return {str(name): tuple(map(str, value)) if isinstance(value, list) else value for name, value in values.items()}
