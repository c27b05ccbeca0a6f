"""One's own hours of help: the account, and a sheet to confirm."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.supply.models import Sheet
from tirek.supply.queries.work import SheetCounted, account_of, workers_of
from tirek.web.components import Action, Page, SummaryRow, Table
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.work_account import days_table, month_name, months_table, state, years_rows


@dataclass(frozen=True)
class OwnWork(Page):
    """The account."""

    service: str = ""
    to_sign: Sequence[Action] = ()
    years: Sequence[SummaryRow] = ()
    months: Table | None = None


@dataclass(frozen=True)
class OwnSheet(Page):
    """A sheet; `may_sign` while it waits for the person."""

    rows: Sequence[SummaryRow] = ()
    days: Table | None = None
    may_sign: bool = False
    files: Sequence[Action] = ()


def work_link(case: Case) -> str:
    """The address of the account; "" before anybody works."""
    if service_of(case).hours_of_work is None or not workers_of(case).exists():
        return ""
    return reverse("work", args=[case.number])


def own_work(case: Case) -> OwnWork:
    """Http404 where the service is not hours of work."""
    if service_of(case).hours_of_work is None:
        raise Http404
    account = account_of(case)
    waits = [one for one in account.months if one.signed is None and _address(case, one)]
    return OwnWork(
        title=text("portal.work.title"),
        back=reverse("case", args=[case.number]),
        service=spoken(service_of(case).name),
        to_sign=[Action(_address(case, one), month_name(one)) for one in waits],
        years=years_rows(account),
        months=months_table(account, lambda one: _address(case, one)),
    )


def _address(case: Case, one: SheetCounted) -> str:
    """A sheet of an earlier case of the person is opened from that case."""
    if one.worker.case_id != case.pk:
        return ""
    return reverse("work-sheet", args=[case.number, one.sheet.pk])


def sheet_of(case: Case, sheet_id: int) -> Sheet:
    """A sheet of the own case. Http404 for any other."""
    found = Sheet.objects.filter(pk=sheet_id, worker__case=case).select_related("worker").first()
    if found is None:
        raise Http404
    return found


def own_sheet(case: Case, sheet: Sheet, user: User, stopped: Stopped | None) -> OwnSheet:
    """The days as they are paid. Http404 for a sheet that was corrected since."""
    try:
        one = account_of(case).of_sheet(sheet)
    except LookupError:
        raise Http404 from None
    kinds = ["sheet", *(["act"] if one.act else [])]
    return OwnSheet(
        title=month_name(one),
        back=reverse("work", args=[case.number]),
        problems=[stopped.problem] if stopped else [],
        rows=[
            SummaryRow(text("web.work.head_worker"), one.worker.full_name),
            SummaryRow(text("web.work.head_state"), state(one)),
        ],
        days=days_table(one),
        may_sign=one.signed is None and user.iin != one.worker.iin,
        files=[
            Action(
                reverse("work-file", args=[case.number, sheet.pk, kind, language]),
                f"{text(f'web.work.{kind}_file')}, {language}",
            )
            for kind in kinds
            for language in ("kk", "ru")
        ],
    )
