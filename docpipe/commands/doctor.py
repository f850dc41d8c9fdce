"""Say what docpipe finds on this machine, and what is missing for its work."""

from __future__ import annotations

from docpipe.commands._answer import Answer, Table
from docpipe.commands._arguments import Command, Frame
from docpipe.commands._place import workspace_or_none
from docpipe.diagnostics import Diagnostic
from docpipe.messages import ui


def run(frame: Frame) -> Answer:
    """Return the findings; what will not work is a complaint with the way out."""
    from docpipe.commands._machine import Finding, Verdict, findings

    language = frame.language
    found = tuple(findings(workspace_or_none(frame), language))

    def row(item: Finding) -> tuple[str, str, str]:
        remark = ui(f"doctor-{item.remark}", language) if item.remark else ""
        users = f"({', '.join(item.users)})" if item.users and item.verdict is not Verdict.GOOD else ""
        what = " ".join(part for part in (ui(f"doctor-{item.what}", language), item.subject) if part)
        return ui(f"verdict-{item.verdict.value}", language), what, " ".join(part for part in (item.found, remark, users) if part)

    bad = [item for item in found if item.verdict is Verdict.BAD]
    complaints = tuple(Diagnostic(f"machine-{item.remark}", None, {"folder": item.subject, "found": item.found}) for item in bad)
    table = Table(tuple(ui(f"column-{name}", language) for name in ("verdict", "what", "found")), tuple(row(item) for item in found))
    data = [
        {"what": item.what, "subject": item.subject, "found": item.found, "verdict": item.verdict.value, "remark": item.remark, "templates": list(item.users)}
        for item in found
    ]
    return Answer(complaints, body=(table,), data={"findings": data}, judged=True)


COMMAND = Command("doctor", run)
