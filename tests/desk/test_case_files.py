"""Papers of a case in the officer's browser: the right bytes, and headers that tie their hands."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from django.test import Client

from making import ALATAU, PDF, decided, officer, submitted
from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.documents.blobs import place_of
from tirek.documents.models import StoredFile
from tirek.notices.actions.issue import issue

SignIn = Callable[[User], Client]


def address(case: Case, file: StoredFile) -> str:
    return f"/desk/cases/{case.number}/files/{file.pk}/"


@pytest.fixture
def case() -> Case:
    return submitted()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.HEAD])
def test_a_paper_is_shown_as_it_was_handed_in(role: str, case: Case, signed_in: SignIn) -> None:
    file = case.files.first()
    response = signed_in(officer(role)).get(address(case, file))
    assert b"".join(response.streaming_content) == PDF
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="anyqtama.pdf"'


@pytest.mark.django_db
def test_nothing_in_a_paper_can_act_on_the_site(case: Case, signed_in: SignIn) -> None:
    response = signed_in(officer()).get(address(case, case.files.first()))
    list(response.streaming_content)
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'self'" in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_type_that_is_not_ours_is_only_downloaded(case: Case, signed_in: SignIn) -> None:
    file = StoredFile.objects.create(
        kind="x",
        name="бет.html",
        content_type="text/html",
        size=len(PDF),
        sha256=case.files.first().sha256,
        uploaded_by=officer(),
        uploaded_at=case.events.first().at,
    )
    case.files.add(file)
    response = signed_in(officer()).get(address(case, file))
    list(response.streaming_content)
    assert response.headers["Content-Disposition"].startswith("attachment;")


@pytest.mark.django_db
def test_a_file_of_another_case_is_not_found_under_this_one(case: Case, signed_in: SignIn) -> None:
    other = submitted()
    assert signed_in(officer()).get(address(case, other.files.first())).status_code == 404


@pytest.mark.django_db
def test_a_file_the_store_lost_is_not_found(case: Case, signed_in: SignIn) -> None:
    lost = StoredFile.objects.create(
        kind="x",
        name="x.pdf",
        content_type="application/pdf",
        size=1,
        sha256="0" * 64,
        uploaded_by=officer(),
        uploaded_at=case.events.first().at,
    )
    case.files.add(lost)
    assert not place_of(lost.sha256).exists()
    assert signed_in(officer()).get(address(case, lost)).status_code == 404


@pytest.mark.django_db
def test_a_paper_that_answers_no_requirement_is_shown_all_the_same(
    case: Case, signed_in: SignIn
) -> None:
    first = case.files.first()
    other = StoredFile.objects.create(
        kind="x",
        name="qosymsha.pdf",
        content_type="application/pdf",
        size=first.size,
        sha256=first.sha256,
        uploaded_by=officer(),
        uploaded_at=case.events.first().at,
    )
    case.files.add(other)
    page = signed_in(officer()).get(f"/desk/cases/{case.number}/", {"lang": "ru"}).text
    assert "Другой документ" in page
    assert address(case, other) in page


@pytest.mark.django_db
def test_the_signed_letter_is_shown_byte_for_byte(signed_in: SignIn) -> None:
    case = decided()
    kazakh, russian = issue(case_number=case.number, at=case.events.latest("seq").at)
    client = signed_in(officer())
    page = client.get(f"/desk/cases/{case.number}/").text
    for notice in (kazakh, russian):
        where = f"/desk/cases/{case.number}/letters/{notice.code}/"
        assert where in page
        response = client.get(where)
        assert sha256(response.content).hexdigest() == notice.sha256
        assert response.headers["Content-Type"] == "application/pdf"
    assert signed_in(officer(place=ALATAU)).get(where).status_code == 404
    other = submitted()
    assert client.get(f"/desk/cases/{other.number}/letters/{kazakh.code}/").status_code == 404
