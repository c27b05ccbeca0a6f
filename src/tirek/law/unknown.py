"""What is not known yet. It is a value of its own, never a default and never an ELSE."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NoReturn, TypeGuard

NeedKind = Literal["fact", "term", "parameter"]


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """One thing that must be learnt: a fact of the case, a term of the edition, a value of law.

    `name` is the fact's path ("child.born_on"), the term's path ("amount.mci") or the
    parameter's id; `at` says for which month a parameter is missing ("2027-01"), else "".
    """

    kind: NeedKind
    name: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that cannot be computed until its needs are met."""

    needs: frozenset[Need]

    def __bool__(self) -> NoReturn:
        # An unknown condition must never silently take the ELSE branch of anybody's `if`.
        raise TypeError(f"an unknown value has no truth: it needs {sorted(self.needs)}")


def missing(kind: NeedKind, name: str, at: str = "") -> Unknown:
    """The unknown value that needs exactly one thing."""
    return Unknown(frozenset({Need(kind, name, at)}))


def or_missing(value: object | None, kind: NeedKind, name: str, at: str = "") -> object:
    """The value, or, where the law has none, the unknown that needs it."""
    return missing(kind, name, at) if value is None else value


def is_unknown(value: object) -> TypeGuard[Unknown]:
    """Whether the value is not known yet."""
    return value.__class__ is Unknown


def together(values: list[Unknown]) -> Unknown:
    """One unknown that needs all that the given ones need."""
    return Unknown(frozenset().union(*(value.needs for value in values)))


def unknowns(values: Iterable[object]) -> list[Unknown]:
    """Those of the values that are not known."""
    return [value for value in values if value.__class__ is Unknown]
