"""Lists of the counter: searched, a page at a time; an answer that was brought is keyed in."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from counter_making import MORNING, operator, taken_in
from making import officer
from tirek.casework.actions.request_information import request_information
from tirek.casework.models import Case
from tirek.counter import listed

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
LIST = "/counter/applications/"


@pytest.fixture
def at_window() -> tuple[Client, list[Case]]:
    by = operator()
    cases = [taken_in(by, MORNING + timedelta(minutes=number)) for number in range(3)]
    client = Client()
    client.force_login(by, backend=BACKEND)
    return client, cases


def numbers(page: str) -> list[str]:
    return re.findall(r'href="/counter/applications/([A-Z]+-[0-9-]+)/"', page)


def test_an_application_is_found_by_number_iin_or_name(
    at_window: tuple[Client, list[Case]],
) -> None:
    client, cases = at_window
    one = cases[1]
    for sought in (one.number, one.number[-6:], one.applicant.iin, one.subject.iin):
        assert numbers(client.get(LIST, {"q": sought}).text) == [one.number]
    assert len(numbers(client.get(LIST, {"q": "серік"}).text)) == len(cases)
    assert numbers(client.get(LIST, {"q": "Басқаев"}).text) == []


def test_a_long_list_comes_a_page_at_a_time(
    at_window: tuple[Client, list[Case]], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, cases = at_window
    monkeypatch.setattr(listed, "ON_A_PAGE", 2)
    first = client.get(LIST, {"q": "серік"}).text
    assert len(numbers(first)) == 2
    href = re.findall(r'href="(\?[^"]+)" rel="next"', first)[0].replace("&amp;", "&")
    assert "q=" in href, "what was searched for stays"
    second = numbers(client.get(f"{LIST}{href}").text)
    assert {*numbers(first), *second} == {case.number for case in cases}


def test_what_was_forwarded_has_a_list_of_its_own(at_window: tuple[Client, list[Case]]) -> None:
    client, cases = at_window
    assert 'action="/counter/applications/forward/"' in client.get(LIST).text
    client.post(f"{LIST}forward/")
    assert numbers(client.get(LIST).text) == []
    assert len(numbers(client.get(LIST, {"pile": "forwarded"}).text)) == len(cases)


def test_other_lists_are_searched_too(at_window: tuple[Client, list[Case]]) -> None:
    client, _ = at_window
    for where in ("/counter/results/", "/counter/refusals/", "/counter/intake/begun/"):
        page = client.get(where, {"q": "Серіков", "page": "7"})
        assert page.status_code == 200
        assert 'value="Серіков"' in page.text


def test_an_answer_to_the_department_is_keyed_in_from_here(
    at_window: tuple[Client, list[Case]],
) -> None:
    client, cases = at_window
    case = cases[0]
    where = f"/counter/applications/{case.number}/"
    link = f'href="/desk/cases/{case.number}/answered/"'
    assert link not in client.get(where).text
    request_information(
        case=case,
        by=officer(),
        requirements=["school_certificate"],
        words="мөрі анық емес",
        at=MORNING + timedelta(hours=1),
    )
    assert link in client.get(where).text
    assert client.get(f"/desk/cases/{case.number}/answered/").status_code == 200
