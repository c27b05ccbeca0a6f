"""A value of a rule in the loop over cases, and the lines of the loop as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

from tirek.law.batch.lowered import Kind


@dataclass(frozen=True)
class Held:
    """One value: a name of the loop or a whole number, in parts of which `per` make one.

    It lies between `said` and `said` + `slack` such parts; "" where it is exact. `none` says
    whether it is none; "" where it never is. `among` are the only values that a whole number can
    have.
    """

    said: str
    kind: Kind
    per: int = 1
    slack: str = ""
    none: str = ""
    among: tuple[int, ...] = ()


@dataclass
class Lines:
    """The text of a loop, with names of its own for what is worked out between."""

    lines: list[str] = field(default_factory=list)
    depth: int = 1
    numbers: Iterator[int] = field(default_factory=count)

    def line(self, text: str) -> None:
        """One more line."""
        self.lines.append("    " * self.depth + text)

    def fresh(self) -> str:
        """A name that nothing else has."""
        return f"t{next(self.numbers)}"

    def keep(self, text: str) -> str:
        """The value of an expression under a name of its own."""
        name = self.fresh()
        self.line(f"{name} = {text}")
        return name

    def checked(self, text: str, *, left: bool = False) -> tuple[str, str]:
        """A value that may be too large, which marks the case, and whether something is left."""
        name, beside = self.fresh(), self.fresh() if left else ""
        self.line(f"{name}, {f'{beside}, ' if left else ''}large = {text}")
        self.line("bad |= large")
        return name, beside

    @contextmanager
    def inside(self, head: str) -> Iterator[None]:
        """Lines of a block."""
        self.line(head)
        self.depth += 1
        yield
        self.depth -= 1
