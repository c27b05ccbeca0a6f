"""Pages on which cases are given, taken, put aside and made longer."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
import time_machine
from django.test import Client

import victims
from making import ALATAU, APPLIED_AT, decided, officer, proposed, submitted
from tirek.accounts.models import Role, User
from tirek.casework.actions.assign import assign
from tirek.casework.actions.hold import put_on_hold
from tirek.casework.models import Case
from tirek.kernel.text import Text
from tirek.procedure import passport, process
from tirek.procedure.cite import Cite
from tirek.procedure.process import Extension, Span
from victims import victim_case

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
TOGETHER = "/desk/together/"
CITE = Cite(act="order-84-2021", paragraph="6", mark="to_verify", note=Text("т", "т", "t"))


def post(client: Client, case: Case, page: str, **sent: object) -> tuple[int, str]:
    """The status and the text of the page that comes of it."""
    case.refresh_from_db()
    address = f"/desk/cases/{case.number}/{page}/"
    response = client.post(f"{address}?lang=ru", {"seq": case.last_seq, **sent})
    case.refresh_from_db()
    return response.status_code, response.text


def hold(case: Case, reason: str = "Сот шешімі") -> Case:
    put_on_hold(case=case, by=officer(place=case.place), because=reason, at=APPLIED_AT)
    case.refresh_from_db()
    return case


def ticked(*cases: Case) -> list[str]:
    return [f"{case.number}:{case.last_seq}" for case in cases]


# --- one case -------------------------------------------------------------------------------------


def test_a_specialist_takes_a_case_and_puts_it_back(signed_in: SignIn) -> None:
    case, user = submitted(), officer(full_name="Болат Ким")
    client = signed_in(user)
    assert "Болат Ким" in client.get(f"/desk/cases/{case.number}/assign/").text
    assert post(client, case, "assign", to=user.pk)[0] == 302
    assert case.assigned_to == user
    assert post(client, case, "assign", to="")[0] == 302
    assert case.assigned_to is None


def test_the_head_chooses_among_the_officers_of_the_office(signed_in: SignIn) -> None:
    case, colleague = submitted(), officer(full_name="Болат Ким")
    officer(full_name="Басқа Бөлім", place=ALATAU)
    client = signed_in(officer(Role.HEAD))
    page = client.get(f"/desk/cases/{case.number}/assign/").text
    assert "Болат Ким" in page
    assert "Басқа Бөлім" not in page
    assert post(client, case, "assign", to=colleague.pk)[0] == 302
    assert case.assigned_to == colleague


def test_anothers_case_is_not_taken_and_the_page_says_why(signed_in: SignIn) -> None:
    case, owner, other = submitted(), officer(full_name="Болат Ким"), officer()
    assign(case=case, to=owner, by=owner, at=APPLIED_AT)
    status, page = post(signed_in(other), case, "assign", to=other.pk)
    assert (status, case.assigned_to) == (422, owner)
    assert "Делом занимается Болат Ким" in page


def test_a_stale_page_gives_nobody_anything(signed_in: SignIn) -> None:
    case, user = submitted(), officer()
    status, _ = post(signed_in(user), case, "assign", to=user.pk, seq=1)
    assert (status, case.assigned_to) == (409, None)


def test_a_case_is_put_on_hold_and_goes_on(signed_in: SignIn) -> None:
    case, client = submitted(), signed_in(officer())
    status, page = post(client, case, "put-aside", note=" ")
    assert (status, case.on_hold) == (422, False)
    assert "почему откладываете" in page
    assert post(client, case, "put-aside", note="Сот шешімі")[0] == 302
    assert case.held_because == "Сот шешімі"
    assert "Сот шешімі" in client.get(f"/desk/cases/{case.number}/").text
    assert "Сот шешімі" in client.get(f"/desk/cases/{case.number}/lift/").text
    assert post(client, case, "lift")[0] == 302
    assert not case.on_hold
    assert post(client, case, "lift")[0] == 422


@pytest.mark.parametrize(("role", "page"), [(Role.SPECIALIST, "propose"), (Role.HEAD, "confirm")])
def test_a_step_on_a_held_case_says_that_it_is_on_hold(
    role: Role, page: str, signed_in: SignIn
) -> None:
    case = hold(submitted() if role == Role.SPECIALIST else proposed())
    client = signed_in(officer(role))
    shown = client.get(f"/desk/cases/{case.number}/{page}/", {"lang": "ru"}).text
    assert "Дело отложено: Сот шешімі" in shown
    assert 'name="seq"' not in shown
    status, said = post(client, case, page)
    assert status == 422
    assert "Дело отложено: Сот шешімі" in said


def test_the_dossier_offers_what_can_be_done(signed_in: SignIn) -> None:
    case, client = submitted(), signed_in(officer())

    def offered(case: Case) -> set[str]:
        page = client.get(f"/desk/cases/{case.number}/").text
        return set(re.findall(rf"/desk/cases/{case.number}/([a-z-]+)/", page))

    assert {"assign", "put-aside"} <= offered(case)
    assert not {"lift", "extend"} & offered(case)
    hold(case)
    assert "lift" in offered(case)
    assert not {"assign", "put-aside"} & offered(case)
    assert not {"put-aside", "lift", "extend"} & offered(decided())


@pytest.fixture
def extension(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = process.shared()
    month = Extension("archive", Text("Мұрағат", "Запрос в архив"), Span(1, "months", (CITE,)))
    monkeypatch.setattr(passport, "shared", lambda: replace(shared, extensions=(month,)))


@pytest.mark.usefixtures("extension")
def test_the_head_makes_the_term_longer(signed_in: SignIn) -> None:
    case, client = submitted(), signed_in(officer(Role.HEAD))
    with time_machine.travel(APPLIED_AT, tick=False):
        page = client.get(f"/desk/cases/{case.number}/extend/", {"lang": "ru"}).text
        assert "Запрос в архив" in page
        assert "№ 84" in page
        assert "/extend/" in client.get(f"/desk/cases/{case.number}/").text
        assert post(client, case, "extend", extension="archive", note="")[0] == 422
        assert post(client, case, "extend", extension="x", note="Сұрау")[0] == 422
        assert post(client, case, "extend", extension="archive", note="Сұрау")[0] == 302
        assert str(case.due_on) == "2025-10-24"
        dossier = client.get(f"/desk/cases/{case.number}/", {"lang": "ru"}).text
        assert "Последний день продлённого срока: Запрос в архив" in dossier
        left = client.get(f"/desk/cases/{case.number}/extend/", {"lang": "ru"}).text
        assert "не осталось" in left


def test_the_commission_s_review_is_made_a_month_longer_and_the_person_is_told(
    signed_in: SignIn,
) -> None:
    case = victim_case()
    address = f"/desk/cases/{case.number}/extend/"
    assert str(case.due_on) == "2026-04-03"
    with time_machine.travel(victims.APPLIED_AT, tick=False):
        asked = {"extension": "inquiry", "note": "Мұрағатқа сұрау"}
        assert post(signed_in(officer()), case, "extend", **asked)[0] == 403
        client = signed_in(officer(Role.HEAD))
        page = client.get(address, {"lang": "ru"}).text
        assert "Дополнительный запрос или проверка" in page
        assert post(client, case, "extend", **asked)[0] == 302
        assert str(case.due_on) == "2026-05-03"
        assert case.applicant_user is not None
        told = signed_in(case.applicant_user).get(f"/cases/{case.number}/", {"lang": "ru"}).text
        assert "Мұрағатқа сұрау" in told
        assert "не осталось" in client.get(address, {"lang": "ru"}).text


# --- many at once ---------------------------------------------------------------------------------


def test_ticked_cases_are_taken_and_held_ones_are_named_with_the_reason(signed_in: SignIn) -> None:
    user = officer()
    free, held = submitted(), hold(submitted())
    client = signed_in(user)
    queue = client.get("/desk/").text
    assert set(ticked(free, held)) <= set(re.findall(r'name="case" value="([^"]+)"', queue))
    sent = {"do": "take", "case": ticked(free, held), "back": "/desk/?pile=all"}
    page = client.post(f"{TOGETHER}?lang=ru", sent).text
    free.refresh_from_db()
    held.refresh_from_db()
    assert (free.assigned_to, held.assigned_to) == (user, None)
    assert "Готово: 1 дело" in page
    assert "Пропущено: 1 дело" in page
    assert held.number in page
    assert "Сот шешімі" in page
    assert 'href="/desk/?pile=all"' in page


def test_the_head_gives_many_to_one(signed_in: SignIn) -> None:
    cases, to = [submitted(), submitted()], officer()
    client = signed_in(officer(Role.HEAD))
    sent = {"do": "assign", "to": to.pk, "case": ticked(*cases)}
    assert client.post(TOGETHER, sent).status_code == 200
    assert set(Case.objects.values_list("assigned_to", flat=True)) == {to.pk}
    again = client.post(f"{TOGETHER}?lang=ru", sent).text
    assert "Пропущено: 2 дела" in again


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "take"},
        {"do": "assign", "to": "", "case": ["X"]},
        {"do": "assign", "to": "999999", "case": ["X:1"]},
        {"do": "x", "case": ["X:y", "\0:1"]},
    ],
)
def test_nothing_chosen_is_said(sent: dict[str, object], signed_in: SignIn) -> None:
    submitted()
    response = signed_in(officer(Role.HEAD)).post(TOGETHER, sent)
    assert response.status_code == 422
    assert Case.objects.filter(assigned_to=None).count() == 1


def test_one_is_led_back_to_our_own_pages_only(signed_in: SignIn) -> None:
    client = signed_in(officer())
    for back in ("https://example.org/", "//example.org/", "javascript:alert(1)", ""):
        page = client.post(TOGETHER, {"do": "take", "back": back}).text
        assert "example.org" not in page
        assert "javascript" not in page
        assert 'href="/desk/"' in page


def test_an_overseer_gives_nobody_a_case(signed_in: SignIn) -> None:
    client = signed_in(officer(Role.MANAGER, place="akmola"))
    assert client.post(TOGETHER, {"do": "take"}).status_code == 403
