"""The outlines, named destinations and links of the parts → those of the bundle: each part under its title, no name twice, no link that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

import pikepdf

from docpipe.assemble.graft import Graft, inherited
from docpipe.assemble.opening import reading
from docpipe.assemble.outline import chain, everything, items_of, relink
from docpipe.assemble.part import SCHEME, Part, destination_of
from docpipe.assemble.record import Change, Done
from docpipe.dataclass import dataclass
from docpipe.pdf.trees import entries, name_tree

_NO_DICTIONARY = pikepdf.Dictionary()
_RESERVED = destination_of("").encode()
"""What the names of the parts' own first pages begin with; a part that is a bundle itself has such names too."""
_HARMLESS = frozenset({"/GoTo", "/GoToR", "/URI", "/Named"})
"""Actions that PDF/A allows and that a bundle has a use for (ISO 19005-2, 6.5.1)."""


@dataclass(slots=True)
class _Counts:
    """What was done to one part's links."""

    rewritten: int = 0
    dead: int = 0
    actions: int = 0
    unknown: list[str] = field(default_factory=list)

    def told(self) -> list[Done]:
        """Return the changes there were."""
        found = (Done(Change.LINK_REWRITTEN, self.rewritten), Done(Change.LINK_DEAD, self.dead), Done(Change.ACTIONS_DROPPED, self.actions))
        unknown = [Done(Change.LINK_UNKNOWN, len(self.unknown), tuple(self.unknown))] if self.unknown else []
        return [item for item in found if item.count] + unknown


@dataclass(frozen=True, slots=True)
class _Place:
    """A part in the bundle: its pages, and where its own names are found."""

    part: Part
    graft: Graft
    names: dict[bytes, bytes]
    """Names of the part → of the bundle."""
    pages: frozenset[tuple[int, int]]


