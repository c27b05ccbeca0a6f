"""The database walks an index from where a list goes on: it reads no table through, sorts nothing.

Plans of a table of some thousand cases: what is read through there is not read through with more.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from many_cases import fill

from greenery import gardener
from making import ZHAKSY, officer
from tirek.accounts.models import Role, User
from tirek.casework.models import UNDECIDED, Case, Turn
from tirek.casework.permissions import visible_to
from tirek.casework.queries import listing
from tirek.casework.queries.cases import worklist
from tirek.casework.queries.listing import Order, part
from tirek.casework.queries.search import found

CASES, PEOPLE = 12_000, 11_999
INDEX: dict[Order, str] = {
    "due": "place_by_deadline",
    "received": "place_by_receipt",
    "name": "place_by_name",
    "number": "number",
}
PLACE = ZHAKSY
SEARCHES = {
    "000000000042": "cases_by_words",
    "+7 (701) 000-00-42": "cases_by_words",
    "000042": "cases_by_end_of_number",
    "ZHK-2025-000042": "casework_case_number",
}


@pytest.fixture
def user(db: None) -> User:
    """A specialist of the place that a tenth of the cases lies in."""
    fill(CASES, PEOPLE)
    return officer(place=PLACE)


def plan(cases: QuerySet[Case]) -> list[dict[str, Any]]:
    """The nodes of the plan, the outermost first."""
    return plan_of(*cases.query.sql_with_params())


def plan_of(sql: str, params: Any) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        (made,) = cursor.fetchone()
    top = (json.loads(made) if isinstance(made, str) else made)[0]["Plan"]
    return list(_nodes(top))


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)


def read_through(cases: QuerySet[Case]) -> list[str]:
    """Tables that are read from end to end; the officers are few."""
    nodes = [node for node in plan(cases) if node["Node Type"] == "Seq Scan"]
    return [node["Relation Name"] for node in nodes if node["Relation Name"] != "accounts_user"]


def indexes(cases: QuerySet[Case]) -> set[str]:
    return {node["Index Name"] for node in plan(cases) if "Index Name" in node}


def sorted_by_hand(cases: QuerySet[Case]) -> list[str]:
    """Whole sorts; sorting some rows that come in order already is no matter."""
    return [node["Node Type"] for node in plan(cases) if node["Node Type"] == "Sort"]


def asked_for(
    monkeypatch: pytest.MonkeyPatch, user: User, order: Order, after: str, pile: str = "all"
) -> QuerySet[Case]:
    """The question that a part of the list puts to the database."""
    asked: list[QuerySet[Case]] = []
    cases = worklist(user, pile)

    class Heard(list[Case]):
        def __init__(self, cases: QuerySet[Case]) -> None:
            asked.append(cases)
            super().__init__(cases)

    monkeypatch.setattr(listing, "list", Heard, raising=False)
    part(cases, order, 25, among=visible_to(user), after=after)
    return asked[0]


def test_lists_of_one_place_go_on_along_an_index(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = Case.objects.filter(place=PLACE).order_by("pk")[1000].number
    for order, index in INDEX.items():
        for after in ("", deep):
            asked = asked_for(monkeypatch, user, order, after)
            assert [name for name in indexes(asked) if index in name], (order, after)
            assert read_through(asked) == []
            assert sorted_by_hand(asked) == []


def test_lists_of_some_services_go_on_along_the_same_index(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nearly all services are asked for along the index of the place, one alone by itself."""
    gardens = gardener(Role.SPECIALIST, PLACE)
    others = User.objects.get(pk=user.pk)
    for order, index in INDEX.items():
        asked = asked_for(monkeypatch, others, order, "")
        assert "service" in str(asked.query)
        assert [name for name in indexes(asked) if index in name], order
        assert read_through(asked) == []
        assert sorted_by_hand(asked) == []
        assert read_through(asked_for(monkeypatch, gardens, order, "")) == []


def test_lists_of_an_overseer_go_on_along_an_index(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    overseer = officer(Role.MANAGER, place="almaty-region")
    for order in INDEX:
        asked = asked_for(monkeypatch, overseer, order, "")
        assert "casework_case" not in read_through(asked)
        assert sorted_by_hand(asked) == [], order


def test_turns_go_on_along_an_index_of_what_is_undecided(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Case.objects.filter(stage__in=UNDECIDED)
    assert waiting.filter(number__endswith="00").update(turn=Turn.FIRST) > 100
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE casework_case")
    overseer = officer(Role.MANAGER, place="almaty-region")
    for who, index in ((user, "turns_in_place"), (overseer, "turns_")):
        mine = worklist(who, "to_examine")
        deep = mine.order_by("turn", "due_on", "pk")[mine.count() // 4].number
        for after in ("", deep):
            asked = asked_for(monkeypatch, who, "turn", after, pile="to_examine")
            assert [name for name in indexes(asked) if name.startswith(index)], after
            assert read_through(asked) == []
            assert sorted_by_hand(asked) == []
            assert after == "" or "ROW(" in begins_at(asked)


def begins_at(cases: QuerySet[Case]) -> str:
    """From where on the index is read: nothing before it is looked at."""
    return " ".join(node.get("Index Cond", "") for node in plan(cases))


def searched(user: User, search: str) -> tuple[QuerySet[Case], set[str]]:
    """The list that was found, and the indexes asked on the way: words are looked up first."""
    asked: list[tuple[str, Any]] = []

    def hear(execute: Any, sql: str, params: Any, *rest: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(hear):
        cases = found(visible_to(user), user, search)
    nodes = [node for one in asked if "casewords" in one[0] for node in plan_of(*one)]
    return cases, {node["Index Name"] for node in nodes if "Index Name" in node}


def test_searches_ask_an_index(user: User) -> None:
    for search, index in SEARCHES.items():
        cases, on_the_way = searched(user, search)
        asked = cases.order_by("due_on", "pk")[:26]
        assert read_through(asked) == [], search
        assert any(name.startswith(index) for name in indexes(asked) | on_the_way), search
    rare, on_the_way = searched(user, "СЕРИКОВБАВ алих")
    assert "casework_case" not in read_through(rare.order_by())
    assert "cases_by_words" in on_the_way
    here = found(visible_to(user), user, "оспанов")
    assert 0 < here.count() < CASES / 10
    assert set(here.values_list("place", flat=True)) == {PLACE}


def test_what_is_still_owed_is_found_and_counted_along_an_index(user: User) -> None:
    late = worklist(user, "to_examine").filter(due_on__lt=date(2024, 1, 1))[:26]
    assert indexes(late) & {"undecided_in_place", "worklist_by_deadline"}
    assert read_through(late) == []
    pile = visible_to(user).filter(stage__in=("granted", "in_payment")).order_by()
    assert read_through(pile.values("pk")[: listing.MANY + 1]) == []
