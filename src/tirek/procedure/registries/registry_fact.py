"""Which facts a service takes from which registry: the registries.toml of its folder."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from tirek.kernel.toml import load
from tirek.procedure.answer import Answer
from tirek.procedure.cite import Cite
from tirek.procedure.condition import ALWAYS, OnlyIf
from tirek.procedure.registries.registry import Document

About = Literal["child", "applicant"]
Test = Literal["is_set", "is_place", "names_applicant", "lists", "says"]


@dataclass(frozen=True)
class RegistryFact:
    """One field of a registry's answer, and the case fact (or the answer of the form) it tells.

    Without a `test` the field itself is the value. A test makes it a yes or a no: the field holds
    anything at all; it is the place of the case; it names the applicant; it lists or says
    the `word`. `gives` says what yes and no mean where that is not a yes or a no; one that is not
    there tells nothing. `paper` is the document of the standard that proves it where the registry
    is wrong, "" where it names none.
    The registry is asked only of those whom the answers of the form lead to it (`only_if`).
    """

    registry: str
    about: About
    field: str
    cites: tuple[Cite, ...] = ()
    fact: str = ""
    answer: str = ""
    test: Test | None = None
    word: str = ""
    gives: Mapping[str, str] = dataclasses.field(default_factory=dict)
    paper: str = ""
    only_if: OnlyIf = ALWAYS

    def __post_init__(self) -> None:
        if bool(self.fact) == bool(self.answer):
            raise ValueError("a line tells either a fact or an answer of the form")
        if self.gives and self.test is None:
            raise ValueError(f"{self.target}: `gives` says what a test means, and there is none")
        if bool(self.word) != (self.test in ("lists", "says")):
            raise ValueError(f"{self.target}: `word` is what a field is to list or to say")

    @property
    def target(self) -> str:
        """What it tells."""
        return self.fact or self.answer

    def told(self, document: Document, *, place: str, applicant: str) -> Iterator[Answer]:
        """What the answer says, or nothing."""
        value = document[self.field]
        if self.test is None:
            yield value
            return
        holds = {
            "is_set": value is not None,
            "is_place": value == place,
            "names_applicant": applicant in (value or ()),
            "lists": self.word in (value or ()),
            "says": value == self.word,
        }[self.test]
        word = "yes" if holds else "no"
        if not self.gives:
            yield holds
        elif word in self.gives:
            yield self.gives[word]


@dataclass(frozen=True, order=True)
class Ask:
    """One question of an application: which registry, about whom."""

    registry: str
    about: About


@dataclass(frozen=True)
class Told:
    """What one answer of a registry says: facts by path, answers of the form by field."""

    facts: Mapping[str, Answer]
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class _File:
    """`cites` hold for every line without its own."""

    cites: tuple[Cite, ...]
    facts: tuple[RegistryFact, ...]


def load_registry_facts(folder: Path) -> tuple[RegistryFact, ...]:
    """The lines of a service's folder; none where it takes nothing from a registry."""
    path = folder / "registries.toml"
    if not path.exists():
        return ()
    file = load(_File, path)
    return tuple(line if line.cites else replace(line, cites=file.cites) for line in file.facts)


def asks(
    lines: Iterable[RegistryFact], answers: Mapping[str, Answer] | None = None
) -> tuple[Ask, ...]:
    """Each question once, in the order of the lines; of these answers, those they lead to."""
    led = lines if answers is None else led_to(lines, answers)
    return tuple(dict.fromkeys(Ask(one.registry, one.about) for one in led))


def led_to(lines: Iterable[RegistryFact], answers: Mapping[str, Answer]) -> Iterator[RegistryFact]:
    """The lines that concern whoever gave these answers."""
    return (one for one in lines if one.only_if.holds(answers) is True)


def told(
    lines: Iterable[RegistryFact], ask: Ask, document: Document, *, place: str, applicant: str
) -> Told:
    """What the answer to one question says; of several lines for one target the first counts."""
    facts: dict[str, Answer] = {}
    answers: dict[str, Answer] = {}
    for line in lines:
        if (line.registry, line.about) != (ask.registry, ask.about):
            continue
        for value in line.told(document, place=place, applicant=applicant):
            (facts if line.fact else answers).setdefault(line.target, value)
    return Told(facts, answers)
