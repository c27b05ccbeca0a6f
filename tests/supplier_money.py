"""Claims of suppliers made through the real actions, and the runs that pay them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from making import PANFILOV, officer
from money_making import STEPS, payer
from queues import ASSISTANT
from tirek.accounts.models import Role, User
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.payments.actions.approve_run import approve_run
from tirek.payments.actions.correct_claim import judge_correction, propose_correction
from tirek.payments.actions.enter_rate import TypedRate, enter_rate
from tirek.payments.actions.enter_supplier_account import enter_supplier_account
from tirek.payments.actions.file_run import file_run
from tirek.payments.actions.freeze_run import freeze_run
from tirek.payments.actions.judge_rate import judge_rate
from tirek.payments.actions.judge_supplier_account import judge_supplier_account
from tirek.payments.actions.propose_run import propose_run
from tirek.payments.actions.review_run import review_run
from tirek.payments.actions.send_run import send_run
from tirek.payments.booking import Said, book
from tirek.payments.models import (
    Payer,
    PaymentRun,
    SupplierAccount,
    SupplierClaim,
    SupplierTransfer,
)
from tirek.payments.tables import SUPPLIERS, live_lines
from tirek.supply.actions.accept_month import accept_month
from tirek.supply.actions.set_guarantee import set_guarantee
from tirek.supply.models import Act, Worker
from work_made import APRIL_1, MARCH, given, signed_by_person, working, written

IBAN, OTHER_IBAN = "KZ86125KZT5004100100", "KZ27070KK0KS00000001"
BIN = "050140001233"
SUPPLIERS_RUN = PaymentRun.Kind.SUPPLIERS
APRIL_8 = datetime(2026, 4, 8, 5, 0, tzinfo=UTC)


def accepted(
    worker: Worker | None = None, days: Mapping[int, str] | None = None, month: Month = MARCH
) -> Act:
    """A month of work (by default ten hours of a sign-language specialist) accepted by the head."""
    worker = worker or working()
    sheet = signed_by_person(written(worker, days or {2: "4", 3: "6"}, month))
    return accept_month(sheet=sheet, by=officer(Role.HEAD, worker.case.place), at=APRIL_1)


def priced(hour: int = 1500, month: int = 100_000, place: str = PANFILOV) -> None:
    """A head entered what an assistant's hour costs, and the guaranteed sum of a month."""
    for kind, sum_ in (("hour", hour), ("month", month)):
        set_guarantee(
            service=ASSISTANT,
            kind=kind,
            sum_tiyn=sum_ * 100,
            since=date(2026, 1, 1),
            source="Әкімдіктің 2026 жылғы 5 қаңтардағы № 3 қаулысы",
            by=officer(Role.HEAD, place),
            at=APRIL_1,
        )


def assistants_act(days: Mapping[int, str] | None = None) -> Act:
    """Ten hours of an assistant."""
    return accepted(working(given(service=ASSISTANT)), days)


def account(claim: SupplierClaim, iban: str = IBAN, admitted: bool = True) -> SupplierAccount:
    """The supplier of the claim entered an account; an accountant has checked it."""
    by = User.objects.filter(office=claim.payee, role=Role.SUPPLIER).first()
    by = by or officer(Role.SUPPLIER, claim.place)
    made = enter_supplier_account(iban=iban, name="«Тірек» ЖШС", number=BIN, by=by, at=APRIL_8)
    if admitted:
        judged(made, claim.place)
    return made


def judged(made: SupplierAccount, place: str, admitted: bool = True) -> None:
    """The accountant of the place admits the account, or does not."""
    judge_supplier_account(
        account=made,
        place=place,
        admitted=admitted,
        words="банктің 2026 жылғы анықтамасы",
        by=officer(Role.ACCOUNTANT, place),
        at=APRIL_8,
    )


def rate(percent: str = "5", place: str = PANFILOV, agreed: bool = True, **typed: Any) -> Any:
    """An accountant entered a rate of contributions, a head agreed."""
    said = {
        "service": ASSISTANT,
        "percent": percent,
        "since": "2026-01",
        "name": "Мемлекеттік корпорация",
        "number": "160440007161",
        "iban": OTHER_IBAN,
        "source": "бөлімнің хаты № 7",
    }
    by = officer(Role.ACCOUNTANT, place)
    made = enter_rate(place=place, typed=TypedRate(**{**said, **typed}), by=by, at=APRIL_8)
    if agreed:
        judge_rate(rate=made, agreed=True, by=officer(Role.HEAD, place), at=APRIL_8)
    return made


def suppliers_run_to(stage: str, place: str = PANFILOV, at: datetime = APRIL_8) -> PaymentRun:
    """A run of suppliers brought to that stage."""
    accountant, head = officer(Role.ACCOUNTANT, place), officer(Role.HEAD, place)
    if not Payer.objects.filter(place=place).exists():
        payer(place)
    month = Month.of(at.date())
    run = propose_run(place=place, month=month, by=accountant, at=at, kind=SUPPLIERS_RUN)
    if stage == "proposed":
        return run
    verbs: dict[str, Any] = {
        "reviewed": (review_run, accountant),
        "frozen": (freeze_run, accountant),
        "approved": (approve_run, head),
        "filed": (file_run, accountant),
        "sent": (send_run, accountant),
    }
    for reached in STEPS[: STEPS.index(stage) + 1]:
        verb, by = verbs[reached]
        run = verb(run=run, by=by, at=at)
    return run


def told(
    transfer: SupplierTransfer, status: str, paid: int | None = None, at: datetime = APRIL_8
) -> dict[str, int]:
    """The bank says so of a transfer to a supplier; the outcomes that are new."""
    said = Said(transfer.pk, status, paid, "", "", at.date())
    return dict(book([said], day=at.date(), at=at, tables=SUPPLIERS))


def corrected(claim: SupplierClaim, tiyn: int) -> None:
    """An accountant says that so much is owed in truth, a head agrees."""
    made = propose_correction(
        claim=claim,
        amount=Tenge.of_tiyn(tiyn),
        ground="акт қате толтырылған",
        by=officer(Role.ACCOUNTANT, claim.place),
        at=APRIL_8,
    )
    by = officer(Role.HEAD, claim.place)
    judge_correction(correction=made, agreed=True, by=by, at=APRIL_8)


def paid_run(place: str = PANFILOV) -> PaymentRun:
    """A run of suppliers that was sent and paid in full."""
    run = suppliers_run_to("sent", place)
    for transfer in live_lines(run):
        told(transfer, "accepted")
    run.refresh_from_db()
    return run
