"""A change reported after the application: told, checked by somebody else, counted by the rules."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from making import ALATAU, citizen, decided, officer, submitted, upload
from tirek.accounts.models import Role
from tirek.casework.actions.accept_change import CannotCheck, accept_change
from tirek.casework.actions.dismiss_change import dismiss_change
from tirek.casework.actions.report_change import NotReported, report_change
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.four_eyes import OwnCase
from tirek.casework.models import Case, Event
from tirek.casework.papers import OTHER, Paper
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.change_effect import DoesNotFit
from tirek.casework.queries.changes import (
    can_report,
    cases_with_reports,
    changed_answers,
    open_reports,
    reports,
)
from tirek.casework.queries.facts import folded_facts
from tirek.casework.queries.timeline import timeline
from tirek.notices.actions.tell_by_sms import tell_by_sms
from tirek.procedure.lifecycle import RefusedTransition

pytestmark = pytest.mark.django_db
AT = datetime(2026, 2, 10, 6, 0, tzinfo=UTC)
DIED = {"on": "2025-11-30"}
PHONE = {"on": "2026-03-01", "phone": "+77017654321"}


@pytest.fixture
def case() -> Case:
    """Granted from September 2025 to May 2026, three indices a month."""
    return decided()


def tell(case: Case, change: str = "died", answers: object = None, **more: object) -> Event:
    said = {"by": case.applicant_user, "at": AT, **more}
    event = report_change(case=case, change=change, answers=answers or DIED, **said)  # type: ignore[arg-type]
    case.refresh_from_db()
    return event


def accept(case: Case, report: int, answers: object = None, **more: object) -> Event:
    said = {"by": officer(place=case.place), "at": AT, **more}
    event = accept_change(case=case, report=report, answers=answers or DIED, **said)  # type: ignore[arg-type]
    case.refresh_from_db()
    return event


class TestTelling:
    def test_a_report_waits_for_a_specialist_and_changes_nothing_yet(self, case: Case) -> None:
        before = folded_facts(case)
        told = tell(case, words="Кешіріңіз, кеш хабарладым")
        assert told.kind == "ChangeReported"
        assert case.stage == "granted"
        assert case.changes_open == 1
        assert folded_facts(case) == before
        [waiting] = open_reports(case)
        assert (waiting.change.id, str(waiting.on)) == ("died", "2025-11-30")
        assert list(cases_with_reports(officer(place=case.place))) == [case]
        assert list(cases_with_reports(officer(place=ALATAU))) == []

    def test_the_applicant_reads_what_was_told_and_what_comes_next(self, case: Case) -> None:
        tell(case, words="кеше")
        said = timeline(case)[-1].detail.ru
        assert "Ребёнок умер, 30.11.2025" in said
        assert "кеше" in said
        assert "Специалист проверит" in said

    def test_papers_stay_with_the_case(self, case: Case) -> None:
        tell(case, papers=[Paper(OTHER, upload("kualik.pdf"))])
        [waiting] = open_reports(case)
        assert [one["name"] for one in waiting.files] == ["kualik.pdf"]
        assert case.files.filter(pk=waiting.files[0]["id"]).exists()

    def test_a_death_is_not_told_ahead_but_a_move_may_be(self, case: Case) -> None:
        with pytest.raises(NotReported, match="has not come yet"):
            tell(case, answers={"on": "2026-02-11"})
        tell(case, "moved", {"on": "2026-03-01", "where": "Көкшетау"})

    def test_the_same_is_not_told_twice_while_it_waits(self, case: Case) -> None:
        tell(case)
        with pytest.raises(NotReported, match="already reported"):
            tell(case)
        assert case.changes_open == 1

    def test_what_the_service_does_not_know_is_refused(self, case: Case) -> None:
        with pytest.raises(NotReported, match="Choose a change"):
            tell(case, "weather")

    def test_another_citizen_cannot(self, case: Case) -> None:
        with pytest.raises(NotAllowed):
            tell(case, by=citizen())

    def test_a_withdrawn_case_takes_no_reports(self) -> None:
        case = submitted()
        assert can_report(case)
        withdraw(case=case, by=case.applicant_user, at=AT)
        case.refresh_from_db()
        assert not can_report(case)
        with pytest.raises(RefusedTransition):
            tell(case)

    def test_an_officer_writes_it_down_but_not_in_their_own_case(self, case: Case) -> None:
        event = tell(case, by=officer(place=case.place, full_name="Жанар"))
        assert "Жанар" in timeline(case, "officer")[-1].detail.ru
        assert event.actor_role == Role.SPECIALIST
        mother = case.applicant_user
        iin, mother.iin = mother.iin, None
        mother.save()
        with pytest.raises(OwnCase):
            tell(case, "other", {"on": "2026-02-01", "what": "x"}, by=officer(iin=iin))


class TestChecking:
    def test_a_death_ends_what_was_due_from_the_month_after(self, case: Case) -> None:
        event = accept(case, tell(case).seq)
        said = event.payload
        assert (said["fact"], said["value"], said["since"], said["ends"]) == (
            "child.died_on",
            "2025-11-30",
            "2025-11-30",
            True,
        )
        assert folded_facts(case)["child.died_on"].value == "2025-11-30"
        assert case.changes_open == 0
        told = timeline(case)[-1].detail.ru
        assert "Больше не полагается: декабрь 2025 года – май 2026 года." in told
        assert any(cite["paragraph"] == "5" for cite in event.basis)

    def test_the_officer_may_correct_the_day(self, case: Case) -> None:
        event = accept(case, tell(case).seq, {"on": "2025-12-02"})
        assert event.payload["since"] == "2025-12-02"
        assert "декабрь" not in timeline(case)[-1].detail.ru

    def test_a_longer_disability_changes_nothing_of_this_year(self, case: Case) -> None:
        answers = {"on": "2026-02-01", "disability_term": "no_term"}
        event = accept(case, tell(case, "disability-term", answers).seq, answers)
        assert event.payload["ends"] is False
        assert event.payload["value"] is None
        assert "Выплата не меняется" in timeline(case)[-1].detail.ru

    def test_a_shorter_disability_loses_its_months(self, case: Case) -> None:
        answers = {"on": "2026-02-01", "disability_term": "until_day"}
        answers["disability_until"] = "2026-03-15"
        event = accept(case, tell(case, "disability-term", answers).seq, answers)
        assert event.payload["ends"] is True
        assert "апрель 2026 года – май 2026 года" in timeline(case)[-1].detail.ru

    def test_what_has_no_fact_ends_by_the_data_of_the_service(self, case: Case) -> None:
        answers = {"on": "2026-01-15"}
        event = accept(case, tell(case, "state-support", answers).seq, answers)
        assert (event.payload["fact"], event.payload["ends"]) == ("", True)
        told = timeline(case)[-1].detail.ru
        assert "февраль 2026 года" in told
        assert "январь" not in told

    def test_a_new_phone_takes_the_place_of_the_one_in_the_form(self, case: Case) -> None:
        report = tell(case, "phone", PHONE, papers=[Paper(OTHER, upload())])
        event = accept(case, report.seq, PHONE)
        assert event.payload["answer"] == "phone"
        assert event.payload["source"] == "document"
        assert changed_answers(case) == {"phone": "+77017654321"}
        line = tell_by_sms(case_number=case.number, seq=event.seq, at=AT)
        assert line is not None
        assert line.phone == "+77017654321"

    def test_a_day_that_cannot_be_is_refused_and_nothing_is_written(self, case: Case) -> None:
        report = tell(case)
        with pytest.raises(DoesNotFit) as refused:
            accept(case, report.seq, {"on": "2010-01-01"})
        assert refused.value.field == "on"
        assert open_reports(case)

    def test_who_wrote_it_down_does_not_check_it(self, case: Case) -> None:
        specialist = officer(place=case.place)
        report = tell(case, by=specialist)
        with pytest.raises(CannotCheck, match="another officer"):
            accept(case, report.seq, by=specialist)
        accept(case, report.seq)

    def test_a_report_is_checked_once(self, case: Case) -> None:
        report = tell(case)
        accept(case, report.seq)
        with pytest.raises(CannotCheck, match="already been checked"):
            accept(case, report.seq)
        with pytest.raises(CannotCheck):
            accept(case, 1)

    def test_only_a_specialist_of_the_place_checks(self, case: Case) -> None:
        report = tell(case)
        for somebody in (case.applicant_user, officer(Role.HEAD), officer(place=ALATAU)):
            with pytest.raises(NotAllowed):
                accept(case, report.seq, by=somebody)

    def test_what_is_not_so_is_told_with_the_reason(self, case: Case) -> None:
        report = tell(case)
        specialist = officer(place=case.place)
        said = {"case": case, "by": specialist, "report": report.seq, "at": AT}
        with pytest.raises(CannotCheck, match="Say why"):
            dismiss_change(**said, why=" ")
        dismiss_change(**said, why="Тіркелімде жазба жоқ")
        case.refresh_from_db()
        assert case.changes_open == 0
        assert "Тіркелімде жазба жоқ" in timeline(case)[-1].detail.kk
        [one] = reports(case)
        assert one.outcome.kind == "ChangeNotConfirmed"
        assert folded_facts(case)["child.died_on"].value is None
        tell(case)  # it may be reported again

    def test_while_the_case_is_examined_the_draft_decision_follows(self) -> None:
        case = submitted()
        answers = {"on": "2025-10-20"}
        event = accept(case, tell(case, "school-ended", answers).seq, answers)
        assert event.payload["facts"] == {"certificate.to": "2025-10-20"}
        assert case.stage == "registered"
