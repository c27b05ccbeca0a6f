"""The worked examples of local social assistance that are of the procedure, by their numbers.

1 and 5 the days, 2 what may be asked, 3 and 4 the papers at a counter, 6 the waiting, 7 the fee,
8 the state systems. What the rules decide is told in scenarios/.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import tirek.law
from making import citizen, office, officer, signed, upload
from registry_office import running
from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.actions.ask_registries import ask_registries
from tirek.casework.actions.attach_file import attach_file
from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.request_information import request_information
from tirek.casework.actions.submit import InvalidAnswers, submit
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Draft
from tirek.casework.queries.facts import facts_with_sources
from tirek.casework.queries.information import may_be_asked
from tirek.casework.refused import Refused
from tirek.kernel.calendar import WorkingCalendar
from tirek.procedure.answer import AnswerErrors
from tirek.procedure.deadline import ALMATY, count
from tirek.reception.actions.accept import Lacking, accept
from tirek.reception.actions.check_papers import check_papers
from tirek.reception.actions.move_ticket import call_next, move_ticket
from tirek.reception.actions.open_visit import open_visit
from tirek.reception.actions.take_ticket import take_ticket
from tirek.reception.counters import services_of
from tirek.reception.paper_marks import Mark
from tirek.reception.queries.tickets import measured_day
from tirek.services import SERVICES

AID = SERVICES["local-social-assistance"]
DEMO = "demo"
FRIDAY = datetime(2026, 2, 6, 11, 0, tzinfo=ALMATY)
MOTHER = {"name": "Ахметова Дина", "born_on": "1990-01-01", "income": "300000"}


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


@pytest.fixture
def demonstration(db: Any, settings: Any) -> None:
    settings.TIREK_DEMO = True
    office(DEMO)


def answered(iin: str, category: str, **changed: Any) -> dict[str, Any]:
    """Every answer of the form; the family only where the category asks for its income."""
    family = {"members": [MOTHER]} if category in ("low-income", "fuel", "student") else {}
    return {
        "category": category,
        "surname": "Ахметова",
        "given_name": "Дина",
        "patronymic": None,
        "iin": iin,
        "settlement": "Демонстрационный город",
        "street": "ул. Абая",
        "house": "5",
        **family,
        "phone": "+77011234567",
        "iban": "KZ86125KZT5004100100",
        "bank": "Казпочта",
        "data_consent": True,
        **changed,
    }


def portal_draft(category: str, *, papers: bool = True, **changed: Any) -> Draft:
    user = citizen()
    office(DEMO)
    draft = start_draft(by=user, service=AID.slug, place=DEMO, language="ru", at=FRIDAY)
    said = answered(user.iin, category, **changed)
    draft = save_answers(draft=draft.pk, by=user, answers=said, at=FRIDAY)
    if papers and category in ("fire", "veteran", "fuel", "student"):
        attach_file(
            draft=draft.pk, by=user, requirement="situation_paper", upload=upload(), at=FRIDAY
        )
    draft.refresh_from_db()
    return draft


def applied(category: str, **changed: Any) -> Case:
    """An application through the portal."""
    draft = portal_draft(category, **changed)
    return submit(draft=draft, by=draft.user, at=FRIDAY, signature=signed(draft, FRIDAY))


# --- 1 and 5: eight working days -----------------------------------------------------------------


def test_1_and_5_eight_working_days(calendar: WorkingCalendar) -> None:
    assert count(AID.passport.term, date(2026, 2, 2), calendar).due_on == date(2026, 2, 12)
    assert count(AID.passport.term, date(2026, 2, 6), calendar).due_on == date(2026, 2, 18)


def test_5_the_portal_registers_at_once(demonstration: None) -> None:
    case = applied("low-income")
    assert (case.channel, case.stage, case.due_on) == ("portal", "registered", date(2026, 2, 18))


# --- 2: nothing about income where the assistance does not depend on it --------------------------


def test_2_nobody_can_ask_for_income_where_it_does_not_count(demonstration: None) -> None:
    case, clerk = applied("fire"), officer(place=DEMO)
    assert "income" not in {one.id for one in may_be_asked(case)}
    with pytest.raises(Refused):
        request_information(case=case, by=clerk, requirements=["income"], at=FRIDAY)
    assert not case.events.filter(kind="InformationRequested").exists()


def test_2_it_may_be_asked_for_where_it_does(demonstration: None) -> None:
    case, clerk = applied("fuel"), officer(place=DEMO)
    request_information(case=case, by=clerk, requirements=["income"], at=FRIDAY)
    assert case.events.filter(kind="InformationRequested").exists()


# --- 3 and 4: the papers at the counter of an akim -----------------------------------------------


def clerk_of(where: Office) -> User:
    """Somebody who takes applications there."""
    by = officer(Role.OPERATOR, DEMO)
    by.office = where
    by.save()
    return by


def at_the_akim(category: str, marks: dict[str, Mark]) -> Any:
    """A visitor at the counter of a village akim, with the papers marked so."""
    clerk = clerk_of(office(DEMO, OfficeKind.AKIM))
    visit = open_visit(
        by=clerk,
        at=FRIDAY,
        iin=citizen().iin,
        document="identity_card",
        document_number="012345678",
        service=AID.slug,
        language="ru",
    )
    save_answers(draft=visit.pk, by=clerk, answers=answered(visit.iin, category), at=FRIDAY)
    if marks.get("situation_paper") == Mark("scanned"):
        attach_file(
            draft=visit.pk, by=clerk, requirement="situation_paper", upload=upload(), at=FRIDAY
        )
    check_papers(by=clerk, draft=visit.pk, marks=marks, at=FRIDAY)
    return lambda: accept(by=clerk, draft=visit.pk, at=FRIDAY)


WHOLE = {"identity": Mark("seen"), "income": Mark("seen"), "situation_paper": Mark("scanned")}


def test_an_akim_takes_applications_where_the_act_lists_categories(demonstration: None) -> None:
    akim, elsewhere = office(DEMO, OfficeKind.AKIM), office("zhetisu/panfilov", OfficeKind.AKIM)
    assert AID.slug in {one.slug for one in services_of(akim, FRIDAY.date())}
    assert AID.slug not in {one.slug for one in services_of(elsewhere, FRIDAY.date())}
    corporation = office(DEMO, OfficeKind.STATE_CORPORATION)
    assert AID.slug not in {one.slug for one in services_of(corporation, FRIDAY.date())}


def test_a_whole_application_at_the_akim_is_registered(demonstration: None) -> None:
    case = at_the_akim("fuel", WHOLE)()
    assert (case.channel, case.due_on) == ("akim", date(2026, 2, 18))
    compared = case.events.get(kind="OriginalsCompared").payload["papers"]
    states = {one["id"]: one["state"] for one in compared}
    assert (states["identity"], states["income"]) == ("seen", "seen")


@pytest.mark.parametrize("missing", ["income", "situation_paper", "identity"])
def test_3_and_4_an_incomplete_one_is_not(demonstration: None, missing: str) -> None:
    take = at_the_akim("fuel", {**WHOLE, missing: Mark("missing")})
    with pytest.raises((Lacking, InvalidAnswers)):
        take()
    assert not Case.objects.exists()


def test_2_income_is_not_missed_where_it_does_not_count(demonstration: None) -> None:
    marks = {"identity": Mark("seen"), "situation_paper": Mark("scanned")}
    assert at_the_akim("fire", marks)().channel == "akim"


def test_4_the_portal_wants_the_paper_that_the_category_names(demonstration: None) -> None:
    draft = portal_draft("fire", papers=False)
    with pytest.raises(InvalidAnswers) as lacking:
        submit(draft=draft, by=draft.user, at=FRIDAY, signature=signed(draft, FRIDAY))
    assert list(lacking.value.errors) == ["situation_paper"]


# --- 6 and 7: waiting, fee -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", [OfficeKind.DEPARTMENT, OfficeKind.AKIM])
def test_6_thirty_one_minutes_are_a_breach(demonstration: None, kind: OfficeKind) -> None:
    where = office(DEMO, kind)
    by = clerk_of(where)
    for wait in (30, 31):
        taken = take_ticket(office=where, service=AID.slug, language="ru", at=FRIDAY)
        served = FRIDAY + timedelta(minutes=wait)
        call_next(by=by, window="1", at=served)
        move_ticket(ticket=taken, kind="Served", by=by, at=served)
        move_ticket(ticket=taken, kind="Finished", by=by, at=served + timedelta(minutes=wait))
    found = measured_day(where, FRIDAY.date(), FRIDAY + timedelta(hours=2))
    assert [one.waited.exceeded for one in found] == [False, True]
    assert [one.served.exceeded for one in found if one.served] == [False, True]


def test_7_it_is_free() -> None:
    fee = AID.passport.fee
    assert fee.text.ru == "Бесплатно"
    assert [(one.act, one.lines, one.mark) for one in fee.cites] == [
        ("order-473-2022", "8175-8178", "verified")
    ]


# --- 8: what state systems know is not asked for -------------------------------------------------


@pytest.fixture
def registries(settings: Any) -> Iterator[Any]:
    with running() as systems:
        settings.TIREK_REGISTRIES = systems.address
        settings.TIREK_REGISTRIES_PATIENCE = 30.0
        yield systems


def test_8_a_disability_is_asked_of_the_system(demonstration: None, registries: Any) -> None:
    case = applied("disability")
    assert not case.files.exists()
    told = {"group": "2", "from": "2020-02-01", "until": "2027-01-31"}
    registries.put("disability", case.applicant.iin, told)
    ask_registries(case=case, by=None, at=FRIDAY)
    facts = facts_with_sources(case)
    assert (facts["disability.established"].value, facts["disability.until"].value) == (
        True,
        "2027-01-31",
    )
    assert facts["disability.established"].source == "registry"
    assert "significant_disease" not in {one["registry"] for one in registries.asked()}


def test_8_a_disease_is_asked_only_of_whom_the_category_leads_there(
    demonstration: None, registries: Any
) -> None:
    case = applied("disease")
    registries.put("significant_disease", case.applicant.iin, {"registered": True})
    ask_registries(case=case, by=None, at=FRIDAY)
    asked = {one["registry"] for one in registries.asked()}
    assert "significant_disease" in asked
    assert "disability" not in asked
    assert facts_with_sources(case)["applicant.has_significant_disease"].value is True


# --- bad input, at its field, in three languages -------------------------------------------------


@pytest.mark.parametrize(
    ("question", "raw", "field", "said"),
    [
        ("category", {}, "category", "Выберите вид помощи"),
        ("category", {"category": "orphans"}, "category", "Выберите"),
        ("family", {"members.1.income": "-5", "members.1.name": "А"}, "members.1.income", "сумму"),
        ("family", {"members.1.name": "А"}, "members.1.income", "доход"),
        ("family", {}, "members", "Добавьте членов семьи"),
        ("consent", {"data_consent": "no"}, "data_consent", "Без согласия"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    demonstration: None, question: str, raw: dict[str, str], field: str, said: str
) -> None:
    draft = portal_draft("low-income")
    form = service_of(draft).form
    with pytest.raises(AnswerErrors) as wrong:
        form.read(question, raw, {"category": "low-income"}, on=FRIDAY.date())
    text = wrong.value.errors[field]
    assert said in text.ru
    assert text.kk
    assert text.in_("en")


def test_a_member_counted_twice_is_said(demonstration: None) -> None:
    form = service_of(portal_draft("low-income")).form
    one = {"name": "Ахметова Дина", "born_on": "1990-01-01"}
    raw = {f"members.{n}.{key}": said for n in (1, 2) for key, said in one.items()}
    raw |= {"members.1.income": "0", "members.2.income": "5"}
    with pytest.raises(AnswerErrors) as wrong:
        form.read("family", raw, {"category": "low-income"}, on=FRIDAY.date())
    assert list(wrong.value.errors) == ["members.2.name"]


def test_every_worked_example_is_told() -> None:
    told = {int(one.name[0]) for one in AID.scenarios if one.name[0].isdigit()}
    here = {1, 5, 2, 3, 4, 6, 7, 8}
    assert told | here == set(range(1, 9))
    assert told == {2, 3, 4, 8}
