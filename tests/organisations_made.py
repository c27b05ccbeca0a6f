"""Organisations and the people who choose them, made through the real actions."""

from __future__ import annotations

import base64
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from django.test import Client
from django.urls import reverse

from care import AT_HOME, MONDAY, care_case, decided, established, own_answers
from making import PANFILOV, PASSWORD, citizen, office, officer
from market_making import signed_by
from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.actions.record_notice import record_notice
from tirek.casework.models import Case
from tirek.signatures import cms
from tirek.signatures.officers_key import key_of
from tirek.supply.actions.begin_service import begin_service
from tirek.supply.actions.choose_organisation import choose_organisation
from tirek.supply.actions.list_organisation import Known, list_organisation
from tirek.supply.models import Organisation, OrganisationRow, Taker
from tirek.supply.queries.organisations import last_seen

KNOWN: dict[str, Any] = {
    "address": "Жаркент, Абай көшесі, 7",
    "phone": "+77283150000",
    "care_kk": "тамақ дайындау, үй жинау, дәрігерге еріп бару",
    "care_ru": "приготовление пищи, уборка, сопровождение к врачу",
    "places": None,
    "ground": "№ 12 шарт, 05.01.2026",
}
_numbers = count(1)


def place_of_office(place: str = PANFILOV) -> Office:
    """Another organisation at each call, not listed yet."""
    number = next(_numbers)
    names = {"name_kk": f"«Қамқор-{number}» орталығы", "name_ru": f"Центр «Камкор-{number}»"}
    return Office.objects.create(place=place, kind=OfficeKind.SUPPLIER, **names)


def listed(there: Office | None = None, at: datetime = MONDAY, **known: Any) -> Organisation:
    """On the list of its place, of a number of places that nobody knows unless it is said."""
    there = there or place_of_office()
    head = officer(Role.HEAD, there.place)
    told = Known(**{**KNOWN, **known})
    list_organisation(office=there, service=AT_HOME, known=told, by=head, at=at)
    return Organisation.objects.get(office=there)


def carer_of(one: Organisation) -> User:
    """Somebody who works for the organisation."""
    name = f"carer-{one.pk}"
    found = User.objects.filter(username=name).first()
    return found or User.objects.create_user(
        name, PASSWORD, role=Role.SUPPLIER, office=one.office, full_name="Сәуле Ахметова"
    )


def granted(user: User | None = None) -> Case:
    """Somebody of the second group to whom care at home was granted, and who was notified."""
    office(PANFILOV)
    user = user or citizen()
    case = decided(established(care_case(AT_HOME, user, own_answers(user, AT_HOME))), day(8))
    record_notice(case=case, notice={"number": "PNF-1", "code": "ABCD"}, by=None, at=day(8))
    case.refresh_from_db()
    return case


def choose(
    case: Case, one: Organisation, at: datetime | None = None, by: User | None = None, **more: Any
) -> OrganisationRow:
    """As the person does, having seen what there is now."""
    by, at = by or case.applicant_user, at or day(9)
    assert by is not None, "somebody with an account applied"
    said = {"seen": last_seen(case), "keep": lambda: signed_by(by, at), **more}
    return choose_organisation(case=case, organisation=one, by=by, at=at, **said)


def chosen(one: Organisation, case: Case | None = None, at: datetime | None = None) -> Taker:
    """The choice is made."""
    case = case or granted()
    choose(case, one, at)
    return Taker.objects.get(person=case.subject_id)


def served(one: Organisation, case: Case | None = None) -> Taker:
    """The services have begun, on Thursday 12 February 2026."""
    taker = chosen(one, case)
    begin_service(taker=taker, on=date(2026, 2, 12), by=carer_of(one), at=day(10))
    taker.refresh_from_db()
    return taker


def day(number: int) -> datetime:
    """So many days after Monday 2 February 2026."""
    return MONDAY + timedelta(days=number)


def signed_in(user: User | None) -> Client:
    """A browser in which the user is signed in."""
    assert user is not None
    client = Client()
    client.force_login(user)
    return client


def words(client: Client, where: str, language: str = "en") -> str:
    answer = client.get(where, {"lang": language})
    assert answer.status_code == 200
    return str(answer.content.decode()).replace("\u00a0", " ")


def sign_page(case: Case, one: Organisation, name: str = "organisation-choose") -> str:
    return reverse(name, args=[case.number, one.pk])


def signed_here(client: Client, where: str, key: User) -> str:
    """The document that the page shows, signed as NCALayer would."""
    page = client.get(where).content.decode()
    document = base64.b64decode(page.partition('data-sign="')[2].partition('"')[0])
    return base64.b64encode(cms.sign(document, key_of(key, at=day(9)), at=day(9))).decode()
