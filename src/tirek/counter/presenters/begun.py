"""Applications that wait for the person to return."""

from collections.abc import Sequence
from dataclasses import dataclass

from tirek.casework.persons import NAMES
from tirek.reception.models import Visit
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Field
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class Waiting:
    """One application that was begun."""

    id: str
    person: str
    service: str
    changed: str
    refused: bool


@dataclass(frozen=True)
class BegunView:
    """The list with its search."""

    search: Field
    waiting: Sequence[Waiting]


def begun_view(visits: Sequence[Visit], sought: str) -> BegunView:
    """Names as typed so far; the IIN where there is no name yet."""
    hint = text("counter.begun.search_hint")
    return BegunView(
        search=Field("q", text("counter.begun.search"), hint=hint, value=sought, width=20),
        waiting=[_waiting(visit) for visit in visits],
    )


def _waiting(visit: Visit) -> Waiting:
    draft = visit.draft
    name = " ".join(str(draft.answers[one]) for one in NAMES if draft.answers.get(one))
    return Waiting(
        id=str(draft.pk),
        person=f"{name} ({visit.iin})" if name else visit.iin,
        service=spoken(SERVICES[draft.service].name),
        changed=formats.moment(draft.updated_at, current()),
        refused=visit.refusal_id is not None,
    )
