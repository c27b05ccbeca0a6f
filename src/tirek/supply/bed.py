"""The bed that a sanatorium confirms when it accepts an order: annex 6, kept in the step itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.kernel.money import Tenge
from tirek.procedure.supply.market import Kind
from tirek.supply.course import last_order
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.queries.stays import stay_in
from tirek.supply.stay_order import companion_due
from tirek.supply.vouchers.annexes import BedNotice
from tirek.supply.vouchers.guards import Period


@dataclass(frozen=True)
class Bed:
    """What the sanatorium says of the place: lists are lines, sizes in cm and square metres."""

    address: str
    arrives_at: time
    leaves_at: time
    meals: str
    diagnostics: tuple[str, ...]
    treatment: tuple[str, ...]
    place_kind: str
    bed_kind: str
    height: int
    floor: int
    area: int
    others: int
    conditions: tuple[str, ...]
    transfer: bool
    phone: str

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Bed:
        """As a step keeps it."""
        hours = {name: time.fromisoformat(said[name]) for name in ("arrives_at", "leaves_at")}
        lists = {name: tuple(said[name]) for name in ("diagnostics", "treatment", "conditions")}
        return cls(**{**said, **hours, **lists})

    def as_document(self) -> dict[str, Any]:
        """JSON-ready."""
        said = {name: getattr(self, name) for name in self.__dataclass_fields__}
        hours = {name: f"{said[name]:%H:%M}" for name in ("arrives_at", "leaves_at")}
        return {
            name: list(one) if isinstance(one, tuple) else one for name, one in said.items()
        } | hours


def kind_ordered(choice: Choice) -> Kind | None:
    """The kind of the last order; None before any."""
    made, market = last_order(choice), service_of(choice.case).market
    return market.named(made.payload["kind"]) if made and market else None


def is_stay(choice: Choice) -> bool:
    """Whether the last order is for a stay."""
    kind = kind_ordered(choice)
    return kind is not None and kind.stay is not None


def confirmed(choice: Choice) -> ChoiceStep | None:
    """The step by which a bed was confirmed for the last order; None where it was not."""
    made = last_order(choice)
    steps = choice.steps.filter(kind="Accepted", payload__has_key="bed")
    return steps.filter(seq__gt=made.seq).first() if made else None


def bed_notice(choice: Choice) -> tuple[BedNotice, datetime] | None:
    """Annex 6 of the last order, and when it was given; None where no bed was confirmed."""
    made, step = last_order(choice), confirmed(choice)
    if made is None or step is None:
        return None
    said, stay, bed = made.payload, stay_in(made.payload), Bed.of(step.payload["bed"])
    notice = BedNotice(
        number=f"{choice.case.number}-{choice.pk}/{step.seq}",
        on=local_day(step.at),
        addressee=choice.case.subject.full_name,
        order_number=f"{choice.case.number}-{choice.pk}/{made.seq}",
        ordered_on=local_day(made.at),
        order_sum=Tenge.of_tiyn(said["price_tiyn"]),
        companion_sum=Tenge.of_tiyn(companion_due(made)),
        surcharge=Tenge.of_tiyn(said["own_tiyn"]),
        period=Period(stay.first, stay.last),
        **{name: getattr(bed, name) for name in bed.__dataclass_fields__},
    )
    return notice, step.at
