"""The invented families: valid, reproducible, in every stage."""

import json
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from pypdf import PdfReader

from making import office
from tirek.accounts.models import Role, User
from tirek.appeals.models import Complaint
from tirek.audit.queries.choices import broken_choices
from tirek.audit.queries.organisations import broken_organisations
from tirek.audit.queries.queues import broken_queues
from tirek.audit.queries.signs import signs_for
from tirek.casework.models import Case, Draft
from tirek.casework.queries.attestations import attestations_for
from tirek.casework.queries.chain import verify
from tirek.config.demo import fill
from tirek.config.demo.families import Families
from tirek.config.demo.offer import PHONE, offer
from tirek.config.demo.papers import papers_of
from tirek.config.demo.people import account_number, name_file
from tirek.config.demo.records import FILE
from tirek.config.demo.schooling import SITUATION, school_ends
from tirek.config.demo.sign_ins import sign_ins
from tirek.config.demo.users import CITIZEN, NEWCOMER, ON_WAY, PARENTS, PASSWORD
from tirek.documents import content
from tirek.kernel.identity import Iin
from tirek.payments.models import Outcome, PaymentRun, SupplierClaim
from tirek.payments.queries.calendar import calendar_of
from tirek.payments.queries.corrections import sums_of
from tirek.payments.queries.standing import maybe_paid
from tirek.payments.tables import live_lines
from tirek.proactive.queries.ways import children_on_way, state_of_way
from tirek.procedure.answer import read_iban, read_phone
from tirek.procedure.supply.choice import choice_table
from tirek.reception.models import Acceptance, RefusalToAccept, Ticket
from tirek.services import SERVICES
from tirek.supply.models import (
    Choice,
    Contract,
    ContractMistake,
    Followed,
    Guarantee,
    OrganisationRow,
    Row,
    StatementAccepted,
    Taker,
    Voucher,
    VoucherAct,
)
from tirek.supply.queries.offers import in_catalogue
from tirek.supply.queries.vouchers import last_step

ON = date(2026, 11, 20)


class TestPlan:
    def test_the_same_day_gives_the_same_families(self):
        assert list(Families(ON).plan()) == list(Families(ON).plan())

    def test_about_two_hundred_in_three_places(self):
        places = Counter(one.place.id for one in Families(ON).plan())
        assert 180 <= sum(places.values()) <= 250
        assert set(places) == {"akmola/zhaksy", "almaty-region/alatau", "zhetisu/panfilov"}

    def test_every_number_is_valid_and_nobody_has_anothers(self):
        people = {
            person.iin: person
            for one in Families(ON).plan()
            for person in (one.applicant, one.child)
        }
        assert all(Iin.parse(iin) == iin for iin in people)
        named = {(p.full_name, p.born_on, p.iin) for p in people.values()}
        assert len(named) == len(people)

    def test_every_answer_is_one_the_form_would_take(self):
        form = SERVICES["home-education"].form
        for one in list(Families(ON).plan())[::7]:
            answers = form.asked(one.answers)
            assert form.first_open(answers) is None
            for question in form.path(answers):
                raw = {}
                for field in question.fields_asked(answers):
                    raw |= field.boxes(answers[field.id])
                read = question.read(raw, answers)
                assert read == {name: answers[name] for name in read}

    def test_accounts_and_telephones_are_valid(self):
        for bank in name_file().banks:
            assert read_iban(account_number(bank, 12345)).startswith("KZ")
        for one in Families(ON).plan():
            assert read_phone(one.answers["phone"]) == one.answers["phone"]

    @pytest.mark.parametrize(
        "on", [date(2025, 9, 1), date(2026, 1, 1), date(2026, 7, 15), date(2027, 5, 31)]
    )
    def test_on_any_day_of_the_year_there_is_something_to_show(self, on):
        """Nobody applies with a certificate that has ended, and some have just applied."""
        plan = [one for one in Families(on).plan() if one.at.date() <= on]
        assert len(plan) >= 50
        for one in plan:
            assert one.answers["certificate_to"][:7] >= one.at.date().isoformat()[:7]
        assert sum((on - one.at.date()).days <= 5 for one in plan) >= 10

    def test_several_families_apply_in_both_school_years(self):
        years = {}
        for one in Families(ON).plan():
            years.setdefault(one.applicant.iin, set()).add(one.answers["certificate_from"])
        both = [found for found in years.values() if found == {"2025-09-01", "2026-09-01"}]
        assert len(both) >= 5


