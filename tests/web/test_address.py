"""The same page with something else asked of it: what is not named stays as it was."""

import pytest
from django.test import RequestFactory

from tirek.web.address import address_with


@pytest.mark.parametrize(
    ("without", "asked", "expected"),
    [
        ([], {"page": "2"}, "?q=a%26b&before=7&page=2"),
        ([], {"before": "9"}, "?q=a%26b&before=9"),
        (["before", "after"], {"after": "9"}, "?q=a%26b&after=9"),
        (["before"], {}, "?q=a%26b"),
    ],
)
def test_only_what_is_named_changes(without, asked, expected):
    request = RequestFactory().get("/list/?q=a%26b&before=7")
    assert address_with(request, without=without, **asked) == expected
    assert request.GET["before"] == "7"
