"""From the beginning of work to the act of a month: who may, what is refused, what is paid."""

from datetime import date

import pytest
from django.db import Error, connection, transaction

from making import ALATAU, PANFILOV, citizen, iin, office, officer
from making import decided as paid_case
from queues import ASSISTANT, decided, granted, later
from tirek.accounts.models import OfficeKind, Role, User
from tirek.audit.tables import tables
from tirek.casework.actions.note_event import note_event
from tirek.casework.four_eyes import OwnCase
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.notices.actions.issue import issue
from tirek.procedure.answer import AnswerErrors
from tirek.supply.actions.accept_month import accept_month
from tirek.supply.actions.serve import serve
from tirek.supply.actions.sign_sheet import sign_sheet
from tirek.supply.actions.start_work import start_work
from tirek.supply.actions.stop_work import stop_work
from tirek.supply.actions.write_sheet import write_sheet
from tirek.supply.models import Sheet, Stop, Worker
from tirek.supply.queries.work import account_of, last_sheet, stops_of
from work_made import (
    APRIL_1,
    BEGINS,
    MARCH,
    given,
    lines,
    signed_by_person,
    supplier_of,
    told,
    working,
    written,
)

pytestmark = pytest.mark.django_db

APRIL = Month.at(2026, 4)


def wrong(action) -> dict[str, str]:
    with pytest.raises(AnswerErrors) as refused:
        action()
    return {field: text.kk for field, text in refused.value.errors.items()}


def why(action) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        action()
    return refused.value.field, refused.value.text.kk


def own_officer(case):
    """An officer of the place whose own case it is."""
    user = officer(place=case.place)
    User.objects.filter(pk=case.applicant_user_id).update(iin=None)
    User.objects.filter(pk=user.pk).update(iin=case.subject.iin)
    return User.objects.get(pk=user.pk)


def again(user):
    """A second case of the same person, whose turn came anew."""
    issue(case_number=Case.objects.get(applicant_user=user).number, at=later(100))
    case = granted(user, at=later(120))
    serve(case=case, by=officer(place=case.place), at=later(180))
    return case


def begun(case, **changed):
    return lambda: working(case, **changed)


class TestBeginning:
    def test_who_works_is_written_with_what_was_checked(self):
        worker = working()
        assert (worker.begins, worker.full_name) == (BEGINS, "Болат Ахметұлы Сейітов")
        assert worker.answers == {}  # the article of the specialist excludes nobody

    def test_only_after_ones_turn_came(self):
        assert "кезегі әлі келген жоқ" in why(begun(granted()))[1]

    def test_only_of_a_service_of_hours(self):
        case = paid_case()
        with pytest.raises(Refused, match="not given as hours"):
            start_work(case=case, told=told(given()), by=officer(), at=APRIL_1)

    def test_a_notice_before_the_decision_or_in_the_future_is_refused(self):
        case = given()
        assert why(begun(case, begins=date(2026, 2, 1)))[0] == "begins"
        assert why(begun(case, begins=date(2026, 4, 2)))[0] == "begins"
        assert working(case, begins=date(2026, 2, 2)).begins == date(2026, 2, 2)

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"office": None}, "office"),
            ({"full_name": " "}, "full_name"),
            ({"iin": "123"}, "iin"),
            ({"sources": ""}, "sources"),
        ],
    )
    def test_what_is_missing_is_told_at_its_field(self, changed, field):
        assert why(begun(given(), **changed))[0] == field

    def test_nobody_works_for_themselves(self):
        case = given()
        assert why(begun(case, iin=case.subject.iin))[0] == "iin"

    def test_every_exclusion_that_applies_is_named_at_its_field(self):
        case = given(service=ASSISTANT)
        said = {**told(case).answers, "conviction": True, "health": True}
        found = wrong(begun(case, answers=said, born_on=date(2009, 1, 1)))
        assert set(found) == {"answer.conviction", "answer.health", "born_on"}
        assert "соттылығы бар" in found["answer.conviction"]
        assert not Worker.objects.exists()

    def test_a_daughter_of_pension_age_may_and_a_stranger_may_not(self):
        case = given(service=ASSISTANT)
        said = {**told(case).answers, "pension_age": True}
        assert set(wrong(begun(case, answers=said))) == {"answer.pension_age"}
        assert working(case, answers=said, close_relative=True).close_relative

    def test_what_was_not_checked_stops_it(self):
        case = given(service=ASSISTANT)
        found = wrong(begun(case, answers={"health": False}))
        assert "answer.incapable" in found
        assert "answer.health" not in found

    def test_others_may_not(self):
        case = given()
        for user in (officer(place=ALATAU), officer(Role.HEAD, case.place), case.applicant_user):
            with pytest.raises(NotAllowed):
                start_work(case=case, told=told(case), by=user, at=APRIL_1)
        own = own_officer(case)
        with pytest.raises(OwnCase):
            start_work(case=case, told=told(case), by=own, at=APRIL_1)


