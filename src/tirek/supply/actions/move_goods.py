"""Pieces of a contract come to the oblast department, and are handed by an act to the body."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.law.words import day_text
from tirek.supply import journal
from tirek.supply.actions.take_back_contract import require_stands
from tirek.supply.bought import settle
from tirek.supply.bought_permissions import require_buyer
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Consignment, Contract
from tirek.supply.queries.bought import Stock, stocks

ARRIVED, HANDED = Consignment.Kind


@transaction.atomic
def take_in(
    *, contract: Contract, number: str, on: date, pieces: int, by: User, at: datetime
) -> Consignment:
    """The oblast department got pieces from the supplier (order No 287 p. 133), by a paper of that
    number, if it has one. Raises NotAllowed, Refused for more than the contract has."""
    stock = _held(contract, by)
    _require_pieces(pieces, contract.pieces - stock.amounts.arrived, "more_than_bought")
    return _moved(contract, ARRIVED, number, on, pieces, by, at)


@transaction.atomic
def hand_over(
    *, contract: Contract, number: str, on: date, pieces: int, by: User, at: datetime
) -> Consignment:
    """The act of transfer to the body: its number, how many. Raises as `take_in`, for more than
    came, too."""
    stock = _held(contract, by)
    if not number.strip():
        raise Refused(bought_texts().refused["number_missing"], field="number")
    _require_pieces(pieces, stock.amounts.at_oblast, "more_than_came")
    return _moved(contract, HANDED, number, on, pieces, by, at)


def _held(contract: Contract, by: User) -> Stock:
    """The contract's pieces; nobody else moves any until the transaction ends."""
    require_buyer(by, contract.service, contract.place)
    journal.locked(contract.service, contract.place)
    require_stands(contract)
    (stock,) = stocks([contract])
    if not stock.form.goods:
        raise Refused(bought_texts().refused["not_goods"])
    return stock


def _require_pieces(pieces: int, left: int, why: str) -> None:
    say = bought_texts().refused
    if pieces < 1:
        raise Refused(say["pieces_missing"], field="pieces")
    if pieces > left:
        raise Refused(say[why].format(left=left), field="pieces")


def _moved(
    contract: Contract, kind: str, number: str, on: date, pieces: int, by: User, at: datetime
) -> Consignment:
    say = bought_texts().refused
    if on > local_day(at):
        raise Refused(say["in_the_future"], field="on")
    if on < contract.first:
        raise Refused(say["before_the_contract"].format(day=day_text(contract.first)), field="on")
    moved = Consignment.objects.create(
        contract=contract,
        kind=kind,
        number=number.strip(),
        on=on,
        pieces=pieces,
        at=at,
        by=by,
        by_name=by.full_name,
    )
    settle(contract.service, contract.place, contract.kind, at=at)
    return moved
