"""An officer neither takes in nor moves a case in which they or those they act for are people."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from counter_making import MORNING, operator, taken_in
from making import APPLIED_AT, asked, iin, officer, proposed, submitted
from tirek.accounts.models import Role
from tirek.appeals.actions.lodge import Said, lodge
from tirek.casework.actions.extend_term import extend_term
from tirek.casework.actions.give_information import give_information
from tirek.casework.actions.hold import lift_hold, put_on_hold
from tirek.casework.actions.return_case import return_case
from tirek.casework.four_eyes import OwnCase
from tirek.casework.models import Case
from tirek.people.actions.record_representation import record_representation
from tirek.people.models import Basis, Person

pytestmark = pytest.mark.django_db


def own(case: Case, role: str = Role.SPECIALIST) -> Any:
    """An officer of the place who is the applicant of the case."""
    mother = case.applicant_user
    same, mother.iin = mother.iin, None
    mother.save()
    return officer(role, case.place, iin=same)


def person(number: str) -> Person:
    made = Person(iin=number, surname="Серікова", given_name="Айгүл")
    made.derive()
    made.save()
    return made


class TestTakingIn:
    def test_an_operator_does_not_take_in_their_own_application(self) -> None:
        by = operator(iin=iin())
        with pytest.raises(OwnCase, match="your own application"):
            taken_in(by, iin=by.iin)
        assert not Case.objects.exists()

    def test_nor_that_of_somebody_they_act_for(self) -> None:
        by, visitor = operator(iin=iin()), iin()
        record_representation(
            representative=person(by.iin),
            represented=person(visitor),
            basis=Basis.GUARDIAN,
            document="№ 5",
            since=date(2025, 1, 1),
            until=None,
            on=date(2025, 9, 12),
            at=MORNING,
            by="нотариус",
        )
        with pytest.raises(OwnCase):
            taken_in(by, iin=visitor)

    def test_that_of_a_stranger_they_do(self) -> None:
        assert taken_in(operator(iin=iin()), iin=iin()).stage == "registered"


class TestSteps:
    def test_the_complaint_in_ones_own_case_is_keyed_in_by_another(self) -> None:
        case = submitted()
        said = Said(against="conduct", text="x", officer_named="Сәуле", on=date(2025, 9, 12))
        with pytest.raises(OwnCase):
            lodge(case=case, by=own(case), said=said, language="kk", at=APPLIED_AT)
        assert not case.complaints.exists()

    def test_what_was_brought_is_written_down_by_another(self) -> None:
        case = asked()
        with pytest.raises(OwnCase):
            give_information(case=case, by=own(case), words="міне", at=APPLIED_AT)

    def test_a_hold_is_put_and_lifted_by_another(self) -> None:
        case = submitted()
        by = own(case)
        with pytest.raises(OwnCase):
            put_on_hold(case=case, by=by, because="x", at=APPLIED_AT)
        put_on_hold(case=case, by=officer(), because="x", at=APPLIED_AT)
        with pytest.raises(OwnCase):
            lift_hold(case=case, by=by, at=APPLIED_AT)

    def test_a_head_neither_returns_nor_extends_their_own(self) -> None:
        case = proposed()
        by = own(case, Role.HEAD)
        with pytest.raises(OwnCase):
            return_case(case=case, by=by, note="қайта қараңыз", at=APPLIED_AT)
        with pytest.raises(OwnCase):
            extend_term(case=case, by=by, extension="x", reason="x", at=APPLIED_AT)
