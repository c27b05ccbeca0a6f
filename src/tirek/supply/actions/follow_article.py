"""An article on its way by its order form (annex 10): agreed, made, released, repaired."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.local_day import local_day
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.law.words import day_text
from tirek.supply.bought import held, take
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Contract, Delivery, DeliveryStep
from tirek.supply.queries.bought import form_of, of_kind


@dataclass(frozen=True)
class Agreement:
    """The order form: one for each article, with the day on which the person agreed to it."""

    contract: int | None
    number: str
    on: date


@transaction.atomic
def agree_order(
    *, delivery: Delivery, agreement: Agreement, by: User, at: datetime
) -> DeliveryStep:
    """The person signed the order form. Raises NotAllowed, OwnCase, RefusedTransition, Refused."""
    one, say = _held(delivery, by, at), bought_texts().refused
    contract = contract_named(one, agreement.contract)
    if not form_of(contract).order_form:
        raise Refused(say["order_form_only"], field="contract")
    if not agreement.number.strip():
        raise Refused(say["number_missing"], field="number")
    within(contract, agreement.on, local_day(at))
    one.contract = contract
    told = {"order": agreement.number.strip(), "on": agreement.on, "contract": contract.pk}
    return take(one, "Ordered", by=by, at=at, payload=told)


@transaction.atomic
def make_article(*, delivery: Delivery, on: date, by: User, at: datetime) -> DeliveryStep:
    """The cast was taken, the article is made. Raises as `agree_order`."""
    return _dated(delivery, "Made", on, {}, by, at)


@transaction.atomic
def release_article(
    *, delivery: Delivery, on: date, doctor: str, prosthetist: str, by: User, at: datetime
) -> DeliveryStep:
    """Doctor and prosthetist permitted to issue it. Raises as `agree_order`."""
    for field, name in (("doctor", doctor), ("prosthetist", prosthetist)):
        if not name.strip():
            raise Refused(bought_texts().refused["doctor_missing"], field=field)
    told = {"doctor": doctor.strip(), "prosthetist": prosthetist.strip()}
    return _dated(delivery, "Released", on, told, by, at)


@transaction.atomic
def note_repair(*, delivery: Delivery, on: date, by: User, at: datetime) -> DeliveryStep:
    """An article that was given was repaired: the extract tells it, no statement does.

    Raises as `agree_order`.
    """
    return _dated(delivery, "Repaired", on, {}, by, at)


def contract_named(one: Delivery, key: int | None) -> Contract:
    """A contract of the line that still has pieces to give. Raises Refused."""
    found = of_kind(one.row.queue.service, one.row.queue.place, one.kind)
    room = (s for s in found if s.amounts.issued + (one.pieces or 1) <= s.amounts.contracted)
    contract = next((s.contract for s in room if s.contract.pk == key), None)
    if contract is None:
        raise Refused(bought_texts().refused["contract_missing"], field="contract")
    return contract


def within(contract: Contract, day: date, today: date) -> None:
    """Raises Refused for a day outside the contract, or one that is yet to come."""
    say = bought_texts().refused
    if day > today:
        raise Refused(say["in_the_future"], field="on")
    if day < contract.first:
        raise Refused(say["before_the_contract"].format(day=day_text(contract.first)), field="on")
    if day > contract.last:
        raise Refused(say["after_the_contract"].format(day=day_text(contract.last)), field="on")


def not_before(one: Delivery, day: date) -> None:
    """Raises Refused for a day before what was written down of the article last."""
    said = one.steps.filter(payload__has_key="on").order_by("seq").last()
    if said is not None and day.isoformat() < said.payload["on"]:
        last = day_text(date.fromisoformat(said.payload["on"]))
        raise Refused(bought_texts().refused["before_the_last"].format(day=last), field="on")


def _held(delivery: Delivery, by: User, at: datetime) -> Delivery:
    require(by, "keep_queue", delivery.case)
    require_no_own_case(delivery.case, by, at)
    return held(delivery)


def _dated(
    delivery: Delivery, kind: str, on: date, told: dict[str, Any], by: User, at: datetime
) -> DeliveryStep:
    one = _held(delivery, by, at)
    if on > local_day(at):
        raise Refused(bought_texts().refused["in_the_future"], field="on")
    not_before(one, on)
    return take(one, kind, by=by, at=at, payload={"on": on, **told})
