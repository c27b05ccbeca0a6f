"""Consents as the person who gave them reads them."""

from dataclasses import dataclass

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.permissions import may
from tirek.casework.queries.cases import cases_of
from tirek.people.models import Consent
from tirek.people.queries import consents_of
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
    case: Action | None = None
    withdraw: str = ""


def consent_cards(user: User) -> list[ConsentCard]:
    """The latest first."""
    cases = {case.number: case for case in cases_of(user)}
    return [_card(one, cases.get(one.case_number)) for one in consents_of(user.iin)]


def can_withdraw(consent: Consent, user: User) -> bool:
    """A consent given with a case of one's own, that was not taken back yet."""
    if hasattr(consent, "withdrawn"):
        return False
    case = Case.objects.filter(number=consent.case_number, applicant=consent.person_id).first()
    return case is not None and may(user, "withdraw_consent", case)


def _card(consent: Consent, case: Case | None) -> ConsentCard:
    state, tone = _state(consent)
    gone = hasattr(consent, "withdrawn")
    return ConsentCard(
        about=spoken(service_of(case).name) if case else text("portal.consents.of_a_draft"),
        given=text("portal.consents.given", at=formats.moment(consent.given_at, current())),
        words=own(spoken(consent.text)),
        state=state,
        tone=tone,
        case=Action(reverse("case", args=[case.number]), case.number) if case else None,
        withdraw="" if gone or case is None else reverse("consent-withdraw", args=[consent.pk]),
    )


def _state(consent: Consent) -> tuple[str, Tone]:
    if not hasattr(consent, "withdrawn"):
        return text("portal.consents.holds"), "success"
    day = formats.day(consent.withdrawn.at, current())
    return text("portal.consents.withdrawn", day=day), "neutral"
