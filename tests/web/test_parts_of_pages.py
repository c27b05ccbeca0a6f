"""A part of a page that changes by itself never lands on a page it does not fit."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import RequestFactory

from tirek.web.htmx import HtmxMiddleware


def answered(view, **headers):
    return HtmxMiddleware(view)(RequestFactory().get("/", headers=headers))


def moved(request):
    answer = redirect("/sign-in/")
    answer.set_cookie("lang", "kk")
    return answer


def test_a_redirect_becomes_a_whole_new_page():
    answer = answered(moved, hx_request="true")
    assert answer.status_code == 204
    assert answer["HX-Redirect"] == "/sign-in/"
    assert "lang" in answer.cookies


def test_browsers_without_htmx_are_redirected_as_ever():
    answer = answered(moved)
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")


def test_an_answer_that_is_no_redirect_passes():
    assert answered(lambda request: HttpResponse("a part"), hx_request="true").text == "a part"
