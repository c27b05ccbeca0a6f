"""The dashboard of a place: figures and pictures of what really happened, and the way to it."""

import csv
import io
import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from time_machine import travel

from making import ALATAU, ZHAKSY, decided, office, officer, submitted
from tirek.accounts.models import OfficeKind, Role
from tirek.indicators.actions.count_days import count_days
from tirek.indicators.measures import Scope
from tirek.indicators.models import CountedUntil, DayOfPlace, ListedSum, StageStay
from tirek.indicators.queries.pictured import listed, places, stays, waited
from tirek.kernel.period import Month
from tirek.payments.actions.make_register import make_register
from tirek.reception.actions.move_ticket import call_next, move_ticket
from tirek.reception.actions.take_ticket import take_ticket

pytestmark = pytest.mark.django_db
SPAN = "?span=2025-Q3"


def on(day: int, hour: int = 6, minute: int = 0, month: int = 9) -> datetime:
    """A moment of 2025; five hours later in Kazakhstan."""
    return datetime(2025, month, day, hour, minute, tzinfo=UTC)


def scope(place: str = "akmola", today: date = date(2025, 9, 30)) -> Scope:
    return Scope(place, "", date(2025, 7, 1), date(2025, 10, 1), today)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    client.get("/?lang=ru")
    return client


def read(client: Client, where: str, status: int = 200) -> str:
    answer = client.get(where)
    assert answer.status_code == status, answer.content.decode()[:800]
    return answer.content.decode().replace("\u00a0", " ")


def rows(client: Client, where: str) -> list[list[str]]:
    """A file of the dashboard as a spreadsheet program reads it."""
    text = read(client, where).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def in_zhaksy() -> None:
    """Two cases granted after one day and after four, one refused to nobody, one left open."""
    for day in (13, 16):
        case = submitted(at=on(12))
        decided(case, at=on(day))
    submitted(at=on(12))


def test_days_that_are_over_are_counted_once():
    in_zhaksy()
    assert count_days(at=on(17)) == 5, "from the twelfth to the sixteenth"
    assert count_days(at=on(17)) == 0
    before = StageStay.objects.count(), DayOfPlace.objects.count()
    assert count_days(at=on(19)) == 2
    assert (StageStay.objects.count(), DayOfPlace.objects.count()) == before
    assert CountedUntil.objects.order_by("-day").first().day == date(2025, 9, 19)


def test_a_case_that_was_tampered_with_does_not_stop_the_count():
    in_zhaksy()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE casework_event SET kind = 'ResultHandedOver' WHERE seq = 2 AND case_id ="
            " (SELECT min(id) FROM casework_case)"
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    count_days(at=on(30))
    assert {one.stage: one.left for one in stays(scope())}["registered"] == 1


def test_nothing_is_counted_where_nothing_happened():
    assert count_days(at=on(17)) == 0
    assert not CountedUntil.objects.exists()


def test_what_came_and_was_decided_by_place():
    in_zhaksy()
    decided(place=ALATAU, at=on(12))
    count_days(at=on(30))
    (zhaksy,) = places(scope())
    assert (zhaksy.place, zhaksy.received, zhaksy.decided, zhaksy.in_time) == (ZHAKSY, 3, 2, 2)
    assert (zhaksy.undecided, zhaksy.overdue) == (1, 1)
    assert places(Scope("akmola", "", date(2024, 1, 1), date(2024, 4, 1), date(2025, 9, 12))) == [
        type(zhaksy)(ZHAKSY, undecided=1)
    ]


def test_how_long_cases_stay_at_a_stage():
    in_zhaksy()
    count_days(at=on(30))
    found = {one.stage: one for one in stays(scope())}
    registered = found["registered"]
    assert (registered.left, registered.median, registered.ninth) == (2, 24, 96)
    assert registered.here == 1
    assert stays(scope("almaty-region")) == []


def test_registers_are_summed_by_place_and_month():
    decided(at=on(15))
    make_register(month=Month.parse("2025-10"), place=ZHAKSY, by=None, at=on(1, month=11))
    count_days(at=on(2, month=11))
    sums = listed(scope(today=date(2025, 11, 2)), [Month.parse("2025-10")])
    total = sum(ListedSum.objects.values_list("tiyn", flat=True))
    assert total > 0
    assert sums == {(ZHAKSY, "2025-10"): total}
    assert listed(scope("almaty-region"), [Month.parse("2025-10")]) == {}


