"""A commission's conclusion: written, signed by each member, taken into the case if it counts."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from making import APPLIED_AT, PANFILOV, officer, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.sign_conclusion import CannotSign, sign_conclusion
from tirek.casework.actions.take_conclusion import DoesNotCount, take_conclusion
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.actions.write_conclusion import ConclusionRefused, Written, write_conclusion
from tirek.casework.models import Conclusion, ConclusionSignature
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.chain import verify
from tirek.casework.queries.conclusions import conclusions_for, faults_of, is_taken, sha256_of
from tirek.casework.queries.facts import facts_with_sources
from tirek.casework.queries.timeline import timeline
from tirek.casework.record import StaleCase
from tirek.procedure.cite import Cite
from tirek.procedure.commission import Proves

pytestmark = pytest.mark.django_db

NAMES = ("Ахметова Сәуле", "Оспанов Болат", "Ким Елена")
CITE = Cite(act="order-34-2022", mark="verified", source="004", lines="1473-1476")


@pytest.fixture
def members():
    return [officer(Role.COMMISSION, full_name=name) for name in NAMES]


def written(case, people, **changed):
    return replace(
        Written(
            commission="medical",
            case_number=case.number,
            about_iin=case.subject.iin,
            number="118",
            given_on=date(2025, 9, 10),
            positive=True,
            words="Үйде оқыту ұсынылады",
            members=[one.pk for one in people],
            begins=date(2025, 9, 1),
            ends=date(2026, 5, 25),
        ),
        **changed,
    )


def write(case, people, by=None, **changed):
    return write_conclusion(
        written=written(case, people, **changed), by=by or people[0], at=APPLIED_AT
    )


def signed(case, members, by=None, **changed):
    conclusion = write(case, members, **changed)
    for member in by if by is not None else members:
        sign_conclusion(conclusion=conclusion, by=member, at=APPLIED_AT)
    return conclusion


def take(conclusion, by=None, **more):
    return take_conclusion(conclusion=conclusion, by=by or officer(), at=APPLIED_AT, **more)


@pytest.fixture
def proves_something(monkeypatch):
    """Home education asks for no conclusion as a fact: here it does."""
    proves = Proves(
        "medical", "child.lives_in_place", (CITE,), "certificate.from", "certificate.to"
    )
    monkeypatch.setattr("tirek.casework.queries.conclusions.proven_by", lambda *_: proves)
    monkeypatch.setattr("tirek.casework.actions.take_conclusion.proven_by", lambda *_: proves)


class TestWriting:
    def test_it_names_the_members_and_counts_the_commission(self, members):
        officer(Role.COMMISSION, full_name="Мельник Ольга")
        officer(Role.COMMISSION, PANFILOV)
        conclusion = write(submitted(), members)
        assert [one["name"] for one in conclusion.members] == sorted(NAMES)
        assert conclusion.composition == 4
        assert list(conclusions_for(members[2])) == [conclusion]
        assert not conclusions_for(officer(Role.COMMISSION)).exists()

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"case_number": "ZHK-2025-999999"}, "case"),
            ({"number": " "}, "number"),
            ({"words": ""}, "words"),
            ({"members": []}, "members"),
            ({"given_on": date(2025, 9, 13)}, "given_on"),
            ({"ends": date(2025, 8, 1)}, "ends"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(self, members, changed, field):
        with pytest.raises(ConclusionRefused) as refused:
            write(submitted(), members, **changed)
        assert refused.value.field == field
        assert not Conclusion.objects.exists()

    def test_one_number_once(self, members):
        case = submitted()
        write(case, members)
        with pytest.raises(ConclusionRefused) as refused:
            write(case, members)
        assert refused.value.field == "number"

    def test_only_for_a_case_of_the_place_that_is_being_examined(self, members):
        for case in (submitted(place=PANFILOV), self.over()):
            with pytest.raises(ConclusionRefused) as refused:
                write(case, members)
            assert refused.value.field == "case"

    def over(self):
        case = submitted()
        withdraw(case=case, by=case.applicant_user, at=APPLIED_AT)
        return case


class TestSigning:
    def test_each_member_signs_what_they_read(self, members):
        conclusion = signed(submitted(), members)
        assert {one.sha256 for one in conclusion.signatures.all()} == {sha256_of(conclusion)}

    def test_only_who_took_part_and_once(self, members):
        conclusion = write(submitted(), members)
        with pytest.raises(CannotSign, match="took no part"):
            sign_conclusion(conclusion=conclusion, by=officer(Role.COMMISSION), at=APPLIED_AT)
        sign_conclusion(conclusion=conclusion, by=members[0], at=APPLIED_AT)
        with pytest.raises(CannotSign, match="already"):
            sign_conclusion(conclusion=conclusion, by=members[0], at=APPLIED_AT)

    @pytest.mark.parametrize("model", [Conclusion, ConclusionSignature])
    def test_the_database_refuses_any_change(self, members, model):
        signed(submitted(), members)
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all()._raw_delete("default")


class TestTaking:
    def test_what_counts_becomes_known_from_a_document(self, members, proves_something):
        case = submitted(lives_in_place=False, certificate_to="2026-04-30")
        event = take(signed(case, members))
        case.refresh_from_db()
        facts = facts_with_sources(case)
        known = facts["child.lives_in_place"]
        assert (known.value, known.source) == (True, "document")
        assert "118" in known.detail
        assert facts["certificate.to"].value == "2026-05-25"
        assert len(event.payload["conclusion"]["signatures"]) == 3
        assert "Ким Елена" in timeline(case)[-1].detail.kk
        assert verify(case) is None

    def test_a_missing_signature_names_the_member(self, members, proves_something):
        case = submitted()
        conclusion = signed(case, members, by=members[:2])
        with pytest.raises(DoesNotCount) as refused:
            take(conclusion)
        assert "Ким Елена" in refused.value.text.kk
        assert "нет подписи: Ким Елена" in refused.value.text.ru
        case.refresh_from_db()
        assert not case.events.filter(kind="ConclusionGiven").exists()
        assert facts_with_sources(case)["certificate.to"].source == "declared"
        assert not is_taken(conclusion)

    @pytest.mark.parametrize(
        ("changed", "code"),
        [({"positive": False}, "negative"), ({"about_iin": "880101400018"}, "other_person")],
    )
    def test_every_fault_keeps_it_out(self, members, changed, code):
        conclusion = signed(submitted(), members, **changed)
        assert [fault.code for fault in faults_of(conclusion, conclusion.case)] == [code]
        with pytest.raises(DoesNotCount):
            take(conclusion)

    def test_no_quorum(self, members):
        conclusion = signed(submitted(), members[:2])
        assert [fault.code for fault in faults_of(conclusion, conclusion.case)] == ["not_quorate"]

    def test_the_term_it_lacks_where_it_is_needed(self, members, proves_something):
        conclusion = signed(submitted(), members, begins=None)
        assert [fault.code for fault in faults_of(conclusion, conclusion.case)] == ["no_term"]

    def test_a_service_that_needs_none_keeps_it_as_a_paper(self, members):
        event = take(signed(submitted(), members))
        assert event.payload["facts"] == {}

    def test_facts_that_cannot_be_are_not_taken(self, members, monkeypatch):
        proves = Proves("medical", "child.lives_in_place", (CITE,), ends="certificate.to")
        monkeypatch.setattr("tirek.casework.queries.conclusions.proven_by", lambda *_: proves)
        monkeypatch.setattr("tirek.casework.actions.take_conclusion.proven_by", lambda *_: proves)
        early = {"begins": date(2025, 7, 1), "ends": date(2025, 8, 1)}
        conclusion = signed(submitted(), members, **early)
        assert faults_of(conclusion, conclusion.case) == ()
        with pytest.raises(DoesNotCount):
            take(conclusion)

    def test_once_by_a_specialist_of_the_place_on_the_page_they_saw(self, members):
        conclusion = signed(submitted(), members)
        for stranger in (officer(place=PANFILOV), officer(Role.HEAD)):
            with pytest.raises(NotAllowed):
                take(conclusion, stranger)
        with pytest.raises(StaleCase):
            take(conclusion, expected_seq=1)
        take(conclusion)
        with pytest.raises(DoesNotCount, match="already"):
            take(conclusion)
