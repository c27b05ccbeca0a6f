"""A lawyer tries a change of a service whose cases have lists of records."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from time_machine import travel

from families import DEMO, HOUSING, family_case, family_granted
from making import ZHAKSY, officer
from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.services import SERVICES

pytestmark = pytest.mark.django_db
FOLDER = Path(SERVICES[HOUSING].folder)
IN_FORCE = (FOLDER / "editions/demo/demo-housing-aid-2026.toml").read_text("utf-8")
PREVIEW = "/desk/law/preview/"


@pytest.fixture(autouse=True)
def april():
    with travel(datetime(2026, 4, 24, 6, tzinfo=UTC), tick=False):
        yield


def draft(percent: str, place: str = DEMO) -> str:
    """Another share of the town's council, from the first of April."""
    text = IN_FORCE.replace("percent = 5\n", f"percent = {percent}\n")
    text = text.replace("from = 2026-01-01", "from = 2026-04-01")
    text = text.replace('id = "demo-housing-aid"', 'id = "april-housing-aid"')
    return text.replace('place = "demo"', f'place = "{place}"')


def tried(text: str, place: str = DEMO, language: str = "ru", **more: str) -> str:
    client = Client()
    client.force_login(officer(Role.LAWYER, place))
    client.get(f"/?lang={language}")
    answer = client.post(PREVIEW, {"service": HOUSING, "draft": text, **more})
    assert answer.status_code == 200, answer.content.decode()[:500]
    return answer.content.decode().replace("\u00a0", " ")


def figure(page: str, label: str) -> str:
    """The number under a heading."""
    found = re.search(rf'label">{label}</span>\s*<span class="tk-figure__value">([^<]*)<', page)
    assert found, label
    return found[1]


def test_a_granted_household_is_worked_out_under_both_laws() -> None:
    case = family_granted()
    page = tried(draft("6"), case=case.number)
    # 9,000 of heat less 6 per cent of 100,000 is 3,000 a month instead of 4,000.
    assert "12 000 ₸" in page
    assert "9 000 ₸" in page
    assert figure(page, "Получат меньше") == "1"
    assert "Члены семьи" in page, "both explanations have their tables"


def test_one_that_waits_for_an_officer_is_counted_as_unclear() -> None:
    family_case()
    assert figure(tried(draft("6")), "Нельзя сказать") == "1"


def test_a_new_sum_of_the_law_is_tried_too() -> None:
    family_granted()
    told = {"value": "mci", "sum": "5000", "from-day": "1", "from-month": "4", "from-year": "2026"}
    page = tried("", **told)
    assert figure(page, "Без перемен") == "1"
    assert "Таких дел нет." in page, "no income of an entrepreneur here, so no index asked"


@pytest.mark.parametrize(
    ("language", "said"),
    [("kk", "істер тым көп"), ("ru", "дел слишком много"), ("en", "too many cases")],
)
def test_too_many_of_them_are_told_in_words(monkeypatch, language: str, said: str) -> None:
    monkeypatch.setattr("tirek.desk.queries.law_preview.MOST_CASES", 1)
    first, second = family_case(), family_case()
    page = tried(draft("6"), language=language)
    assert said in page
    assert first.number not in page
    assert Case.objects.count() == 2
    assert second.number not in page


@pytest.mark.parametrize(
    ("language", "said"),
    [("kk", "бір-бірлеп шешіледі"), ("ru", "решаются по одному"), ("en", "decided one by one")],
)
def test_too_many_of_a_service_without_sql_are_told_in_words(
    monkeypatch, language: str, said: str
) -> None:
    monkeypatch.setattr("tirek.desk.queries.law_preview.MOST_ALONE", 1)
    monkeypatch.setitem(vars(SERVICES[HOUSING].rulebook()), "one_by_one", True)
    cases = [family_case(), family_case()]
    page = tried(draft("6"), language=language)
    assert said in page
    assert all(case.number not in page for case in cases)


def test_a_share_that_the_order_does_not_allow_is_refused_in_words() -> None:
    page = tried(draft("11", ZHAKSY), ZHAKSY)
    assert "Вне границ, которые допускает вышестоящий акт" in page
    assert "share.percent = 11 is not from 5 to 10" in page
