"""The pages of complaints: what a citizen and each officer sees, and what a wrong move says."""

from datetime import date, datetime

import pytest
import time_machine
from complaints import MONDAY, TEXT, complain, refused, stored
from django.test import Client

from making import PDF, citizen, officer, upload
from tirek.accounts.models import Role, User
from tirek.appeals.models import Complaint

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> object:
    with time_machine.travel(MONDAY, tick=False):
        yield


def as_(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    browser.cookies["lang"] = "ru"
    return browser


FORM = {"against": "decision", "text": TEXT, "wish": "Пересмотреть", "officer": "other"}


def test_from_a_refused_case_to_a_registered_complaint() -> None:
    told = refused()
    mother = as_(told.mother)
    case = mother.get(f"/cases/{told.case.number}/").content.decode()
    assert f"/cases/{told.case.number}/complain/" in case
    asked = mother.get(f"/cases/{told.case.number}/complain/").content.decode()
    assert 'value="decision" checked' in asked
    sent = mother.post(
        f"/cases/{told.case.number}/complain/", {**FORM, "files": [upload("dalel.pdf")]}
    )
    complaint = Complaint.objects.get()
    assert sent["Location"] == f"/complaints/{complaint.number}/"
    assert complaint.files.get().name == "dalel.pdf"
    page = mother.get(sent["Location"]).content.decode()
    assert "18" in page
    assert TEXT in page
    assert complaint.number in mother.get("/complaints/").content.decode()
    assert complaint.number in mother.get(f"/cases/{told.case.number}/").content.decode()
    coupon = mother.get(f"/complaints/{complaint.number}/papers/coupon/ru/")
    assert coupon.content.startswith(b"%PDF")
    file = mother.get(f"/complaints/{complaint.number}/files/{complaint.files.get().pk}/")
    assert file.getvalue() == PDF


def test_what_was_typed_and_attached_stays_when_something_is_missing() -> None:
    told = refused()
    mother = as_(told.mother)
    where = f"/cases/{told.case.number}/complain/"
    wrong = mother.post(where, {**FORM, "text": " ", "files": [upload("dalel.pdf")]})
    page = wrong.content.decode()
    assert wrong.status_code == 422
    assert "Напишите, с чем вы не согласны" in page
    assert "Пересмотреть" in page
    assert "dalel.pdf" in page
    assert not Complaint.objects.exists()
    kept = stored(told.mother)
    mother.post(where, {**FORM, "kept": [str(kept), "nonsense"]})
    assert Complaint.objects.get().files.get().pk == kept


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"against": ""}, "Выберите, на что вы жалуетесь"),
        ({"against": "conduct"}, "на какого сотрудника"),
        ({"against": "refusal_to_accept"}, "в какой день"),
        (
            {"against": "refusal_to_accept", "on-day": "31", "on-month": "2", "on-year": "2025"},
            "31.2.2025",
        ),
    ],
    ids=["nothing chosen", "nobody named", "no day", "no such day"],
)
def test_a_wrong_move_gets_a_clear_message(form: dict[str, str], says: str) -> None:
    told = refused()
    answer = as_(told.mother).post(f"/cases/{told.case.number}/complain/", {**FORM, **form})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_program_in_the_guise_of_a_paper_is_refused() -> None:
    told = refused()
    bad = upload("dalel.pdf", b"MZ" + b"\0" * 200)
    answer = as_(told.mother).post(f"/cases/{told.case.number}/complain/", {**FORM, "files": [bad]})
    assert answer.status_code == 422
    assert "dalel.pdf" in answer.content.decode()
    assert not Complaint.objects.exists()


def test_a_late_one_is_asked_why_and_accepted_all_the_same() -> None:
    told = refused()
    where = f"/cases/{told.case.number}/complain/"
    with time_machine.travel(datetime.fromisoformat("2025-12-20T10:00:00+05:00")):
        mother = as_(told.mother)
        assert "late_because" in mother.get(where).content.decode()
        again = mother.post(where, FORM)
        assert "Почему вы опоздали" in again.content.decode()
        assert not Complaint.objects.exists()
        mother.post(where, {**FORM, "late_because": ""})
    complaint = Complaint.objects.get()
    assert complaint.late
    page = as_(told.mother).get(f"/complaints/{complaint.number}/").content.decode()
    assert "причина не указана" in page


