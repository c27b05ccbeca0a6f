"""The scopes rules are asked in, and what a rule of one may ask of another.

    case -> member -> income      lists of records of the facts, a list inside a record
         -> bill
         -> month ... period      the months of the entitlement, grouped into payment periods

A rule sees the values of its own scope and of those around it as they are, one each; those of a
scope directly inside one it sees are `Each`: the tuple of its values over the records (for a
period: over its entitled months). What lies deeper has to be summed up on the way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tirek.law.rows import Rows

CASE, MONTH, PERIOD = "case", "month", "period"


@dataclass(frozen=True, eq=False)
class Scopes:
    """The tree of scopes of one service, from its lists of records."""

    rows: Sequence[Rows]

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """The scope that sees a scope's values as `Each`."""
        return {MONTH: PERIOD} | {one.name: one.parent for one in self.rows}

    @cached_property
    def all(self) -> tuple[str, ...]:
        """Every scope a rule may be asked in."""
        return (CASE, *(one.name for one in self.rows), MONTH, PERIOD)

    @cached_property
    def chains(self) -> Mapping[str, tuple[str, ...]]:
        """The lists of records around a scope and itself, the outer first; none for the rest."""
        found: dict[str, tuple[str, ...]] = dict.fromkeys((CASE, MONTH, PERIOD), ())
        for one in self.rows:
            found[one.name] = (*found[one.parent], one.name)
        return found

    def lineage(self, scope: str) -> tuple[str, ...]:
        """The scopes whose values a rule of a scope sees as they are."""
        own = (scope,) if scope in (MONTH, PERIOD) else ()
        return (*self.chains[scope], *own, CASE)

    def sees(self, scope: str, asked: str) -> bool:
        """Whether a rule of a scope may ask for a value of another."""
        lineage = self.lineage(scope)
        return asked in lineage or self.parents.get(asked) in lineage

    def stage(self, scope: str) -> str:
        """When rules of a scope are asked: with the case, month by month, period by period."""
        return scope if scope in (MONTH, PERIOD) else CASE

    def spreads(self, asked: str, level: str) -> bool:
        """Whether a value of the scope `asked` has one part for each record of `level`."""
        return level in self.chains[asked]
