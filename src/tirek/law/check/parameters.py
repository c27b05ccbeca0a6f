"""Dated values: in order, no two at once, no gap, nothing said of a time nobody knows."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tirek.kernel.toml import load
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal, refuse_at
from tirek.law.parameter import Parameter, Value


def check_parameters(law: Law) -> Iterator[Refusal]:
    """Everything that can be wrong with the dates of parameters."""
    for path in sorted((law.folder / "parameters").glob("*.toml")):
        parameter = load(Parameter, path)
        name = f"{parameter.id.replace('_', '-')}.toml"
        if path.name != name:  # so that no two files can give one parameter
            yield Refusal(path, 1, "file name", f"expected {name}")
        yield from _check(path, parameter)


def _check(path: Path, parameter: Parameter) -> Iterator[Refusal]:
    for number, (earlier, later) in enumerate(pairwise(parameter.value), start=1):
        yield from _pair(path, number, earlier, later)
    for number, value in enumerate(parameter.value):
        if value.from_ >= parameter.known_until:
            message = f"begins on {value.from_}, after known_until {parameter.known_until}"
            yield refuse_at(path, ["value", number], "dates", message)
        for name in sorted(set(parameter.names().values())):
            if getattr(value, name) is None:
                yield refuse_at(path, ["value", number], "no value", f"{name} is not given")


def _pair(path: Path, number: int, earlier: Value, later: Value) -> Iterator[Refusal]:
    keys: list[str | int] = ["value", number]
    if later.from_ <= earlier.from_:
        message = f"{later.from_} does not come after {earlier.from_}"
        yield refuse_at(path, keys, "overlap", message)
    elif earlier.until is not None and earlier.until > later.from_:
        yield refuse_at(path, keys, "overlap", f"the value before it holds until {earlier.until}")
    elif earlier.until is not None and earlier.until < later.from_:
        message = f"nothing is known from {earlier.until} to {later.from_}"
        yield refuse_at(path, keys, "gap", message)
