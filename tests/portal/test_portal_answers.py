"""What the department waits for: more information, and an answer to the notice of a hearing."""

import pytest
import reading
from django.urls import reverse

import making
from tirek.casework.papers import OTHER

DONE, UNPROCESSABLE, CONFLICT = 302, 422, 409


@pytest.fixture(autouse=True)
def in_russian(client):
    client.cookies["lang"] = "ru"


@pytest.fixture
def asked(mother):
    return making.asked(making.submitted(mother))


@pytest.fixture
def set_for_hearing(mother):
    return making.hearing_announced(making.submitted(mother, fully_state_supported=True))


def send(client, name, case, **form):
    case.refresh_from_db()
    sent = {"seq": str(case.last_seq), **form}
    return client.post(reverse(name, args=[case.number]), sent)


class TestMoreInformation:
    def test_the_case_says_what_by_when_and_what_otherwise(self, client, asked):
        shown = reading.words(client.get(reverse("case", args=[asked.number])))
        assert "До 17 сентября 2025" in shown
        assert "мөрі анық емес" in shown
        assert "решение примут по тем документам, которые есть" in shown
        assert reverse("answer-request", args=[asked.number]) in reading.body(
            client.get(reverse("case", args=[asked.number]))
        )

    def test_files_and_words_are_sent(self, client, asked):
        response = send(
            client,
            "answer-request",
            asked,
            words="жаңа көшірмесі",
            school_certificate=making.upload("jana.pdf"),
        )
        assert response.status_code == DONE
        asked.refresh_from_db()
        assert asked.stage == "in_examination"
        assert asked.files.filter(kind="school_certificate", name="jana.pdf").exists()

    def test_nothing_sent_is_said_at_its_field(self, client, asked):
        response = send(client, "answer-request", asked)
        assert response.status_code == UNPROCESSABLE
        assert 'href="#q-words"' in reading.body(response)

    def test_a_bad_file_loses_no_word(self, client, asked):
        response = send(
            client,
            "answer-request",
            asked,
            words="екінші беті",
            school_certificate=making.upload("x.exe", b"MZ123"),
        )
        assert response.status_code == UNPROCESSABLE
        assert "екінші беті" in reading.body(response)
        assert 'href="#q-school_certificate"' in reading.body(response)

    def test_what_is_too_long_is_said_and_kept(self, client, asked):
        response = send(client, "answer-request", asked, words="сөз " * 1200)
        assert response.status_code == UNPROCESSABLE
        assert "4000" in reading.words(response)

    def test_a_case_that_asks_nothing_has_no_such_page(self, client, mother):
        case = making.submitted(mother)
        response = client.get(reverse("answer-request", args=[case.number]))
        assert response.status_code == DONE


class TestTheHearing:
    def test_the_case_shows_why_when_and_where(self, client, set_for_hearing):
        shown = reading.words(client.get(reverse("case", args=[set_for_hearing.number])))
        assert "15 сентября 2025" in shown
        assert "12-бөлме" in shown
        assert "только предварительное решение" in shown

    @pytest.mark.parametrize("answer", ["will_come", "agree", "waive"])
    def test_the_answer_is_kept_and_can_be_changed(self, client, set_for_hearing, answer):
        assert (
            send(client, "answer-hearing", set_for_hearing, answer="will_come").status_code == DONE
        )
        assert send(client, "answer-hearing", set_for_hearing, answer=answer).status_code == DONE
        shown = client.get(reverse("answer-hearing", args=[set_for_hearing.number]))
        assert f'value="{answer}" checked' in reading.body(shown)

    def test_an_objection_comes_with_a_paper(self, client, set_for_hearing):
        form = {"answer": "object", "words": "Ребёнок дома", OTHER: making.upload("spravka.pdf")}
        assert send(client, "answer-hearing", set_for_hearing, **form).status_code == DONE
        assert set_for_hearing.files.filter(kind=OTHER).exists()
        shown = reading.words(client.get(reverse("case", args=[set_for_hearing.number])))
        assert "возражаю письменно" in shown

    @pytest.mark.parametrize(("form", "field"), [({}, "answer"), ({"answer": "object"}, "words")])
    def test_what_is_missing_is_said_at_its_field(self, client, set_for_hearing, form, field):
        response = send(client, "answer-hearing", set_for_hearing, **form)
        assert response.status_code == UNPROCESSABLE
        assert f'href="#q-{field}"' in reading.body(response)

    def test_a_stale_page_loses_nothing(self, client, set_for_hearing):
        response = client.post(
            reverse("answer-hearing", args=[set_for_hearing.number]),
            {"seq": "1", "answer": "object", "words": "Ребёнок дома"},
        )
        assert response.status_code == CONFLICT
        assert "Ребёнок дома" in reading.body(response)

    def test_a_case_without_one_has_no_such_page(self, client, mother):
        case = making.submitted(mother)
        assert client.get(reverse("answer-hearing", args=[case.number])).status_code == DONE
