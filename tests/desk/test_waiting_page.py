"""The queue of the place on the desk: who stands where, whose turn it is, who may pass it."""

from collections.abc import Callable

import pytest
from django.test import Client

from making import ALATAU, PANFILOV, officer
from queues import ASSISTANT, granted, later
from tirek.accounts.models import Role, User
from tirek.casework.models import Case, Look
from tirek.supply.models import Row

pytestmark = pytest.mark.django_db
PAGE = "/desk/waiting/?lang=en"


@pytest.fixture
def two() -> tuple[Case, Case]:
    return granted(), granted(at=later(1))


def step(case: Case, name: str) -> str:
    return f"/desk/cases/{case.number}/{name}/?lang=en"


def body(client: Client, where: str = PAGE) -> str:
    return client.get(where).content.decode()


def kinds() -> list[str]:
    return list(Row.objects.order_by("seq").values_list("kind", flat=True))


def test_a_place_where_nobody_waits_says_so(signed_in: Callable[[User], Client]) -> None:
    assert "has been granted to anybody here yet" in body(signed_in(officer(place=PANFILOV)))


def test_the_line_is_in_order_and_only_the_first_has_the_turn(
    two: tuple[Case, Case], signed_in: Callable[[User], Client]
) -> None:
    first, second = two
    shown = body(signed_in(officer(place=PANFILOV)))
    line = shown[: shown.index("The last rows of the journal")]
    assert line.index(first.number) < line.index(second.number)
    assert f"/desk/cases/{first.number}/serve/" in shown
    assert f"/desk/cases/{second.number}/serve/" not in shown
    assert f"/desk/cases/{second.number}/leave-queue/" in shown


def test_everybody_shown_is_told_that_they_were_looked_at(
    two: tuple[Case, Case], signed_in: Callable[[User], Client]
) -> None:
    by = officer(place=PANFILOV)
    signed_in(by).get(PAGE)
    looks = Look.objects.filter(user=by, page="waiting")
    assert {look.case for look in looks} == set(two)


def test_those_of_another_place_are_not_there(
    two: tuple[Case, Case], signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(officer(place=ALATAU))
    assert two[0].number not in body(client)
    for name in ("serve", "leave-queue", "come-back"):
        assert client.get(step(two[0], name)).status_code == 404
        assert client.post(step(two[0], name), {"note": "х"}).status_code == 404
    assert kinds() == ["joined", "joined"]


@pytest.mark.parametrize("role", [Role.HEAD, Role.MANAGER, Role.AUDITOR])
def test_others_see_the_line_and_change_nothing(
    role: str, two: tuple[Case, Case], signed_in: Callable[[User], Client]
) -> None:
    place = PANFILOV if role == Role.HEAD else PANFILOV.partition("/")[0]
    client = signed_in(officer(role, place))
    shown = body(client)
    assert two[1].number in shown
    assert "/serve/" not in shown
    assert client.post(step(two[0], "serve")).status_code == 403
    assert kinds() == ["joined", "joined"]


def test_a_day_of_the_queue(two: tuple[Case, Case], signed_in: Callable[[User], Client]) -> None:
    first, second = two
    client = signed_in(officer(place=PANFILOV))
    assert "Place in the queue: 1 of 2" in body(client, step(first, "serve"))

    stopped = client.post(step(second, "serve"))
    assert stopped.status_code == 422
    assert "This person is not the first" in stopped.content.decode()

    assert client.post(step(first, "serve")).status_code == 302
    assert client.post(step(second, "leave-queue"), {"note": "көшті"}).status_code == 422
    typed = client.post(step(first, "come-back"), {"note": "х" * 2001})
    assert typed.status_code == 422
    gone = {"ground": "moved", "note": "Алматыға"}
    assert client.post(step(second, "leave-queue"), {**gone, "note": ""}).status_code == 422
    assert client.post(step(second, "leave-queue"), gone).status_code == 302
    assert client.post(step(first, "come-back"), {"note": "жеткізуші жоқ"}).status_code == 302
    assert kinds() == ["joined", "joined", "served", "gone", "came_back"]

    shown = body(client)
    assert "Көшіп кетті: Алматыға" in shown
    assert "жеткізуші жоқ" in shown
    assert f"/desk/cases/{second.number}/come-back/" in shown
    assert f"/desk/cases/{first.number}/come-back/" not in shown, "stands again"


def test_the_queue_of_another_service_is_chosen(
    two: tuple[Case, Case], signed_in: Callable[[User], Client]
) -> None:
    elsewhere = granted(service=ASSISTANT)
    client = signed_in(officer(Role.AUDITOR, "zhetisu"))
    queue = Row.objects.get(case=elsewhere).queue
    shown = body(client, f"{PAGE}&queue={queue.pk}")
    assert elsewhere.number in shown
    assert two[0].number not in shown
    assert client.get(f"{PAGE}&queue=nothing").status_code == 200


@pytest.mark.parametrize(
    ("language", "says"), [("kk", "Қызметті күту кезегі"), ("ru", "Очередь на услугу")]
)
def test_it_speaks_the_languages(
    language: str, says: str, two: tuple[Case, Case], signed_in: Callable[[User], Client]
) -> None:
    shown = body(signed_in(officer(place=PANFILOV)), f"/desk/waiting/?lang={language}")
    assert says in shown
