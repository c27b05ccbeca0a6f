"""One more application of the person at the window, begun from the one just taken in."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from aids_making import AIDS, answers
from counter_making import taken_in, visit_of
from making import ALATAU, PANFILOV, citizen, officer, upload
from tirek.accounts.models import Role, User
from tirek.casework.actions.attach_file import attach_file
from tirek.casework.actions.keep_draft import save_answers
from tirek.casework.models import Case, Draft
from tirek.reception.actions.accept import accept
from tirek.reception.actions.check_papers import check_papers
from tirek.reception.models import Visit
from tirek.reception.paper_marks import Mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]
SignIn = Callable[[User], Client]
Clock = Callable[[datetime], None]
NOON = datetime(2026, 2, 2, 7, 0, tzinfo=UTC)
"""Monday 2 February 2026 in Panfilov."""
FOUND = {
    "identity": Mark("seen"),
    "veteran_certificate": Mark("compared"),
    "commission_conclusion": Mark("scanned"),
}


@pytest.fixture(autouse=True)
def noon(clock: Clock) -> None:
    clock(NOON)


def at_window(by: User, **changed: Any) -> Case:
    """A participant of the war asks for nappies; the papers are compared and scanned."""
    visit = visit_of(by, NOON, service=AIDS, **changed)
    return completed(visit, by, mean="nappies")


def completed(visit: Visit, by: User, **told: Any) -> Case:
    """Everything that is open is answered, marked and scanned, and it is taken in."""
    person = citizen(iin=visit.iin) if not User.objects.filter(iin=visit.iin) else by
    draft = visit.draft
    said = answers(person, AIDS, **{"veteran": "participant", **told})
    said = {**said, **draft.answers, "iin": visit.iin}
    save_answers(draft=draft.pk, by=by, answers=said, at=NOON)
    there = set(draft.files.values_list("kind", flat=True))
    for kind in {"veteran_certificate", "commission_conclusion"} - there:
        attach_file(draft=draft.pk, by=by, requirement=kind, upload=upload(), at=NOON)
    if not visit.papers:
        check_papers(by=by, draft=draft.pk, marks=FOUND, at=NOON)
    return accept(by=by, draft=draft.pk, at=NOON)


def address(case: Case) -> str:
    return f"/counter/applications/{case.number}/again/"


def test_the_operator_types_only_what_is_asked_anew(signed_in: SignIn) -> None:
    by = officer(Role.OPERATOR, PANFILOV)
    client, first = signed_in(by), at_window(by)
    shown = client.get(f"/counter/applications/{first.number}/").content.decode()
    assert "Попросить ещё одно средство" in shown
    sent = client.post(address(first))
    visit = Visit.objects.get(draft__case=None)
    assert sent["Location"] == f"/counter/intake/{visit.pk}/"
    assert (visit.iin, visit.document_number) == (first.applicant.iin, "012345678")
    assert visit.papers == {name: mark.as_document() for name, mark in FOUND.items()}
    page = client.get(sent["Location"]).content.decode()
    assert 'value="012345678"' in page
    assert client.post(address(first))["Location"] == sent["Location"], "pressed twice, begun once"
    second = completed(visit, by, mean="braille_paper", pieces=None)
    assert (first.asked, second.asked) == ("nappies", "braille_paper")
    assert first.received_on == second.received_on == NOON.date()
    assert first.subject == second.subject
    assert second.files.count() == 2


def test_before_taking_it_in_the_page_says_that_each_is_its_own(signed_in: SignIn) -> None:
    by = officer(Role.OPERATOR, PANFILOV)
    client, first = signed_in(by), at_window(by)
    client.post(address(first))
    visit = Visit.objects.get(draft__case=None)
    said = {**answers(by, AIDS, mean="braille_paper"), **visit.draft.answers}
    save_answers(draft=visit.pk, by=by, answers=said, at=NOON)
    page = client.get(f"/counter/intake/{visit.pk}/check/").content.decode()
    assert "Каждое средство – отдельное заявление" in page
    assert "Принять и зарегистрировать" in page


def test_of_a_paper_that_names_several_each_has_its_day(signed_in: SignIn) -> None:
    by, came = officer(place=PANFILOV), date(2026, 1, 29)
    first = at_window(by, on_paper=True, received_on=came)
    signed_in(by).post(address(first))
    visit = Visit.objects.get(draft__case=None)
    assert visit.draft.channel == "paper"
    second = completed(visit, by, mean="braille_paper", pieces=None)
    assert first.received_on == second.received_on == came


def test_on_another_day_the_person_is_identified_anew(signed_in: SignIn, clock: Clock) -> None:
    by = officer(Role.OPERATOR, PANFILOV)
    first = at_window(by)
    clock(NOON + timedelta(days=1))
    client = signed_in(by)
    shown = client.get(f"/counter/applications/{first.number}/").content.decode()
    assert "/again/" not in shown
    page = client.post(address(first), follow=True).content.decode()
    assert "документ человека смотрят ещё раз" in page
    assert not Draft.objects.filter(case=None).exists()


def test_a_service_of_one_application_at_a_time_has_no_button(signed_in: SignIn) -> None:
    by = officer(Role.OPERATOR)
    first = taken_in(by, NOON)
    client = signed_in(by)
    page = client.get(f"/counter/applications/{first.number}/").content.decode()
    assert "/again/" not in page
    client.post(address(first))
    assert not Draft.objects.filter(case=None).exists()


class TestWhoMay:
    @pytest.fixture
    def case(self) -> Case:
        return at_window(officer(Role.OPERATOR, PANFILOV))

    def test_another_operator_of_the_office(self, case: Case, signed_in: SignIn) -> None:
        other = officer(Role.OPERATOR, PANFILOV)
        assert "/intake/" in signed_in(other).post(address(case))["Location"]
        assert Visit.objects.get(draft__case=None).draft.user == other

    def test_the_department_sees_it_and_begins_none(self, case: Case, signed_in: SignIn) -> None:
        """It was not at their window."""
        by = officer(place=PANFILOV)
        client = signed_in(by)
        page = client.get(f"/counter/applications/{case.number}/").content.decode()
        assert "/again/" not in page
        client.post(address(case))
        assert not Draft.objects.filter(case=None).exists()

    @pytest.mark.parametrize("role", [Role.OPERATOR, Role.SPECIALIST])
    def test_another_place_learns_nothing(self, role: str, case: Case, signed_in: SignIn) -> None:
        assert signed_in(officer(role, ALATAU)).post(address(case)).status_code == 404

    @pytest.mark.parametrize(
        "role", [one for one in Role.values if one not in (Role.OPERATOR, Role.SPECIALIST)]
    )
    def test_nobody_else(self, role: str, case: Case, signed_in: SignIn) -> None:
        by = citizen() if role == Role.CITIZEN else officer(role, PANFILOV)
        assert signed_in(by).post(address(case)).status_code == 403
        assert not Draft.objects.filter(case=None).exists()

    def test_a_stranger_signs_in_first(self, case: Case) -> None:
        assert Client().post(address(case))["Location"].startswith("/sign-in/")
