"""Proposing, confirming and returning: the line of a decision, and everything that stops it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

import tirek.desk
from making import APPLIED_AT, PANFILOV, ZHAKSY, decided, heard, officer, proposed, submitted
from tirek.accounts.models import Role, User
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.propose import propose
from tirek.casework.models import Case
from tirek.casework.queries import facts
from tirek.kernel.text import LANGUAGES

SignIn = Callable[[User], Client]
DONE, UNPROCESSABLE, CONFLICT = 302, 422, 409


def step(client: Client, case: Case, name: str, **form: str):
    client.cookies["lang"] = "ru"
    sent = {"seq": str(case.last_seq), **form}
    return client.post(f"/desk/cases/{case.number}/{name}/", sent)


def page(client: Client, case: Case, name: str) -> str:
    client.cookies["lang"] = "ru"
    response = client.get(f"/desk/cases/{case.number}/{name}/")
    assert response.status_code == 200
    return str(response.text)


def stage(case: Case) -> str:
    case.refresh_from_db()
    return case.stage


@pytest.mark.django_db
def test_a_case_goes_from_specialist_to_head_to_decision(signed_in: SignIn) -> None:
    case = submitted()
    specialist, head = officer(), officer(Role.HEAD)
    response = step(signed_in(specialist), case, "propose", note="Құжаттарды тексердім")
    assert response.status_code == DONE
    assert stage(case) == "proposed"
    event = case.events.get(kind="Proposed")
    assert (event.actor, event.payload["note"]) == (specialist, "Құжаттарды тексердім")
    shown = page(signed_in(head), case, "confirm")
    assert "112\u00a0059\u00a0₸" in shown
    assert "Құжаттарды тексердім" in shown
    response = step(signed_in(head), case, "confirm")
    assert response.status_code == DONE
    assert stage(case) == "granted"
    assert case.events.get(kind="Decided").actor == head


@pytest.mark.django_db
def test_a_refusal_is_proposed_and_confirmed_alike(signed_in: SignIn) -> None:
    case = heard(submitted(fully_state_supported=True))
    step(signed_in(officer()), case, "propose")
    stage(case)
    step(signed_in(officer(Role.HEAD)), case, "confirm")
    assert stage(case) == "refused"
    assert signed_in(officer()).get(f"/desk/cases/{case.number}/").status_code == 200


@pytest.mark.django_db
def test_the_head_returns_with_a_reason(signed_in: SignIn) -> None:
    case = proposed()
    head = signed_in(officer(Role.HEAD))
    assert step(head, case, "return", note="Справка школы нечитаема").status_code == DONE
    assert stage(case) == "in_examination"
    dossier = signed_in(officer()).get(f"/desk/cases/{case.number}/", {"lang": "ru"}).text
    assert "Справка школы нечитаема" in dossier


@pytest.mark.django_db
def test_a_proposal_is_not_returned_without_a_reason(signed_in: SignIn) -> None:
    case = proposed()
    response = step(signed_in(officer(Role.HEAD)), case, "return", note="   ")
    assert response.status_code == UNPROCESSABLE
    assert 'href="#q-note"' in response.text
    assert 'id="q-note-error"' in response.text
    assert stage(case) == "proposed"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["propose", "return"])
def test_a_note_that_is_too_long_is_kept_and_said(name: str, signed_in: SignIn) -> None:
    case = submitted() if name == "propose" else proposed()
    user = officer(Role.SPECIALIST if name == "propose" else Role.HEAD)
    before = case.stage
    response = step(signed_in(user), case, name, note="сөз " * 600)
    assert response.status_code == UNPROCESSABLE
    assert "2000" in response.text
    assert "сөз сөз сөз" in response.text
    assert stage(case) == before


@pytest.mark.django_db
def test_four_eyes_even_when_the_specialist_became_head(signed_in: SignIn) -> None:
    case, user = submitted(), officer()
    propose(case=case, by=user, at=APPLIED_AT)
    user.role = Role.HEAD
    user.save()
    stage(case)
    shown = page(signed_in(user), case, "confirm")
    assert "предложили вы" in shown
    assert "<textarea" not in shown
    assert 'name="seq"' not in shown
    response = step(signed_in(user), case, "confirm")
    assert response.status_code == UNPROCESSABLE
    assert "Утвердить должен другой руководитель" in response.text
    assert stage(case) == "proposed"


@pytest.mark.django_db
def test_two_heads_at_once_decide_once(signed_in: SignIn) -> None:
    case = proposed()
    first, second = signed_in(officer(Role.HEAD)), signed_in(officer(Role.HEAD))
    assert step(first, case, "confirm").status_code == DONE
    response = step(second, case, "confirm")
    assert response.status_code == CONFLICT
    assert "с ним работает и другой сотрудник" in response.text
    assert case.events.filter(kind="Decided").count() == 1


@pytest.mark.django_db
def test_a_stale_proposal_keeps_the_note(signed_in: SignIn) -> None:
    case = submitted()
    seen = case.last_seq
    establish_facts(
        case=case,
        by=officer(),
        facts={"child.lives_in_place": True},
        source="officer",
        at=APPLIED_AT,
    )
    response = step(signed_in(officer()), case, "propose", note="менің жазбам", seq=str(seen))
    assert response.status_code == CONFLICT
    assert "менің жазбам" in response.text
    assert f'value="{seen + 1}"' in response.text
    assert stage(case) == "in_examination"


@pytest.mark.django_db
@pytest.mark.parametrize("seq", ["", "x", "-1", "1e9", "²"])
def test_a_form_without_what_was_seen_is_stale(seq: str, signed_in: SignIn) -> None:
    case = submitted()
    assert step(signed_in(officer()), case, "propose", seq=seq).status_code == CONFLICT
    assert stage(case) == "registered"


@pytest.mark.django_db
def test_a_case_that_waits_for_a_norm_is_not_proposed(signed_in: SignIn) -> None:
    case = submitted(place=PANFILOV)
    client = signed_in(officer(place=PANFILOV))
    shown = page(client, case, "propose")
    assert "ждёт, пока установят местную норму" in shown
    assert 'name="seq"' not in shown
    assert step(client, case, "propose").status_code == UNPROCESSABLE
    assert stage(case) == "waiting_for_law"


@pytest.mark.django_db
def test_a_case_whose_facts_are_missing_is_sent_to_the_facts(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = submitted()
    forget(monkeypatch, "child.lives_in_place")
    client = signed_in(officer())
    shown = page(client, case, "propose")
    assert "сначала установите их" in shown
    assert f'href="/desk/cases/{case.number}/facts/"' in shown
    assert 'name="seq"' not in shown
    response = step(client, case, "propose")
    assert response.status_code == UNPROCESSABLE
    assert stage(case) == "registered"


@pytest.mark.django_db
def test_a_norm_found_missing_later_puts_the_case_on_hold(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Examined under Zhaksy's act, then moved to a place that has none: it can only wait."""
    case = submitted()
    establish_facts(
        case=case,
        by=officer(),
        facts={"child.lives_in_place": True},
        source="officer",
        at=APPLIED_AT,
    )
    Case.objects.filter(pk=case.pk).update(place=PANFILOV)
    stage(case)
    client = signed_in(officer(place=PANFILOV))
    assert "Поставить в ожидание" in page(client, case, "propose")
    assert step(client, case, "propose").status_code == DONE
    assert stage(case) == "waiting_for_law"
    assert case.events.filter(kind="HeldForLaw").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "name", "make"),
    [
        (Role.SPECIALIST, "propose", proposed),
        (Role.SPECIALIST, "propose", decided),
        (Role.HEAD, "confirm", submitted),
        (Role.HEAD, "confirm", decided),
        (Role.HEAD, "return", submitted),
        (Role.HEAD, "return", decided),
    ],
)
def test_a_step_at_the_wrong_stage_says_why_and_offers_no_button(
    role: str, name: str, make: Callable[[], Case], signed_in: SignIn
) -> None:
    case = make()
    client, before = signed_in(officer(role)), (case.stage, case.last_seq)
    shown = page(client, case, name)
    assert "tk-notice--warning" in shown
    assert 'name="seq"' not in shown
    assert step(client, case, name, note="себеп").status_code == CONFLICT
    assert (stage(case), case.last_seq) == before


