"""A service whose thing, stay or hours are waited for: its queue, and who comes first by law."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.answer import Answer
from tirek.procedure.cite import Cite


@dataclass(frozen=True)
class Priority:
    """A kind of people an act puts before others: those of whom the `fact` is true."""

    id: str
    fact: str
    name: Text
    cites: tuple[Cite, ...]

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError(f"{self.id}: a priority names the act that gives it")


@dataclass(frozen=True)
class Queue:
    """`waits_for` is what one's turn brings; `priorities` come first to last, then everybody."""

    waits_for: Text
    cites: tuple[Cite, ...]
    priority: tuple[Priority, ...] = ()

    def rank(self, facts: Mapping[str, Answer]) -> int:
        """0 for the first kind of priority, and so on; who has none comes after all of them.

        A fact that is not known gives nothing.
        """
        given = (n for n, one in enumerate(self.priority) if facts.get(one.fact) is True)
        return next(given, len(self.priority))

    def cited(self) -> Iterator[Cite]:
        """Every citation."""
        yield from self.cites
        for one in self.priority:
            yield from one.cites


def load_queue(folder: Path) -> Queue | None:
    """What a service's folder says; None for one whose service is given to everybody at once."""
    path = folder / "queue.toml"
    return load(Queue, path) if path.exists() else None
