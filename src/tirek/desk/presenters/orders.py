"""Orders as their supplier sees them: whom to supply with what, by when to answer."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.urls import reverse

from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.bed import arrival_form, bed_form, stay_rows
from tirek.desk.presenters.market import ground_field, order_rows, stage_cell, steps_table
from tirek.procedure.supply.choice import choice_table
from tirek.supply.bed import is_stay
from tirek.supply.course import course, last_order
from tirek.supply.earned import earned
from tirek.supply.models import Choice, Supplier
from tirek.supply.queries.orders import OrderLine, order_lines, receipt_of
from tirek.web import formats
from tirek.web.components import Cell, Field, SummaryRow, Table
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import typed

HEADS = ("person", "ordered", "stage", "answer_by")


def orders_table(shown: Sequence[Choice]) -> Table:
    """A line for each."""
    return Table(
        caption=text("desk.market.orders_title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.market.{name}")) for name in HEADS],
        rows=[_line(one) for one in order_lines(shown)],
        empty=text("desk.market.empty"),
    )


def _line(one: OrderLine) -> list[Cell]:
    choice, made = one.choice, one.made
    where = reverse("desk:order", args=[choice.pk])
    return [
        Cell(choice.case.subject.full_name, href=where, header=True),
        Cell(made.payload["name"] if made else ""),
        stage_cell(choice),
        Cell(formats.day(one.answer_by, current()) if one.answer_by else ""),
    ]


def earned_rows(supplier: Supplier | None) -> list[SummaryRow]:
    """What the supplier is reimbursed; nothing before the first receipt."""
    if supplier is None:
        return []
    found = earned(supplier)
    told = [("by_acts", found.by_acts), ("without_act", found.without_act)]
    return [SummaryRow(text(f"desk.market.{name}"), money(tiyn)) for name, tiyn in told if tiyn]


def _receipt(choice: Choice) -> list[SummaryRow]:
    """How the person valued it, in their own words."""
    found = receipt_of(choice.steps.all())
    if found is None:
        return []
    mark, words = found.payload["rating"], found.payload["words"]
    rated = text("desk.market.mark_n", n=mark) if mark else text("desk.market.mark_none")
    rows = [SummaryRow(text("desk.market.received_on"), formats.moment(found.at, current()))]
    rows.append(SummaryRow(text("desk.market.rating"), rated, note=words))
    return rows


def order_shown(request: HttpRequest, choice: Choice, stopped: Stopped | None) -> DeedsPage:
    """One order, with everything its supplier may do now."""
    person = SummaryRow(text("desk.market.person"), choice.case.subject.full_name)
    made = last_order(choice)  # what came before it is between the person and others
    return DeedsPage(
        title=text("desk.market.order_title"),
        back=reverse("desk:orders"),
        problems=problems(stopped),
        rows=[
            person,
            *order_rows(choice),
            *stay_rows(choice, reverse("desk:order-bed", args=[choice.pk])),
            *_receipt(choice),
        ],
        forms=list(_forms(request, choice, stopped)),
        steps=steps_table(choice, since=made.seq if made else 0),
    )


def _forms(request: HttpRequest, choice: Choice, stopped: Stopped | None) -> Iterator[DeedForm]:
    possible = choice_table().possible(choice.stage, by="supplier")
    if "Accepted" in possible:
        yield bed_form(request, stopped) if is_stay(choice) else _plain("accept")
        yield _plain("refuse", ground_field(choice, "Refused", stopped))
    if "Sent" in possible:
        yield arrival_form(request, choice, stopped) or _plain("send")
    withdrawing = ground_field(choice, "Withdrawn", stopped)
    if "Withdrawn" in possible and withdrawing.choices:
        yield _plain("withdraw", withdrawing)
    if "NotArrived" in possible and course(choice).starts_on:
        yield _plain("not_arrived")
    if "ActGiven" in possible:
        number = typed(request, "number", text("desk.market.act_number"), stopped, width=10)
        title, button = text("desk.market.act"), text("desk.market.give_act")
        yield DeedForm("give_act", title, button, fields=[number])


def _plain(name: str, *fields: Field) -> DeedForm:
    title = text(f"desk.market.{name}")
    return DeedForm(name, title, title, fields=fields)
