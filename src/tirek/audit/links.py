"""A sealed journal: each row is the next one, follows the one before and is as it was written."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from tirek.audit.broken import Tick
from tirek.procedure.lifecycle import Lifecycle, RefusedTransition
from tirek.supply.steps import GENESIS


class Linked(Protocol):
    """A row that names the one before it."""

    seq: int
    previous_hash: str
    hash: str


class Step(Linked, Protocol):
    """A row that says what happened."""

    kind: str


class Kept(Protocol):
    """What a journal is of, as its own row has it."""

    stage: str
    last_seq: int


Row = TypeVar("Row", bound=Linked)
Told = TypeVar("Told", bound=Step)


def broken_link(row: Row, seq: int, previous: str, hash_of: Callable[[Row], str]) -> str | None:
    """What is wrong with the row that should be number `seq` after `previous`; None if nothing."""
    if row.seq != seq:
        return "missing"
    if row.previous_hash != previous:
        return "previous_hash"
    return None if row.hash == hash_of(row) else "hash"


def broken_way(
    kept: Kept, steps: Iterable[Told], table: Lifecycle, hash_of: Callable[[Told], str], tick: Tick
) -> tuple[str, int] | None:
    """What is wrong with a journal of the market, and at which step: the first that is not in its
    place, that the table does not allow, or after which the stage is another than is kept."""
    stage, previous, seq = table.begins, GENESIS, 0
    for step in steps:
        tick()
        seq += 1
        what = broken_link(step, seq, previous, hash_of)
        if what is not None:
            return what, seq
        try:
            stage = table.after(stage, step.kind)
        except RefusedTransition:
            return "table", seq
        previous = step.hash
    if seq != kept.last_seq:
        return "missing", seq + 1
    return None if stage == kept.stage else ("stage", seq)
