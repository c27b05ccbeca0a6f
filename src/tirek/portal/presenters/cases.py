"""The lines of the cabinet."""

from dataclasses import dataclass

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Draft
from tirek.casework.queries.cases import cases_of
from tirek.casework.queries.drafts import drafts_of
from tirek.casework.queries.next_step import next_step
from tirek.law.catalogue import Law
from tirek.portal.drafts import step_open
from tirek.portal.presenters.editions import place_name
from tirek.portal.presenters.people import child_name
from tirek.web.components import LIFE_TONES, Tone
from tirek.web.formats import moment
from tirek.web.language import current
from tirek.web.texts import spoken


@dataclass(frozen=True)
class Begun:
    """A draft."""

    id: str
    service: str
    place: str
    saved: str
    go_on: str


@dataclass(frozen=True)
class Sent:
    """A case."""

    number: str
    service: str
    about: str
    stage: str
    tone: Tone
    next: str


def begun(user: User, law: Law) -> list[Begun]:
    """Applications not sent yet."""
    return [_begun(draft, law) for draft in drafts_of(user)]


def sent(user: User, law: Law) -> list[Sent]:
    """Applications sent, the latest first."""
    return [_sent(case, law) for case in cases_of(user)]


def _begun(draft: Draft, law: Law) -> Begun:
    return Begun(
        id=str(draft.pk),
        service=spoken(service_of(draft).passport.name),
        place=place_name(law, draft.place),
        saved=moment(draft.updated_at, current()),
        go_on=step_open(draft),
    )


def _sent(case: Case, law: Law) -> Sent:
    stage = service_of(case).lifecycle.stage(case.stage)
    return Sent(
        number=case.number,
        service=spoken(service_of(case).passport.name),
        about=f"{child_name(case)} · {place_name(law, case.place)}",
        stage=spoken(stage.citizen),
        tone=LIFE_TONES[stage.tone],
        next=spoken(next_step(case).text),
    )
