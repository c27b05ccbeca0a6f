"""Versions of an individual programme stand side by side, for officer and person."""

from collections.abc import Callable

import pytest
from django.test import Client

from aids_making import AIDS, applied_for
from making import officer, submitted
from market_making import day
from programme_making import followed, known
from queues import decided
from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.services import SERVICES
from tirek.supply.programme_words import why_of
from tirek.web.texts import text
from work_made import working as working_for

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
TITLE = "Жеке бағдарламаның (АОЖБ) нұсқалары"


def changed() -> Case:
    case = decided(applied_for(AIDS))
    known(case)
    followed(case, day(10), until="2030-01-10")
    followed(case, day(11), listed=False, group="7", place="somewhere/else")
    return case


def test_the_officer_sees_what_changed_and_what_followed(signed_in: SignIn) -> None:
    case = changed()
    page = signed_in(officer(place=case.place)).get(f"/desk/cases/{case.number}/").text
    assert TITLE in page
    for said in ("1-нұсқа", "2-нұсқа", "3-нұсқа", "алғашқы нұсқа", "somewhere/else", "7"):
        assert said in page
    assert "Қайта куәландыру іс-шараны растады: бәрі сақталды" in page
    assert "кезектегі орын аяқталды" in page
    assert "3-тармақ" in page


def test_the_person_sees_their_own(signed_in: SignIn) -> None:
    case = changed()
    assert case.applicant_user is not None
    page = signed_in(case.applicant_user).get(f"/cases/{case.number}/").text
    assert TITLE in page
    assert "Жаңа жеке бағдарламада бұл іс-шара жоқ: кезектегі орын аяқталды" in page


def test_a_death_has_a_line_of_its_own_and_nothing_told_is_said(signed_in: SignIn) -> None:
    case = decided(applied_for(AIDS))
    known(case)
    followed(case, day(10), died_on="2026-02-08", group="", **{"from": None})
    followed(case, day(11), died_on="2026-02-08", until=None)
    page = signed_in(officer(place=case.place)).get(f"/desk/cases/{case.number}/").text
    assert "Қайтыс болған күні" in page
    assert "хабарланбаған" in page
    assert "мерзімсіз" in page
    assert "ештеңе өзгерген жоқ" in page


def test_a_service_without_programmes_has_no_such_section(signed_in: SignIn) -> None:
    case = submitted()
    page = signed_in(officer()).get(f"/desk/cases/{case.number}/").text
    assert TITLE not in page


@pytest.mark.parametrize(("language", "said"), [
    ("kk", "Жаңа жеке бағдарламада бұл іс-шара жоқ: сағаттар осы күннен кейін төленбейді"),
    ("ru", "В новой индивидуальной программе этой меры нет: часы после этого дня не оплачиваются"),
])  # fmt: skip
def test_what_became_of_hours_is_told_to_officer_and_person(
    signed_in: SignIn, language: str, said: str
) -> None:
    case = working_for().case
    known(case)
    followed(case, day(10), listed=False)
    assert case.applicant_user is not None
    for user, where in (
        (officer(place=case.place), f"/desk/cases/{case.number}/"),
        (case.applicant_user, f"/cases/{case.number}/"),
    ):
        assert said in signed_in(user).get(where, {"lang": language}).text


def test_a_death_that_a_registry_told_stands_among_the_stops(signed_in: SignIn) -> None:
    case = working_for().case
    known(case)
    followed(case, day(10), died_on="2026-02-08")
    page = signed_in(officer(place=case.place)).get(f"/desk/cases/{case.number}/work/").text
    assert "Азаматтық хал актілері бойынша қайтыс болды" in page
    assert "Tirek" in page


def test_everything_that_can_follow_has_words() -> None:
    for service in SERVICES.values():
        for line in service.programme.follow if service.programme else ():
            words = text(f"web.programme.did_{line.thing}_{line.does}", why="")
            assert words.kk
            assert why_of(line.change, line.thing).ru
