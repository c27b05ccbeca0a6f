"""Reporting a change from the cabinet, and the desk that checks it."""

import pytest
import reading
from django.test import Client
from django.urls import reverse

import making
from tirek.accounts.models import Role
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.queries.changes import open_reports, reports

pytestmark = pytest.mark.django_db
DAY = {"on-day": "30", "on-month": "9", "on-year": "2025"}


@pytest.fixture
def case(mother):
    return making.decided(making.submitted(mother))


def where(case, change):
    return reverse("change-report", args=[case.number, change])


def told(client, case, change="entered-institution", **more):
    client.get("/", {"lang": "ru"})
    answer = client.post(where(case, change), {**DAY, **more}, follow=True)
    case.refresh_from_db()
    return answer


@pytest.fixture
def later(time_machine, client, mother, case):
    """Monday 20 October 2025; the mother has signed in again."""
    time_machine.move_to("2025-10-20T06:00:00+00:00", tick=False)
    client.force_login(mother)


def test_what_may_change_is_chosen_from_what_the_service_asks_about(client, case):
    page = client.get(reverse("change", args=[case.number]), {"lang": "ru"})
    shown = reading.words(page)
    assert "Изменился банковский счёт" in shown
    assert "О том, что ребёнку исполнилось восемнадцать, сообщать не нужно" in shown
    assert f'href="{where(case, "died")}"' in reading.body(page)


def test_a_change_is_told_and_stands_in_the_case(client, case, later):
    assert "Сообщение принято" in reading.words(told(client, case, words="Бала интернатта"))
    [report] = open_reports(case)
    assert (report.change.id, str(report.on)) == ("entered-institution", "2025-09-30")
    shown = reading.words(client.get(reverse("case", args=[case.number]), {"lang": "ru"}))
    assert "Сообщено об изменении" in shown
    again = client.get(reverse("change", args=[case.number]), {"lang": "ru"})
    assert "Ждёт проверки" in reading.words(again)


def test_nothing_typed_is_lost_where_something_is_wrong(client, case, later):
    sent = {"on-day": "31", "on-month": "2", "on-year": "2026", "where": "Көкшетау", "words": "иә"}
    page = client.post(where(case, "moved"), sent)
    assert page.status_code == 422
    assert [href for href, _ in reading.problems(page)] == ["#q-on-1"]
    assert reading.typed(page, "where") == "Көкшетау"
    assert "иә</textarea>" in reading.body(page)
    assert not open_reports(case)


def test_a_file_that_cannot_be_taken_is_said_at_the_field(client, case, later):
    sent = {**DAY, "other": making.upload("a.exe", b"MZ not a paper")}
    page = client.post(where(case, "school-ended"), sent)
    assert page.status_code == 422
    assert reading.field_error(page, "other")
    assert not case.events.filter(kind="ChangeReported").exists()


def test_a_case_that_is_over_has_no_such_page(client, mother):
    case = making.submitted(mother)
    withdraw(case=case, by=mother, at=making.APPLIED_AT)
    for address in (reverse("change", args=[case.number]), where(case, "died")):
        assert client.get(address)["Location"] == reverse("case", args=[case.number])


def test_a_change_there_is_not_is_no_page(client, case):
    assert client.get(where(case, "weather")).status_code == 404


@pytest.fixture
def desk(client, case, later):
    """A specialist's browser, the case with a report, and the address where it is checked."""
    told(client, case)
    other = type(client)()
    other.force_login(making.officer(place=case.place))
    [report] = open_reports(case)
    return other, reverse("desk:change", args=[case.number, report.seq])


def test_the_specialist_sees_what_the_rules_make_of_it(desk, case):
    client, address = desk
    listed = client.get(reverse("desk:changes"), {"lang": "ru"})
    assert address in reading.body(listed)
    assert address in reading.body(client.get(reverse("desk:case", args=[case.number])))
    page = client.get(address, {"lang": "ru"})
    shown = reading.words(page)
    assert "октябрь 2025 года 11 796 ₸ —" in shown
    assert "сентябрь 2025 года 11 796" not in shown
    assert 'href="/law/zhaksy-2023/#p5"' in reading.body(page)


def test_the_specialist_counts_with_another_day_and_accepts(desk, case):
    client, address = desk
    sent = {"on-day": "5", "on-month": "10", "on-year": "2025", "seq": case.last_seq}
    page = client.post(f"{address}?lang=ru", {**sent, "do": "count"})
    assert page.status_code == 200
    assert "октябрь 2025 года 11 796 ₸ —" not in reading.words(page)
    assert case.events.filter(kind="ChangeAccepted").count() == 0
    assert client.post(address, {**sent, "do": "accept"}).status_code == 302
    event = case.events.get(kind="ChangeAccepted")
    assert event.payload["since"] == "2025-10-05"
    assert event.payload["ends"] is True


def test_not_confirmed_needs_a_reason_that_the_person_reads(client, desk, case):
    browser, address = desk
    sent = {**DAY, "seq": case.last_seq, "do": "dismiss"}
    page = browser.post(address, sent)
    assert page.status_code == 422
    assert reading.field_error(page, "note")
    browser.post(address, {**sent, "note": "Мекеме растамады"})
    [report] = reports(case)
    assert report.outcome.kind == "ChangeNotConfirmed"
    shown = reading.words(client.get(reverse("change", args=[case.number]), {"lang": "ru"}))
    assert "Мекеме растамады" in shown


def test_a_page_that_is_behind_writes_nothing(desk, case):
    client, address = desk
    page = client.post(address, {**DAY, "seq": case.last_seq - 1, "do": "accept"})
    assert page.status_code == 409
    assert case.events.filter(kind="ChangeAccepted").count() == 0


def test_what_was_told_by_telephone_is_written_down_and_checked_by_another(desk, case):
    client, _ = desk
    address = reverse("desk:write-change", args=[case.number])
    assert address in reading.body(client.get(reverse("desk:case", args=[case.number])))
    page = client.get(address, {"lang": "ru"})
    assert f'href="{address}?change=phone"' in reading.body(page)
    wrong = client.post(f"{address}?change=phone", {**DAY, "phone": "12"})
    assert wrong.status_code == 422
    assert reading.field_error(wrong, "phone")
    assert reading.typed(wrong, "phone") == "12"
    sent = {**DAY, "phone": "+7 701 765 43 21", "words": "телефонмен айтты"}
    assert client.post(f"{address}?change=phone", sent).status_code == 302
    report = reports(case)[-1]
    assert report.answers["phone"] == "+77017654321"
    shown = client.get(reverse("desk:change", args=[case.number, report.seq]), {"lang": "ru"})
    assert "проверить его должен другой сотрудник" in reading.words(shown)
    assert 'value="accept"' not in reading.body(shown)


def test_the_head_sees_what_waits_and_no_link_that_is_not_for_heads(desk, case):
    _, address = desk
    head = Client()
    head.force_login(making.officer(Role.HEAD, place=case.place))
    listed = head.get(reverse("desk:changes"), {"lang": "ru"})
    assert case.number in reading.body(listed)
    assert address not in reading.body(listed)
