"""What can be lacking, by name, with a word for each; needs no record to be imported."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Lack(StrEnum):
    """What is lacking; the order is that of one day's rows."""

    REPORT = "report"
    REPORT_ITEM = "report-item"
    TASK = "task"
    RESOLUTION = "resolution"
    INVITATION = "invitation"
    RECORD = "record"
    SCAN = "scan"
    SIGNATURES = "signatures"
    ONLINE_LIST = "online-list"
    DECLARATION = "declaration"
    DRAFT = "draft"
    SEND = "send"
    COMMENTS = "comments"
    VERIFY = "verify"
    NEXT = "next"
    PLAN = "plan"
    UNSETTLED = "unsettled"
    HEARING = "hearing"
    SESSION = "session"
    MILESTONE = "milestone"
    MANDATE = "mandate"
    EDITED = "edited"


LACKS: Mapping[Lack, str] = {
    Lack.REPORT: "zpráva",
    Lack.REPORT_ITEM: "zpráva",
    Lack.TASK: "úkol",
    Lack.RESOLUTION: "usnesení",
    Lack.INVITATION: "pozvánka",
    Lack.RECORD: "záznam",
    Lack.SCAN: "prezence",
    Lack.SIGNATURES: "prezence",
    Lack.ONLINE_LIST: "prezence",
    Lack.DECLARATION: "prezence",
    Lack.DRAFT: "zápis",
    Lack.SEND: "zápis",
    Lack.COMMENTS: "připomínky",
    Lack.VERIFY: "zápis",
    Lack.NEXT: "setkání",
    Lack.PLAN: "plán",
    Lack.UNSETTLED: "připomínky",
    Lack.HEARING: "plán",
    Lack.SESSION: "plán",
    Lack.MILESTONE: "harmonogram",
    Lack.MANDATE: "síť",
    Lack.EDITED: "úprava",
}
"""What it concerns, in a word; for filtering."""
