"""The department satisfies a complaint in three working days or passes it on; then the court."""

from datetime import UTC, date, datetime

import pytest
from complaints import MONDAY, TEXT, Refused, complain, refused
from django.core.exceptions import PermissionDenied

from making import iin, officer, submitted
from tirek.accounts.models import Office, OfficeKind, Role
from tirek.appeals.actions.pass_on import NoAddressee, pass_on
from tirek.appeals.actions.record_court import BadCourtRecord, Court, record_court
from tirek.appeals.actions.record_outcome import BadAnswer, record_outcome
from tirek.appeals.actions.reopen import OtherApplication
from tirek.appeals.actions.satisfy import CannotSatisfy, satisfy
from tirek.appeals.actions.withdraw import withdraw
from tirek.appeals.models import Complaint
from tirek.appeals.queries.history import history, replayed
from tirek.appeals.queries.next_step import next_step
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.propose import propose
from tirek.casework.queries.chain import verify
from tirek.casework.queries.deadline import deadline_of
from tirek.casework.queries.decision import decided
from tirek.procedure.lifecycle import RefusedTransition

pytestmark = pytest.mark.django_db

THURSDAY = datetime(2025, 9, 18, 12, 0, tzinfo=UTC)
"""17:00 in Almaty, on the third working day."""
FRIDAY = datetime(2025, 9, 19, 6, 0, tzinfo=UTC)
WEEK_AFTER = datetime(2025, 9, 25, 6, 0, tzinfo=UTC)
BODY = "Ақмола облысының жұмыспен қамту басқармасы"


def passed(told: Refused, complaint: Complaint, addressee: str = "body") -> Complaint:
    pass_on(
        complaint=complaint,
        by=told.other_specialist,
        addressee=addressee,  # type: ignore[arg-type]
        name=BODY,
        at=THURSDAY,
    )
    complaint.refresh_from_db()
    return complaint


def rejected(told: Refused) -> Complaint:
    complaint = passed(told, complain(told))
    record_outcome(
        complaint=complaint,
        by=told.other_specialist,
        outcome="rejected",
        reasons="Шешім дұрыс",
        answer_number="12-3/45",
        answered_on=date(2025, 9, 24),
        at=WEEK_AFTER,
    )
    complaint.refresh_from_db()
    return complaint


# --- the department itself ------------------------------------------------------------------------


def test_satisfied_by_another_head_the_case_is_examined_and_granted_anew() -> None:
    told = refused()
    complaint = complain(told)
    satisfy(complaint=complaint, by=told.other_head, measures="Істі қайта қараймыз", at=THURSDAY)
    complaint.refresh_from_db()
    case = told.case
    case.refresh_from_db()
    assert (complaint.stage, complaint.due_on) == ("satisfied", None)
    assert case.stage == "in_examination"
    assert case.received_on == date(2025, 9, 12), "the right is counted from the application"
    assert case.due_on == date(2025, 9, 30), "the term of the service runs again: eight days"
    assert deadline_of(case)["deadline"]["due_on"] == "2025-09-30"
    assert decided(case) is None

    establish_facts(
        case=case,
        by=told.other_specialist,
        facts={"child.fully_state_supported": False},
        source="document",
        at=WEEK_AFTER,
    )
    propose(case=case, by=told.other_specialist, at=WEEK_AFTER)
    confirm(case=case, by=told.other_head, at=WEEK_AFTER)
    case.refresh_from_db()
    assert case.stage == "granted"
    assert verify(case) is None
    assert replayed(complaint) == "satisfied"
    kinds = [item.kind for item in history(complaint, "citizen")]
    assert kinds == ["ComplaintLodged", "ComplaintDecided"]


def test_on_the_fourth_day_it_can_only_be_passed_on() -> None:
    told = refused()
    complaint = complain(told)
    with pytest.raises(CannotSatisfy, match=r"18\.09\.2025"):
        satisfy(complaint=complaint, by=told.other_head, measures="Түзетеміз", at=FRIDAY)
    told.case.refresh_from_db()
    assert told.case.stage == "refused"


def test_it_is_said_what_was_done() -> None:
    told = refused()
    with pytest.raises(CannotSatisfy, match="what has been done"):
        satisfy(complaint=complain(told), by=told.other_head, measures=" ", at=THURSDAY)


