"""Complaints of the demonstration: one goes to the higher body, one waits for the head."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.appeals.actions.lodge import Said, lodge
from tirek.casework.local_day import local_day
from tirek.casework.models import Case

AGAINST_DECISION = "Балам мемлекеттің толық қамсыздандыруында емес. Шешімді қайта қарауды сұраймын."
AGAINST_CONDUCT = "Маман құжаттың қайсысы жетпейтінін түсіндірмеді, екі рет келуіме тура келді."
WISH = "Өтінішімді қайта қарап, жауабын жазбаша берсеңіздер екен."


def complain_of_decision(case: Case, by: User, at: datetime) -> None:
    """Specialist and head both took part in it, so that it is passed on at once."""
    said = Said(against="decision", text=AGAINST_DECISION, wish=WISH)
    lodge(case=case, by=by, said=said, language=case.language, at=at)


def complain_of_conduct(case: Case, by: User, officer: User, at: datetime) -> None:
    """About the specialist: the head answers."""
    said = Said(against="conduct", text=AGAINST_CONDUCT, officers=(officer,), on=local_day(at))
    lodge(case=case, by=by, said=said, language=case.language, at=at)
