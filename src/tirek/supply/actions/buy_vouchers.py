"""The department writes down the vouchers that it bought by public procurement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.supply.journal import locked
from tirek.supply.models import Lot, Queue, Voucher
from tirek.supply.queries.vouchers import BOUGHT
from tirek.supply.voucher_journal import add_voucher_step, book_of
from tirek.supply.voucher_permissions import has_vouchers, require_keeps
from tirek.supply.voucher_texts import voucher_texts
from tirek.supply.vouchers.guards import Period
from tirek.supply.vouchers.machine import machine


@dataclass(frozen=True)
class Bought:
    """One contract: of which sanatorium, on which conclusion of the commission, at what price;
    `vouchers` are the numbers with their days."""

    contract: str
    contract_on: date
    sanatorium: str
    conclusion: str
    conclusion_on: date
    share_tiyn: int
    surcharge_tiyn: int
    vouchers: Sequence[tuple[str, Period]]


@transaction.atomic
def buy_vouchers(*, queue: Queue, bought: Bought, by: User, at: datetime) -> Lot:
    """They are at hand from this moment.

    Raises NotAllowed, Refused for what is missing, too long, or was bought before.
    """
    require_keeps(by, queue)
    if not has_vouchers(queue.service):
        raise Refused(voucher_texts().refused["no_vouchers"])
    _require(bought, local_day(at))
    book = book_of(locked(queue.service, queue.place))
    numbers = [number for number, _ in bought.vouchers]
    there = Voucher.objects.filter(lot__book=book, number__in=numbers).exists()
    if there or len(numbers) != len(set(numbers)):
        raise Refused(machine().texts["twice"], field="vouchers")
    said = {name: getattr(bought, name) for name in bought.__dataclass_fields__}
    said.pop("vouchers")
    lot = Lot.objects.create(book=book, at=at, by=by, by_name=by.full_name, **said)
    for number, period in bought.vouchers:
        voucher = Voucher.objects.create(
            lot=lot, number=number, arrives=period.arrives, leaves=period.leaves
        )
        add_voucher_step(voucher, BOUGHT, case=None, by=by, at=at)
    return lot


def _require(bought: Bought, today: date) -> None:
    say = voucher_texts().refused
    if not bought.contract or bought.contract_on > today:
        raise Refused(say["contract_missing"], field="contract")
    if not bought.conclusion or bought.conclusion_on > bought.contract_on:
        raise Refused(say["conclusion_missing"], field="conclusion")
    if not bought.sanatorium:
        raise Refused(say["sanatorium_missing"], field="sanatorium")
    if not bought.vouchers:
        raise Refused(_wrong_line(""), field="vouchers")
    for number, period in bought.vouchers:
        if period.days > machine().days.most:
            raise Refused(say["too_long"].format(number=number), field="vouchers")


def lines_of(written: str) -> list[tuple[str, Period]]:
    """ "А-001 16.02.2026 01.03.2026", one voucher a line. Raises Refused with the wrong line."""
    return [_line(one) for one in filter(None, map(str.strip, written.splitlines()))]


def _line(written: str) -> tuple[str, Period]:
    *number, arrives, leaves = ("", "", *written.split())
    try:
        days = [datetime.strptime(one, "%d.%m.%Y").date() for one in (arrives, leaves)]  # noqa: DTZ007
        if not any(number):
            raise ValueError(written)
        return " ".join(filter(None, number))[:60], Period(*days)
    except ValueError:
        raise Refused(_wrong_line(written), field="vouchers") from None


def _wrong_line(written: str) -> Text:
    return voucher_texts().refused["lines_wrong"].format(line=written)
