"""A field of a schema: its English name, its Czech label and aliases, and whether the public may see it."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from docpipe.dataclass import dataclass

_META = "docpipe"


class Entry(BaseModel):
    """Base of every schema: frozen, strict, unknown keys refused; built when it is first used."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True, arbitrary_types_allowed=True)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a field is besides its type."""

    label: str
    """Czech name, as printed in forms and messages: 'místo konání'."""
    aliases: tuple[str, ...] = ()
    """Other names people write, Czech or English."""
    public: bool = False
    """Whether a public edition may show it (design decision 10: private unless said)."""
    help: tuple[str, str] = ("", "")
    """What to write there, in Czech and in English."""


def entry(label: str, *aliases: str, default: Any = ..., public: bool = False, cs: str = "", en: str = "") -> Any:
    """Return a pydantic field with its Czech label; without a default it is required."""
    meta = Meta(label, aliases, public=public, help=(cs, en))
    return Field(default=default, title=label, description=cs or None, json_schema_extra={_META: meta})  # type: ignore[dict-item]


def meta_of(info: FieldInfo) -> Meta:
    """Return what was said of a field; a field without a label has its own name for one."""
    extra = info.json_schema_extra
    found = extra.get(_META) if isinstance(extra, dict) else None
    return found if isinstance(found, Meta) else Meta(label="")


@lru_cache(maxsize=4096)
def fold_key(text: str) -> str:
    """Return a key as it is compared: small letters, no diacritics, words joined by '_'."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.strip().casefold()) if not unicodedata.combining(char))
    return "_".join("".join(char if char.isalnum() else " " for char in plain).split())


@cache
def names_of(schema: type[BaseModel]) -> dict[str, str]:
    """Return folded name → field name, for every name a person may write."""
    names: dict[str, str] = {}
    for name, info in schema.model_fields.items():
        meta = meta_of(info)
        for written in (name, meta.label, *meta.aliases):
            if written:
                names.setdefault(fold_key(written), name)
    return names
