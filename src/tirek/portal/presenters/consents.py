"""Consents as the person who gave them reads them."""

from dataclasses import dataclass

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.permissions import know_as_theirs, may
from tirek.casework.queries.agreed_way import situation_of
from tirek.casework.queries.cases import cases_of
from tirek.people.models import Consent
from tirek.people.queries import consents_of
from tirek.portal.situations import situations
from tirek.web import formats
from tirek.web.components import Action, Tone
from tirek.web.components.own import own
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class ConsentCard:
    """One consent: for what, when, the words, and whether it holds."""

    about: str
    given: str
    words: str
    state: str
    tone: Tone
    proof: str = ""
    case: Action | None = None
    withdraw: str = ""


def consent_cards(user: User) -> list[ConsentCard]:
    """The latest first."""
    cases = {case.number: case for case in cases_of(user)}
    for case in cases.values():
        know_as_theirs(user, case)
    return [_card(one, cases.get(one.case_number), user) for one in consents_of(user.iin)]


def can_withdraw(consent: Consent, case: Case | None, user: User) -> bool:
    """A consent given with a case of one's own, that was not taken back yet."""
    if hasattr(consent, "withdrawn"):
        return False
    if situation_of(consent):
        return bool(user.iin) and consent.person.iin == user.iin
    if case is None:
        return False
    return case.applicant_id == consent.person_id and may(user, "withdraw_consent", case)


def _card(consent: Consent, case: Case | None, user: User) -> ConsentCard:
    state, tone = _state(consent)
    address = reverse("consent-withdraw", args=[consent.pk])
    return ConsentCard(
        about=_about(consent, case),
        given=text("portal.consents.given", at=formats.moment(consent.given_at, current())),
        words=own(spoken(consent.text)),
        state=state,
        tone=tone,
        proof=_proof(consent),
        case=Action(reverse("case", args=[case.number]), case.number) if case else None,
        withdraw=address if can_withdraw(consent, case, user) else "",
    )


def _about(consent: Consent, case: Case | None) -> str:
    if case is not None:
        return spoken(service_of(case).name)
    titles = {one.id: spoken(one.title) for one in situations()}
    title = titles.get(situation_of(consent))
    if title:
        return text("portal.way.consent_about", situation=title)
    return text("portal.consents.of_a_draft")


def _proof(consent: Consent) -> str:
    """How it was given in front of an officer."""
    phone = consent.proof.get("phone")
    return text("portal.consents.by_code", phone=phone) if phone else ""


def _state(consent: Consent) -> tuple[str, Tone]:
    if not hasattr(consent, "withdrawn"):
        return text("portal.consents.holds"), "success"
    day = formats.day(consent.withdrawn.at, current())
    return text("portal.consents.withdrawn", day=day), "neutral"
