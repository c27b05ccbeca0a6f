"""The supplier of a contract served the person: what goes into its monthly statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import read_as
from tirek.casework.local_day import local_day
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.kernel.period import Month
from tirek.procedure.supply.procurement import Asked, Form
from tirek.procedure.supply.read_so import CONTRACT_CEILING
from tirek.supply.actions.follow_article import contract_named, not_before, within
from tirek.supply.bought import held, replaced_from, take
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Contract, Delivery, DeliveryStep, Statement
from tirek.supply.queries.bought import form_of

Said = str | int | date | None


@dataclass(frozen=True)
class Service:
    """What the supplier brought: the day of receipt, where the person lives and is reached, the
    group of the disability, and the columns of the statement by name (sums in tiyn)."""

    contract: int | None
    on: date
    address: str
    group: str
    signed: bool
    columns: Mapping[str, Said]


@transaction.atomic
def serve_person(*, delivery: Delivery, service: Service, by: User, at: datetime) -> DeliveryStep:
    """Write the service down (order No 287 p. 132). From its day the period until a replacement
    runs. Raises NotAllowed, OwnCase, RefusedTransition, Refused with the field."""
    require(by, "keep_queue", delivery.case)
    require_no_own_case(delivery.case, by, at)
    one, say = held(delivery), bought_texts().refused
    contract = one.contract or contract_named(one, service.contract)
    form = form_of(contract)
    if form.goods:
        raise Refused(say["not_goods_here"])
    if form.order_form and one.stage == "contracted":
        raise Refused(say["no_order_form"])
    within(contract, service.on, local_day(at))
    not_before(one, service.on)
    _require_month(contract, service.on)
    _require_said(service, form)
    _require_price(service, contract, one.pieces or 1)
    one.contract, one.pieces = contract, one.pieces or 1
    told = _payload(one, contract, service, form)
    step = take(one, "Served", by=by, at=at, payload=told)
    replaced_from(one, service.on)
    return step


def _require_month(contract: Contract, day: date) -> None:
    first_day = Month.of(day).first_day
    if Statement.objects.filter(contract=contract, first_day=first_day).exists():
        raise Refused(bought_texts().refused["stated_already"], field="on")


def _require_said(service: Service, form: Form) -> None:
    say = bought_texts().refused
    if not service.address.strip():
        raise Refused(say["residence_missing"], field="address")
    if not service.group.strip():
        raise Refused(say["group_missing"], field="group")
    if not service.signed:
        raise Refused(say["not_signed"], field="signed")
    for asked in form.asked:
        _require_column(asked, service.columns.get(asked.id))
    share, price = service.columns.get("share"), service.columns.get("price")
    if isinstance(share, int) and isinstance(price, int) and share > price:
        raise Refused(say["share_above"], field="share")


def _require_price(service: Service, contract: Contract, pieces: int) -> None:
    """Nothing in a statement is dearer than its contract says, where the act is read so."""
    price, ceiling = service.columns.get("price"), contract.price_tiyn * pieces
    if not isinstance(price, int) or price <= ceiling:
        return
    where = {"service": contract.service, "place": contract.place}
    if read_as(CONTRACT_CEILING, on=service.on, **where) == CONTRACT_CEILING.usual:
        raise Refused(bought_texts().refused["above_the_contract"], field="price")


def _require_column(asked: Asked, said: Said) -> None:
    told = said.strip() if isinstance(said, str) else said
    if told in (None, "") and not asked.optional:
        raise Refused(bought_texts().refused["words_missing"], field=asked.id)


def _payload(one: Delivery, contract: Contract, service: Service, form: Form) -> dict[str, Any]:
    return {
        "contract": contract.pk,
        "name": contract.name,
        "pieces": one.pieces,
        "received_on": service.on,
        "on": service.on,
        "address": service.address.strip(),
        "group": service.group.strip(),
        "signed": "paper",
        "columns": {asked.id: service.columns.get(asked.id) for asked in form.asked},
    }
