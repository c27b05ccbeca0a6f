"""Where a registry says otherwise than the case said before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.casework.queries.facts import TELLING, flat


@dataclass(frozen=True)
class Difference:
    """`target` is a fact's path or a field of the form; a value None is "none"."""

    target: str
    is_fact: bool
    before: Any
    registry: str
    value: Any
    taken: bool = True


def differences(case: Case) -> list[Difference]:
    """What a registry says otherwise, until an officer establishes what is true."""
    known: dict[str, Any] = {}
    answers: Mapping[str, Any] = {}
    found: dict[str, Difference] = {}
    for event in case.events.filter(kind__in=TELLING).order_by("seq"):
        told = dict(flat(event.payload["facts"]))
        if event.kind == "RegistryAnswered":
            found |= {one.target: one for one in _facts(event, told, known)}
            found |= {one.target: one for one in _answers(case, event, answers)}
        else:
            answers = event.payload.get("answers", answers)
            found = {target: one for target, one in found.items() if target not in told}
        known |= told
    return list(found.values())


def _facts(event: Event, told: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[Difference]:
    registry = event.payload["registry"]
    for taken, values in ((True, told), (False, event.payload["not_taken"])):
        for path, value in values.items():
            if path in known and known[path] != value:
                yield Difference(path, True, known[path], registry, value, taken)


def _answers(case: Case, event: Event, answers: Mapping[str, Any]) -> Iterator[Difference]:
    """What was typed; a choice only led to a question about a fact, which is compared itself."""
    typed = {one.id for _, one in service_of(case).form.fields() if one.kind != "choice"}
    for field, value in event.payload["answers"].items():
        before = answers.get(field)
        if field in typed and before and value and _plain(before) != _plain(value):
            yield Difference(field, False, before, event.payload["registry"], value)


def _plain(value: object) -> str:
    return " ".join(str(value).casefold().split())
