"""The columns that a loop over cases is given, asked of the DuckDB that holds the cases.

A day is its number since 1970, a text its number among all that rules, acts and sheets know, what
is none a zero with a mark beside it. Lists stand in the order of what holds them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tirek.law.batch.column import Column
from tirek.law.batch.columns import Columns
from tirek.law.batch.dialect import in_words_of
from tirek.law.batch.engines import Duck
from tirek.law.batch.lowered import text
from tirek.law.batch.query import Query
from tirek.law.batch.share import Share
from tirek.law.batch.steps import acts_of_cases
from tirek.law.edition import term_values
from tirek.law.loops.lower import Codes
from tirek.law.scope import CASE
from tirek.law.subset import expression_of


def codes_of(columns: Columns) -> Codes:
    """Every text that a rule, an act or a sheet knows, with its number."""
    return {one: at for at, one in enumerate(sorted({*_texts(columns)}))}


def _texts(columns: Columns) -> Iterator[str]:
    yield from ("month", "quarter")
    book = columns.book
    for fact in book.all_facts.values():
        yield from (str(one) for one in fact.choices or ())
    rules = (expression_of(rule.function) for rule in book.rules.values())
    said: list[object] = [getattr(one, "value", None) for rule in rules for one in ast.walk(rule)]
    for edition in columns.law.editions(book).all:
        said += term_values(edition).values()
        said += book.default_readings(edition.readings).values()
    for listed, _ in columns.entries.values():
        said += listed.entries
        said += [getattr(one, name) for one in listed.entries.values() for name in listed.columns]
    yield from (one for one in said if isinstance(one, str))


@dataclass(frozen=True, eq=False)
class Arrays:
    """The questions whose answers are the arrays of one share."""

    columns: Columns
    share: Share
    codes: Codes
    duck: Duck

    def cases(self) -> str:
        """The table of the cases of the share with the act that decides each, numbered by `nth`."""
        query = Query(self.columns, self.share)
        acts_of_cases(query)
        shown = f"SELECT ROW_NUMBER() OVER (ORDER BY t.id) - 1 AS nth, t.* FROM {query.last} t"
        step = query.step("loop", f"{shown} ORDER BY t.id")
        return self._kept(step.name, step.sql)

    def records(self, scope: str) -> str:
        """The table of the records of a list, of the cases of the share, numbered likewise."""
        parent = self.columns.book.scopes.parents[scope]
        keys = ("id", *self.columns.book.scopes.chains[parent])
        same = " AND ".join(f"r.{key} = p.{key}" for key in keys)
        shown, joined = ["r.*"], ""
        own = {one.name for one in self.columns.of_records[scope]}
        for fact, (_, entries) in self.columns.entries.items():
            if fact in own:
                shown += [f"e_{fact}.{one.name}" for one in entries]
                joined += f" LEFT JOIN entries_{fact} e_{fact} ON e_{fact}.{fact} = r.{fact}"
        order = f"ORDER BY p.nth, r.{scope}"
        return self._kept(
            f"loop_{scope}_{self.share.name}",
            f"SELECT ROW_NUMBER() OVER ({order}) - 1 AS nth, p.nth AS parent, {', '.join(shown)}"
            f" FROM rows_{scope} r JOIN {self.table(parent)} p ON {same}{joined} {order}",
        )

    def table(self, scope: str) -> str:
        """The table of a scope."""
        return f"loop_{self.share.name}" if scope == CASE else f"loop_{scope}_{self.share.name}"

    def asked(self, scope: str, used: Mapping[str, tuple[str, Column]]) -> str:
        """The question for the arrays of a scope, those that the loop uses."""
        shown = ["t.nth AS number"] if scope == CASE else ["t.parent AS number"]
        if scope == CASE and self.columns.book.period:
            shown += ["t.begins AS c_begins", "t.ends AS c_ends"]
        for name, (at, column) in used.items():
            if at == scope:
                shown.append(f"{self._whole(column)} AS c_{name}")
                shown += [f"t.{name} IS NULL AS n_{name}"] if column.optional else []
        return f"SELECT {', '.join(shown)} FROM {self.table(scope)} t ORDER BY t.nth"

    def _whole(self, column: Column) -> str:
        said = f"t.{column.name}"
        if column.kind == "bool":
            return f"COALESCE({said}, FALSE)"
        if column.kind == "text":
            return f"COALESCE(enum_code(TRY_CAST({said} AS {self._known})), -1)::BIGINT"
        if column.kind == "date":
            return f"COALESCE(CAST({said} - DATE '1970-01-01' AS BIGINT), 0)"
        return f"COALESCE(CAST({said} AS BIGINT), 0)"

    @cached_property
    def _known(self) -> str:
        return f"ENUM({', '.join(text(one) for one in self.codes)})"

    def _kept(self, name: str, sql: str) -> str:
        self.duck.keep(name, in_words_of("duckdb", sql))
        return name
