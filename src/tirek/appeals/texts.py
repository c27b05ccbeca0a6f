"""The texts of this package, read once from wording/*.toml; a missing or extra one is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text

WORDING = Path(__file__).with_name("wording")


@dataclass(frozen=True)
class Refused:
    """Why an action was refused."""

    text_missing: Text
    too_long: Text
    nothing_decided: Text
    officer_missing: Text
    not_an_officer: Text
    day_missing: Text
    day_ahead: Text
    day_before: Text
    too_many_files: Text
    file_gone: Text
    not_found: Text
    it_is_about_you: Text
    not_with_you: Text
    not_your_role: Text
    too_late_to_satisfy: Text
    measures_missing: Text
    reasons_missing: Text
    answer_missing: Text
    addressee_missing: Text
    court_missing: Text
    other_application: Text


@dataclass(frozen=True)
class Told:
    """What the chain of the case says of each step, to the citizen and to the officer."""

    lodged: Text
    lodged_late: Text
    passed_on: Text
    passed_on_by_itself: Text
    reminded: Text
    escalated: Text
    outcome: Mapping[str, Text]
    reasons: Text
    note: Text
    court: Mapping[str, Text]
    reopened: Text
    reopened_by_court: Text


@dataclass(frozen=True)
class Next:
    """What comes next, by the stage of the complaint."""

    stage: Mapping[str, Text]


@dataclass(frozen=True)
class Names:
    """Words for what is complained of, for the addressees, the outcomes and the ways to lodge."""

    against: Mapping[str, Text]
    addressee: Mapping[str, Text]
    outcome: Mapping[str, Text]
    court: Mapping[str, Text]
    channel: Mapping[str, Text]


@dataclass(frozen=True)
class Papers:
    """The words of the coupon, the letter of passing on and the answer."""

    label: Mapping[str, Text]
    title: Mapping[str, Text]
    body: Mapping[str, Text]
    position: Mapping[str, Text]


@cache
def refused() -> Refused:
    return toml.load(Refused, WORDING / "refused.toml")


@cache
def told() -> Told:
    return toml.load(Told, WORDING / "told.toml")


@cache
def following() -> Next:
    return toml.load(Next, WORDING / "next.toml")


@cache
def names() -> Names:
    return toml.load(Names, WORDING / "names.toml")


@cache
def papers() -> Papers:
    return toml.load(Papers, WORDING / "papers.toml")
