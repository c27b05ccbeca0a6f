"""The transfers of a run as a table."""

from collections.abc import Collection, Sequence

from django.urls import reverse

from tirek.payments.queries.run_lines import Line
from tirek.web import formats
from tirek.web.components import Cell, Table, Tone
from tirek.web.language import current
from tirek.web.texts import spoken, text

TONES: dict[str, Tone] = {
    "accepted": "success",
    "decided_paid": "success",
    "partly": "warning",
    "unknown": "warning",
    "contradiction": "danger",
    "rejected": "danger",
    "returned": "danger",
    "decided_unpaid": "danger",
    "dropped": "neutral",
}


def lines_table(lines: Sequence[Line], own_cases: Collection[str]) -> Table:
    """To whom, for what, where, how much, and how it stands.

    `own_cases`: those of the officer's own place lead to their money.
    """
    keys = ("transfer", "payee", "period", "account", "sum", "state")
    return Table(
        caption=text("desk.run_lines.list"),
        caption_hidden=True,
        head=[Cell(text(f"desk.run_lines.{key}"), numeric=key == "sum") for key in keys],
        rows=[
            [
                Cell(one.end_to_end, note=one.case, header=True),
                Cell(one.payee, note=one.payee_number, href=_money(one, own_cases)),
                Cell(formats.month(one.period, current())),
                Cell(one.iban),
                Cell(formats.money(str(one.amount), current()), numeric=True),
                Cell(_state(one.status), tone=TONES.get(one.status, "info"), note=_why(one)),
            ]
            for one in lines
        ],
        empty=text("desk.run_lines.none"),
    )


def _money(one: Line, own_cases: Collection[str]) -> str:
    return reverse("desk:money", args=[one.case]) if one.case in own_cases else ""


def _why(one: Line) -> str:
    return spoken(one.why) if one.why else ""


def _state(status: str) -> str:
    """While no answer closes it, a transfer is where its run is."""
    return text(f"desk.run_lines.is_{status}" if status in TONES else "desk.run_lines.is_open")
