"""docpipe's own dataclass behaves as the standard library's, and is the one that docpipe uses."""

from __future__ import annotations

import ast
import copy
import dataclasses
import pickle
import threading
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

import pytest

from docpipe import dataclass as own

ROOT = Path(__file__).parents[1]
T = TypeVar("T")
Decorator = Callable[..., Any]
DECORATORS = pytest.mark.parametrize("decorator", [own.dataclass, dataclasses.dataclass], ids=["own", "standard"])


def samples(decorator: Decorator) -> dict[str, Any]:
    @decorator(frozen=True, slots=True)
    class Base:
        name: str
        size: int = 3

    @decorator(frozen=True, slots=True)
    class Derived(Base):
        """Has a text."""

        tags: tuple[str, ...] = ()
        made: list[str] = field(default_factory=list, compare=False, repr=False)

        @property
        def long(self) -> bool:
            return self.size > 3

    @decorator(slots=True)
    class Loose:
        first: int
        items: dict[str, int] = field(default_factory=dict)
        double: int = field(init=False)
        fixed: int = field(init=False, default=7)

        def __post_init__(self) -> None:
            self.double = 2 * self.first

    @decorator(frozen=True, slots=True, order=True)
    class Place:
        path: str = ""
        line: int = 0

    @decorator(frozen=True)
    class Whole(Generic[T]):
        value: T

    @decorator(frozen=True, slots=True)
    class Empty:
        pass

    @decorator(frozen=True, eq=False)
    class Same:
        value: int

    @decorator(frozen=True, slots=True)
    class Stubborn:
        value: int

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 42

        def __repr__(self) -> str:
            return "stubborn"

    return {made.__name__: made for made in (Base, Derived, Loose, Place, Whole, Empty, Same, Stubborn)}


def told(value: object) -> str:
    """Return how a value shows itself, without the function in which its class stands."""
    return repr(value).rpartition("<locals>.")[2]


@DECORATORS
def test_fields_are_set_by_place_by_name_and_by_default(decorator: Decorator) -> None:
    made = samples(decorator)
    derived = made["Derived"]("a", tags=("x",))
    assert (derived.name, derived.size, derived.tags, derived.made, derived.long) == ("a", 3, ("x",), [], False)
    assert made["Derived"]("a").made is not made["Derived"]("a").made
    loose = made["Loose"](4)
    assert (loose.double, loose.fixed, loose.items) == (8, 7, {})
    assert made["Whole"][int](1).value == 1
    made["Empty"]()
    for given, named in (((), {}), ((1, 2, 3, 4, 5), {}), (("a",), {"name": "b"}), (("a",), {"colour": 1})):
        with pytest.raises(TypeError):
            made["Derived"](*given, **named)


@DECORATORS
def test_equal_are_those_of_one_class_with_equal_fields(decorator: Decorator) -> None:
    made = samples(decorator)
    base, derived = made["Base"], made["Derived"]
    assert base("a") == base("a", 3)
    assert base("a") != base("b")
    assert base("a") != derived("a")
    assert base("a") != ("a", 3)
    assert derived("a", made=["x"]) == derived("a", made=["y"])
    assert hash(derived("a", made=["x"])) == hash(derived("a"))
    assert len({base("a"), base("a", 3), base("b")}) == 2
    assert made["Empty"]() == made["Empty"]()
    assert made["Same"](1) != made["Same"](1)
    assert hash(made["Stubborn"](1)) == 42
    assert made["Stubborn"](1) == 5
    with pytest.raises(TypeError):
        hash(made["Loose"](1))


@DECORATORS
def test_order_is_that_of_the_fields(decorator: Decorator) -> None:
    place = samples(decorator)["Place"]
    assert sorted([place("b", 1), place("a", 2), place("a", 1)]) == [place("a", 1), place("a", 2), place("b", 1)]
    assert place("a") <= place("a")
    assert place("b") > place("a")
    with pytest.raises(TypeError):
        assert place() < samples(decorator)["Place"]()


@DECORATORS
def test_what_is_frozen_stays(decorator: Decorator) -> None:
    made = samples(decorator)
    for value, name in ((made["Base"]("a"), "name"), (made["Whole"](1), "value")):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, 1)
        with pytest.raises(FrozenInstanceError):
            delattr(value, name)
    loose = made["Loose"](1)
    loose.first = 5
    assert loose.first == 5
    with pytest.raises(AttributeError):
        loose.other = 1


@DECORATORS
def test_it_shows_itself_by_its_fields(decorator: Decorator) -> None:
    made = samples(decorator)
    assert told(made["Derived"]("a")) == "Derived(name='a', size=3, tags=())"
    assert told(made["Empty"]()) == "Empty()"
    assert told(made["Stubborn"](1)) == "stubborn"
    loose = made["Loose"](1)
    loose.items["self"] = loose
    assert "..." in repr(loose)


@DECORATORS
def test_the_standard_library_takes_it_for_one_of_its_own(decorator: Decorator) -> None:
    made = samples(decorator)
    derived = made["Derived"]("a", tags=("x",))
    assert [item.name for item in fields(derived)] == ["name", "size", "tags", "made"]
    assert replace(derived, size=9) == made["Derived"]("a", 9, ("x",))
    assert dataclasses.asdict(derived) == {"name": "a", "size": 3, "tags": ("x",), "made": []}
    assert dataclasses.is_dataclass(made["Empty"])
    assert copy.copy(derived) == copy.deepcopy(derived) == derived
    assert copy.deepcopy(derived).made is not derived.made
    assert made["Derived"].__match_args__ == ("name", "size", "tags", "made")


@own.dataclass(frozen=True, slots=True)
class Packed:
    text: str
    more: tuple[int, ...] = ()


def test_it_is_pickled_whole() -> None:
    assert pickle.loads(pickle.dumps(Packed("a", (1, 2)))) == Packed("a", (1, 2))  # noqa: S301 - its own


def test_a_subclass_and_threads_may_come_first() -> None:
    base = samples(own.dataclass)["Base"]

    class Below(base):  # type: ignore[misc, valid-type]
        def __init__(self) -> None:
            super().__init__("a")

    assert Below().name == "a"
    assert base("b").name == "b"
    made: list[object] = []
    fresh = samples(own.dataclass)["Base"]
    threads = [threading.Thread(target=lambda: made.append(fresh("a"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [fresh("a")] * 8


def test_docpipe_uses_its_own() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "docpipe").rglob("*.py"))
        if path.name != "dataclass.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses" and {"dataclass", "InitVar", "KW_ONLY"} & {item.name for item in node.names}
    ]
    assert found == [], "from docpipe.dataclass import dataclass: the standard library's takes 0.6 ms of every start"
