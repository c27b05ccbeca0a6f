"""A sealed journal: each row is the next one, follows the one before and is as it was written."""

from collections.abc import Callable
from typing import Protocol, TypeVar


class Linked(Protocol):
    """A row that names the one before it."""

    seq: int
    previous_hash: str
    hash: str


Told = TypeVar("Told", bound=Linked)


def broken_link(row: Told, seq: int, previous: str, hash_of: Callable[[Told], str]) -> str | None:
    """What is wrong with the row that should be number `seq` after `previous`; None if nothing."""
    if row.seq != seq:
        return "missing"
    if row.previous_hash != previous:
        return "previous_hash"
    return None if row.hash == hash_of(row) else "hash"