class TestSheets:
    def test_the_supplier_types_it_and_a_correction_follows(self):
        worker = working()
        first = written(worker, {10: "2", 11: "3,5"})
        assert first.lines == [["2026-03-10", "2"], ["2026-03-11", "3.5"]]
        second = written(worker, {10: "2"}, by=officer(place=worker.case.place))
        assert (first.number, second.number) == (1, 2)
        assert last_sheet(worker, MARCH) == second
        (month,) = account_of(worker.case).months
        assert (month.sheet, month.counted.worked) == (second, 2)

    def test_wrong_lines_are_told_at_the_line(self):
        worker = working(begins=date(2026, 3, 5))
        found = wrong(lambda: written(worker, {4: "2", 10: "25", 11: "x", 12: "3"}))
        assert set(found) == {"hours.4", "hours.10", "hours.11"}
        assert not Sheet.objects.exists()

    def test_without_any_hours_there_is_none(self):
        worker = working()
        assert "Кемінде бір күн" in why(lambda: written(worker, {4: ""}))[1]

    def test_a_day_that_has_not_come_is_not_entered(self):
        worker = working()
        assert set(wrong(lambda: written(worker, {1: "2", 2: "2"}, APRIL))) == {"hours.2"}

    def test_two_who_type_at_once_do_not_overwrite_each_other(self):
        worker = working()
        written(worker, {10: "2"})
        with pytest.raises(Refused, match="changed meanwhile"):
            write_sheet(
                worker=worker, month=MARCH, typed=lines(MARCH, {10: "5"}), follows=0,
                by=supplier_of(worker), at=APRIL_1,
            )  # fmt: skip

    def test_only_the_worker_s_organisation_and_the_department_of_the_place(self):
        worker = working()
        elsewhere = officer(Role.SUPPLIER, ALATAU)
        idle = officer(Role.SUPPLIER, worker.office.place, is_active=False)
        head = officer(Role.HEAD, worker.case.place)
        other = officer(place=ALATAU)
        for user in (elsewhere, idle, head, other, worker.case.applicant_user, citizen()):
            with pytest.raises(NotAllowed):
                written(worker, {10: "2"}, by=user)
        another = office(worker.case.place, OfficeKind.DEPARTMENT)
        assert another != worker.office

    def test_the_database_refuses_to_change_or_delete_anything(self):
        worker = working()
        sheet = signed_by_person(written(worker, {10: "2"}))
        accept_month(sheet=sheet, by=officer(place=worker.case.place), at=APRIL_1)
        stopped = working(given(service=ASSISTANT))
        noted(stopped.case, "hospital", date(2026, 3, 1))
        for name in ("worker", "stop", "sheet", "signed", "act"):
            for sql in (f"UPDATE supply_{name} SET by_name = 'x'", f"DELETE FROM supply_{name}"):
                with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(sql)

    def test_their_rows_are_sealed_with_the_others(self):
        sealed = {table.name for table in tables()}
        assert {f"supply_{name}" for name in ("worker", "stop", "sheet", "signed", "act")} <= sealed


def noted(case, kind, first, last=None, source="анықтама", by=None, at=APRIL_1):
    by = by or officer(place=case.place)
    return stop_work(case=case, kind=kind, first=first, last=last, source=source, by=by, at=at)


