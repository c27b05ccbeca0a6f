"""What an officer keeps for themselves: views of the queue, the way on, the keys."""

from collections.abc import Callable

import pytest
from django.test import Client

from making import APPLIED_AT, officer, proposed, submitted
from tirek.accounts.models import Role, User
from tirek.casework.actions.assign import assign
from tirek.casework.models import Look
from tirek.desk.actions.keep_view import MOST, CannotKeepView, drop_view, keep_view
from tirek.desk.models import SavedView

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def test_a_view_is_kept_under_a_name_and_let_go(signed_in: SignIn) -> None:
    user = officer()
    client = signed_in(user)
    sent = {"name": "Таңертеңгі", "query": "stage=registered&pile=to_examine&after=ZHK&due="}
    kept = client.post("/desk/views/", sent)
    assert kept.headers["Location"] == "/desk/?pile=to_examine&stage=registered"
    one = SavedView.objects.get()
    page = client.get("/desk/?stage=registered&pile=to_examine").text
    assert 'aria-current="page">Таңертеңгі' in page
    assert "Таңертеңгі" not in signed_in(officer()).get("/desk/").text
    other = signed_in(officer())
    other.post("/desk/views/", {"drop": one.pk})
    assert SavedView.objects.exists(), "nobody drops another's"
    client.post("/desk/views/", {"drop": one.pk})
    assert not SavedView.objects.exists()


def test_a_view_needs_a_name_and_there_are_not_too_many() -> None:
    user = officer()
    with pytest.raises(CannotKeepView):
        keep_view(user=user, name=" ", query="")
    for number in range(MOST):
        keep_view(user=user, name=f"Көрініс {number}", query="pile=all")
    with pytest.raises(CannotKeepView):
        keep_view(user=user, name="Тағы біреуі", query="pile=all")
    again = keep_view(user=user, name="Көрініс 0", query="pile=granted")
    assert again.query == "pile=granted"
    assert not drop_view(user=officer(), view=again.pk)


def test_a_refused_view_is_told(signed_in: SignIn) -> None:
    answer = signed_in(officer()).post("/desk/views/?lang=ru", {"name": ""}, follow=True)
    assert "Дайте представлению название" in answer.text


def test_on_to_the_next_case_of_the_queue_as_it_was_looked_at(signed_in: SignIn) -> None:
    user = officer()
    client = signed_in(user)
    first, second, third = submitted(), submitted(), submitted()
    assign(case=second, to=officer(), by=officer(Role.HEAD), at=APPLIED_AT)
    client.get("/desk/?pile=to_examine&officer=nobody")
    onward = client.get(f"/desk/next/?after={first.number}")
    assert onward.headers["Location"] == f"/desk/cases/{third.number}/"
    round_again = client.get(f"/desk/next/?after={third.number}")
    assert round_again.headers["Location"] == f"/desk/cases/{first.number}/"


def test_where_nothing_is_left_one_is_back_at_the_queue(signed_in: SignIn) -> None:
    only = submitted()
    answer = signed_in(officer()).get(f"/desk/next/?after={only.number}&lang=ru", follow=True)
    assert "следующего дела нет" in answer.text
    assert not Look.objects.exists()


def test_the_facts_stand_beside_their_document(signed_in: SignIn) -> None:
    case = submitted()
    client = signed_in(officer())
    answer = client.get(f"/desk/cases/{case.number}/facts/")
    one, other = case.files.order_by("uploaded_at", "pk")
    assert f'src="/desk/cases/{case.number}/files/{one.pk}/"' in answer.text
    assert "frame-src 'self'" in answer.headers["Content-Security-Policy"]
    chosen = client.get(f"/desk/cases/{case.number}/facts/?paper={other.pk}")
    assert f'src="/desk/cases/{case.number}/files/{other.pk}/"' in chosen.text
    assert "frame-src" not in client.get("/desk/").headers["Content-Security-Policy"]


@pytest.mark.parametrize(("language", "word"), [("kk", "ХАБАРЛАМА"), ("ru", "УВЕДОМЛЕНИЕ")])
def test_the_letter_is_read_before_it_is_sent(language: str, word: str, signed_in: SignIn) -> None:
    officer(Role.HEAD, full_name="Гүлнар Оспанова")
    for case in (submitted(), proposed()):
        where = f"/desk/cases/{case.number}/draft-letter/{language}/"
        page = signed_in(officer()).get(where).text
        assert word in page
        assert f'lang="{language}"' in page
        assert not case.notices.exists()


def test_letters_are_in_the_languages_of_papers_only(signed_in: SignIn) -> None:
    case = submitted()
    client = signed_in(officer())
    assert client.get(f"/desk/cases/{case.number}/draft-letter/en/").status_code == 404


def test_keys_are_listed_and_can_be_switched_off(signed_in: SignIn) -> None:
    client = signed_in(officer())
    assert "web/keys.js" in client.get("/desk/").text
    sheet = client.get("/desk/keys/?lang=ru").text
    for words in ("предложить решение", "вниз и вверх по списку", "Выключить"):
        assert words in sheet
    client.post("/desk/keys/", {"keys": "off"})
    assert "web/keys.js" not in client.get("/desk/").text
    assert "Включить" in client.get("/desk/keys/").text
    client.post("/desk/keys/", {"keys": "on"})
    assert "web/keys.js" in client.get("/desk/").text


def test_an_accountant_begins_with_what_is_to_do(signed_in: SignIn) -> None:
    client = signed_in(officer(Role.ACCOUNTANT))
    page = client.get("/desk/", follow=True)
    assert page.request["PATH_INFO"] == "/desk/accounts/"
    assert page.status_code == 200
