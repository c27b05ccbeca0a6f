"""Whether the chain of a case is whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tirek.casework.chain import GENESIS, hash_of
from tirek.casework.models import Case, Event


@dataclass(frozen=True)
class BrokenLink:
    """The first event that does not fit: `what` is wrong with the event `seq`."""

    seq: int
    what: Literal["missing", "previous_hash", "hash", "surplus"]


def verify(case: Case) -> BrokenLink | None:
    """None for a whole chain; else the first link that was altered, removed or slipped in."""
    return walk(case.number, case.last_seq, case.events.order_by("seq"))


def walk(number: str, last_seq: int, events: Iterable[Event]) -> BrokenLink | None:
    """The same for the events of the case of that number, given in their order."""
    previous, seq = GENESIS, 0
    for event in events:
        seq += 1
        if event.seq != seq:
            return BrokenLink(seq, "missing")
        if event.previous_hash != previous:
            return BrokenLink(seq, "previous_hash")
        if event.hash != hash_of(event, number):
            return BrokenLink(seq, "hash")
        previous = event.hash
    if seq == last_seq:
        return None
    return BrokenLink(seq + 1, "missing") if seq < last_seq else BrokenLink(seq, "surplus")
