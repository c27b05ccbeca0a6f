"""What many cases are owed, worked out by the database, is what each is owed by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from threading import Thread
from typing import Any

import pytest
from any_case import AT, stories, written
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from law_cases import ALATAU, ASTANA, SERVICE, ZHAKSY, book
from making import decided, submitted
from money_making import accepted_change, recomputed_together
from tirek.casework.models import Case
from tirek.law.act import InForce
from tirek.law.catalogue import Law, the_law
from tirek.law.suppose import SupposedLaw
from tirek.payments.actions import recompute as one_by_one
from tirek.payments.actions import recompute_many as at_once
from tirek.payments.actions.bring_up_to_date import bring_up_to_date
from tirek.payments.models import Entitlement, PayeeAccount
from tirek.payments.queries.quiet import worked_out_together
from tirek.payments.sql import rows
from tirek.services import SERVICES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("together")]


def kept_by(way: Callable[..., object], cases: Sequence[Case]) -> list[Any]:
    """Every row that the way leaves, without its key; then it is as if nothing had been done."""
    with transaction.atomic():
        way(cases, at=AT)
        rows = [
            {name: value for name, value in row.items() if name != "id"}
            for table, order in ((Entitlement, ("case", "period")), (PayeeAccount, ("case", "pk")))
            for row in table.objects.order_by(*order).values()
        ]
        transaction.set_rollback(True)
    return rows


def act_of_january() -> Law:
    """In Zhaksy another act, which pays by the quarter, begins in the middle of January 2026."""
    law, begins = the_law(), date(2026, 1, 16)
    of = {one.place: one for one in law.editions(book()).all}
    old, other = of[ZHAKSY], of[ALATAU]
    of[ZHAKSY] = replace(old, in_force=replace(old.in_force, until=begins))
    new = replace(other, id="zhaksy-2026", place=ZHAKSY, in_force=_from(other.in_force, begins))
    return SupposedLaw(law, book(), [*of.values(), new], law.parameters)


def _from(in_force: InForce, day: date) -> InForce:
    return replace(in_force, from_=day)


LAWS = {"as it is": the_law(), "another act in January": act_of_january()}
USUAL = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


@pytest.mark.parametrize("which", LAWS)
@USUAL
@given(data=st.data())
def test_many_are_owed_what_each_is_owed(
    which: str, monkeypatch: pytest.MonkeyPatch, data: st.DataObject
) -> None:
    law = LAWS[which]
    for module in (one_by_one, at_once):
        monkeypatch.setattr(module, "the_law", lambda: law)
    acts = {place: law.editions(book()).of(place) for place in (ZHAKSY, ALATAU, ASTANA)}
    editions = [*acts[ZHAKSY] * 3, *acts[ALATAU] * 3, *acts[ASTANA]]
    told = data.draw(st.lists(stories(law, editions), min_size=15, max_size=25))
    with transaction.atomic():
        cases = written(told)
        assert kept_by(recomputed_together, cases) == kept_by(one_by_one.recompute, cases)
        transaction.set_rollback(True)


def rows_of(case: Case) -> dict[str, tuple[str, int | None]]:
    """Period -> (state, tiyn) as kept."""
    found = Entitlement.objects.filter(case=case).order_by("period")
    return {one.period: (one.state, one.amount_tiyn) for one in found}


def test_twice_is_once() -> None:
    cases = [decided(), decided(submitted(place=ALATAU))]
    keys = [case.pk for case in cases]
    assert at_once.recompute_many(keys, at=AT) == []
    once = list(Entitlement.objects.order_by("pk").values())
    assert rows_of(cases[0])["2026-02"] == ("due", 1297500)  # spec example 1
    assert rows_of(cases[1])["2026-Q2"] == ("due", 2306667)  # spec example 6
    assert at_once.recompute_many(keys, at=AT) == []
    assert list(Entitlement.objects.order_by("pk").values()) == once
    assert PayeeAccount.objects.count() == len(cases)


def test_what_is_broken_off_is_not_there_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    case = decided()

    def broken_off(*_: object) -> None:
        assert rows_of(case)
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr(at_once, "first_accounts", broken_off)
        with pytest.raises(ConnectionError):
            at_once.recompute_many([case.pk], at=AT)
    assert not rows_of(case)
    assert at_once.recompute_many([case.pk], at=AT) == []
    assert len(rows_of(case)) == 9


@pytest.mark.parametrize("wrong", ["d.amount + 1", "d.amount / 0"])
def test_a_sum_that_the_rules_do_not_say_is_not_written(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database says another sum than `decide`, or none: then it is asked for no sum."""
    case = decided()
    monkeypatch.setattr(at_once, "PERIODS", at_once.PERIODS.replace("d.amount", wrong))
    assert at_once.recompute_many([case.pk], at=AT) == [case.pk]
    assert not rows_of(case)
    assert bring_up_to_date(at=AT) == 1
    assert rows_of(case)["2026-02"] == ("due", 1297500)


def test_a_few_cases_are_worked_out_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_once, "FEW", 2)
    first, second = decided(), decided()
    assert at_once.recompute_many([first.pk], at=AT) == [first.pk]
    assert at_once.recompute_many([first.pk, second.pk], at=AT) == []


def test_a_case_that_is_examined_again_is_left_alone() -> None:
    case = decided()
    Case.objects.filter(pk=case.pk).update(stage="in_examination")
    assert at_once.recompute_many([case.pk], at=AT) == [case.pk]


def test_a_case_whose_last_decision_refuses_is_left_alone() -> None:
    case = decided()
    before = case.events.get(kind="Decided").payload
    refused = {**before, "decision": {"outcome": "refused", "schedule": []}}
    case.events.create(seq=case.last_seq + 1, kind="Decided", at=AT, payload=refused)
    assert at_once.recompute_many([case.pk], at=AT) == [case.pk]


def test_more_than_are_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_once, "PORTION", 2)
    cases = [decided() for _ in range(3)]
    accepted_change(cases[1], "died", "2026-01-10")
    assert at_once.recompute_many([case.pk for case in cases], at=AT) == [cases[1].pk]
    assert len(rows_of(cases[2])) == 9


def test_services_whose_cases_are_not_rows_of_a_table_go_one_by_one() -> None:
    together = [slug for slug, one in SERVICES.items() if worked_out_together(one.rulebook())]
    assert together == [SERVICE.slug]


@pytest.mark.django_db(transaction=True)
def test_whoever_is_at_a_case_is_waited_for_and_counted_in() -> None:
    """A death is accepted while the cases are about to be worked out."""
    case, quiet = decided(), decided()
    left: list[int] = []

    def acts() -> None:
        try:
            left.extend(at_once.recompute_many([case.pk, quiet.pk], at=AT))
        finally:
            connection.close()

    other = Thread(target=acts)
    with transaction.atomic():
        accepted_change(case, "died", "2026-01-10")
        other.start()
        while other.is_alive() and not somebody_waits():
            other.join(0.02)
        assert other.is_alive(), "whoever works them out waits for the specialist"
    other.join(30)
    assert left == [case.pk]
    assert not rows_of(case)
    assert len(rows_of(quiet)) == 9


def somebody_waits() -> bool:
    return bool(rows("SELECT FROM pg_locks WHERE NOT granted AND locktype <> 'advisory'", {}))
