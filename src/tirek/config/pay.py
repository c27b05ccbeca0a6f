"""What `tirek pay run` does: boots Django, makes the registers, tells them line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tirek.config.boot import boot

if TYPE_CHECKING:
    from tirek.kernel.period import Month
    from tirek.payments.queries.registers import RegisterInBrief


class CannotPay(Exception):
    """Why no register is made; the message says what to do."""


def make_registers(month: Month) -> list[str]:
    """Make the register of a month for every place with an office; a line for each register.

    Raises CannotPay when the month has not begun.
    """
    embedded = boot()
    from django.utils import timezone

    from tirek.payments.actions.make_register import MonthNotBegun
    from tirek.payments.actions.make_registers import make_registers as make
    from tirek.payments.queries.registers import registers_in

    try:
        make(month=month, by=None, at=timezone.now())
        return [_told(brief) for brief in registers_in(month)]
    except MonthNotBegun as refused:
        raise CannotPay(str(refused)) from None
    finally:
        if embedded is not None:
            embedded.leave()


def _told(brief: RegisterInBrief) -> str:
    left = f", {brief.left_out} left out with reasons" if brief.left_out else ""
    made = f"made {brief.made_at:%Y-%m-%d %H:%M} UTC"
    return f"{brief.month} {brief.place}: {brief.lines} lines, {brief.total} tenge{left}; {made}"
