"""Applying on the pages, for tests: what is typed, question by question."""

import reading
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import making

BEGIN = "/apply/home-education/"


TYPED = {
    "relation": {"relation": "parent"},
    "parental-rights": {"parental_rights_terminated": "no"},
    "child-name": {
        "child_surname": "Серіков",
        "child_given_name": "Әлихан",
        "child_patronymic": "",
    },
    "child-born": {
        "child_born_on-day": "10",
        "child_born_on-month": "4",
        "child_born_on-year": "2015",
    },
    "child-iin": {"child_iin": "150410 500 130"},
    "disability": {
        "disability_term": "until_day",
        "disability_until-day": "31",
        "disability_until-month": "01",
        "disability_until-year": "2027",
    },
    "state-support": {"fully_state_supported": "no"},
    "institution": {"institution": "no"},
    "lives-here": {"lives_in_place": "yes"},
    "certificate": {
        "certificate_from-day": "1",
        "certificate_from-month": "9",
        "certificate_from-year": "2025",
        "certificate_to-day": "25",
        "certificate_to-month": "5",
        "certificate_to-year": "2026",
    },
    "other-recipient": {"already_paid_to_other": "no"},
    "name": {"surname": "Серікова", "given_name": "Айгүл", "patronymic": "Маратқызы"},
    "phone": {"phone": "8 701 123 45 67"},
    "address": {"settlement": "Жақсы", "street": "Ленин көшесі", "house": "5", "flat": ""},
    "account": {"iban": "KZ86 125K ZT50 0410 0100", "bank": "Қазпошта"},
    "consent": {"data_consent": "yes"},
}


def begun(client, **told):
    """The address of the first question of a new application in Zhaksy."""
    response = client.post(f"{BEGIN}{_query(told)}", {"place": making.ZHAKSY})
    assert response.status_code == 302, reading.words(response)
    return response["Location"]


def _query(told):
    return "?" + "&".join(f"{name}={value}" for name, value in told.items()) if told else ""


def answered(client, address, question, **changed):
    """Send one question's page."""
    return client.post(address, {**TYPED[question], **changed})


def walked(client):
    """Answer every question that is asked, in order; the address after the last."""
    address, asked = begun(client), []
    while "/q/" in address:
        question = address.rstrip("/").rpartition("/")[2]
        asked.append(question)
        response = answered(client, address, question)
        assert response.status_code == 302, (question, reading.problems(response))
        address = response["Location"]
    return address, asked


def signed_by_code(client, check):
    """Ask for a code, type it in; what is answered at last."""
    asked = client.post(check, {"way": "send_code"})
    assert asked.status_code == 302, reading.problems(asked)
    return client.post(check, {"way": "code", "code": making.code_sent()}, follow=True)


def paper(name="anyqtama.pdf", content=making.PDF):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def papers(client, address):
    return client.post(
        address, {"school_certificate": paper(), "medical_conclusion": paper("qorytyndy.pdf")}
    )


def question(client, mother, question_id):
    draft = making.draft_ready(mother)
    return draft, reverse("question", args=[draft.pk, question_id])
