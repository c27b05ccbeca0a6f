"""The letters of a decision: to read, to download, to have checked by a stranger."""

import pytest
import reading
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import making
from tirek.notices.actions.issue import issue


@pytest.fixture
def issued(mother):
    """A granted case of the mother with its letters, Kazakh and Russian."""
    case = making.decided(making.submitted(mother))
    return case, issue(case_number=case.number, at=making.APPLIED_AT)


def test_the_case_leads_to_the_letters_in_both_languages(client, issued):
    case, notices = issued
    response = client.get(reverse("case", args=[case.number]), {"lang": "ru"})
    assert {notice.language for notice in notices} == {"kk", "ru"}
    for notice in notices:
        address = reverse("letter", args=[case.number, notice.code])
        assert f'href="{address}"' in reading.body(response)
        letter = client.get(address)
        assert letter.content.startswith(b"%PDF-")
        assert letter.headers["Content-Type"] == "application/pdf"
        assert notice.file_name in letter.headers["Content-Disposition"]
    assert "на казахском языке" in reading.words(response)


def test_another_citizen_gets_no_letter(client, issued):
    case, notices = issued
    client.force_login(making.citizen())
    for notice in notices:
        assert client.get(reverse("letter", args=[case.number, notice.code])).status_code == 404


def test_a_stranger_learns_that_it_is_genuine_and_nothing_about_the_family(client, issued):
    case, (notice, _) = issued
    client.logout()
    shown = reading.words(client.get(f"/verify/{notice.code}/", {"lang": "ru"}))
    for said in ("Документ подлинный", notice.number, "12 сентября 2025 года", "Действительна"):
        assert said in shown
    for private in (case.applicant.surname, case.subject.given_name, case.subject.iin, "112 059"):
        assert private not in shown


def test_the_file_itself_is_recognised_and_a_changed_one_is_not(client, issued):
    case, (notice, _) = issued
    content = client.get(reverse("letter", args=[case.number, notice.code])).content
    for given, said in ((content, "Документ подлинный"), (content + b" ", "не найден")):
        file = SimpleUploadedFile("letter.pdf", given)
        response = client.post("/verify/?lang=ru", {"file": file})
        assert said in reading.words(response)
