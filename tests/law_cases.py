"""The model case of home education, and cases like it, for tests of the law.

The model is worked example 1 of the specification: Zhaksy, a child born 2015-04-10, disability to
2027-01-31, certificate 2025-09-01..2026-05-25, applied 2025-09-12.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tirek.kernel.period import Month
from tirek.law.catalogue import Law, the_law
from tirek.law.decide import decide
from tirek.law.decision import Decision
from tirek.law.edition import Edition
from tirek.law.factsheet import facts_of
from tirek.law.rulebook import RuleBook
from tirek.services import SERVICES

ZHAKSY = "akmola/zhaksy"
ALATAU = "almaty-region/alatau"
PANFILOV = "zhetisu/panfilov"
ASTANA = "astana"
SERVICE = SERVICES["home-education"]

MODEL: dict[str, Any] = {
    "applied_on": "2025-09-12",
    "child": {
        "born_on": "2015-04-10",
        "disability_until": "2027-01-31",
        "died_on": None,
        "entered_state_institution_on": None,
        "left_state_institution_on": None,
        "fully_state_supported": False,
        "moved_away_on": None,
        "lives_in_place": True,
    },
    "certificate": {"from": "2025-09-01", "to": "2026-05-25"},
    "applicant": {
        "relation": "parent",
        "parental_rights_terminated": False,
        "data_consent": True,
    },
    "already_paid_to_other": False,
}
UNKNOWN = object()
"""Stands for a fact that is left out of the document."""

PATHS = tuple(fact.path for fact in facts_of(SERVICE.facts))


def case(changed: Mapping[str, object] | None = None) -> dict[str, Any]:
    """The model with facts changed by path ("child.born_on"); UNKNOWN leaves one out."""
    document = deepcopy(MODEL)
    for path, value in (changed or {}).items():
        put(document, path, value)
    return document


def put(document: dict[str, Any], path: str, value: object) -> None:
    """Set one fact of a document by its path, or leave it out."""
    *groups, name = path.split(".")
    for group in groups:
        document = document[group]
    if value is UNKNOWN:
        del document[name]
    else:
        document[name] = value


def decided(
    changed: Mapping[str, object] | None = None,
    *,
    place: str = ZHAKSY,
    law: Law | None = None,
    until: str | None = None,
    readings: Mapping[str, str] | None = None,
) -> Decision:
    """What the law says of the model with those changes."""
    month = Month.parse(until) if until else None
    found = law or the_law()
    return decide(SERVICE, place, case(changed), law=found, until=month, readings=readings)


def codes(reasons: object) -> list[str]:
    """The codes of the reasons of a decision or of its document."""
    return [one["code"] if isinstance(one, dict) else one.code for one in reasons]  # type: ignore[attr-defined]


def sums(decision: Decision) -> dict[str, str | None]:
    """What is due by period, as written in JSON."""
    return {due["period"]: due["amount"] for due in decision.as_document()["schedule"]}  # type: ignore[attr-defined]


def book() -> RuleBook:
    """The rules of home education."""
    return SERVICE.rulebook()


def deciding_editions() -> list[Edition]:
    """Those a lawyer has verified."""
    return [one for one in the_law().editions(book()).all if one.mark != "to_verify"]


SNAPS: st.SearchStrategy[Callable[[date], date]] = st.sampled_from(
    [
        lambda day: day,
        lambda day: Month.of(day).first_day,
        lambda day: Month.of(day).last_day,
        lambda day: Month.at(day.year - day.year % 4, 2).last_day,  # 29 February
    ]
)


def days(first: date, last: date) -> st.SearchStrategy[date]:
    """Days of a time; its ends, month ends, month beginnings and leap days more than others."""
    return st.builds(
        lambda day, snap: max(first, min(last, snap(day))), st.dates(first, last), SNAPS
    )


def last_day(edition: Edition) -> date:
    """The last day of an edition on which one may apply, or the end of 2026."""
    until = edition.in_force.until
    return until - timedelta(days=1) if until else date(2026, 12, 31)


def application_days(edition: Edition) -> st.SearchStrategy[date]:
    """Days on which one may apply under an edition."""
    assert edition.in_force.from_ is not None
    return days(edition.in_force.from_, last_day(edition))


@st.composite
def documents(draw: st.DrawFn, edition: Edition) -> dict[str, Any]:
    """Complete facts of a case under an edition: most of them pay something, many end early."""
    applied = draw(application_days(edition))
    year = timedelta(days=366)
    begins = draw(days(applied - year, applied + timedelta(days=60)))
    ends = draw(days(max(begins, applied - timedelta(days=40)), applied + timedelta(days=400)))
    born = draw(st.one_of(days(applied - 10 * year, applied), days(applied - 20 * year, applied)))
    around = days(applied - timedelta(days=90), applied + year)
    rarely = st.one_of(st.none(), st.none(), st.none(), around)
    entered = draw(rarely)
    left = draw(st.one_of(st.none(), days(entered, entered + year))) if entered else None
    died = draw(rarely)
    usually = st.sampled_from([True] * 24 + [False])
    facts: dict[str, object] = {
        "applied_on": applied,
        "child.born_on": born,
        "child.disability_until": draw(st.one_of(st.none(), around)),
        "child.died_on": max(died, born) if died else None,
        "child.entered_state_institution_on": entered,
        "child.left_state_institution_on": left,
        "child.fully_state_supported": not draw(usually),
        "child.moved_away_on": draw(rarely),
        "child.lives_in_place": draw(usually),
        "certificate.from": begins,
        "certificate.to": ends,
        "applicant.relation": draw(
            st.sampled_from(["parent", "guardian", "other_representative"] * 8 + ["none"])
        ),
        "applicant.parental_rights_terminated": not draw(usually),
        "applicant.data_consent": draw(usually),
        "already_paid_to_other": not draw(usually),
    }
    written = {p: v.isoformat() if isinstance(v, date) else v for p, v in facts.items()}
    return case(written)


READINGS: st.SearchStrategy[dict[str, str]] = st.fixed_dictionaries(
    {},
    optional={one.id: st.sampled_from(sorted(one.options)) for one in SERVICE.readings},
)
"""A choice among the readings of silent acts; those not chosen stay as the service has them."""
