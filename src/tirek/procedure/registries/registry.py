"""The state information systems by name, and their answers read strictly."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from tirek.kernel.identity import Iin
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.law.factsheet import written_day

Kind = Literal["text", "day", "yes_no", "people", "words"]
LISTS: frozenset[Kind] = frozenset({"people", "words"})
"""Kinds that hold any number: none is an empty list."""
Document = dict[str, Any]


class BadAnswer(ValueError):
    """What a registry sent is not what it has to tell; the message names the field."""


@dataclass(frozen=True)
class Keeper:
    """The organisation that gave what a registry tells: what kind of office it is, the field of
    the answer that holds its BIN, and the one by which it finds the person among its own."""

    kind: str
    named_in: str
    group: str


@dataclass(frozen=True)
class Registry:
    """One system. `from_` is its name after "the birth date is ...".

    `tells` are the fields of its answer; `asks` what a question carries beside the IIN; `keeper`
    is who can be asked whether it still holds, if anybody.
    """

    name: Text
    from_: Text
    tells: Mapping[str, Kind]
    asks: tuple[str, ...] = ()
    keeper: Keeper | None = None

    def read(self, sent: object) -> Document:
        """The fields of an answer; null is "none". What is sent beside them is not kept.

        Raises BadAnswer.
        """
        if not isinstance(sent, Mapping):
            raise BadAnswer(f"{sent!r} is not an object")
        missing = [name for name in self.tells if name not in sent]
        if missing:
            raise BadAnswer(f"{', '.join(missing)} missing")
        return {name: _read(name, kind, sent[name]) for name, kind in self.tells.items()}


@dataclass(frozen=True)
class _File:
    registries: Mapping[str, Registry]


@cache
def registries() -> Mapping[str, Registry]:
    """Every registry by its id."""
    return load(_File, Path(__file__).with_name("registries.toml")).registries


def _read(name: str, kind: Kind, value: object) -> object:
    if value is None and kind not in LISTS:
        return None
    try:
        return READ[kind](value)
    except (TypeError, ValueError) as error:
        raise BadAnswer(f"{name}: {value!r} is no {kind}") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.strip()


def _yes_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _words(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError
    return [_text(one) for one in value]


def _people(value: object) -> list[str]:
    return [str(Iin.parse(one)) for one in _words(value)]


READ: Mapping[Kind, Callable[[object], object]] = {
    "text": _text,
    "day": lambda value: written_day(_text(value)).isoformat(),
    "yes_no": _yes_no,
    "people": _people,
    "words": _words,
}
