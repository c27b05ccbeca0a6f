"""The tables of a run: totals by service, place and bank, changes, what was left out, history."""

from collections.abc import Callable, Sequence

from django.urls import reverse

from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.payments.models import PaymentRun
from tirek.payments.payees.banks import bank_named
from tirek.payments.payers import frozen_payer
from tirek.payments.queries.reconciled import compared
from tirek.payments.queries.run_changes import Change, changes_in
from tirek.payments.queries.run_totals import Part, by_bank, by_place, by_service, total_of
from tirek.payments.reasons import reason
from tirek.procedure.paying.run import run_table
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Cell, Moment, SummaryRow, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text

WITH_THE_BANK = ("sent", "answered", "reconciled")


def money(amount: Tenge) -> str:
    """A sum in the page's language."""
    return formats.money(str(amount), current())


def summary(run: PaymentRun) -> list[SummaryRow]:
    """What the run is, in a few lines."""
    totals = total_of(run)
    rows = [
        SummaryRow(text("desk.run.place"), spoken(the_law().regions[run.place].name)),
        SummaryRow(text("desk.run.month"), formats.month(run.month, current())),
        SummaryRow(text("desk.run.to_whom"), text(f"desk.run_list.of_{run.kind}")),
        SummaryRow(text("desk.run.transfers"), str(totals.count)),
        SummaryRow(text("desk.run.payees"), str(totals.payees)),
        SummaryRow(text("desk.run.total"), money(totals.total)),
    ]
    payer = frozen_payer(run)
    if payer is not None:
        told = f"{payer.name}, {payer.bin}, {payer.iban}"
        rows.append(SummaryRow(text("desk.run.payer"), told))
    if run.message_id:
        rows.append(SummaryRow(text("desk.run.message"), run.message_id))
    if run.answer_by is not None:
        rows.append(SummaryRow(text("desk.run.answer_by"), formats.day(run.answer_by, current())))
    return [*rows, *(_answers(run) if run.stage in WITH_THE_BANK else ())]


def _answers(run: PaymentRun) -> list[SummaryRow]:
    found = compared(run)
    return [
        SummaryRow(text("desk.run.paid"), str(found.paid), note=money(found.paid_sum)),
        SummaryRow(text("desk.run.failed"), str(found.failed)),
        SummaryRow(text("desk.run.open"), str(found.open)),
        SummaryRow(text("desk.run.not_stated"), str(found.not_stated)),
    ]


def part_tables(run: PaymentRun) -> list[Table]:
    """The totals three times: by service, by place, by bank."""
    regions = the_law().regions
    return [
        _parts("by_service", by_service(run), lambda key: SERVICES[key].name),
        _parts("by_place", by_place(run), lambda key: regions[key].name),
        _parts("by_bank", by_bank(run), bank_named),
    ]


def _parts(name: str, parts: Sequence[Part], named: Callable[[str], Text]) -> Table:
    keys = ("transfers", "payees", "total")
    return Table(
        caption=text(f"desk.run.{name}"),
        head=[
            Cell(text(f"desk.run.{name}_head")),
            *(Cell(text(f"desk.run.{key}"), numeric=True) for key in keys),
        ],
        rows=[
            [
                Cell(spoken(named(one.key)), header=True),
                Cell(str(one.count), numeric=True),
                Cell(str(one.payees), numeric=True),
                Cell(money(one.total), numeric=True),
            ]
            for one in parts
        ],
        empty=text("desk.run.nothing"),
    )


def changes_table(run: PaymentRun, *, opens: bool) -> Table | None:
    """What is other than in the run before, and why; None where nothing is.

    `opens`: whether the reader may open a case.
    """
    changes = changes_in(run)
    if not changes:
        return None
    keys = ("case", "change", "before", "now", "why")
    return Table(
        caption=text("desk.run.changes"),
        head=[Cell(text(f"desk.run.{key}"), numeric=key in ("before", "now")) for key in keys],
        rows=[_change(one, opens) for one in changes],
    )


def _change(one: Change, opens: bool) -> list[Cell]:
    why = one.why[-1]["text"] if one.why else None
    return [
        Cell(one.case, href=reverse("desk:case", args=[one.case]) if opens else "", header=True),
        Cell(text(f"desk.run.change_{one.kind}"), note=text("desk.run.of_kind", n=one.of_kind)),
        Cell(money(one.before), numeric=True),
        Cell(money(one.now), numeric=True),
        Cell(spoken(Text.of(why)) if why else ""),
    ]


def left_out_table(run: PaymentRun) -> Table | None:
    """What is due, or was to be, and is not in the run; None where nothing is missing."""
    if not run.left_out:
        return None
    keys = ("case", "period", "why")
    return Table(
        caption=text("desk.run.left_out"),
        head=[Cell(text(f"desk.run.{key}")) for key in keys],
        rows=[
            [
                Cell(one["case"], header=True),
                Cell(formats.month(one["period"], current())),
                Cell(
                    _why_left(one["code"], one["said"]),
                    note=text("desk.run.of_kind", n=one["of_code"]),
                ),
            ]
            for one in run.left_out
        ],
    )


def _why_left(code: str, said: dict[str, str] | None) -> str:
    """The reason the period itself gives; else the one of the run."""
    ours = ("account_not_known", "left_not_theirs", "left_open")
    return spoken(reason(code) if code in ours or said is None else Text.of(said))


def history(run: PaymentRun) -> list[Moment]:
    """What happened to the run, the first thing first."""
    return [
        Moment(
            spoken(run_table().title(event.kind)),
            formats.moment(event.at, current()),
            detail=str(event.payload.get("words", "")),
            by=event.actor_name,
            datetime=event.at.isoformat(),
        )
        for event in run.events.all()
    ]
