"""A comment on the draft of the plan, and how it was settled."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.records.types import RecordType
from docpipe.schema import Day, Email, Entry, Flag, LongText, Phone, Text, choice, entry


class CommentKind(StrEnum):
    CONTENT = "content"
    FORMAL = "formal"


COMMENT_KINDS: dict[CommentKind, tuple[str, ...]] = {
    CommentKind.CONTENT: ("obsahová", "obsahová připomínka", "věcná"),
    CommentKind.FORMAL: ("formální", "jazyková"),
}
CommentKindField = Annotated[CommentKind, choice(CommentKind, COMMENT_KINDS)]


class Settlement(StrEnum):
    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"
    NOTED = "noted"


SETTLEMENTS: dict[Settlement, tuple[str, ...]] = {
    Settlement.ACCEPTED: ("akceptováno", "přijato"),
    Settlement.PARTLY: ("akceptováno částečně", "částečně"),
    Settlement.REJECTED: ("neakceptováno", "nepřijato"),
    Settlement.NOTED: ("vzato na vědomí", "bez vlivu"),
}
SettlementField = Annotated[Settlement, choice(Settlement, SETTLEMENTS)]


class AuthorKind(StrEnum):
    """Who comments, as a public edition says it."""

    CITIZEN = "citizen"
    MUNICIPALITY = "municipality"
    PROVIDER = "provider"
    REGION = "region"
    OTHER = "other"


AUTHOR_KINDS: dict[AuthorKind, tuple[str, ...]] = {
    AuthorKind.CITIZEN: ("občan", "občanka", "veřejnost"),
    AuthorKind.MUNICIPALITY: ("obec", "město"),
    AuthorKind.PROVIDER: ("poskytovatel",),
    AuthorKind.REGION: ("kraj",),
    AuthorKind.OTHER: ("jiný", "ostatní"),
}
AuthorKindField = Annotated[AuthorKind, choice(AuthorKind, AUTHOR_KINDS)]


class Comment(Entry):
    """A comment. Who made it is private, of which kind of body is not; an organisation is named where it is one."""

    id: Text | None = entry("číslo", "č.", default=None, public=True)
    date: Day | None = entry("datum", "doručeno", default=None, public=True)
    author: Text | None = entry("předkladatel", "autor", "jméno", default=None)
    organisation: Text | None = entry("organizace", default=None, public=True)
    author_kind: AuthorKindField | None = entry("typ předkladatele", "předkladatel je", default=None, public=True, cs="občan, obec, poskytovatel, kraj, jiný")
    email: Email | None = entry("e-mail", "mail", default=None)
    phone: Phone | None = entry("telefon", "tel", default=None)
    place: Text | None = entry("kapitola", "kapitola, strana", "místo", default=None, public=True, cs="kapitola a strana, k nimž se vztahuje")
    text: LongText = entry("připomínka", "znění připomínky", "text", public=True)
    proposal: LongText | None = entry("návrh změny", "návrh", default=None, public=True)
    kind: CommentKindField | None = entry("typ", "druh", default=None, public=True)
    settlement: SettlementField | None = entry("vypořádání", "způsob vypořádání", default=None, public=True)
    reason: LongText | None = entry("zdůvodnění", default=None, public=True)
    worked_in: Text | None = entry("kde zapracováno", "zapracováno", default=None, public=True)
    settled_by: Text | None = entry("vypořádal", "vypořádala", default=None, public=True)
    settled_on: Day | None = entry("vypořádáno dne", "datum vypořádání", default=None, public=True)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("comment", Comment, ("comments", "pripominky"), ("připomínka", "comment"))
