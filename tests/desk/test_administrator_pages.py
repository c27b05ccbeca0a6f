"""The administrator's pages: officers, offices, first passwords, deputies."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from making import APPLIED_AT, ZHAKSY, citizen, office, officer, submitted
from tirek.accounts.models import Deputy, Keeping, Office, Role, User
from tirek.casework.actions.assign import assign

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
NEW = "/desk/offices/new/"


@pytest.fixture
def client_of(signed_in: SignIn) -> Client:
    return signed_in(officer(Role.ADMINISTRATOR, full_name="Тимур Ахметов"))


def test_the_administrator_begins_at_the_officers(client_of: Client) -> None:
    officer(full_name="Болат Ким")
    citizen(full_name="Айгүл Серікова")
    page = client_of.get("/desk/", follow=True)
    assert page.request["PATH_INFO"] == "/desk/officers/"
    assert "Болат Ким" in page.text
    assert "Айгүл Серікова" not in page.text
    assert "Болат Ким" not in client_of.get("/desk/officers/", {"q": "Әлия"}).text
    assert "Болат Ким" not in client_of.get("/desk/officers/", {"role": "head"}).text
    assert "Болат Ким" not in client_of.get("/desk/officers/", {"state": "left"}).text
    assert "Болат Ким" in client_of.get("/desk/officers/", {"q": "ким", "role": "no"}).text


def test_an_office_and_its_officer_are_added_and_the_officer_signs_in(client_of: Client) -> None:
    wrong = client_of.post(f"{NEW}?lang=ru", {"kind": "school", "place": ZHAKSY, "name_kk": "М"})
    assert wrong.status_code == 422
    assert "Укажите название" in wrong.text
    sent = {"kind": "school", "place": ZHAKSY, "name_kk": "№ 1 мектеп", "name_ru": "Школа № 1"}
    made = client_of.post(NEW, sent)
    school = Office.objects.get(kind="school")
    assert made.headers["Location"] == f"/desk/offices/{school.pk}/"
    where = f"/desk/offices/{school.pk}/officers/?lang=ru"
    assert "Сотрудник школы" in client_of.get(where).text
    long = client_of.post(where, {"full_name": "Р" * 301, "username": "r", "role": "school"})
    assert long.status_code == 422
    assert f'value="{"Р" * 301}"' in long.text
    bad = client_of.post(where, {"full_name": "Раушан", "username": "Ә", "role": "school"})
    assert bad.status_code == 422
    assert 'value="Раушан"' in bad.text
    good = {"full_name": "Раушан Әлімова", "username": "r.alimova", "role": "school", "iin": ""}
    told = client_of.post(where, good)
    password = re.findall(r"<code>([^<]+)</code>", told.text)[1]
    assert "no-store" in told.headers["Cache-Control"]
    them = Client()
    them.post("/sign-in/password/", {"username": "r.alimova", "password": password})
    first = them.get("/desk/school/")
    assert first.headers["Location"] == "/desk/password/"
    fields = re.findall(
        r'name="(now|new|again)" type="password" autocomplete="([^"]+)"',
        them.get("/desk/password/").text,
    )
    new = "new-password"  # or the browser fills the old one into all three
    assert fields == [("now", "current-password"), ("new", new), ("again", new)]
    mine = "жаңа ұзын құпиясөз 2026"
    weak = them.post("/desk/password/", {"now": password, "new": "a", "again": "a"})
    assert weak.status_code == 422
    done = them.post("/desk/password/", {"now": password, "new": mine, "again": mine})
    assert done.headers["Location"] == "/desk/school/"
    assert them.get("/desk/school/").status_code == 200, "this session goes on"
    again = Client()
    again.post("/sign-in/password/", {"username": "r.alimova", "password": mine})
    assert again.get("/desk/school/").status_code == 200


def test_access_ends_at_once_and_the_open_cases_are_counted(
    client_of: Client, signed_in: SignIn
) -> None:
    them = officer(full_name="Болат Ким")
    assign(case=submitted(), to=them, by=them, at=APPLIED_AT)
    theirs = signed_in(them)
    assert theirs.get("/desk/").status_code == 200
    where = f"/desk/officers/{them.pk}/?lang=ru"
    assert "1 рассматриваемое дело" in client_of.get(where).text
    sent = {
        "full_name": "Болат Ким",
        "role": "specialist",
        "office": them.office_id,
        "iin": "",
        "is_active": "no",
    }
    assert client_of.post(where, sent).status_code == 302
    assert theirs.get("/desk/").headers["Location"].startswith("/sign-in/")
    page = client_of.get(where).text
    assert "работает: Да → Нет" in page
    assert client_of.post(where, {**sent, "role": "school"}).status_code == 422


def test_a_forgotten_password_is_given_anew_and_ends_the_sessions(
    client_of: Client, signed_in: SignIn
) -> None:
    them = officer(full_name="Болат Ким")
    theirs = signed_in(them)
    told = client_of.post(f"/desk/officers/{them.pk}/password/")
    password = re.findall(r"<code>([^<]+)</code>", told.text)[1]
    them.refresh_from_db()
    assert them.check_password(password)
    assert theirs.get("/desk/").headers["Location"].startswith("/sign-in/")
    me = User.objects.get(role=Role.ADMINISTRATOR)
    refused = client_of.post(f"/desk/officers/{me.pk}/password/?lang=ru", follow=True)
    assert "Свой пароль смените" in refused.text


def test_an_office_is_changed_and_closed(client_of: Client) -> None:
    department = office()
    where = f"/desk/offices/{department.pk}/?lang=ru"
    sent = {
        "name_kk": "Бөлім",
        "name_ru": "Отдел",
        "name_en": "",
        "bin": "990340005977",
        "bodies": department.bodies,
    }
    assert client_of.post(where, {**sent, "is_active": "yes"}).status_code == 302
    department.refresh_from_db()
    assert department.bin == "990340005977"
    closed = client_of.post(where, {**sent, "is_active": "no"})
    assert closed.status_code == 422
    assert "Отдел закрыть нельзя" in closed.text
    assert "Отдел" in client_of.get("/desk/offices/", {"kind": "department", "q": "Отд"}).text
    assert Keeping.objects.filter(office=department).count() == 1


def test_a_deputy_is_appointed_for_a_head_and_ended(client_of: Client) -> None:
    head, them = officer(Role.HEAD, full_name="Гүлнар Оспанова"), officer(full_name="Болат Ким")
    where = f"/desk/offices/{head.office_id}/deputies/?lang=ru"
    sent = {
        "acts_for": head.pk,
        "deputy": them.pk,
        "begins-day": "1",
        "begins-month": "1",
        "begins-year": "2090",
        "ends-day": "5",
        "ends-month": "1",
        "ends-year": "2090",
        "order": "№ 7",
    }
    missing = client_of.post(where, {**sent, "acts_for": ""})
    assert missing.status_code == 422
    assert client_of.post(where, sent).status_code == 302
    made = Deputy.objects.get()
    assert (made.acts_for, made.deputy) == (head, them)
    assert "Болат Ким – за Гүлнар Оспанова" in client_of.get(where).text
    client_of.post(where, {"end": made.pk})
    made.refresh_from_db()
    assert made.ended_on is not None


def test_what_is_not_there_is_not_found(client_of: Client) -> None:
    them = citizen()
    school = Office.objects.create(place=ZHAKSY, kind="school", name_kk="М", name_ru="Ш")
    for where in (
        f"/desk/officers/{them.pk}/",
        "/desk/officers/999999/",
        "/desk/offices/999999/",
        "/desk/offices/999999/officers/",
        f"/desk/offices/{school.pk}/deputies/",
    ):
        assert client_of.get(where).status_code == 404
