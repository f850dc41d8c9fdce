"""Records → what the documents of one project and one edition are made from."""

from __future__ import annotations

from dataclasses import field, replace
from pathlib import Path

from docpipe.czech.names import fold_name
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location
from docpipe.editions.cutting import edit
from docpipe.editions.policies import Policy
from docpipe.editions.private import PrivateData, private_data
from docpipe.figures.numbers import Numbers, numbers_of
from docpipe.figures.personal import subjects_of
from docpipe.kinds.checked import PublicityChecks
from docpipe.kinds.kind import Listed, World
from docpipe.model import Document, State
from docpipe.outside import read_bytes
from docpipe.pipeline.bundles.choose import listed_of
from docpipe.pipeline.load import Loaded
from docpipe.pipeline.pictures import read_picture
from docpipe.pipeline.policies import policy_of
from docpipe.pipeline.publicity.profile import profile_of
from docpipe.programmes.compose import strip_of
from docpipe.programmes.strip import Strip
from docpipe.records.collection import Collection, project_of
from docpipe.workspace import leads_outside

_LOGO_NAMES = ("prijemce.png", "prijemce.jpg", "beneficiary.png", "beneficiary.jpg")
_LARGEST_LOGO = 30_000_000
"""Bytes; a logo for print has a hundredth of it."""


@dataclass(slots=True)
class Worlds:
    """Makes each project's strip and each edition's records once."""

    loaded: Loaded
    _strips: dict[str, Checked[Strip]] = field(default_factory=dict)
    _editions: dict[Policy, Collection] = field(default_factory=dict)
    _policies: dict[tuple[str, str], Policy] = field(default_factory=dict)
    _private: dict[tuple[str | None, Policy], PrivateData] = field(default_factory=dict)
    _numbers: dict[str, Numbers] = field(default_factory=dict)
    _subjects: list[str] = field(default_factory=list)
    """The names of everybody whom a field of the content names, once they were gathered."""

    def world(
        self, document: Document, state: State = State.DRAFT, version: str = "", listed: tuple[Listed, ...] = (), checks: PublicityChecks | None = None
    ) -> World:
        """Return what a document is made from."""
        project = self.loaded.collection.get(f"project:{document.project}")
        assert project is not None, "a document is planned only for a project that was read"
        policy = self.policy(document)
        collection = self._edition(policy)
        own = collection.get(project.key)
        assert own is not None
        return World(
            collection=collection,
            project=own,
            programme=self.loaded.programme_of(project),
            strip=self.strip(document.project).value,
            policy=policy,
            numbers=self._all_numbers(),
            state=state,
            version=version,
            publicity=checks,
            listed=listed or listed_of(self.loaded.bundles.get(document.subject, ())),
            part=document.part,
            picture=lambda name, place: read_picture(self.loaded.workspace, document.project, name, place),
        )

    def strip(self, project: str) -> Checked[Strip]:
        """Return a project's strip: official files where the user put them, else composed; what is missing is told once."""
        if project not in self._strips:
            record = self.loaded.collection.get(f"project:{project}")
            assert record is not None
            programme = profile_of(self.loaded.programme_of(record), self.loaded.settings, project_of(record))
            found: list[Diagnostic] = []
            root, folder = self.loaded.workspace.root, self.loaded.workspace.logos / project
            official = {name: content for name in programme.official_files() if (content := self._picture(root / name, found)) is not None}
            logo = next((content for name in _LOGO_NAMES if (content := self._picture(folder / name, found)) is not None), None)
            checked = strip_of(programme, official, logo, project_of(record).beneficiary)
            told = (_placed(item, record.locate("programme")) for item in checked.diagnostics)
            self._strips[project] = Checked(checked.value, (*found, *told))
        return self._strips[project]

    def _picture(self, path: Path, found: list[Diagnostic]) -> bytes | None:
        """Return a logo's bytes; None where there is none, or none that may be read, which is told."""
        if not (path.is_symlink() or path.exists()):
            return None
        name = self.loaded.workspace.name_of(path)
        if leads_outside(self.loaded.workspace, path):
            found.append(Diagnostic("link-outside", Location(name)))
            return None
        try:
            return read_bytes(path, name, most=_LARGEST_LOGO)
        except DocpipeError as error:
            found += error.diagnostics
            return None

    def private(self, document: Document) -> PrivateData:
        """Return what must not stand in a document; in a bundle, which may hold documents of any project, nothing private of any."""
        return self.private_of(None if document.kind == "bundle" else document.project, self.policy(document))

    def private_of(self, project: str | None, policy: Policy) -> PrivateData:
        """Return what must not stand in the documents of a project (None: of any) by a policy."""
        key = (project, policy)
        if key not in self._private:
            found = private_data(self.loaded.collection, policy, project)
            hidden = {fold_name(name) for name in found.names}
            if not self._subjects:
                self._subjects += dict.fromkeys(name for subject in subjects_of(self.loaded.collection).values() for name in subject.names)
            self._private[key] = replace(found, known=tuple(name for name in self._subjects if fold_name(name) not in hidden))
        return self._private[key]

    def policy(self, document: Document) -> Policy:
        """Return what a document's edition shows in its kind."""
        key = (document.edition, document.kind)
        if key not in self._policies:
            made = policy_of(self.loaded.settings, *key)
            self._policies[key] = next((known for known in self._policies.values() if known == made), made)
        return self._policies[key]

    def _edition(self, policy: Policy) -> Collection:
        if policy not in self._editions:
            self._editions[policy] = edit(self.loaded.collection, policy)
        return self._editions[policy]

    def _all_numbers(self) -> dict[str, Numbers]:
        if not self._numbers:
            self._numbers.update({record.key: numbers_of(record, self.loaded.collection) for record in self.loaded.collection.of("meeting")})
        return self._numbers


def _placed(item: Diagnostic, place: Location) -> Diagnostic:
    return replace(item, location=item.location or place)
