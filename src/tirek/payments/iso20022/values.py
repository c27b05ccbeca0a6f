"""Sums and days as bank files write them."""

from __future__ import annotations

import re
from datetime import date, datetime

from tirek.payments.bank import NotReadable
from tirek.payments.iso20022.elements import Element, words
from tirek.payments.iso20022.texts import texts
from tirek.procedure.deadline import ALMATY

_SUM = re.compile(r"([0-9]{1,16})(?:\.([0-9]{1,5}))?", re.ASCII)
_DAY_LENGTH = 10


def tiyn(element: Element | None, path: str) -> int | None:
    """The sum at the path in tiyn; None where there is none. Raises NotReadable."""
    written = words(element, path)
    if not written:
        return None
    found = _SUM.fullmatch(written)
    part = (found[2] or "").rstrip("0") if found else ""
    if found is None or len(part) > 2:
        raise NotReadable(texts().wrong.bad_sum.format(found=written[:40]))
    return int(found[1]) * 100 + int(part.ljust(2, "0"))


def day(element: Element | None, path: str) -> date | None:
    """The day at the path, in Kazakhstan where it is told with a time. Raises NotReadable."""
    for written in (words(element, at) for at in (path, f"{path}/Dt", f"{path}/DtTm")):
        if written:
            return _day(written)
    return None


def _day(written: str) -> date:
    try:
        if len(written) == _DAY_LENGTH:
            return date.fromisoformat(written)
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise NotReadable(texts().wrong.bad_day.format(found=written[:40])) from None
    return moment.astimezone(ALMATY).date() if moment.tzinfo else moment.date()
