"""The sheet of a month and the act of its work as paper: PDF/A, in Kazakh or Russian.

The forms of annexes 6 and 7 and of order No 562 are not printed in the source: the papers have the
least that is needed, and say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tirek.casework.legal import service_of
from tirek.documents.typeset import typeset
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Language
from tirek.law.words import day_text, month_text
from tirek.procedure.work.account import Counted
from tirek.procedure.work.hours_of_work import HoursOfWork
from tirek.supply.models import Act, Sheet, Signed
from tirek.supply.work_document import days_of
from tirek.supply.work_texts import work_texts

TEMPLATE = Path(__file__).parent / "templates" / "work.typ"


def sheet_pdf(sheet: Sheet, language: Language) -> bytes:
    """The sheet of annex 6 or 7, to be signed by hand where it was not signed on the portal."""
    say, hours = work_texts().paper, _hours(sheet)
    signed = Signed.objects.filter(sheet=sheet).first()
    how = "" if signed is None else work_texts().signed[signed.how].in_(language)
    rows = [[_day(date.fromisoformat(day), language), _number(one)] for day, one in sheet.lines]
    total = sum((Decimal(one) for _, one in sheet.lines), Decimal(0))
    values = {
        **_head(sheet, hours, language),
        "title": hours.papers.sheet.in_(language),
        "annex": say["annex"].format(n=hours.papers.annex).in_(language),
        "head": [say["day"].in_(language), say["hours"].in_(language)],
        "rows": rows,
        "total": [say["total"].in_(language), _number(total)],
        "after": [how] if how else [],
        "sign": [say["signature"].in_(language), say["worker_signature"].in_(language)],
        "notes": [say["form_note"].in_(language)],
    }
    return typeset(TEMPLATE, values, at=sheet.at)


def act_pdf(act: Act, language: Language) -> bytes:
    """The act of the work of a month, with what the budget pays and why not the rest."""
    say, sheet = work_texts().paper, act.sheet
    hours = _hours(sheet)
    heads = ("day", "hours", "budget", "why")
    amount = act.amount
    total = _money(amount) if amount is not None else say["no_price"].in_(language)
    values = {
        **_head(sheet, hours, language),
        "title": hours.papers.act.in_(language),
        "annex": f"№ {act.number}",
        "head": [say[name].in_(language) for name in heads],
        "rows": [_row(one, language) for one in days_of(act.document)],
        "total": [
            say["total"].in_(language),
            _number(act.budget_hours + act.own_hours),
            _number(act.budget_hours),
            "",
        ],
        "after": [
            f"{say['sum'].in_(language)}: {total}",
            f"{say['pay_by'].in_(language)}: {_day(act.pay_by, language)}",
            f"{say['accepted_by'].in_(language)}: {act.by_name}",
        ],
        "sign": [say["supplier_signature"].in_(language)],
        "notes": [say["act_note"].in_(language)],
    }
    return typeset(TEMPLATE, values, at=act.at)


def _head(sheet: Sheet, hours: HoursOfWork, language: Language) -> dict[str, Any]:
    say, worker = work_texts().paper, sheet.worker
    about = {
        "case": worker.case.number,
        "person": worker.case.subject.full_name,
        "supplier": worker.office.name.in_(language),
        "month": month_text(Month.of(sheet.first_day)).in_(language),
        "begins": _day(worker.begins, language),
    }
    rows = [[say[name].in_(language), told] for name, told in about.items()]
    rows.insert(2, [hours.papers.worker.in_(language), worker.full_name])
    return {
        "language": language,
        "service": service_of(worker.case).name.in_(language),
        "about": rows,
    }


def _row(one: Counted, language: Language) -> list[str]:
    why = "; ".join(f"{_number(un.hours)}: {un.text.in_(language)}" for un in one.unpaid)
    return [_day(one.day, language), _number(one.worked), _number(one.budget), why]


def _hours(sheet: Sheet) -> HoursOfWork:
    hours = service_of(sheet.worker.case).hours_of_work
    assert hours is not None, "sheets are of services of hours"
    return hours


def _day(day: date, language: Language) -> str:
    return day_text(day).in_(language)


def _number(hours: Decimal | str) -> str:
    written = f"{Decimal(hours):f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written).replace(".", ",")


def _money(amount: Tenge) -> str:
    """ "45 412,50 ₸", as papers of both languages have it."""
    grouped = f"{Decimal(str(amount)):,.2f}".replace(",", "\N{NO-BREAK SPACE}")
    return f"{grouped.replace('.', ',')}\N{NO-BREAK SPACE}₸"


@dataclass(frozen=True)
class Paper:
    """A file to print."""

    name: str
    content: bytes


def paper_of(sheet: Sheet, kind: str, language: str) -> Paper | None:
    """The "sheet" or the "act" of it in "kk" or "ru"; None for what there is not."""
    act = Act.objects.filter(sheet=sheet).first()
    name = f"{kind}-{sheet.worker.case.number}-{sheet.month}-{language}.pdf"
    spoken: Language = "kk" if language == "kk" else "ru"
    if language not in ("kk", "ru"):
        return None
    if kind == "sheet":
        return Paper(name, sheet_pdf(sheet, spoken))
    if kind == "act" and act is not None:
        return Paper(name, act_pdf(act, spoken))
    return None
