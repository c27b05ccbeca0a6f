"""An application, page by page: nothing is lost, every wrong answer is told at its field."""

from datetime import timedelta

import pytest
import reading
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import making
from tirek.casework.models import Case, Draft
from tirek.portal.presenters.services import has_form
from tirek.services import SERVICES

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


def test_from_the_first_question_to_the_registration_number(client, mother):
    address, asked = walked(client)
    # The IIN is known from the sign-in, so it is not asked again.
    assert asked == list(TYPED)
    check = papers(client, address)["Location"]
    shown = reading.words(client.get(check, {"lang": "ru"}))
    for said in (
        "10 апреля 2015 года",
        "KZ86125KZT5004100100",
        "+77011234567",
        "Родитель",
        "anyqtama.pdf",
        "Жаксынский район",
    ):
        assert said in shown
    sent = signed_by_code(client, check)
    case = Case.objects.get()
    assert case.number in reading.words(sent)
    assert case.language == "ru"
    assert (str(case.received_on), str(case.due_on)) == ("2025-09-12", "2025-09-24")
    shown = reading.words(sent)
    assert "24 сентября 2025 года" in shown
    assert "13 сентября 2025 года, суббота" in shown


def test_sending_twice_is_one_case(client, mother):
    draft = making.draft_ready(mother)
    address = reverse("check", args=[draft.pk])
    signed_by_code(client, address)
    again = client.post(address, {"way": "code", "code": making.code_sent()})
    assert again["Location"] == reverse("sent", args=[draft.pk])
    assert Case.objects.count() == 1


def test_what_the_calculator_was_told_is_not_asked_again(client, mother):
    address = begun(
        client,
        relation="guardian",
        fully_state_supported="no",
        disability_term="no_term",
        **{"child_born_on-day": "10", "child_born_on-month": "4", "child_born_on-year": "2015"},
    )
    draft = Draft.objects.get()
    assert draft.answers["relation"] == "guardian"
    assert draft.answers["child_born_on"] == "2015-04-10"
    assert draft.answers["iin"] == mother.iin
    assert address.endswith("/q/parental-rights/")


def test_one_goes_on_where_one_stopped(client, mother):
    address = begun(client)
    answered(client, address, "relation")
    shown = reading.body(client.get("/cases/"))
    draft = Draft.objects.get()
    assert reverse("question", args=[draft.pk, "parental-rights"]) in shown
    assert reverse("question", args=[draft.pk, "parental-rights"]) in reading.body(
        client.get(BEGIN)
    )


def question(client, mother, question_id):
    draft = making.draft_ready(mother)
    return draft, reverse("question", args=[draft.pk, question_id])


@pytest.mark.parametrize(
    ("question_id", "changed", "field", "said"),
    [
        ("child-iin", {"child_iin": "150410500131"}, "child_iin", "ИИН"),
        ("child-iin", {"child_iin": "15041050013"}, "child_iin", "12"),
        ("child-iin", {"child_iin": "15041050013x"}, "child_iin", "цифр"),
        ("certificate", {"certificate_to-year": "2024"}, "certificate_to", "раньше первого"),
        (
            "certificate",
            {"certificate_from-year": "2024", "certificate_to-year": "2025"},
            "certificate_to",
            "истёк",
        ),
        (
            "certificate",
            {"certificate_to-day": "31", "certificate_to-month": "2"},
            "certificate_to",
            "В календаре нет дня",
        ),
        ("certificate", {"certificate_to-year": ""}, "certificate_to", "год"),
        ("child-born", {"child_born_on-year": "2031"}, "child_born_on", "в будущем"),
        ("child-name", {"child_surname": ""}, "child_surname", "Укажите фамилию"),
        ("child-name", {"child_surname": "Сер1к"}, "child_surname", "«1»"),
        ("phone", {"phone": "123"}, "phone", "номер"),
        ("account", {"iban": "KZ86125KZT5004100101"}, "iban", "ошибка"),
        ("account", {"iban": "DE89370400440532013000"}, "iban", "KZ"),
        ("relation", {"relation": "stranger"}, "relation", "из ответов в списке"),
        ("consent", {"data_consent": "no"}, "data_consent", "Без согласия"),
    ],
)
def test_a_wrong_answer_is_told_at_its_field_and_stays_as_typed(
    client, mother, question_id, changed, field, said
):
    draft, address = question(client, mother, question_id)
    before = dict(draft.answers)
    client.cookies["lang"] = "ru"
    response = answered(client, address, question_id, **changed)
    assert response.status_code == 422
    assert said in reading.field_error(response, field)
    assert reading.body(response).count("<title>Ошибка: ") == 1
    assert any(href.startswith(f"#q-{field}") for href, _ in reading.problems(response))
    for name, value in {**TYPED[question_id], **changed}.items():
        if 'type="radio"' in reading.body(response) and name in ("relation", "data_consent"):
            continue
        assert reading.typed(response, name) == value
    draft.refresh_from_db()
    assert draft.answers == before


