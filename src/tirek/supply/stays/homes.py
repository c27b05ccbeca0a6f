"""The homes of a place told row by row: who waits, who lives where, which places are free.

No table and no clock: rows come in the order they were written, and one that cannot be is refused
with the reason people read; then nothing has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tirek.kernel.text import Text
from tirek.procedure.lifecycle import RefusedTransition, Role
from tirek.supply.line import Line, Place
from tirek.supply.stays.table import applied, basis, stay_table

IN = ("living", "away")
"""The stages of somebody whom a home has taken."""
OF_ITS_WORK = ("Planned", "Visited")
"""What a home writes of its work: it changes nothing of where a person stands."""


class RefusedRow(ValueError):
    """A row that cannot be; `code` names the fault, `text` says it."""

    def __init__(self, code: str, text: Text) -> None:
        super().__init__(code)
        self.code = code
        self.text = text


@dataclass(frozen=True)
class Row:
    """What happened to a person on a day.

    `home` is the home it happened in: of a transfer the one the person comes to. `place` is the
    place on its list, of Referred and Contracted only.
    """

    kind: str
    person: int
    home: str
    on: date
    by: Role
    place: Place | None = None


@dataclass(frozen=True)
class Stay:
    """Where a person stands: at which stage, in which home, the day of the last row."""

    stage: str
    home: str
    on: date


@dataclass(frozen=True)
class Standing:
    """Where a person stood when the telling begins; `place` of who waits."""

    person: int
    stay: Stay
    place: Place | None = None


class Homes:
    """`places` says how many people each home takes; `readings` chooses other options by id.

    `standing` are those of whom something was told before.
    """

    def __init__(
        self,
        places: Mapping[str, int],
        readings: Mapping[str, str] | None = None,
        standing: Iterable[Standing] = (),
    ) -> None:
        self._reads = applied(readings or {})
        self._places: dict[str, int] = {}
        self._lists: dict[str, Line] = {}
        self._residents: dict[str, set[int]] = {}
        self._stays: dict[int, Stay] = {}
        for home, number in places.items():
            self.resize(home, number)
        for one in standing:
            self._settle(one.person, one.stay, one.place)

    def resize(self, home: str, places: int) -> None:
        """From now on the home, new or known, takes so many people.

        Raises RefusedRow for fewer than hold a place of it; then nothing has changed.
        """
        if places < len(self._residents.get(home, ())):
            raise RefusedRow("too_few", basis().refused["too_few"])
        self._places[home] = places
        self._lists.setdefault(home, Line())
        self._residents.setdefault(home, set())

    def stay(self, person: int) -> Stay | None:
        """Where the person stands; None for somebody never referred."""
        return self._stays.get(person)

    def free(self, home: str) -> int:
        """How many places nobody holds."""
        return self._places[home] - len(self._residents[home])

    def first(self, home: str) -> int | None:
        """Who is the first on the list of a home; None where nobody waits."""
        return self._lists[home].first()

    def residents(self, home: str) -> Iterator[int]:
        """Whoever holds a place of the home, in the order of their numbers."""
        return iter(sorted(self._residents[home]))

    def take(self, row: Row) -> Stay:
        """The row happened. Raises RefusedRow, and nothing has."""
        before = self._stays.get(row.person)
        stage = self._stage_after(row, before)
        fault = self._fault(row, before)
        if fault:
            raise RefusedRow(fault, basis().refused[fault])
        if before and row.kind in OF_ITS_WORK:
            return before
        if before and before.stage == "waiting":
            self._lists[before.home].leave(row.person)
        if before and before.stage in IN:
            self._residents[before.home].discard(row.person)
        return self._settle(row.person, Stay(stage, row.home, row.on), row.place)

    def _stage_after(self, row: Row, before: Stay | None) -> str:
        table = stay_table()
        try:
            return table.after(before.stage if before else table.begins, row.kind, by=row.by)
        except RefusedTransition as refused:
            raise RefusedRow("not_now", refused.text) from refused

    def _fault(self, row: Row, before: Stay | None) -> str:
        if row.home not in self._places:
            return "unknown_home"
        if before is None:
            return ""
        if row.on < before.on:
            return "backwards"
        if row.kind == "Transferred":
            return self._fault_of_transfer(row, before)
        if before.stage in (*IN, "waiting") and row.home != before.home:
            return "other_home"
        return self._fault_of_entry(row)

    def _fault_of_transfer(self, row: Row, before: Stay) -> str:
        if row.home == before.home:
            return "same_home"
        if self.free(row.home) < 1:
            return "full"
        waited_for = self.first(row.home) is not None
        return "overtaken" if waited_for and self._reads["transfer"] == "list_first" else ""

    def _fault_of_entry(self, row: Row) -> str:
        """An admission, or a return to a place that was not kept."""
        comes_in = row.kind == "Admitted" or (
            row.kind == "CameBack" and row.person not in self._residents[row.home]
        )
        if comes_in and self.free(row.home) < 1:
            return "full"
        in_order = row.kind == "Admitted" and self._reads["order"] == "registration"
        return "overtaken" if in_order and self.first(row.home) != row.person else ""

    def _settle(self, person: int, stay: Stay, place: Place | None) -> Stay:
        if stay.stage == "waiting":
            assert place is not None, "a place on the list comes with the referral"
            self._lists[stay.home].join(person, place)
        if stay.stage == "living" or (stay.stage == "away" and self._reads["leave"] == "kept"):
            self._residents[stay.home].add(person)
        self._stays[person] = stay
        return stay
