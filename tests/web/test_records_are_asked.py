"""Lists of records on the pages that ask them: added, corrected, taken away, nothing typed lost."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from aids_making import CHAIRS, applied_for
from families import (
    APPLIED_AT,
    DEMO,
    HOUSING,
    family_answers,
    family_case,
    family_draft,
    family_granted,
)
from making import ZHAKSY, citizen, office, officer
from tirek.accounts.models import User
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.queries.facts import facts_of
from tirek.law.catalogue import the_law
from tirek.portal.presenters.apply import open_places
from tirek.services import SERVICES

pytestmark = pytest.mark.django_db
UNPROCESSABLE = 422


@pytest.fixture(autouse=True)
def april(time_machine) -> None:
    time_machine.move_to(APPLIED_AT, tick=False)


@pytest.fixture
def mother(client: Client) -> User:
    user = citizen()
    client.force_login(user)
    return user


def typed_members(user: User) -> dict[str, str]:
    fields = {field.id: field for _, field in SERVICES[HOUSING].form.fields()}
    return fields["members"].boxes(family_answers(user)["members"])


def page_of(draft, question: str) -> str:
    return reverse("question", args=[draft.pk, question])


def test_the_applicant_stands_first_before_anything_was_answered(client, mother) -> None:
    draft = family_draft(mother)
    draft.answers.pop("members")
    draft.save()
    said = client.get(page_of(draft, "family")).content.decode()
    assert "Серікова Айгүл" in said
    assert 'name="members.1.relation"' in said


def test_a_record_is_added_and_taken_away_with_all_that_was_typed(client, mother) -> None:
    draft = family_draft(mother)
    typed = typed_members(mother)
    longer = client.post(page_of(draft, "family"), {**typed, "do": "add:members.2.incomes"})
    said = longer.content.decode()
    assert longer.status_code == 200
    assert 'name="members.2.incomes.1.kind"' in said
    assert "Серікова Дана" in said
    shorter = client.post(page_of(draft, "family"), {**typed, "do": "remove:members.2"})
    said = shorter.content.decode()
    assert "Серіков Болат" not in said
    assert "Серікова Дана" in said
    draft.refresh_from_db()
    assert len(draft.answers["members"]) == 3  # kept is what was sent with the other button


def test_errors_stand_at_the_field_of_the_record(client, mother) -> None:
    draft = family_draft(mother)
    typed = typed_members(mother)
    typed["members.2.name"] = ""
    typed["members.1.incomes.1.amount"] = "-5"
    typed["members.1.incomes.1.to-year"] = "2025"
    again = client.post(page_of(draft, "family"), typed)
    said = again.content.decode()
    assert again.status_code == UNPROCESSABLE
    for field in ("members-2-name", "members-1-incomes-1-amount", "members-1-incomes-1-to"):
        assert f'id="q-{field}-error"' in said
    assert "Серікова Дана" in said


def test_one_person_is_not_counted_twice(client, mother) -> None:
    draft = family_draft(mother)
    typed = typed_members(mother)
    for name in ("name", "born_on-day", "born_on-month", "born_on-year"):
        typed[f"members.3.{name}"] = typed[f"members.2.{name}"]
    again = client.post(page_of(draft, "family"), typed)
    assert again.status_code == UNPROCESSABLE
    assert 'id="q-members-3-name-error"' in again.content.decode()


def test_the_page_of_checking_shows_each_record(client, mother) -> None:
    draft = family_draft(mother)
    said = client.get(reverse("check", args=[draft.pk])).content.decode()
    for words in ("Серіков Болат", "Еңбекақы", "Жылу"):
        assert words in said


def test_a_specialist_corrects_a_record(client) -> None:
    case = family_case()
    specialist = officer(place=DEMO)
    client.force_login(specialist)
    address = reverse("desk:facts", args=[case.number])
    first = client.get(address)
    assert first.status_code == 200
    fields = {field.id: field for _, field in SERVICES[HOUSING].form.fields()}
    known = facts_of(case)
    typed = {"seq": str(case.last_seq)}
    for name in ("members", "statements", "plots"):
        typed |= fields[name].boxes(known[name])
    typed |= {
        "dwelling.basis": "owned",
        "dwelling.area": "54",
        "dwelling.registered_and_lives": "yes",
        "dwelling.other": "none",
        "dwelling.registered_persons.none": "yes",
        "before.applied_on.none": "yes",
        "before.refused.none": "yes",
    }
    longer = client.post(address, {**typed, "do": "add:members"})
    assert 'name="members.4.name"' in longer.content.decode()
    typed["members.1.incomes.1.amount"] = "330 000"
    unsaid = client.post(address, typed)
    assert unsaid.status_code == UNPROCESSABLE
    done = client.post(address, {**typed, "members.source": "document"})
    assert done.status_code == 302
    assert facts_of(case)["members"][0]["incomes"][0]["amount"] == "330000"
    assert facts_of(case)["members"][1]["name"] == "Серіков Болат"


def test_the_calculation_is_drawn_for_the_officer_and_in_the_letter(client) -> None:
    case = family_granted()
    client.force_login(officer(place=DEMO))
    said = client.get(reverse("desk:case", args=[case.number])).content.decode()
    for words in ("Отбасы мүшелері", "Еңбекақы", "Есептеу қадамдары", "12 000"):
        assert words in said.replace("\u00a0", " ")


def test_a_family_tries_the_calculator(client, settings) -> None:
    settings.TIREK_DEMO = True
    user = citizen()
    told = {"place": DEMO, "applied_on-day": "10", "applied_on-month": "4"}
    told |= {"applied_on-year": "2026"}
    answers = family_answers(user)
    for question in SERVICES[HOUSING].form.calculator:
        for field in question.fields:
            told |= field.boxes(answers[field.id])
    said = client.get(reverse("calculate", args=[HOUSING]), told).content.decode()
    assert "12 000" in said.replace("\u00a0", " ")
    added = client.get(
        reverse("calculate", args=[HOUSING]), {**told, "step": "2", "do": "add:members"}
    )
    assert 'name="members.4.name"' in added.content.decode()


def test_an_invented_town_is_offered_in_a_demonstration_only(settings) -> None:
    law, service, day = the_law(), SERVICES[HOUSING], date(2026, 4, 10)
    for place in (DEMO, ZHAKSY):
        office(place)
    settings.TIREK_DEMO = False
    assert open_places(service, law, day) == []
    settings.TIREK_DEMO = True
    assert open_places(service, law, day) == [DEMO]
    assert open_places(SERVICES["home-schooling-admission"], law, day)


def test_people_see_their_records_among_what_is_known_of_them(client, mother) -> None:
    family_case(mother)
    said = client.get(reverse("my-data")).content.decode()
    assert "Серікова Дана" in said
    assert "300" in said


def test_people_see_the_records_that_an_officer_alone_tells(client) -> None:
    case = applied_for(CHAIRS)
    client.force_login(case.applicant_user)
    said = client.get(reverse("my-data")).content.decode()
    assert "параплегия" in said.lower()


def test_what_an_officer_established_of_a_list_is_told_in_the_history(client, mother) -> None:
    case = family_case(mother)
    clerk = officer(place=DEMO)
    plots = [{"what": "картоп", "kind": "productive", "quantity": "2"}]
    establish_facts(case=case, by=clerk, facts={"plots": plots}, source="document", at=APPLIED_AT)
    client.force_login(clerk)
    answer = client.get(reverse("desk:case", args=[case.number]))
    assert answer.status_code == 200
