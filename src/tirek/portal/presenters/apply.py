"""The page where an application begins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tirek.casework.models import Draft
from tirek.law.catalogue import Law
from tirek.portal.drafts import step_open
from tirek.portal.presenters.editions import place_name, places_in_order
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
    papers: Sequence[str] = ()
    drafts: Sequence[Action] = ()


def apply_page(
    service: Service,
    law: Law,
    *,
    on: date,
    place: str,
    wrong: bool,
    drafts: Iterable[Draft],
    back: str,
) -> ApplyPage:
    """`wrong`: the place sent is none that takes applications."""
    field = _place(places_in_order(law, open_places(service, law, on)), place, wrong)
    return ApplyPage(
        title=text("portal.apply.title"),
        back=back,
        problems=(Problem.of(field),) if field.error else (),
        service=spoken(service.passport.name),
        field=field,
        papers=[
            spoken(one.title)
            for one in service.passport.documents
            if one.must_attach and one.is_asked({})
        ],
        drafts=[_begun(draft, law) for draft in drafts],
    )


def open_places(service: Service, law: Law, on: date) -> list[str]:
    """Places whose office takes applications here and where an act of the service is in force."""
    editions = law.editions(service.rulebook())
    return [
        place
        for place, region in law.regions.items()
        if region.code and editions.on(place, on) is not None
    ]


def _place(places: Iterable[tuple[str, str]], chosen: str, wrong: bool) -> Field:
    choices = [Choice(place, name, chosen=place == chosen) for place, name in places]
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
