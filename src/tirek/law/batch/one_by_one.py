"""Cases that are decided by themselves, because a sum in the tables is not known closely enough.

Where a rule divides by a number of the case its value lies between two ends (`bracket`). When the
answer depends on where, one case is decided exactly; that takes a coincidence of a millionth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tirek.kernel.period import Month, first_month_of
from tirek.law.batch.bracket import DOUBT
from tirek.law.batch.columns import Columns
from tirek.law.batch.rows_of_cases import Row, facts_of_case
from tirek.law.batch.share import ANY
from tirek.law.batch.steps import Span
from tirek.law.decide import decide_facts
from tirek.law.decision import Decision
from tirek.law.unknown import Need


@dataclass
class Answers:
    """The answers as rows of `outcomes` and `dues`."""

    outcomes: list[Row] = field(default_factory=list)
    dues: list[Row] = field(default_factory=list)


def alone_steps(columns: Columns, asked: Sequence[str]) -> str:
    """The cases in doubt, of the shares that were asked."""
    plain = [one for one in asked if one != ANY.name and columns.book.period]
    parts = [f"SELECT t.id FROM dues_{one} t WHERE t.amount IS NULL" for one in plain]
    if ANY.name in asked:
        parts.append(f"SELECT t.id FROM outcomes_{ANY.name} t WHERE t.needs & {DOUBT} <> 0")
        parts.append(f"SELECT t.id FROM cases_{ANY.name} t WHERE t.doubt")
    return " UNION ".join(parts) or "SELECT t.id FROM cases t WHERE FALSE"


def decided_alone(columns: Columns, database: Any, span: Span) -> Answers:
    """Each case of the table `alone`, by `decide`."""
    found = Answers()
    for (number,) in database.rows("SELECT t.id FROM alone t ORDER BY t.id"):
        place, facts = facts_of_case(columns, database.rows, number)
        until = None if span.until is None else Month(span.until)
        decision = decide_facts(columns.book, place, facts, law=columns.law, until=until)
        _add(found, columns, (number, place, decision), span)
    return found


def _add(found: Answers, columns: Columns, decided: tuple[int, str, Decision], span: Span) -> None:
    number, place, decision = decided
    needs = sum({columns.bits[_as_column(one)] for one in decision.needs})
    codes = {one.code for one in decision.reasons} if decision.outcome == "refused" else set()
    texts = columns.book.texts
    failed = sum(1 << at for at, name in enumerate(columns.conditions) if texts[name].code in codes)
    months = amount = 0
    for due in decision.schedule:
        begins = first_month_of(due.period)
        tiyn = None if due.amount is None else due.amount.tiyn
        which = sum(1 << (int(month) - int(begins)) for month in due.months)
        per, count = ("quarter" if "Q" in due.period else "month"), len(due.months)
        found.dues.append((number, per, int(begins), count, which, tiyn, 0))
        if span.since is None or begins >= span.since:
            months, amount = months + count, amount + (tiyn or 0)
    edition = decision.edition.id if decision.edition else None
    said = (number, place, edition, decision.outcome, needs, failed, months, amount)
    found.outcomes.append(said)


def _as_column(need: Need) -> Need:
    """What is needed, without the month and the numbers of records."""
    name = ".".join(part for part in need.name.split(".") if not part.isdigit())
    return Need(need.kind, name)