@pytest.mark.parametrize(("language", "said"), [("kk", "ЖСН"), ("ru", "ИИН"), ("en", "IIN")])
def test_the_message_is_in_the_person_s_language(client, mother, language, said):
    _, address = question(client, mother, "child-iin")
    client.cookies["lang"] = language
    response = answered(client, address, "child-iin", child_iin="1")
    assert said in reading.field_error(response, "child_iin")


def test_what_may_be_no_mistake_is_asked_once_and_taken_the_second_time(client, mother):
    draft, address = question(client, mother, "disability")
    late = {"disability_until-year": "2024"}
    client.cookies["lang"] = "ru"
    response = answered(client, address, "disability", **late)
    assert response.status_code == 200
    assert "Срок инвалидности истёк" in reading.words(response)
    assert "Всё равно продолжить" in reading.words(response)
    draft.refresh_from_db()
    assert draft.answers["disability_until"] == "2024-01-31"
    assert answered(client, address, "disability", **late, seen="1").status_code == 302
    shown = reading.words(client.get(reverse("check", args=[draft.pk])))
    assert "Срок инвалидности истёк" in shown


def test_a_change_comes_back_to_the_answers(client, mother):
    draft, address = question(client, mother, "phone")
    response = answered(client, f"{address}?change=1", "phone", phone="8 702 765 43 21")
    assert response["Location"] == reverse("check", args=[draft.pk])
    draft.refresh_from_db()
    assert draft.answers["phone"] == "+77027654321"


def test_a_change_that_opens_a_new_question_asks_it(client, mother):
    draft, address = question(client, mother, "institution")
    response = client.post(
        f"{address}?change=1",
        {
            "institution": "now",
            "entered_institution_on-day": "1",
            "entered_institution_on-month": "9",
            "entered_institution_on-year": "2025",
        },
    )
    assert response["Location"] == reverse("check", args=[draft.pk])
    draft.refresh_from_db()
    assert draft.answers["entered_institution_on"] == "2025-09-01"


@pytest.mark.parametrize(
    ("upload", "said"),
    [
        (paper("virus.pdf", b"MZ\x90\x00" + b"\x00" * 200), "программ"),
        (paper("empty.pdf", b""), "пуст"),
        (paper("letter.docx", b"PK\x03\x04" + b"\x00" * 200), "PDF"),
        (paper("photo.pdf", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50 + b"IEND"), "png"),
    ],
    ids=["program", "empty", "docx", "ending"],
)
def test_a_file_that_cannot_be_taken_is_told_at_its_field(client, mother, upload, said):
    draft = making.draft_ready(mother)
    address = reverse("documents", args=[draft.pk])
    client.cookies["lang"] = "ru"
    upload.seek(0)
    response = client.post(address, {"child_document": upload, "go": "on"})
    assert response.status_code == 422
    assert said.lower() in reading.field_error(response, "child_document").lower()
    assert draft.files.count() == 2


def test_a_file_of_40_megabytes_is_told_at_its_field_and_the_other_file_is_kept(client, mother):
    address, _ = walked(client)
    client.cookies["lang"] = "ru"
    large = paper("scan.pdf", making.PDF + b"\x00" * 40 * 1024 * 1024)
    response = client.post(address, {"school_certificate": large, "medical_conclusion": paper()})
    assert response.status_code == 422
    assert "10 МБ" in reading.field_error(response, "school_certificate")
    assert reading.field_error(response, "medical_conclusion") is None
    assert [file.kind for file in Draft.objects.get().files.all()] == ["medical_conclusion"]


def test_without_the_papers_one_cannot_go_on(client, mother):
    address, _ = walked(client)
    client.cookies["lang"] = "kk"
    response = client.post(address, {"go": "on"})
    assert response.status_code == 422
    assert "Құжатты жүктеңіз" in reading.field_error(response, "school_certificate")


def test_chosen_files_can_be_uploaded_before_going_on(client, mother):
    address, _ = walked(client)
    response = client.post(address, {"school_certificate": paper(), "upload": "1"})
    assert response["Location"] == address
    assert "anyqtama.pdf" in reading.words(client.get(address))


def test_a_question_that_no_answer_calls_for_leads_to_the_open_one(client, mother, monkeypatch):
    begun(client)
    draft = Draft.objects.get()
    asked = SERVICES["home-education"].form.question("phone")
    monkeypatch.setattr("tirek.portal.drafts.form_of", lambda _: WithoutQuestions(asked))
    response = client.get(reverse("question", args=[draft.pk, "phone"]))
    assert response["Location"] == reverse("documents", args=[draft.pk])