def test_conduct_that_is_set_right_leaves_the_case_as_it_is() -> None:
    told = refused()
    complaint = complain(told, against="conduct", officer_named="терезе 3", on=date(2025, 9, 10))
    satisfy(complaint=complaint, by=told.other_head, measures="Кешірім сұралды", at=THURSDAY)
    told.case.refresh_from_db()
    assert told.case.stage == "refused"


def test_a_case_is_not_reopened_beside_a_newer_application() -> None:
    child = iin(date(2015, 4, 10))
    told = refused(child_iin=child)
    newer = submitted(told.mother, child_iin=child, at=MONDAY)
    complaint = complain(told)
    with pytest.raises(OtherApplication, match=newer.number):
        satisfy(complaint=complaint, by=told.other_head, measures="Қараймыз", at=THURSDAY)
    complaint.refresh_from_db()
    assert complaint.stage == "lodged"


def test_the_department_cannot_reject_a_complaint_itself() -> None:
    told = refused()
    with pytest.raises(RefusedTransition, match="cannot reject a complaint itself"):
        record_outcome(
            complaint=complain(told),
            by=told.other_specialist,
            outcome="rejected",
            reasons="Жоқ",
            answer_number="1",
            at=THURSDAY,
        )


# --- passed on ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("addressee", "due_on"),
    [("body", date(2025, 9, 25)), ("quality_body", date(2025, 10, 9))],
)
def test_the_higher_body_has_five_working_days_and_the_quality_body_fifteen(
    addressee: str, due_on: date
) -> None:
    told = refused()
    complaint = passed(told, complain(told), addressee)
    assert (complaint.stage, complaint.due_on) == (f"with_{addressee}", due_on)
    event = told.case.events.get(kind="ComplaintPassedOn")
    assert event.actor == told.other_specialist
    assert event.payload["name"]["kk"] == BODY
    assert f"{due_on:%d.%m.%Y}" in next_step(complaint).kk


def test_it_goes_to_somebody_by_name() -> None:
    told = refused()
    with pytest.raises(NoAddressee):
        pass_on(complaint=complain(told), by=told.other_head, addressee="body", at=THURSDAY)


def test_the_quality_body_of_the_place_need_not_be_named() -> None:
    told = refused()
    Office.objects.create(
        place=told.case.place,
        kind=OfficeKind.QUALITY_BODY,
        name_kk="Сапа департаменті",
        name_ru="Департамент качества",
    )
    pass_on(complaint=complain(told), by=told.other_head, addressee="quality_body", at=THURSDAY)
    payload = told.case.events.get(kind="ComplaintPassedOn").payload
    assert payload["name"]["ru"] == "Департамент качества"


def test_upheld_by_the_body_the_case_is_reopened_by_the_system() -> None:
    told = refused()
    complaint = passed(told, complain(told))
    record_outcome(
        complaint=complaint,
        by=told.other_specialist,
        outcome="upheld",
        reasons="Бас тарту негізсіз",
        answer_number="12-3/45",
        answered_on=date(2025, 9, 24),
        at=WEEK_AFTER,
    )
    complaint.refresh_from_db()
    told.case.refresh_from_db()
    assert complaint.stage == "upheld"
    assert told.case.stage == "in_examination"
    assert told.case.events.get(kind="Reopened").actor is None


def test_left_without_consideration_leaves_the_case() -> None:
    told = refused()
    complaint = passed(told, complain(told))
    record_outcome(
        complaint=complaint,
        by=told.other_head,
        outcome="left",
        reasons="Мерзімі өткен",
        answer_number="7",
        at=WEEK_AFTER,
    )
    complaint.refresh_from_db()
    told.case.refresh_from_db()
    assert (complaint.stage, told.case.stage) == ("left", "refused")


