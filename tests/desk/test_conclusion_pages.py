"""Members of a commission write and sign; the specialist takes what counts; deputies."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from making import APPLIED_AT, PANFILOV, officer, proposed, submitted
from tirek.accounts.models import Deputy, Role, User
from tirek.casework.models import Case, Conclusion

SignIn = Callable[[User], Client]
OPEN, DONE, REFUSED, HIDDEN, UNPROCESSABLE = 200, 302, 403, 404, 422
NAMES = ("Ахметова Сәуле", "Оспанов Болат", "Ким Елена")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day(time_machine: Any) -> None:
    time_machine.move_to(APPLIED_AT, tick=False)


@pytest.fixture
def enter(signed_in: SignIn) -> SignIn:
    def in_russian(user: User) -> Client:
        client = signed_in(user)
        client.cookies["lang"] = "ru"
        return client

    return in_russian


@pytest.fixture
def members() -> list[User]:
    return [officer(Role.COMMISSION, full_name=name) for name in NAMES]


def day(name: str, year: int, month: int, number: int) -> dict[str, str]:
    return {f"{name}-day": str(number), f"{name}-month": str(month), f"{name}-year": str(year)}


def form(case: Case, members: list[User]) -> dict[str, Any]:
    return {
        "commission": "medical",
        "number": "118",
        **day("given_on", 2025, 9, 10),
        "case": case.number,
        "about_iin": case.subject.iin,
        "positive": "yes",
        "words": "Рекомендуется обучение на дому",
        **day("begins", 2025, 9, 1),
        **day("ends", 2026, 5, 25),
        "members": [str(one.pk) for one in members],
    }


class TestTheCommission:
    def test_each_signs_and_the_specialist_takes_it(
        self, enter: SignIn, members: list[User]
    ) -> None:
        case = submitted()
        writer = enter(members[0])
        assert writer.get("/desk/conclusions/").status_code == OPEN
        response = writer.post("/desk/conclusions/write/", form(case, members))
        assert response.status_code == DONE
        where = response.headers["Location"]
        for member in members[:2]:
            assert enter(member).post(where).status_code == DONE
        specialist = enter(officer())
        take = f"/desk/cases/{case.number}/conclusions/"
        assert take in specialist.get(f"/desk/cases/{case.number}/").text
        assert "нет подписи: Ким Елена" in specialist.get(take).text
        chosen = {"seq": str(case.last_seq), "conclusion": str(Conclusion.objects.get().pk)}
        response = specialist.post(take, chosen)
        assert response.status_code == UNPROCESSABLE
        assert "нет подписи: Ким Елена" in response.text
        assert "нужна ваша подпись" in enter(members[2]).get("/desk/conclusions/").text
        assert enter(members[2]).post(where).status_code == DONE
        assert enter(members[2]).post(where).status_code == UNPROCESSABLE
        assert "Учитывается" in specialist.get(take).text
        assert specialist.post(take, chosen).status_code == DONE
        assert case.events.filter(kind="ConclusionGiven").exists()
        assert "118" in specialist.get(f"/desk/cases/{case.number}/").text

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("commission", "jury"),
            ("about_iin", "123"),
            ("positive", ""),
            ("number", ""),
            ("words", ""),
            ("case", "ZHK-2025-999999"),
            ("members", []),
            ("given_on-day", "45"),
            ("ends-month", "13"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_lost(
        self, enter: SignIn, members: list[User], field: str, value: Any
    ) -> None:
        sent = {**form(submitted(), members), field: value}
        response = enter(members[0]).post("/desk/conclusions/write/", sent)
        assert response.status_code == UNPROCESSABLE
        assert f'href="#q-{field.partition("-")[0]}' in response.text
        if field != "words":
            assert "Рекомендуется обучение на дому" in response.text
        assert not Conclusion.objects.exists()

    def test_only_who_is_named_sees_it(self, enter: SignIn, members: list[User]) -> None:
        case = submitted()
        response = enter(members[0]).post("/desk/conclusions/write/", form(case, members))
        where = response.headers["Location"]
        assert enter(officer(Role.COMMISSION)).get(where).status_code == HIDDEN
        assert enter(officer()).get(where).status_code == REFUSED
        other = enter(officer(place=PANFILOV))
        assert other.get(f"/desk/cases/{case.number}/conclusions/").status_code == HIDDEN

    def test_one_is_chosen(self, enter: SignIn) -> None:
        case = submitted()
        take = f"/desk/cases/{case.number}/conclusions/"
        response = enter(officer()).post(take, {"seq": str(case.last_seq), "conclusion": "x"})
        assert response.status_code == UNPROCESSABLE


class TestDeputies:
    def order(self, deputy: User) -> dict[str, str]:
        return {
            "deputy": str(deputy.pk),
            **day("begins", 2025, 9, 12),
            **day("ends", 2025, 9, 19),
            "order": "Распоряжение акима № 45 от 11.09.2025",
        }

    def test_the_head_appoints_and_ends(self, enter: SignIn) -> None:
        head, deputy, case = officer(Role.HEAD), officer(), proposed()
        boss, acting = enter(head), enter(deputy)
        confirm = f"/desk/cases/{case.number}/confirm/"
        assert acting.get(confirm).status_code == REFUSED
        assert boss.post("/desk/deputies/", self.order(deputy)).status_code == DONE
        assert "№ 45" in boss.get("/desk/deputies/").text
        assert "Утвердить решение" in acting.get(f"/desk/cases/{case.number}/").text
        assert acting.get(confirm).status_code == OPEN
        sent = {"seq": str(case.last_seq), "way": "kept_key"}
        assert acting.post(confirm, sent).status_code == DONE
        assert case.events.get(kind="Decided").payload["acting_for"]["id"] == head.pk
        key = str(Deputy.objects.get().pk)
        assert boss.post("/desk/deputies/", {"end": key}).status_code == DONE
        assert boss.post("/desk/deputies/", {"end": key}).status_code == HIDDEN
        assert acting.get(confirm).status_code == REFUSED

    @pytest.mark.parametrize(
        ("field", "value"), [("deputy", "x"), ("order", " "), ("begins-day", "40")]
    )
    def test_what_is_wrong_is_said(self, enter: SignIn, field: str, value: str) -> None:
        sent = {**self.order(officer()), field: value}
        response = enter(officer(Role.HEAD)).post("/desk/deputies/", sent)
        assert response.status_code == UNPROCESSABLE
        assert f'href="#q-{field.partition("-")[0]}' in response.text
        assert not Deputy.objects.exists()

    def test_ones_own_case_says_so(self, enter: SignIn) -> None:
        case = proposed()
        head = officer(Role.HEAD)
        head.iin = None
        head.save()
        User.objects.filter(pk=case.applicant_user_id).update(iin=None)
        head.iin = case.applicant.iin
        head.save()
        shown = enter(head).get(f"/desk/cases/{case.number}/confirm/").text
        assert "Это ваше собственное дело" in shown
        assert 'name="seq"' not in shown
