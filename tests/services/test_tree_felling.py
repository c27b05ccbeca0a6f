"""The permit for cutting down trees beside its scenarios: the term, the one channel, the papers."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import tirek.law
from making import PANFILOV, citizen, office, officer
from tirek.casework.actions.keep_draft import NotThisWay, start_draft
from tirek.kernel.calendar import WorkingCalendar
from tirek.law.catalogue import the_law
from tirek.procedure.deadline import count
from tirek.procedure.placed import placed
from tirek.services import SERVICES

TREES = SERVICES["tree-felling-permit"]
MONDAY = datetime(2026, 2, 2, 6, 0, tzinfo=UTC)
ALWAYS = {"identity", "plan", "letter"}


def papers(ground: str, **answers: object) -> set[str]:
    edition = the_law().editions(TREES.rulebook()).on(PANFILOV, MONDAY.date())
    assert edition is not None
    asked = placed(TREES, edition).passport.documents_on("portal")
    return {one.id for one in asked if one.is_asked({"ground": ground, **answers})}


def test_1_a_result_within_ten_working_days() -> None:
    calendar = WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")
    assert count(TREES.passport.term, date(2026, 2, 2), calendar).due_on == date(2026, 2, 16)


def test_2_to_6_each_case_asks_for_its_own_papers() -> None:
    first = ALWAYS | {"review", "survey", "contract"}
    assert papers("construction", land_right_registered=True) == first
    assert papers("construction", land_right_registered=False) == first | {"land_document"}
    assert papers("networks") == first
    third = first - {"review"}
    assert papers("improvement", land_right_registered=True) == third
    assert papers("improvement", land_right_registered=False) == third | {"land_document"}
    assert papers("common_land") == ALWAYS


@pytest.mark.django_db
@pytest.mark.parametrize("channel", ["paper", "department", "state_corporation", "phone"])
def test_7_no_channel_but_the_portal(channel: str) -> None:
    office(PANFILOV)
    clerk = officer(place=PANFILOV)
    asked = {"service": TREES.slug, "place": PANFILOV, "language": "kk", "at": MONDAY}
    with pytest.raises(NotThisWay):
        start_draft(by=clerk, channel=channel, **asked)  # type: ignore[arg-type]
    assert start_draft(by=citizen(), **asked).channel == "portal"  # type: ignore[arg-type]
