"""What a draft edition or a new value of the law would do to the open and paid cases.

All of them are decided twice by the compiled rules; nothing is written.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db.models import Q, QuerySet

from tirek.accounts.models import User
from tirek.accounts.places import below
from tirek.casework.models import UNDECIDED, Case
from tirek.casework.permissions import visible_to
from tirek.casework.queries.cases_file import (
    overruled_decisions,
    to_be_asked_alone,
    write_cases,
)
from tirek.casework.queries.events import load_events
from tirek.casework.queries.facts import facts_of
from tirek.casework.queries.proposal import overrules_of
from tirek.kernel.period import Month, Quarter
from tirek.law.batch.columns import Columns
from tirek.law.batch.comparison import Alone, Effect, Told, TwoColumns, compare
from tirek.law.batch.engines import TooLarge
from tirek.law.batch.simulation import Wanted
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.law.decision import Decision
from tirek.law.edition import Edition
from tirek.law.factsheet import BadFacts, in_order, read
from tirek.law.overrule import Overrule
from tirek.law.preview import NewValue, Supposed
from tirek.law.rulebook import RuleBook
from tirek.procedure.service import Service

OPEN = (*UNDECIDED, "granted", "in_payment")
"""Stages in which something is still to be decided or paid."""
MONTHS = 12
MOST_CASES = 100_000
MOST_ALONE = 1_000
"""Cases of a service that SQL has no words for (`RuleBook.one_by_one`), each decided twice."""
PAUSE = 3
"""A granted case whose last paid month is further back than the summer is paid no more."""


@dataclass(frozen=True)
class TwoLaws:
    """The law as it is and with the draft, or with another value of the law, in force."""

    service: Service
    before: Supposed
    after: Supposed
    begins: date
    draft: Edition | None = None
    values: Sequence[NewValue] = ()

    @property
    def most_cases(self) -> int:
        """How many of them a page can wait for (`bench/preview.py`)."""
        return MOST_ALONE if self.service.rulebook().one_by_one else MOST_CASES

    @property
    def since(self) -> Month:
        """The first of the twelve months told: a quarter that changes inside is told whole."""
        return Quarter.of(Month.of(self.begins)).months[0]

    @property
    def until(self) -> Month:
        """The last of them."""
        return self.since.plus(MONTHS - 1)

    def in_force_before(self, place: str, on: date) -> Edition | None:
        """What the draft would take the place of; none for a place that is new with it."""
        if place not in self.before.regions:
            return None
        return self.before.editions(self.service.rulebook()).on(place, on)

    def reaches(self, place: str) -> bool:
        """Whether the change is about the place, one that contains it or one below it."""
        return bool(self._everywhere_in(place) or self._below(place))

    def reached(self, user: User) -> QuerySet[Case]:
        """The user's open cases, and those paid near the change, that it is about."""
        place = user.place or ""
        paid = Q(paid_until=None) | Q(paid_until__gte=self.since.plus(-PAUSE).first_day)
        found = visible_to(user).filter(paid, service=self.service.slug, stage__in=OPEN)
        if self._everywhere_in(place):
            return found
        return found.filter(below(self._below(place)))

    def _everywhere_in(self, place: str) -> bool:
        regions = self.after.regions
        if self.values or self.draft is None:
            return True
        return place in regions and self.draft.place in {one.id for one in regions.upward(place)}

    def _below(self, place: str) -> str:
        """The place of the draft if it lies below the one named."""
        there = self.draft.place if self.draft else ""
        return there if there.startswith(f"{place}/") else ""


def two_laws(
    service: Service, begins: date, draft: Edition | None, values: Sequence[NewValue]
) -> TwoLaws:
    """The law of the project without the change and with it."""
    law, book = the_law(), service.rulebook()
    before = Supposed(law, book, beside=draft)
    after = Supposed(law, book, draft, values=values)
    return TwoLaws(service, before, after, begins, draft, values)


def effect_of(cases: QuerySet[Case], laws: TwoLaws, told: Told) -> Effect:
    """What becomes of each of the cases, of which there must be one at least."""
    book = laws.service.rulebook()
    columns = TwoColumns(Columns(book, laws.before), Columns(book, laws.after))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cases.csv"
        there, alone = _divided(cases, columns.after, file)
        wanted = Wanted(laws.since, laws.until, Path(folder) / "effect")

        def compared(by_table: Path | None, alone: Sequence[Case]) -> Effect:
            return compare(
                columns,
                by_table,
                wanted,
                engine=None,
                progress=lambda _done, _all: None,
                alone=_one_by_one(alone, book),
                told=told,
            )

        try:
            return compared(file if there else None, alone)
        except TooLarge:  # sums that only Python holds
            return compared(None, list(cases))


def _divided(cases: QuerySet[Case], columns: Columns, file: Path) -> tuple[bool, list[Case]]:
    """Whether there are any in the file, and those that are decided one by one."""
    if columns.book.one_by_one:
        return False, list(cases)
    alone = list(to_be_asked_alone(cases))
    written = write_cases(cases.exclude(pk__in=[case.pk for case in alone]), columns, file)
    return written.count > 0, [*alone, *cases.filter(number__in=written.left)]


def _one_by_one(cases: Sequence[Case], book: RuleBook) -> Iterator[Alone]:
    overruled = _overruled(cases)
    load_events(*cases)
    for case in cases:
        facts = _facts(case, book)
        yield Alone(case.number, case.place, facts, overruled.get(case.pk, {}))


def _facts(case: Case, book: RuleBook) -> Mapping[str, object]:
    """By name; none where they cannot be read."""
    try:
        facts = read(book.sheet, facts_of(case))
    except BadFacts:
        return read(book.sheet, {})
    return read(book.sheet, {}) if in_order(book.sheet, facts, book.in_order) else facts


def both(case: Case, laws: TwoLaws) -> tuple[Decision, Decision]:
    """The case decided by each law. Raises BadFacts."""
    facts, kept = facts_of(case), _overruled([case]).get(case.pk)
    before, after = (
        decide(laws.service, case.place, facts, law=law, overrule=kept)
        for law in (laws.before, laws.after)
    )
    return before, after


def _overruled(cases: Sequence[Case]) -> dict[int, Mapping[str, Overrule]]:
    """What officers put in the place of rules stands under either law."""
    decided = overruled_decisions().filter(case__in=cases).order_by("seq")
    return {event.case_id: overrules_of(event.payload["decision"]) for event in decided}
