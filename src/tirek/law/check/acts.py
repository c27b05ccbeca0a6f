"""The register of acts: ids once, references that exist, dates in order, and a source."""

from collections.abc import Iterator
from pathlib import Path

from tirek.law.act import Act, Acts
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal, refuse_at
from tirek.law.source import load_sources


def check_acts(law: Law) -> Iterator[Refusal]:
    """Everything that can be wrong with the register."""
    assert isinstance(law.acts, Acts)
    sources = {source.id for source in load_sources(law.folder)}
    seen: dict[str, Path] = {}
    for path, acts in law.acts.files():
        for number, act in enumerate(acts):
            if act.id in seen:
                yield refuse_at(path, ["act", number], "twice", f"{act.id} is in {seen[act.id]}")
            seen[act.id] = path
            problems = [*_references(law, act), *_dates(act), *_named(act, sources)]
            yield from (refuse_at(path, ["act", number], *problem) for problem in problems)


def _references(law: Law, act: Act) -> Iterator[tuple[str, str]]:
    for other in (*act.amends, *act.repeals, *filter(None, [act.repealed_by])):
        if other not in law.acts:
            yield "dangling citation", f"{act.id} refers to {other}, which is not registered"


def _dates(act: Act) -> Iterator[tuple[str, str]]:
    force = act.in_force
    if force and force.from_ and force.until and force.until <= force.from_:
        yield "dates", f"{act.id}: until {force.until} is not after {force.from_}"
    if force and force.from_ and act.adopted and force.from_ < act.adopted:
        yield "dates", f"{act.id}: in force on {force.from_}, adopted only on {act.adopted}"


def _named(act: Act, sources: set[str]) -> Iterator[tuple[str, str]]:
    for named in act.named_in:
        if named.source not in sources:
            yield "source", f"{act.id} is said to be named in {named.source}: no such source"
    if not act.named_in and act.mark == "verified":
        yield "source", f"{act.id} is marked verified but no source names it"
