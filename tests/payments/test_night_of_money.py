"""What the night brings in line without any event of a case: the law of today, case by case."""

from dataclasses import replace
from typing import Any

import pytest

from making import decided, officer, submitted
from money_making import FEBRUARY
from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.actions.ask_to_vouch import ask_to_vouch
from tirek.casework.actions.vouch import vouch
from tirek.casework.models import Case
from tirek.casework.queries.vouching import papers_of
from tirek.payments import tasks
from tirek.payments.actions.recompute import recompute
from tirek.payments.known import known_of
from tirek.payments.models import Entitlement, PayeeAccount
from tirek.services import SERVICES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("both_ways")]


def worked_out_by_old_law(case: Case) -> None:
    """As it was kept before an act changed: under another law, with another sum."""
    recompute([case], at=FEBRUARY)
    Entitlement.objects.filter(case=case).update(law="0" * 64, amount_tiyn=100)


def test_a_changed_law_is_counted_in_at_night_and_not_only_by_a_run(time_machine: Any) -> None:
    time_machine.move_to(FEBRUARY, tick=False)
    case = decided()
    worked_out_by_old_law(case)
    tasks.find_what_was_overpaid(0)
    kept = Entitlement.objects.filter(case=case)
    assert kept.get(period="2025-09").amount_tiyn == 1179600  # spec example 1
    assert not kept.filter(law="0" * 64).exists()


def test_many_cases_are_worked_out_with_the_questions_of_one(
    django_assert_max_num_queries: Any,
) -> None:
    first, *others = [decided(submitted()) for _ in range(4)]
    with django_assert_max_num_queries(30) as one:
        recompute([first], at=FEBRUARY)
    with django_assert_max_num_queries(len(one)):
        recompute(others, at=FEBRUARY)
    for cases, count in (([first], 1), (others, 3)):
        assert PayeeAccount.objects.filter(case__in=cases, source="application").count() == count
        assert Entitlement.objects.filter(case__in=cases, period="2025-09").count() == count


def confirmed_by_the_school(case: Case) -> None:
    school = Office.objects.create(
        place=case.place, kind=OfficeKind.SCHOOL, name_kk="№ 1 мектеп", name_ru="Школа № 1"
    )
    teacher = User.objects.create_user(
        username="teacher", role=Role.SCHOOL, office=school, full_name="Раушан Әлімова"
    )
    asked = ask_to_vouch(
        case=case, office=school, paper=papers_of(case)[0], by=officer(), at=FEBRUARY
    )
    vouch(vouching=asked, by=teacher, answer="confirmed", at=FEBRUARY)


def test_only_the_paper_that_is_asked_again_confirms_a_quarter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = decided()
    confirmed_by_the_school(case)
    ((_, known),) = known_of([case])
    assert known.confirmed == (FEBRUARY.date(),)
    terms = SERVICES[case.service].payment
    assert terms.confirmation is not None
    other = replace(terms, confirmation=replace(terms.confirmation, fact="disability"))
    monkeypatch.setitem(SERVICES[case.service].__dict__, "payment", other)
    ((_, known),) = known_of([case])
    assert known.confirmed == ()
