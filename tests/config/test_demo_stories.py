"""The stories of the demonstration one by one: what each leaves behind to be looked at."""

from datetime import date, datetime, time
from itertools import chain, islice

import pytest

from making import PANFILOV, ZHAKSY
from tirek.accounts.models import Role, User
from tirek.audit.queries.organisations import broken_organisations
from tirek.casework.models import Case
from tirek.config.demo import buying, care, fill, market, sanatoria, trees, vouchers
from tirek.config.demo.one_case import officers_of
from tirek.config.demo.people import name_file
from tirek.config.demo.users import Desk, Users
from tirek.payments.models import PaymentRun, SupplierClaim
from tirek.payments.queries.corrections import sums_of
from tirek.payments.tables import live_lines
from tirek.procedure.deadline import ALMATY
from tirek.registries.queries import versions_of
from tirek.supply.models import (
    Choice,
    Contract,
    ContractMistake,
    Delivery,
    Followed,
    OrganisationRow,
    StatementAccepted,
    Taker,
    Voucher,
    VoucherAct,
)
from tirek.supply.queries.vouchers import last_step

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 20)
EVENING = datetime.combine(ON, time(18, 30), ALMATY)


@pytest.fixture
def users() -> Users:
    """Every office of the demonstration with its officers."""
    made = Users()
    for place in name_file().places:
        made.desk(place, ON)
    made.administrator()
    made.others()
    return made


@pytest.fixture
def desk(users: Users) -> Desk:
    """Who works in the first place."""
    there = User.objects.filter(office__place=ZHAKSY)
    roles = (Role.SPECIALIST, Role.HEAD, Role.ACCOUNTANT, Role.OPERATOR)
    return Desk(*(there.get(role=role) for role in roles))


def test_one_is_visited_one_has_chosen_one_has_to_choose(users: Users) -> None:
    fill._play(care.stories(ZHAKSY, users, officers_of(ZHAKSY), ON), until=EVENING)
    assert sorted(Taker.objects.values_list("stage", flat=True)) == ["chosen", "served"]
    rows = OrganisationRow.objects.values_list("kind", flat=True)
    assert sorted(rows) == [
        *("Began", "Chosen", "Chosen", "Listed", "Listed"),
        *("Planned", "Visited", "Visited", "Visited"),
    ]
    assert not list(broken_organisations(lambda: None))
    (waits,) = Case.objects.filter(applicant_user__username="chooses-care")
    assert waits.notices.exists()
    assert not OrganisationRow.objects.filter(case=waits).exists()


def test_before_the_act_nobody_is_cared_for(users: Users) -> None:
    early = date(2024, 3, 4)
    assert not list(care.stories(ZHAKSY, users, officers_of(ZHAKSY), early))


def test_the_second_department_has_three_cases_of_its_own(users: Users) -> None:
    fill._play(trees.stories(users, ON), until=EVENING)
    found = Case.objects.filter(place=PANFILOV).values_list("stage", flat=True)
    assert sorted(found) == ["closed", "proposed", "registered"]
    assert User.objects.get(username="tree-owner").is_citizen


def test_a_contract_is_corrected_by_two_and_its_statement_paid(users: Users, desk: Desk) -> None:
    fill._play(buying.stories(ZHAKSY, users, desk, ON), until=EVENING)
    assert sorted(Delivery.objects.values_list("stage", flat=True)) == ["stated", "stated"]
    mistakes = ContractMistake.objects.order_by("pk")
    assert [hasattr(one, "undone") for one in mistakes] == [True, False]
    (right,) = Contract.objects.filter(mistake=None)
    assert right.number == mistakes[0].contract.number
    assert StatementAccepted.objects.get().statement.contract == right
    owed = [sums_of(one).owed for one in SupplierClaim.objects.order_by("pk")]
    assert owed == [18_800_000, 16_400_000]
    run = PaymentRun.objects.get(kind=PaymentRun.Kind.SUPPLIERS)
    assert (run.stage, sum(one.amount_tiyn for one in live_lines(run))) == ("reconciled", sum(owed))


def test_by_the_portal_four_stand_where_they_can_be_seen(users: Users, desk: Desk) -> None:
    first = market.stories(ZHAKSY, users, (desk.specialist, desk.head), ON)
    then = sanatoria.stories(ZHAKSY, users, (desk.specialist, desk.head), ON)
    fill._play(chain(islice(first, 1), then), until=EVENING)
    stages = Choice.objects.order_by("pk").values_list("stage", flat=True)
    assert list(stages) == ["completed", "in_delivery", "accepted", "open"]


def test_of_the_vouchers_one_is_used_held_returned_at_hand(users: Users) -> None:
    fill._play(vouchers.stories(PANFILOV, users, officers_of(PANFILOV), ON), until=EVENING)
    kinds = [last_step(one).kind for one in Voucher.objects.order_by("number")]
    assert kinds == ["Used", "Issued", "ReturnAsked", "Bought"]
    assert VoucherAct.objects.get().tiyn == SupplierClaim.objects.get().amount_tiyn
    (waits,) = Case.objects.exclude(voucher_steps__isnull=False)
    assert waits.stage == "granted"


def test_a_programme_withdraws_confirms_and_lets_the_order_come(users: Users, desk: Desk) -> None:
    told = market.stories(ZHAKSY, users, (desk.specialist, desk.head), ON)
    fill._play(told, until=EVENING)
    done = Followed.objects.order_by("at").values_list("change", "thing", "did")
    assert list(done) == [
        ("withdrawn", "choice", "notes"),
        ("withdrawn", "place", "ends"),
        ("confirmed", "", ""),
    ]
    known = list(market.known_programmes(ZHAKSY, ON))
    last = [versions_of(iin).last() for one in known for iin in one["individual_programme"]]
    assert [one.seq for one in last if one] == [2, 2, 2]


@pytest.mark.parametrize("on", [date(2026, 1, 9), date(2026, 3, 2), date(2027, 2, 1)])
def test_it_is_told_on_any_day(users: Users, desk: Desk, on: date) -> None:
    """Also where the month told is of another year, and where some steps are still to come."""
    officers = (desk.specialist, desk.head)
    told = chain(
        market.stories(ZHAKSY, users, officers, on),
        sanatoria.stories(ZHAKSY, users, officers, on),
        care.stories(ZHAKSY, users, officers, on),
        buying.stories(ZHAKSY, users, desk, on),
        vouchers.stories(PANFILOV, users, officers_of(PANFILOV), on),
        trees.stories(users, on),
    )
    fill._play(told, until=datetime.combine(on, time(18, 30), ALMATY))
    assert Case.objects.count() > 10
