"""Lists are sorted by the links of their head, which say how they are sorted."""

import pytest
from django.test import RequestFactory

from tirek.web.sorting import Sorting


def sorting(query, first="-due"):
    return Sorting.asked(RequestFactory().get(f"/?{query}"), ("due", "number"), first)


@pytest.mark.parametrize("wish", ["", "sort=", "sort=evil", "sort=--due", "sort=-evil"])
def test_what_nobody_can_sort_by_sorts_as_at_first(wish):
    asked = sorting(wish)
    assert (asked.column, asked.descending) == ("due", True)


def test_the_head_says_the_order_and_turns_it_round():
    asked = sorting("q=a%26b&page=3&sort=number")
    number, due = asked.head("number", "№", numeric=True), asked.head("due", "Срок")
    assert (number.sort, number.href, number.numeric) == (
        "ascending",
        "?q=a%26b&sort=-number",
        True,
    )
    assert (due.sort, due.href) == ("none", "?q=a%26b&sort=due")
    assert sorting("sort=-due").head("due", "Срок").sort == "descending"
