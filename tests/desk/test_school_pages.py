"""The desk of a school: its certificates and nothing else of the cases."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from making import APPLIED_AT, ZHAKSY, decided, officer, submitted
from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.actions.ask_to_vouch import ask_to_vouch
from tirek.casework.models import Case, Look, Vouching
from tirek.casework.queries.vouching import papers_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LIST = "/desk/school/"
LATER = datetime(2026, 2, 10, 6, tzinfo=UTC)


@pytest.fixture
def school() -> Office:
    return Office.objects.create(
        place=ZHAKSY, kind=OfficeKind.SCHOOL, name_kk="№ 1 мектеп", name_ru="Школа № 1"
    )


def teacher(at: Office) -> User:
    return User.objects.create_user(
        username=f"teacher-{at.pk}", role=Role.SCHOOL, office=at, full_name="Раушан Әлімова"
    )


def asked(case: Case, at: Office) -> Vouching:
    paper = papers_of(case)[0]
    return ask_to_vouch(case=case, office=at, paper=paper, by=officer(), at=APPLIED_AT)


def seq(case: Case) -> int:
    case.refresh_from_db()
    return case.last_seq


def test_a_school_sees_names_and_days_and_nothing_else(school: Office, signed_in: SignIn) -> None:
    case = submitted()
    one = asked(case, school)
    client = signed_in(teacher(school))
    for address in (LIST, f"{LIST}{one.pk}/"):
        page = client.get(f"{address}?lang=ru").text
        assert "Серіков Әлихан" in page
        assert "01.09.2025" in page or "1 сентября 2025" in page.replace("\u00a0", " ")
        for hidden in (case.number, case.subject.iin, "KZ86125KZT5004100100", "Серікова"):
            assert hidden not in page
    look = Look.objects.get()
    assert (look.case, look.page) == (case, "school")


def test_another_schools_certificate_is_as_if_it_were_not_there(
    school: Office, signed_in: SignIn
) -> None:
    one = asked(submitted(), school)
    other = Office.objects.create(
        place=ZHAKSY, kind=OfficeKind.SCHOOL, name_kk="№ 2 мектеп", name_ru="Школа № 2"
    )
    client = signed_in(teacher(other))
    assert "Серіков" not in client.get(LIST).text
    for method in (client.get, client.post):
        assert method(f"{LIST}{one.pk}/").status_code == 404
    assert not Look.objects.exists()


def test_a_school_confirms(school: Office, signed_in: SignIn) -> None:
    case = submitted()
    one = asked(case, school)
    client = signed_in(teacher(school))
    sent = {"seq": seq(case), "answer": "confirmed"}
    answer = client.post(f"{LIST}{one.pk}/?lang=ru", sent, follow=True)
    assert "Ваш ответ записан" in answer.text
    assert "подтверждена" in answer.text
    dossier = signed_in(officer()).get(f"/desk/cases/{case.number}/?lang=ru").text
    assert "Подтверждение от выдавшей организации" in dossier
    assert "Школа № 1 подтверждает" in dossier


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    school: Office, signed_in: SignIn
) -> None:
    case = decided()
    one = asked(case, school)
    client, where = signed_in(teacher(school)), f"{LIST}{one.pk}/?lang=ru"
    empty = client.post(where, {"seq": seq(case), "answer": "disputed", "note": ""})
    assert empty.status_code == 422
    assert "Напишите, что неверно" in empty.text
    late = {"since-day": "1", "since-month": "9", "since-year": "2099", "words": "Келді"}
    with time_machine.travel(LATER, tick=False):
        future = client.post(where, {"seq": seq(case), "answer": "ended", **late})
    assert future.status_code == 422
    assert "Будущий день" in future.text
    assert 'value="2099"' in future.text
    assert "Келді" in future.text
    stale = client.post(where, {"seq": 1, "answer": "confirmed"})
    assert stale.status_code == 409
    one.refresh_from_db()
    assert one.answer == "none"


def test_the_end_is_reported_and_ends_the_questions(school: Office, signed_in: SignIn) -> None:
    case = decided()
    one = asked(case, school)
    client, where = signed_in(teacher(school)), f"{LIST}{one.pk}/"
    day = {"since-day": "9", "since-month": "2", "since-year": "2026"}
    with time_machine.travel(LATER, tick=False):
        sent = {"seq": seq(case), "answer": "ended", "words": "Мектепке келді", **day}
        assert client.post(where, sent).status_code == 302
    page = client.get(f"{where}?lang=ru").text
    assert "не действует с 09.02.2026" in page
    assert 'value="confirmed"' not in page
    assert case.events.filter(kind="FactEnded").count() == 1


def test_a_specialist_names_the_school(school: Office, signed_in: SignIn) -> None:
    case = submitted()
    client = signed_in(officer())
    where = f"/desk/cases/{case.number}/vouching/?lang=ru"
    assert "Школа № 1" in client.get(where).text
    nothing = client.post(where, {"seq": seq(case)})
    assert nothing.status_code == 422
    assert client.post(where, {"seq": seq(case), "office": school.pk}).status_code == 302
    assert Vouching.objects.get().office == school
    assert "таких организаций в системе нет" in client.get(where).text
    parents = signed_in(case.applicant_user).get(f"/cases/{case.number}/?lang=ru").text
    assert "просим подтвердить документ" in parents


def test_a_long_list_asks_the_database_no_more_than_a_short_one(
    school: Office, signed_in: SignIn
) -> None:
    client, counts = signed_in(teacher(school)), []
    for _ in range(2):
        for _ in range(2):
            asked(submitted(), school)
        with CaptureQueriesContext(connection) as questions:
            client.get(LIST)
        counts.append(len(questions))
    assert counts[0] == counts[1]
