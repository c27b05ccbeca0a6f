"""Every page of the portal answers in three languages, in one language at a time."""

import re

import pytest
import reading
from django.urls import reverse

import making
from tirek.portal.urls import urlpatterns
from tirek.web.texts import catalogue

LANGUAGES = ("kk", "ru", "en")
PUBLIC = [
    "/services/",
    "/catalogue/",
    "/",
    "/services/home-education/",
    "/services/home-schooling-admission/",
    "/services/home-education/calculate/",
    "/sign-in/",
    "/sign-in/password/",
    "/law/",
    "/law/zhaksy-2023/",
    "/law/panfilov-2026/",
    "/law/kz-2025/",
    "/verify/",
    "/verify/7HQK2M9XPTRB/",
]
APPS = ("web", "portal")


@pytest.fixture
def place(mother):
    """Addresses of one's own pages, by the name of the page."""
    case = making.decided(making.submitted(mother))
    draft = making.draft_ready(mother)
    file = case.files.first()
    return {
        "cases": reverse("cases"),
        "case": reverse("case", args=[case.number]),
        "letters": reverse("letters"),
        "payments": reverse("payments"),
        "consents": reverse("consents"),
        "consent-withdraw": reverse(
            "consent-withdraw", args=[case.applicant.consents.latest("pk").pk]
        ),
        "looks": reverse("looks"),
        "my-data": reverse("my-data"),
        "settings": reverse("settings"),
        "change": reverse("change", args=[case.number]),
        "change-report": reverse("change-report", args=[case.number, "disability-term"]),
        "receipt": reverse("receipt", args=[case.number]),
        "withdraw": reverse("withdraw", args=[making.submitted(mother).number]),
        "answer-request": reverse("answer-request", args=[asked_for(mother).number]),
        "answer-hearing": reverse("answer-hearing", args=[refused_soon(mother).number]),
        "case-file": reverse("case-file", args=[case.number, file.pk]),
        "apply": reverse("apply", args=["home-education"]),
        "question": reverse("question", args=[draft.pk, "disability"]),
        "documents": reverse("documents", args=[draft.pk]),
        "check": reverse("check", args=[draft.pk]),
        "sent": reverse("sent", args=[making.submitted(mother).draft.pk]),
        "drop": reverse("drop", args=[draft.pk]),
    }


def asked_for(mother):
    """A case that waits for more information."""
    return making.asked(making.submitted(mother))


def refused_soon(mother):
    """A case whose hearing is set."""
    return making.hearing_announced(making.submitted(mother, fully_state_supported=True))


def said_in(language):
    """Sentences of the catalogue that only this language has."""
    others = {
        text
        for app in APPS
        for entry in catalogue(app).values()
        for code, text in entry.variants()
        if code != language
    }
    return {
        text
        for app in APPS
        for entry in catalogue(app).values()
        for code, text in entry.variants()
        if code == language and "{" not in text and len(text) > 12 and text not in others
    }


FOREIGN = {
    language: set().union(*(said_in(other) for other in LANGUAGES if other != language))
    for language in LANGUAGES
}


def check_page(response, language):
    assert response.status_code == 200
    assert f'<html lang="{language}"' in reading.body(response)
    assert response.headers["Content-Language"] == language
    assert reading.heading(response)
    shown = reading.own_words(response)
    assert [text for text in FOREIGN[language] if text in shown] == []


def check_safety(response):
    """Nothing that the content security policy would stop, nothing from another host."""
    page = reading.body(response)
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert "<style" not in page
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
    loaded = re.findall(r'<(?:script|img|link)[^>]+(?:src|href)="([^"]+)"', page)
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)
    policy = response.headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in policy


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_speaks_one_language(client, address, language):
    response = client.get(address, {"lang": language})
    check_page(response, language)
    check_safety(response)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_s_own_pages_speak_one_language(client, place, language):
    for name, address in place.items():
        response = client.get(address, {"lang": language})
        if name == "case-file":
            assert response.headers["Content-Disposition"].startswith("attachment")
            assert response.getvalue() == making.PDF
            continue
        check_page(response, language)
        check_safety(response)


def test_every_address_is_tried_here(place):
    others = {
        "start",
        "services",
        "catalogue",
        "service",
        "calculate",
        "sign-in",
        "law",
        "edition",
        "verify-any",
        "verify",
        "sign-out",
        "letter",
        "ask-registries",
        "tasks",
        *("sign-in-password", "sign-in-provider", "sign-in-back", "sign-in-key"),
        *("sign-in-phone", "sign-in-code"),
        # with tests of their own, by what they are about
        *("acting", "acting-code", "acting-end", "demo-phone", "satisfaction", "export"),
        *("complain", "complaints", "complaint", "complaint-paper", "complaint-file"),
        *("complaint-withdraw", "case-signature"),
        *("account", "account-code", "account-stop"),
        *("debts", "debt", "debt-letter", "debt-agree", "money-letter"),
        *(
            "choice",
            "choice-renew",
            "choice-again",
            "case-again",
            "bed",
            "home",
            "organisation",
            "organisation-choose",
            "bought",
            "voucher",
            "order",
            "order-cancel",
            "order-received",
            "offer-photo",
        ),
        *("way", "way-of-child", "issued-paper", "work", "work-sheet", "work-file"),
    }
    assert {pattern.name for pattern in urlpatterns} == others | set(place)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_page_says_so_in_one_language(client, language):
    for address in ("/nowhere/", "/services/nothing/", "/law/nothing-1999/"):
        response = client.get(address, {"lang": language})
        assert response.status_code == 404
        assert f'<html lang="{language}"' in reading.body(response)
        shown = reading.words(response)
        assert [text for text in FOREIGN[language] if text in shown] == []


@pytest.mark.django_db
def test_a_form_that_has_grown_old_says_that_nothing_is_lost(client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/sign-in/?lang=ru", {"username": "x", "password": "y"})
    assert response.status_code == 403
    assert "Страница устарела" in reading.words(response)


@pytest.mark.django_db
def test_the_language_stays_chosen(client):
    client.get("/", {"lang": "ru"})
    assert '<html lang="ru"' in reading.body(client.get("/law/"))
