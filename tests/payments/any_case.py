"""Cases of any kind as their events tell them: granted and quiet, most of them, or anything else.

They are written as rows, not by the actions: what is generated here no office would do in a year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise
from typing import Any

from hypothesis import strategies as st

from law_cases import PATHS, SERVICE, UNKNOWN, application_days, case, days, documents, put
from tirek.casework.models import Case, Event
from tirek.casework.queries.facts import flat
from tirek.law.catalogue import Law
from tirek.law.decide import decide
from tirek.law.edition import Edition
from tirek.payments.models import Entitlement, PayeeAccount
from tirek.people.models import Person

Told = tuple[str, dict[str, Any]]
"""A kind of event and its payload."""
AT = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)
IBANS = ("", "KZ86125KZT5004100100", "KZ05125KZT5004100200")
PAPER = "certificate.from"
BOOK = SERVICE.rulebook()
WRONG = (UNKNOWN, None, "2026-02-30", 7)

_numbers = count(1)


@dataclass(frozen=True)
class Story:
    """What happened in one case, and what of it was already worked out."""

    place: str
    decided_from: dict[str, Any]
    schedule: Sequence[Mapping[str, Any]]
    before: list[Told]
    after: list[Told] = field(default_factory=list)
    overruled: list[dict[str, Any]] = field(default_factory=list)
    stage: str = "in_payment"
    same_child: bool = False
    """It tells of a second case of the child before it, and that case's own story again."""
    kept: str = ""
    """The period of a row from before."""
    account: str = ""
    decided: bool = True

    @property
    def events(self) -> list[Told]:
        """All that happened, in order."""
        decision = {"outcome": "granted", "schedule": self.schedule, "overruled": self.overruled}
        facts = {path: {"value": value} for path, value in flat(self.decided_from)}
        return [*self.before, ("Decided", {"decision": decision, "facts": facts}), *self.after]


@st.composite
def stories(draw: st.DrawFn, law: Law, editions: Sequence[Edition]) -> Story:
    """A case granted under one of the editions; in half of them something happened."""
    edition = draw(st.sampled_from(editions))
    document, schedule = draw(_granted(edition, law))
    applied = date.fromisoformat(document["applied_on"])
    answers = {"iban": draw(st.sampled_from(IBANS))}
    before = draw(st.lists(_told_facts(applied), max_size=1))
    before = [("Submitted", {"answers": answers}), *before]
    account = draw(st.sampled_from(IBANS))
    story = Story(edition.place, document, schedule, before, account=account)
    return replace(story, **draw(_otherwise(story, edition, law))) if draw(st.booleans()) else story


@st.composite
def _paid_for(draw: st.DrawFn, edition: Edition) -> dict[str, Any]:
    """Facts that an act pays for, now and then for no month."""
    applied = draw(application_days(edition))
    year = timedelta(days=366)
    later = st.one_of(st.none(), st.none(), days(applied, applied + year))
    facts = {
        "applied_on": applied,
        "child.born_on": draw(days(applied - 19 * year, applied - 7 * year)),
        "child.disability_until": draw(later),
        "child.died_on": draw(st.sampled_from([None] * 4 + [draw(later)])),
        "child.moved_away_on": draw(st.sampled_from([None] * 4 + [draw(later)])),
        "certificate.from": draw(days(applied - timedelta(days=40), applied)),
        "certificate.to": draw(days(applied, applied + timedelta(days=400))),
    }
    return case({path: one and one.isoformat() for path, one in facts.items()})


