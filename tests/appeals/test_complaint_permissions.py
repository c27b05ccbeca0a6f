"""Every role on every step: nobody whom a complaint is about sees or handles it."""

from datetime import date

import pytest
import time_machine
from complaints import MONDAY, Refused, complain, refused
from django.core.exceptions import PermissionDenied

from making import ALATAU, citizen, officer
from tirek.accounts.actions.appoint_deputy import appoint_deputy
from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.appeals.actions.pass_on import pass_on
from tirek.appeals.actions.satisfy import satisfy
from tirek.appeals.models import Complaint
from tirek.appeals.permissions import ROLES, Verb, handlers, may, visible_to
from tirek.casework.four_eyes import OwnCase

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> object:
    with time_machine.travel(MONDAY, tick=False):
        yield


VERBS = tuple(ROLES)
ALLOWED: dict[str, set[Verb]] = {
    "citizen": set(),
    "operator": set(),
    "specialist": {"pass_on", "record_outcome", "record_court", "withdraw"},
    "head": {"satisfy", "pass_on", "record_outcome", "record_court", "withdraw"},
    "accountant": set(),
    "school": set(),
    "commission": set(),
    "supplier": set(),
    "manager": {"record_outcome"},
    "auditor": set(),
    "lawyer": set(),
    "administrator": set(),
}
"""What somebody of each role, of the place of the case and with no part in it, may do."""
SEES = {"specialist", "head", "manager", "auditor"}


def somebody(role: str, place: str = "akmola/zhaksy") -> User:
    return citizen() if role == "citizen" else officer(role, place)


def with_body() -> tuple[Refused, Complaint]:
    """A complaint that waits for the higher body."""
    told = refused()
    complaint = complain(told)
    pass_on(complaint=complaint, by=told.other_head, addressee="body", name="Басқарма", at=MONDAY)
    complaint.refresh_from_db()
    return told, complaint


def test_the_table_above_names_every_role() -> None:
    assert set(ALLOWED) == set(Role.values)


@pytest.mark.parametrize("role", sorted(ALLOWED))
def test_each_role_of_the_place_on_each_step(role: str) -> None:
    _, complaint = with_body()
    user = somebody(role)
    assert {verb for verb in VERBS if may(user, verb, complaint)} == ALLOWED[role]
    assert visible_to(user).filter(pk=complaint.pk).exists() == (role in SEES)


@pytest.mark.parametrize("role", sorted(ALLOWED))
def test_no_role_of_another_place_on_any_step(role: str) -> None:
    _, complaint = with_body()
    stranger = somebody(role, ALATAU)
    assert not any(may(stranger, verb, complaint) for verb in VERBS)
    assert not visible_to(stranger).exists()


def test_those_it_is_about_may_do_nothing_whatever_their_role() -> None:
    told, complaint = with_body()
    for involved in (told.specialist, told.head):
        assert not any(may(involved, verb, complaint) for verb in VERBS)
        assert not visible_to(involved).exists()


def test_the_complainant_sees_it_and_may_only_take_it_back() -> None:
    told, complaint = with_body()
    assert {verb for verb in VERBS if may(told.mother, verb, complaint)} == {"withdraw"}
    assert list(visible_to(told.mother)) == [complaint]


def test_nobody_and_who_left_the_service_see_nothing() -> None:
    told, _ = with_body()
    told.other_head.is_active = False
    assert not visible_to(told.other_head).exists()
    assert not visible_to(None).exists()


def test_the_system_only_passes_on() -> None:
    told = refused()
    complaint = complain(told)
    assert may(None, "pass_on", complaint)
    assert not may(None, "withdraw", complaint)


def test_the_manager_of_the_quality_body_decides_only_what_went_there() -> None:
    _, complaint = with_body()
    office = Office.objects.create(
        place="akmola", kind=OfficeKind.QUALITY_BODY, name_kk="Департамент", name_ru="Департамент"
    )
    manager = officer(Role.MANAGER)
    manager.office = office
    manager.save()
    assert list(visible_to(manager)) == [complaint]
    assert not may(manager, "record_outcome", complaint)
    complaint.stage = "with_quality_body"
    assert may(manager, "record_outcome", complaint)


def test_the_one_who_keyed_it_in_sees_it_at_the_counter() -> None:
    told = refused()
    operator = officer(Role.OPERATOR)
    told.case.taken_by = operator
    told.case.save()
    complaint = complain(told, by=operator)
    assert complaint.channel == "state_corporation"
    assert list(visible_to(operator)) == [complaint]
    assert may(operator, "withdraw", complaint)


def test_the_actions_refuse_as_the_pages_do() -> None:
    told = refused()
    complaint = complain(told)
    with pytest.raises(PermissionDenied, match="about you"):
        satisfy(complaint=complaint, by=told.head, measures="Жоқ", at=MONDAY)
    with pytest.raises(PermissionDenied, match="does not include"):
        satisfy(complaint=complaint, by=told.other_specialist, measures="Иә", at=MONDAY)
    assert set(handlers(complaint)) == {told.other_specialist, told.other_head}


def stand_in(deputy: User, head: User) -> None:
    appoint_deputy(
        by=head,
        deputy=deputy,
        begins=date(2025, 9, 15),
        ends=date(2025, 9, 19),
        order="12-ө",
        today=date(2025, 9, 15),
        at=MONDAY,
    )


def test_not_even_through_a_deputy() -> None:
    told = refused()
    complaint = complain(told)
    stand_in(told.other_head, told.head)
    with pytest.raises(PermissionDenied, match="about you"):
        satisfy(complaint=complaint, by=told.other_head, measures="Иә", at=MONDAY)
    assert not visible_to(told.other_head).exists()


def test_the_deputy_of_a_head_who_took_no_part_satisfies_in_that_name() -> None:
    told = refused()
    complaint = complain(told)
    stand_in(told.other_specialist, told.other_head)
    event = satisfy(complaint=complaint, by=told.other_specialist, measures="Иә", at=MONDAY)
    assert event.payload["acting_for"]["name"] == told.other_head.full_name
    told.case.refresh_from_db()
    assert told.case.stage == "in_examination"


def test_nobody_handles_a_complaint_in_their_own_case() -> None:
    told = refused()
    told.other_head.iin = told.case.applicant.iin
    User.objects.filter(pk=told.mother.pk).update(iin=None)
    told.other_head.save()
    with pytest.raises(OwnCase):
        satisfy(complaint=complain(told), by=told.other_head, measures="Иә", at=MONDAY)


def test_a_complaint_of_conduct_is_hidden_from_that_officer_only() -> None:
    told = refused()
    complaint = complain(told, against="conduct", officers=[told.head], on=date(2025, 9, 10))
    assert not visible_to(told.head).exists()
    assert list(visible_to(told.specialist)) == [complaint]
