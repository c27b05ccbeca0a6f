"""Told examples: a case, and what the law must say of it.

A file of scenarios:

    [base]                      # the facts every scenario of the file starts from
    place = "akmola/zhaksy"
    none  = ["child.died_on"]   # facts known to be none (TOML has no null)
    facts = { applied_on = 2025-09-12, child = { born_on = 2015-04-10 } }

    [[scenario]]
    name   = "Moved away in January: January is still paid"
    but    = { child = { moved_away_on = 2026-01-31 } }
    expect = { outcome = "granted", total = "58980.00" }
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tirek.kernel.period import Month
from tirek.kernel.toml import load
from tirek.law.catalogue import Law
from tirek.law.rulebook import RuleBook
from tirek.law.suppose import as_told
from tirek.procedure.paths import Nested, group_of, nested


@dataclass(frozen=True)
class Expect:
    """What is expected of a decision; what is not named is not compared.

    `schedule` gives the amount of each period, all of them; `reasons`, `flags` and `needs` are
    complete lists; `readings` are ids of readings that took part, with the option applied.
    `values` are those of rules, by name; of one record of a list as "income_counted of
    members.1.incomes.2". `none` names the rules whose value is none (TOML has no null).
    """

    outcome: str
    total: str | None = None
    schedule: Mapping[str, str] | None = None
    reasons: tuple[str, ...] | None = None
    flags: tuple[str, ...] | None = None
    needs: tuple[str, ...] | None = None
    readings: Mapping[str, str] | None = None
    values: Mapping[str, Any] | None = None
    none: tuple[str, ...] = ()

    def mismatches(self, decision: Mapping[str, Any]) -> list[str]:
        """How a decision document differs from this, one sentence each; empty if it agrees."""
        found = {
            "outcome": decision["outcome"],
            "total": decision["total"],
            "schedule": {due["period"]: due["amount"] for due in decision["schedule"]},
            "reasons": _each(decision["reasons"], "code"),
            "flags": _each(decision["flags"], "code"),
            "needs": _each(decision["needs"], "fact"),
            "readings": {one["id"]: one["applied"] for one in decision["readings"]},
        }
        wrong = [
            f"{name}: expected {_plain(wanted)}, decided {found[name]}"
            for name in found
            if (wanted := getattr(self, name)) is not None and _plain(wanted) != found[name]
        ]
        told = {**(self.values or {}), **dict.fromkeys(self.none)}
        return wrong + (_wrong_values(told, decision["trace"]) if told else [])


@dataclass(frozen=True)
class Base:
    """What the scenarios of a file share."""

    facts: Mapping[str, Any]
    place: str = ""
    none: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """One scenario as written: only its differences from the base.

    `readings` chooses a reading of a silent act other than the edition's, by its id; `terms` and
    `law` are what the example supposes of the place's edition and of the values of national law.
    """

    name: str
    expect: Expect
    place: str = ""
    but: Mapping[str, Any] | None = None
    none: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    until: Month | None = None
    readings: Mapping[str, str] | None = None
    terms: Mapping[str, Mapping[str, Any]] | None = None
    law: Mapping[str, int] | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class _File:
    base: Base
    scenario: tuple[Told, ...]


@dataclass(frozen=True)
class Scenario:
    """One example, complete: the facts document of the case and what is expected."""

    name: str
    file: Path
    place: str
    facts: Nested
    expect: Expect
    until: Month | None = None
    readings: Mapping[str, str] | None = None
    terms: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    values: Mapping[str, int] = field(default_factory=dict)

    def under(self, law: Law, book: RuleBook) -> Law:
        """The law with what the example supposes of it, if it supposes anything."""
        if not self.terms and not self.values:
            return law
        return as_told(law, book, self.place, terms=self.terms, values=self.values)

    def __str__(self) -> str:
        return f"{self.file.stem}: {self.name}"


def load_scenarios(folder: Path) -> tuple[Scenario, ...]:
    """Every scenario of a folder, files in order of name. Raises TomlError."""
    return tuple(one for path in sorted(folder.glob("*.toml")) for one in _in_file(path))


def _in_file(path: Path) -> Iterator[Scenario]:
    file = load(_File, path)
    for told in file.scenario:
        yield Scenario(
            name=told.name,
            file=path,
            place=told.place or file.base.place,
            facts=_facts(file.base, told),
            expect=told.expect,
            until=told.until,
            readings=told.readings,
            terms=told.terms or {},
            values=told.law or {},
        )


def _facts(base: Base, told: Told) -> Nested:
    """The base with the differences: facts changed, known to be none, or not known at all."""
    facts = merged(base.facts, nested(dict.fromkeys(base.none)))
    facts = merged(facts, told.but or {})
    facts = merged(facts, nested(dict.fromkeys(told.none)))
    for path in told.unknown:
        *groups, name = path.split(".")
        del group_of(facts, groups)[name]
    return facts


def merged(facts: Mapping[str, object], but: Mapping[str, object]) -> Nested:
    """Nested with others put over them, group by group; dates and decimals become texts."""
    result: Nested = {key: _json(value) for key, value in facts.items()}
    for key, value in but.items():
        below = result.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            result[key] = merged(below, value)
        else:
            result[key] = _json(value)
    return result


def _json(value: object) -> object:
    if isinstance(value, Mapping):
        return merged(value, {})
    if isinstance(value, list):
        return [_json(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _wrong_values(told: Mapping[str, Any], trace: Sequence[Mapping[str, Any]]) -> list[str]:
    found = {
        f"{step['rule']} of {step['record']}" if "record" in step else step["rule"]: step["value"]
        for step in trace
    }
    return [
        f"{name}: expected {wanted}, decided {found.get(name, 'nothing')}"
        for name, wanted in told.items()
        if name not in found or wanted != found[name]
    ]


def _each(items: Sequence[Mapping[str, Any]], key: str) -> list[Any]:
    return [item[key] for item in items]


def _plain(wanted: object) -> object:
    return list(wanted) if isinstance(wanted, tuple) else wanted
