"""A closed world: a page is public by name here, or it turns strangers away before anything else.

No database is asked: a guard that looked something up first would fail these tests.
"""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from tirek.accounts.models import Role, User
from tirek.kernel.period import Month
from tirek.web.access import home_of

PUBLIC = {
    "start", "services", "service", "calculate", "sign-in", "sign-out", "sign-in-password",
    "sign-in-provider", "sign-in-back", "sign-in-key", "sign-in-phone", "sign-in-code",
    "verify", "verify-any", "law", "edition",
    "catalogue", "offer-photo",  # what suppliers offer, before anybody's turn came
    "display", "kit",  # size of letters and contrast; the catalogue of the page kit
    "demo-phone",  # only where settings.TIREK_DEMO
    "sms-hook",  # only with the gateway's secret
    "counter:terminal", "counter:board",  # only with the key of an office
}  # fmt: skip
"""What anybody may read without signing in, and nothing else."""
EVERYBODYS = {"sign-ins"}
"""What everybody who signed in has: each sees only their own."""
SAMPLES = {
    "uuid": UUID("12345678-1234-5678-1234-567812345678"),
    "slug": "some-name",
    "str": "some-name",
    "number": "ZHK-2026-000123",
    "month": Month.at(2026, 2),
    "int": 1,
}
OFFICERS_OWN = ("desk:", "counter:")
OFFICERS = (Role.SPECIALIST, Role.HEAD, Role.ACCOUNTANT, Role.ADMINISTRATOR)
SIGN_IN = "/sign-in/?next="


def _patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one, f"{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name}", one


ADDRESSES = dict(_patterns(get_resolver()))
PAGES = {name: one for name, one in ADDRESSES.items() if not name.startswith("api")}
GUARDED = sorted(set(PAGES) - PUBLIC)
FOR_MACHINES = sorted(set(ADDRESSES) - set(PAGES) - {"api:openapi-json", "api-nothing"})
"""The description of the interface is public; what it describes asks for a key."""


def _converter(kind: str) -> object:
    return next(value for name, value in SAMPLES.items() if name in kind)


def _address(name: str) -> str:
    kinds = ADDRESSES[name].pattern.converters  # type: ignore[attr-defined]
    sample = {key: _converter(type(kind).__name__.lower().replace("string", "str")) for key, kind
              in kinds.items()}  # fmt: skip
    return reverse(name, kwargs=sample)


def _answer(name: str, method: str, user: User) -> HttpResponseBase:
    request: HttpRequest = RequestFactory().generic(method, _address(name))
    request.user = user
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    match = resolve(request.path)
    found: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    return found


def test_every_address_has_a_name_of_its_own() -> None:
    names = [name for name, _ in _patterns(get_resolver())]
    assert sorted(names) == sorted(set(names))
    assert "None" not in "".join(names)


def test_the_public_pages_are_all_there() -> None:
    assert set(PAGES) >= PUBLIC
    assert len(GUARDED) >= 20


@pytest.mark.parametrize("name", FOR_MACHINES)
def test_a_system_without_a_key_is_told_so(name: str, client: Client) -> None:
    where = _address(name)
    answers = {getattr(client, method)(where).status_code for method in ("get", "post", "put")}
    assert answers <= {401, 404, 405}


@pytest.mark.parametrize("name", GUARDED)
def test_a_stranger_is_sent_to_sign_in(name: str, client: Client) -> None:
    where = _address(name)
    answers = [client.get(where), client.post(where)]
    sent = [one["Location"].startswith(SIGN_IN) for one in answers if one.status_code == 302]
    # A page for one method only may answer the other with 405; never both.
    assert sent
    assert all(sent)
    assert {one.status_code for one in answers} <= {302, 405}


@pytest.mark.parametrize("name", [name for name in GUARDED if name.startswith(OFFICERS_OWN)])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_citizen_is_refused_at_the_desk(name: str, method: str) -> None:
    try:
        answer = _answer(name, method, User(role=Role.CITIZEN))
    except PermissionDenied:
        return
    assert answer.status_code == 405


@pytest.mark.parametrize(
    "name", [name for name in GUARDED if not name.startswith(OFFICERS_OWN) | (name in EVERYBODYS)]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", OFFICERS)
def test_an_officer_is_sent_from_a_citizens_page_to_the_desk(
    name: str, method: str, role: str
) -> None:
    answer = _answer(name, method, User(role=role))
    assert answer.status_code in (302, 405)
    assert answer.status_code == 405 or answer["Location"] == home_of(User(role=role))
