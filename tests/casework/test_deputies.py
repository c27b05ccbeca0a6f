"""Four eyes: nobody decides what they proposed, nor their own case, not even through a deputy."""

from datetime import UTC, date, datetime, timedelta

import pytest

from making import APPLIED_AT, PANFILOV, citizen, iin, officer, proposed, submitted
from tirek.accounts.actions.appoint_deputy import CannotAppoint, appoint_deputy, end_deputyship
from tirek.accounts.models import Deputy, Role
from tirek.accounts.queries.deputies import deputyships, orders_of, roles_of
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.propose import propose
from tirek.casework.actions.return_case import return_case
from tirek.casework.four_eyes import OwnCase, SamePerson, why_barred
from tirek.casework.permissions import NotAllowed, may
from tirek.casework.queries.proposal import last_proposal
from tirek.casework.queries.timeline import timeline
from tirek.people.models import Basis, Person, Representation

pytestmark = pytest.mark.django_db

TODAY = APPLIED_AT.date()
WEEK = timedelta(days=7)
ORDER = "Әкімнің 2025 жылғы 11 қыркүйектегі № 45 өкімі"


@pytest.fixture(autouse=True)
def on_the_day(time_machine):
    time_machine.move_to(APPLIED_AT)


def acting_for(head, deputy, begins=TODAY, ends=TODAY + WEEK, order=ORDER, today=TODAY):
    return appoint_deputy(
        by=head, deputy=deputy, begins=begins, ends=ends, order=order, today=today, at=APPLIED_AT
    )


