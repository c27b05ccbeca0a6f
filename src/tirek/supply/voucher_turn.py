"""Whose turn a voucher is: the first in the line whom the norms let have it, and why not others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.procedure.supply.market import Kind
from tirek.procedure.supply.stay import Stay
from tirek.supply.models import Queue, Row, Voucher
from tirek.supply.queries.stays import Known, stays_of
from tirek.supply.queries.vouchers import PROMISED, of_people
from tirek.supply.queries.waiting import waiting
from tirek.supply.stay_order import StayWanted, require_stay


@dataclass(frozen=True)
class PassedOver:
    """Somebody who stands before and cannot have this voucher, and why."""

    row: Row
    why: Text

    def as_document(self) -> dict[str, Any]:
        """JSON-ready."""
        return {"person": self.row.person_id, "case": self.row.case.number, "why": self.why.kk}


@dataclass(frozen=True)
class Turn:
    """`row` is the place of whose turn it is, None where nobody who waits can have it."""

    row: Row | None
    passed: Sequence[PassedOver]


def turn_of(voucher: Voucher, queue: Queue, holds: Text) -> Turn:
    """`holds` are the words for those who hold a voucher already."""
    rows = list(waiting(queue))
    people = of_people(voucher.lot.book, [one.person_id for one in rows])
    passed: list[PassedOver] = []
    for row in rows:
        why = holds if people[row.person_id].stage in PROMISED else why_not(row.case, voucher)
        if why is None:
            return Turn(row, passed)
        passed.append(PassedOver(row, why))
    return Turn(None, passed)


def why_not(case: Case, voucher: Voucher) -> Text | None:
    """The norm that a stay of that voucher would break for the person; None for none."""
    try:
        require_norms(case, voucher)
    except Refused as refused:
        return refused.text
    return None


def require_norms(case: Case, voucher: Voucher) -> Sequence[Known]:
    """The stays given before. Raises Refused with the norm that one more would break."""
    known, stay = stays_of(case), stay_of(case)
    if stay is not None:
        period = voucher.period
        require_stay(case, stay, StayWanted(period.arrives, period.days), known)
    return known


def stay_of(case: Case) -> Stay | None:
    """What a stay in the service of the case answers of the law."""
    kind = stay_kind(case)
    return kind.stay if kind else None


def stay_kind(case: Case) -> Kind | None:
    """The kind of the service of the case that is a stay."""
    market = service_of(case).market
    kinds = (kind for kind in market.kind if kind.stay) if market else ()
    return next(iter(kinds), None)