@pytest.mark.parametrize(
    ("day", "last"),
    [("2026-04-30", "2026-05-25"), ("2026-05-01", "2027-05-25"), ("2026-11-04", "2027-05-25")],
)
def test_a_school_certifies_until_the_end_of_a_school_year(day, last):
    assert school_ends(date.fromisoformat(day)) == date.fromisoformat(last)


class TestTime:
    def test_steps_happen_in_order_of_time_and_none_after_the_day(self):
        done = []

        def story(name, *days):
            for day in days:
                yield datetime(2026, 1, day, tzinfo=UTC)
                done.append((day, name))

        fill._play([story("a", 1, 4, 9), story("b", 2, 3)], datetime(2026, 1, 5, tzinfo=UTC))
        assert done == [(1, "a"), (2, "b"), (3, "b"), (4, "a")]


class TestPapers:
    def test_they_are_real_files(self):
        made = papers_of(next(Families(ON).plan()))
        kinds = {"school_certificate": "application/pdf", "medical_conclusion": "image/png"}
        assert made.keys() == kinds.keys()
        for requirement, upload in made.items():
            data = upload.read()
            assert content.content_type(data[:8192]) == kinds[requirement]
            assert content.is_whole(kinds[requirement], data[-2048:])

    def test_they_speak_of_the_child_and_say_that_they_are_invented(self):
        one = next(one for one in Families(ON).plan() if one.language == "ru")
        words = PdfReader(papers_of(one)["school_certificate"].file).pages[0].extract_text()
        for said in (one.child.full_name, f"{one.child.born_on:%d.%m.%Y}", "вымышлено"):
            assert said in words


@pytest.mark.django_db
class TestFilling:
    """One full run: it takes some seconds, so everything about it is asked at once."""

    def test_every_stage_every_sign_in_every_chain(self):
        assert fill.is_empty()
        made = fill.fill(ON)
        assert not fill.is_empty()
        assert made == Case.objects.count() >= 190

        stages = Counter(Case.objects.values_list("stage", flat=True))
        lifecycle = SERVICES["home-education"].lifecycle
        expected = {stage.id for stage in lifecycle.stages} - {"not_submitted", "submitted"}
        assert set(stages) == expected
        assert Draft.objects.filter(case=None).exists()

        for case in Case.objects.order_by("pk")[::20]:
            assert verify(case) is None
        numbers = list(Case.objects.filter(place="akmola/zhaksy").order_by("pk"))
        assert [case.number for case in numbers] == sorted(case.number for case in numbers)

        names = [line.split()[0] for line in sign_ins().splitlines() if line.startswith("    ")]
        for user in User.objects.filter(username__in=names):
            assert user.check_password(PASSWORD)
        assert set(User.objects.values_list("role", flat=True)) == set(Role.values)
        assert User.objects.filter(username__in=names).count() == len(names)
        assert Case.objects.filter(applicant_user__username=CITIZEN).count() == 2
        assert not Case.objects.filter(applicant_user__username=NEWCOMER).exists()
        for name, _ in PARENTS.values():
            assert Case.objects.filter(applicant_user__username=name).exists()

        assert Ticket.objects.filter(day=ON, events__kind="Finished").exists()
        assert Ticket.objects.filter(day=ON).exclude(events__kind="Called").exists()
        assert Acceptance.objects.count() == 6
        assert RefusalToAccept.objects.count() == 2
        assert set(Complaint.objects.values_list("against", "stage")) == {
            ("decision", "with_body"),
            ("conduct", "lodged"),
        }
        runs = PaymentRun.objects.values_list("place", "stage")
        assert set(runs) == {
            ("akmola/zhaksy", "sent"),
            ("akmola/zhaksy", "frozen"),
            ("akmola/zhaksy", "reconciled"),
            ("almaty-region/alatau", "reconciled"),
            ("almaty-region/alatau", "sent"),
        }
        assert Outcome.objects.filter(status="rejected", reason="AC04").count() == 2
        assert Outcome.objects.get(status="returned").instruction.run.place == "akmola/zhaksy"
        assert len(maybe_paid("akmola/zhaksy")) == 1
        assert not maybe_paid("almaty-region/alatau")
        line = Row.objects.order_by("queue__service", "seq").values_list(
            "queue__service", flat=True
        )
        hours = {"individual-assistant": 2, "sign-language-specialist": 3}
        bought = {"technical-aids": 3 + 2, "sanatorium-treatment": 4 + 4 + 4 + 3}
        assert Counter(line) == {**hours, **bought, "wheelchairs": 11 + 9 + 1}
        mother = User.objects.get(username=ON_WAY)
        (child,) = children_on_way(mother, SITUATION)
        passed = state_of_way(mother, child.subject, SITUATION, ON)
        assert [one.state for one in passed] == ["done", "done", "done", "begun"]
        school = attestations_for(User.objects.get(username="school"))
        assert [(one.number, one.kind) for one in school] == [("17", "issued")]
        assert not list(broken_queues(lambda *_: None))
        assert not list(broken_choices(lambda *_: None))
        chairs = Choice.objects.filter(case__service="wheelchairs")
        ways = Counter(chairs.values_list("stage", flat=True))
        assert ways == dict.fromkeys({one.id for one in choice_table().stages} - {"queued"}, 1)
        assert {one.supplier.stage for one in in_catalogue("akmola/zhaksy")} == {"admitted"}
        assert all(one.photo_id for one in in_catalogue("akmola/zhaksy"))
        assert all("ДЕМОНСТРАЦИЯ" in one.source for one in Guarantee.objects.all())
        assert signs_for(User.objects.get(username="auditor"), at=datetime.now(UTC)) == []
        calendar = calendar_of(Case.objects.filter(applicant_user__username=CITIZEN))
        assert "paid" in {one.state for one in calendar}
        others = User.objects.exclude(username__in=names)
        assert not [user for user in others[:5] if user.has_usable_password()]
        cared_for_at_home()
        bought_corrected_and_paid()
        treated_in_a_sanatorium()
        programmes_became_others()
        trees = Case.objects.filter(service="tree-felling-permit", place="zhetisu/panfilov")
        assert sorted(trees.values_list("stage", flat=True)) == ["closed", "proposed", "registered"]


