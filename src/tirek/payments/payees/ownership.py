"""Whose account it is, as the registry of bank accounts says."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.queries.registry_states import consent_to_ask
from tirek.people.models import Person
from tirek.procedure.registry_fact import Ask
from tirek.registries.actions.ask import Purpose, Question, ask
from tirek.registries.reference import port

REGISTRY = "bank_account"
Owner = Literal["belongs", "not_theirs", "unknown"]
"""It is theirs; it is somebody else's or nobody's; nobody can say now."""


def owner_of(case: Case, person: Person, iban: str, *, by: User | None, at: datetime) -> Owner:
    """Ask about one account of one person. Unknown without a registry, a consent or an answer."""
    way, consent = port(), consent_to_ask(case)
    if way is None or consent is None:
        return "unknown"
    question = Question(Ask(REGISTRY, "applicant"), person.iin, {"iban": iban})
    purpose = Purpose(case.number, case.service, consent)
    (answer,) = ask([question], way, purpose=purpose, by=by, at=at)
    if not answer.is_final:
        return "unknown"
    told = (answer.document or {}).get("iban")
    return "belongs" if told == iban else "not_theirs"
