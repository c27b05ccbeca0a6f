"""The life of a voucher as a table: stage, event, what must hold, next stage; with citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.kernel import toml
from tirek.kernel.text import Text
from tirek.procedure.cite import Cite

Event = Literal[
    "Issued",
    "ReturnAsked",
    "ReturnRefused",
    "Returned",
    "ReturnedLate",
    "Died",
    "DiedLate",
    "NotUsed",
    "Used",
    "Rejoined",
]
Guard = Literal[
    "concluded",
    "first",
    "not_treated_this_year",
    "not_too_long",
    "another_period",
    "in_time",
    "late",
    "valid_reason",
    "before_arrival",
    "arrival_passed",
    "within_period",
    "papers_shown",
]


class RefusedMove(ValueError):
    """What cannot happen to a voucher now; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.in_("en"))
        self.text = text


@dataclass(frozen=True)
class Stage:
    """Where a person stands with the vouchers."""

    id: str
    name: Text
    terminal: bool = False


@dataclass(frozen=True)
class Days:
    """Terms in days: working days before the arrival, and the most a stay may have."""

    return_before: int
    most: int
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Move:
    """One line of the table. `passed_on`: the voucher goes to the next person in the queue."""

    from_: tuple[str, ...]
    event: Event
    to: str
    guards: tuple[Guard, ...]
    cites: tuple[Cite, ...]
    columns: tuple[int, ...] = ()
    passed_on: bool = False

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError(f"{self.event}: a line names the paragraph it rests on")


@dataclass(frozen=True)
class Machine:
    """The whole table."""

    begins: str
    days: Days
    stages: tuple[Stage, ...]
    moves: tuple[Move, ...]
    texts: Mapping[str, Text]
    refused: Mapping[str, Text]

    def stage(self, stage: str) -> Stage:
        """The stage of that id. KeyError where there is none."""
        return {one.id: one for one in self.stages}[stage]

    def move(self, stage: str, event: Event) -> Move:
        """The line for what happens at a stage. Raises RefusedMove where there is none."""
        for one in self.moves:
            if stage in one.from_ and one.event == event:
                return one
        raise RefusedMove(self.texts["not_now"].format(stage=self.stage(stage).name))

    def cited(self) -> Iterator[Cite]:
        """Every citation."""
        yield from self.days.cites
        for one in self.moves:
            yield from one.cites


@cache
def machine() -> Machine:
    """The table of machine.toml. Raises TomlError."""
    return toml.load(Machine, Path(__file__).with_name("machine.toml"))
