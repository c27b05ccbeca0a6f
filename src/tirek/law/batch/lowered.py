"""An expression of the law in SQL: a value, what it is, and what it needs while it is unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from tirek.law.rule import Rule

Kind = Literal["bool", "date", "month", "int", "text", "money", "number", "none"]


class NotCompiled(ValueError):
    """A rule says something that has no exact meaning in SQL; `line` counts inside its function."""

    def __init__(self, message: str, line: int = 0, rule: Rule | None = None) -> None:
        super().__init__(message)
        self.line, self.rule = line, rule


@dataclass(frozen=True, slots=True)
class Lowered:
    """One expression. SQL NULL stands for "not known", and for "none" where it is `optional`.

    `needs` is SQL for a set of bits, one for each name that must still be learnt; "" where the
    value is always known. Money and numbers are whole numbers: the value is `sql` / `per`, in
    tiyn for money, so that nothing is ever rounded but where the law says so. `among` are the
    only values that a whole number can have.

    What is divided by a number of the case may have no such whole number. Then it lies between
    `sql` and `sql` + `slack`, and whatever depends on where it lies exactly is NULL: in `doubt`,
    to be decided as one case is. `wide`: more than 64 bits.
    """

    sql: str
    kind: Kind
    needs: str = ""
    optional: bool = False
    per: int = 1
    among: tuple[int, ...] = ()
    slack: str = ""
    doubt: bool = False
    wide: bool = False

    @property
    def most(self) -> str:
        """The largest whole number it can be."""
        return f"({self.sql} + {self.slack})" if self.slack else self.sql

    def only_if_known(self, *parts: Lowered) -> Lowered:
        """The same, unknown while one of the parts is."""
        return replace(
            self,
            needs=together([self.needs, *(part.needs for part in parts)]),
            doubt=self.doubt or any(part.doubt for part in parts),
            wide=self.wide or any(part.wide for part in parts),
        )


def together(needs: list[str]) -> str:
    """The bits of all of them."""
    some = list(dict.fromkeys(need for need in needs if need))
    return f"({' | '.join(some)})" if len(some) > 1 else "".join(some)


def only_unknown(value: str, needs: str) -> str:
    """The needs of a value that may have been settled in spite of them."""
    return needs and f"CASE WHEN {value} IS NULL THEN {needs} ELSE 0 END"


def unknown(needs: str) -> str:
    """A condition: something of it is not known."""
    return f"{needs} <> 0"


def text(value: str) -> str:
    """A literal."""
    return "'" + value.replace("'", "''") + "'"
