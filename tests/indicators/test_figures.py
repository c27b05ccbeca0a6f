"""The figures of the quality table against shares counted by hand."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from figures_known import Q4, five_cases, known, listed, on, scope
from hypothesis import given
from hypothesis import strategies as st

from making import ALATAU, SERVICE, decided, office, officer, submitted
from tirek.accounts.models import OfficeKind, Role
from tirek.appeals.actions.lodge import Said, lodge
from tirek.appeals.actions.satisfy import satisfy
from tirek.casework.actions.request_information import request_information
from tirek.indicators.quality import quality
from tirek.indicators.queries.figures import figures, share
from tirek.indicators.span import Span
from tirek.reception.actions.move_ticket import call_next, move_ticket
from tirek.reception.actions.take_ticket import take_ticket

pytestmark = pytest.mark.django_db


class TestInTime:
    """1.1: of what fell due, what was decided not later."""

    def test_the_late_one_and_the_one_nobody_decided_are_not_in_time(self):
        cases = five_cases()
        found = known("1.1")
        assert (found.met, found.of, found.percent) == (2, 4, Decimal("50.00"))
        assert (found.meets_norm, found.meets_target) == (False, False)
        assert listed("1.1", met=True) == [cases["in time"].number, cases["refused"].number]
        assert listed("1.1", met=False) == [cases["late"].number, cases["open"].number]

    def test_what_is_not_due_yet_has_not_failed(self):
        five_cases()
        on_the_day = scope(today=date(2025, 9, 24))
        assert (known("1.1", on_the_day).met, known("1.1", on_the_day).of) == (2, 3)

    def test_a_case_counts_in_the_quarter_of_its_deadline(self):
        five_cases()
        assert known("1.1", scope(Q4)).unknown == "nothing_happened"

    def test_taken_back_too_late_is_late(self):
        from tirek.casework.actions.withdraw import withdraw

        case = submitted()
        withdraw(case=case, by=case.applicant_user, at=on(2025, 9, 25))
        assert (known("1.1").met, known("1.1").of) == (0, 1)


def test_decisions_that_stood_refusals_and_channels():
    five_cases()
    assert (known("2.2").met, known("2.2").of) == (2, 2)
    assert known("2.2").meets_norm is True
    assert (known("2.2", scope(Q4)).met, known("2.2", scope(Q4)).of) == (1, 1)
    assert (known("refused").met, known("refused").of) == (1, 2)
    assert known("refused").meets_norm is None
    assert (known("online").met, known("online").of) == (5, 5)


def test_more_information_means_not_at_the_first_attempt():
    cases = five_cases()
    request_information(
        case=cases["open"], by=officer(), at=on(2025, 9, 15), words="Қосымша анықтама керек"
    )
    assert (known("3.2").met, known("3.2").of) == (4, 5)
    assert (known("returned").met, known("returned").of) == (1, 5)
    assert listed("returned", met=True) == [cases["open"].number]


class TestComplaints:
    @pytest.fixture
    def complaint(self):
        """A refusal of 12 September complained of on Monday the 15th: three working days."""
        self.case = five_cases()["refused"]
        said = Said(against="decision", text="Келіспеймін", wish="Қайта қараңыз")
        return lodge(
            case=self.case, by=self.case.applicant_user, said=said, language="kk",
            at=on(2025, 9, 15),
        )  # fmt: skip

    def test_a_complaint_that_nobody_met_is_not_justified(self, complaint):
        assert (known("4.1").met, known("4.1").of) == (0, 2)
        assert known("4.1").meets_norm is True
        assert known("4.2").unknown == "nothing_happened"

    def test_a_complaint_that_was_met(self, complaint):
        satisfy(
            complaint=complaint, by=officer(Role.HEAD), measures="Іс қайта қаралады",
            at=on(2025, 9, 16),
        )  # fmt: skip
        assert (known("4.2").met, known("4.2").of) == (1, 1)
        assert listed("4.2") == [complaint.number]
        justified = known("4.1")
        assert (justified.met, justified.meets_norm) == (1, False), "the fewer the better"
        assert known("2.2").met == 1, "the decision did not stand"

    def test_met_after_its_day_is_late(self, complaint):
        satisfy(
            complaint=complaint, by=officer(Role.HEAD), measures="Іс қайта қаралады",
            at=on(2025, 9, 16),
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(
                "UPDATE casework_event SET at = at + interval '20 days'"
                " WHERE kind = 'ComplaintDecided'"
            )
            cursor.execute("SET LOCAL session_replication_role = origin")
        assert (known("4.2", scope(Q4)).met, known("4.2", scope(Q4)).of) == (0, 1)


class TestQueue:
    """1.2: served within 40 minutes of taking the number."""

    @staticmethod
    def visit(minutes, kind="Served"):
        window = officer(Role.OPERATOR)
        where = window.office
        taken = on(2025, 9, 12)
        ticket = take_ticket(office=where, service=SERVICE, language="kk", at=taken)
        ended = taken.replace(hour=taken.hour + minutes // 60, minute=minutes % 60)
        call_next(by=window, window="1", at=ended)
        move_ticket(ticket=ticket, kind=kind, by=window, at=ended)
        if kind == "Served":
            move_ticket(ticket=ticket, kind="Finished", by=window, at=ended)
        return ticket

    def test_forty_minutes_are_within_the_limit_one_more_is_not(self):
        self.visit(40)
        late = self.visit(41)
        self.visit(59, kind="Left")
        assert (known("1.2").met, known("1.2").of) == (1, 3)
        assert listed("1.2", met=False)[0] == f"12.09.2025 № {late.number}"

    def test_whoever_still_waits_is_not_counted_yet(self):
        take_ticket(office=office(kind=OfficeKind.STATE_CORPORATION), service=SERVICE,
                    language="kk", at=on(2025, 9, 12))  # fmt: skip
        assert known("1.2").unknown == "nothing_happened"


class TestPlacesAndServices:
    def test_a_region_has_the_cases_of_its_districts_and_no_others(self):
        decided()
        decided(place=ALATAU)
        assert known("2.2", scope(place="akmola")).of == 1
        assert known("2.2", scope(place="almaty-region")).of == 1
        assert known("2.2", scope(place="akmol")).of == 0

    def test_one_service_alone(self):
        decided()
        assert known("2.2", scope(service=SERVICE)).of == 1
        assert known("2.2", scope(service="home-schooling-admission")).of == 0


def test_nothing_known_is_said_so():
    found = {one.indicator.id: one for one in figures(scope())}
    assert list(found) == [one.id for one in quality().indicators]
    assert found["1.1"].unknown == "nothing_happened"
    assert found["2.1"].unknown == "nobody_answered"
    assert found["3.3"].unknown == "not_entered"
    assert all(one.percent is None and one.meets_norm is None for one in found.values())


def test_the_list_behind_a_figure_is_paged():
    from tirek.indicators.queries.figures import behind

    numbers = [decided().number for _ in range(3)]
    one = quality().indicator("2.2")
    first = behind(one, scope(), met=None, after=0, limit=2)
    rest = behind(one, scope(), met=None, after=first[-1].id, limit=2)
    assert [row.label for row in (*first, *rest)] == numbers
    assert behind(quality().indicator("5.1"), scope(), met=None, after=0, limit=2) == []


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_lies_between_nothing_and_all(met: int, of: int) -> None:
    if met > of:
        with pytest.raises(ValueError, match="no share"):
            share(met, of)
        return
    found = share(met, of)
    assert 0 <= found <= 100
    assert abs(found - Decimal(100 * met) / of) <= Decimal("0.005")
    assert share(of - met, of) + found == pytest.approx(100, abs=Decimal("0.01"))


@pytest.mark.parametrize(
    ("met", "of", "says"), [(0, 3, "0.00"), (1, 3, "33.33"), (2, 3, "66.67"), (1, 8, "12.50"),
                            (1, 16000, "0.01"), (3, 3, "100.00")],
)  # fmt: skip
def test_shares_by_hand(met: int, of: int, says: str) -> None:
    assert str(share(met, of)) == says


def test_almost_the_norm_is_not_the_norm():
    """8999 of 10000 is printed as 89.99 %; 89996 of 100000 as 90.00 %, and is still below 90 %."""
    from tirek.indicators.queries.figures import Figure

    one = quality().indicator("1.1")
    assert Figure(one, 89_996, 100_000).percent == Decimal("90.00")
    assert Figure(one, 89_996, 100_000).meets_norm is False
    assert Figure(one, 90_000, 100_000).meets_norm is True


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_day_lies_in_its_quarter_and_year(day: date) -> None:
    from tirek.indicators.span import quarter_of, recent, year_of

    quarter, year = quarter_of(day), year_of(day)
    assert quarter.begins <= day < quarter.ends
    assert year.begins <= day < year.ends
    assert Span.parse(quarter.id) == quarter
    assert quarter.due_on.day == 10
    assert (quarter.due_on - quarter.ends).days == 9
    assert (year.due_on, year.counted_until) == (date(day.year, 12, 15), date(day.year, 12, 14))
    assert recent(day)[0] == quarter
    for later, earlier in zip(recent(day)[:7], recent(day)[1:8], strict=True):
        assert later.begins == earlier.ends


def test_the_table_is_that_of_the_annex():
    """Norm, target and current value, as the seed prints them (003 L310-401)."""
    printed = {
        "1.1": (90, 82, 80), "1.2": (100, 90, 90), "2.1": (85, 75, 72), "2.2": (100, 100, 100),
        "3.1": (90, 90, 85), "3.2": (90, 90, 87), "3.3": (100, 80, 78),
        "4.1": (Decimal("0.5"), Decimal("0.1"), Decimal("0.01")), "4.2": (90, 80, 79),
        "4.3": (95, 90, 89), "4.4": (95, 80, 78), "5.1": (100, 90, 88),
    }  # fmt: skip
    found = {one.id: (one.norm, one.target, one.printed) for one in quality().indicators}
    assert {id_: found[id_] for id_ in printed} == printed
    assert all(found[id_] == (None, None, None) for id_ in found.keys() - printed.keys())
    groups = {group.id for group in quality().groups}
    for one in quality().indicators:
        assert one.group in groups
        assert bool(one.question) == (one.how == "answers")
        assert bool(one.counted) == (one.how != "answers")