def test_the_manager_of_the_higher_body_decides_in_the_system_itself() -> None:
    told = refused()
    manager = officer(Role.MANAGER)
    complaint = complain(told)
    with pytest.raises(PermissionDenied, match="not with your body"):
        record_outcome(
            complaint=complaint, by=manager, outcome="upheld", reasons="Негізсіз", at=THURSDAY
        )
    record_outcome(
        complaint=passed(told, complaint),
        by=manager,
        outcome="upheld",
        reasons="Негізсіз",
        at=WEEK_AFTER,
    )
    complaint.refresh_from_db()
    assert complaint.stage == "upheld"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"reasons": " "}, "note"),
        ({"answer_number": ""}, "number"),
        ({"answered_on": date(2025, 9, 26)}, "on"),
        ({"answered_on": date(2025, 9, 17)}, "on"),
    ],
    ids=["no grounds", "no number", "a day to come", "before it was passed on"],
)
def test_an_answer_is_whole_or_not_recorded(said: dict[str, object], field: str) -> None:
    told = refused()
    complaint = passed(told, complain(told))
    answer = {"reasons": "Шешім дұрыс", "answer_number": "1", "answered_on": date(2025, 9, 24)}
    with pytest.raises(BadAnswer) as why:
        record_outcome(
            complaint=complaint,
            by=told.other_specialist,
            outcome="rejected",
            at=WEEK_AFTER,
            **{**answer, **said},  # type: ignore[arg-type]
        )
    assert why.value.field == field


# --- the court ------------------------------------------------------------------------------------


def test_the_court_puts_the_case_back() -> None:
    told = refused()
    complaint = rejected(told)
    head = told.other_head
    claim = Court("Ақмола МАС", "1-2/3", date(2025, 10, 1))
    record_court(complaint=complaint, by=head, step="claim", court=claim, at=claim_at(1))
    complaint.refresh_from_db()
    assert complaint.stage == "in_court"
    record_court(
        complaint=complaint,
        by=head,
        step="granted",
        court=Court("Ақмола МАС", "1-2/3", date(2025, 10, 20), "Бас тарту заңсыз"),
        reopens=True,
        at=claim_at(21),
    )
    complaint.refresh_from_db()
    told.case.refresh_from_db()
    assert complaint.stage == replayed(complaint) == "court_decided"
    assert told.case.stage == "in_examination"
    assert verify(told.case) is None


def claim_at(day: int) -> datetime:
    return datetime(2025, 10, day, 6, 0, tzinfo=UTC)


def test_a_claim_that_is_dismissed_leaves_the_case() -> None:
    told = refused()
    complaint = rejected(told)
    for step, day in (("claim", 1), ("dismissed", 20)):
        record_court(
            complaint=complaint,
            by=told.other_specialist,
            step=step,  # type: ignore[arg-type]
            court=Court("Ақмола МАС", "1-2/3", date(2025, 10, day)),
            reopens=True,
            at=claim_at(21),
        )
    complaint.refresh_from_db()
    told.case.refresh_from_db()
    assert (complaint.stage, told.case.stage) == ("court_decided", "refused")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": ""}, "court"),
        ({"number": " "}, "number"),
        ({"on": date(2025, 10, 2)}, "on"),
        ({"on": date(2025, 9, 1)}, "on"),
    ],
    ids=["no court", "no number", "a day to come", "before the answer"],
)
def test_the_court_is_recorded_whole_or_not_at_all(said: dict[str, object], field: str) -> None:
    told = refused()
    whole = {"name": "МАС", "number": "1", "on": date(2025, 10, 1)}
    with pytest.raises(BadCourtRecord) as why:
        record_court(
            complaint=rejected(told),
            by=told.other_head,
            step="claim",
            court=Court(**{**whole, **said}),  # type: ignore[arg-type]
            at=claim_at(1),
        )
    assert why.value.field == field


def test_the_court_comes_after_the_complaint() -> None:
    told = refused()
    with pytest.raises(RefusedTransition, match="considered out of court"):
        record_court(
            complaint=complain(told),
            by=told.other_head,
            step="claim",
            court=Court("МАС", "1", date(2025, 9, 18)),
            at=THURSDAY,
        )


# --- taken back -----------------------------------------------------------------------------------


def test_the_complainant_takes_it_back_and_may_complain_again() -> None:
    told = refused()
    complaint = complain(told)
    withdraw(complaint=complaint, by=told.mother, at=THURSDAY)
    complaint.refresh_from_db()
    assert complaint.stage == replayed(complaint) == "withdrawn"
    assert complain(told, text=TEXT).number != complaint.number
