"""The life of a case as a table: stage, event, next stage, and who may make it happen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.answer import listed
from tirek.procedure.cite import Cite

Role = Literal[
    "citizen",
    "operator",
    "specialist",
    "head",
    "accountant",
    "school",
    "commission",
    "supplier",
    "manager",
    "auditor",
    "lawyer",
    "administrator",
    "system",
]
Tone = Literal["grey", "blue", "yellow", "orange", "green", "red"]


class RefusedTransition(ValueError):
    """An event that cannot happen to a case at its stage; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return self.text.in_("en")


@dataclass(frozen=True)
class Stage:
    """A state of a case, as the citizen and as the officer read it."""

    id: str
    tone: Tone
    citizen: Text
    officer: Text
    terminal: bool = False


@dataclass(frozen=True)
class EventKind:
    """Something that happens to a case, in the past tense."""

    id: str
    title: Text


@dataclass(frozen=True)
class Transition:
    """One line of the table. `event` may carry an outcome: "Decided.granted".

    `cites`: where an act orders the line itself.
    """

    from_: str
    event: str
    to: str
    by: tuple[Role, ...]
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True)
class Leads:
    """The same event leads from any of those stages to one: as many lines of the table."""

    event: str
    at: tuple[str, ...]
    to: str
    by: tuple[Role, ...]
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True)
class Stays:
    """Something that may happen at those stages and leaves the case where it is; "*" is any."""

    event: str
    at: tuple[str, ...]
    by: tuple[Role, ...]
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why an event is refused, where that deserves a sentence of its own; `from_` "" is any."""

    event: str
    text: Text
    from_: str = ""


@dataclass(frozen=True)
class Removed:
    """A line of the shared table that a service does without."""

    from_: str
    event: str


@dataclass(frozen=True)
class Differences:
    """What one service changes in the shared procedure."""

    with_: tuple[Transition, ...] = ()
    without: tuple[Removed, ...] = ()
    without_stages: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Lifecycle:
    """A table of stages. Stages are their ids; an event is "Kind" or "Kind.outcome".

    Loaded, `transitions` holds every line of the table, those of `leads` too.
    """

    begins: str
    stages: tuple[Stage, ...]
    events: tuple[EventKind, ...]
    transitions: tuple[Transition, ...]
    roles: Mapping[str, Text]
    texts: Mapping[str, Text]
    reasons: tuple[Reason, ...] = ()
    stays: tuple[Stays, ...] = ()
    leads: tuple[Leads, ...] = ()

    @cached_property
    def _table(self) -> dict[tuple[str, str], Transition]:
        return {(line.from_, line.event): line for line in self.transitions}

    @cached_property
    def _staying(self) -> dict[tuple[str, str], Transition]:
        return {
            (stage, line.event): Transition(stage, line.event, stage, line.by, line.cites)
            for line in self.stays
            for stage in (self._stages if "*" in line.at else line.at)
        }

    @cached_property
    def _stages(self) -> dict[str, Stage]:
        return {stage.id: stage for stage in self.stages}

    def stage(self, stage_id: str) -> Stage:
        """The stage of that id. Raises RefusedTransition for an id the table does not know."""
        if stage_id not in self._stages:
            raise RefusedTransition(self.texts["unknown_stage"].format(stage=stage_id))
        return self._stages[stage_id]

    def title(self, event: str) -> Text:
        """What an event is called. Raises RefusedTransition for one the table does not know."""
        kind = event.partition(".")[0]
        for one in self.events:
            if one.id == kind:
                return one.title
        raise RefusedTransition(self.texts["unknown_event"].format(event=event))

    def after(self, stage: str, event: str, *, by: Role | None = None) -> str:
        """The stage after the event; `by` also asks whether that role may make it happen.

        An event with an outcome that has no line of its own takes the line of its kind.
        Raises RefusedTransition, which says why.
        """
        line = self._line(self.stage(stage).id, event)
        if line is None:
            raise RefusedTransition(self._why_not(stage, event))
        if by is not None and by not in line.by:
            raise RefusedTransition(self._not_by(line))
        return line.to

    def possible(self, stage: str, *, by: Role | None = None) -> tuple[str, ...]:
        """The events that move a case from a stage (by a role), in the order of the table."""
        return tuple(
            line.event
            for line in self.transitions
            if line.from_ == stage and (by is None or by in line.by)
        )

    def stage_of(self, events: Iterable[str]) -> str:
        """The stage a case has reached by its events. Raises RefusedTransition."""
        stage = self.begins
        for event in events:
            stage = self.after(stage, event)
        return stage

    def changed(self, by: Differences) -> "Lifecycle":
        """This table with the differences of a service.

        Raises ValueError for a line or stage to leave out that is not there.
        """
        gone = {(line.from_, line.event) for line in by.without}
        missing = [*(gone - self._table.keys()), *(set(by.without_stages) - self._stages.keys())]
        if missing:
            raise ValueError(f"cannot leave out what is not there: {missing}")
        kept = [line for line in self.transitions if (line.from_, line.event) not in gone]
        kept = [line for line in kept if not {line.from_, line.to} & set(by.without_stages)]
        table = {(line.from_, line.event): line for line in (*kept, *by.with_)}
        stages = self._stages | {stage.id: stage for stage in by.stages}
        return replace(
            self,
            stages=tuple(one for one in stages.values() if one.id not in by.without_stages),
            stays=tuple(_without(line, by.without_stages) for line in self.stays),
            transitions=tuple(table.values()),
            reasons=(*by.reasons, *self.reasons),
        )

    def _line(self, stage: str, event: str) -> Transition | None:
        kind, _, outcome = event.partition(".")
        exact = self._found(stage, event)
        if exact or not outcome or self._reason(stage, event):
            return exact
        return self._found(stage, kind)

    def _found(self, stage: str, event: str) -> Transition | None:
        return self._table.get((stage, event)) or self._staying.get((stage, event))

    def _reason(self, stage: str, event: str) -> Text | None:
        for reason in self.reasons:
            if reason.event == event and reason.from_ in ("", stage):
                return reason.text
        return None

    def _why_not(self, stage: str, event: str) -> Text:
        names = {"event": self.title(event), "stage": self.stage(stage).officer}
        possible = self.possible(stage)
        if self.stage(stage).terminal:
            return self._reason(stage, event) or self.texts["finished"].format(**names)
        can = listed(list(dict.fromkeys(self.title(one) for one in possible)))
        return self._reason(stage, event) or self.texts["not_now"].format(possible=can, **names)

    def _not_by(self, line: Transition) -> Text:
        roles = listed([self.roles[role] for role in line.by], self.texts["or"])
        return self.texts["not_by"].format(event=self.title(line.event), roles=roles)


def _without(line: Stays, stages: Iterable[str]) -> Stays:
    return replace(line, at=tuple(one for one in line.at if one not in stages))


@cache
def load_lifecycle(path: Path) -> Lifecycle:
    """A table of stages and events. Raises TomlError."""
    table = load(Lifecycle, path)
    several = [
        Transition(at, one.event, one.to, one.by, one.cites) for one in table.leads for at in one.at
    ]
    return replace(table, transitions=(*table.transitions, *several))


def standard() -> Lifecycle:
    """The shared procedure."""
    return load_lifecycle(Path(__file__).with_name("lifecycle.toml"))


@cache
def lifecycle_of(folder: Path) -> Lifecycle:
    """The life cycle of a service: the shared one with the differences its folder hands in."""
    path = folder / "lifecycle.toml"
    return standard().changed(load(Differences, path)) if path.exists() else standard()