class TestSigning:
    def test_the_person_confirms_it(self):
        sheet = signed_by_person(written(working(), {10: "2"}))
        assert sheet.signed.how == "portal"

    def test_an_officer_notes_a_signature_on_paper(self):
        sheet = written(working(), {10: "2"})
        assert sign_sheet(
            sheet=sheet, by=officer(place=sheet.worker.case.place), at=APRIL_1
        ).how == ("paper")

    def test_only_once_and_only_the_sheet_that_holds(self):
        worker = working()
        first = signed_by_person(written(worker, {10: "2"}))
        assert "қол қойылған" in why(lambda: signed_by_person(first))[1]
        second = written(worker, {10: "1"})
        third = written(worker, {10: "3"})
        assert "өзгерген" in why(lambda: signed_by_person(second))[1]
        assert signed_by_person(third)

    def test_nobody_else_signs_for_the_person(self):
        sheet = written(working(), {10: "2"})
        case = sheet.worker.case
        for user in (citizen(), supplier_of(sheet.worker), officer(Role.HEAD, case.place)):
            with pytest.raises(NotAllowed):
                sign_sheet(sheet=sheet, by=user, at=APRIL_1)
        own = own_officer(case)
        with pytest.raises(OwnCase):
            sign_sheet(sheet=sheet, by=own, at=APRIL_1)

    def test_who_works_does_not_sign_for_the_person_they_act_for(self):
        case = given()
        mine = working(case)
        case.applicant_user.iin = mine.iin  # a relative who applied for the person and works too
        sheet = written(mine, {10: "2"})
        assert (
            "Өз жұмысыңыздың"
            in why(lambda: sign_sheet(sheet=sheet, by=case.applicant_user, at=APRIL_1))[1]
        )

    def test_after_a_death_an_officer_notes_that_there_is_no_signature(self):
        worker = working()
        noted(worker.case, Stop.DEATH, date(2026, 3, 20))
        assert set(wrong(lambda: written(worker, {20: "2", 21: "2"}))) == {"hours.21"}
        sheet = written(worker, {20: "2"})
        assert "қайтыс болған" in why(lambda: signed_by_person(sheet))[1]
        by = officer(place=worker.case.place)
        assert sign_sheet(sheet=sheet, by=by, at=APRIL_1).how == "death"


class TestStops:
    def test_the_days_of_a_stay_are_not_paid_and_its_end_corrects_it(self):
        worker = working(given(service=ASSISTANT))
        written(worker, {9: "4", 10: "4", 12: "4", 13: "4"})
        noted(worker.case, "hospital", date(2026, 3, 10))
        (month,) = account_of(worker.case).months
        assert month.counted.budget == 4
        noted(worker.case, "hospital", date(2026, 3, 10), date(2026, 3, 12))
        (month,) = account_of(worker.case).months
        assert (month.counted.budget, month.counted.own) == (8, 8)
        assert len(stops_of(worker.case)) == 1

    def test_what_is_wrong_is_told_at_its_field(self):
        case = given(service=ASSISTANT)
        day = date(2026, 3, 10)
        assert why(lambda: noted(case, "holiday", day))[0] == "kind"
        assert why(lambda: noted(case, "hospital", date(2026, 4, 2)))[0] == "first"
        assert why(lambda: noted(case, "hospital", day, date(2026, 3, 9)))[0] == "last"
        assert why(lambda: noted(case, Stop.DEATH, day, day))[0] == "last"
        assert why(lambda: noted(case, "hospital", day, source=" "))[0] == "source"
        with pytest.raises(NotAllowed):
            noted(case, "hospital", day, by=officer(Role.HEAD, case.place))
        with pytest.raises(Refused, match="not given as hours"):
            noted(paid_case(), "hospital", day, by=officer())

    def test_a_specialist_of_signs_is_stopped_by_nothing_but_death(self):
        assert why(lambda: noted(given(), "hospital", date(2026, 3, 10)))[0] == "kind"


