"""A supplier's contracts: their terms, the statements of months, the acts of vouchers."""

from collections.abc import Sequence
from datetime import date

from tirek.desk.deeds import DeedsPage
from tirek.desk.presenters.bought import term_words
from tirek.desk.presenters.voucher_lot import acts_table
from tirek.supply.models import Contract, Lot
from tirek.supply.queries.bought import form_of
from tirek.supply.queries.stated import MonthOfContract, months_of
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.texts import spoken, text


def contracts_page(contracts: Sequence[Contract], lots: Sequence[Lot], today: date) -> DeedsPage:
    """Contracts of procurement, below them the months of each, then those of vouchers."""
    months = [_months(one, months_of(one, today)) for one in contracts if not form_of(one).goods]
    acts = [one for lot in lots for one in (_lot(lot), acts_table(lot))]
    return DeedsPage(
        title=text("desk.paid.mine"),
        lead=text("desk.paid.mine_lead"),
        table=_contracts(contracts),
        tables=[*months, *acts],
    )


def _contracts(contracts: Sequence[Contract]) -> Table:
    heads = ("contract", "term", "pieces", "price")
    return Table(
        caption=text("desk.paid.contracts"),
        head=[Cell(text(f"desk.paid.{one}"), numeric=one in heads[2:]) for one in heads],
        rows=[
            [
                Cell(one.number, header=True, note=one.name),
                Cell(term_words(one.first, one.last), note=spoken(form_of(one).name)),
                Cell(str(one.pieces), numeric=True),
                Cell(money(one.price_tiyn), numeric=True),
            ]
            for one in contracts
        ],
        empty=text("desk.paid.no_contracts"),
    )


def _months(contract: Contract, months: Sequence[MonthOfContract]) -> Table:
    return Table(
        caption=text("desk.paid.months_of", number=contract.number),
        head=[Cell(text(f"desk.paid.{one}")) for one in ("month", "state")],
        rows=[
            [
                Cell(formats.month(str(one.month), current()), header=True),
                Cell(text(f"desk.paid.is_{state_of_month(one)}")),
            ]
            for one in months
        ],
    )


def state_of_month(one: MonthOfContract) -> str:
    """How far the statement of a month has come."""
    if one.statement is None:
        return "waiting" if one.over else "going_on"
    return "accepted" if hasattr(one.statement, "accepted") else "stated"


def _lot(lot: Lot) -> Table:
    heads = ("contract", "share", "surcharge")
    return Table(
        caption=text("desk.paid.vouchers_of", number=lot.contract),
        head=[Cell(text(f"desk.paid.{one}"), numeric=one in heads[1:]) for one in heads],
        rows=[
            [
                Cell(lot.contract, header=True, note=formats.day(lot.contract_on, current())),
                Cell(money(lot.share_tiyn), numeric=True),
                Cell(money(lot.surcharge_tiyn), numeric=True),
            ]
        ],
    )
