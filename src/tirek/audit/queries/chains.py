"""The chain of every case, walked side by side with the register of cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from tirek.audit.broken import Broken, Tick
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.casework.queries.chain import walk
from tirek.casework.queries.timeline import step_of
from tirek.procedure.lifecycle import RefusedTransition

EVENTS_AT_ONCE, CASES_AT_ONCE = 200, 2000
"""Rows fetched at a time: an event with a whole explanation has some 50 KB."""
COLUMNS = ("number", "service", "stage", "last_seq")


def broken_chains(tick: Tick) -> Iterator[Broken]:
    """The first broken link of each case that has one, case by case in the order of arrival."""
    cases = Case.objects.only(*COLUMNS).order_by("pk").iterator(CASES_AT_ONCE)
    events = Event.objects.order_by("case_id", "seq").iterator(EVENTS_AT_ONCE)
    case = next(cases, None)
    for case_id, chain in groupby(events, key=lambda event: event.case_id):
        while case is not None and case.pk < case_id:
            yield Broken("no_events", case.number)
            case = next(cases, None)
        if case is None or case.pk > case_id:
            yield Broken("no_case", values={"id": case_id, "seq": next(chain).seq})
            continue
        yield from _broken(case, chain, tick)
        case = next(cases, None)
    while case is not None:
        yield Broken("no_events", case.number)
        case = next(cases, None)


def broken_chain(case: Case, tick: Tick) -> Iterator[Broken]:
    """The first broken link of one case."""
    yield from _broken(case, case.events.order_by("seq").iterator(EVENTS_AT_ONCE), tick)


def _broken(case: Case, chain: Iterable[Event], tick: Tick) -> Iterator[Broken]:
    reached = _Reached(case)
    link = walk(case.number, case.last_seq, _told(chain, reached, tick))
    if link is not None:
        yield Broken(link.what, case.number, {"seq": link.seq})
    elif reached.refused_at:
        yield Broken("order", case.number, {"seq": reached.refused_at})
    elif reached.stage != case.stage:
        yield Broken("stage", case.number, {"stage": case.stage, "told": reached.stage})


class _Reached:
    """The stage that the events lead to, one after another."""

    def __init__(self, case: Case) -> None:
        self._lifecycle = service_of(case).lifecycle
        self.stage = self._lifecycle.begins
        self.refused_at = 0

    def take(self, event: Event) -> None:
        if self.refused_at:
            return
        try:
            self.stage = self._lifecycle.after(self.stage, step_of(event))
        except RefusedTransition:
            self.refused_at = event.seq


def _told(chain: Iterable[Event], reached: _Reached, tick: Tick) -> Iterator[Event]:
    for event in chain:
        tick()
        reached.take(event)
        yield event
