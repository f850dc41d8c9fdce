"""Judge a finished file: a document docpipe made, or anybody's .docx or PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.commands._answer import Answer, Block, Json, Table
from docpipe.commands._arguments import Argument, Command, Frame, Option, refuse
from docpipe.commands._place import file_of, workspace_or_none
from docpipe.messages import ui

if TYPE_CHECKING:
    from docpipe.pipeline.judged import Judged
    from docpipe.verify.publicity.sheet import Judgement


def run(frame: Frame, *, file: str, programme: str | None, project: str | None, kind: str | None, pictures: str | None, public: bool, strict: bool) -> Answer:
    """Return what is wrong with the file, and the answers to the rules of publicity."""
    from docpipe import pipeline, programmes
    from docpipe.pipeline.judged import JudgedBy

    workspace = workspace_or_none(frame)
    own = workspace is not None and programme is not None and (workspace.programmes / f"{programme}.yaml").is_file()
    if programme is not None and programme not in programmes.names() and not own:
        refuse("usage-programme", programme, programmes.names(), command="docpipe verify")
    path = file_of(frame, file)
    if public:
        outcome = pipeline.verify_public(path, workspace)
        return Answer(outcome.diagnostics, data={"file": file, "edition": "public"}, strict=strict, judged=True)
    asked = JudgedBy(programme, project, kind)
    judged = pipeline.verify_file(path, asked, workspace)
    held = any(item.code == "manifest-holds" for item in judged.diagnostics)
    names: list[str] = []
    if pictures:
        # a Word file has no pages: those of the PDF that lies beside it are shown
        drawn = path if path.suffix.lower() == ".pdf" else path.with_suffix(".pdf")
        seen = judged if drawn == path else pipeline.verify_file(drawn, asked, workspace) if drawn.is_file() else None
        made = pipeline.mark_spots(seen, path.stem, Path(pictures).absolute()) if seen is not None else None
        names = [str(Path(pictures) / name) for name in made.value] if made is not None else []
    data: dict[str, Json] = {"file": file}
    if judged.sheet:
        data |= {"publicity": [_data(item, frame.language) for item in judged.sheet.judgements], "pictures": names}
    return Answer(judged.diagnostics, tuple(_body(judged, names, frame.language)), data=data, strict=strict, tells_all=held, judged=True)


def _body(judged: Judged, pictures: list[str], language: str) -> Iterator[Block]:
    """Yield the table of the rules, what of it is doubtful, and where the pictures lie."""
    from docpipe.verify.publicity.telling import doubts, title_of, verdict_of, words_of

    if not judged.sheet:
        return
    yield title_of(judged.programme, language)
    headings = tuple(ui(f"publicity-column-{name}", language) for name in ("rule", "what", "answer", "measured"))
    yield Table(
        headings,
        tuple(
            (item.rule, ui(f"publicity-rule-{item.rule}", language), verdict_of(item, language), words_of(item, language)) for item in judged.sheet.judgements
        ),
    )
    yield ui("publicity-legend", language)
    yield from doubts(judged.programme, language)
    if pictures:
        yield f"{ui('publicity-pictures', language)}: {', '.join(pictures)}"


def _data(item: Judgement, language: str) -> dict[str, Json]:
    from docpipe.verify.publicity.telling import note, verdict_key

    return {
        "rule": item.rule,
        "what": ui(f"publicity-rule-{item.rule}", language),
        "verdict": verdict_key(item),
        "measured": [{"key": one.key, "text": note(one, language), "values": _plain(one.values)} for one in item.measured],
        "open": [{"key": one.key, "text": note(one, language), "values": _plain(one.values)} for one in item.open],
        "breaches": [
            {
                "code": breach.diagnostic.code,
                "page": breach.spot.page if breach.spot else None,
                "place_mm": _place(breach.spot.place) if breach.spot else None,
                "arguments": _plain(breach.diagnostic.arguments),
            }
            for breach in item.breaches
        ],
    }


def _place(place: object) -> dict[str, Json]:
    return {name: round(float(getattr(place, name)), 2) for name in ("x", "y", "width", "height")}


def _plain(values: object) -> dict[str, Json]:
    assert isinstance(values, dict)
    return {str(name): list(value) if isinstance(value, tuple) else value for name, value in values.items()}


COMMAND = Command(
    "verify",
    run,
    [
        Argument("file", "argument-file", meta="file"),
        Option(["--programme"], "option-programme", meta="programme"),
        Option(["--project"], "option-verify-project", meta="project"),
        Option(["--kind"], "option-verify-kind", meta="kind"),
        Option(["--pictures"], "option-pictures", meta="folder"),
        Option(["--public"], "option-public", is_flag=True),
        Option(["--strict"], "option-strict", is_flag=True),
    ],
)
