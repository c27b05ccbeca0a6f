"""What the state buys: the table of its way, the forms it is told of in, and its days.

Which kinds go this way is said by the market of a service, or by a commission's conclusion.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.period import Month, months_between
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.cite import Cite
from tirek.procedure.lifecycle import Lifecycle, load_lifecycle
from tirek.procedure.process import Span
from tirek.procedure.supply.choice import FOLDER, Days

FormId = Literal["aids", "hygiene", "prosthetics", "hearing", "cochlear"]
Paper = Literal["list", "annex-14", "annex-15", "annex-16"]
Card = Literal["annex-8", "annex-9", "annex-10", "annex-12"]
Covering = Literal["Contracted", "Arrived", "HandedOver"]


@dataclass(frozen=True)
class Asked:
    """Something an officer writes down of a service, for a column of the statement."""

    id: str
    kind: Literal["words", "day", "money"]
    label: Text
    optional: bool = False


@dataclass(frozen=True)
class Form:
    """A way in which what was bought reaches the person.

    `paper` tells of it afterwards; `reported`: the list has a term; `counted`: pieces by a norm;
    `order_form`: an article is ordered, made and released before it is given. Which column of the
    statement the budget pays is the reading `paid_column` of the service.
    """

    id: FormId
    name: Text
    paper: Paper
    cites: tuple[Cite, ...]
    reported: bool = False
    counted: bool = False
    order_form: bool = False
    cards: tuple[Card, ...] = ()
    asked: tuple[Asked, ...] = ()

    def pays(self, column: str) -> str:
        """The column that is paid where the act is read so: its price where it has no other."""
        return column if any(one.id == column for one in self.asked) else "price"

    @property
    def goods(self) -> bool:
        """Whether the body issues it; otherwise the supplier serves the person."""
        return self.paper == "list"


@dataclass(frozen=True)
class Forms:
    """procurement_forms.toml; `report` is the term of a list after an issue."""

    report: Span
    form: tuple[Form, ...]

    def named(self, form_id: str) -> Form | None:
        """The form of that id."""
        return next((one for one in self.form if one.id == form_id), None)


@cache
def procurement_table() -> Lifecycle:
    """The way of what is bought for one person. Raises TomlError."""
    return load_lifecycle(FOLDER / "procurement.toml")


@cache
def procurement_forms() -> Forms:
    """The ways of buying. Raises TomlError."""
    return load(Forms, FOLDER / "procurement_forms.toml")


def cited() -> Iterator[Cite]:
    """Every citation of the table and of the forms."""
    table, forms = procurement_table(), procurement_forms()
    for line in table.transitions:
        yield from line.cites
    for staying in table.stays:
        yield from staying.cites
    yield from forms.report.cites
    for form in forms.form:
        yield from form.cites


def list_due(issued_on: date, calendar: WorkingCalendar) -> date:
    """The last day to hand in the list of an issue (paragraph 135). Raises YearNotKnown."""
    return Days(calendar).last(procurement_forms().report, issued_on).due_on


def statement_months(first: date, last: date) -> tuple[Month, ...]:
    """The months of a contract, one statement each (paragraph 132), also where nobody came."""
    return months_between(Month.of(first), Month.of(last))


@dataclass(frozen=True)
class Amounts:
    """Pieces of a kind in a place: in contracts, come to the oblast department, handed to the
    body; `issued` of those."""

    contracted: int = 0
    arrived: int = 0
    handed: int = 0
    issued: int = 0

    @property
    def left(self) -> int:
        """What the body has to issue."""
        return self.handed - self.issued

    @property
    def at_oblast(self) -> int:
        """What came and is not handed over yet."""
        return self.arrived - self.handed


@dataclass(frozen=True)
class Standing:
    """Somebody in the line of a kind, in the order of their turns; `pieces` None is not counted."""

    key: int
    stage: str
    pieces: int | None = None


COVERS: Sequence[tuple[Covering, str]] = (
    ("Contracted", "queued"),
    ("Arrived", "contracted"),
    ("HandedOver", "at_oblast"),
)
"""What covers somebody, and the stage at which it does."""

ASIDE = "passed"
"""The stage of somebody who did not come: what they were called for may reach the next."""


def covered(
    line: Sequence[Standing], amounts: Amounts, *, counted: bool
) -> Iterator[tuple[int, Covering]]:
    """Whom the pieces reach now, in the order of the line: (key, what happened).

    Who needs more than there is waits, and so does everybody behind them. What somebody was told
    of already stays theirs, also where somebody who had not come stands before them again.
    `counted`: nobody is reached before it is known how many pieces they need.
    """
    waits = [one for one in line if one.stage != ASIDE]
    stages = {one.key: one.stage for one in waits}
    early: set[str] = set()
    for (event, before), room in zip(
        COVERS, (amounts.contracted, amounts.arrived, amounts.handed), strict=True
    ):
        early.add(before)
        theirs = [one for one in waits if stages[one.key] == before]
        room -= sum(one.pieces or 1 for one in waits if stages[one.key] not in early)
        for one in theirs:
            room -= one.pieces or 1
            if room < 0 or (counted and one.pieces is None):
                break
            stages[one.key] = procurement_table().after(before, event)
            yield one.key, event


def uncovered(line: Sequence[Standing], pieces: int) -> Iterator[int]:
    """Who was covered by a contract that is no more, where so many pieces are left in contracts:
    from the last back. What somebody was told of beyond the contract stays theirs."""
    waits = [one for one in line if one.stage not in (ASIDE, "queued")]
    room = pieces - sum(one.pieces or 1 for one in waits if one.stage != "contracted")
    for one in waits:
        if one.stage == "contracted":
            room -= one.pieces or 1
            if room < 0:
                yield one.key