def _granted(
    edition: Edition, law: Law
) -> st.SearchStrategy[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Facts, and the lines that are signed for them."""

    def signed(document: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        decision = decide(SERVICE, edition.place, document, law=law)
        return document, [due.as_document() for due in decision.schedule]

    return _paid_for(edition).map(signed).filter(lambda granted: bool(granted[1]))


def _otherwise(story: Story, edition: Edition, law: Law) -> st.SearchStrategy[dict[str, Any]]:
    """What of a story may be otherwise, so that the case is not quiet, or only seems not to be."""
    applied = date.fromisoformat(story.decided_from["applied_on"])
    later = st.lists(_later(applied), min_size=1, max_size=2)
    other = st.one_of(_paid_for(edition), documents(edition))
    ends = date.fromisoformat(story.decided_from["certificate"]["to"])
    sooner = days(applied, ends).map(lambda day: ("certificate.to", day.isoformat()))
    wrong = st.tuples(st.sampled_from(PATHS[1:]), st.sampled_from(WRONG))
    rules, value = st.sampled_from(BOOK.overrulable), st.sampled_from([False, False, True])
    kept = st.sampled_from([*(line["period"] for line in story.schedule), "2031-05"])
    decided = dict(story.events)["Decided"]
    refused = ("Decided", {**decided, "decision": {"outcome": "refused", "schedule": []}})
    return st.one_of(
        later.map(lambda events: {"after": events}),
        later.map(lambda events: {"after": events}),
        _of_papers(applied).map(lambda event: {"before": [*story.before, event]}),
        other.map(lambda document: {"decided_from": document}),
        wrong.map(lambda changed: {"decided_from": _with(story.decided_from, *changed)}),
        sooner.map(lambda changed: {"decided_from": _with(story.decided_from, *changed)}),
        _granted(edition, law).map(lambda granted: {"schedule": granted[1]}),
        st.tuples(rules, value).map(lambda mark: {"overruled": [_overruled(*mark)]}),
        kept.map(lambda period: {"kept": period}),
        st.just({"stage": "in_examination"}),
        st.just({"decided": False}),
        st.just({"after": [refused]}),
        st.just({"same_child": True}),
    )


def _with(document: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    changed = deepcopy(document)
    put(changed, path, value)
    return changed


def _overruled(rule: str, value: bool) -> dict[str, Any]:
    return {"rule": rule, "value": value, "reason": "құжат қаралды", "by": "1"}


def _later(applied: date) -> st.SearchStrategy[Told]:
    months = days(applied, applied + timedelta(days=300)).map(lambda day: f"{day:%Y-%m}")
    resumed = st.fixed_dictionaries({"month": months, "pay_withheld": st.booleans()})
    return st.one_of(
        _told_facts(applied),
        _of_papers(applied),
        _changes(applied),
        months.map(lambda month: ("PaymentSuspended", {"month": month})),
        resumed.map(lambda payload: ("PaymentResumed", payload)),
        months.map(lambda month: ("RecipientChanged", {"month": month, "person": "another"})),
        st.just(("NoticeIssued", {})),
    )


def _news(applied: date) -> st.SearchStrategy[dict[str, Any]]:
    day = days(applied - timedelta(days=40), applied + timedelta(days=300)).map(date.isoformat)
    said = {"child.died_on": day, "child.moved_away_on": day, "certificate.to": day}
    return st.one_of(
        st.fixed_dictionaries({}, optional=said),
        st.just({"child.fully_state_supported": True}),
    )


def _told_facts(applied: date) -> st.SearchStrategy[Told]:
    kinds = st.sampled_from(["FactsEstablished", "RegistryAnswered"])
    return st.tuples(kinds, _news(applied).map(lambda facts: {"facts": facts}))


def _of_papers(applied: date) -> st.SearchStrategy[Told]:
    day = days(applied, applied + timedelta(days=300)).map(date.isoformat)
    report = st.integers(1, 2)
    ended = st.fixed_dictionaries({"report": report, "since": day})
    return st.one_of(
        st.just(("FactConfirmed", {"fact": PAPER})),
        ended.map(lambda payload: ("FactEnded", payload)),
        report.map(lambda number: ("ChangeNotConfirmed", {"report": number})),
    )


def _changes(applied: date) -> st.SearchStrategy[Told]:
    day = days(applied - timedelta(days=40), applied + timedelta(days=300)).map(date.isoformat)
    payload = st.fixed_dictionaries(
        {"report": st.integers(1, 2), "since": day, "ends": st.booleans(), "facts": _news(applied)}
    )
    return payload.map(lambda one: ("ChangeAccepted", one))


def written(stories: Sequence[Story]) -> list[Case]:
    """The cases, with their events, rows kept from before, and accounts."""
    found: list[Case] = []
    for before, story in pairwise([stories[0], *stories]):
        if story.same_child and found:
            found.append(_written(before, found[-1].subject))
        else:
            found.append(_written(story, _person()))
    return found


def _written(story: Story, subject: Person) -> Case:
    case = Case.objects.create(
        number=f"ANY-{next(_numbers)}",
        service=SERVICE.slug,
        place=story.place,
        applicant=_person(),
        subject=subject,
        language="kk",
        last_seq=len(story.events),
        stage=story.stage,
        received_on=AT.date() - timedelta(days=20),
        decided_on=AT.date() - timedelta(days=next(_numbers) % 7) if story.decided else None,
    )
    Event.objects.bulk_create(
        Event(case=case, seq=seq, kind=kind, at=AT, payload=_with_people(payload))
        for seq, (kind, payload) in enumerate(story.events, start=1)
    )
    if story.kept:
        _kept(case, story.kept).save()
    if story.account:
        person = case.applicant if len(story.account) % 2 else case.subject
        PayeeAccount.objects.create(
            case=case, person=person, iban=story.account, source="officer", usable_from=AT, at=AT
        )
    return case


def _kept(case: Case, period: str) -> Entitlement:
    return Entitlement(
        case=case,
        service=case.service,
        place=case.place,
        subject=case.subject,
        payee=case.applicant,
        period=period,
        months=["2026-01"],
        due_in="2026-01",
        amount_tiyn=100,
        state="due",
        known_seq=1,
        computed_at=AT - timedelta(days=9),
    )


def _with_people(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "person": _person().pk} if "person" in payload else payload


def _person() -> Person:
    number = next(_numbers)
    return Person.objects.create(iin=f"{number:012d}", surname="Серікова", given_name="Айгүл")
