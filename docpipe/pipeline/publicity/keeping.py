"""The answers about a file ↔ JSON beside the build's outputs, so that a file that did not change is not measured again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docpipe.diagnostics import Diagnostic, DocpipeError, Location, Plain
from docpipe.outside import read_bytes, write_bytes
from docpipe.verify import Answers
from docpipe.verify.publicity.facts import Rect
from docpipe.verify.publicity.sheet import Breach, Judgement, Note, Spot, Verdict


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
            "breaches": [_breach(breach) for breach in item.breaches],
        }
        for item in answers.judgements
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, json.dumps({"made_of": made_of, "judgements": judgements}, ensure_ascii=False).encode(), path.name)


def _judgement(data: dict[str, Any]) -> Judgement:
    notes = {name: tuple(Note(str(key), _plain(values)) for key, values in data[name]) for name in ("measured", "open")}
    return Judgement(str(data["rule"]), Verdict(data["verdict"]), notes["measured"], notes["open"], tuple(_kept_breach(item) for item in data["breaches"]))


def _breach(item: Breach) -> dict[str, Any]:
    spot, place = item.spot, item.diagnostic.location
    return {
        "code": item.diagnostic.code,
        "arguments": item.diagnostic.arguments,
        "place": [place.path, place.part, place.paragraph, place.page] if place is not None else None,
        "spot": [spot.page, spot.place.x, spot.place.y, spot.place.width, spot.place.height, spot.missing] if spot is not None else None,
    }


def _kept_breach(data: dict[str, Any]) -> Breach:
    place, spot = None, None
    if data["place"] is not None:
        path, part, paragraph, page = data["place"]
        place = Location(str(path), part=part, paragraph=paragraph, page=page)
    if data["spot"] is not None:
        page, x, y, width, height, missing = data["spot"]
        spot = Spot(int(page), Rect(float(x), float(y), float(width), float(height)), bool(missing))
    return Breach(Diagnostic(str(data["code"]), place, _plain(data["arguments"])), spot)


def _plain(values: dict[str, Any]) -> dict[str, Plain]:
    return {str(name): tuple(map(str, value)) if isinstance(value, list) else value for name, value in values.items()}
