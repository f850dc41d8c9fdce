"""An instruction and its result → a field of Word's as XML."""

from __future__ import annotations

from docpipe.xmltext import escape, quoteattr


def run(inner: str, look: str = "") -> str:
    """Return a run. `look`: what stands in its w:rPr."""
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inner}</w:r>"


def text(content: str, look: str = "") -> str:
    """Return a run of text; the text is escaped."""
    return run(f'<w:t xml:space="preserve">{escape(content)}</w:t>', look)


def begin(instruction: str, look: str = "") -> str:
    """Return a field up to its result."""
    written = f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
    return run('<w:fldChar w:fldCharType="begin"/>', look) + run(written, look) + run('<w:fldChar w:fldCharType="separate"/>', look)


def end(look: str = "") -> str:
    """Return the end of a field."""
    return run('<w:fldChar w:fldCharType="end"/>', look)


def field(instruction: str, result: str, look: str = "") -> str:
    """Return a field whose result is one text."""
    return f"{begin(instruction, look)}{text(result, look)}{end(look)}"


def bookmarked(name: str, identity: int, inner: str) -> str:
    """Return XML between the two ends of a bookmark."""
    return f'<w:bookmarkStart w:id="{identity}" w:name={quoteattr(name)}/>{inner}<w:bookmarkEnd w:id="{identity}"/>'
