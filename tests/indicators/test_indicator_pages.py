"""The pages of the figures: who sees them, what they lead to."""

import pytest
from django.test import Client
from figures_known import five_cases, on
from time_machine import travel

from making import ALATAU, ZHAKSY, decided, officer
from tirek.accounts.models import Role
from tirek.indicators.actions.make_report import make_report
from tirek.indicators.models import Entry
from tirek.indicators.span import Span

pytestmark = pytest.mark.django_db
Q3 = "?span=2025-Q3"


def signed_in(user, language="ru"):
    client = Client()
    client.force_login(user)
    client.get(f"/?lang={language}")
    return client


def read(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, answer.content.decode()[:500]
    return answer.content.decode().replace("\u00a0", " ")


@pytest.fixture(autouse=True)
def _end_of_the_year():
    with travel(on(2025, 12, 31), tick=False):
        yield


def test_norm_target_and_actual_of_the_own_place():
    five_cases()
    decided(place=ALATAU)
    page = read(signed_in(officer(Role.HEAD)), f"/desk/indicators/{Q3}")
    assert "Показатели качества и доступности" in page
    assert "2 из 4" in page
    assert "50" in page
    assert "неизвестно: никто не ответил" in page
    alatau = read(signed_in(officer(Role.HEAD, ALATAU)), f"/desk/indicators/{Q3}&place={ZHAKSY}")
    assert "2 из 4" not in alatau, "another place is as if it were not asked for"


def test_from_a_figure_to_the_cases_behind_it():
    cases = five_cases()
    client = signed_in(officer(Role.AUDITOR))
    page = read(client, f"/desk/indicators/1.1/{Q3}")
    assert cases["late"].number in page
    assert cases["in time"].number in page
    late = read(client, f"/desk/indicators/1.1/{Q3}&met=no")
    assert f"/desk/cases/{cases['late'].number}/" in late
    assert cases["in time"].number not in late
    assert read(client, f"/desk/cases/{cases['late'].number}/")


def test_a_long_list_is_paged(monkeypatch):
    monkeypatch.setattr("tirek.desk.pages.indicator.ON_A_PAGE", 2)
    cases = list(five_cases().values())
    client = signed_in(officer(Role.HEAD))
    first = read(client, f"/desk/indicators/online/{Q3}")
    assert cases[1].number in first
    assert cases[2].number not in first
    where = first.split('rel="next"')[0].rsplit('href="', 1)[1].rstrip('" ')
    rest = read(client, f"/desk/indicators/online/{where.replace('&amp;', '&')}")
    assert cases[2].number in rest
    assert cases[1].number not in rest


def test_what_the_address_says_wrongly_is_not_asked():
    client = signed_in(officer(Role.HEAD))
    read(client, "/desk/indicators/?span=never&service=x&place=nowhere")
    read(client, "/desk/indicators/1.1/?after=x&met=maybe")
    read(client, "/desk/indicators/9.9/", status=404)


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.ACCOUNTANT, Role.OPERATOR])
def test_other_roles_see_no_figures(role):
    client = signed_in(officer(role))
    for path in ("", "1.1/", "reports/", "monitoring/", "reports/2025-Q3/pdf/"):
        read(client, f"/desk/indicators/{path}", status=403)


def test_a_manager_enters_what_nothing_measures():
    client = signed_in(officer(Role.MANAGER, "akmola"))
    where = f"/desk/indicators/3.3/enter/{Q3}&place={ZHAKSY}"
    assert "/desk/indicators/3.3/enter/" in read(client, f"/desk/indicators/3.3/{Q3}")
    refused = client.post(where, {"percent": "много"})
    assert refused.status_code == 422
    assert "много" in refused.content.decode()
    assert client.post(where, {"percent": "97,5"}).status_code == 302
    (entry,) = Entry.objects.all()
    assert (entry.place, entry.year, str(entry.percent)) == (ZHAKSY, 2025, "97.50")
    read(client, f"/desk/indicators/1.1/enter/{Q3}", status=404)
    read(signed_in(officer(Role.HEAD)), f"/desk/indicators/3.3/enter/{Q3}", status=403)


def test_reports_with_their_dates_and_files():
    five_cases()
    make_report(place=ZHAKSY, span=Span.parse("2025-Q3"), at=on(2025, 10, 1))
    client = signed_in(officer(Role.HEAD))
    page = read(client, "/desk/indicators/reports/")
    assert "10.10.2025" in page
    assert "сдать до 10 января 2026 года" in page
    pdf = client.get(f"/desk/indicators/reports/2025-Q3/pdf/?place={ZHAKSY}")
    assert pdf.content.startswith(b"%PDF-")
    assert client.get("/desk/indicators/reports/2025-Q3/csv/").content.startswith(b"\xef\xbb\xbf")
    read(client, "/desk/indicators/reports/2025-Q3/exe/", status=404)
    read(client, "/desk/indicators/reports/2025-Q2/pdf/", status=404)
    other = signed_in(officer(Role.HEAD, ALATAU))
    read(other, f"/desk/indicators/reports/2025-Q3/pdf/?place={ZHAKSY}", status=404)


def test_data_for_monitoring_is_streamed():
    case = five_cases()["late"]
    answer = signed_in(officer(Role.MANAGER)).get(f"/desk/indicators/monitoring/{Q3}")
    written = b"".join(answer.streaming_content).decode()
    assert case.number in written
    assert case.subject.iin not in written
