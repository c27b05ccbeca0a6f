"""An auditor: the chain walked, who looked at whom, what was overruled, tried and ordered."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from making import ALATAU, APPLIED_AT, ZHAKSY, citizen, officer, proposed, submitted
from tirek.accounts.actions.appoint_deputy import appoint_deputy
from tirek.accounts.models import Role, User
from tirek.audit.actions.walk import ask_for_walk, walk
from tirek.audit.models import Attempt, Walk, WalkResult
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.look import look
from tirek.casework.actions.propose import propose
from tirek.casework.models import Case
from tirek.law.overrule import Overrule

pytestmark = pytest.mark.django_db
WHY = "Соттың 2025 жылғы 1 қыркүйектегі шешімі бойынша"


def entered(user: User, language: str = "ru") -> Client:
    client = Client()
    client.force_login(user)
    client.get(f"/?lang={language}")
    return client


def auditor(place: str = "akmola") -> Client:
    return entered(officer(Role.AUDITOR, place))


def read(answer, status: int = 200) -> str:
    assert answer.status_code == status, answer.content.decode()[:500]
    return answer.content.decode().replace("\u00a0", " ")


def forge(sql: str) -> None:
    """A statement past the guards, as somebody with the superuser in hand could."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql)
        cursor.execute("SET LOCAL session_replication_role = origin")


def walked() -> WalkResult:
    asked = ask_for_walk(by=None, at=APPLIED_AT)
    return walk(walk_id=asked.pk, now=lambda: APPLIED_AT + timedelta(minutes=1))


class TestTheRegister:
    def test_an_auditor_asks_and_the_worker_walks(self):
        submitted()
        client = auditor()
        assert "Реестр ещё не проверяли" in read(client.get("/desk/audit/"))
        assert client.post("/desk/audit/").status_code == 302
        page = read(client.get("/desk/audit/"))
        assert "рабочий процесс проверяет" in page
        (asked,) = Walk.objects.all()
        job = ProcrastinateJob.objects.filter(task_name="audit.walk").get()
        assert job.args == {"walk_id": asked.pk}
        result = walk(walk_id=asked.pk, now=lambda: APPLIED_AT)
        assert (result.found, result.broken) == (0, [])
        assert result.looked_at["events"] >= 2
        page = read(client.get("/desk/audit/"))
        assert "Цепь цела: нарушенных звеньев не найдено" in page
        assert "События дел: " in page
        assert "рабочий процесс проверяет" not in page

    def test_a_walk_is_made_once_however_often_it_is_asked_for(self):
        first = ask_for_walk(by=None, at=APPLIED_AT)
        assert ask_for_walk(by=officer(Role.AUDITOR), at=APPLIED_AT) == first
        result = walk(walk_id=first.pk, now=lambda: APPLIED_AT)
        assert walk(walk_id=first.pk, now=lambda: APPLIED_AT) == result
        assert ask_for_walk(by=None, at=APPLIED_AT) != first

    def test_what_was_altered_is_named_where_the_auditor_may_see_it(self):
        here, there = submitted(), submitted(place=ALATAU)
        forge("UPDATE casework_event SET payload = '{}' WHERE seq = 1")
        assert walked().found == 2
        page = read(auditor().get("/desk/audit/"))
        assert here.number in page
        assert there.number not in page
        assert "Нарушенных звеньев: 2" in page
        assert "В делах других территорий: 1" in page

    def test_nobody_else_asks(self):
        with pytest.raises(PermissionDenied):
            ask_for_walk(by=officer(Role.HEAD), at=APPLIED_AT)
        assert not Walk.objects.exists()

    @pytest.mark.parametrize("table", ["audit_walk", "audit_walkresult"])
    def test_a_result_stays_as_it_is(self, table):
        walked()
        with pytest.raises(IntegrityError), transaction.atomic():
            connection.cursor().execute(f"UPDATE {table} SET id = id")


class TestOneCase:
    def test_its_chain_is_walked_at_once(self):
        case = submitted()
        page = read(auditor().get(f"/desk/audit/?case={case.number.lower()}"))
        assert f"Дело {case.number}: событий {case.last_seq}, цепь цела" in page
        assert f"/desk/cases/{case.number}/export/" in page

    def test_a_change_is_found(self):
        case = submitted()
        forge("UPDATE casework_event SET actor_name = 'x' WHERE seq = 2")
        page = read(auditor().get(f"/desk/audit/?case={case.number}"))
        assert "содержание изменено" in page

    @pytest.mark.parametrize("number", ["ZHK-2020-000001", "x", "%00"])
    def test_what_is_not_there_is_told_at_the_field(self, number):
        page = read(auditor().get(f"/desk/audit/?case={number}"))
        if number != "%00":
            assert "такого дела нет" in page

    def test_another_place_is_as_if_it_were_not_there(self):
        case = submitted(place=ALATAU)
        assert "такого дела нет" in read(auditor().get(f"/desk/audit/?case={case.number}"))