def test_the_complainant_takes_it_back_after_being_asked_once() -> None:
    told = refused()
    complaint = complain(told)
    mother, where = as_(told.mother), f"/complaints/{complaint.number}/withdraw/"
    assert "Отозвать жалобу?" in mother.get(where).content.decode()
    mother.post(where)
    complaint.refresh_from_db()
    assert complaint.stage == "withdrawn"
    assert mother.get(where).status_code == 302
    assert mother.get(f"/complaints/{complaint.number}/papers/answer/kk/").status_code == 200


def test_what_is_not_there_is_not_found() -> None:
    told = refused()
    complaint = complain(told)
    mother, stranger = as_(told.mother), as_(citizen())
    at = f"/complaints/{complaint.number}/"
    for path in ("papers/answer/ru/", "papers/coupon/en/", "papers/other/ru/"):
        assert mother.get(at + path).status_code == 404
    file = f"files/{stored(told.mother)}/"
    assert mother.get(at + file).status_code == 404
    for path in ("", "withdraw/", "papers/coupon/ru/", file):
        assert stranger.get(at + path).status_code == 404
    assert "не подавали" in stranger.get("/complaints/").content.decode()


# --- the desk -------------------------------------------------------------------------------------


def test_the_list_is_by_deadline_and_hides_it_from_those_it_is_about() -> None:
    told = refused()
    complaint = complain(told)
    listed = as_(told.other_head).get("/desk/complaints/").content.decode()
    assert complaint.number in listed
    for hidden in (told.head, told.specialist):
        desk = as_(hidden)
        assert complaint.number not in desk.get("/desk/complaints/").content.decode()
        refusal = desk.get(f"/desk/complaints/{complaint.number}/")
        assert refusal.status_code == 403
        assert "рассматривает другой сотрудник" in refusal.content.decode()
        assert TEXT not in refusal.content.decode()
    with time_machine.travel(datetime.fromisoformat("2025-09-22T10:00:00+05:00")):
        overdue = as_(told.other_head).get("/desk/complaints/?pile=overdue").content.decode()
    assert complaint.number in overdue
    assert as_(told.other_head).get("/desk/complaints/?pile=none").status_code == 200


def test_the_head_satisfies_and_the_dossier_leads_there() -> None:
    told = refused()
    complaint = complain(told)
    head = as_(told.other_head)
    assert complaint.number in head.get(f"/desk/cases/{told.case.number}/").content.decode()
    where = f"/desk/complaints/{complaint.number}/satisfy/"
    assert "Удовлетворить" in head.get(where).content.decode()
    assert head.post(where, {"note": ""}).status_code == 422
    assert head.post(where, {"note": "Пересмотрим"}).status_code == 302
    page = head.get(f"/desk/complaints/{complaint.number}/").content.decode()
    assert "Удовлетворена отделом" in page
    assert "уже невозможно" in head.get(where).content.decode()
    told.case.refresh_from_db()
    assert told.case.stage == "in_examination"


