"""One's own place in a home: on the list, then the stay, a leave, what happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.decision import is_granted
from tirek.supply.models import HomeStay
from tirek.supply.queries.homes import on_the_list, rows_of, stay_of, whose_turn
from tirek.supply.stays.table import stay_table
from tirek.web import formats
from tirek.web.components import LIFE_TONES, Page, SummaryRow, Tone
from tirek.web.components.own import own
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class OwnHome(Page):
    """Where one stands, and every step to it."""

    number: str = ""
    stage: str = ""
    tone: Tone = "neutral"
    lines: Sequence[str] = ()
    rows: Sequence[SummaryRow] = ()
    steps: Sequence[SummaryRow] = ()


@dataclass(frozen=True)
class HomeLine:
    """What the page of the case says of it; `href` is the page that says more, if there is one."""

    words: str
    href: str = ""


def home_line(case: Case) -> HomeLine | None:
    """None for a service of no homes and before the decision."""
    homes = service_of(case).homes
    if homes is None or not is_granted(case):
        return None
    stay = stay_of(case)
    if stay is None:
        return HomeLine(spoken(homes.follows))
    stage = spoken(stay_table().stage(stay.stage).citizen)
    words = f"{spoken(stay.home.office.name)} – {stage}."
    return HomeLine(" ".join((words, *_lines(stay))), reverse("home", args=[case.number]))


def own_home(case: Case) -> OwnHome:
    """Http404 for who was never on the list of a home by this case."""
    stay = stay_of(case)
    if stay is None:
        raise Http404
    stage = stay_table().stage(stay.stage)
    return OwnHome(
        title=text("portal.home.title"),
        back=reverse("case", args=[case.number]),
        number=case.number,
        stage=spoken(stage.citizen),
        tone=LIFE_TONES[stage.tone],
        lines=_lines(stay),
        rows=[
            SummaryRow(text("portal.home.home"), spoken(stay.home.office.name)),
            SummaryRow(text("portal.home.who"), own(case.subject.full_name)),
        ],
        steps=[
            SummaryRow(
                formats.day(row.on, current()),
                " – ".join(filter(None, (spoken(stay_table().title(row.kind)), row.reason))),
            )
            for row in rows_of(case)
        ],
    )


def _lines(stay: HomeStay) -> list[str]:
    if stay.stage == "waiting":
        return list(_waiting(stay))
    lines = [text("portal.home.since", on=formats.day(stay.on, current()))]
    if stay.stage == "away" and stay.until is not None:
        lines.append(text("portal.home.until", on=formats.day(stay.until, current())))
    elif stay.stage == "away":
        lines.append(text("portal.home.kept"))
    if stay.transfer_asked:
        lines.append(text("portal.home.asked", why=stay.transfer_asked))
    return lines


def _waiting(stay: HomeStay) -> Sequence[str]:
    """The place on the list; that the turn has come, where there is a place for it."""
    place = on_the_list(stay)
    assert place is not None, "who waits is on the list"
    words = text("portal.home.list", number=place.number, waiting=place.waiting)
    return [words, *([text("portal.home.turn")] if stay in whose_turn(stay.home) else [])]
