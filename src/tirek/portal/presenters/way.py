"""The steps of a way in words, each with what shows it and what can be done now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.queries.agreed_way import way_consents
from tirek.casework.queries.attestations import vouched_as
from tirek.portal.drafts import step_open
from tirek.portal.presenters.people import child_name
from tirek.portal.situations import situations
from tirek.proactive.queries.ways import Passed, children_on_way, state_of_way, ways
from tirek.proactive.wording import wording
from tirek.procedure.commission import commissions
from tirek.procedure.way import Step
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Action, Moment, Page, Tone
from tirek.web.components.own import own
from tirek.web.language import current
from tirek.web.texts import spoken, text

TONES: Mapping[str, Tone] = {
    "done": "success",
    "begun": "warning",
    "waits": "info",
    "now": "warning",
    "later": "neutral",
    "ended": "neutral",
}


@dataclass(frozen=True)
class WayPage(Page):
    """`child` is named as in the application; `agrees`: the next step is prepared by itself.

    Without a child the steps are shown as they are for everybody, and nothing can be agreed to.
    """

    lead: str = ""
    child: str = ""
    steps: Sequence[Moment] = ()
    others: Sequence[Action] = ()
    can_agree: bool = False
    agrees: str = ""
    consent: str = ""
    consent_text: str = ""


def way_page(
    user: User, situation: str, case: Case | None, children: Sequence[Case], today: date
) -> WayPage:
    """The way of that child of the user."""
    found = next(one for one in situations() if one.id == situation)
    words = wording().way
    passed = (
        state_of_way(user, case.subject, situation, today)
        if case
        else [Passed(step, "later") for step in ways()[situation]]
    )
    given = way_consents(user.iin, situation, case.subject_id) if case else None
    holds = given.filter(withdrawn=None).first() if given is not None else None
    return WayPage(
        title=spoken(found.title),
        back=reverse("cases"),
        lead=spoken(found.text),
        child=own(child_name(case)) if case else "",
        steps=[_moment(one, bool(case)) for one in passed],
        others=[
            Action(reverse("way-of-child", args=[situation, one.subject_id]), own(child_name(one)))
            for one in children
            if case is None or one.subject_id != case.subject_id
        ],
        can_agree=case is not None,
        agrees=text("portal.way.agrees", at=_moment_of(holds.given_at)) if holds else "",
        consent=spoken(words.consent),
        consent_text=spoken(words.consent_text),
    )


def ways_of(user: User) -> Iterator[Action]:
    """The ways that the person has begun to walk, as links of the cabinet."""
    for one in situations():
        if one.id in ways() and children_on_way(user, one.id):
            yield Action(reverse("way", args=[one.id]), spoken(one.title))


def _moment_of(at: object) -> str:
    return formats.moment(at, current())  # type: ignore[arg-type]


def _moment(passed: Passed, of_a_child: bool) -> Moment:
    step, state = passed.step, passed.state
    return Moment(
        title=_title(step),
        when=text(f"portal.way.{state}") if of_a_child else "",
        detail=_detail(passed) if of_a_child else text(f"portal.way.{step.kind}_what"),
        tone=TONES[state],
        ahead=state in ("later", "waits", "now", "begun"),
        now=state in ("now", "begun"),
        actions=list(_actions(passed, of_a_child)),
    )


def _title(step: Step) -> str:
    if step.kind == "conclusion":
        return text("portal.way.conclusion", commission=spoken(commissions()[step.of].name))
    if step.kind == "paper":
        return spoken(vouched_as(step.of)[0].paper)
    named = SERVICES[step.service].in_situation
    return spoken(named.title if named else SERVICES[step.service].name)


def _detail(passed: Passed) -> str:
    kind, state = passed.step.kind, passed.state
    days = {
        "number": passed.number,
        "on": formats.day(passed.on, current()) if passed.on else "–",
        "until": formats.day(passed.until, current()) if passed.until else "–",
    }
    if state in ("done", "ended") and kind != "application":
        return text(
            f"portal.way.{kind}_{state}" if passed.number else f"portal.way.{kind}_shown", **days
        )
    if kind == "application" and state in ("done", "waits", "begun"):
        return text(f"portal.way.application_{state}", **days)
    return text(f"portal.way.{kind}_what")


def _actions(passed: Passed, of_a_child: bool) -> Iterator[Action]:
    for paper in passed.papers:
        name = text(f"portal.way.paper_{paper.language}")
        yield Action(reverse("issued-paper", args=[paper.code]), name)
    if passed.case is not None:
        number = passed.case.number
        yield Action(reverse("case", args=[number]), text("portal.way.case", number=number))
    if passed.draft is not None:
        yield Action(step_open(passed.draft), text("portal.way.check_draft"))
    elif passed.step.kind == "application" and (passed.state == "now" or not of_a_child):
        yield Action(reverse("apply", args=[passed.step.service]), text("portal.way.apply"))
