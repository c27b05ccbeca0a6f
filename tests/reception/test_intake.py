"""An application at the counter: taken in when complete, refused with a paper when it is not."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection

from counter_making import (
    COMPLETE,
    MORNING,
    complete,
    filled_in,
    kinds,
    later,
    operator,
    taken_in,
    visit_of,
)
from making import ALATAU, answers, citizen, iin, office, officer
from tirek.accounts.models import OfficeKind, Role
from tirek.casework.actions.keep_draft import AlreadySent, save_answers
from tirek.casework.models import Case, Draft
from tirek.casework.permissions import may
from tirek.casework.queries.deadline import deadline_of
from tirek.people.actions.record_representation import record_representation
from tirek.people.models import Basis, Person
from tirek.reception.actions.accept import InvalidAnswers, Lacking, accept
from tirek.reception.actions.check_papers import check_papers, problems_of
from tirek.reception.actions.open_visit import VisitRefused, resume_visit
from tirek.reception.actions.refuse_to_accept import NoGround, refuse_to_accept
from tirek.reception.counters import NotAtCounter, services_of
from tirek.reception.models import Acceptance, RefusalToAccept, Visit
from tirek.reception.paper_marks import Mark
from tirek.services import SERVICES

pytestmark = pytest.mark.django_db


def test_a_complete_application_is_registered_with_its_channel_and_its_receipt_day() -> None:
    by = operator()
    case = taken_in(by)
    assert (case.channel, case.taken_by, case.stage) == ("state_corporation", by, "registered")
    assert kinds(case) == ["Submitted", "Registered", "OriginalsCompared"]
    assert case.acceptance.office == by.office
    compared = case.events.get(kind="OriginalsCompared").payload
    identified = {"iin": case.applicant.iin, "document": "identity_card", "number": "012345678"}
    assert compared["identified_by"] == identified
    states = {one["id"]: one["state"] for one in compared["papers"]}
    assert states == {
        "identity": "seen",
        "school_certificate": "compared",
        "medical_conclusion": "scanned",
        "child_document": "registry",
        "disability_certificate": "registry",
        "account_notice": "registry",
    }
    first, *_ = deadline_of(case)["deadline"]["steps"]
    assert first["counted"] is False, "the day of acceptance is not counted"


def test_sent_twice_it_is_one_case() -> None:
    by = operator()
    visit = complete(by)
    first = accept(by=by, draft=visit.pk, at=MORNING)
    assert accept(by=by, draft=visit.pk, at=later(1)) == first
    assert Acceptance.objects.count() == 1


@pytest.mark.parametrize(
    ("requirement", "mark"),
    [
        ("identity", Mark("missing")),
        ("school_certificate", Mark("missing")),
        ("medical_conclusion", Mark("expired", date(2025, 9, 11))),
    ],
)
def test_nobody_can_force_an_incomplete_application(requirement: str, mark: Mark) -> None:
    by = operator()
    visit = complete(by, marks={requirement: mark})
    with pytest.raises(Lacking):
        accept(by=by, draft=visit.pk, at=MORNING)
    assert Case.objects.count() == 0
    assert Acceptance.objects.count() == 0


def test_the_refusal_lists_exactly_what_is_missing_or_expired() -> None:
    by = operator()
    marks = {
        "school_certificate": Mark("missing"),
        "medical_conclusion": Mark("expired", date(2025, 8, 31)),
    }
    visit = complete(by, marks=marks)
    refusal = refuse_to_accept(by=by, draft=visit.pk, at=MORNING)
    assert refusal.number == "BT-ZHK-2025-000001"
    assert [(one["id"], one["state"], one.get("expired_on")) for one in refusal.lacking] == [
        ("school_certificate", "missing", None),
        ("medical_conclusion", "expired", "2025-08-31"),
    ]
    assert (refusal.person, refusal.by_name) == ("Серікова Айгүл Маратқызы", by.full_name)
    assert Case.objects.count() == 0


def test_nothing_typed_is_lost_and_another_operator_goes_on_when_the_person_returns() -> None:
    first, second = operator(), operator()
    visit = complete(first, marks={"school_certificate": Mark("missing")})
    typed = dict(visit.draft.answers)
    refuse_to_accept(by=first, draft=visit.pk, at=MORNING)
    resumed = resume_visit(by=second, draft=visit.pk, at=later(3 * 24 * 60))
    assert resumed.draft.answers == typed
    check_papers(by=second, draft=visit.pk, marks=COMPLETE, at=later(3 * 24 * 60))
    case = accept(by=second, draft=visit.pk, at=later(3 * 24 * 60))
    assert case.taken_by == second
    assert case.received_on == date(2025, 9, 15)
    assert RefusalToAccept.objects.count() == 1


def test_asked_twice_it_is_the_same_paper_and_new_marks_make_a_new_one() -> None:
    by = operator()
    visit = complete(by, marks={"school_certificate": Mark("missing")})
    first = refuse_to_accept(by=by, draft=visit.pk, at=MORNING)
    assert refuse_to_accept(by=by, draft=visit.pk, at=later(1)) == first
    expired = {"medical_conclusion": Mark("expired", date(2025, 1, 1))}
    check_papers(by=by, draft=visit.pk, marks=expired, at=later(2))
    second = refuse_to_accept(by=by, draft=visit.pk, at=later(3))
    assert second.number == "BT-ZHK-2025-000002"


def test_there_is_no_refusal_without_a_ground() -> None:
    by = operator()
    with pytest.raises(NoGround) as refused:
        refuse_to_accept(by=by, draft=complete(by).pk, at=MORNING)
    assert "оснований отказать в приёме нет" in refused.value.text.ru
    with pytest.raises(NoGround) as refused:
        refuse_to_accept(by=by, draft=filled_in(by).pk, at=MORNING)
    assert "отметьте" in refused.value.text.ru


@pytest.mark.parametrize("change", ["UPDATE %s SET person = ''", "DELETE FROM %s"])
def test_a_refusal_cannot_be_altered(change: str) -> None:
    by = operator()
    visit = complete(by, marks={"school_certificate": Mark("missing")})
    refuse_to_accept(by=by, draft=visit.pk, at=MORNING)
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(change % "reception_refusaltoaccept")


def test_every_paper_is_marked_scanned_and_dated_before_anything_goes_on() -> None:
    by = operator()
    visit = visit_of(by)
    save_answers(draft=visit.pk, by=by, answers=answers(by, iin=visit.iin), at=MORNING)
    marks = {
        "school_certificate": Mark("compared"),
        "medical_conclusion": Mark("expired", date(2025, 9, 12)),
        "account_notice": Mark("missing"),
    }
    visit = check_papers(by=by, draft=visit.pk, marks=marks, at=MORNING)
    wrong = problems_of(visit.draft, visit, MORNING)
    assert wrong.keys() == {"identity", "school_certificate", "medical_conclusion"}
    assert "приложите скан" in wrong["school_certificate"].ru
    assert "12 сентября 2025 года ещё не прошло" in wrong["medical_conclusion"].ru
    assert "account_notice" not in visit.papers, "what a registry answers is never missing"
    with pytest.raises(InvalidAnswers):
        accept(by=by, draft=visit.pk, at=MORNING)
    undated = {"medical_conclusion": Mark("expired")}
    visit = check_papers(by=by, draft=visit.pk, marks=undated, at=MORNING)
    assert "до какого числа" in problems_of(visit.draft, visit, MORNING)["medical_conclusion"].ru


def test_the_application_is_the_identified_persons_own() -> None:
    by = operator()
    visit = complete(by)
    other = {**visit.draft.answers, "iin": iin()}
    save_answers(draft=visit.pk, by=by, answers=other, at=MORNING)
    with pytest.raises(InvalidAnswers) as wrong:
        accept(by=by, draft=visit.pk, at=MORNING)
    assert visit.iin in wrong.value.errors["iin"].ru


def test_what_is_known_of_a_person_is_not_typed_again() -> None:
    known = taken_in()
    visit = visit_of(operator(), iin=known.applicant.iin)
    assert visit.draft.answers["surname"] == "Серікова"
    assert visit.draft.answers["phone"] == "+77011234567"
    assert Person.objects.filter(iin=visit.iin).count() == 1


def test_the_applicants_own_cabinet_has_the_case() -> None:
    mother = citizen()
    case = taken_in(iin=mother.iin)
    assert case.applicant_user == mother
    assert may(mother, "view", case)


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("iin", {"iin": ""}),
        ("iin", {"iin": "123"}),
        ("document", {"document": "library_card"}),
        ("document_number", {"document_number": "  "}),
        ("service", {"service": "no-such-service"}),
    ],
)
def test_a_person_is_identified_before_anything_is_written(
    field: str, changed: dict[str, Any]
) -> None:
    with pytest.raises(VisitRefused) as refused:
        visit_of(operator(), **changed)
    assert refused.value.field == field
    assert Draft.objects.count() == 0


def test_only_a_counter_takes_applications_in() -> None:
    for role in (Role.HEAD, Role.ACCOUNTANT, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR):
        with pytest.raises(NotAtCounter):
            visit_of(officer(role))
    with pytest.raises(NotAtCounter):
        visit_of(citizen())


def test_an_operator_works_on_the_visits_of_the_own_office_only() -> None:
    mine = complete(operator())
    stranger = operator(place=ALATAU)
    for attempt in (
        lambda: resume_visit(by=stranger, draft=mine.pk, at=MORNING),
        lambda: accept(by=stranger, draft=mine.pk, at=MORNING),
    ):
        with pytest.raises(Visit.DoesNotExist):
            attempt()
    with pytest.raises(Draft.DoesNotExist):
        check_papers(by=stranger, draft=mine.pk, marks=COMPLETE, at=MORNING)
    with pytest.raises(Visit.DoesNotExist):
        resume_visit(by=stranger, draft=uuid4(), at=MORNING)


def test_an_operator_sees_only_what_was_taken_in_at_the_own_office() -> None:
    case = taken_in()
    assert may(operator(), "view", case)
    assert may(officer(), "view", case), "the department has it at once"
    assert not may(operator(place=ALATAU), "view", case)


def test_what_was_taken_in_is_not_gone_on_with() -> None:
    by = operator()
    visit = complete(by)
    accept(by=by, draft=visit.pk, at=MORNING)
    with pytest.raises(AlreadySent):
        resume_visit(by=by, draft=visit.pk, at=later(1))


def test_the_department_has_a_counter_of_its_own() -> None:
    case = taken_in(officer())
    assert case.channel == "department"


def paper(by: Any, received_on: date | None, **changed: Any) -> Visit:
    return complete(by, on_paper=True, received_on=received_on, **changed)


def test_a_paper_application_counts_from_the_day_it_really_came() -> None:
    by = officer()
    visit = paper(by, date(2025, 9, 3))
    case = accept(by=by, draft=visit.pk, at=MORNING)
    assert (case.channel, case.received_on) == ("paper", date(2025, 9, 3))
    assert case.events.get(kind="Submitted").at == MORNING, "keyed in when it was keyed in"


def test_a_paper_that_came_today_before_the_office_opened_is_received_today() -> None:
    by = officer()
    early = MORNING.replace(hour=3)  # 8:00 in Almaty
    case = accept(by=by, draft=paper(by, date(2025, 9, 12), at=early).pk, at=early)
    assert case.received_on == date(2025, 9, 12)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, "укажите день"),
        (date(2025, 9, 13), "13 сентября 2025 года ещё не наступило"),
        (date(1999, 1, 5), "слишком рано"),
    ],
)
def test_an_impossible_day_of_receipt_is_refused(day: date | None, said: str) -> None:
    with pytest.raises(VisitRefused) as refused:
        visit_of(officer(), on_paper=True, received_on=day)
    assert refused.value.field == "received_on"
    assert said in refused.value.text.ru.lower()
    assert Draft.objects.count() == 0


def test_only_the_department_keys_in_papers() -> None:
    with pytest.raises(VisitRefused):
        visit_of(operator(), on_paper=True, received_on=date(2025, 9, 10))


def test_what_breaks_off_in_the_middle_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("the power went off")

    by = operator()
    visit = complete(by)
    monkeypatch.setattr("tirek.reception.actions.accept._compared", broken)
    with pytest.raises(RuntimeError):
        accept(by=by, draft=visit.pk, at=MORNING)
    visit.draft.refresh_from_db()
    assert visit.draft.case is None
    assert (Case.objects.count(), Acceptance.objects.count()) == (0, 0)


def test_an_akim_takes_only_what_a_standard_names_for_the_akim(settings) -> None:
    settings.TIREK_DEMO = True
    named = [one for one in SERVICES.values() if one.passport.channel("akim")]
    assert [one.slug for one in named] == ["home-care", "local-social-assistance"]
    assert services_of(office("demo", kind=OfficeKind.AKIM), date(2026, 2, 2)) == named
    without_an_act = office(kind=OfficeKind.AKIM)
    assert services_of(without_an_act, date(2025, 9, 12)) == []


def test_a_proxy_applies_with_a_power_of_attorney_on_record() -> None:
    by = operator()
    mother, proxy = taken_in(by).applicant, taken_in(by).applicant
    visit = complete(by, iin=proxy.iin)
    said = {**answers(by, iin=mother.iin), "surname": mother.surname}
    save_answers(draft=visit.pk, by=by, answers=said, at=MORNING)
    with pytest.raises(InvalidAnswers):
        accept(by=by, draft=visit.pk, at=MORNING)
    record_representation(
        representative=proxy,
        represented=mother,
        basis=Basis.POWER_OF_ATTORNEY,
        document="№ 17, 01.09.2025",
        since=date(2025, 9, 1),
        until=None,
        on=date(2025, 9, 12),
        at=MORNING,
        by=by.full_name,
        notarised=True,
    )
    case = accept(by=by, draft=visit.pk, at=MORNING)
    assert case.applicant == mother
    assert case.events.get(kind="OriginalsCompared").payload["identified_by"]["iin"] == proxy.iin
