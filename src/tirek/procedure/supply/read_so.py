"""Where acts are silent about what the state buys: the readings a service has to have.

Each is a question of the readings.toml of the service; an edition may apply its other option.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tirek.law.reading import Reading
from tirek.procedure.supply.market import Market


@dataclass(frozen=True)
class Doubt:
    """A reading by its id, and its two options: `usual` holds for what a service without the
    reading buys, after a commission has found no supplier."""

    id: str
    usual: str
    other: str


PAID_COLUMN = Doubt("paid_column", "share", "price")
"""Which column of a line of a statement is paid: the options are names of columns."""
CONTRACT_CEILING = Doubt("contract_ceiling", "ceiling", "as_served")
"""Whether a line of a statement may be dearer than the price of the contract."""
NOT_COME = Doubt("not_come", "passed", "waits")
"""Whether the next in the line is served where somebody was called and did not come."""
COMPANION_BY_VOUCHER = Doubt("companion_by_voucher", "paid", "portal_only")
"""Whether a companion's share is paid where the treatment is given by a voucher."""


def readings_missing(market: Market, readings: Sequence[Reading]) -> Iterator[str]:
    """Readings that the ways of a market need, and that are not there with those very options."""
    needed = [COMPANION_BY_VOUCHER] if market.vouchers else []
    if any(one.route == "procurement" for one in market.kind):
        needed += [PAID_COLUMN, CONTRACT_CEILING, NOT_COME]
    there = {one.id: set(one.options) for one in readings}
    for doubt in needed:
        if there.get(doubt.id) != {doubt.usual, doubt.other}:
            yield f"no reading {doubt.id} with the options {doubt.usual} and {doubt.other}"
