"""Suppliers, offers and turns, made through the real actions, in a service that has a market."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from making import PANFILOV, PASSWORD, officer, upload
from queues import MONDAY, SIGNS, granted
from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.models import Case
from tirek.procedure.supply.market import load_market
from tirek.services import SERVICES
from tirek.signatures.actions.keep import keep_code
from tirek.signatures.models import Signature
from tirek.supply.actions.answer_order import accept_order, refuse_order
from tirek.supply.actions.apply_supplier import apply_supplier
from tirek.supply.actions.cancel_order import cancel_order
from tirek.supply.actions.give_mandate import give_mandate
from tirek.supply.actions.judge_supplier import Decided, judge_supplier
from tirek.supply.actions.order import Wanted, order
from tirek.supply.actions.place_offer import Offered, place_offer
from tirek.supply.actions.serve import serve
from tirek.supply.actions.set_guarantee import set_guarantee
from tirek.supply.actions.withdraw_order import withdraw_order
from tirek.supply.models import Choice, ChoiceStep, Offer, Supplier
from tirek.supply.queries.mandates import of_the_portal
from tirek.supply.queries.offers import offers

INDOOR, TENGE = "indoor-wheelchair", 100
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"
    b"\x90wS\xde\x00\x00\x00\x0cIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\r\xefF\xb8"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
_numbers = count(1)


@pytest.fixture
def market(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose turn comes in one of our services chooses a wheelchair: none of ours gives one yet."""
    found = load_market(Path(__file__).parent / "wheelchairs")
    monkeypatch.setitem(SERVICES[SIGNS].__dict__, "market", found)


def employee(place: str = PANFILOV) -> User:
    """Somebody who works for another supplier at each call."""
    number = next(_numbers)
    names = {"name_kk": f"«Тірек-{number}» ЖШС", "name_ru": f"ТОО «Тирек-{number}»"}
    there = Office.objects.create(place=place, kind=OfficeKind.SUPPLIER, **names)
    username = f"supplier-of-{there.pk}"
    return User.objects.create_user(
        username, PASSWORD, role=Role.SUPPLIER, office=there, full_name="Дәурен Қасымов"
    )


def commissioner(place: str = PANFILOV, at: datetime = MONDAY) -> User:
    """A member of the commission on matters of the portal of the place."""
    member = officer(Role.COMMISSION, place)
    if not of_the_portal(member.office_id):
        by, order = officer(Role.ADMINISTRATOR), "Әкім бұйрығы № 1"
        give_mandate(office=member.office, given=True, order=order, by=by, at=at)
    return member


def asked(by: User | None = None, at: datetime = MONDAY) -> Supplier:
    step = apply_supplier(papers=[upload("lisenziya.pdf")], words="", by=by or employee(), at=at)
    return step.supplier


def judged(supplier: Supplier, outcome: Any = "Admitted", at: datetime = MONDAY) -> Supplier:
    decided = Decided(outcome, "12", date(2026, 2, 2), "Құжаттары толық")
    member = commissioner(supplier.office.place, at)
    judge_supplier(supplier=supplier, decided=decided, by=member, at=at)
    supplier.refresh_from_db()
    return supplier


def offered(
    by: User | None = None,
    *,
    price: int = 230_000,
    pieces: int = 1,
    kind: str = INDOOR,
    sizes: tuple[str, ...] = (),
    name: str = "«Қыран» арбасы",
    service: str = SIGNS,
    at: datetime = MONDAY,
) -> Offer:
    """An offer of an admitted supplier, with a photo."""
    by = by or employee()
    if not Supplier.objects.filter(office=by.office).exists():
        judged(asked(by, at), at=at)
    what = Offered(service, kind, name, price * TENGE, pieces, sizes)
    photo = SimpleUploadedFile("arba.png", PNG, content_type="image/png")
    return place_offer(offered=what, photo=photo, by=by, at=at)


def guaranteed(
    amount: int = 200_000,
    *,
    kind: str = INDOOR,
    service: str = SIGNS,
    since: date = date(2026, 1, 1),
    place: str = PANFILOV,
) -> None:
    """A head entered the guaranteed sum of one, in tenge."""
    set_guarantee(
        service=service,
        kind=kind,
        sum_tiyn=amount * TENGE,
        since=since,
        source="Сынаққа арналған бұйрық",
        by=officer(Role.HEAD, place),
        at=MONDAY,
    )


def turn(at: datetime = MONDAY, user: User | None = None) -> Choice:
    """Somebody's turn came."""
    case = granted(user, at=at)
    return served(case, at)


def served(case: Case, at: datetime = MONDAY) -> Choice:
    row = serve(case=case, by=officer(place=case.place), at=at)
    return Choice.objects.get(row=row)


def signed_by(user: User, at: datetime, what: str = "application") -> Signature:
    return keep_code(
        content=b"{}",
        code=uuid4(),
        phone="+77011234567",
        what=what,
        about="order",
        by=user,
        at=at,
    )


def signs(by: User, at: datetime) -> Callable[[], Signature]:
    """The signature of an answer, a withdrawal or a cancelling, kept when it is called for."""
    return lambda: signed_by(by, at, "order_notice")


def accept(choice: Choice, by: User, at: datetime) -> ChoiceStep:
    return accept_order(choice=choice, keep=signs(by, at), by=by, at=at)


def refuse(choice: Choice, by: User, at: datetime, ground: str = "absent") -> ChoiceStep:
    return refuse_order(choice=choice, ground=ground, keep=signs(by, at), by=by, at=at)


def withdraw(choice: Choice, ground: str, by: User, at: datetime) -> ChoiceStep:
    return withdraw_order(choice=choice, ground=ground, keep=signs(by, at), by=by, at=at)


def cancel(choice: Choice, by: User, at: datetime) -> ChoiceStep:
    return cancel_order(choice=choice, keep=signs(by, at), by=by, at=at)


def ordered(choice: Choice, offer: Offer, at: datetime = MONDAY, **wanted: Any) -> ChoiceStep:
    """The person orders at today's price and signs."""
    by = choice.case.applicant_user
    price = offers().get(pk=offer.pk).price
    want = Wanted(offer.pk, **{"price_tiyn": price, **wanted})
    return order(choice=choice, wanted=want, keep=lambda: signed_by(by, at), by=by, at=at)


def of(offer: Offer) -> User:
    """Who works for the supplier of the offer."""
    return User.objects.get(office=offer.supplier.office)


def day(number: int, month: int = 2, hour: int = 6) -> datetime:
    """An instant of a day of 2026 on which offices are open in Almaty."""
    return MONDAY.replace(month=month, day=number, hour=hour)