class TestLooks:
    def test_who_looked_at_what(self):
        case, other = submitted(), submitted()
        someone = officer(full_name="Жанар Оспанова")
        look(case=case, by=someone, page="case", at=APPLIED_AT)
        look(case=other, by=officer(), page="facts", at=APPLIED_AT)
        client = auditor()
        every = read(client.get("/desk/audit/looks/"))
        assert case.number in every
        assert other.number in every
        assert case.subject.iin not in every, "the list itself is no look at a person"
        for asked in ("officer=оспан", f"about={case.number}", "page=case"):
            page = read(client.get(f"/desk/audit/looks/?{asked}"))
            assert case.number in page
            assert other.number not in page
        page = read(client.get(f"/desk/audit/looks/?about={other.subject.iin}"))
        assert other.number in page
        assert f"/desk/cases/{case.number}/" not in page

    def test_from_a_day_to_a_day(self):
        case = submitted()
        look(case=case, by=officer(), page="case", at=datetime(2025, 9, 12, 18, 59, tzinfo=UTC))
        client = auditor()
        day = "{0}-day=12&{0}-month=9&{0}-year=2025"
        both = f"{day.format('begins')}&{day.format('ends')}"
        assert case.number in read(client.get(f"/desk/audit/looks/?{both}"))
        after = day.format("begins").replace("=12", "=13")
        assert case.number not in read(client.get(f"/desk/audit/looks/?{after}"))
        wrong = read(client.get("/desk/audit/looks/?begins-day=40&begins-month=9&begins-year=2025"))
        assert 'value="40"' in wrong
        assert case.number in wrong

    def test_page_by_page_and_as_a_file(self, monkeypatch):
        monkeypatch.setattr("tirek.desk.pages.audit_looks.LOOKS_ON_A_PAGE", 1)
        first, last = submitted(), submitted()
        for case in (first, last):
            look(case=case, by=officer(), page="export", at=APPLIED_AT)
        client = auditor()
        page = read(client.get("/desk/audit/looks/"))
        assert last.number in page
        assert first.number not in page
        where = page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
        assert first.number in read(client.get(f"/desk/audit/looks/{where}"))
        text = read(client.get("/desk/audit/looks/csv/?page=export")).removeprefix("\ufeff")
        lines = list(csv.reader(io.StringIO(text), delimiter=";"))
        assert [line[2] for line in lines[1:]] == [last.number, first.number]

    def test_of_the_own_place_only(self):
        case = submitted(place=ALATAU)
        look(case=case, by=officer(place=ALATAU), page="case", at=APPLIED_AT)
        client = auditor()
        assert case.number not in read(client.get("/desk/audit/looks/"))
        assert case.number not in read(client.get("/desk/audit/looks/csv/"))


class TestWhatWasDoneOtherwise:
    def test_an_overruled_decision_with_its_norm(self):
        case = submitted(fully_state_supported=True)
        rule = "not_fully_state_supported"
        propose(case=case, by=officer(full_name="Жанар Оспанова"),
                overrule={rule: Overrule(True, WHY)}, at=APPLIED_AT)  # fmt: skip
        case.refresh_from_db()
        confirm(case=case, by=officer(Role.HEAD), overruled=[rule], at=APPLIED_AT)
        ordinary = proposed()
        confirm(case=ordinary, by=officer(Role.HEAD), at=APPLIED_AT)
        page = read(auditor().get("/desk/audit/overruled/"))
        assert case.number in page
        assert WHY in page
        assert "Жанар Оспанова" in page
        assert "Норма права:" in page
        assert ordinary.number not in page
        assert case.number not in read(auditor("almaty-region").get("/desk/audit/overruled/"))

    def test_an_attempt_with_the_own_case_outlives_its_refusal(self):
        mother = citizen()
        case = proposed(submitted(mother))
        head = officer(Role.HEAD, iin=None)
        User.objects.filter(pk=mother.pk).update(iin=None)
        User.objects.filter(pk=head.pk).update(iin=case.applicant.iin)
        head.refresh_from_db()
        before = case.events.count()
        answer = entered(head).post(
            f"/desk/cases/{case.number}/return/", {"seq": case.last_seq, "note": "қайта қараңыз"}
        )
        assert answer.status_code == 422
        assert Case.objects.get(pk=case.pk).events.count() == before
        (attempt,) = Attempt.objects.all()
        assert (attempt.case, attempt.user, attempt.kind) == (case, head, "own_case")
        page = read(auditor().get("/desk/audit/attempts/"))
        assert case.number in page
        assert "Вести своё дело" in page
        assert case.number not in read(auditor("almaty-region").get("/desk/audit/attempts/"))

    def test_to_look_is_no_attempt(self):
        mother = citizen()
        case = proposed(submitted(mother))
        head = officer(Role.HEAD)
        User.objects.filter(pk=mother.pk).update(iin=None)
        User.objects.filter(pk=head.pk).update(iin=case.applicant.iin)
        entered(head).get(f"/desk/cases/{case.number}/confirm/")
        assert not Attempt.objects.exists()

    def test_orders_of_deputies(self):
        head, deputy = officer(Role.HEAD, full_name="Болат Қасымов"), officer()
        days = {"begins": date(2025, 9, 12), "ends": date(2025, 9, 20)}
        appoint_deputy(by=head, deputy=deputy, order="№ 15 бұйрық", today=date(2025, 9, 12),
                       at=APPLIED_AT, **days)  # fmt: skip
        page = read(auditor().get("/desk/audit/deputies/"))
        assert "Болат Қасымов" in page
        assert "№ 15 бұйрық" in page
        assert "12.09.2025 – 20.09.2025" in page
        assert "№ 15" not in read(auditor("almaty-region").get("/desk/audit/deputies/"))


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.HEAD, Role.MANAGER, Role.LAWYER])
def test_nobody_but_an_auditor_has_these_pages(role):
    client = entered(officer(role, ZHAKSY))
    for page in ("", "looks/", "looks/csv/", "overruled/", "attempts/", "deputies/"):
        assert client.get(f"/desk/audit/{page}").status_code == 403
    assert client.post("/desk/audit/").status_code == 403
