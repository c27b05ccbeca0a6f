"""From a type hint to the function that reads a TOML value of that type.

Each reader is made once per type and kept. It gets the value and its place in the file
and gives the bound value, or raises Mismatch, which says what stood there and what was
expected; `toml.py` turns that into a message with file and line.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.kernel.toml_lines import Place
from tirek.kernel.toml_words import NAMES, Mismatch, described, listed, mistaken

Reader = Callable[[object, Place], Any]


@cache
def reader_of(hint: Any) -> Reader:
    """The reader for a type hint; TypeError for a type no TOML value can be bound to."""
    if hint in _READERS:
        return _READERS[hint]
    origin = get_origin(hint)
    if origin is not None:
        return _generic(hint, origin, get_args(hint))
    if isinstance(hint, type):
        return _of_class(hint)
    raise TypeError(f"TOML cannot be bound to {hint!r}")


def _generic(hint: Any, origin: Any, arguments: tuple[Any, ...]) -> Reader:
    if origin is Literal:
        return _one_of({value: value for value in arguments})
    if origin in (Union, UnionType):
        return _union(arguments)
    if origin is tuple and arguments[1:] == (...,):
        return _list(arguments[0], tuple)
    if origin is frozenset:
        return _list(arguments[0], frozenset)
    if issubclass(origin, Mapping) and arguments[0] is str:
        return _mapping(arguments[1])
    raise TypeError(f"TOML cannot be bound to {hint!r}")


def _of_class(hint: type) -> Reader:
    if issubclass(hint, Enum):
        return _one_of({member.value: member for member in hint})
    if is_dataclass(hint):
        return _TableReader(hint)
    if hasattr(hint, "parse"):
        return _parsed(hint)
    raise TypeError(f"TOML cannot be bound to {hint.__name__}")


def _scalar(hint: type) -> Reader:
    expected = NAMES[hint]

    def read(value: object, at: Place) -> object:
        # The exact type: true is no number here, and an instant is no day.
        if type(value) is not hint:
            raise mistaken(at, value, expected)
        return value

    return read


def _decimal(value: object, at: Place) -> Decimal:
    if type(value) is int:
        return Decimal(value)
    if not isinstance(value, Decimal) or not value.is_finite():
        raise mistaken(at, value, NAMES[Decimal])
    return value


def _text(value: object, at: Place) -> Text:
    table = _as_table(value, at, NAMES[Text])
    try:
        return Text.of({key: _string(sentence, (*at, key)) for key, sentence in table.items()})
    except ValueError as error:
        raise Mismatch(at, str(error), NAMES[Text]) from error


def _tenge(value: object, at: Place) -> Tenge:
    try:
        return Tenge.of(value)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise mistaken(at, value, NAMES[Tenge]) from error


def _anything(value: object, at: Place) -> object:
    return value


_string: Final = _scalar(str)
_READERS: Final[dict[Any, Reader]] = {
    str: _string,
    int: _scalar(int),
    bool: _scalar(bool),
    date: _scalar(date),
    time: _scalar(time),
    Decimal: _decimal,
    Text: _text,
    Tenge: _tenge,
    object: _anything,
    Any: _anything,
}


def _one_of(choices: Mapping[Any, object]) -> Reader:
    # By type too: True would pass for 1, and a list cannot be looked up at all.
    known = {(type(written), written): value for written, value in choices.items()}
    kinds = {type(written) for written in choices}

    def read(value: object, at: Place) -> object:
        if type(value) in kinds and (type(value), value) in known:
            return known[type(value), value]
        raise mistaken(at, value, listed(choices))

    return read


def _union(arguments: tuple[Any, ...]) -> Reader:
    """Each alternative in turn. None is none of them: in TOML it is a key left out."""
    readers = [reader_of(hint) for hint in arguments if hint is not NoneType]
    if len(readers) == 1:
        return readers[0]

    def read(value: object, at: Place) -> object:
        failures: list[Mismatch] = []
        for reader in readers:
            try:
                return reader(value, at)
            except Mismatch as failure:
                failures.append(failure)
        nearest = max(failures, key=lambda failure: len(failure.at))
        if nearest.at != at:
            raise nearest  # it was of this kind as far as that place
        raise mistaken(at, value, " or ".join(failure.expected for failure in failures))

    return read


def _list(hint: Any, made: Callable[[list[object]], object]) -> Reader:
    reader = reader_of(hint)

    def read(value: object, at: Place) -> object:
        if not isinstance(value, list):
            raise mistaken(at, value, NAMES[list])
        return made([reader(item, (*at, place)) for place, item in enumerate(value)])

    return read


def _mapping(hint: Any) -> Reader:
    reader = reader_of(hint)

    def read(value: object, at: Place) -> object:
        return {key: reader(item, (*at, key)) for key, item in _as_table(value, at).items()}

    return read


def _parsed(hint: Any) -> Reader:
    """For Month, Quarter, Iin, Bin and whatever else reads itself from a written text."""

    def read(value: object, at: Place) -> object:
        written = _string(value, at)
        try:
            return hint.parse(written)
        except ValueError as error:
            raise mistaken(at, written, getattr(error, "expected", hint.__name__)) from error

    return read


class _TableReader:
    """Binds a table to a dataclass, field by field; a trailing underscore is not in the key."""

    def __init__(self, made: Any) -> None:
        self._made = made

    def __call__(self, value: object, at: Place) -> object:
        table = _as_table(value, at)
        values: dict[str, object] = {}
        for key, (name, reader, hint, if_absent) in self._plan.items():
            if key in table:
                values[name] = reader(table[key], (*at, key))
            elif if_absent == "error":
                raise Mismatch((*at, key), "is missing", described(hint))
            elif if_absent == "none":
                values[name] = None
        if not table.keys() <= self._plan.keys():
            raise self._unknown_key(table, at)
        try:
            return self._made(**values)
        except ValueError as error:
            raise Mismatch(at, str(error)) from error

    @cached_property
    def _plan(self) -> dict[str, tuple[str, Reader, Any, str]]:
        """By key: the field, its reader, its hint and what to do without the key.

        Made at the first use, so that a class may hold others of its own kind.
        """
        hints = get_type_hints(self._made)
        return {
            field.name.removesuffix("_"): (
                field.name,
                reader_of(hints[field.name]),
                hints[field.name],
                _if_absent(field, hints[field.name]),
            )
            for field in fields(self._made)
            if field.init
        }

    def _unknown_key(self, table: Mapping[str, object], at: Place) -> Mismatch:
        key = next(key for key in table if key not in self._plan)
        close = get_close_matches(key, self._plan, n=1)
        expected = f"perhaps {close[0]}" if close else listed(self._plan)
        return Mismatch((*at, key), "is not a known key", expected)


def _if_absent(field: "Field[Any]", hint: Any) -> Literal["default", "none", "error"]:
    if field.default is not MISSING or field.default_factory is not MISSING:
        return "default"
    return "none" if NoneType in get_args(hint) else "error"


def _as_table(value: object, at: Place, expected: str = NAMES[dict]) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise mistaken(at, value, expected)
    return value