class TestAccepting:
    def test_the_act_has_the_hours_the_sum_and_the_day_to_pay_by(self):
        worker = working()
        sheet = signed_by_person(written(worker, {10: "2", 11: "3"}))
        act = accept_month(sheet=sheet, by=officer(Role.HEAD, worker.case.place), at=APRIL_1)
        assert (act.budget_hours, act.own_hours) == (5, 0)
        assert act.amount == Tenge.of("45412.50")  # 5 × 2.1 × 4 325
        assert act.pay_by == date(2026, 4, 10)
        assert act.number.startswith(worker.case.number)

    def test_an_assistant_s_act_has_no_sum_for_no_price_is_printed(self):
        worker = working(given(service=ASSISTANT))
        sheet = signed_by_person(written(worker, {10: "10"}))
        act = accept_month(sheet=sheet, by=officer(place=worker.case.place), at=APRIL_1)
        assert (act.budget_hours, act.own_hours, act.amount) == (8, 2, None)
        (day,) = act.document["days"]
        assert day["unpaid"][0]["reason"] == "day"
        assert day["unpaid"][0]["cites"][0]["act"] == "order-288-2023"

    def test_it_is_refused_before_its_time(self):
        worker = working()
        by = officer(place=worker.case.place)
        sheet = written(worker, {10: "2"})
        assert "қол қойған жоқ" in why(lambda: accept_month(sheet=sheet, by=by, at=APRIL_1))[1]
        early = signed_by_person(written(worker, {1: "2"}, APRIL))
        assert "аяқталған жоқ" in why(lambda: accept_month(sheet=early, by=by, at=APRIL_1))[1]
        signed_by_person(sheet)
        corrected = written(worker, {10: "3"})
        assert "өзгерген" in why(lambda: accept_month(sheet=sheet, by=by, at=APRIL_1))[1]
        signed_by_person(corrected)
        accept_month(sheet=corrected, by=by, at=APRIL_1)
        again = why(lambda: accept_month(sheet=corrected, by=by, at=APRIL_1))
        assert "қабылданған" in again[1]
        assert "қабылданған" in why(lambda: written(worker, {10: "4"}))[1]

    def test_who_typed_the_sheet_does_not_accept_it(self):
        worker = working()
        typist = officer(place=worker.case.place)
        sheet = signed_by_person(written(worker, {10: "2"}, by=typist))
        assert "өзіңіз" in why(lambda: accept_month(sheet=sheet, by=typist, at=APRIL_1))[1]

    def test_others_may_not(self):
        worker = working()
        sheet = signed_by_person(written(worker, {10: "2"}))
        case = worker.case
        for user in (
            supplier_of(worker),
            officer(place=ALATAU),
            officer(Role.ACCOUNTANT, case.place),
            case.applicant_user,
        ):
            with pytest.raises(NotAllowed):
                accept_month(sheet=sheet, by=user, at=APRIL_1)
        own = own_officer(case)
        with pytest.raises(OwnCase):
            accept_month(sheet=sheet, by=own, at=APRIL_1)

    def test_what_was_accepted_stands_and_later_sheets_take_what_is_left(self):
        """B-E3: 58 hours in March, 5 more in February that came late: 2 of them are paid."""
        worker = working()
        days = dict.fromkeys(range(2, 13), "5") | {16: "3"}
        march = signed_by_person(written(worker, days))
        accept_month(sheet=march, by=officer(place=worker.case.place), at=APRIL_1)
        written(worker, {10: "5"}, Month.at(2026, 2))
        account = account_of(worker.case)
        february, kept = account.months
        assert (february.counted.budget, february.counted.own) == (2, 3)
        assert kept.counted.budget == 58
        assert kept.act is not None
        (year,) = account.years
        assert (year.year, year.budget, year.own, year.left) == (2026, 60, 3, 0)

    def test_the_year_is_of_the_person_whatever_the_case(self):
        user = citizen()
        first = working(given(user))
        sheet = signed_by_person(written(first, dict.fromkeys(range(2, 12), "6")))
        accept_month(sheet=sheet, by=officer(place=first.case.place), at=APRIL_1)
        second = working(again(user))
        written(second, {20: "4"})
        account = account_of(second.case)
        assert [one.counted.budget for one in account.months] == [60, 0]
        with pytest.raises(LookupError):
            account.of_sheet(Sheet(pk=0))


class TestADecisionThatNoLongerHolds:
    """Reopened on 11 March (Almaty): the hours before it are owed, the later ones are not."""

    REOPENED = later(53270)

    def reopened(self, case):
        by = officer(Role.HEAD, case.place)
        note_event(case=case, kind="Reopened", by=by, at=self.REOPENED, may="reopen", payload={})

    def test_no_sheet_has_a_day_after_it(self):
        worker = working()
        self.reopened(worker.case)
        assert "күшінде емес" in why(lambda: written(worker, {10: "2", 11: "1"}))[1]
        assert written(worker, {10: "2"}).lines == [["2026-03-10", "2"]]

    def test_no_act_accepts_a_day_after_it(self):
        worker, by = working(), officer(place=PANFILOV)
        sheet = signed_by_person(written(worker, {10: "2", 11: "1"}))
        self.reopened(worker.case)
        assert "күшінде емес" in why(lambda: accept_month(sheet=sheet, by=by, at=APRIL_1))[1]
        earlier = signed_by_person(written(worker, {10: "2"}))
        assert accept_month(sheet=earlier, by=by, at=APRIL_1).budget_hours == 2

    def test_granted_anew_they_are_taken_again(self):
        worker = working()
        self.reopened(worker.case)
        decided(worker.case, later(53280))
        assert written(worker, {10: "2", 11: "1"}).number == 1


def test_a_sheet_that_nobody_signed_takes_nothing_from_a_signed_one():
    """60 hours of a year at most: somebody's unsigned 60 leave the other's 8 to be paid."""
    case = given()
    one, other = working(case), working(case, full_name="Дәурен Қасымов", iin=iin(date(1991, 2, 2)))
    written(one, dict.fromkeys(range(2, 7), "12"))
    signed = signed_by_person(written(other, {16: "8"}))
    found = account_of(case).of_sheet(signed)
    assert (found.counted.budget, found.counted.own) == (8, 0)


def test_the_same_beginning_is_written_once():
    case = given()
    first = working(case)
    with pytest.raises(Refused):
        working(case, iin=first.iin)
    assert case.workers.count() == 1
