"""What payments have to know of a thing that was accepted to owe its price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tirek.accounts.models import Office
from tirek.casework.models import Case
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.payments.models import SupplierClaim


@dataclass(frozen=True)
class Owed:
    """`source` names the thing and is claimed once, `number` is what people call it by.

    `due_on`, `contributions_by` and `papers_by` are empty where no act prints such a term; `cites`
    say where those terms are written. `handed_in`: the day on which the papers were accepted.
    """

    source: str
    kind: SupplierClaim.Kind
    number: str
    case: Case
    office: Office
    month: Month
    amount: Tenge
    handed_in: date
    due_on: date | None = None
    contributions_by: date | None = None
    papers_by: date | None = None
    cites: Sequence[Mapping[str, Any]] = ()
