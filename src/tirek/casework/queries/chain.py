"""Whether the chain of a case is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tirek.casework.chain import GENESIS, hash_of
from tirek.casework.models import Case


@dataclass(frozen=True)
class BrokenLink:
    """The first event that does not fit: `what` is wrong with the event `seq`."""

    seq: int
    what: Literal["missing", "previous_hash", "hash", "surplus"]


def verify(case: Case) -> BrokenLink | None:
    """None for a whole chain; else the first link that was altered, removed or slipped in."""
    previous, seq = GENESIS, 0
    for event in case.events.order_by("seq"):
        seq += 1
        if event.seq != seq:
            return BrokenLink(seq, "missing")
        if event.previous_hash != previous:
            return BrokenLink(seq, "previous_hash")
        if event.hash != hash_of(event, case.number):
            return BrokenLink(seq, "hash")
        previous = event.hash
    if seq == case.last_seq:
        return None
    return BrokenLink(seq + 1, "missing") if seq < case.last_seq else BrokenLink(seq, "surplus")
