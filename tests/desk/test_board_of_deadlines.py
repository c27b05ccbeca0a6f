"""The board of deadlines, and what needs an officer's attention."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from making import ALATAU, decided, officer, submitted
from tirek.accounts.models import Role, User
from tirek.casework.actions.remind import remind_all
from tirek.casework.models import Case
from tirek.desk.queries.board import board
from tirek.desk.queries.queue import within
from tirek.kernel.text import LANGUAGES

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
BOARD = "/desk/board/"
WEDNESDAY = date(2025, 9, 24)
"""Eight working days after Friday 12 September 2025."""


def noon(day: int) -> datetime:
    return datetime(2025, 9, day, 7, tzinfo=UTC)


def received(day: int, **fields: object) -> Case:
    """A case received on a day of September 2025; on the 12th it is due on Wednesday the 24th."""
    case = submitted(at=noon(day))
    Case.objects.filter(pk=case.pk).update(**fields)
    return case


def rows(user: User, today: date = WEDNESDAY) -> dict[str, list[int]]:
    return {row.name: list(row.counts) for row in board(user, today)}


def test_every_deadline_is_counted_for_its_officer_and_day() -> None:
    user, colleague = officer(full_name="Болат Ким"), officer(full_name="Әсем Ли")
    received(11, assigned_to=user)  # due on the 23rd: overdue
    received(12, assigned_to=user)
    received(15, assigned_to=colleague)  # tomorrow
    received(16)  # Friday of this week
    received(17)  # next week
    decided()
    submitted(place=ALATAU)
    assert rows(user) == {
        "Болат Ким": [1, 1, 0, 1],
        "Әсем Ли": [0, 0, 1, 1],
        "": [0, 0, 0, 1],
    }


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2025, 9, 22), date(2025, 9, 22), date(2025, 9, 28)),  # a Monday
        (date(2025, 9, 28), date(2025, 9, 28), date(2025, 9, 28)),  # a Sunday
    ],
)
def test_a_week_ends_with_its_sunday(today: date, first: date, last: date) -> None:
    assert dict(within("week", today).children) == {"due_on__gte": first, "due_on__lte": last}


def test_tomorrow_is_on_the_board_on_a_sunday_too() -> None:
    case = received(12)
    Case.objects.filter(pk=case.pk).update(due_on=date(2025, 9, 29))
    assert rows(officer(), date(2025, 9, 28)) == {"": [0, 0, 1, 0]}


def test_an_overseer_reads_it_place_by_place(signed_in: SignIn) -> None:
    here = received(12)
    overseer = officer(Role.MANAGER, place=here.place.split("/")[0])
    assert rows(overseer) == {here.place: [0, 1, 0, 1]}
    with time_machine.travel(noon(24), tick=False):
        page = signed_in(overseer).get(BOARD, {"lang": "ru"}).text
    assert f"place={here.place.replace('/', '%2F')}" in page


def test_a_count_leads_to_its_cases(signed_in: SignIn) -> None:
    user = officer()
    case = received(12, assigned_to=user)
    received(11)
    with time_machine.travel(noon(24), tick=False):
        client = signed_in(user)
        page = client.get(BOARD).text
        address = re.search(r'href="(/desk/\?[^"]*due=today[^"]*)"', page)
        assert address is not None
        queue = client.get(address[1].replace("&amp;", "&")).text
    assert re.findall(r'class="govuk-table__header"><a[^>]*>(.+?)</a>', queue) == [case.number]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_board_speaks_every_language(language: str, signed_in: SignIn) -> None:
    received(12)
    with time_machine.travel(noon(24), tick=False):
        response = signed_in(officer()).get(BOARD, {"lang": language})
    assert response.status_code == 200
    assert response.headers["Content-Language"] == language


def test_an_empty_board_says_so(signed_in: SignIn) -> None:
    assert "Таких дел нет." in signed_in(officer()).get(BOARD, {"lang": "ru"}).text


def test_of_many_the_first_are_listed_and_the_rest_a_click_away(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tirek.desk.presenters.board.SHOWN", 1)
    for _ in range(2):
        received(12)
    with time_machine.travel(noon(24), tick=False):
        page = signed_in(officer()).get(BOARD, {"lang": "ru"}).text
    assert "Показать все" in page


# --- for my attention -----------------------------------------------------------------------------


def attention(client: Client, day: int) -> list[str]:
    """The numbers in the box on the first page."""
    with time_machine.travel(noon(day), tick=False):
        page = client.get("/desk/").text
    box = re.search(r'<div class="tk-attention">.*?</table>', page, re.DOTALL)
    return re.findall(r'href="/desk/cases/([^/"]+)/"', box[0]) if box else []


def test_a_specialist_sees_what_they_were_reminded_of(signed_in: SignIn) -> None:
    user, colleague = officer(), officer()
    mine, free = received(12, assigned_to=user), received(12)
    received(12, assigned_to=colleague)
    received(22)
    client = signed_in(user)
    assert attention(client, 23) == []
    list(remind_all(at=noon(23)))
    assert attention(client, 23) == [mine.number, free.number]
    assert attention(signed_in(officer(Role.HEAD)), 23) == []


def test_the_head_sees_what_was_escalated(signed_in: SignIn) -> None:
    case = received(12)
    received(22)
    list(remind_all(at=noon(25)))
    assert attention(signed_in(officer(Role.HEAD)), 25) == [case.number]
    assert attention(signed_in(officer(Role.HEAD, place=ALATAU)), 25) == []


def test_more_than_a_few_lead_to_the_board(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tirek.desk.presenters.attention.SHOWN", 1)
    for _ in range(2):
        received(12)
    list(remind_all(at=noon(23)))
    client = signed_in(officer())
    assert len(attention(client, 23)) == 1
    assert "/desk/board/" in client.get("/desk/").text
