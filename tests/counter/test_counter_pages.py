"""The queue, the screens, the lists and the results of the front office."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from counter_making import complete, later, operator, taken_in
from making import ALATAU, SERVICE, citizen, decided, officer
from tirek.accounts.models import Role, User
from tirek.casework.models import Case, Look
from tirek.counter.access import key_of
from tirek.reception.actions.keep_result import return_result, store_result
from tirek.reception.actions.refuse_to_accept import refuse_to_accept
from tirek.reception.actions.take_ticket import take_ticket
from tirek.reception.models import Kept, Ticket
from tirek.reception.paper_marks import Mark

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
Clock = Callable[[datetime], None]
DECIDED_AT = datetime(2025, 9, 18, 6, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def morning(clock: Clock) -> None:
    """Every test begins at ten on a Friday morning."""


def stored(by: User) -> Case:
    case = decided(taken_in(by), at=DECIDED_AT)
    store_result(case=case, at=DECIDED_AT)
    return case


def test_a_visitor_is_called_served_and_finished(signed_in: SignIn, clock: Clock) -> None:
    by = operator()
    client = signed_in(by)
    client.post("/counter/tickets/", {"service": SERVICE, "language": "kk"})
    ticket = Ticket.objects.get()
    without = client.post("/counter/", {"window": ""})
    assert without.status_code == 422
    assert "укажите номер вашего окна" in without.content.decode()
    clock(later(16))
    client.post("/counter/", {"window": "7"})
    assert "Подошёл, начать обслуживание" in client.get("/counter/").content.decode()
    client.post("/counter/tickets/move/", {"ticket": ticket.pk, "kind": "Served"})
    page = client.get("/counter/").content.decode()
    assert f"/counter/intake/?ticket={ticket.pk}" in page
    assert "предел – 15 мин" in page, "sixteen minutes of waiting"
    again = client.post("/counter/tickets/move/", {"ticket": ticket.pk, "kind": "Served"})
    assert again.status_code == 409
    assert "Сейчас возможно" in again.content.decode()
    client.post("/counter/tickets/move/", {"ticket": ticket.pk, "kind": "Finished"})
    kinds = list(ticket.events.values_list("kind", flat=True))
    assert kinds == ["Taken", "Called", "Served", "Finished"]
    assert client.post("/counter/tickets/move/", {"ticket": "x"}).status_code == 404


def test_what_the_ticket_was_taken_for_is_chosen_at_the_window(signed_in: SignIn) -> None:
    by = operator()
    ticket = take_ticket(office=by.office, service=SERVICE, language="ru", at=later(0))
    page = signed_in(by).get("/counter/intake/", {"ticket": ticket.pk}).content.decode()
    assert f'<option value="{SERVICE}" selected>' in page
    assert '<option value="ru" selected>' in page
    assert f'name="ticket" value="{ticket.pk}"' in page


def test_a_service_that_is_not_given_here_gets_no_ticket(signed_in: SignIn) -> None:
    sent = signed_in(operator()).post("/counter/tickets/", {"service": "no-such-service"})
    assert sent.status_code == 422
    assert Ticket.objects.count() == 0


def test_the_terminal_and_the_board_need_no_user_but_a_key(client: Client) -> None:
    office = operator().office
    terminal = reverse("counter:terminal", args=[key_of(office)])
    assert SERVICE in client.get(terminal).content.decode()
    taken = client.post(terminal, {"service": SERVICE})
    assert taken["Location"] == f"{terminal}?number=1"
    shown = client.get(f"{taken['Location']}&lang=ru").content.decode()
    assert "Ваш номер" in shown
    assert "Сейчас ваша очередь" in shown
    assert client.post(terminal, {"service": "no-such-service"}).status_code == 200
    board = client.get(reverse("counter:board", args=[key_of(office)])).content.decode()
    assert "<li>1</li>" in board
    assert 'http-equiv="refresh"' in board
    for page in ("terminal", "board"):
        assert client.get(f"/counter/{page}/{office.pk}:made-up/").status_code == 404


def test_the_board_shows_called_numbers_with_their_window(
    signed_in: SignIn, client: Client
) -> None:
    by = operator()
    take_ticket(office=by.office, service=SERVICE, language="kk", at=later(0))
    signed_in(by).post("/counter/", {"window": "4"})
    board = client.get(reverse("counter:board", args=[key_of(by.office)]), {"lang": "kk"})
    assert "4-терезе" in board.content.decode()


def test_dossiers_are_forwarded_once(signed_in: SignIn) -> None:
    by = operator()
    one, two = taken_in(by), taken_in(by)
    client = signed_in(by)
    assert (
        "Передать в отдел 2 электронных дела"
        in client.get("/counter/applications/").content.decode()
    )
    client.post("/counter/applications/forward/")
    client.post("/counter/applications/forward/")
    for case in (one, two):
        assert case.events.filter(kind="Forwarded").count() == 1
    assert "Передать в отдел" not in client.get("/counter/applications/").content.decode()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_receipt_is_printed_and_the_look_is_kept(signed_in: SignIn, language: str) -> None:
    by = operator()
    case = taken_in(by)
    paper = signed_in(by).get(f"/counter/applications/{case.number}/receipt/{language}/")
    assert paper["Content-Type"] == "application/pdf"
    assert Look.objects.get(case=case, user=by).page == f"counter receipt {language}"
    english = signed_in(by).get(f"/counter/applications/{case.number}/receipt/en/")
    assert english.status_code == 404


def test_a_result_is_handed_over_by_name_and_document(signed_in: SignIn) -> None:
    by = operator()
    case = stored(by)
    client = signed_in(by)
    assert case.number in client.get("/counter/results/").content.decode()
    page = client.get(f"/counter/applications/{case.number}/").content.decode()
    assert "18 октября 2025 года включительно" in page.replace("\u00a0", " ")
    address = f"/counter/applications/{case.number}/hand-over/"
    assert "Серікова Айгүл Маратқызы" in client.get(address).content.decode()
    sent = {"person": "Серікова Айгүл", "document": "identity_card", "document_number": ""}
    wrong = client.post(address, sent)
    assert wrong.status_code == 422
    assert "Серікова Айгүл" in wrong.content.decode()
    assert client.post(address, {**sent, "document_number": "012"}).status_code == 302
    assert case.events.filter(kind="ResultHandedOver").count() == 1
    assert "Результат выдан" in client.get(f"/counter/applications/{case.number}/").content.decode()


def test_a_returned_result_comes_back_within_a_working_day(signed_in: SignIn, clock: Clock) -> None:
    by, specialist = operator(), officer()
    case = stored(by)
    return_result(case=case, at=datetime(2025, 11, 1, 6, tzinfo=UTC))
    clock(datetime(2025, 11, 7, 6, tzinfo=UTC))
    front, department = signed_in(by), signed_in(specialist)
    address = f"/counter/applications/{case.number}/"
    front.post(f"{address}ask-back/")
    listed = department.get("/counter/results/", {"pile": "asked_back"}).content.decode()
    assert "10 ноября 2025 года" in listed.replace("\u00a0", " ")
    assert "Отправить результат во фронт-офис" in department.get(address).content.decode()
    front.post(f"{address}send-back/")
    case.acceptance.refresh_from_db()
    clock(datetime(2025, 11, 10, 6, tzinfo=UTC))
    department = signed_in(specialist)  # three days later nobody is signed in any more
    department.post(f"{address}send-back/")
    case.acceptance.refresh_from_db()
    assert case.acceptance.result == Kept.STORED
    again = department.post(f"{address}send-back/", follow=True).content.decode()
    assert "никто не запрашивал" in again


ADDRESSES = ("", "receipt/kk/", "hand-over/")


def test_another_office_finds_nothing(signed_in: SignIn) -> None:
    by = operator()
    case = taken_in(by)
    visit = complete(by, marks={"school_certificate": Mark("missing")})
    refusal = refuse_to_accept(by=by, draft=visit.pk, at=later(1))
    stranger = signed_in(operator(place=ALATAU))
    for end in ADDRESSES:
        assert stranger.get(f"/counter/applications/{case.number}/{end}").status_code == 404
    for page in ("", "papers/", "check/"):
        assert stranger.get(f"/counter/intake/{visit.pk}/{page}").status_code == 404
    assert stranger.post(f"/counter/intake/{visit.pk}/resume/").status_code == 404
    assert stranger.post(f"/counter/intake/{visit.pk}/refuse/").status_code == 404
    assert stranger.get(f"/counter/refusals/{refusal.number}/").status_code == 404
    assert stranger.get(f"/counter/refusals/{refusal.number}/kk/").status_code == 404
    assert refusal.number not in stranger.get("/counter/refusals/").content.decode()
    assert case.number not in stranger.get("/counter/applications/").content.decode()
    assert not Look.objects.filter(case=case).exists()


def test_other_roles_do_not_stand_at_a_counter(signed_in: SignIn) -> None:
    for role in (Role.HEAD, Role.ACCOUNTANT, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR):
        assert signed_in(officer(role)).get("/counter/").status_code == 403
    assert signed_in(citizen()).get("/counter/").status_code == 403
    assert signed_in(officer()).get("/counter/").status_code == 200


def test_whoever_signs_in_at_a_front_office_lands_at_the_counter(client: Client) -> None:
    by = operator()
    sent = client.post(
        "/sign-in/password/", {"username": by.username, "password": "a long password for tests"}
    )
    assert sent["Location"] == "/counter/"
    assert client.get("/cases/")["Location"] == "/counter/"
