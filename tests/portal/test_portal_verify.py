"""Anybody may ask whether a letter is genuine; nobody learns whose it is."""

import pytest
import reading
from django.core.files.uploadedfile import SimpleUploadedFile

pytestmark = pytest.mark.django_db


def asked(client, **typed):
    return client.post("/verify/?lang=ru", typed)


def test_an_unknown_code_is_not_found(client):
    shown = reading.words(client.get("/verify/7HQK2M9XPTRB/", {"lang": "ru"}))
    assert "Такой документ не найден" in shown


def test_a_code_is_typed_as_printed(client):
    response = asked(client, code="7hqk-2m9x ptrb")
    assert "Такой документ не найден" in reading.words(response)
    assert reading.typed(response, "code") == "7hqk-2m9x ptrb"


def test_an_empty_form_is_told(client):
    response = asked(client, code="")
    assert response.status_code == 422
    assert reading.field_error(response, "code") == "Ошибка: Введите код документа"


def test_a_strange_file_is_not_found(client):
    file = SimpleUploadedFile("letter.pdf", b"%PDF-1.4 something")
    assert "Такой документ не найден" in reading.words(asked(client, file=file))


def test_a_file_that_is_too_large_is_told(client, settings):
    settings.TIREK_UPLOAD_LIMIT = 1000
    file = SimpleUploadedFile("letter.pdf", b"%PDF-1.4" + b"x" * 2000)
    response = asked(client, file=file)
    assert response.status_code == 422
    assert "слишком большой" in reading.field_error(response, "file")
