"""What the people whose turn has come choose among: kinds of things, stays or hours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.answer import Answer
from tirek.procedure.cite import Cite
from tirek.procedure.supply.stay import Stay

Route = Literal["portal", "procurement"]


@dataclass(frozen=True)
class Kind:
    """A kind that suppliers offer; chosen by those of whom the `fact` is true, by all without one.

    `value` is what the fact must be where it is no yes or no, `given_by` the fact that says what is
    given where the state buys it and that is another one; those of whom the fact `unless` is true
    choose it not. Those of whom `or_without` is false may choose it whatever the `fact` is. `route`
    is procurement where an act has it bought by the state; `begins` says that an order is for a day
    (of arrival), `stay` what such an order answers of the law, `counted` that it is for so many
    pieces.
    """

    id: str
    name: Text
    cites: tuple[Cite, ...]
    fact: str = ""
    value: str = ""
    given_by: str = ""
    unless: str = ""
    or_without: str = ""
    route: Route = "portal"
    begins: bool = False
    stay: Stay | None = None
    counted: bool = False

    @property
    def given(self) -> str:
        """What is given by an order of it, as the lists of earlier orders name it."""
        return self.value or self.id

    def is_for(self, facts: Mapping[str, Answer]) -> bool:
        """Whether somebody of whom that is known may choose it."""
        if self.unless and facts.get(self.unless) is not False:
            return False
        if self.or_without and facts.get(self.or_without) is False:
            return True
        return not self.fact or facts.get(self.fact) == (self.value or True)


@dataclass(frozen=True)
class Ground:
    """A reason an act lets a supplier give."""

    id: str
    text: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Records:
    """The list of the facts in which earlier orders stand, and the fields of its records.

    `kind` is what was given, `received_on` the day of receipt, empty until then; the other fields
    are empty where the list has none. `since` is the fact that says on which day what is `asked`
    was first applied for, if the rules want to know. Where an act prints periods `next_on` is the
    rule that says from which day a record may be replaced, and `replaced_if` are those that must
    hold on that day for the person to be asked.
    """

    rows: str
    kind: str
    received_on: str
    ordered_on: str = ""
    pieces: str = ""
    another_kind: str = ""
    asked: str = ""
    since: str = ""
    next_on: str = ""
    replaced_if: tuple[str, ...] = ()

    def facts(self) -> Iterator[str]:
        """Every path that must be there among the facts."""
        fields = (self.kind, self.received_on, self.ordered_on, self.pieces, self.another_kind)
        yield from (f"{self.rows}.{one}" for one in fields if one)
        yield from filter(None, (self.asked, self.since))


@dataclass(frozen=True)
class Counting:
    """How the pieces of a year are counted: by the rules, asked again on the day of each order.

    `pieces` and `another_kind` are the facts an order answers; `limits` the conditions it must
    meet. `given`, `ordered`, `left`, `least` and, as the reading `year` has it, `begins` are the
    rules (or facts of the list) that tell the account of the year.
    """

    pieces: str
    another_kind: str
    limits: tuple[str, ...]
    given: str
    ordered: str
    left: str
    least: str
    year: str
    begins: Mapping[str, str]

    def values(self) -> Iterator[str]:
        """Every name that must be there among what rules say."""
        yield from (*self.limits, *self.begins.values(), self.ordered, self.left, self.least)


@dataclass(frozen=True)
class Market:
    """`refusal` are the grounds on which a supplier refuses an order, `withdrawal` those on which
    an accepted one is withdrawn; a supplier may do neither without one. `records` say how what is
    ordered becomes known to later decisions, `counting` how its pieces are counted. `vouchers` are
    the paragraphs by which it is also given by a voucher; none where it is not."""

    kind: tuple[Kind, ...]
    refusal: tuple[Ground, ...]
    withdrawal: tuple[Ground, ...] = ()
    records: Records | None = None
    counting: Counting | None = None
    vouchers: tuple[Cite, ...] = ()

    def named(self, kind: str) -> Kind | None:
        """The kind of that id."""
        return next((one for one in self.kind if one.id == kind), None)

    def grounds(self, event: str) -> tuple[Ground, ...]:
        """What a supplier may give as the reason of "Refused" or "Withdrawn"."""
        return {"Refused": self.refusal, "Withdrawn": self.withdrawal}.get(event, ())

    def cited(self) -> Iterator[Cite]:
        """Every citation."""
        yield from self.vouchers
        for kind in self.kind:
            yield from kind.cites
            yield from kind.stay.cited() if kind.stay else ()
        for ground in (*self.refusal, *self.withdrawal):
            yield from ground.cites


def load_market(folder: Path) -> Market | None:
    """What a service's folder says; None for a service nothing is chosen in."""
    path = folder / "market.toml"
    return load(Market, path) if path.exists() else None
