"""Signing in and out."""

import pytest
import reading

import making

pytestmark = pytest.mark.django_db


def signed_in(client, **typed):
    return client.post("/sign-in/password/?lang=ru", typed)


def test_a_citizen_comes_to_the_cabinet_and_an_officer_to_the_desk(client):
    mother, officer = making.citizen(), making.officer()
    for user, home in ((mother, "/cases/"), (officer, "/desk/")):
        response = signed_in(client, username=user.username, password=making.PASSWORD)
        assert response["Location"] == home


def test_one_comes_back_to_the_page_that_was_asked_for(client):
    user = making.citizen()
    response = signed_in(
        client, username=user.username, password=making.PASSWORD, next="/apply/home-education/"
    )
    assert response["Location"] == "/apply/home-education/"


@pytest.mark.parametrize("foreign", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_one_is_never_sent_to_another_site(client, foreign):
    user = making.citizen()
    response = signed_in(client, username=user.username, password=making.PASSWORD, next=foreign)
    assert response["Location"] == "/cases/"


def test_a_wrong_password_is_told_and_the_name_stays(client):
    user = making.citizen()
    response = signed_in(client, username=user.username, password="wrong")
    assert response.status_code == 422
    assert "Неверное имя пользователя или пароль" in reading.field_error(response, "username")
    assert reading.typed(response, "username") == user.username
    assert "wrong" not in reading.body(response)


def test_empty_fields_are_told(client):
    response = signed_in(client, username=" ", password="")
    assert reading.field_error(response, "username")
    assert reading.field_error(response, "password")


def test_too_many_wrong_passwords_lock_with_a_sentence(client):
    user = making.citizen()
    for _ in range(6):
        response = signed_in(client, username=user.username, password="wrong")
    assert response.status_code == 429
    assert "слишком много раз" in reading.field_error(response, "username")


def test_signing_out_needs_the_button(client):
    client.force_login(making.citizen())
    client.get("/sign-out/")
    assert client.get("/cases/").status_code == 200
    client.post("/sign-out/")
    assert client.get("/cases/").status_code == 302
