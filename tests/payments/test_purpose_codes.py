"""The codes a bank asks for: entered with their source, written into the file, never invented."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from schemas import problems

from making import ALATAU, ZHAKSY, decided, officer
from money_making import FEBRUARY, run_to
from tirek.accounts.models import Role
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.documents.blobs import place_of
from tirek.payments.actions.set_codes import set_codes
from tirek.payments.bank import Codes
from tirek.payments.models import PurposeCode
from tirek.payments.queries.codes import codes_of

pytestmark = pytest.mark.django_db
SENT = {
    "service": "home-education",
    "knp": "010",
    "kod": "11",
    "kbe": "19",
    "source": "банктің 12.01.2026 № 5 хаты",
}


def entered(**changed: str) -> PurposeCode:
    sent = {**SENT, **changed}
    return set_codes(place=ZHAKSY, sent=sent, by=officer(Role.ACCOUNTANT), at=FEBRUARY)


def test_a_file_has_no_codes_until_somebody_enters_them() -> None:
    decided()
    content = place_of(run_to("filed").file_sha256).read_bytes()
    assert problems(content) == []
    assert b"<Purp>" not in content
    assert b"<RgltryRptg>" not in content


def test_what_was_entered_last_is_in_the_file() -> None:
    decided()
    entered(knp="099")
    entered()
    run = run_to("filed")
    assert codes_of(run) == {"home-education": Codes("010", "11", "19")}
    content = place_of(run.file_sha256).read_bytes()
    assert problems(content) == []
    assert b"<Purp><Prtry>010</Prtry></Purp>" in content
    assert b"<Inf>KOD 11</Inf><Inf>KBE 19</Inf>" in content
    assert b"099" not in content


def test_what_is_entered_after_the_freeze_is_for_the_next_run() -> None:
    decided()
    entered()
    run = run_to("approved")
    later = run.events.get(kind="RunApproved").at + timedelta(hours=1)
    set_codes(place=ZHAKSY, sent={**SENT, "knp": "099"}, by=officer(Role.ACCOUNTANT), at=later)
    assert codes_of(run) == {"home-education": Codes("010", "11", "19")}


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("service", "x"), ("knp", "10"), ("knp", "١٢٣"), ("kod", "123"), ("kbe", ""), ("source", " ")],
)
def test_a_wrong_code_is_refused_at_its_field(field: str, wrong: str) -> None:
    with pytest.raises(Refused) as why:
        entered(**{field: wrong})
    assert why.value.field == field
    assert not PurposeCode.objects.exists()


def test_only_the_accountant_of_the_place_and_nothing_is_changed_afterwards() -> None:
    for by in (officer(Role.HEAD), officer(Role.ACCOUNTANT, ALATAU)):
        with pytest.raises(NotAllowed):
            set_codes(place=ZHAKSY, sent=SENT, by=by, at=FEBRUARY)
    entered()
    with pytest.raises(DatabaseError), transaction.atomic():
        PurposeCode.objects.update(knp="011")
