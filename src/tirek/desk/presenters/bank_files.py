"""Files of the bank that wait for a person: what each tells, and the question about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from tirek.kernel.money import Tenge
from tirek.payments.queries.unsettled import Unsettled
from tirek.web import formats
from tirek.web.components import Cell, Field, Table
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import typed

SAID = ("accepted", "rejected", "partly", "returned", "pending", "unknown", "credit")


@dataclass(frozen=True)
class BankFile:
    """One file; `table` lists what it tells of nothing we know, `why` says it cannot be read."""

    title: str
    taken: str
    why: str
    table: Table | None
    address: str
    note: Field


def note_of(sha256: str) -> str:
    """The name of the field about that file: there are many on the page."""
    return f"note-{sha256[:16]}"


def bank_files_view(
    found: Sequence[Unsettled], request: HttpRequest, stopped: Stopped | None
) -> list[BankFile]:
    """In the order they came; what was typed and refused stays."""
    return [_file(one, request, stopped) for one in found]


def _file(one: Unsettled, request: HttpRequest, stopped: Stopped | None) -> BankFile:
    name, label = note_of(one.sha256), text("desk.bank_files.note")
    return BankFile(
        title=one.name,
        taken=formats.moment(one.at, current()),
        why=spoken(one.why) if one.why else "",
        table=None if one.why else _table(one.items),
        address=reverse("desk:bank-file-settle", args=[one.sha256]),
        note=typed(request, name, label, stopped, kind="textarea", rows=3),
    )


def _table(items: Sequence[Mapping[str, Any]]) -> Table:
    keys = ("id", "said", "sum", "on", "words")
    return Table(
        caption=text("desk.bank_files.items"),
        head=[Cell(text(f"desk.bank_files.{key}"), numeric=key == "sum") for key in keys],
        rows=[_row(one) for one in items],
    )


def _row(one: Mapping[str, Any]) -> list[Cell]:
    """A file taken before knows neither sums nor days."""
    tiyn, on = one.get("paid_tiyn"), one.get("on")
    said = one["status"] if one["status"] in SAID else "unknown"
    return [
        Cell(one["end_to_end"] or "–", header=True),
        Cell(text(f"desk.bank_files.is_{said}")),
        Cell(
            "" if tiyn is None else formats.money(str(Tenge.of_tiyn(tiyn)), current()),
            numeric=True,
        ),
        Cell(formats.day_short(date.fromisoformat(on), current()) if on else ""),
        Cell(one["words"], note=one.get("who", "")),
    ]
