"""The line itself: who stands before whom, and what may happen to it. No table, no clock."""

from __future__ import annotations

import heapq
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Fault = Literal["twice", "not_waiting", "overtaken"]


@dataclass(frozen=True, order=True)
class Place:
    """A place in the queue: the smaller is before. Nothing but the law and the registration
    makes it; two registered at one instant stand in the order of their cases."""

    rank: int
    registered_at: datetime
    case: int


class Line:
    """Those who wait, told row by row; each person at most once."""

    def __init__(self) -> None:
        self._places: dict[int, Place] = {}
        self._order: list[tuple[Place, int]] = []

    def join(self, person: int, place: Place) -> Fault | None:
        """A person gets a place; who has one keeps it."""
        if person in self._places:
            return "twice"
        self._places[person] = place
        heapq.heappush(self._order, (place, person))
        return None

    def leave(self, person: int) -> Fault | None:
        """A person goes, of whichever place."""
        return None if self._places.pop(person, None) else "not_waiting"

    def serve(self, person: int, passed: Collection[int] = ()) -> Fault | None:
        """The turn of a person comes, of the first only; who was overtaken is told, and stays.

        `passed` are all those who stood before and could not have what the turn brings.
        """
        before = self.before(person) if passed or self.first() != person else set()
        return self.leave(person) or (None if before == set(passed) else "overtaken")

    def before(self, person: int) -> set[int]:
        """Who stands before a person; everybody where the person does not wait."""
        own = self._places.get(person)
        return {one for one, place in self._places.items() if own is None or place < own}

    def first(self) -> int | None:
        """Whose turn it is; None where nobody waits."""
        while self._order:
            place, person = self._order[0]
            if self._places.get(person) == place:
                return person
            heapq.heappop(self._order)  # has left since
        return None