class TestTheOrder:
    def test_it_runs_from_its_first_to_its_last_day(self):
        head, deputy = officer(Role.HEAD), officer()
        acting_for(head, deputy)
        assert roles_of(deputy, on=TODAY) == {Role.SPECIALIST, Role.HEAD}
        assert roles_of(deputy, on=TODAY + WEEK) == {Role.SPECIALIST, Role.HEAD}
        for outside in (TODAY - timedelta(days=1), TODAY + WEEK + timedelta(days=1)):
            assert roles_of(deputy, on=outside) == {Role.SPECIALIST}
        assert [one.order for one in orders_of(head.office_id, on=TODAY)] == [ORDER]

    def test_it_ends_when_the_head_is_back(self):
        head, deputy = officer(Role.HEAD), officer()
        made = acting_for(head, deputy)
        end_deputyship(by=head, deputyship=made.pk, today=TODAY, at=APPLIED_AT)
        assert deputyships(deputy, on=TODAY) == []
        assert list(orders_of(head.office_id, on=TODAY)) == []
        with pytest.raises(Deputy.DoesNotExist):
            end_deputyship(by=head, deputyship=made.pk, today=TODAY, at=APPLIED_AT)

    def test_nobody_acts_for_who_has_left(self):
        head, deputy = officer(Role.HEAD), officer()
        acting_for(head, deputy)
        head.is_active = False
        head.save()
        assert roles_of(deputy, on=TODAY) == {Role.SPECIALIST}

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"order": "  "}, "order"),
            ({"ends": TODAY - timedelta(days=1)}, "ends"),
            ({"begins": TODAY - WEEK, "ends": TODAY - timedelta(days=2)}, "ends"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(self, changed, field):
        with pytest.raises(CannotAppoint) as cannot:
            acting_for(officer(Role.HEAD), officer(), **changed)
        assert cannot.value.field == field
        assert not Deputy.objects.exists()

    def test_only_an_officer_of_the_same_office(self):
        head = officer(Role.HEAD)
        for stranger in (officer(place=PANFILOV), citizen(), officer(is_active=False), head):
            with pytest.raises(CannotAppoint) as cannot:
                acting_for(head, stranger)
            assert cannot.value.field == "deputy"

    def test_only_by_a_head_and_never_in_a_circle(self):
        with pytest.raises(CannotAppoint, match="Only the head"):
            acting_for(officer(), officer())
        first, second = officer(Role.HEAD), officer(Role.HEAD)
        acting_for(first, second)
        with pytest.raises(CannotAppoint, match="act for each other"):
            acting_for(second, first)


class TestActing:
    def test_a_deputy_decides_and_the_case_says_for_whom(self):
        case, head, deputy = proposed(), officer(Role.HEAD, full_name="Қасымов"), officer()
        with pytest.raises(NotAllowed):
            confirm(case=case, by=deputy, at=APPLIED_AT)
        acting_for(head, deputy)
        event = confirm(case=case, by=deputy, at=APPLIED_AT)
        assert (event.actor, event.actor_role) == (deputy, "head")
        assert event.payload["acting_for"] == {"id": head.pk, "name": "Қасымов", "order": ORDER}
        assert timeline(case, "officer")[-1].role == "head"

    def test_a_deputy_returns_too(self):
        case, head, deputy = proposed(), officer(Role.HEAD), officer()
        acting_for(head, deputy)
        return_case(case=case, by=deputy, note="тексеріңіз", at=APPLIED_AT)

    def test_ones_own_role_comes_first(self):
        case, deputy = submitted(), officer()
        acting_for(officer(Role.HEAD), deputy)
        event = propose(case=case, by=deputy, at=APPLIED_AT)
        assert event.actor_role == "specialist"
        assert "acting_for" not in event.payload

    def test_not_in_another_place(self):
        head, deputy = officer(Role.HEAD), officer()
        acting_for(head, deputy)
        assert not may(deputy, "confirm", submitted(place=PANFILOV))


class TestFourEyes:
    def test_a_deputy_does_not_confirm_what_they_proposed(self):
        case, head, deputy = submitted(), officer(Role.HEAD), officer()
        acting_for(head, deputy)
        propose(case=case, by=deputy, at=APPLIED_AT)
        with pytest.raises(SamePerson, match="You proposed this decision"):
            confirm(case=case, by=deputy, at=APPLIED_AT)
        confirm(case=case, by=head, at=APPLIED_AT)

    def test_nor_what_the_one_they_act_for_proposed(self):
        """The specialist proposed, became head, went on leave, and another acts for them."""
        case, person, deputy = submitted(), officer(full_name="Оспанова"), officer()
        propose(case=case, by=person, at=APPLIED_AT)
        person.role = Role.HEAD
        person.save()
        acting_for(person, deputy)
        with pytest.raises(SamePerson, match="Оспанова proposed this decision"):
            confirm(case=case, by=deputy, at=APPLIED_AT)

    def test_nor_what_was_proposed_for_them_by_their_deputy(self):
        """A head who acts for a specialist would propose as that specialist."""
        case, specialist, head = submitted(), officer(), officer(Role.HEAD)
        Deputy.objects.create(
            deputy=head,
            acts_for=specialist,
            begins=TODAY,
            ends=TODAY,
            order=ORDER,
            appointed_by=head,
            appointed_at=APPLIED_AT,
        )
        event = propose(case=case, by=head, at=APPLIED_AT)
        assert event.payload["acting_for"]["id"] == specialist.pk
        specialist.role = Role.HEAD
        specialist.save()
        with pytest.raises(SamePerson):
            confirm(case=case, by=specialist, at=APPLIED_AT)

    def test_another_head_may(self):
        case = proposed()
        assert why_barred(case, officer(Role.HEAD), last_proposal(case), APPLIED_AT) is None


class TestOnesOwnCase:
    def own(self, **officers):
        """A case whose applicant is the officer, who applied at the counter as anybody does."""
        number = iin(date(1985, 3, 3))
        return submitted(citizen(iin=None), iin=number), officer(iin=number, **officers)

    def test_the_applicant_does_not_propose(self):
        case, person = self.own()
        with pytest.raises(OwnCase, match="your own case"):
            propose(case=case, by=person, at=APPLIED_AT)

    def test_the_applicant_does_not_confirm(self):
        case, person = self.own(role=Role.HEAD)
        proposed(case)
        with pytest.raises(OwnCase):
            confirm(case=case, by=person, at=APPLIED_AT)
        assert why_barred(case, person, last_proposal(case), APPLIED_AT).ru.startswith("Это ваше")

    def test_nor_does_who_acts_for_them(self):
        case, person = self.own(role=Role.HEAD, full_name="Қасымов")
        deputy = officer()
        acting_for(person, deputy)
        proposed(case)
        with pytest.raises(OwnCase, match="Қасымов"):
            confirm(case=case, by=deputy, at=APPLIED_AT)

    def test_nor_a_representative_of_the_child(self):
        number = iin(date(1980, 1, 1))
        case, person = submitted(), officer(Role.HEAD, iin=number)
        guardian = Person(iin=number, surname="Қасымов", given_name="Б.")
        guardian.derive()
        guardian.save()
        Representation.objects.create(
            representative=guardian,
            represented=case.subject,
            basis=Basis.GUARDIAN,
            since=TODAY - WEEK,
            document="№ 1",
            recorded_at=datetime(2025, 1, 1, tzinfo=UTC),
            recorded_by="Тирек",
        )
        proposed(case)
        with pytest.raises(OwnCase):
            confirm(case=case, by=person, at=APPLIED_AT)

    def test_somebody_else_with_an_iin_may(self):
        case = proposed()
        confirm(case=case, by=officer(Role.HEAD, iin=iin()), at=APPLIED_AT)

    def test_facts_of_ones_own_case_are_established_by_another(self):
        case, person = self.own()
        with pytest.raises(OwnCase):
            establish_facts(
                case=case,
                by=person,
                facts={"child.fully_state_supported": False},
                source="officer",
                at=APPLIED_AT,
            )