def cared_for_at_home() -> None:
    """One is visited by a plan, one has chosen, one has to choose."""
    assert sorted(Taker.objects.values_list("stage", flat=True)) == ["chosen", "served"]
    kinds = Counter(OrganisationRow.objects.values_list("kind", flat=True))
    assert kinds == {"Listed": 2, "Chosen": 2, "Began": 1, "Planned": 1, "Visited": 6}
    assert not list(broken_organisations(lambda: None))
    (waits,) = Case.objects.filter(applicant_user__username="chooses-care")
    assert waits.notices.exists()
    assert not OrganisationRow.objects.filter(case=waits).exists()


def bought_corrected_and_paid() -> None:
    """A contract taken back by two, the right one, its statement, a claim corrected, the run."""
    mistakes = ContractMistake.objects.order_by("pk")
    assert [hasattr(one, "undone") for one in mistakes] == [True, False]
    (right,) = Contract.objects.filter(mistake=None)
    assert right.number == mistakes[0].contract.number
    assert StatementAccepted.objects.get().statement.contract == right
    claims = SupplierClaim.objects.filter(kind="statement").order_by("pk")
    owed = [sums_of(one).owed for one in claims]
    assert owed == [18_800_000, 16_400_000]
    run = PaymentRun.objects.get(kind=PaymentRun.Kind.SUPPLIERS)
    assert (run.stage, sum(one.amount_tiyn for one in live_lines(run))) == ("reconciled", sum(owed))


def treated_in_a_sanatorium() -> None:
    """By the portal in one place, by vouchers in another."""
    chosen = Choice.objects.filter(case__service="sanatorium-treatment").order_by("pk")
    stages = list(chosen.values_list("stage", flat=True))
    assert stages == ["completed", "in_delivery", "accepted", "open"]
    kinds = [last_step(one).kind for one in Voucher.objects.order_by("number")]
    assert kinds == ["Used", "Issued", "ReturnAsked", "Bought"]
    paid = SupplierClaim.objects.get(kind="voucher")
    assert VoucherAct.objects.get().tiyn == paid.amount_tiyn


def programmes_became_others() -> None:
    """Two withdrawn, one confirmed; the registries go on saying what they said last."""
    done = Followed.objects.order_by("at").values_list("change", "thing", "did")
    assert list(done) == [
        ("withdrawn", "choice", "notes"),
        ("withdrawn", "place", "ends"),
        ("confirmed", "", ""),
    ]
    known = json.loads((settings.VAR / FILE).read_text(encoding="utf-8"))
    for one in Followed.objects.all():
        said = known["individual_programme"][one.version.iin]
        assert (one.version.seq, one.version.measures) == (2, sorted(said["measures"]))


@pytest.mark.django_db
def test_the_state_asked_a_newcomer_first():
    families = Families(ON)
    list(families.plan())
    newcomer = families.newcomer()
    office(newcomer.place.id)
    [request] = offer(newcomer, ON)
    assert (request.stage, request.phone) == ("asked", PHONE)
    assert PHONE in sign_ins()
