"""One real case of each kind and place, made by the real actions, to be told a million times.

What differs between two cases (number, people, days) stands in a story as a mark; the rest of each
event, the decision with its whole explanation above all, is what the actions wrote.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

from making import APPLIED_AT, SERVICE, decided, officer, proposed, submitted
from tirek.accounts.models import Role
from tirek.casework.canonical import canonical
from tirek.casework.chain import GENESIS
from tirek.casework.legal import working_calendar
from tirek.casework.models import Case, Event
from tirek.casework.taken import is_taken
from tirek.law.catalogue import the_law
from tirek.procedure.deadline import ALMATY, count, received_on
from tirek.procedure.passport import Passport
from tirek.services import SERVICES

KINDS = ("registered", "proposed", "granted")
NAMES = ("surname", "given_name", "patronymic", "iin")
MARKS = tuple(f"{who}{name}" for who in ("child_", "") for name in NAMES)


@dataclass(frozen=True)
class Told:
    """An event with marks in it. `whole` is the payload where nothing in it is marked."""

    kind: str
    seq: int
    days_later: int
    actor: int | None
    actor_name: str
    actor_role: str
    basis: str
    payload: str
    whole: int | None

    def text(self, case: str, at: str, payload: str, previous: str) -> str:
        """The event as `casework.chain` hashes it: JSON with its keys in order."""
        actor = "null" if self.actor is None else str(self.actor)
        return (
            f'{{"actor":{actor},"actor_name":{_json(self.actor_name)},'
            f'"actor_role":{_json(self.actor_role)},"at":"{at}","basis":{self.basis},'
            f'"case":"{case}","kind":"{self.kind}","payload":{payload},'
            f'"previous_hash":"{previous}","seq":{self.seq}}}'
        )


@dataclass(frozen=True)
class Story:
    """The events of one kind of case in one place, and the columns they lead to."""

    kind: str
    place: str
    stage: str
    paid_until: date | None
    events: tuple[Told, ...]

    def told_of(
        self, number: str, by: int, said: Mapping[str, str], registered: str, received: datetime
    ) -> list[tuple[Any, ...]]:
        """Rows: seq, kind, at, actor, name, role, previous hash, hash, payload or None, whole."""
        rows, previous = [], GENESIS
        for event in self.events:
            at = received + timedelta(days=event.days_later, minutes=event.seq)
            payload = registered if event.kind == "Registered" else event.payload
            if event.kind == "Submitted":
                name = " ".join(said[part] for part in NAMES[:3])
                event = replace(event, actor=by, actor_name=name)
                for mark, value in said.items():
                    payload = payload.replace(f"@{mark}@", value)
            stamp = at.astimezone(UTC).isoformat(timespec="microseconds")
            made = sha256(event.text(number, stamp, payload, previous).encode()).hexdigest()
            kept = None if event.whole is not None else payload
            rows.append(
                (event.seq, event.kind, at, event.actor, event.actor_name, event.actor_role,
                 previous, made, kept, event.whole)
            )  # fmt: skip
            previous = made
        return rows


class Receipts:
    """What the event Registered says of each day, worked out once."""

    def __init__(self, passport: Passport) -> None:
        self.passport = passport
        self._known: dict[date, tuple[str, date]] = {}

    def on(self, day: date) -> tuple[datetime, str, date]:
        """The instant of receipt, the payload with the mark @number@, the deadline."""
        at = datetime.combine(day, time(11), ALMATY)
        if day not in self._known:
            calendar, term = working_calendar(), self.passport.term_on("portal")
            received = received_on(at, self.passport.hours, calendar)
            deadline = count(term, received.on, calendar)
            said = {
                "number": "@number@",
                "received": received.as_document(),
                "term": term.as_document(),
                "deadline": deadline.as_document(),
            }
            self._known[day] = (canonical(said), deadline.due_on)
        payload, due_on = self._known[day]
        return at, payload, due_on


@cache
def receipts() -> Receipts:
    """Of the service that all stories are about."""
    return Receipts(SERVICES[SERVICE].passport)


def stories_of(place: str) -> dict[str, Story]:
    """A story of each kind; none where the law of the place decides nothing yet."""
    if not is_taken(SERVICES[SERVICE], place, the_law(), APPLIED_AT.date()):
        return {}
    first = submitted(place=place)
    if first.stage != "registered":
        return {}
    cases = {"registered": first, "proposed": proposed(submitted(place=place))}
    cases["granted"] = decided(submitted(place=place))
    for case in cases.values():
        case.refresh_from_db()
    return {kind: _story(kind, case) for kind, case in cases.items()}


def officers(place: str, n: int) -> list[int]:
    """The keys of so many more specialists of the place."""
    return [officer(Role.SPECIALIST, place).pk for _ in range(n)]


def _story(kind: str, case: Case) -> Story:
    events = tuple(_told(event) for event in case.events.order_by("seq"))
    return Story(kind, case.place, case.stage, case.paid_until, events)


def _told(event: Event) -> Told:
    payload = event.payload
    if event.kind == "Submitted":
        marked = {name: f"@{name}@" for name in MARKS}
        payload = {**payload, "answers": {**payload["answers"], **marked}}
    differs = event.kind in ("Submitted", "Registered")
    return Told(
        kind=event.kind,
        seq=event.seq,
        days_later={"Proposed": 3, "Decided": 4}.get(event.kind, 0),
        actor=event.actor_id,
        actor_name=event.actor_name,
        actor_role=event.actor_role,
        basis=canonical(event.basis),
        payload=canonical(payload),
        whole=None if differs else event.pk,
    )


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
