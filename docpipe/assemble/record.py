"""What was done to make a bundle: for each part its pages and tags, what was added, renamed, dropped, and what it lacks."""

from __future__ import annotations

from enum import StrEnum

from docpipe.dataclass import dataclass


class Lack(StrEnum):
    """What a part does not have, and for which the whole cannot claim what it would."""

    TAGS = "tags"
    """No structure tree: the whole is no PDF/UA."""
    TEXT = "text"
    """A page without a text layer: vyhláška č. 259/2012 Sb., § 16 odst. 5."""
    FONTS = "fonts"
    """A font that is not embedded: the whole is no PDF/A."""
    ARCHIVE = "archive"
    """No declaration of PDF/A-1, 2, 3: the whole is no PDF/A."""
    COLOURS = "colours"
    """Its output profile is of another kind than the first part's (CMYK and RGB): the whole is no PDF/A."""
    ACCESSIBLE = "accessible"
    """Tagged, and no declaration of PDF/UA: the whole is no PDF/UA."""
    LANGUAGE = "language"
    """No language of its own: the one the bundle gives was taken."""


class Change(StrEnum):
    """What was done to a part on its way in; `Done.detail` says to what."""

    SCRIPTS_DROPPED = "scripts dropped"
    ACTIONS_DROPPED = "actions dropped"
    """Actions that run by themselves or that PDF/A forbids."""
    FIELDS_FLATTENED = "fields flattened"
    """Form fields became plain content: what was filled in stays on the page."""
    ATTACHMENTS_DROPPED = "attachments dropped"
    DESTINATION_RENAMED = "destination renamed"
    ROLE_RENAMED = "role renamed"
    CLASS_RENAMED = "class renamed"
    IDS_RENAMED = "ids renamed"
    LINK_REWRITTEN = "link rewritten"
    """A link to `docpipe:part/…` became one within the bundle."""
    MENTION_LINKED = "mention linked"
    """A text that names another part by its label became a link to it."""
    LINK_DEAD = "link dead"
    """A link that led nowhere in the part already; it was taken away, its text stays."""
    LINK_UNKNOWN = "link unknown"
    """A link to `docpipe:part/…` names a part, or a destination in one, that the bundle does not have; it was taken away."""
    STRUCTURE_DROPPED = "structure dropped"
    """The part's structure tree was damaged, or its pages did not belong to it."""
    TURNED = "turned"
    """Pages turned upright."""
    RESIZED = "resized"
    """Pages sized to A4."""
    RECOGNISED = "recognised"
    """Text was recognised by ocrmypdf."""
    WRAPPED = "wrapped"
    """A picture or an untagged scan became pages, each a figure with an alternative text."""
    RESAMPLED = "resampled"
    REPAIRED = "repaired"
    """The file was damaged and could be read in spite of it."""
    BLANK_ADDED = "blank page added"
    STAMPED = "stamped"


@dataclass(frozen=True, slots=True)
class Done:
    """One change, how many times, and to what."""

    change: Change
    count: int = 1
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartRecord:
    """What became of a part."""

    id: str
    title: str
    name: str
    digest: str
    """SHA-256 of the file as it was taken."""
    first: int
    """Its first page in the bundle, from 1; a blank page before it is not its own."""
    pages: int
    labels: tuple[str, ...]
    """Of its pages, as a viewer shows them."""
    elements: int
    """Structure elements it brought, without the one that was added to hold them."""
    added_elements: int
    """Structure elements that were added for it."""
    lacks: tuple[Lack, ...] = ()
    done: tuple[Done, ...] = ()
    stamps: tuple[str, ...] = ()
    """The texts printed at the foot of its pages, empty where it is not stamped."""
    blank: bool = False
    """Whether a blank page was added before it."""


@dataclass(frozen=True, slots=True)
class AssemblyRecord:
    """What the bundle is made of and what may be said of it."""

    title: str
    parts: tuple[PartRecord, ...]
    pages: int
    elements: int
    """All structure elements: those of the parts and those that were added, the new root too."""
    archival: str
    """The part and level of PDF/A that the file declares ('2B'), '' for none: a part lacks something."""
    accessible: str
    """'1' for a file that declares PDF/UA-1, '' for none."""
    attachments: tuple[str, ...] = ()
    font: str = ""
    """The font the stamps are set in, '' without stamps."""
