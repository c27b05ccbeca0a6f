"""The vouchers of a queue: the list, the form of what was bought, the papers of each month."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.waiting import filters
from tirek.kernel.period import Month
from tirek.supply.models import Book, Lot, Queue, Voucher
from tirek.supply.queries.vouchers import AT_HAND
from tirek.supply.voucher_lines import journal_months, statement_months
from tirek.web import formats
from tirek.web.access import officer
from tirek.web.components import Action, Cell, Field, SummaryRow, Table
from tirek.web.day_typed import day_field
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import typed

FORMS = ("pdf", "xlsx")
MONTHS = 12
"""So many of the latest months are listed; the others have the same addresses."""


def vouchers_page(
    request: HttpRequest,
    queues: Sequence[Queue],
    queue: Queue | None,
    shown: Sequence[Any],
    holders: Mapping[int, Case],
    stopped: Stopped | None,
) -> DeedsPage:
    """The list of a queue; the form for a specialist."""
    if queue is None:
        return DeedsPage(title=text("desk.vouchers.title"), lead=text("desk.vouchers.none"))
    keeps = officer(request).role == Role.SPECIALIST
    chosen = next(one.label for one in filters(queues, queue)[0].choices if one.chosen)
    return DeedsPage(
        title=text("desk.vouchers.title"),
        problems=problems(stopped),
        lead=text("desk.vouchers.lead"),
        rows=[SummaryRow(text("desk.vouchers.queue"), chosen), *_others(queues, queue)],
        table=_table(shown, holders),
        tables=[_lots(queue)],
        forms=[_buy(request, stopped)] if keeps else [],
        steps=_papers(queue),
    )


def _others(queues: Sequence[Queue], queue: Queue) -> list[SummaryRow]:
    """The other queues an overseer sees, each a link."""
    choices = filters(queues, queue)[0].choices
    return [
        SummaryRow(
            text("desk.vouchers.other"),
            actions=[Action(f"{reverse('desk:vouchers')}?queue={one.value}", one.label)],
        )
        for one in choices
        if not one.chosen
    ]


def _table(shown: Sequence[Any], holders: Mapping[int, Case]) -> Table:
    heads = ("number", "sanatorium", "period", "stands", "holder")
    return Table(
        caption=text("desk.vouchers.list"),
        head=[Cell(text(f"desk.vouchers.{name}")) for name in heads],
        rows=[_line(one, holders.get(one.last_case)) for one in shown],
        empty=text("desk.vouchers.empty"),
    )


def _line(one: Any, case: Case | None) -> list[Cell]:
    at_hand = one.last_kind in AT_HAND
    return [
        Cell(one.number, href=reverse("desk:voucher", args=[one.pk]), header=True),
        Cell(one.lot.sanatorium),
        Cell(days_of(one)),
        Cell(text("desk.vouchers.at_hand" if at_hand else f"desk.vouchers.kind_{one.last_kind}")),
        Cell(case.subject.full_name if case and not at_hand else ""),
    ]


def days_of(voucher: Voucher) -> str:
    """The days of the stay and how many there are."""
    return text(
        "desk.vouchers.days",
        first=formats.day(voucher.arrives, current()),
        last=formats.day(voucher.leaves, current()),
        n=voucher.period.days,
    )


def _buy(request: HttpRequest, stopped: Stopped | None) -> DeedForm:
    return DeedForm(
        "buy",
        text("desk.vouchers.buy"),
        text("desk.vouchers.buy_button"),
        what=text("desk.vouchers.buy_what"),
        fields=list(_asked(request, stopped)),
    )


def _asked(request: HttpRequest, stopped: Stopped | None) -> Iterator[Field]:
    for name in ("conclusion", "contract"):
        yield typed(request, name, text(f"desk.vouchers.{name}"), stopped, width=20)
        yield day_field(request, f"{name}_on", text(f"desk.vouchers.{name}_on"), stopped)
    yield typed(request, "sanatorium", text("desk.vouchers.sanatorium"), stopped)
    for name in ("share", "surcharge"):
        label = text(f"desk.vouchers.{name}")
        yield typed(request, name, label, stopped, width=10, inputmode="decimal")
    label, hint = text("desk.vouchers.vouchers"), text("desk.vouchers.vouchers_hint")
    yield typed(request, "vouchers", label, stopped, kind="textarea", hint=hint)


def _papers(queue: Queue) -> Table | None:
    """The journal of each month and the statement of each contract; None before anything."""
    book = Book.objects.filter(queue=queue).first()
    rows = [*_journals(book), *_statements(book)] if book else []
    heads = ("what", "month", "papers")
    return Table(
        caption=text("desk.vouchers.papers"),
        caption_hidden=True,
        head=[Cell(text(f"desk.vouchers.{name}")) for name in heads[:2]]
        + [Cell(form.upper()) for form in FORMS]
        + [Cell(text("desk.vouchers.act_link"))],
        rows=rows,
    ) if rows else None  # fmt: skip


def _journals(book: Book) -> Iterator[list[Cell]]:
    for month in journal_months(book)[:MONTHS]:
        row = _files(text("desk.vouchers.journal"), month, "voucher-journal", book.queue_id)
        yield [*row, Cell("")]


def _statements(book: Book) -> Iterator[list[Cell]]:
    for lot, months in statement_months(book):
        for month in months[:MONTHS]:
            title = text("desk.vouchers.statement", sanatorium=lot.sanatorium)
            where = reverse("desk:voucher-act", args=[lot.pk, month])
            act = Cell(text("desk.vouchers.act_link"), href=where)
            yield [*_files(title, month, "voucher-statement", lot.pk), act]


def _lots(queue: Queue) -> Table:
    """What was bought by each contract, each leading to how it is paid."""
    found = Lot.objects.filter(book__queue=queue).order_by("-pk")[:MONTHS]
    return Table(
        caption=text("desk.paid.contracts"),
        head=[Cell(text("desk.paid.contract")), Cell(text("desk.vouchers.sanatorium"))],
        rows=[
            [
                Cell(one.contract, href=reverse("desk:voucher-lot", args=[one.pk]), header=True),
                Cell(one.sanatorium),
            ]
            for one in found
        ],
        empty=text("desk.vouchers.empty"),
    )


def _files(title: str, month: Month, page: str, key: int) -> list[Cell]:
    links = [
        Cell(form.upper(), href=reverse(f"desk:{page}", args=[key, month, form])) for form in FORMS
    ]
    return [Cell(title, header=True), Cell(formats.month(str(month), current())), *links]
