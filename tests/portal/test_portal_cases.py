"""One's own cases: what happened, what comes next, and nobody else's eyes."""

import pytest
import reading
from django.urls import reverse

import making
from tirek.casework.actions.record_payment import record_payment


def case_page(client, case, language="ru"):
    return client.get(reverse("case", args=[case.number]), {"lang": language})


def test_a_registered_case_tells_its_number_its_deadline_and_how_it_was_counted(client, mother):
    case = making.submitted(mother)
    shown = reading.words(case_page(client, case))
    for said in (
        case.number,
        "Заявление зарегистрировано",
        "24 сентября 2025 года",
        "13 сентября 2025 года, суббота",
        "Отозвать заявление",
    ):
        assert said in shown


def test_a_granted_case_shows_the_sum_the_schedule_and_the_paragraphs(client, mother):
    case = making.decided(making.submitted(mother))
    response = case_page(client, case)
    shown = reading.words(response)
    assert "Выплата назначена" in shown
    assert "112 059 ₸ за весь срок" in shown
    assert 'href="/law/zhaksy-2023/#p7"' in reading.body(response)
    assert "Отозвать заявление" not in shown


def test_a_refused_case_says_why(client, mother):
    case = making.decided(making.submitted(mother, fully_state_supported=True))
    shown = reading.words(case_page(client, case))
    assert "В выплате отказано" in shown
    assert "полном государственном обеспечении" in shown


def test_a_case_without_an_amount_waits_and_says_for_what(client, mother):
    case = making.submitted(mother, place=making.PANFILOV)
    shown = reading.words(case_page(client, case))
    assert "Ожидается норма местного акта" in shown
    assert "размер возмещения не задан" in shown


def test_typing_another_child_s_iin_does_not_tell_that_child_s_name(client, mother):
    known = making.submitted(making.citizen(), child_surname="Қасымов", child_given_name="Дамир")
    case = making.submitted(mother, child_iin=known.subject.iin, child_surname="Ойдан")
    assert case.subject == known.subject
    for address in (
        "/cases/",
        reverse("case", args=[case.number]),
        reverse("receipt", args=[case.number]),
    ):
        page = reading.body(client.get(address))
        assert "Ойдан" in page
        assert "Қасымов" not in page
        assert "Дамир" not in page


def test_the_way_from_decision_to_payment_is_told(client, mother):
    case = making.decided(making.submitted(mother))
    record_payment(
        case=case,
        register={"month": "2025-10", "place": case.place},
        lines=[],
        at=making.APPLIED_AT,
    )
    shown = reading.words(case_page(client, case))
    assert "Включено в реестр выплат: октябрь 2025 года" in shown
    assert "Назначено: всего 112 059 ₸" in shown


def test_the_cabinet_lists_cases_and_drafts(client, mother):
    case, draft = making.submitted(mother), making.draft_ready(mother)
    page = reading.body(client.get("/cases/"))
    assert case.number in page
    assert reverse("check", args=[draft.pk]) in page


def test_an_empty_cabinet_shows_the_way(client, mother):
    assert "У вас пока нет заявлений" in reading.words(client.get("/cases/", {"lang": "ru"}))


def test_the_receipt_names_who_what_when_and_with_which_papers(client, mother):
    case = making.submitted(mother)
    response = client.get(reverse("receipt", args=[case.number]), {"lang": "ru"})
    shown = reading.words(response)
    for said in (
        case.number,
        "Серікова Айгүл Маратқызы",
        "12 сентября 2025 года, 11:00",
        "24 сентября 2025 года",
        "Справка школы",
    ):
        assert said in shown


def test_an_application_is_taken_back_after_asking(client, mother):
    case = making.submitted(mother)
    address = reverse("withdraw", args=[case.number])
    assert client.get(address).status_code == 200
    assert client.post(address)["Location"] == reverse("case", args=[case.number])
    case.refresh_from_db()
    assert case.stage == "withdrawn"
    assert client.post(address).status_code == 302


@pytest.fixture
def of_another(db):
    """A case and a draft that belong to somebody else."""
    owner = making.citizen()
    return making.submitted(owner), making.draft_ready(owner)


def addresses(case, draft):
    file = case.files.first()
    return [
        reverse("case", args=[case.number]),
        reverse("receipt", args=[case.number]),
        reverse("withdraw", args=[case.number]),
        reverse("case-file", args=[case.number, file.pk]),
        reverse("letter", args=[case.number, "7HQK2M9XPTRB"]),
        reverse("question", args=[draft.pk, "relation"]),
        reverse("documents", args=[draft.pk]),
        reverse("check", args=[draft.pk]),
        reverse("sent", args=[draft.pk]),
        reverse("drop", args=[draft.pk]),
    ]


def test_nobody_sees_or_changes_what_belongs_to_another(client, mother, of_another):
    case, draft = of_another
    answers = dict(draft.answers)
    for address in addresses(case, draft):
        assert client.get(address).status_code == 404
        assert client.post(address, {"relation": "guardian"}).status_code in (404, 405)
    draft.refresh_from_db()
    case.refresh_from_db()
    assert (draft.answers, draft.case, case.stage) == (answers, None, "registered")


def test_a_stranger_is_asked_to_sign_in_and_comes_back(client, of_another):
    for address in [*addresses(*of_another), "/cases/", "/apply/home-education/"]:
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"] == f"/sign-in/?next={address}"


def test_an_officer_has_a_desk_and_no_cabinet(client, of_another):
    client.force_login(making.officer())
    for address in [*addresses(*of_another), "/cases/"]:
        assert client.get(address)["Location"] == "/desk/"
