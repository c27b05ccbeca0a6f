"""What a death, a re-examination and a move do to hours of work.

Orders No 288 (A-E13) and No 286 (B-E7): a death ends the hours, papers are taken for a month more,
without a signature. The rest are readings.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from making import ALATAU, PANFILOV, office, officer
from programme_making import done, followed, known
from queues import ASSISTANT, SIGNS, decided, granted
from tirek.accounts.models import Role
from tirek.audit.queries.queues import broken_queues
from tirek.casework.actions.note_event import note_event
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.notices.actions.issue import issue
from tirek.procedure.answer import AnswerErrors
from tirek.services import SERVICES
from tirek.sms.models import JournalLine
from tirek.supply.actions.accept_month import accept_month
from tirek.supply.actions.say_mistake import say_mistake
from tirek.supply.actions.sign_sheet import sign_sheet
from tirek.supply.actions.stop_work import stop_work
from tirek.supply.actions.undo_mistake import undo_mistake
from tirek.supply.models import Sheet, Signed, Stop, Worker
from tirek.supply.queries.in_motion import in_motion
from tirek.supply.queries.work import account_of, died_on
from work_made import APRIL_1, given, signed_by_person, working, written

pytestmark = pytest.mark.django_db

DIED = "2026-03-20"
TOLD = datetime(2026, 3, 23, 21, 0, tzinfo=UTC)
"""24 March 2026, 02:00 in Almaty: the night in which the registry told it."""
ELSEWHERE = "abay/semey"


def worked(service: str = SIGNS) -> Worker:
    worker = working(given(service=service), at=TOLD)
    known(worker.case)
    return worker


def refused(action: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Refused) as found:
        action()
    return found.value.field, found.value.text.kk


def accepted(sheet: Sheet, at: datetime = APRIL_1) -> Decimal:
    return accept_month(sheet=sheet, by=officer(place=PANFILOV), at=at).budget_hours


def otherwise(monkeypatch: pytest.MonkeyPatch, service: str, reading: str, option: str) -> None:
    read = SERVICES[service].readings
    other = tuple(replace(one, applied=option) if one.id == reading else one for one in read)
    assert other != read
    monkeypatch.setitem(SERVICES[service].__dict__, "readings", other)


def messages() -> int:
    return JournalLine.objects.filter(direction=JournalLine.Direction.OUT).count()


def last_sms() -> str:
    return JournalLine.objects.filter(direction=JournalLine.Direction.OUT).latest("pk").content


class TestADeath:
    @pytest.mark.parametrize(
        ("service", "act"), [(ASSISTANT, "order-288-2023"), (SIGNS, "order-286-2023")]
    )
    def test_it_ends_the_hours_by_the_paragraph_on_papers_after_it(
        self, service: str, act: str
    ) -> None:
        worker, before = worked(service), messages()
        rows = followed(worker.case, TOLD, died_on=DIED)
        assert done(rows) == [("died", "hours", "ends")]
        assert rows[0].stage == "working"
        assert [one["act"] for one in rows[0].cites] == [act]
        stop = Stop.objects.get()
        assert (stop.kind, stop.first, stop.by, stop.by_name) == (
            "death",
            date(2026, 3, 20),
            None,
            "Tirek",
        )
        assert "қайтыс болды" in stop.source
        assert messages() == before, "of a death nobody is told by SMS"

    def test_no_day_after_it_is_written(self) -> None:
        worker = worked()
        followed(worker.case, TOLD, died_on=DIED)
        with pytest.raises(AnswerErrors) as wrong:
            written(worker, {20: "2", 21: "2"})
        assert list(wrong.value.errors) == ["hours.21"]

    def test_what_was_worked_until_that_day_is_settled_without_a_signature(self) -> None:
        worker = worked()
        followed(worker.case, TOLD, died_on=DIED)
        sheet = written(worker, {19: "2", 20: "3"})
        _, why = refused(lambda: signed_by_person(sheet))
        assert "қолсыз" in why, "nobody signs for the dead"
        sign_sheet(sheet=sheet, by=officer(place=PANFILOV), at=APRIL_1)
        assert Signed.objects.get().how == "death"
        assert accepted(sheet) == 5

    def test_a_sheet_typed_before_the_news_is_not_confirmed_with_a_day_after_it(self) -> None:
        worker = worked()
        sheet = written(worker, {19: "2", 21: "3"}, at=datetime(2026, 3, 22, 6, tzinfo=UTC))
        followed(worker.case, TOLD, died_on=DIED)
        by = officer(place=PANFILOV)
        _, why = refused(lambda: sign_sheet(sheet=sheet, by=by, at=APRIL_1))
        assert "2026 жылғы 20 наурыз" in why
        again = written(worker, {19: "2"})
        sign_sheet(sheet=again, by=by, at=APRIL_1)
        assert accepted(again) == 2

    def test_one_confirmed_before_the_news_is_paid_until_that_day(self) -> None:
        worker, early = worked(), datetime(2026, 3, 22, 6, tzinfo=UTC)
        sheet = signed_by_person(written(worker, {19: "2", 21: "3"}, at=early), early)
        followed(worker.case, TOLD, died_on=DIED)
        assert accepted(sheet) == 2
        assert account_of(worker.case).of_sheet(sheet).counted.own == 3

    def test_no_turn_stays_open(self) -> None:
        case = given()
        known(case)
        rows = followed(case, TOLD, died_on=DIED)
        assert (done(rows), rows[0].stage) == ([("died", "hours", "ends")], "turn")
        field, why = refused(lambda: working(case, begins=date(2026, 3, 21)))
        assert (field, "қайтыс болған" in why) == ("begins", True)
        assert working(case, begins=date(2026, 3, 20)).begins == date(2026, 3, 20)
        assert not in_motion().filter(pk=case.pk).exists()

    def test_an_officer_who_noted_it_before_is_not_told_twice(self) -> None:
        worker, by = worked(), officer(place=PANFILOV)
        told = {"kind": "death", "last": None, "source": "куәлік", "by": by, "at": TOLD}
        stop_work(case=worker.case, first=date(2026, 3, 20), **told)
        assert followed(worker.case, TOLD, died_on=DIED) == []

    def test_of_two_days_that_of_the_registry_counts(self) -> None:
        worker, by = worked(), officer(place=PANFILOV)
        told = {"kind": "death", "last": None, "source": "куәлік", "by": by, "at": TOLD}
        stop_work(case=worker.case, first=date(2026, 3, 22), **told)
        followed(worker.case, TOLD, died_on=DIED)
        assert died_on(worker.case) == date(2026, 3, 20)

    def test_two_people_correct_what_a_registry_told_wrongly(self) -> None:
        worker = worked()
        followed(worker.case, TOLD, died_on=DIED)
        one, two = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)
        said = say_mistake(case=worker.case, what="stop", ground="келді", by=one, at=TOLD)
        undo_mistake(mistake=said, by=two, at=TOLD)
        assert died_on(worker.case) is None
        assert accepted(signed_by_person(written(worker, {25: "2"}))) == 2


class TestReExamined:
    def test_without_the_measure_the_days_from_the_news_on_are_not_worked(self) -> None:
        worker = worked()
        rows = followed(worker.case, TOLD, listed=False)
        assert done(rows) == [("withdrawn", "hours", "ends")]
        assert "sagattar tolenbeidi" in last_sms()
        _, why = refused(lambda: written(worker, {23: "2", 24: "2"}))
        assert "2026 жылғы 24 наурыз" in why
        assert accepted(signed_by_person(written(worker, {23: "2"}))) == 2

    def test_a_sheet_typed_before_is_neither_confirmed_nor_accepted(self) -> None:
        worker, late = worked(), datetime(2026, 3, 25, 6, tzinfo=UTC)
        typed, signed = written(worker, {25: "2"}, at=late), worked()
        theirs = signed_by_person(written(signed, {25: "2"}, at=late), late)
        for one in (worker, signed):
            followed(one.case, TOLD, listed=False)
        assert "іс-шара жоқ" in refused(lambda: signed_by_person(typed))[1]
        assert "іс-шара жоқ" in refused(lambda: accepted(theirs))[1]

    def test_once_it_returns_they_go_on_from_that_day(self) -> None:
        worker = worked()
        followed(worker.case, TOLD, listed=False)
        rows = followed(worker.case, TOLD.replace(day=25))
        assert done(rows) == [("returned", "hours", "resumes")]
        refused(lambda: written(worker, {25: "2"}))
        assert accepted(signed_by_person(written(worker, {23: "1", 26: "2"}))) == 3

    def test_a_turn_that_ended_begins_no_work_until_it_returns(self) -> None:
        case = given()
        known(case)
        followed(case, TOLD, listed=False)
        assert "іс-шара жоқ" in refused(lambda: working(case, begins=date(2026, 3, 25)))[1]
        followed(case, TOLD.replace(day=25))
        assert working(case, begins=date(2026, 3, 26))

    def test_with_the_measure_everything_stays(self) -> None:
        worker = worked()
        assert done(followed(worker.case, TOLD, until="2030-01-10")) == [("confirmed", "", "")]
        assert accepted(signed_by_person(written(worker, {25: "2"}))) == 2

    def test_a_death_after_it_still_ends_them(self) -> None:
        worker = worked()
        followed(worker.case, TOLD, listed=False)
        rows = followed(worker.case, TOLD.replace(day=25), listed=False, died_on=DIED)
        assert done(rows) == [("died", "hours", "ends")]
        assert died_on(worker.case) == date(2026, 3, 20)

    def test_a_decision_made_anew_gives_them_again(self) -> None:
        worker, by = worked(), officer(Role.HEAD, PANFILOV)
        followed(worker.case, TOLD, listed=False)
        anew = TOLD.replace(day=25)
        note_event(case=worker.case, kind="Reopened", by=by, at=anew, may="reopen", payload={})
        decided(worker.case, anew.replace(day=26))
        refused(lambda: written(worker, {26: "2"}))
        assert accepted(signed_by_person(written(worker, {23: "1", 27: "2"}))) == 3

    def test_read_otherwise_they_go_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        otherwise(monkeypatch, SIGNS, "re_examined_hours", "goes_on")
        worker = worked()
        assert done(followed(worker.case, TOLD, listed=False)) == [("withdrawn", "", "")]
        assert accepted(signed_by_person(written(worker, {25: "2"}))) == 2

    def test_read_otherwise_a_new_decision_is_needed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        otherwise(monkeypatch, SIGNS, "measure_returns", "applies")
        worker = worked()
        followed(worker.case, TOLD, listed=False)
        followed(worker.case, TOLD.replace(day=25))
        refused(lambda: written(worker, {26: "2"}))


class TestAMove:
    def test_to_another_region_they_go_on_until_the_new_place_decides(self) -> None:
        worker = worked()
        assert done(followed(worker.case, TOLD, place=ELSEWHERE)) == [("moved", "", "")]
        assert accepted(signed_by_person(written(worker, {25: "2"}))) == 2

    def test_the_decision_of_the_new_place_ends_them(self) -> None:
        worker, later = worked(), TOLD.replace(day=26)
        office(ALATAU)
        issue(case_number=worker.case.number, at=TOLD)
        granted(worker.case.applicant_user, later, ALATAU)
        _, why = refused(lambda: written(worker, {26: "2", 27: "2"}))
        assert "басқа жерде" in why
        assert accepted(signed_by_person(written(worker, {26: "2"}))) == 2

    def test_read_otherwise_they_end_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        otherwise(monkeypatch, SIGNS, "moved_early", "ends")
        worker = worked()
        assert done(followed(worker.case, TOLD, place=ELSEWHERE)) == [("moved", "hours", "ends")]
        refused(lambda: written(worker, {25: "2"}))


def test_registries_are_asked_about_who_is_worked_for() -> None:
    worker, waiting = worked(), granted(service=ASSISTANT)
    nobody = Case.objects.exclude(pk__in=(worker.case_id, waiting.pk))
    asked = set(in_motion().values_list("pk", flat=True))
    assert {worker.case_id, waiting.pk} <= asked
    assert not asked & set(nobody.values_list("pk", flat=True))
    assert not list(broken_queues(lambda: None))
