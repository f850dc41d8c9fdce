"""A letter → a text to read, and an .eml file that a mail program opens as a draft; nothing is ever sent."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from docpipe.dataclass import dataclass
from docpipe.outside import digest


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be sent, and to whom."""

    subject: str
    body: str
    sender: str
    """Address of the project's contact; empty where none is known."""
    addresses: tuple[str, ...]
    without_address: tuple[str, ...]
    """Names of those to whom it must go in another way."""
    files: tuple[tuple[str, bytes], ...] = ()
    """Name → content of what is enclosed."""


def eml(letter: Letter) -> bytes:
    """Return the letter as a file of RFC 5322 that opens as a draft („X-Unsent“), the same bytes for the same letter.

    Those who get it stand in the hidden copy: people at a meeting did not all agree that the others learn their addresses.
    """
    message = EmailMessage(policy=SMTP.clone(max_line_length=998))
    message["X-Unsent"] = "1"
    message["Subject"] = letter.subject
    if letter.sender:
        message["From"] = letter.sender
        message["To"] = letter.sender
    if letter.addresses:
        message["Bcc"] = ", ".join(letter.addresses)
    message.set_content(letter.body, cte="base64")
    for name, content in letter.files:
        maintype, subtype = ("application", "pdf") if name.endswith(".pdf") else ("application", "octet-stream")
        message.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    if letter.files:
        message.set_boundary(f"=_{digest(letter.body.encode())[:40]}")
    return message.as_bytes()


def plain(letter: Letter) -> str:
    """Return the letter as a text to copy from: whom to send it to, subject, words, what to enclose."""
    lines = [f"Komu (do skryté kopie): {'; '.join(letter.addresses) or '—'}"]
    if letter.without_address:
        lines.append(f"Bez e-mailu, předejte jinak: {', '.join(letter.without_address)}")
    lines += [f"Předmět: {letter.subject}"]
    if letter.files:
        lines.append(f"Příloha: {', '.join(name for name, _ in letter.files)}")
    return "\n".join([*lines, "", letter.body.rstrip("\n"), ""])
