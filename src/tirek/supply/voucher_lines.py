"""The rows of annexes 7 and 8 as the journal of vouchers tells them, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from tirek.casework.local_day import local_day, midnight
from tirek.casework.models import Case
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.changes import answers_now
from tirek.casework.queries.events import load_events
from tirek.kernel.period import Month
from tirek.supply.models import Book, Lot, VoucherStep
from tirek.supply.vouchers.annexes import JournalLine, StatementLine
from tirek.supply.vouchers.guards import Period

BACK = frozenset({"Returned", "ReturnedLate", "Died", "DiedLate"})
"""Events that fill in columns 9 to 11."""
ADDRESS = ("oblast", "district", "settlement", "street", "house", "flat")
"""Fields of an application that name where somebody lives, from the large to the small."""


def journal_lines(book: Book, month: Month) -> list[JournalLine]:
    """Annex 7: the vouchers handed out in the month, in order, with what came back since. As many
    questions to the database, however many they are."""
    first, end = midnight(month.first_day), midnight(Month(month + 1).first_day)
    issued = _steps(book).filter(kind="Issued")
    before = issued.filter(at__lt=first).count()
    shown = list(issued.filter(at__gte=first, at__lt=end).select_related("voucher__lot"))
    load_events(*(case_of(one) for one in shown))
    later = _steps(book).filter(kind__in=BACK, voucher__in=[one.voucher_id for one in shown])
    backs = list(later)
    return [
        _journal_line(before + n, one, _back(one, backs)) for n, one in enumerate(shown, start=1)
    ]


@dataclass(frozen=True)
class Stated:
    """A stay of a statement: its line, and what the journal says of it."""

    step: VoucherStep
    line: StatementLine

    @property
    def case(self) -> Case:
        """Whose stay it was."""
        return case_of(self.step)

    def as_document(self) -> dict[str, Any]:
        """JSON-ready, as an act keeps it."""
        return {
            "voucher": self.line.voucher,
            "full_name": self.line.full_name,
            "arrived": self.line.stayed.arrives.isoformat(),
            "left": self.line.stayed.leaves.isoformat(),
            "days": self.line.stayed.days,
            "tiyn": self.line.share.tiyn,
        }


def stated_in(lot: Lot, month: Month) -> list[Stated]:
    """Annex 8: the stays by the vouchers of a contract that ended in the month, in order. As many
    questions to the database, however many they are."""
    steps = _steps(lot.book).filter(kind="Used", voucher__lot=lot).select_related("voucher")
    stays = [(one, stay_of_step(one)) for one in steps]
    shown = [(one, stay) for one, stay in stays if Month.of(stay.leaves) == month]
    load_events(*(case_of(one) for one, _ in shown))
    return [
        Stated(one, _statement_line(n, lot, one, stay)) for n, (one, stay) in enumerate(shown, 1)
    ]


def _statement_line(number: int, lot: Lot, step: VoucherStep, stay: Period) -> StatementLine:
    return StatementLine(
        number=number,
        voucher=step.voucher.number,
        full_name=case_of(step).subject.full_name,
        address_and_phone=address_and_phone(case_of(step)),
        stayed=stay,
        share=lot.share,
        surcharge=lot.surcharge,
    )


def journal_cases(book: Book, month: Month) -> list[Case]:
    """Whom the journal of the month names."""
    first, end = midnight(month.first_day), midnight(Month(month + 1).first_day)
    steps = _steps(book).filter(kind="Issued", at__gte=first, at__lt=end)
    return list({one.case_id: case_of(one) for one in steps}.values())


def stated_cases(stated: Sequence[Stated]) -> list[Case]:
    """Whom a statement names, each once."""
    return list({one.case.pk: one.case for one in stated}.values())


def journal_months(book: Book) -> list[Month]:
    """The months in which vouchers were handed out, the latest first."""
    days = _steps(book).filter(kind="Issued").values_list("at", flat=True)
    return sorted({Month.of(local_day(at)) for at in days}, reverse=True)


def statement_months(book: Book) -> list[tuple[Lot, list[Month]]]:
    """Each contract, the latest first, with the months in which stays by its vouchers ended, the
    latest first; one question, however many contracts."""
    found: dict[Lot, set[Month]] = {}
    for one in _steps(book).filter(kind="Used").select_related("voucher__lot"):
        found.setdefault(one.voucher.lot, set()).add(Month.of(stay_of_step(one).leaves))
    latest = sorted(found.items(), key=lambda one: one[0].pk, reverse=True)
    return [(lot, sorted(months, reverse=True)) for lot, months in latest]


def address_and_phone(case: Case) -> str:
    """Where the person lives and the telephone, as the application says and changes since."""
    known = {**answers_of(case), **answers_now(case)}
    told = (known.get(name) for name in (*ADDRESS, "phone"))
    return ", ".join(str(one) for one in told if one)


def case_of(step: VoucherStep) -> Case:
    """Whose step it is: every one but that of buying has a case."""
    assert step.case is not None, "a voucher is handed to somebody"
    return step.case


def _steps(book: Book) -> QuerySet[VoucherStep]:
    return VoucherStep.objects.filter(book=book).select_related("case__subject").order_by("seq")


def stay_of_step(step: VoucherStep) -> Period:
    """The days that somebody stayed by a voucher."""
    arrived, left = (date.fromisoformat(step.payload[one]) for one in ("arrived", "left"))
    return Period(arrived, left)


def _back(issued: VoucherStep, backs: Sequence[VoucherStep]) -> VoucherStep | None:
    """The return of that very handing out: the first of the voucher after it."""
    ours = (one for one in backs if one.voucher_id == issued.voucher_id and one.seq > issued.seq)
    found = next(ours, None)
    return found if found and found.case_id == issued.case_id else None


def _journal_line(number: int, step: VoucherStep, back: VoucherStep | None) -> JournalLine:
    case = case_of(step)
    return JournalLine(
        number=number,
        full_name=case.subject.full_name,
        disability_category=str(answers_of(case).get("disability") or ""),
        address_and_phone=address_and_phone(case),
        accepted_on=case.received_on,
        sanatorium=step.voucher.lot.sanatorium,
        period=step.voucher.period,
        received_by=step.payload["received_by"],
        returned_on=_returned_on(back) if back else None,
        reason=back.payload["reason"] if back else "",
        returned_by=back.payload.get("brought_by", "") if back else "",
    )


def _returned_on(back: VoucherStep) -> date:
    return date.fromisoformat(back.payload["returned_on"])
