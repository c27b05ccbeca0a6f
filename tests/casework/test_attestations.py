"""A school issues a certificate, prolongs it, ends it; the cases it matters to learn of it."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attesting import (
    AUGUST,
    FIRST,
    LAST,
    LATER,
    accepted,
    applied_to_school,
    ended,
    issued,
    prolonged,
    school,
    teacher,
)
from making import ALATAU, citizen, decided, iin, officer, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.accept_change import accept_change
from tirek.casework.actions.sign_conclusion import sign_conclusion
from tirek.casework.actions.tell_of_attestation import take_attestations
from tirek.casework.actions.withdraw_consent import withdraw_consent
from tirek.casework.actions.write_conclusion import Written, write_conclusion
from tirek.casework.models import Attestation, Vouching
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.attestations import attestations_for, holding, papers_issued_by, series
from tirek.casework.queries.chain import verify
from tirek.casework.queries.changes import open_reports
from tirek.casework.queries.facts import facts_with_sources
from tirek.casework.refused import Refused
from tirek.people.models import Consent

pytestmark = pytest.mark.django_db
PROLONGED_TO = date(2026, 6, 30)


def days(case):
    known = facts_with_sources(case)
    return [
        (known[path].value, known[path].source, known[path].detail)
        for path in ("certificate.from", "certificate.to")
    ]


class TestIssuing:
    def test_on_an_accepted_case_it_is_kept_with_its_signature(self):
        case, by = accepted(), teacher(school())
        said = issued(case, by)
        assert (said.kind, said.seq, said.case) == ("issued", 1, case)
        assert said.signature.what == "attestation"
        assert list(attestations_for(by)) == [said]
        assert list(attestations_for(by, "Серіков")) == [said]
        assert not attestations_for(by, "Басқа").exists()

    def test_the_database_lets_nothing_be_changed(self):
        said = issued(accepted(), teacher(school()))
        for change in (said.delete, lambda: said.save(update_fields=["ends"])):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"number": " "}, "number"),
            ({"begins": None}, "begins"),
            ({"ends": None}, "ends"),
            ({"ends": FIRST - timedelta(days=1)}, "ends"),
            ({"basis": "ZHK-2025-999999"}, "basis"),
            ({"about_iin": iin(date(2014, 1, 1))}, "basis"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(self, changed, field):
        case = accepted()
        with pytest.raises(Refused) as refused:
            issued(case, teacher(school()), **changed)
        assert refused.value.field == field
        assert not Attestation.objects.exists()

    def test_a_case_that_is_not_accepted_or_is_of_another_region_is_no_basis(self):
        for case, at in ((applied_to_school(), school()), (accepted(), school("№ 2", ALATAU))):
            with pytest.raises(Refused) as refused:
                issued(case, teacher(at))
            assert refused.value.field == "basis"

    def test_one_number_once_and_no_second_one_for_the_same_days(self):
        case, by = accepted(), teacher(school())
        issued(case, by)
        with pytest.raises(Refused) as refused:
            issued(case, by)
        assert refused.value.field == "number"
        with pytest.raises(Refused) as refused:
            issued(case, by, "18")
        assert refused.value.field == "begins"
        later = issued(case, by, "18", begins=LAST + timedelta(days=90), ends=date(2027, 5, 25))
        with pytest.raises(Refused) as refused:
            prolonged(attestations_for(by).get(number="17"), by, later.begins)
        assert refused.value.field == "until"

    @pytest.mark.parametrize(
        "role", [Role.SPECIALIST, Role.HEAD, Role.OPERATOR, Role.COMMISSION, Role.ACCOUNTANT]
    )
    def test_nobody_else_issues_it(self, role):
        case, by = accepted(), officer(role)
        assert papers_issued_by(by) == []
        with pytest.raises(NotAllowed):
            issued(case, by)
        with pytest.raises(NotAllowed):
            issued(case, citizen())

    def test_on_a_conclusion_it_stays_within_its_days(self):
        child = iin(date(2015, 4, 10))
        doctors = [officer(Role.COMMISSION) for _ in range(3)]
        written = Written(
            commission="medical",
            case_number="",
            about_iin=child,
            number="118",
            given_on=date(2025, 8, 10),
            positive=True,
            words="Үйде оқыту ұсынылады",
            members=[one.pk for one in doctors],
            begins=FIRST,
            ends=LAST,
        )
        conclusion = write_conclusion(written=written, by=doctors[0], at=AUGUST)
        by = teacher(school())
        case = applied_to_school(child=child)
        with pytest.raises(Refused):
            issued(case, by, basis="118")  # not signed yet
        for doctor in doctors:
            sign_conclusion(conclusion=conclusion, by=doctor, at=AUGUST)
        with pytest.raises(Refused) as refused:
            issued(case, by, basis="118", ends=LAST + timedelta(days=1))
        assert refused.value.field == "ends"
        said = issued(case, by, basis="118")
        assert (said.case, said.conclusion) == (None, conclusion)
        with pytest.raises(Refused) as refused:
            prolonged(said, by, LAST + timedelta(days=1))
        assert refused.value.field == "until"


class TestProlongingAndEnding:
    def test_each_is_a_row_of_its_own(self):
        case, by = accepted(), teacher(school())
        first = issued(case, by)
        second = prolonged(first, by, PROLONGED_TO)
        third = ended(second, by, date(2026, 2, 9))
        assert [(one.kind, one.ends) for one in series(first)] == [
            ("issued", LAST),
            ("prolonged", PROLONGED_TO),
            ("ended", date(2026, 2, 8)),
        ]
        assert list(attestations_for(by)) == [third]
        assert holding("school", case.subject.iin, date(2026, 2, 9)) is None
        assert holding("school", case.subject.iin, date(2026, 2, 8)) == third

    def test_what_is_over_or_overtaken_is_not_gone_on_with(self):
        by = teacher(school())
        first = issued(accepted(), by)
        second = prolonged(first, by, PROLONGED_TO)
        with pytest.raises(NotAllowed):
            prolonged(first, by, date(2026, 8, 31))  # not the last row any more
        third = ended(second, by, date(2026, 2, 9))
        for go_on in (
            lambda: prolonged(third, by, date(2026, 8, 31)),
            lambda: ended(third, by, date(2026, 1, 9)),
        ):
            with pytest.raises(Refused, match=r"09\.02\.2026"):
                go_on()

    @pytest.mark.parametrize(
        ("since", "field"),
        [(FIRST, "since"), (LAST + timedelta(days=1), "since"), (date(2026, 2, 11), "since")],
    )
    def test_an_end_is_within_its_days_and_not_ahead(self, since, field):
        by = teacher(school())
        first = issued(accepted(), by)
        with pytest.raises(Refused) as refused:
            ended(first, by, since)
        assert refused.value.field == field

    def test_it_only_grows_longer(self):
        by = teacher(school())
        first = issued(accepted(), by)
        with pytest.raises(Refused) as refused:
            prolonged(first, by, LAST)
        assert refused.value.field == "until"

    def test_another_school_cannot(self):
        first = issued(accepted(), teacher(school()))
        stranger = teacher(school("№ 2 мектеп"))
        for go_on in (
            lambda: prolonged(first, stranger, PROLONGED_TO),
            lambda: ended(first, stranger, date(2026, 2, 9)),
        ):
            with pytest.raises(NotAllowed):
                go_on()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("issue", "prolong", "end")),
        st.integers(min_value=-40, max_value=400),
    ),
    max_size=6,
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_in_any_order_one_school_never_says_two_things_of_one_day(steps) -> None:
    """Whatever is tried: the last rows of its certificates do not overlap, none begins again."""
    with transaction.atomic():
        case, by, at = accepted(), teacher(school(f"мектеп {iin()}")), LATER
        for n, (what, shift) in enumerate(steps):
            there = list(attestations_for(by))
            day, last = FIRST + timedelta(days=shift), there[shift % len(there)] if there else None
            try:
                if what == "issue" or last is None:
                    issued(case, by, str(n), begins=day, ends=day + timedelta(days=60), at=at)
                elif what == "prolong":
                    prolonged(last, by, day, at)
                else:
                    ended(last, by, day, at)
            except Refused:
                pass
        rows = list(attestations_for(by))
        spans = sorted((one.begins, one.ends) for one in rows)
        assert all(begins <= ends for begins, ends in spans)
        assert all(a[1] < b[0] for a, b in pairwise(spans))
        for one in rows:
            said = series(one)
            assert [row.seq for row in said] == list(range(1, len(said) + 1))
            assert [row.kind for row in said].count("issued") == 1
            assert "ended" not in [row.kind for row in said[:-1]]
        transaction.set_rollback(True)


class TestCasesLearn:
    def child_of(self, case):
        return {"child_iin": case.subject.iin}

    def test_an_undecided_case_has_the_days_as_facts_of_the_school(self):
        admission, by = accepted(), teacher(school())
        case = submitted(certificate_to="2026-05-20", **self.child_of(admission))
        first = issued(admission, by, at=datetime(2025, 9, 13, 6, tzinfo=UTC))
        assert days(case) == [
            ("2025-09-01", "organisation", "№ 1 мектеп"),
            ("2026-05-25", "organisation", "№ 1 мектеп"),
        ]
        last = prolonged(first, by, PROLONGED_TO)
        assert days(case)[1][0] == "2026-06-30"
        ended(last, by, date(2026, 2, 9))
        assert days(case)[1][0] == "2026-02-08"
        case.refresh_from_db()
        assert not open_reports(case)
        assert Vouching.objects.get(case=case).since == date(2026, 2, 9)
        assert not verify(case)
        kinds = list(case.events.filter(kind="FactAttested").values_list("actor_role", flat=True))
        assert kinds == ["school"] * 3

    def test_days_that_cannot_be_beside_what_is_known_are_told_and_not_taken(self):
        admission, by = accepted(), teacher(school())
        case = submitted(**self.child_of(admission))
        event = issued(admission, by) and case.events.get(kind="FactAttested")
        assert event.payload["facts"] == event.payload["says"]

    def test_in_a_decided_case_an_end_is_a_change_that_a_specialist_checks(self):
        admission, by = accepted(), teacher(school())
        case = decided(**self.child_of(admission))
        first = issued(admission, by)
        assert not case.events.filter(kind="FactAttested").exists()
        ended(first, by, date(2026, 2, 9))
        case.refresh_from_db()
        (report,) = open_reports(case)
        assert (report.change.id, report.on) == ("school-ended", date(2026, 2, 8))
        assert case.events.filter(kind="FactEnded").count() == 1
        assert days(case)[1][0] == "2026-05-25", "nothing counts before somebody has checked"

    def test_in_a_decided_case_a_longer_term_is_a_change_too(self):
        admission, by = accepted(), teacher(school())
        case = decided(**self.child_of(admission))
        last = prolonged(issued(admission, by), by, PROLONGED_TO)
        case.refresh_from_db()
        (report,) = open_reports(case)
        assert (report.change.id, report.on) == ("school-prolonged", PROLONGED_TO)
        accept_change(case=case, by=officer(), report=report.seq, answers=report.answers, at=LATER)
        assert days(case)[1][0] == "2026-06-30"
        ended(last, by, date(2026, 2, 9))
        case.refresh_from_db()
        assert [one.change.id for one in open_reports(case)] == ["school-ended"]

    def test_an_end_after_a_longer_term_that_nobody_checked_is_still_a_longer_one(self):
        admission, by = accepted(), teacher(school())
        case = decided(**self.child_of(admission))
        last = prolonged(issued(admission, by), by, PROLONGED_TO)
        ended(last, by, date(2026, 6, 11), at=datetime(2026, 6, 12, 6, tzinfo=UTC))
        case.refresh_from_db()
        said = [(one.change.id, one.on) for one in open_reports(case)]
        assert said == [
            ("school-prolonged", PROLONGED_TO),
            ("school-prolonged", date(2026, 6, 10)),
        ]

    def test_a_case_that_stands_on_another_certificate_is_left_alone(self):
        admission, by = accepted(), teacher(school())
        case = decided(certificate_to="2026-05-10", **self.child_of(admission))
        ended(issued(admission, by), by, date(2026, 2, 9))
        case.refresh_from_db()
        assert not open_reports(case)
        assert not case.vouchings.exists()

    def test_an_end_that_the_school_reported_before_is_reported_with_the_other_day(self):
        admission, by = accepted(), teacher(school())
        case = decided(**self.child_of(admission))
        first = issued(admission, by)
        Vouching.objects.create(
            case=case, office=by.office, registry="school", asked_at=LATER,
            answer="ended", since=date(2026, 2, 1),
        )  # fmt: skip
        ended(first, by, date(2026, 2, 9))
        case.refresh_from_db()
        assert [one.on for one in open_reports(case)] == [date(2026, 2, 8)]

    def test_a_case_begun_later_takes_the_days_over_with_consent_only(self):
        admission, by = accepted(), teacher(school())
        said = issued(admission, by)
        case = submitted(certificate_to="2026-05-20", **self.child_of(admission))
        assert days(case)[1][1] == "declared"
        for _ in range(2):
            take_attestations(case=case, at=LATER)
        event = case.events.get(kind="FactAttested")
        assert (event.actor, event.payload["attestation"]) == (None, said.pk)
        assert days(case)[1][:2] == ("2026-05-25", "organisation")
        other = submitted(**self.child_of(admission))
        withdraw_consent(
            consent=Consent.objects.get(case_number=other.number),
            by=other.applicant_user,
            at=LATER,
        )
        take_attestations(case=other, at=LATER)
        take_attestations(case=decided(**self.child_of(admission)), at=LATER)
        assert not other.events.filter(kind="FactAttested").exists()


def test_who_only_typed_an_iin_reads_nothing_of_the_certificate():
    mother = accepted()
    stranger = submitted(citizen(), child_iin=mother.subject.iin)
    issued(mother, teacher(school()))
    (event,) = stranger.events.filter(kind="FactAttested")
    assert "17" in str(event.payload["told"]["officer"])
    assert "17" not in str(event.payload["told"]["citizen"])
    assert "2026" not in str(event.payload["told"]["citizen"])


def test_an_end_of_another_schools_certificate_does_not_touch_the_days():
    mother = accepted()
    before = teacher(school("№ 2 мектеп"))
    old = issued(mother, before)
    case = submitted(mother.applicant_user, child_iin=mother.subject.iin)
    take_attestations(case=case, at=LATER)
    issued(mother, teacher(school()), "18", begins=date(2025, 11, 1))
    held = days(case)
    ended(old, before, date(2026, 2, 9))
    assert days(case) == held