@pytest.mark.django_db
def test_a_proposal_that_the_law_no_longer_gives_is_marked_and_not_confirmed(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = proposed()
    forget(monkeypatch, "child.lives_in_place")
    client = signed_in(officer(Role.HEAD))
    assert "После предложения изменились сведения или норма" in page(client, case, "confirm")
    response = step(client, case, "confirm")
    assert response.status_code == UNPROCESSABLE
    assert "Верните дело специалисту" in response.text
    assert stage(case) == "proposed"


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["propose", "confirm", "return", "facts"])
def test_every_step_speaks_every_language(language: str, name: str, signed_in: SignIn) -> None:
    case = submitted() if name in ("propose", "facts") else proposed()
    role = Role.SPECIALIST if name in ("propose", "facts") else Role.HEAD
    client = signed_in(officer(role, ZHAKSY))
    response = client.get(f"/desk/cases/{case.number}/{name}/", {"lang": language})
    assert response.status_code == 200
    assert response.headers["Content-Language"] == language


def test_every_form_of_the_desk_has_a_token() -> None:
    """Every template that sends something carries Django's token."""

    templates = Path(tirek.desk.__file__).parent / "templates"
    sending = [
        path.read_text()
        for path in templates.rglob("*.html")
        if 'method="post"' in path.read_text()
    ]
    assert len(sending) >= 3
    assert all("{% csrf_token %}" in text for text in sending)


@pytest.mark.django_db
def test_a_form_without_the_token_is_refused() -> None:
    case = submitted()
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer(), backend="django.contrib.auth.backends.ModelBackend")
    assert step(client, case, "propose").status_code == 403
    assert stage(case) == "registered"


def forget(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """As if the fact had never been learnt."""
    told = facts.folded_facts
    monkeypatch.setattr(
        facts, "folded_facts", lambda case: {k: v for k, v in told(case).items() if k != path}
    )
