"""What `tirek law check` refuses in the queue.toml of a service."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal
from tirek.law.factsheet import facts_of
from tirek.procedure.service import Service
from tirek.procedure.supply.queue import Queue


def check_queues(law: Law, services: Iterable[Service]) -> Iterator[Refusal]:
    """Every queue that names what is not there: an act, a fact; a priority named twice."""
    for service in services:
        path = service.folder / "queue.toml"
        try:
            queue = service.queue
        except TomlError as error:
            yield Refusal(error.path, error.line, "schema", str(error))
            continue
        if queue is not None:
            facts = {fact.path for fact in facts_of(service.facts)}
            yield from (Refusal(path, 1, "queue", wrong) for wrong in _wrong(queue, law, facts))


def _wrong(queue: Queue, law: Law, facts: set[str]) -> Iterator[str]:
    if not queue.cites:
        yield "names no act"
    for cite in queue.cited():
        if cite.act not in law.acts:
            yield f"cites {cite.act}, which is not registered"
    for one in queue.priority:
        if one.fact not in facts:
            yield f"{one.id}: {one.fact} is not a fact of the service"
    ids = Counter(one.id for one in queue.priority)
    yield from (f"{name} is there twice" for name, n in ids.items() if n > 1)
