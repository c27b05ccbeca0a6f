"""Contracts of public procurement on the desk, and the pieces that are left."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from tirek.accounts.models import Role, User
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.bought_lists import late_words, open_issues
from tirek.desk.presenters.offers import kind_field, kind_name
from tirek.procedure.supply.procurement import procurement_forms
from tirek.supply.models import Contract
from tirek.supply.queries.bought import Stock, contracts_of, stocks
from tirek.web import formats
from tirek.web.components import Action, Cell, Field, Table
from tirek.web.day_typed import day_field
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed

AT_ONCE = 200
COUNTS = ("contracted", "at_oblast", "issued", "left")


def bought_page(request: HttpRequest, user: User, stopped: Stopped | None) -> DeedsPage:
    """The contracts, the newest first; what is late stands above."""
    found = stocks(contracts_of(user).select_related("mistake__undone")[:AT_ONCE])
    write = text("desk.bought.write")
    fields = list(_asked(request, stopped)) if user.role == Role.SPECIALIST else []
    return DeedsPage(
        title=text("desk.bought.title"),
        problems=problems(stopped),
        lead=text("desk.bought.lead"),
        warning=late_words(open_issues(user), timezone.localdate()),
        table=_table(found),
        links=[
            Action(reverse("desk:bought-people"), text("desk.bought.people_title")),
            Action(reverse("desk:bought-lists"), text("desk.bought.lists_title")),
        ],
        forms=[DeedForm("write", write, write, fields=fields)] if fields else [],
    )


def _asked(request: HttpRequest, stopped: Stopped | None) -> Iterator[Field]:
    forms = [(one.id, spoken(one.name)) for one in procurement_forms().form]
    yield kind_field(request, stopped)
    yield chosen(request, "form", text("desk.bought.form"), stopped, forms)
    yield typed(request, "number", text("desk.bought.contract_number"), stopped, width=20)
    yield day_field(request, "on", text("desk.bought.contract_on"), stopped)
    yield typed(request, "supplier", text("desk.bought.supplier"), stopped)
    yield typed(request, "name", text("desk.bought.name"), stopped)
    yield day_field(request, "first", text("desk.bought.first"), stopped)
    yield day_field(request, "last", text("desk.bought.last"), stopped)
    yield typed(
        request, "pieces", text("desk.bought.pieces"), stopped, width=5, inputmode="numeric"
    )
    yield typed(request, "price", text("desk.bought.price"), stopped, width=10, inputmode="decimal")


def _table(found: Sequence[Stock]) -> Table:
    heads = ("contract_number", "name", "supplier", "term", *COUNTS)
    return Table(
        caption=text("desk.bought.contracts"),
        head=[Cell(text(f"desk.bought.{name}"), numeric=name in COUNTS) for name in heads],
        rows=[_line(one) for one in found],
        empty=text("desk.bought.no_contracts"),
    )


def _line(one: Stock) -> list[Cell]:
    contract, amounts = one.contract, one.amounts
    goods, of_kind = one.form.goods, (contract.service, contract.kind)
    left = amounts.left if goods else amounts.contracted - amounts.issued
    at_oblast = str(amounts.at_oblast) if goods else "–"
    return [
        Cell(
            contract.number,
            href=reverse("desk:bought-contract", args=[contract.pk]),
            header=True,
            note=" · ".join(filter(None, (kind_name(*of_kind), _mistaken(contract)))),
        ),
        Cell(contract.name),
        Cell(contract.supplier),
        Cell(term_words(contract.first, contract.last), note=money(contract.price_tiyn)),
        Cell(str(amounts.contracted), numeric=True),
        Cell(at_oblast, numeric=True),
        Cell(str(amounts.issued), numeric=True),
        Cell(str(left), numeric=True),
    ]


def _mistaken(contract: Contract) -> str:
    """That it was taken back, or that somebody says it is a mistake."""
    if not hasattr(contract, "mistake"):
        return ""
    name = "taken_back_short" if hasattr(contract.mistake, "undone") else "mistake_short"
    return text(f"desk.paid.{name}")


def term_words(first: date, last: date) -> str:
    """From which day to which."""
    return f"{formats.day(first, current())} – {formats.day(last, current())}"
