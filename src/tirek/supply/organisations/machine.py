"""The organisations told row by row: who chose which, where there is room.

No table and no clock: rows come in the order they were written, and one that cannot be is refused
with the reason people read; then nothing has changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tirek.kernel.text import Text
from tirek.procedure.lifecycle import RefusedTransition, Role
from tirek.supply.organisations.table import HOLDING, PLANNED, VISITED, faults, taker_table


class RefusedRow(ValueError):
    """A row that cannot be; `code` names the fault, `text` says it."""

    def __init__(self, code: str, text: Text) -> None:
        super().__init__(code)
        self.code = code
        self.text = text


@dataclass(frozen=True)
class Room:
    """An organisation of a service; `places` is None where nobody said how many it takes."""

    organisation: int
    service: str
    listed: bool = True
    places: int | None = None


@dataclass(frozen=True)
class Row:
    """What happened on a day to a person with an organisation."""

    kind: str
    person: int
    organisation: int
    on: date
    by: Role


@dataclass(frozen=True)
class Stand:
    """How a person stands in a service: at which stage, with whom, the day of the last row."""

    stage: str
    organisation: int
    on: date


class Organisations:
    """`standing` are those of whom something was told before, by person and service."""

    def __init__(
        self,
        rooms: Iterable[Room] = (),
        standing: Iterable[tuple[int, Stand]] = (),
    ) -> None:
        self._rooms = {room.organisation: room for room in rooms}
        self._stands: dict[tuple[int, str], Stand] = {}
        self._taken: Counter[int] = Counter()
        for person, stand in standing:
            self._settle(person, stand)

    def open(self, room: Room) -> None:
        """From now on the organisation, new or known, is so. Fewer places than people who take
        them are possible: nobody is turned out, and nobody new comes."""
        self._rooms[room.organisation] = room

    def stand(self, person: int, service: str) -> Stand | None:
        """How the person stands; None for somebody who never chose."""
        return self._stands.get((person, service))

    def free(self, organisation: int) -> int | None:
        """How many places nobody takes; None where it is not known how many there are."""
        places = self._rooms[organisation].places
        return None if places is None else max(places - self._taken[organisation], 0)

    def take(self, row: Row) -> Stand:
        """The row happened. Raises RefusedRow, and nothing has."""
        room = self._rooms.get(row.organisation)
        if room is None:
            raise _refused("unknown")
        before = self._stands.get((row.person, room.service))
        stage = _stage_after(row, before)
        fault = self._fault(row, room, before)
        if fault:
            raise _refused(fault)
        since = before.on if before is not None and row.kind in (PLANNED, VISITED) else row.on
        return self._settle(row.person, Stand(stage, row.organisation, since))

    def _fault(self, row: Row, room: Room, before: Stand | None) -> str:
        if before is not None and row.on < before.on:
            return "backwards"
        with_it = before is not None and before.organisation == row.organisation
        if row.kind != "Chosen":
            return "" if with_it else "other"
        if with_it and before is not None and before.stage in HOLDING:
            return "same"
        if not room.listed:
            return "unknown"
        return "full" if self.free(row.organisation) == 0 else ""

    def _settle(self, person: int, now: Stand) -> Stand:
        key = person, self._rooms[now.organisation].service
        before = self._stands.get(key)
        for stand, change in ((before, -1), (now, 1)):
            if stand is not None and stand.stage in HOLDING:
                self._taken[stand.organisation] += change
        self._stands[key] = now
        return now


def _stage_after(row: Row, before: Stand | None) -> str:
    table = taker_table()
    try:
        return table.after(before.stage if before else table.begins, row.kind, by=row.by)
    except RefusedTransition as refused:
        raise RefusedRow("not_now", refused.text) from refused


def _refused(code: str) -> RefusedRow:
    return RefusedRow(code, faults()[code])
