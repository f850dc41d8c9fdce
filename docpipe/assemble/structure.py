"""The structure trees of the parts → one: StructTreeRoot → Document → each part's own tree as a Part with its title and language.

Page, annotations and forms find their elements through numbers (StructParents, StructParent) that are keys of the parent tree: those of each part are
shifted by a running offset, and its parent tree becomes one leaf of the bundle's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

import pikepdf

from docpipe.assemble.graft import Graft, inherited
from docpipe.assemble.part import Part
from docpipe.assemble.record import Change, Done
from docpipe.dataclass import dataclass
from docpipe.pdf.tags import elements, kids_of
from docpipe.pdf.trees import entries, leaf, name_tree, tree_of

_DEEPEST_FORM = 16
_NO_DICTIONARY = pikepdf.Dictionary()


@dataclass(slots=True)
class Brought:
    """What a part brought into the structure tree."""

    elements: int
    added: int
    done: list[Done] = field(default_factory=list)


@dataclass(slots=True)
class StructureTree:
    """The bundle's structure tree in the making."""

    bundle: pikepdf.Pdf
    language: str
    root: pikepdf.Object = field(init=False)
    document: pikepdf.Object = field(init=False)
    _tops: list[pikepdf.Object] = field(default_factory=list)
    _leaves: list[pikepdf.Object] = field(default_factory=list)
    _offset: int = 0
    _roles: dict[str, pikepdf.Object] = field(default_factory=dict)
    _classes: dict[str, pikepdf.Object] = field(default_factory=dict)
    _ids: dict[bytes, pikepdf.Object] = field(default_factory=dict)
    _namespaces: list[pikepdf.Object] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.root = self.bundle.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        self.document = self.bundle.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=self.root, Lang=pikepdf.String(self.language))
        )

    def take(self, part: Part, part_graft: Graft, language: str) -> Brought:
        """Hang a part's tree into the bundle's and return how many elements that were."""
        tree = part_graft.catalog.get("/StructTreeRoot", _NO_DICTIONARY)
        found = list(elements(tree))
        brought = Brought(len(found), 0)
        roles = self._merged(tree, "/RoleMap", self._roles, part, brought, Change.ROLE_RENAMED)
        classes = self._merged(tree, "/ClassMap", self._classes, part, brought, Change.CLASS_RENAMED)
        ids = self._identified(tree, part, brought)
        if roles or classes or ids:
            for element in found:
                _rename(element, roles, classes, ids)
        self._namespaces.extend(tree.get("/Namespaces", ()))
        self._shift(tree, part_graft)
        top = self._top(tree, brought)
        top.P = self.document
        top.T = pikepdf.String(part.title)
        top.Lang = pikepdf.String(language)
        self._tops.append(top)
        return brought

    def finish(self) -> None:
        """Put the tree into the catalog, when every part has been taken."""
        self.document.K = pikepdf.Array(self._tops)
        self.root.K = pikepdf.Array([self.document])
        self.root.ParentTree = tree_of(self.bundle, self._leaves) if self._leaves else self.bundle.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array()))
        self.root.ParentTreeNextKey = self._offset
        for key, found in (("/RoleMap", self._roles), ("/ClassMap", self._classes)):
            if found:
                self.root[key] = pikepdf.Dictionary(found)
        if self._ids:
            self.root.IDTree = name_tree(self.bundle, self._ids)
        if self._namespaces:
            self.root.Namespaces = pikepdf.Array(self._namespaces)
        self.bundle.Root.StructTreeRoot = self.root
        self.bundle.Root.MarkInfo = pikepdf.Dictionary(Marked=True)

    def _top(self, tree: pikepdf.Object, brought: Brought) -> pikepdf.Object:
        """Return the one element that holds a part's tree: its own Document, or a new one around all that stands at its top."""
        tops = [kid for kid in kids_of(tree) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        if len(tops) == 1 and pikepdf.Name.Document == tops[0].S and tops[0].is_indirect:
            tops[0].S = pikepdf.Name.Part
            return tops[0]
        brought.added += 1
        top = self.bundle.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Part, K=pikepdf.Array(tops)))
        for kid in tops:
            kid.P = top
        return top

    def _merged(
        self, tree: pikepdf.Object, key: str, known: dict[str, pikepdf.Object], part: Part, brought: Brought, change: Change
    ) -> dict[str, pikepdf.Object]:
        """Enter a part's roles or classes among those known and return old → new for the names that meant something else there."""
        renamed: dict[str, pikepdf.Object] = {}
        own = tree.get(key, _NO_DICTIONARY)
        items = dict(own.items())
        for name, value in items.items():
            if name not in known:
                known[name] = value
            elif known[name] != value:
                renamed[name] = pikepdf.Name(_free(name, part.id, known, items))
                known[str(renamed[name])] = value
        if renamed:
            brought.done.append(Done(change, len(renamed), tuple(name.removeprefix("/") for name in renamed)))
        return renamed

    def _identified(self, tree: pikepdf.Object, part: Part, brought: Brought) -> dict[bytes, bytes]:
        """Enter a part's ids among those known and return old → new, when one of them is taken."""
        own = {bytes(key): value for key, value in entries(tree.get("/IDTree"), "/Names") if isinstance(key, pikepdf.String)}
        renamed = {name: f"{part.id}.".encode() + name for name in own} if own.keys() & self._ids.keys() else {}
        self._ids.update({renamed.get(name, name): value for name, value in own.items()})
        if renamed:
            brought.done.append(Done(Change.IDS_RENAMED, len(renamed)))
        return renamed

    def _shift(self, tree: pikepdf.Object, part_graft: Graft) -> None:
        """Move the keys of a part's parent tree, and of all that refers to them, behind those of the parts before."""
        offset, last = self._offset, -1
        for holder, key in _holders(part_graft.pages):
            number = int(holder[key])
            last = max(last, number)
            holder[key] = number + offset
        items = sorted(((int(number), value) for number, value in entries(tree.get("/ParentTree"), "/Nums")), key=lambda item: item[0])
        if items:
            self._leaves.append(leaf(self.bundle, "/Nums", [(number + offset, value) for number, value in items]))
            last = max(last, items[-1][0])
        self._offset = offset + last + 1


