"""Annexes 6, 7 and 8 as their rows: what is printed in each column, and the words around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.procedure.cite import Cite
from tirek.supply.vouchers.guards import Period

Cell = str | int | date | Tenge


@dataclass(frozen=True)
class JournalLine:
    """A row of the journal of issuing vouchers: columns 1 to 11 of annex 7, in their order."""

    number: int
    full_name: str
    disability_category: str
    address_and_phone: str
    accepted_on: date
    sanatorium: str
    period: Period
    received_by: str
    returned_on: date | None = None
    reason: str = ""
    returned_by: str = ""

    def cells(self) -> tuple[Cell, ...]:
        """The row as annex 7 has it."""
        return (
            self.number,
            self.full_name,
            self.disability_category,
            self.address_and_phone,
            self.accepted_on,
            self.sanatorium,
            f"{self.period.arrives:%d.%m.%Y} – {self.period.leaves:%d.%m.%Y}",
            self.received_by,
            self.returned_on or "",
            self.reason,
            self.returned_by,
        )


@dataclass(frozen=True)
class StatementLine:
    """A stay in the statement: the columns of annex 8, in their order."""

    number: int
    voucher: str
    full_name: str
    address_and_phone: str
    stayed: Period
    share: Tenge
    surcharge: Tenge

    @property
    def full_cost(self) -> Tenge:
        """The share under public procurement and the surcharge of the person together."""
        return self.share + self.surcharge

    def cells(self) -> tuple[Cell, ...]:
        """The row as annex 8 has it."""
        return (
            self.number,
            self.voucher,
            self.full_name,
            self.address_and_phone,
            self.stayed.arrives,
            self.stayed.leaves,
            self.stayed.days,
            self.full_cost,
            self.share,
            self.surcharge,
        )


@dataclass(frozen=True)
class ActOfStays:
    """The act of completed works of a month: its head, and (voucher, name, days, share) a row."""

    number: str
    on: date
    organisation: str
    contract: str
    month: Text
    accepted_by: str
    rows: tuple[tuple[str, str, Period, Tenge], ...]

    def cells(self) -> list[tuple[Cell, ...]]:
        """The rows as the act has them."""
        return [
            (n, voucher, name, stayed.arrives, stayed.leaves, stayed.days, share)
            for n, (voucher, name, stayed, share) in enumerate(self.rows, start=1)
        ]

    @property
    def total(self) -> Tenge:
        """What the budget pays."""
        return sum((share for *_, share in self.rows), Tenge.ZERO)


@dataclass(frozen=True)
class BedNotice:
    """The notice by which a sanatorium confirms a bed: the sixteen fields of annex 6."""

    number: str
    on: date
    addressee: str
    order_number: str
    ordered_on: date
    order_sum: Tenge
    companion_sum: Tenge
    surcharge: Tenge
    address: str
    period: Period
    arrives_at: time
    leaves_at: time
    meals: str
    diagnostics: tuple[str, ...]
    treatment: tuple[str, ...]
    place_kind: str
    bed_kind: str
    height: int
    floor: int
    area: int
    others: int
    conditions: tuple[str, ...]
    transfer: bool
    phone: str


@dataclass(frozen=True)
class TableWords:
    """What annex 7 or 8 prints around its rows."""

    annex: Text
    title: Text
    note: Text
    columns: tuple[Text, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class ActWords(TableWords):
    """What the act of completed works prints; `below` has the sum and the signatures."""

    below: Text


@dataclass(frozen=True)
class Line:
    """A paragraph of annex 6."""

    id: str
    text: Text


@dataclass(frozen=True)
class BedWords:
    """What annex 6 prints."""

    annex: Text
    title: Text
    number: Text
    yes: Text
    no: Text
    lines: tuple[Line, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Pays:
    """By which paragraphs what the statement says is paid, and who came along with a child."""

    cites: tuple[Cite, ...]
    companion: tuple[Cite, ...]


@dataclass(frozen=True)
class Annexes:
    """annexes.toml."""

    pays: Pays

    journal: TableWords
    statement: TableWords
    act: ActWords
    bed: BedWords


@cache
def annexes() -> Annexes:
    """The words of the three annexes. Raises TomlError."""
    return toml.load(Annexes, Path(__file__).with_name("annexes.toml"))


def said(notice: BedNotice) -> Mapping[str, Cell | bool | tuple[str, ...]]:
    """What the paragraphs of annex 6 fill in, by name."""
    own = {name: getattr(notice, name) for name in BedNotice.__dataclass_fields__}
    hours = {name: f"{own[name]:%H:%M}" for name in ("arrives_at", "leaves_at")}
    period = {
        "arrives": notice.period.arrives,
        "leaves": notice.period.leaves,
        "days": notice.period.days,
    }
    return {**own, **period, **hours}
