"""What an order for a stay answers of the law: the facts it fills in and the norms asked again.

A decision gives the right to a stay; when it is, with whom and for how long is said by the order.
So the rules of the service are asked once more with the day of the order, and with every stay
given before, by whichever way.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tirek.kernel.text import Text
from tirek.procedure.cite import Cite


@dataclass(frozen=True)
class Earlier:
    """The fact that lists stays given before, and what its columns are called."""

    fact: str
    name: str
    first: str
    last: str


@dataclass(frozen=True)
class Companion:
    """Asked where `fact` is one of `asked_of`; "yes" makes it `value`, "no" `without`.

    `represents` is the fact that the companion represents the child, `rule` the norm of it;
    `share` the term that says which percentage of the guaranteed sum is paid, once.
    """

    fact: str
    asked_of: tuple[str, ...]
    value: str
    without: str
    represents: str
    rule: str
    share: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Paper:
    """A paper that is shown, and the fact that it was."""

    fact: str
    name: Text


@dataclass(frozen=True)
class Arrival:
    """The papers shown on arrival: `papers` by everybody, `companion` where there is one.
    `checked` is the fact that they were looked at, `short` the rule that some are missing."""

    checked: str
    papers: tuple[Paper, ...]
    companion: tuple[Paper, ...]
    short: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Stay:
    """`day` and `days` are the facts that an order answers, `must` the norms that its day keeps,
    `length` the one that its days keep."""

    day: str
    days: str
    earlier: Earlier
    must: tuple[str, ...]
    length: str
    companion: Companion
    arrival: Arrival
    cites: tuple[Cite, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The paths of the facts it fills in."""
        companion, arrival = self.companion, self.arrival
        shown = [one.fact for one in (*arrival.papers, *arrival.companion)]
        asked = (companion.fact, companion.represents, arrival.checked)
        return (self.day, self.days, *asked, *shown)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules it asks."""
        return (*self.must, self.length, self.companion.rule, self.arrival.short)

    def cited(self) -> Iterator[Cite]:
        """Every citation."""
        yield from (*self.cites, *self.companion.cites, *self.arrival.cites)