def _free(name: str, part: str, *taken: dict[str, pikepdf.Object]) -> str:
    """Return a name that nobody has: 'Poznámka' of part 3 becomes 'Poznámka.3'."""
    free, number = f"{name}.{part}", 1
    while any(free in names for names in taken):
        number += 1
        free = f"{name}.{part}.{number}"
    return free


def _rename(element: pikepdf.Object, roles: dict[str, pikepdf.Object], classes: dict[str, pikepdf.Object], ids: dict[bytes, bytes]) -> None:
    if (role := roles.get(str(element.S))) is not None:
        element.S = role
    if classes and "/C" in element:
        worn = element.C
        new = [classes.get(str(item), item) if isinstance(item, pikepdf.Name) else item for item in (worn if isinstance(worn, pikepdf.Array) else [worn])]
        element.C = pikepdf.Array(new) if isinstance(worn, pikepdf.Array) else new[0]
    if ids:
        if (own := element.get("/ID")) is not None and bytes(own) in ids:
            element.ID = pikepdf.String(ids[bytes(own)])
        _rename_headers(element.get("/A"), ids)


def _rename_headers(attributes: pikepdf.Object | None, ids: dict[bytes, bytes]) -> None:
    """Rename the ids of headers that a cell of a table names (ISO 32000-1, table 349)."""
    for item in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(item, pikepdf.Dictionary) and isinstance(named := item.get("/Headers"), pikepdf.Array):
            item.Headers = pikepdf.Array([pikepdf.String(ids.get(bytes(name), bytes(name))) for name in named])


def _holders(pages: tuple[pikepdf.Object, ...]) -> Iterator[tuple[pikepdf.Object, str]]:
    """Yield all that stands in the parent tree and under which entry it says so: pages, annotations, forms and pictures."""
    seen: set[tuple[int, int]] = set()
    for page in pages:
        if "/StructParents" in page:
            yield page, "/StructParents"
        for annotation in page.get("/Annots", ()):
            if "/StructParent" in annotation and not _met(annotation, seen):
                yield annotation, "/StructParent"
        yield from _in_resources(inherited(page, "/Resources"), seen, 0)


def _in_resources(resources: pikepdf.Object | None, seen: set[tuple[int, int]], depth: int) -> Iterator[tuple[pikepdf.Object, str]]:
    if resources is None or depth > _DEEPEST_FORM or _met(resources, seen):
        return
    for item in resources.get("/XObject", _NO_DICTIONARY).values():
        if not isinstance(item, pikepdf.Stream) or _met(item, seen):
            continue
        for key in ("/StructParents", "/StructParent"):
            if key in item:
                yield item, key
        yield from _in_resources(item.get("/Resources"), seen, depth + 1)


def _met(item: pikepdf.Object, seen: set[tuple[int, int]]) -> bool:
    """Return whether an object was met before; a direct one is met once, by its holder."""
    if not item.is_indirect:
        return False
    known = item.objgen in seen
    seen.add(item.objgen)
    return known
