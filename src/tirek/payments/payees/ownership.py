"""Whose account it is, as the registry of bank accounts says."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.queries.registry_states import consent_to_ask
from tirek.people.models import Person
from tirek.procedure.registries.registry_fact import Ask
from tirek.registries.actions.ask import Purpose, Question, ask
from tirek.registries.models import Answer, Query
from tirek.registries.reference import port

REGISTRY = "bank_account"
Owner = Literal["belongs", "not_theirs", "unknown"]
"""It is theirs; it is somebody else's or nobody's; nobody can say now."""


def owner_of(case: Case, person: Person, iban: str, *, by: User | None, at: datetime) -> Owner:
    """Ask about one account of one person. A silence leaves what was answered before."""
    way, consent = port(), consent_to_ask(case)
    if way is not None and consent is not None:
        question = Question(Ask(REGISTRY, "applicant"), person.iin, {"iban": iban})
        purpose = Purpose(case.number, case.service, consent)
        ask([question], way, purpose=purpose, by=by, at=at)
    return owner_told(case, person, iban)


def owner_told(case: Case, person: Person, iban: str) -> Owner:
    """What the registry answered last about the account in the case; unknown if it never did."""
    asked = Query.objects.filter(
        registry=REGISTRY, case_number=case.number, iin=person.iin, sends__iban=iban
    )
    answers = Answer.objects.filter(query__in=asked).order_by("query__asked_at", "pk")
    final = [answer for answer in answers if answer.is_final]
    if not final:
        return "unknown"
    return "belongs" if (final[-1].document or {}).get("iban") == iban else "not_theirs"
