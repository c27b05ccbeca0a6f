"""The page where an application begins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tirek.casework.models import Draft
from tirek.law.catalogue import Law
from tirek.portal.drafts import step_open
from tirek.portal.presenters.editions import place_name, places_in_order
from tirek.portal.presenters.services import Paper, papers
from tirek.procedure.service import Service
from tirek.web.components import Action, Choice, Field, Page, Problem
from tirek.web.formats import moment
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class ApplyPage(Page):
    """What to choose and what to have at hand."""

    service: str = ""
    field: Field | None = None
    papers: Sequence[Paper] = ()
    drafts: Sequence[Action] = ()


def apply_page(
    service: Service, law: Law, *, place: str, wrong: bool, drafts: Iterable[Draft], back: str
) -> ApplyPage:
    """`wrong`: the place sent is none that takes applications."""
    field = _place(service, law, place, wrong)
    return ApplyPage(
        title=text("portal.apply.title"),
        back=back,
        problems=(Problem.of(field),) if field.error else (),
        service=spoken(service.passport.name),
        field=field,
        papers=papers(service),
        drafts=[_begun(draft, law) for draft in drafts],
    )


def open_places(service: Service, law: Law) -> list[str]:
    """Places whose office takes applications here and which some act of the service covers."""
    editions = law.editions(service.rulebook())
    covered = {
        place
        for place in law.regions
        if any(editions.of(region.id) for region in law.regions.upward(place))
    }
    return [place for place in covered if law.regions[place].code]


def _place(service: Service, law: Law, chosen: str, wrong: bool) -> Field:
    choices = [
        Choice(place, name, chosen=place == chosen)
        for place, name in places_in_order(law, open_places(service, law))
    ]
    error = ""
    if wrong:
        error = text("portal.apply.place_unknown" if chosen else "portal.apply.place_missing")
    return Field(
        "place",
        text("portal.apply.place"),
        kind="radios",
        error=error,
        choices=choices,
        hint=text("portal.apply.place_hint"),
    )


def _begun(draft: Draft, law: Law) -> Action:
    at = moment(draft.updated_at, current())
    words = text("portal.apply.continue", place=place_name(law, draft.place), at=at)
    return Action(step_open(draft), words)
