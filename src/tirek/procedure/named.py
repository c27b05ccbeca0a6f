"""Services that an act names and whose standard nobody has at hand: known, but not decided here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import TomlError, load
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal
from tirek.procedure.cite import Cite


@dataclass(frozen=True)
class Named:
    """One of them: its official name, what is known of it, where a person applies."""

    id: str
    name: Text
    known: Text
    where: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class _File:
    named: tuple[Named, ...]


def load_named(path: Path) -> tuple[Named, ...]:
    """All of the file, in its order. Raises TomlError."""
    return load(_File, path).named


def check_named(law: Law, path: Path, slugs: Iterable[str]) -> Iterator[Refusal]:
    """What `tirek law check` refuses: an act not registered, a service that has a folder."""
    try:
        found = load_named(path)
    except TomlError as error:
        yield Refusal(error.path, error.line, "schema", str(error))
        return
    taken = set(slugs)
    for one in found:
        if one.id in taken:
            yield Refusal(path, 1, "named", f"{one.id} is there already")
        taken.add(one.id)
        if not one.cites:
            yield Refusal(path, 1, "named", f"{one.id} names no act")
        for cite in one.cites:
            if cite.act not in law.acts:
                wrong = f"{one.id} cites {cite.act}, which is not registered"
                yield Refusal(path, 1, "named", wrong)