@dataclass(slots=True)
class Navigation:
    """The bundle's outline, destinations and links in the making."""

    bundle: pikepdf.Pdf
    elsewhere: dict[str, str]
    """Part → file of the piece it stands in."""
    _named: dict[bytes, pikepdf.Object] = field(default_factory=dict)
    _places: list[_Place] = field(default_factory=list)

    def take(self, part: Part, part_graft: Graft) -> list[Done]:
        """Take over a part's named destinations; a name that is taken is changed."""
        pages = frozenset(page.objgen for page in part_graft.pages)
        own = {name: value for name, value in _destinations(part_graft.catalog) if _leads_to(value, pages)}
        names = {name: name if name not in self._named and not name.startswith(_RESERVED) else f"{part.id}.".encode() + name for name in own}
        self._named.update({names[name]: value for name, value in own.items()})
        self._named[destination_of(part.id).encode()] = _top_of(part_graft.pages[0])
        self._places.append(_Place(part, part_graft, names, pages))
        renamed = tuple(name.decode("utf-8", "replace") for name, new in names.items() if new != name)
        return [Done(Change.DESTINATION_RENAMED, len(renamed), renamed)] if renamed else []

    def finish(self) -> list[list[Done]]:
        """Write names, links and outline into the catalog and return what was done to each part."""
        done, items = [], []
        for place in self._places:
            counts = _Counts()
            with reading(place.part.place, place.part.called):
                for page in place.graft.pages:
                    for annotation in page.get("/Annots", ()):
                        self._mend(annotation, place, counts)
                items.append(self._outlined(place, counts))
            done.append(counts.told())
        self.bundle.Root.Names = pikepdf.Dictionary(Dests=name_tree(self.bundle, self._named))
        outline = self.bundle.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
        chain(outline, items)
        outline.Count = len(items)
        self.bundle.Root.Outlines = outline
        return done

    def _mend(self, holder: pikepdf.Object, place: _Place, counts: _Counts) -> None:
        """Make the target of an annotation or an item of the outline one of the bundle, or take it away."""
        if "/AA" in holder:
            del holder["/AA"]
            counts.actions += 1
        if (target := holder.get("/Dest")) is not None:
            self._aim(holder, "/Dest", self._resolved(target, place), counts)
        if (action := holder.get("/A")) is None:
            return
        kind = str(action.get("/S")) if isinstance(action, pikepdf.Dictionary) else ""
        if "/Next" in action:
            del action["/Next"]
            counts.actions += 1
        if kind == "/GoTo":
            found = self._resolved(action.get("/D"), place)
            self._aim(action, "/D", found, counts)
            if found is None:
                del holder["/A"]
        elif kind == "/URI" and str(action.get("/URI", "")).startswith(SCHEME):
            self._rewrite(holder, str(action.URI).removeprefix(SCHEME), counts)
        elif kind not in _HARMLESS:
            del holder["/A"]
            counts.actions += 1

    @staticmethod
    def _aim(holder: pikepdf.Object, key: str, target: pikepdf.Object | None, counts: _Counts) -> None:
        if target is None:
            counts.dead += 1
            if key in holder:
                del holder[key]
        else:
            holder[key] = target

    def _resolved(self, target: pikepdf.Object | None, place: _Place) -> pikepdf.Object | None:
        """Return a target as the bundle knows it, None for one that leads nowhere."""
        if isinstance(target, (pikepdf.String, pikepdf.Name)):
            name = bytes(target) if isinstance(target, pikepdf.String) else str(target).removeprefix("/").encode()
            found = place.names.get(name, name if name in self._named else None)
            return None if found is None else pikepdf.String(found)
        return target if _leads_to(target, place.pages) else None

    def _rewrite(self, holder: pikepdf.Object, address: str, counts: _Counts) -> None:
        """Make a link to `docpipe:part/<id>#<name>` one within the bundle, or into the piece that has the part."""
        wanted, _, name = address.partition("#")
        if (file := self.elsewhere.get(wanted)) is not None:
            named = pikepdf.String(destination_of(wanted))  # the piece may have renamed the other names
            holder.A = pikepdf.Dictionary(S=pikepdf.Name.GoToR, F=_file(file), D=named)
            counts.rewritten += 1
            return
        del holder["/A"]
        other = next((place for place in self._places if place.part.id == wanted), None)
        if other is None or (name and name.encode() not in other.names):
            counts.unknown.append(address)
            return
        holder.Dest = pikepdf.String(other.names[name.encode()] if name else destination_of(wanted))
        counts.rewritten += 1

    def _outlined(self, place: _Place, counts: _Counts) -> pikepdf.Object:
        """Return the item of a part, with the part's own outline below it, closed."""
        item = self.bundle.make_indirect(pikepdf.Dictionary(Title=pikepdf.String(place.part.title), Dest=_top_of(place.graft.pages[0])))
        own = place.graft.catalog.get("/Outlines")
        if place.part.headings and isinstance(own, pikepdf.Dictionary):
            items = items_of(own)
            shown = relink(item, items)
            if shown:
                item.Count = -shown
            for below in everything(items):
                self._mend(below, place, counts)
                if "/Dest" not in below and "/A" not in below:
                    below.Dest = _top_of(place.graft.pages[0])
        return item


def _file(name: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F=pikepdf.String(name), UF=pikepdf.String(name))


def _destinations(catalog: pikepdf.Object) -> Iterator[tuple[bytes, pikepdf.Object]]:
    """Yield the named destinations of a part, of both kinds (ISO 32000-1, 12.3.2.3)."""
    for key, value in entries(catalog.get("/Names", _NO_DICTIONARY).get("/Dests"), "/Names"):
        if isinstance(key, pikepdf.String):
            yield bytes(key), value
    for name, value in catalog.get("/Dests", _NO_DICTIONARY).items():
        yield name.removeprefix("/").encode(), value


def _leads_to(target: pikepdf.Object | None, pages: frozenset[tuple[int, int]]) -> bool:
    """Return whether an explicit destination leads to one of the pages."""
    if isinstance(target, pikepdf.Dictionary):
        target = target.get("/D")
    return isinstance(target, pikepdf.Array) and len(target) > 1 and isinstance(target[0], pikepdf.Dictionary) and target[0].objgen in pages


def _top_of(page: pikepdf.Object) -> pikepdf.Array:
    """Return the destination of a page's upper left corner; the reader's zoom stays."""
    box = inherited(page, "/CropBox") or inherited(page, "/MediaBox")
    top = max(float(box[1]), float(box[3])) if box is not None else 842
    return pikepdf.Array([page, pikepdf.Name.XYZ, 0, round(top), 0])