def test_waiting_is_told_by_the_hour_of_coming():
    counter = office(ZHAKSY, OfficeKind.STATE_CORPORATION)
    operator = officer(Role.OPERATOR)
    for taken, served in (((4, 10), (4, 20)), ((4, 30), (5, 10))):
        ticket = take_ticket(
            office=counter, service="home-education", language="kk", at=on(12, *taken)
        )
        call_next(by=operator, window="1", at=on(12, *served))
        move_ticket(ticket=ticket, kind="Served", by=operator, at=on(12, *served))
        move_ticket(ticket=ticket, kind="Finished", by=operator, at=on(12, *served))
    (nine,) = waited(scope(today=date(2025, 9, 12)))
    assert (nine.hour, nine.served) == (9, 2)
    assert nine.median == 25 * 60
    assert waited(scope(today=date(2025, 12, 12))) == []


@pytest.fixture
def end_of_september():
    with travel(on(30), tick=False):
        yield


@pytest.mark.usefixtures("end_of_september")
def test_a_manager_sees_the_pictures_each_with_its_table():
    in_zhaksy()
    decided(place=ALATAU, at=on(12))
    count_days(at=on(30))
    manager = signed_in(officer(Role.MANAGER, "akmola"))
    page = read(manager, f"/desk/manager/{SPAN}")
    pictures = re.findall(r"<figure class=\"tk-picture\".*?</figure>", page, re.DOTALL)
    assert len(pictures) == 6
    drawn = [one for one in pictures if "<svg class=" in one]
    assert len(drawn) == 4, "nobody took a number, and no register was made"
    for one in drawn:
        assert 'role="img"' in one
        assert "<title" in one
        assert "<desc" in one
        assert "<table" in one
    assert "style=" not in "".join(pictures)
    assert "Жаксынский район" in page
    assert "Алатау" not in "".join(pictures[:4])


@pytest.mark.usefixtures("end_of_september")
def test_from_a_count_to_its_cases():
    case = submitted(at=on(12))
    count_days(at=on(30))
    manager = signed_in(officer(Role.MANAGER, "akmola"))
    page = read(manager, "/desk/manager/")
    where = re.search(r'href="(/desk/\?pile=all&amp;due=overdue&amp;place=[^"]+)"', page)
    assert case.number in read(manager, where[1].replace("&amp;", "&"))


@pytest.mark.usefixtures("end_of_september")
@pytest.mark.parametrize(
    "name", ["deadlines", "stages", "flow", "payments", "rates", "waiting", "places"]
)
def test_every_table_is_a_file(name):
    in_zhaksy()
    count_days(at=on(30))
    manager = signed_in(officer(Role.MANAGER, "akmola"))
    head, *lines = rows(manager, f"/desk/manager/{name}/csv/{SPAN}")
    assert len(head) >= 1
    assert all(len(line) == len(head) for line in lines)
    if name == "flow":
        assert ["2", "1 дн.", "4 дн.", "1"] in [line[1:] for line in lines]


def test_another_file_is_not_there():
    manager = signed_in(officer(Role.MANAGER, "akmola"))
    assert manager.get("/desk/manager/everything/csv/").status_code == 404


@pytest.mark.usefixtures("end_of_september")
def test_a_head_sees_the_own_place_and_officers_only():
    submitted(at=on(12))
    page = read(signed_in(officer(Role.HEAD, ALATAU)), f"/desk/manager/{SPAN}&place={ZHAKSY}")
    assert "Мерзімдер" not in page
    assert "Сроки по исполнителям" in page
    assert "Просроченных сроков и сроков до конца недели нет" in page


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.ACCOUNTANT, Role.LAWYER, Role.OPERATOR])
def test_other_roles_have_no_dashboard(role):
    client = signed_in(officer(role))
    assert client.get("/desk/manager/").status_code == 403
    assert client.get("/desk/manager/flow/csv/").status_code == 403
