"""What the body of a Word file is read into before it has its structure: blocks one after another, with what each of them says of itself."""

from __future__ import annotations

from docpipe.dataclass import dataclass
from docpipe.prose.blocks import Block
from docpipe.prose.word.looks import ListPlace


@dataclass(frozen=True, slots=True)
class Raw:
    """One block of the body, still without the list, quotation or part it belongs to."""

    block: Block
    item: ListPlace | None = None
    continues: bool = False
    """Whether it goes on in the list item above it."""
    quoted: bool = False
    mark: str = ""
    """The text of a paragraph that begins with ':::'."""
    turned: bool = False
    """Whether it stands on a landscape page."""
