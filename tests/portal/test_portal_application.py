"""An application, page by page: nothing is lost, every wrong answer is told at its field."""

from datetime import timedelta

import pytest
import reading
from applying import BEGIN, TYPED, answered, begun, papers, signed_by_code, walked
from django.urls import reverse

import making
from tirek.casework.models import Case, Draft
from tirek.services import SERVICES


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
