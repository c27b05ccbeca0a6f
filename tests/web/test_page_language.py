"""Which language a page speaks."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from tirek.web.language import LanguageMiddleware, current, language_links


class Person:
    language = "ru"


def spoken(request):
    found = []

    def view(asked):
        found.append(current())
        return HttpResponse("")

    response = LanguageMiddleware(view)(request)
    return found[0], response


def a_request(path="/", *, cookie=None, user=None):
    request = RequestFactory().get(path)
    if cookie:
        request.COOKIES["lang"] = cookie
    if user:
        request.user = user
    return request


def test_kazakh_is_first():
    assert spoken(a_request())[0] == "kk"


def test_the_person_s_own_language_then_the_cookie_then_the_address():
    assert spoken(a_request(user=Person()))[0] == "ru"
    assert spoken(a_request(user=Person(), cookie="en"))[0] == "en"
    assert spoken(a_request("/?lang=kk", user=Person(), cookie="en"))[0] == "kk"


def test_a_choice_is_remembered_in_a_cookie():
    _, response = spoken(a_request("/?lang=ru"))
    assert response.cookies["lang"].value == "ru"
    assert response.headers["Content-Language"] == "ru"


@pytest.mark.parametrize("unknown", ["de", "", "RU", "<script>"])
def test_an_unknown_language_changes_nothing(unknown):
    language, response = spoken(a_request(f"/?lang={unknown}", cookie=unknown))
    assert language == "kk"
    assert "lang" not in response.cookies


def test_the_switch_keeps_the_rest_of_the_address():
    links = language_links(a_request("/law/?place=akmola%2Fzhaksy&lang=ru"))
    assert [link.href for link in links] == [
        f"/law/?place=akmola%2Fzhaksy&lang={code}" for code in ("kk", "ru", "en")
    ]
