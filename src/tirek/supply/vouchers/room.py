"""All vouchers of one section: those at hand, those held, those spent, the queue and the journal.

Each action gives a new room; nothing is lost and nothing is there twice, however it is returned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tirek.kernel.calendar import WorkingCalendar
from tirek.supply.line import Place
from tirek.supply.vouchers.guards import GUARDS, Asked, Period
from tirek.supply.vouchers.journal import Row
from tirek.supply.vouchers.machine import Event, Move, RefusedMove, machine


@dataclass(frozen=True)
class Voucher:
    """One voucher that was bought: its series and number, the sanatorium, the period."""

    number: str
    sanatorium: str
    period: Period


@dataclass(frozen=True)
class Waiting:
    """A person in the queue: where, and at which stage of machine.toml.

    `asked_on` is the day on which the person asked to return the voucher: the day of the return.
    """

    place: Place
    stage: str
    treated: tuple[Period, ...] = ()
    given_back: Period | None = None
    asked_on: date | None = None


@dataclass(frozen=True)
class Room:
    """The state; `held` says who holds which voucher, `journal` is annex 7 row by row."""

    calendar: WorkingCalendar
    people: Mapping[int, Waiting] = field(default_factory=dict)
    at_hand: tuple[Voucher, ...] = ()
    held: Mapping[int, Voucher] = field(default_factory=dict)
    spent: tuple[Voucher, ...] = ()
    journal: tuple[Row, ...] = ()

    def joined(self, person: int, place: Place, treated: tuple[Period, ...] = ()) -> Room:
        """A person takes a place in the queue; `treated` are earlier stays. Raises RefusedMove."""
        if person in self.people:
            raise RefusedMove(machine().texts["twice"])
        return self._with(person, Waiting(place, machine().begins, treated))

    def bought(self, voucher: Voucher) -> Room:
        """A voucher comes to hand. Raises RefusedMove where it was there before."""
        if voucher.number in {one.number for one in self.vouchers}:
            raise RefusedMove(machine().texts["twice"])
        return replace(self, at_hand=(*self.at_hand, voucher))

    @property
    def vouchers(self) -> tuple[Voucher, ...]:
        """Every voucher, wherever it is."""
        return (*self.at_hand, *self.held.values(), *self.spent)

    def next_for(self, voucher: Voucher) -> int | None:
        """Whose turn it is: the first who waits and was not treated in the year of that period."""
        able = [
            (one.place, person)
            for person, one in self.people.items()
            if one.stage == machine().begins
            and GUARDS["not_treated_this_year"](self._asked(person, voucher.period, date.max))
        ]
        return min(able)[1] if able else None

    def issued(self, number: str, person: int, *, on: date, concluded: bool) -> Room:
        """A voucher is handed to a person (columns 1-8). Raises RefusedMove.

        `concluded`: the commission has found that the portal has no suppliers.
        """
        voucher = next((one for one in self.at_hand if one.number == number), None)
        if voucher is None:
            raise RefusedMove(machine().texts["not_at_hand"])
        asked = replace(
            self._asked(person, voucher.period, on),
            concluded=concluded,
            first=self.next_for(voucher) == person,
        )
        room = self._moved(person, "Issued", asked)
        return replace(
            room,
            at_hand=tuple(one for one in self.at_hand if one != voucher),
            held={**self.held, person: voucher},
            journal=(*self.journal, Row(len(self.journal) + 1, person, voucher.number)),
        )

    def return_asked(self, person: int, *, on: date) -> Room:
        """A person asks to return the voucher; the section looks at the reason."""
        asked = self._asked(person, self._held_by(person).period, on)
        room = self._moved(person, "ReturnAsked", asked)
        return room._with(person, replace(room.people[person], asked_on=on))

    def return_refused(self, person: int, *, on: date) -> Room:
        """The section has not found the reason valid: the voucher stays with the person."""
        asked = self._asked(person, self._held_by(person).period, on)
        return self._moved(person, "ReturnRefused", asked)

    def given_back(
        self, person: int, *, on: date, reason: str, valid: bool = True, died: bool = False
    ) -> Room:
        """A voucher comes back (columns 9-11): in time to the next person, late to nobody.

        The term is judged by the day on which the return was asked for, where it was.
        Raises RefusedMove, in time for a reason that the section has not found valid.
        """
        voucher = self._held_by(person)
        since = on if died else self.people[person].asked_on or on
        asked = replace(self._asked(person, voucher.period, since), valid_reason=valid or died)
        in_time = GUARDS["in_time"](asked)
        event: Event = ("Died" if in_time else "DiedLate") if died else "Returned"
        if not (in_time or died):
            event = "ReturnedLate"
        room = self._let_go(person, event, asked)
        rows = tuple(
            replace(one, returned_on=on, reason=reason) if one.open_for(person) else one
            for one in room.journal
        )
        return replace(room, journal=rows)

    def not_used(self, person: int, *, on: date) -> Room:
        """The day of arrival passed, and nobody came. Raises RefusedMove."""
        return self._let_go(
            person, "NotUsed", self._asked(person, self._held_by(person).period, on)
        )

    def used(self, person: int, stayed: Period, *, on: date, papers_shown: bool) -> Room:
        """The person was treated on those days, and has left. Raises RefusedMove."""
        asked = self._asked(person, self._held_by(person).period, on)
        return self._let_go(
            person, "Used", replace(asked, stayed=stayed, papers_shown=papers_shown)
        )

    def rejoined(self, person: int, place: Place, *, on: date) -> Room:
        """Who was treated applies anew. Raises RefusedMove."""
        asked = self._asked(person, Period(on, on), on)
        room = self._moved(person, "Rejoined", asked)
        return room._with(person, replace(room.people[person], place=place))

    def _person(self, person: int) -> Waiting:
        if person not in self.people:
            raise RefusedMove(machine().texts["unknown_person"])
        return self.people[person]

    def _held_by(self, person: int) -> Voucher:
        stage = machine().stage(self._person(person).stage)
        if person not in self.held:
            raise RefusedMove(machine().texts["not_now"].format(stage=stage.name))
        return self.held[person]

    def _asked(self, person: int, period: Period, on: date) -> Asked:
        one = self._person(person)
        return Asked(period, on, self.calendar, treated=one.treated, given_back=one.given_back)

    def _moved(self, person: int, event: Event, asked: Asked) -> Room:
        one = self._person(person)
        move = machine().move(one.stage, event)
        _require(move, asked)
        back = asked.period if event == "Returned" else None
        treated = (*one.treated, asked.stayed) if asked.stayed else one.treated
        after = replace(one, stage=move.to, given_back=back, treated=treated, asked_on=None)
        return self._with(person, after)

    def _let_go(self, person: int, event: Event, asked: Asked) -> Room:
        """The person holds the voucher no more: it is passed on, or spent."""
        voucher, move = self.held[person], machine().move(self.people[person].stage, event)
        room = self._moved(person, event, asked)
        held = {one: held for one, held in self.held.items() if one != person}
        rows = tuple(
            replace(one, closed=True) if one.open_for(person) and not move.columns else one
            for one in room.journal
        )
        if move.passed_on:
            return replace(room, held=held, at_hand=(*self.at_hand, voucher), journal=rows)
        return replace(room, held=held, spent=(*self.spent, voucher), journal=rows)

    def _with(self, person: int, waiting: Waiting) -> Room:
        return replace(self, people={**self.people, person: waiting})


def _require(move: Move, asked: Asked) -> None:
    for guard in move.guards:
        if not GUARDS[guard](asked):
            raise RefusedMove(machine().refused[guard])