class WithoutQuestions:
    """A form whose answers lead to no question."""

    def __init__(self, asked):
        self.asked = asked

    def question(self, question_id):
        return self.asked

    def path(self, answers):
        return ()

    def first_open(self, answers):
        return None


def test_the_page_of_a_sent_application_is_not_there_before_sending(client, mother):
    draft = making.draft_ready(mother)
    response = client.get(reverse("sent", args=[draft.pk]))
    assert response["Location"] == reverse("check", args=[draft.pk])


def test_a_file_is_taken_away(client, mother):
    draft = making.draft_ready(mother)
    file = draft.files.first()
    client.post(reverse("documents", args=[draft.pk]), {"remove": str(file.pk)})
    assert file not in draft.files.all()
    again = client.post(reverse("documents", args=[draft.pk]), {"remove": str(file.pk)})
    assert again.status_code == 404


def test_a_second_application_for_the_same_child_is_told_at_the_child_s_iin(client, mother):
    first = making.submitted(mother)
    child = first.subject.iin
    draft = making.draft_ready(mother, child_iin=child)
    client.cookies["lang"] = "ru"
    response = signed_by_code(client, reverse("check", args=[draft.pk]))
    assert response.status_code == 422
    ((href, said),) = reading.problems(response)
    assert first.number in said
    assert href.startswith(reverse("question", args=[draft.pk, "child-iin"]))
    assert Case.objects.count() == 1
    draft.refresh_from_db()
    assert draft.answers["child_iin"] == child


def test_another_person_s_iin_is_told_at_its_field(client, mother):
    draft = making.draft_ready(mother, iin=making.iin())
    client.cookies["lang"] = "ru"
    response = client.post(reverse("check", args=[draft.pk]))
    assert [href for href, _ in reading.problems(response)] == [
        f"{reverse('question', args=[draft.pk, 'iin'])}?change=1"
    ]


def test_a_certificate_that_ended_while_the_draft_lay_is_told_when_sending(
    client, mother, time_machine
):
    draft = making.draft_ready(mother)
    time_machine.move_to(making.APPLIED_AT + timedelta(days=300), tick=False)
    client.force_login(mother)
    response = client.post(reverse("check", args=[draft.pk]), {"lang": "ru"})
    assert response.status_code == 422
    assert any("/q/certificate/" in href for href, _ in reading.problems(response))
    assert Case.objects.count() == 0


@pytest.mark.parametrize("place", ["mars/olympus", "", "karaganda/shet", "astana"])
def test_a_place_that_takes_no_applications_is_told_at_its_field(client, mother, place):
    client.cookies["lang"] = "ru"
    response = client.post(BEGIN, {"place": place})
    assert response.status_code == 422
    assert reading.field_error(response, "place")
    assert not Draft.objects.exists()


QUESTIONS = [
    (slug, one.id)
    for slug, service in SERVICES.items()
    if has_form(service)
    for one in service.form.questions
]


@pytest.mark.parametrize(("slug", "question_id"), QUESTIONS)
def test_every_question_of_every_service_is_a_page(client, mother, slug, question_id):
    client.post(f"/apply/{slug}/", {"place": making.ZHAKSY})
    draft = Draft.objects.get(service=slug)
    address = reverse("question", args=[draft.pk, question_id])
    asked = SERVICES[slug].form.question(question_id)
    for language in ("kk", "ru", "en"):
        response = client.get(address, {"lang": language})
        if response.status_code == 302:  # another answer has to call for it first
            assert asked.only_if
            continue
        assert reading.heading(response) == asked.title.in_(language).replace("\u00a0", " ")


def test_a_draft_is_thrown_away_only_after_asking(client, mother):
    draft = making.draft_ready(mother)
    address = reverse("drop", args=[draft.pk])
    client.get(address)
    assert Draft.objects.filter(pk=draft.pk).exists()
    client.post(address)
    assert not Draft.objects.filter(pk=draft.pk).exists()


def test_a_question_the_answers_do_not_lead_to_goes_to_the_open_one(client, mother):
    address = begun(client)
    draft = Draft.objects.get()
    unknown = client.get(reverse("question", args=[draft.pk, "no-such"]))
    assert unknown.status_code == 404
    assert client.get(address).status_code == 200


def test_after_sending_every_page_of_the_draft_shows_the_number(client, mother):
    draft = making.submitted(mother).draft
    for name in ("documents", "check", "drop"):
        response = client.get(reverse(name, args=[draft.pk]))
        assert response["Location"] == reverse("sent", args=[draft.pk])
    response = client.post(reverse("question", args=[draft.pk, "phone"]), {"phone": "1"})
    assert response["Location"] == reverse("sent", args=[draft.pk])
