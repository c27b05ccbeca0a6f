"""The transfers of a run as a table."""

from collections.abc import Sequence

from tirek.payments.queries.run_lines import Line
from tirek.web import formats
from tirek.web.components import Cell, Table, Tone
from tirek.web.language import current
from tirek.web.texts import text

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


def lines_table(lines: Sequence[Line]) -> Table:
    """To whom, for what, where, how much, and how it stands."""
    keys = ("transfer", "payee", "period", "account", "sum", "state")
    return Table(
        caption=text("desk.run_lines.list"),
        caption_hidden=True,
        head=[Cell(text(f"desk.run_lines.{key}"), numeric=key == "sum") for key in keys],
        rows=[
            [
                Cell(one.end_to_end, note=one.case, header=True),
                Cell(one.payee, note=one.payee_iin),
                Cell(formats.month(one.period, current())),
                Cell(one.iban),
                Cell(formats.money(str(one.amount), current()), numeric=True),
                Cell(_state(one.status), tone=TONES.get(one.status, "info"), note=one.words),
            ]
            for one in lines
        ],
        empty=text("desk.run_lines.none"),
    )


def _state(status: str) -> str:
    """While no answer closes it, a transfer is where its run is."""
    return text(f"desk.run_lines.is_{status}" if status in TONES else "desk.run_lines.is_open")
