"""Two officers who pass the turn at the same moment serve one person, the first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from making import officer
from queues import granted, later
from tirek.casework.models import Case
from tirek.supply.actions.serve import NotTheFirst, serve
from tirek.supply.models import Row

pytestmark = pytest.mark.django_db(transaction=True)


def pressed_at_once(cases: list[Case]) -> list[Row | NotTheFirst]:
    """Each case by an officer of its own, all at the same moment."""
    at_once = Barrier(len(cases))
    turns = [(case, officer(place=case.place)) for case in cases]

    def press(turn):
        case, by = turn
        try:
            at_once.wait(timeout=10)
            return serve(case=case, by=by, at=later(30))
        except NotTheFirst as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(cases)) as threads:
        return list(threads.map(press, turns))


def test_the_same_person_is_served_once():
    first, second = granted(), granted(at=later(1))
    results = pressed_at_once([first, first])
    assert [type(one) for one in results].count(Row) == 1
    assert [type(one) for one in results].count(NotTheFirst) == 1
    assert list(Row.objects.filter(kind="served").values_list("case", flat=True)) == [first.pk]
    assert second.pk not in Row.objects.exclude(kind="joined").values_list("case", flat=True)


def test_the_second_is_never_served_before_the_first():
    first, second = granted(), granted(at=later(1))
    results = pressed_at_once([second, first])
    assert isinstance(results[1], Row)
    served = list(Row.objects.filter(kind="served").order_by("seq").values_list("case", flat=True))
    assert served in ([first.pk], [first.pk, second.pk])
