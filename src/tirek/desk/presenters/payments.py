"""Registers as tables: the list of a place, one register, and what one would list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month, months_between
from tirek.kernel.text import Text
from tirek.payments.models import PaymentLine
from tirek.payments.queries.planned import Plan
from tirek.payments.queries.registers import RegisterInBrief, RegisterInFull, ServiceTotal
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Action, Cell, SummaryRow, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class RegisterView:
    """A register that was made."""

    title: str
    rows: Sequence[SummaryRow]
    totals: Table
    lines: Table
    left_out: Table | None
    csv: str
    sheet: str


@dataclass(frozen=True)
class PlanView:
    """What a register of the month would list if it were made now."""

    title: str
    lines: int
    total: str
    left_out: Table | None
    begun: bool


def month_in_words(month: Month) -> str:
    """ "February 2026" in the page's language."""
    return formats.month(str(month), current())


def money(amount: Tenge) -> str:
    """A sum in the page's language."""
    return formats.money(str(amount), current())


def registers_table(registers: Sequence[RegisterInBrief]) -> Table:
    """The registers of a place, the latest first."""
    return Table(
        caption=text("desk.payments.made"),
        head=[
            Cell(text("desk.payments.month")),
            Cell(text("desk.payments.lines"), numeric=True),
            Cell(text("desk.payments.total"), numeric=True),
            Cell(text("desk.payments.left_out"), numeric=True),
            Cell(text("desk.payments.made_at")),
        ],
        rows=[_brief_row(register) for register in registers],
        empty=text("desk.payments.none"),
    )


def months_to_make(months: Sequence[Month]) -> list[Action]:
    """Links to the months that have no register yet."""
    return [
        Action(reverse("desk:register", args=[month]), month_in_words(month)) for month in months
    ]


def register_view(
    register: RegisterInFull, lines: Sequence[PaymentLine], first: int
) -> RegisterView:
    """The register with the given part of its lines, numbered from `first`."""
    brief = register.brief
    month = [brief.month]
    return RegisterView(
        title=text("desk.register.title", month=month_in_words(brief.month)),
        rows=[
            SummaryRow(text("desk.register.lines"), str(brief.lines)),
            SummaryRow(text("desk.register.total"), money(brief.total)),
            SummaryRow(text("desk.register.made_at"), formats.moment(brief.made_at, current())),
            SummaryRow(text("desk.register.made_by"), brief.made_by),
        ],
        totals=_totals_table(register.totals, brief.total),
        lines=_lines_table(lines, first, register.overruled),
        left_out=left_out_table(register.left_out),
        csv=reverse("desk:register-csv", args=month),
        sheet=reverse("desk:register-sheet", args=month),
    )


def plan_view(plan: Plan, month: Month, *, begun: bool) -> PlanView:
    """The preview of a register that was not made yet."""
    return PlanView(
        title=text("desk.register.title", month=month_in_words(month)),
        lines=len(plan.lines),
        total=money(plan.total),
        left_out=left_out_table([omission.as_document() for omission in plan.omissions]),
        begun=begun,
    )


def left_out_table(left_out: Sequence[Mapping[str, Any]]) -> Table | None:
    """What could not be listed and why; None if everything could."""
    if not left_out:
        return None
    return Table(
        caption=text("desk.register.left_out"),
        head=[
            Cell(text("desk.register.case")),
            Cell(text("desk.register.period")),
            Cell(text("desk.register.why")),
        ],
        rows=[
            [
                Cell(one["case"], header=True),
                Cell(formats.month(one["period"], current())),
                Cell(spoken(one["text"])),
            ]
            for one in left_out
        ],
    )


def service_name(slug: str) -> str:
    """What the service is called, in the page's language."""
    return spoken(SERVICES[slug].name)


def _brief_row(register: RegisterInBrief) -> list[Cell]:
    href = reverse("desk:register", args=[register.month])
    return [
        Cell(month_in_words(register.month), href=href, header=True),
        Cell(str(register.lines), numeric=True),
        Cell(money(register.total), numeric=True),
        Cell(str(register.left_out), numeric=True),
        Cell(formats.moment(register.made_at, current()), note=register.made_by),
    ]


def _totals_table(totals: Sequence[ServiceTotal], total: Tenge) -> Table:
    return Table(
        caption=text("desk.register.totals"),
        head=[
            Cell(text("desk.register.service")),
            Cell(text("desk.register.children"), numeric=True),
            Cell(text("desk.register.lines"), numeric=True),
            Cell(text("desk.register.sum"), numeric=True),
        ],
        rows=[
            [
                Cell(service_name(one.service), header=True),
                Cell(str(one.children), numeric=True),
                Cell(str(one.lines), numeric=True),
                Cell(money(one.total), numeric=True),
            ]
            for one in totals
        ],
        total=[
            Cell(text("desk.register.total")),
            Cell(""),
            Cell(""),
            Cell(money(total), numeric=True),
        ],
        empty=text("desk.register.nothing"),
    )


def _lines_table(lines: Sequence[PaymentLine], first: int, overruled: Mapping[str, Text]) -> Table:
    keys = ("number", "recipient", "account", "subject", "period")
    return Table(
        caption=text("desk.register.list"),
        head=[
            *(Cell(text(f"desk.register.{key}")) for key in keys),
            Cell(text("desk.register.sum"), numeric=True),
        ],
        rows=[
            _line_row(number, line, overruled.get(line.case_id))
            for number, line in enumerate(lines, start=first)
        ],
        empty=text("desk.register.nothing"),
    )


def _line_row(number: int, line: PaymentLine, mark: Text | None) -> list[Cell]:
    case = f"{line.case_id}. {spoken(mark)}" if mark else line.case_id
    return [
        Cell(str(number), note=case),
        Cell(line.recipient.full_name, note=line.recipient.iin, header=True),
        Cell(line.iban),
        Cell(line.subject.full_name, note=line.subject.iin),
        Cell(formats.month(line.period, current()), note=_months(line)),
        Cell(money(Tenge.of_tiyn(line.amount_tiyn)), numeric=True, note=_decided(line)),
    ]


def _months(line: PaymentLine) -> str:
    """The months of a quarter; a month says itself."""
    if line.months == [line.period]:
        return ""
    first, last = Month.parse(line.months[0]), Month.parse(line.months[-1])
    if len(months_between(first, last)) == len(line.months):
        return formats.months(line.months[0], line.months[-1], current())
    return ", ".join(formats.month(month, current()) for month in line.months)


def _decided(line: PaymentLine) -> str:
    """What the decision printed, where the law has changed since or was not set then."""
    if line.decided_tiyn == line.amount_tiyn:
        return ""
    if line.decided_tiyn is None:
        return text("desk.register.not_decided")
    return text("desk.register.decided", sum=money(Tenge.of_tiyn(line.decided_tiyn)))
