"""A contract of public procurement is written down: who stands first in the line is covered."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.law.words import day_text
from tirek.procedure.supply.procurement import procurement_forms
from tirek.services import SERVICES
from tirek.supply import journal
from tirek.supply.bought import settle
from tirek.supply.bought_permissions import require_buyer
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Contract
from tirek.supply.permissions import require_role
from tirek.supply.queries.bought import form_of, standing_contracts
from tirek.supply.queries.routes import route_on


@dataclass(frozen=True)
class Agreed:
    """What the contract says; `form` is how it reaches people, `price_tiyn` that of one piece."""

    service: str
    kind: str
    form: str
    number: str
    on: date
    supplier: str
    name: str
    first: date
    last: date
    pieces: int
    price_tiyn: int


@transaction.atomic
def write_contract(*, agreed: Agreed, by: User, at: datetime) -> Contract:
    """Keep it for the place of whoever writes it. Only what order No 287 p. 131 has bought may be.

    Raises NotAllowed, Refused with the field.
    """
    place = by.place or ""
    require_role(by, Role.SPECIALIST)
    if agreed.service not in SERVICES:
        raise Refused(bought_texts().refused["kind_missing"], field="kind")
    require_buyer(by, agreed.service, place)
    _require_said(agreed, local_day(at))
    _require_bought(agreed, place, local_day(at))
    journal.locked(agreed.service, place)
    _require_one_form(agreed, place)
    contract = Contract.objects.create(
        **asdict(agreed), place=place, at=at, by=by, by_name=by.full_name
    )
    settle(agreed.service, place, agreed.kind, at=at)
    return contract


def _require_said(agreed: Agreed, today: date) -> None:
    say = bought_texts().refused
    if procurement_forms().named(agreed.form) is None:
        raise Refused(say["form_missing"], field="form")
    missing = {"number": "number_missing", "supplier": "supplier_missing", "name": "name_missing"}
    for field, why in missing.items():
        if not getattr(agreed, field).strip():
            raise Refused(say[why], field=field)
    if agreed.on > today:
        raise Refused(say["in_the_future"], field="on")
    if agreed.first < agreed.on:
        raise Refused(say["before_the_contract"].format(day=day_text(agreed.on)), field="first")
    if agreed.last < agreed.first:
        raise Refused(say["days_wrong"], field="last")
    if agreed.pieces < 1:
        raise Refused(say["pieces_missing"], field="pieces")


def _require_bought(agreed: Agreed, place: str, today: date) -> None:
    say, market = bought_texts().refused, SERVICES[agreed.service].market
    kind = market.named(agreed.kind) if market else None
    if kind is None:
        raise Refused(say["kind_missing"], field="kind")
    if route_on(kind, agreed.service, place, today) != "procurement":
        raise Refused(say["not_bought"], field="kind")


def _require_one_form(agreed: Agreed, place: str) -> None:
    """Pieces of a kind are counted in one line, so they reach people in one way; a number stands
    once: the caller holds the queue."""
    others = standing_contracts(agreed.service, place, agreed.kind)
    if others.filter(number=agreed.number).exists():
        raise Refused(bought_texts().refused["number_taken"], field="number")
    other = others.exclude(form=agreed.form).first()
    if other is not None:
        say = bought_texts().refused["form_other"].format(form=form_of(other).name)
        raise Refused(say, field="form")
