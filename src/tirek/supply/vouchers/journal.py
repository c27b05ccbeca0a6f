"""A row of the journal of vouchers as the room keeps it; annex 7 adds the data of the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Row:
    """One voucher handed out. `closed`: used or missed, so that nothing is written in it again."""

    number: int
    person: int
    voucher: str
    returned_on: date | None = None
    reason: str = ""
    closed: bool = False

    def open_for(self, person: int) -> bool:
        """Whether it is the row of the voucher that this person holds now."""
        return self.person == person and self.returned_on is None and not self.closed
