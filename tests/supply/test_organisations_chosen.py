"""The organisation that gives a service: listed, chosen, changed, begun, ended."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from test_at_the_same_moment import pressed_at_once

from care import RESIDENTIAL, care_case, decided, established, own_answers
from homes_made import granted as granted_a_home
from making import ALATAU, PANFILOV, citizen, officer
from market_making import employee
from organisations_made import (
    KNOWN,
    carer_of,
    choose,
    chosen,
    day,
    granted,
    listed,
    place_of_office,
    served,
)
from tirek.accounts.models import Role
from tirek.casework.four_eyes import OwnCase
from tirek.casework.models import Case, Event
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.deadline import late_steps
from tirek.casework.queries.next_step import next_step
from tirek.casework.refused import Refused
from tirek.services import SERVICES
from tirek.sms.models import JournalLine
from tirek.supply.actions.begin_service import begin_service
from tirek.supply.actions.end_service import end_service
from tirek.supply.actions.list_organisation import Known, list_organisation
from tirek.supply.actions.remind_of_choice import remind_all
from tirek.supply.actions.revoke_choice import revoke_choice
from tirek.supply.models import OrganisationRow, Taker
from tirek.supply.organisation_texts import organisation_texts
from tirek.supply.organisations.table import faults, taker_table
from tirek.supply.queries.organisations import (
    free_places,
    known_of,
    not_chosen,
    organisations_for,
    takers_in,
)

pytestmark = pytest.mark.django_db
SAY, MACHINE = organisation_texts().refused, faults()
THURSDAY = date(2026, 2, 12)


def read(reading: str) -> str:
    return next(one.applied for one in SERVICES["home-care"].readings if one.id == reading)


def messages() -> list[str]:
    found = JournalLine.objects.filter(key__startswith="organisation").order_by("pk")
    return [one.content for one in found]


def test_a_choice_is_signed_known_to_the_case_and_told() -> None:
    one, case = listed(), granted()
    assert list(not_chosen(officer(place=PANFILOV))) == [case]
    row = choose(case, one)
    taker = Taker.objects.get()
    assert (taker.stage, taker.organisation, taker.case) == ("chosen", one, case)
    assert row.signature is not None
    event = Event.objects.get(kind="OrganisationChosen")
    assert event.payload["row"] == row.seq
    assert one.office.name_ru in event.payload["told"]["citizen"]["ru"]
    assert event.basis[0]["paragraph"] == "8"
    assert "uiym tandaldy" in messages()[-1]
    assert list(not_chosen(officer(place=PANFILOV))) == []
    assert list(takers_in(officer(place=PANFILOV))) == [taker]
    case.refresh_from_db()
    assert case.stage == "closed", "the choice is not another stage of the case"


class TestTheFiveDays:
    """B-N19, example 4: notified on 10 February, so by Tuesday 17."""

    def test_the_choice_ends_the_term(self) -> None:
        one, case = listed(), granted()
        assert next_step(case, date(2026, 2, 11)).due_on == date(2026, 2, 17)
        choose(case, one, day(15))
        assert "choice" not in late_steps(case, date(2026, 3, 2))
        assert next_step(case, date(2026, 2, 17)).due_on is None

    def test_a_choice_on_the_day_after_is_late_and_possible(self) -> None:
        one, case = listed(), granted()
        assert read("not_chosen") == "nothing_lost"
        choose(case, one, day(16))
        assert "choice" in late_steps(case, date(2026, 2, 18))
        assert Taker.objects.get().stage == "chosen"

    def test_who_has_not_chosen_is_reminded_before_and_after(self) -> None:
        listed()
        granted()
        for number in (8, 9):
            remind_all(at=day(number))
        assert messages() == []
        for number in (10, 13, 15, 16, 17):
            remind_all(at=day(number))
        assert len(messages()) == 2
        assert all("17.02.2026" in one for one in messages())
        assert "Quqygynyz saqtalady" in messages()[1]

    def test_who_has_chosen_is_not_reminded(self) -> None:
        chosen(listed())
        told = len(messages())
        assert remind_all(at=day(14)) == 0
        assert len(messages()) == told

    def test_a_year_without_a_calendar_reminds_of_nothing(self, monkeypatch: Any) -> None:
        from tirek.kernel.calendar import YearNotKnown
        from tirek.supply.actions import remind_of_choice

        def unknown(case: Case) -> list[Any]:
            raise YearNotKnown(2031)

        granted()
        monkeypatch.setattr(remind_of_choice, "steps_now", unknown)
        assert remind_all(at=day(14)) == 0


class TestWhoMayBeChosen:
    def test_of_the_place_and_above_and_listed(self) -> None:
        one, case = listed(), granted()
        of_the_region = listed(place_of_office("zhetisu"))
        elsewhere, off = listed(place_of_office(ALATAU)), listed(listed=False)
        assert set(organisations_for(PANFILOV, "home-care")) == {one, of_the_region}
        for wrong in (elsewhere, off):
            with pytest.raises(Refused) as why:
                choose(case, wrong)
            assert why.value.text == SAY["no_organisation"]

    def test_a_full_one_may_not(self) -> None:
        one, case = listed(places=1), granted()
        chosen(one)
        assert read("full_organisation") == "not_chosen"
        assert free_places(organisations_for(PANFILOV).get()) == 0
        with pytest.raises(Refused) as why:
            choose(case, one)
        assert why.value.text == MACHINE["full"]
        assert not OrganisationRow.objects.filter(case=case).exists()

    def test_how_many_it_takes_may_be_unknown(self) -> None:
        one = listed()
        for _ in range(3):
            chosen(one)
        assert free_places(organisations_for(PANFILOV).get()) is None

    def test_fewer_places_than_people_turn_nobody_out(self) -> None:
        one, case = listed(places=2), granted()
        chosen(one)
        chosen(one)
        listed(one.office, places=1)
        assert free_places(organisations_for(PANFILOV).get()) == 0
        with pytest.raises(Refused):
            choose(case, one)


class TestAnotherChoice:
    def test_before_the_services_begin_another_one_is_chosen(self) -> None:
        one, other, case = listed(places=1), listed(), granted()
        chosen(one, case)
        assert read("change_of_choice") == "until_begun"
        choose(case, other, day(10))
        assert Taker.objects.get().organisation == other
        assert organisations_for(PANFILOV).get(pk=one.pk).taken == 0
        chosen(one)

    def test_the_same_one_again_is_refused(self) -> None:
        one, case = listed(), granted()
        chosen(one, case)
        with pytest.raises(Refused) as why:
            choose(case, one, day(10))
        assert why.value.text == MACHINE["same"]

    def test_once_they_began_the_department_ends_them_first(self) -> None:
        one, other, case = listed(), listed(), granted()
        taker = served(one, case)
        with pytest.raises(Refused) as why:
            choose(case, other, day(11))
        assert "бөлімге хабарласыңыз" in why.value.text.kk
        end_service(taker=taker, reason="көшті", by=officer(place=PANFILOV), at=day(11))
        choose(case, other, day(12))
        assert Taker.objects.get().organisation == other

    def test_what_changed_while_one_signed_is_told(self) -> None:
        one, other, case = listed(), listed(), granted()
        choose(case, one)
        with pytest.raises(Refused) as why:
            choose(case, other, day(10), seen=0)
        assert why.value.text == SAY["changed_meanwhile"]


class TestRefused:
    def test_nothing_signed(self) -> None:
        with pytest.raises(Refused) as why:
            choose(granted(), listed(), keep=None)
        assert why.value.text == SAY["not_signed"]
        assert not OrganisationRow.objects.filter(kind="Chosen").exists()

    def test_before_the_decision_and_after_a_refusal(self) -> None:
        user = citizen()
        case = established(care_case("home-care", user, own_answers(user, "home-care")))
        one = listed()
        with pytest.raises(Refused) as why:
            choose(case, one)
        assert why.value.text == SAY["not_granted"]

    def test_a_service_whose_organisation_nobody_chooses(self) -> None:
        with pytest.raises(Refused) as why:
            choose(granted_a_home(), listed())
        assert why.value.text == SAY["no_choice_here"]
        assert SERVICES[RESIDENTIAL].organisation is None

    def test_another_person_and_another_place(self) -> None:
        one, case = listed(), granted()
        for by in (citizen(), officer(place=ALATAU), officer(Role.HEAD, PANFILOV), carer_of(one)):
            with pytest.raises(NotAllowed):
                choose(case, one, by=by)

    def test_a_specialist_may_take_down_the_choice_but_not_their_own(self) -> None:
        one, case = listed(), granted()
        by = officer(place=PANFILOV)
        choose(case, one, by=by)
        assert OrganisationRow.objects.get(kind="Chosen").by_role == "specialist"
        by.iin = case.applicant.iin
        case.applicant_user.iin = None
        case.applicant_user.save()
        by.save()
        with pytest.raises(OwnCase):
            choose(case, listed(), day(10), by=by)


class TestListed:
    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"address": ""}, "address"),
            ({"care_kk": ""}, "care_kk"),
            ({"care_ru": ""}, "care_ru"),
            ({"places": 0}, "places"),
            ({"places": 10_001}, "places"),
            ({"ground": ""}, "ground"),
        ],
    )
    def test_what_is_missing_is_told_at_its_field(self, changed: Any, field: str) -> None:
        with pytest.raises(Refused) as why:
            listed(**changed)
        assert why.value.field == field

    def test_only_the_head_lists_offices_of_the_own_place_for_services_that_ask(self) -> None:
        there, known = place_of_office(), Known(**KNOWN)
        head, other = officer(Role.HEAD, PANFILOV), officer(Role.HEAD, ALATAU)
        more = {"known": known, "at": day(1)}
        with pytest.raises(NotAllowed):
            list_organisation(office=there, service="home-care", by=officer(place=PANFILOV), **more)
        for office, service, by, field in (
            (there, "home-care", other, "office"),
            (None, "home-care", head, "office"),
            (there, RESIDENTIAL, head, "service"),
        ):
            with pytest.raises(Refused) as why:
                list_organisation(office=office, service=service, by=by, **more)
            assert why.value.field == field

    def test_the_last_word_holds(self) -> None:
        one = listed()
        listed(one.office, address="Жаркент, Сәтбаев көшесі, 1")
        assert known_of([one])[one.pk].payload["address"].endswith("1")


class TestTheServices:
    def test_begin_on_a_day_that_has_come_and_after_the_choice(self) -> None:
        taker = chosen(listed())
        by = carer_of(taker.organisation)
        for on, why in (
            (date(2026, 2, 13), SAY["on_later"]),
            (date(2026, 2, 10), MACHINE["backwards"]),
        ):
            with pytest.raises(Refused) as refused:
                begin_service(taker=taker, on=on, by=by, at=day(10))
            assert (refused.value.text, refused.value.field) == (why, "on")
        begin_service(taker=taker, on=THURSDAY, by=by, at=day(10))
        with pytest.raises(Refused):
            begin_service(taker=taker, on=THURSDAY, by=by, at=day(10))

    def test_only_the_organisation_that_was_chosen_begins(self) -> None:
        taker = chosen(listed())
        by = [carer_of(listed()), employee(), officer(place=PANFILOV), taker.case.applicant_user]
        for one in by:
            with pytest.raises(NotAllowed):
                begin_service(taker=taker, on=THURSDAY, by=one, at=day(10))

    def test_only_the_department_ends_them_and_says_why(self) -> None:
        taker = served(listed())
        for one in (carer_of(taker.organisation), officer(place=ALATAU)):
            with pytest.raises(NotAllowed):
                end_service(taker=taker, reason="көшті", by=one, at=day(11))
        by = officer(place=PANFILOV)
        with pytest.raises(Refused):
            end_service(taker=taker, reason=" ", by=by, at=day(11))
        end_service(taker=taker, reason="көшті", by=by, at=day(11))
        assert organisations_for(PANFILOV).get().taken == 0
        assert list(not_chosen(by)) == []


class TestANewDecision:
    def refusal(self, case: Case) -> Event:
        event = Event.objects.filter(case=case, kind="Decided").latest("seq")
        event.payload = {**event.payload, "outcome": "refused"}
        return event

    def test_a_choice_that_nothing_followed_is_void(self) -> None:
        taker = chosen(listed())
        event = self.refusal(taker.case)
        event.at = day(12)
        row = revoke_choice(case=taker.case, event=event)
        assert row is not None
        assert (row.kind, row.by_role) == ("Ended", "system")
        taker.refresh_from_db()
        assert taker.stage == "ended"

    def test_services_that_began_are_ended_by_people(self) -> None:
        taker = served(listed())
        assert revoke_choice(case=taker.case, event=self.refusal(taker.case)) is None

    def test_who_chose_nothing_and_other_services_are_left(self) -> None:
        case, other = granted(), granted_a_home()
        assert revoke_choice(case=case, event=self.refusal(case)) is None
        assert revoke_choice(case=other, event=self.refusal(other)) is None
        assert decided(established(care_case("home-care"))).stage == "granted"


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_of_two_choices_of_one_person_one_holds(self) -> None:
        one, other, case = listed(), listed(), granted()
        found = pressed_at_once(
            lambda: choose(case, one, seen=0), lambda: choose(case, other, seen=0)
        )
        assert sorted(type(each).__name__ for each in found) == ["OrganisationRow", "Refused"]
        assert Event.objects.filter(kind="OrganisationChosen").count() == 1

    def test_the_last_place_is_of_one(self) -> None:
        one, first, second = listed(places=1), granted(), granted()
        found = pressed_at_once(lambda: choose(first, one), lambda: choose(second, one))
        assert sorted(type(each).__name__ for each in found) == ["OrganisationRow", "Refused"]
        assert Taker.objects.count() == 1


@pytest.mark.parametrize(
    "said", ["UPDATE supply_organisationrow SET on = on", "DELETE FROM supply_organisationrow"]
)
def test_the_journal_is_only_added_to(said: str) -> None:
    listed()
    said = said.replace("SET on = on", 'SET "on" = "on"')
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(said)


def test_the_table_says_every_stage_in_words() -> None:
    assert {one.id for one in taker_table().stages} == {"not_chosen", "chosen", "served", "ended"}
