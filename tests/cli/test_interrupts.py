"""An interrupt is told as one, whatever it passed through."""

from __future__ import annotations

import pytest
from pydantic_core import SchemaError

from docpipe.cli import is_interrupt


def broken_off() -> None:
    raise KeyboardInterrupt


def torn_down() -> None:
    try:
        broken_off()
    except KeyboardInterrupt:
        raise ValueError("torn down") from None


def test_an_interrupt_inside_another_error_is_one() -> None:
    with pytest.raises(ValueError, match="torn down") as caught:
        torn_down()
    assert is_interrupt(caught.value)


def test_an_interrupt_while_a_schema_is_built_is_one() -> None:
    """As seen in a log: pydantic makes a text of what its Rust code was interrupted by."""
    said = 'Error building "model" validator:\n  SchemaError: Error building "enum" validator:\n  KeyboardInterrupt: '
    assert is_interrupt(SchemaError(said))


def test_another_error_is_none() -> None:
    assert not is_interrupt(ValueError("KeyboardInterrupt: is only spoken of here."))
