"""A preset's file (`sending/<name>.yaml`, in a workspace `odeslani/<name>.yaml`) → what may be sent there, as typed values."""

from __future__ import annotations

from decimal import Decimal

from docpipe.schema import Day, Entry, Flag, Number, Text, Whole, entry

MEGABYTE = 1_000_000
"""Bytes; the smaller of its two meanings, so that what fits by it fits by the other too."""


class Preset(Entry):
    """What may be sent in one message or upload. An empty limit is none."""

    name: Text = entry("název", public=True)
    title: Text = entry("plný název", public=True, cs="jak se způsob odeslání jmenuje v hlášeních")
    most_megabytes: Number | None = entry("nejvýše MB celkem", "nejvýše MB", default=None, public=True)
    most_megabytes_a_file: Number | None = entry("nejvýše MB na soubor", default=None, public=True)
    most_files: Whole | None = entry("nejvýše souborů", default=None, public=True)
    suffixes: tuple[Text, ...] = entry("přípony", default=(), public=True, cs="které soubory se přijímají; prázdné: všechny")
    zip: Flag = entry("ZIP", default=True, public=True, cs="zda se přijímá ZIP")
    most_entries: Whole | None = entry("nejvýše položek v ZIP", default=None, public=True)
    most_levels: Whole | None = entry("nejvýše složek v ZIP nad sebou", default=None, public=True)
    archives_in_zip: Flag = entry("ZIP v ZIPu", default=True, public=True)
    archive_only: Flag = entry("jen PDF/A", default=False, public=True, cs="přijímá se jen výstupní formát pro archiv")
    source: Text = entry("zdroj", public=True)
    valid_from: Day | None = entry("platí od", default=None, public=True)
    note: Text | None = entry("poznámka", default=None, public=True)

    @property
    def most_bytes(self) -> int | None:
        """The size of all that is sent at once."""
        return _bytes(self.most_megabytes)

    @property
    def most_bytes_a_file(self) -> int | None:
        """The size of one file: its own limit, or that of the whole."""
        limits = [limit for limit in (_bytes(self.most_megabytes_a_file), self.most_bytes) if limit is not None]
        return min(limits, default=None)


def _bytes(megabytes: Decimal | None) -> int | None:
    return None if megabytes is None else int(megabytes * MEGABYTE)