def test_a_specialist_passes_it_on_records_the_answer_and_the_court() -> None:
    told = refused()
    complaint = complain(told, files=[stored(told.mother)])
    desk, at = as_(told.other_specialist), f"/desk/complaints/{complaint.number}/"
    assert desk.get(at + "bundle/").status_code == 404
    assert desk.get(at + "pass-on/").status_code == 200
    assert desk.post(at + "pass-on/", {"addressee": "body", "name": ""}).status_code == 422
    assert (
        desk.post(at + "pass-on/", {"addressee": "body", "name": "Управление"}).status_code == 302
    )
    assert desk.get(at + "bundle/")["Content-Type"] == "application/zip"
    answer = {"outcome": "rejected", "number": "12", "note": "Законно"}
    missing = desk.post(at + "outcome/", answer)
    assert missing.status_code == 422
    assert "в какой день" in missing.content.decode()
    day = {"on-day": "15", "on-month": "9", "on-year": "2025"}
    assert desk.post(at + "outcome/", {**answer, "on": "15.99.2025"}).status_code == 422
    assert desk.post(at + "outcome/", {**answer, **day}).status_code == 302
    court = {"step": "claim", "court": "СМАС", "number": "1", **day}
    assert desk.get(at + "court/").status_code == 200
    assert desk.post(at + "court/", court).status_code == 302
    decided = {**court, "step": "granted", "effect": "reopened"}
    assert 'value="СМАС"' in desk.get(at + "court/").content.decode()
    assert desk.post(at + "court/", decided).status_code == 302
    complaint.refresh_from_db()
    told.case.refresh_from_db()
    assert (complaint.stage, told.case.stage) == ("court_decided", "in_examination")
    assert desk.get(at + "papers/answer/kk/").content.startswith(b"%PDF")
    assert desk.get(at + "papers/none/kk/").status_code == 404
    file = complaint.files.get().pk
    assert desk.get(f"{at}files/{file}/").getvalue() == PDF
    assert desk.get(f"{at}files/{stored(told.mother)}/").status_code == 404


def test_a_manager_decides_without_a_letter() -> None:
    told = refused()
    for one in (told.other_specialist, told.other_head):
        one.is_active = False
        one.save()
    complaint = complain(told)
    desk, at = as_(officer(Role.MANAGER)), f"/desk/complaints/{complaint.number}/"
    assert "Внести ответ" in desk.get(at).content.decode()
    asked = desk.get(at + "outcome/").content.decode()
    assert 'name="number"' not in asked
    assert desk.post(at + "outcome/", {"outcome": "upheld", "note": "Да"}).status_code == 302
    complaint.refresh_from_db()
    assert complaint.stage == "upheld"


def test_an_auditor_only_reads() -> None:
    complaint = complain(refused())
    desk, at = as_(officer(Role.AUDITOR)), f"/desk/complaints/{complaint.number}/"
    page = desk.get(at).content.decode()
    assert "действий не требуется" in page
    assert desk.get(at + "satisfy/").status_code == 403


def test_on_paper_it_is_keyed_in_and_withdrawn_at_the_desk() -> None:
    told = refused()
    desk, where = as_(told.other_specialist), f"/desk/cases/{told.case.number}/complain/"
    form = {**FORM, "complainant": "Ахметов Серік", "who": "representative"}
    assert "Отказать в приёме" in desk.get(where).content.decode()
    assert desk.post(where, {**form, "text": ""}).status_code == 422
    assert desk.post(where, form).status_code == 302
    complaint = Complaint.objects.get()
    assert complaint.representative
    at = f"/desk/complaints/{complaint.number}/withdrawn/"
    assert desk.get(at).status_code == 200
    assert desk.post(at, {"note": "по телефону"}).status_code == 302
    assert desk.post(at, {}).status_code == 409
    mine = as_(told.specialist).post(where, {**form, "text": "Басқа"})
    assert mine.status_code == 403


def test_an_officer_of_another_place_finds_nothing() -> None:
    complaint = complain(refused())
    stranger = as_(officer(Role.HEAD, "zhetisu/panfilov"))
    assert stranger.get(f"/desk/complaints/{complaint.number}/").status_code == 404
    assert complaint.number not in stranger.get("/desk/complaints/").content.decode()


def test_conduct_is_chosen_by_role_on_the_portal_and_by_name_at_the_desk() -> None:
    told = refused()
    portal = as_(told.mother).get(f"/cases/{told.case.number}/complain/").content.decode()
    desk = as_(told.other_head).get(f"/desk/cases/{told.case.number}/complain/").content.decode()
    assert "специалист отдела, участвует в деле с" in portal
    assert told.specialist.full_name in desk
    day = {"on-day": "10", "on-month": "9", "on-year": "2025"}
    form = {**FORM, "against": "conduct", "officer": str(told.specialist.pk), **day}
    as_(told.mother).post(f"/cases/{told.case.number}/complain/", form)
    complaint = Complaint.objects.get()
    assert list(complaint.about.all()) == [told.specialist]
    assert complaint.told_on == date(2025, 9, 10)
