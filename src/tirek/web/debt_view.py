"""A sum paid in excess as a page shows it, the same to the person and to the officer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.payments.models import Debt, DebtEvent
from tirek.payments.overpayment.lines import period_lines
from tirek.payments.overpayment.papers import LANGUAGES, notices_of
from tirek.payments.overpayment.plan import paid_of_plan, plan_of
from tirek.procedure.paying.overpayment import overpayment_table
from tirek.web import formats
from tirek.web.components import LIFE_TONES, Action, Cell, Moment, SummaryRow, Table, Tone, own
from tirek.web.language import current
from tirek.web.texts import spoken, text

LetterAddress = Callable[[Debt, int, str], str]


@dataclass(frozen=True)
class DebtView:
    """Where the sum stands, how it was worked out, what was agreed, what happened."""

    stage: str
    tone: Tone
    rows: Sequence[SummaryRow]
    calculation: Table
    plan: Table | None
    letters: Sequence[Action]
    moments: Sequence[Moment]


def debt_view(debt: Debt, *, officer: bool, letter_address: LetterAddress) -> DebtView:
    """The debt; an officer reads the names of those who acted."""
    stage = overpayment_table().stage(debt.stage)
    return DebtView(
        stage=spoken(stage.officer if officer else stage.citizen),
        tone=LIFE_TONES[stage.tone],
        rows=debt_rows(debt),
        calculation=_calculation(debt),
        plan=_plan(debt),
        letters=_letters(debt, letter_address),
        moments=[_moment(event, officer) for event in debt.events.order_by("-seq")],
    )


def money(tiyn: int) -> str:
    """A sum in the language of the page."""
    return formats.money(str(Tenge.of_tiyn(tiyn)), current())


def debt_rows(debt: Debt) -> list[SummaryRow]:
    """The sums; what is nothing is left out, except what is left to return."""
    sums = (
        ("total", debt.total_tiyn),
        ("returned", debt.returned_tiyn),
        ("written_off", debt.written_off_tiyn),
        ("to_refund", debt.to_refund_tiyn),
        ("refunded", debt.refunded_tiyn),
    )
    rows = [SummaryRow(text(f"web.debt.{name}"), money(sum_)) for name, sum_ in sums if sum_]
    rows.append(SummaryRow(text("web.debt.left"), money(debt.left_tiyn)))
    if debt.due_on is not None:
        rows.append(SummaryRow(text("web.debt.due_on"), formats.day(debt.due_on, current())))
    return rows


def _calculation(debt: Debt) -> Table:
    numeric = ("due", "paid", "overpaid")
    return Table(
        caption=text("web.debt.calculation"),
        head=[
            Cell(text("web.debt.period")),
            *(Cell(text(f"web.debt.{name}"), numeric=True) for name in numeric),
            Cell(text("web.debt.why")),
        ],
        rows=[
            [
                Cell(formats.month(one.period, current()), header=True),
                Cell(money(one.due.tiyn), numeric=True),
                Cell(money(one.paid.tiyn), numeric=True),
                Cell(money(one.overpaid.tiyn), numeric=True),
                Cell(spoken(one.why) if one.why else ""),
            ]
            for one in period_lines(debt)
        ],
        empty=text("web.debt.nothing"),
    )


def _plan(debt: Debt) -> Table | None:
    """Each part with what has come in of it, the earliest first."""
    plan = plan_of(debt)
    if not plan or overpayment_table().stage(debt.stage).terminal:
        return None
    rest, rows = paid_of_plan(debt).tiyn, []
    for one in plan:
        came = min(rest, one.amount.tiyn)
        rest -= came
        rows.append(_part(one.due_on, one.amount.tiyn, came))
    head = [
        Cell(text("web.debt.part_due")),
        Cell(text("web.debt.part_sum"), numeric=True),
        Cell(text("web.debt.part_came"), numeric=True),
    ]
    return Table(caption=text("web.debt.plan"), head=head, rows=rows)


def _part(due_on: date, sum_: int, came: int) -> list[Cell]:
    return [
        Cell(formats.day(due_on, current()), header=True),
        Cell(money(sum_), numeric=True),
        Cell(money(came), numeric=True, tone="success" if came == sum_ else None),
    ]


def _letters(debt: Debt, address: LetterAddress) -> list[Action]:
    return [
        Action(
            address(debt, event.seq, language),
            text(f"web.debt.letter_{language}", on=formats.day(event.at, current())),
        )
        for event in notices_of(debt)
        for language in LANGUAGES
    ]


def _moment(event: DebtEvent, officer: bool) -> Moment:
    table = overpayment_table()
    role = table.roles.get(event.actor_role)
    who = spoken(role) if role else ""
    named = officer and event.actor_role != "system"
    return Moment(
        title=spoken(table.title(event.kind)),
        when=formats.moment(event.at, current()),
        detail=own(spoken(Text.of(event.payload["told"]))),
        datetime=event.at.isoformat(),
        by=f"{event.actor_name} ({who})" if named else who,
    )
