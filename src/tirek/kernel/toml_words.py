"""How the TOML reader speaks of values and types to the person who wrote the file."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, Final, Literal, get_args, get_origin

from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.kernel.toml_lines import Place

LONGEST_SHOWN: Final = 60

NAMES: Final[dict[Any, str]] = {
    str: "a text in quotes",
    int: "a whole number",
    bool: "true or false",
    Decimal: "a number",
    date: "a day such as 2025-09-01",
    time: "a time of day such as 09:00:00",
    Text: "a text in languages {kk = ..., ru = ..., en = ...}",
    Tenge: 'a sum in tenge such as "11796.00"',
    list: "a list [...]",
    dict: "a table",
}


class Mismatch(Exception):
    """The value at `at` is not what the type asks for."""

    def __init__(self, at: Place, problem: str, expected: str = "") -> None:
        super().__init__(at, problem, expected)
        self.at = at
        self.problem = problem
        self.expected = expected


def mistaken(at: Place, value: object, expected: str) -> Mismatch:
    """The mismatch for a value that stands where something else was expected."""
    return Mismatch(at, f"found {shown(value)}", expected)


def described(hint: Any) -> str:
    """The type in words, for the message about a key that is not there."""
    if hint in NAMES:
        return NAMES[hint]
    if get_origin(hint) is Literal:
        return listed(get_args(hint))
    if get_origin(hint) in (tuple, frozenset):
        return NAMES[list]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return listed(member.value for member in hint)
    if hasattr(hint, "parse"):
        return NAMES[str]
    return NAMES[dict]


def listed(choices: Iterable[object]) -> str:
    """The choices as one phrase."""
    return "one of: " + ", ".join(str(choice) for choice in choices)


def shown(value: object) -> str:
    """The value as it stands in the file, cut where it is long."""
    if isinstance(value, Mapping):
        return NAMES[dict]
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return f"the instant {value.isoformat()}"
    written = f'"{value}"' if isinstance(value, str) else str(value)
    return written if len(written) <= LONGEST_SHOWN else written[: LONGEST_SHOWN - 1] + "…"


def key_path(at: Place) -> str:
    """The place as people write it: days_off[2].name.kk (items counted from 0)."""
    path = ""
    for step in at:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += f".{step}" if path else step
    return path
