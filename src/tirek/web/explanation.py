"""The trace of a decision as steps that people can follow, norm by norm."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from tirek.kernel.text import capital
from tirek.law.rows import labelled
from tirek.procedure.service import Service
from tirek.web import formats
from tirek.web.components import Citation, Quote, Step, SummaryRow
from tirek.web.components.grounds import FEW
from tirek.web.language import current
from tirek.web.texts import spoken, text

Document = Mapping[str, Any]
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-(\d\d|Q[1-4])")
MONEY = re.compile(r"(≈ )?(-?\d+\.\d\d)")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def steps(trace: Sequence[Document], service: Service | None = None) -> list[Step]:
    """The norms in order; a norm asked month by month is told once for each run of months.

    With the service also the facts that each norm looked at, named as its form names them.
    """
    by_rule: dict[str, list[Document]] = {}
    for line in trace:
        by_rule.setdefault(line["rule"], []).append(line)
    told = [lines for lines in by_rule.values() if _worth_telling(lines)]
    return list(_in_groups([_step(lines, service) for lines in told], told))


def _in_groups(made: Sequence[Step], told: Sequence[Sequence[Document]]) -> Iterator[Step]:
    """Conditions by themselves; many values worked out one after another as one step to open."""
    conditions = [lines[0].get("role") == "condition" for lines in told]
    for is_condition, run in groupby(zip(made, conditions, strict=True), key=lambda one: one[1]):
        group = [one for one, _ in run]
        if is_condition or len(group) <= FEW:
            yield from group
        else:
            yield Step(text("web.explanation.worked_out"), below=group)


def citations(cites: Sequence[Document]) -> list[Citation]:
    """Links to the paragraphs, each once."""
    made = [
        Citation(spoken(cite["label"]), cite.get("url") or "", _quote(cite.get("quote")))
        for cite in cites
    ]
    return list(dict.fromkeys(made))


def months_in_words(first: str, last: str) -> str:
    """ "September 2025" or "September 2025 - May 2026"; quarters too."""
    return formats.months(first, last, current())


def value_in_words(value: object, *, number: bool = False) -> str:
    """Yes and no, days, months, sums in the form of the language; what is unknown is said so.

    `number`: what looks like a sum is none.
    """
    if isinstance(value, bool):
        return text("web.form.yes" if value else "web.form.no")
    if value is None:
        return text("web.explanation.none")
    if isinstance(value, Mapping):
        return text("web.explanation.unknown") if "unknown" in value else spoken(value)
    if isinstance(value, list | tuple):
        return ", ".join(dict.fromkeys(value_in_words(one, number=number) for one in value))
    return formats.number(str(value), current()) if number else _written(str(value))


def _worth_telling(lines: Sequence[Document]) -> bool:
    """Conditions always; a flag or a yes-or-no on the way only where it came true."""
    if lines[0].get("role") == "condition":
        return True
    return any(line["value"] is not False for line in lines)


def _step(lines: Sequence[Document], service: Service | None) -> Step:
    runs = _runs(lines)
    if len(runs) == 1:
        return _run(runs[0], service, alone=True)
    head = lines[0]
    below = [_run(run, service, alone=False) for run in runs]
    return Step(
        label=spoken(head["label"]),
        citations=citations(head["cites"]),
        met=None if any(one.met is None for one in below) else all(one.met for one in below),
        below=below,
    )


def _runs(lines: Sequence[Document]) -> list[list[Document]]:
    """The months one after another, or whichever records, that have the same value."""
    if not lines[0].get("record"):
        return [list(run) for _, run in groupby(lines, key=lambda line: line["value"])]
    alike: dict[str, list[Document]] = {}
    for line in lines:
        alike.setdefault(str(line["value"]), []).append(line)
    return list(alike.values())


def _run(lines: Sequence[Document], service: Service | None, *, alone: bool) -> Step:
    head = lines[0]
    value, condition = head["value"], head.get("role") == "condition"
    return Step(
        label=spoken(head["label"]) if alone else _span(lines, service),
        value="" if condition else value_in_words(value, number=head.get("number", False)),
        text=" ".join(filter(None, (spoken(head.get("text") or ""), _overruled(head)))),
        met=value if condition and isinstance(value, bool) else None,
        unknown=isinstance(value, Mapping) and "unknown" in value,
        citations=citations(head["cites"]) if alone else (),
        used=list(_used(head["used"], service)) if alone and service else (),
    )


def _overruled(line: Document) -> str:
    """That officers put their own answer in the place of the rule's, and why."""
    told = line.get("overruled")
    if told is None:
        return ""
    computed = value_in_words(told["computed"])
    return text("web.explanation.overruled", computed=computed, reason=told["reason"])


def _span(lines: Sequence[Document], service: Service | None) -> str:
    """Which records of a list, or which months, the lines are about."""
    if lines[0].get("record") and service is not None:
        labels = (labelled(service.facts, line["record"]) for line in lines)
        return capital(", ".join(dict.fromkeys(spoken(one) for one in labels if one)))
    return months_in_words(lines[0]["month"], lines[-1]["until"]) if lines[0]["month"] else ""


def _used(used: Document, service: Service) -> Iterable[SummaryRow]:
    known = service.rulebook().facts
    answered = {field.fact: field for _, field in service.form.fields() if field.fact}
    for name, value in used.items():
        if name not in known:
            continue
        fact = known[name]
        field = answered.get(fact.path)
        words = field.words(value) if field and isinstance(value, str | bool) else None
        said = value_in_words(value, number=fact.type is Decimal)
        yield SummaryRow(capital(spoken(fact.label)), spoken(words) if words else said)


def _written(value: str) -> str:
    language = current()
    money = MONEY.fullmatch(value)
    if money:
        return f"{money[1] or ''}{formats.money(money[2], language)}"
    if DAY.fullmatch(value):
        return formats.day(value, language)
    if MONTH.fullmatch(value):
        return formats.month(value, language)
    return formats.number(value, language) if NUMBER.fullmatch(value) else value


def _quote(words: str | None) -> Quote | None:
    return Quote(words) if words else None
