"""Evidence of a meeting: what was sent to whom, how many signed, where the scan and the paper are; all of it is known only to the team and the funder."""

from __future__ import annotations

from docpipe.schema import Day, Entry, Text, Whole, entry

_FILE = "cesta vedle záznamu setkání, od složky projektu nebo od složky celého prostoru"


class Evidence(Entry):
    """What proves a meeting to the funder. Nothing of it is printed in the meeting's own documents."""

    invitation_sent: Day | None = entry("pozvánka odeslána", "pozvánka odeslána dne", "pozváno dne", default=None, cs="den, kdy pozvánka odešla")
    invitation_to: tuple[Text, ...] = entry("pozvánka komu", "pozváni", default=(), cs="komu pozvánka odešla")
    signatures: Whole | None = entry("podpisů", "počet podpisů", default=None, cs="kolik podpisů na prezenční listině napočítal člověk")
    signatures_by: Text | None = entry("podpisy spočítal", "podpisy spočítala", default=None)
    sheet_scan: Text | None = entry("sken prezenční listiny", "sken", "sken listiny", default=None, cs=_FILE)
    online_list: Text | None = entry(
        "seznam přihlášených", "export účasti", default=None, cs=f"seznam z nástroje (Teams, Zoom, Meet) nebo snímek obrazovky; {_FILE}"
    )
    declaration: Text | None = entry("čestné prohlášení", "prohlášení", default=None, cs=f"prohlášení pořadatele on-line setkání; {_FILE}")
    minutes_sent: Day | None = entry("zápis odeslán", "zápis odeslán dne", default=None, cs="den, kdy zápis odešel účastníkům")
    minutes_to: tuple[Text, ...] = entry("zápis komu", "zápis odeslán komu", default=())
    comments_until: Day | None = entry("připomínky do", "připomínky k zápisu do", default=None, cs="do kdy lze zápis připomínkovat")
    published_on: Day | None = entry("zveřejněno dne", "zveřejněno", default=None)
    published_at: Text | None = entry("zveřejněno na", "adresa zveřejnění", default=None, cs="adresa stránky, na které je zápis vyvěšen")
    binder: Text | None = entry("pořadač", "originál v pořadači", "šanon", default=None, cs="kde je papírový originál")
    binder_number: Text | None = entry("číslo v pořadači", "originál č.", default=None)

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Return the files it names: field, path as written."""
        named = ((field, getattr(self, field)) for field in ("sheet_scan", "online_list", "declaration"))
        return tuple((field, path) for field, path in named if path)
