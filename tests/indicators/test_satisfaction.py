"""After the decision people are asked once; what they say is tied to nobody."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from figures_known import known, on, scope

from making import APPLIED_AT, ZHAKSY, citizen, decided, officer, submitted
from tirek.accounts.models import Role
from tirek.casework.permissions import NotAllowed
from tirek.indicators.actions.answer import CannotAnswer, answer
from tirek.indicators.actions.ask import ask
from tirek.indicators.actions.enter import NoShare, enter
from tirek.indicators.models import Answer, Asked
from tirek.indicators.quality import quality
from tirek.indicators.tasks import ask_how_it_went

pytestmark = pytest.mark.django_db
ALL_WELL = {"2.1": True, "3.1": True, "5.1": True}


def say(case, **said):
    answer(case=case, by=case.applicant_user, said={**ALL_WELL, **said}, at=on(2025, 9, 20))


def test_three_people_answer_and_one_of_them_was_treated_rudely():
    for polite in (True, True, False):
        say(decided(), **{"5.1": polite})
    assert (known("5.1").met, known("5.1").of, str(known("5.1").percent)) == (2, 3, "66.67")
    assert str(known("2.1").percent) == "100.00"
    assert known("4.3").unknown == "nobody_answered"


def test_an_answer_names_neither_the_person_nor_the_case():
    case = decided()
    say(case)
    names = {field.name for field in Answer._meta.get_fields()}
    assert names == {"id", "place", "service", "month", "indicator", "satisfied"}
    assert {(one.place, str(one.month)) for one in Answer.objects.all()} == {(ZHAKSY, "2025-09-01")}
    assert {field.name for field in Asked._meta.get_fields()} == {"id", "case", "at"}


def test_one_answers_once_after_the_decision_and_for_oneself():
    case = submitted()
    with pytest.raises(CannotAnswer, match="not decided yet"):
        say(case)
    decided(case)
    with pytest.raises(NotAllowed):
        answer(case=case, by=citizen(), said=ALL_WELL, at=APPLIED_AT)
    with pytest.raises(NotAllowed):
        answer(case=case, by=officer(), said=ALL_WELL, at=APPLIED_AT)
    with pytest.raises(CannotAnswer, match="at least one"):
        answer(case=case, by=case.applicant_user, said={}, at=APPLIED_AT)
    say(case)
    with pytest.raises(CannotAnswer, match="once"):
        say(case)
    assert Answer.objects.count() == 3


def test_who_did_not_complain_is_not_asked_about_complaints():
    say(decided(), **{"4.3": True})
    assert not Answer.objects.filter(indicator="4.3").exists()


def test_the_case_says_once_that_it_was_asked():
    case = decided()
    ask_how_it_went(case_number=case.number, seq=4)
    assert ask(case=case, at=APPLIED_AT) is None
    (event,) = case.events.filter(kind="SatisfactionAsked")
    assert "сауал" in event.payload["told"]["citizen"]["kk"]


def run(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql)


@pytest.mark.parametrize("table", ["asked", "answer", "entry", "report"])
def test_what_was_said_stays_said(table):
    say(decided())
    with pytest.raises(DatabaseError, match="only added"):
        run(f"UPDATE indicators_{table} SET id = id")


def test_two_at_the_same_moment_are_one():
    case = decided()
    say(case)
    with pytest.raises(IntegrityError), transaction.atomic():
        Asked.objects.create(case=case, at=APPLIED_AT)


class TestPage:
    @staticmethod
    def client(case):
        client = Client()
        client.force_login(case.applicant_user)
        client.cookies["language"] = "ru"
        return client

    def test_asked_answered_and_never_again(self):
        case = decided()
        client = self.client(case)
        where = f"/cases/{case.number}/satisfaction/"
        assert where in client.get(f"/cases/{case.number}/").content.decode()
        page = client.get(where)
        assert page.status_code == 200
        for one in quality().asked(complained=False):
            assert f'name="{one.id}"' in page.content.decode()
        assert client.post(where, {}).status_code == 422
        said = client.post(where, {"2.1": "yes", "5.1": "no", "3.1": "maybe"})
        assert said.status_code == 200
        assert list(Answer.objects.order_by("indicator").values_list("indicator", "satisfied")) == [
            ("2.1", True), ("5.1", False),
        ]  # fmt: skip
        assert client.get(where).status_code == 302
        assert where not in client.get(f"/cases/{case.number}/").content.decode()

    def test_another_persons_case_is_not_there(self):
        case, other = decided(), decided()
        assert self.client(other).get(f"/cases/{case.number}/satisfaction/").status_code == 404


class TestEnteredByHand:
    def enter(self, typed="97,5", by=None, place=ZHAKSY, id_="3.3"):
        return enter(
            indicator=quality().indicator(id_), place=place, service="", year=2025, typed=typed,
            by=by or officer(Role.MANAGER), at=APPLIED_AT,
        )  # fmt: skip

    def test_the_last_one_counts(self):
        self.enter("80")
        self.enter()
        assert str(known("3.3").percent) == "97.50"
        assert known("3.3").meets_target is True
        assert known("3.3").meets_norm is False
        assert known("3.3", scope(place="akmola")).unknown == "not_entered"

    @pytest.mark.parametrize("typed", ["", "abc", "-1", "100.01", "1e1000", "NaN", "12.345"])
    def test_what_is_no_share_is_refused(self, typed):
        with pytest.raises(NoShare):
            self.enter(typed)

    def test_only_a_manager_of_the_place_and_only_what_nothing_measures(self):
        with pytest.raises(NotAllowed):
            self.enter(by=officer(Role.HEAD))
        with pytest.raises(NotAllowed):
            self.enter(place="almaty-region/alatau")
        with pytest.raises(NoShare):
            self.enter(id_="1.1")
