"""Acting for another person: on what paper, until when, and what it opens."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from making import APPLIED_AT, citizen, draft_ready, iin, signed, submitted
from tirek.casework.actions.submit import InvalidAnswers, submit
from tirek.casework.permissions import visible_to
from tirek.people.actions.record_representation import (
    CannotRepresent,
    end_representation,
    record_representation,
)
from tirek.people.models import Basis, Person, Representation
from tirek.people.queries import acting_for_me, acts_for, may_act_for

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 12)


def person(number: str = "") -> Person:
    made = Person(iin=number or iin(), surname="Ахметов", given_name="Ерлан")
    made.derive()
    made.save()
    return made


def paper(representative: Person, represented: Person, **changed: object) -> Representation:
    known = {
        "basis": Basis.POWER_OF_ATTORNEY,
        "document": "№ 15, 01.09.2025, нотариус Әбенова",
        "since": date(2025, 9, 1),
        "until": date(2026, 8, 31),
        "on": DAY,
        "at": APPLIED_AT,
        "by": "Оператор",
        "notarised": True,
    }
    return record_representation(
        representative=representative, represented=represented, **{**known, **changed}
    )


class TestThePaper:
    @pytest.mark.parametrize(
        ("changed", "field", "said"),
        [
            ({"document": "  "}, "document", "номер, дату документа"),
            ({"until": date(2025, 8, 31)}, "until", "не может быть раньше первого"),
            ({"since": date(2025, 9, 13)}, "since", "ещё не действует"),
            (
                {"since": date(2024, 1, 1), "until": date(2025, 9, 11)},
                "until",
                "Срок документа истёк",
            ),
            ({"notarised": False, "must_be_notarised": True}, "notarised", "нотариусом"),
        ],
    )
    def test_a_paper_that_does_not_hold_says_why(self, changed, field, said):
        with pytest.raises(CannotRepresent) as refused:
            paper(person(), person(), **changed)
        assert refused.value.field == field
        assert said in refused.value.text.ru
        assert not Representation.objects.exists()

    def test_a_guardian_needs_no_notary(self):
        found = paper(
            person(), person(), basis=Basis.GUARDIAN, notarised=False, must_be_notarised=True
        )
        assert found.basis == Basis.GUARDIAN

    def test_nobody_represents_themselves(self):
        one = person()
        with pytest.raises(CannotRepresent):
            paper(one, one)

    def test_it_holds_to_its_last_day_and_only_in_its_service(self):
        mother, aunt = person(), person()
        paper(aunt, mother, service="home-education", until=DAY)
        assert may_act_for(aunt.iin, mother.iin, on=DAY, service="home-education")
        assert not may_act_for(aunt.iin, mother.iin, on=DAY, service="another")
        tomorrow = DAY + timedelta(days=1)
        assert not may_act_for(aunt.iin, mother.iin, on=tomorrow, service="home-education")
        assert not may_act_for(mother.iin, aunt.iin, on=DAY, service="home-education")
        assert [one.representative for one in acting_for_me(mother, on=DAY)] == [aunt]

    def test_it_ends_when_it_is_taken_back_and_only_once(self):
        mother, aunt = person(), person()
        given_ = paper(aunt, mother)
        first = end_representation(representation=given_, at=APPLIED_AT, by="Мать", why="Отозвано")
        again = end_representation(representation=given_, at=APPLIED_AT, by="Другой", why="")
        assert first == again
        assert not acts_for(aunt.iin, on=DAY).exists()

    @given(
        since=st.dates(date(2024, 1, 1), DAY),
        length=st.integers(0, 900) | st.none(),
        on=st.integers(-400, 400),
    )
    def test_it_opens_exactly_the_days_written_in_it(self, since, length, on):
        day = DAY + timedelta(days=on)
        until = None if length is None else since + timedelta(days=length)
        Representation.objects.none()  # the database is there
        holds = since <= day and (until is None or day <= until)
        mother, aunt = person(), person()
        Representation.objects.create(
            representative=aunt,
            represented=mother,
            basis=Basis.GUARDIAN,
            since=since,
            until=until,
            document="шешім",
            recorded_at=APPLIED_AT,
            recorded_by="",
        )
        assert acts_for(aunt.iin, on=day).exists() == holds


class TestWhatItOpens:
    def test_a_representative_applies_and_sees_the_case_as_long_as_the_paper_holds(self):
        aunt_user = citizen()
        mother, aunt = person(), person(aunt_user.iin)
        paper(aunt, mother)
        draft = draft_ready(aunt_user, iin=mother.iin)
        case = submit(draft=draft, by=aunt_user, at=APPLIED_AT, signature=signed(draft))
        assert case.applicant == mother
        sent = case.events.get(kind="Submitted").payload
        assert sent["acting_for"]["basis"] == "power_of_attorney"
        with time_machine.travel(datetime(2026, 8, 31, 12, tzinfo=UTC)):
            assert list(visible_to(aunt_user)) == [case]
        with time_machine.travel(datetime(2026, 9, 2, 12, tzinfo=UTC)):
            assert not visible_to(aunt_user).exists()

    def test_without_a_paper_nobody_applies_for_another(self):
        aunt_user = citizen()
        draft = draft_ready(aunt_user, iin=person().iin)
        with pytest.raises(InvalidAnswers) as refused:
            submit(draft=draft, by=aunt_user, at=APPLIED_AT)
        assert set(refused.value.errors) == {"iin"}

    def test_who_applied_for_oneself_acted_for_nobody(self):
        assert submitted().events.get(kind="Submitted").payload["acting_for"] is None
