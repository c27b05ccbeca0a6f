"""Care: at home from the application to the organisation, and a referral refused for age.

The first story is examples 4 and 5 of the specification: accepted on Monday 2 February 2026,
visited on Wednesday, the act received the Monday after; then the person chooses the organisation,
signs the choice, and the organisation begins. The second is example 1 of part A, the
third example 9 of part B; the fourth goes on after the referral: list, home, leave, discharge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from journey import apply_for, decide, decided, examine, plain_spaces
from ncalayer import NcaLayer, ncalayer

from care import (
    ASKED_FOR_A_REFERRAL,
    AT_HOME,
    ESTABLISHED,
    RESIDENTIAL,
    VISITED,
    child_answers,
    own_answers,
)
from homes_made import worker_of
from making import PANFILOV, citizen, heard, office, officer
from organisations_made import carer_of, day, listed
from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.models import Case
from tirek.signatures import cms
from tirek.signatures.pki import Officer
from tirek.signatures.places import authority
from tirek.sms.models import JournalLine
from tirek.supply.models import Home, HomeStay, OrganisationRow, Taker

MONDAY, TUESDAY, WEDNESDAY = "2026-02-02 11:00", "2026-02-10 11:00", "2026-02-11 11:00"
ALMATY = ZoneInfo("Asia/Almaty")
NO_CATEGORY = "Не подходит ни одна из пяти категорий стандарта"


def examined(visitor: Any, language: str, by: User, number: str, facts: dict[str, Any]) -> str:
    """The words of the file after what was found out is typed in."""
    desk = examine(visitor, language, by, number, facts)
    desk.unfold()
    desk.look("dossier-open")
    return plain_spaces(desk.text())


@pytest.fixture
def layer(settings: Any) -> Iterator[NcaLayer]:
    with ncalayer() as running:
        settings.TIREK_NCALAYER = running.address
        yield running


def test_care_at_home_is_visited_decided_told_and_chosen(
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
    layer: NcaLayer,
) -> None:
    office(PANFILOV)
    people = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)
    clock(MONDAY)
    one = listed(places=1)
    person = citizen(full_name="Нұрлан Омаров")
    parent = visitor("kk", phone=True)
    number = apply_for(parent, person, AT_HOME, PANFILOV, own_answers(person, AT_HOME))

    clock(TUESDAY)
    words = examined(visitor, "kk", people[0], number, {**ESTABLISHED, **VISITED})
    assert "12 ақпан" in words, "three working days after the act"
    decide(visitor, "kk", people, number)
    work_tasks()
    page, words = decided(parent, person, number)
    assert "17.02.2026 күніне дейін" in page, "five working days from the notification"
    assert "ХАБАРЛАМА" in words
    assert Case.objects.get().stage == "closed"

    clock(WEDNESDAY)
    parent.sign_in(person.username)
    parent.open(f"/cases/{number}/organisation/")
    parent.look("organisations")
    assert "Бос орын саны 1" in " ".join(parent.text().split())
    parent.send(f"a[href='/cases/{number}/organisation/{one.pk}/']")
    parent.look("to-sign")
    named = Officer(person.username, person.full_name, "", person.iin or "")
    key = authority(at=day(9)).renew(named, at=day(9))
    layer.sign = lambda document: cms.sign(document, key, at=day(9))
    with parent.page.expect_navigation(url=f"**/cases/{number}/organisation/"):
        parent.page.click("#sign button[value=ncalayer]")
    parent.look("chosen")
    assert "Ұйымды таңдадыңыз" in parent.text()
    assert OrganisationRow.objects.get(kind="Chosen").signature.signer_iin == person.iin

    carer = visitor("kk")
    carer.sign_in(carer_of(one).username)
    carer.open(f"/desk/recipients/{Taker.objects.get().pk}/")
    carer.fill("on", date(2026, 2, 11))
    send(carer, "begun", deed="begin")
    parent.open(f"/cases/{number}/organisation/")
    parent.look("served")
    assert "Ұйым қызмет көрсетуді бастады" in parent.text()


def test_a_home_takes_no_child_of_two(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    office(PANFILOV)
    people = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)
    clock(MONDAY)
    mother = citizen(full_name="Айгүл Омарова")
    parent = visitor("ru", phone=True)
    answers = child_answers(mother, RESIDENTIAL, "2024-01-15")
    number = apply_for(parent, mother, RESIDENTIAL, PANFILOV, answers)

    clock(TUESDAY)
    found = {**ESTABLISHED, **ASKED_FOR_A_REFERRAL, "person.second_group": False}
    words = examined(visitor, "ru", people[0], number, found)
    assert "принимают с трёх лет" in words
    heard(Case.objects.get(), at=datetime.fromisoformat(TUESDAY).replace(tzinfo=ALMATY))

    clock(WEDNESDAY)
    decide(visitor, "ru", people, number)
    work_tasks()
    page, words = decided(parent, mother, number)
    assert "Отказано" in page
    assert "Ребёнку ещё нет трёх лет" in words
    assert "обратиться с полутора лет" in " ".join(words.split())
    assert Case.objects.get().stage == "refused"


def test_care_at_home_is_refused_with_its_exact_grounds(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    """Forty-five, of the third group, no psychoneurological disease: no category."""
    office(PANFILOV)
    people = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)
    clock(MONDAY)
    person = citizen(full_name="Нұрлан Омаров")
    parent = visitor("ru", phone=True)
    number = apply_for(parent, person, AT_HOME, PANFILOV, own_answers(person, AT_HOME))

    clock(TUESDAY)
    found = {**ESTABLISHED, **VISITED, "person.second_group": False}
    words = examined(visitor, "ru", people[0], number, found)
    assert NO_CATEGORY in words
    heard(Case.objects.get(), at=datetime.fromisoformat(TUESDAY).replace(tzinfo=ALMATY))

    clock(WEDNESDAY)
    decide(visitor, "ru", people, number)
    work_tasks()
    page, letter = decided(parent, person, number)
    assert "Отказано" in page
    for told in (" ".join(page.split()), " ".join(letter.split())):
        assert NO_CATEGORY in told
        assert "пункт 2" in told, "where the five categories stand"
    assert Case.objects.get().stage == "refused"


def test_a_place_in_a_home_from_the_application_to_the_discharge(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    office(PANFILOV)
    people = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)
    names = {"name_kk": "«Шапағат» үйі", "name_ru": "Дом «Шапагат»"}
    there = Office.objects.create(place=PANFILOV, kind=OfficeKind.SUPPLIER, **names)
    clock(MONDAY)
    person = citizen(full_name="Нұрлан Омаров")
    parent = visitor("kk", phone=True)
    number = apply_for(parent, person, RESIDENTIAL, PANFILOV, own_answers(person, RESIDENTIAL))

    clock(TUESDAY)
    examined(visitor, "kk", people[0], number, {**ESTABLISHED, **ASKED_FOR_A_REFERRAL})
    decide(visitor, "kk", people, number)
    work_tasks()
    page, _ = decided(parent, person, number)
    assert "ұйымның тізіміне қояды" in page

    clock(WEDNESDAY)
    head = visitor("kk")
    head.sign_in(people[1].username)
    head.open("/desk/homes/places/")
    head.fill("office", there.pk)
    head.fill("places", "1")
    head.fill("ground", "Әкімдіктің 2026 жылғы 5 қаңтардағы № 3 қаулысы")
    send(head, "places")

    desk = visitor("kk")
    desk.sign_in(people[0].username)
    desk.open("/desk/homes/")
    desk.look("to-refer")
    desk.page.click(f"a[href='/desk/cases/{number}/home/']")
    desk.fill("refer_home", Home.objects.get().pk)
    send(desk, "referred")
    assert "1, тізімде барлығы 1 адам" in desk.text()
    parent.sign_in(person.username)
    parent.open(f"/cases/{number}/home/")
    parent.look("on-the-list")
    assert "Кезегіңіз келді" in parent.text()

    home = visitor("kk")
    home.sign_in(worker_of(Home.objects.get()).username)
    home.open("/desk/residents/")
    home.look("list")
    resident = f"/desk/residents/{HomeStay.objects.get().pk}/"
    home.open(resident)
    send(home, "no-day", deed="admit")
    assert home.page.locator(".govuk-error-summary").count()
    home.fill("admit_on", date(2026, 2, 11))
    send(home, "admitted", deed="admit")

    clock("2026-02-20 11:00")
    home.sign_in(worker_of(Home.objects.get()).username)
    home.open(resident)
    home.fill("go_away_on", date(2026, 2, 19))
    home.fill("go_away_until", date(2026, 2, 27))
    home.fill("go_away_reason", "туыстарына барды")
    home.look("leave")
    send(home, "away", deed="go_away")
    parent.sign_in(person.username)
    parent.open(f"/cases/{number}/home/")
    parent.look("away")
    assert "Орныңыз сақталады" in parent.text()

    clock("2026-03-02 11:00")
    home.sign_in(worker_of(Home.objects.get()).username)
    home.open(resident)
    home.fill("come_home_on", date(2026, 2, 27))
    send(home, "back", deed="come_home")
    home.open(resident)
    home.fill("discharge_on", date(2026, 3, 2))
    home.fill("discharge_reason", "өз өтініші бойынша")
    send(home, "discharged", deed="discharge")
    parent.sign_in(person.username)
    parent.open(f"/cases/{number}/home/")
    parent.look("discharged")
    assert "Үйден шығарылдыңыз" in parent.text()
    assert "өз өтініші бойынша" in parent.text()
    parent.open("/looks/")
    parent.look("looks")
    assert "Үйдегі орныңызбен айналысты" in parent.text()
    assert JournalLine.objects.filter(key__startswith="home").count() == 4


def send(desk: Any, shot: str, deed: str = "") -> None:
    """Press the button of a form, wait, look."""
    one = f"button[name=deed][value={deed}]" if deed else "button[name=deed]"
    with desk.page.expect_navigation():
        desk.page.locator(one).first.click()
    desk.page.wait_for_load_state()
    desk.look(shot)
