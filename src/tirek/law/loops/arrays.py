"""The columns that a loop over cases is given, asked of the DuckDB that holds the cases.

A day is its number since 1970, a text its number among all that rules, acts and sheets know, what
is none a zero with a mark beside it. Nothing is joined or sorted in DuckDB: where the records of a
case stand is found in the arrays, and what a list of an act says of a text is looked up by its
number.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
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

Used = Mapping[str, tuple[str, Column]]
"""The columns that a loop asks, each with its scope."""
NO_TEXT = -1
"""The number of a text that nobody knows, and of none."""


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

    @property
    def table(self) -> str:
        """The table of the cases of the share: what the loop is given, place and act beside it."""
        return f"loop_{self.share.name}"

    def keep_cases(self, used: Used, *, ordered: bool = False) -> None:
        """Make the table; `ordered` if it must be put in the order of its cases."""
        query = Query(self.columns, self.share)
        acts_of_cases(query)
        shown = ["t.id", "t.place", "t.edition"]
        if self.columns.book.period:
            shown += ["t.begins AS c_begins", "t.ends AS c_ends"]
        shown += self._shown([column for scope, column in used.values() if scope == CASE])
        order = " ORDER BY t.id" if ordered else ""
        step = query.step("loop", f"SELECT {', '.join(shown)} FROM {query.last} t{order}")
        self.duck.keep(step.name, in_words_of("duckdb", step.sql))

    @property
    def of_cases(self) -> str:
        """The question for what the loop is given of each case, with its number."""
        return f"SELECT * EXCLUDE (place, edition) FROM {self.table}"

    def of_records(self, scope: str, used: Used, *, every: bool) -> str:
        """The question for a list with its keys; for the cases of the share, if not for `every`."""
        asked = [one for one in self.columns.of_records[scope] if one.name in used]
        asked += [one for one in self._listed(scope, used) if one not in asked]
        shown = [f"t.{key}" for key in self.keys(scope)] + self._shown(asked)
        only = "" if every else f" WHERE t.id IN (SELECT c.id FROM {self.table} c)"
        return f"SELECT {', '.join(shown)} FROM rows_{scope} t{only}"

    def keys(self, scope: str) -> tuple[str, ...]:
        """What says where a record stands: its case, its number in each list."""
        return ("id", *self.columns.book.scopes.chains[scope])

    def said_of(self, scope: str, used: Used) -> Iterator[tuple[str, str, list[int]]]:
        """(name of an array, the fact it is said of, what is said of each number of a text).

        At the end, where `NO_TEXT` looks, stands what is said of a text that no list knows.
        """
        for fact in self._listed(scope, used):
            listed, columns = self.columns.entries[fact.name]
            for one in columns:
                own = one.name.removeprefix(f"{fact.name}_")
                said = {key: one.value(getattr(e, own)) for key, e in listed.entries.items()}
                every = [self._held(one, said.get(known)) for known in (*self.codes, "")]
                yield f"c_{one.name}", f"c_{fact.name}", every

    def _held(self, column: Column, value: object) -> int:
        """A value of a list as the loop holds it."""
        if column.kind == "text":
            return NO_TEXT if value is None else self.codes[str(value)]
        return bool(value) if column.kind == "bool" else int(str(value or 0))

    def _listed(self, scope: str, used: Used) -> Sequence[Column]:
        """The facts of a record of which the loop asks what a list says."""
        entries = self.columns.entries
        return [
            fact
            for fact in self.columns.of_records[scope]
            if fact.name in entries and any(one.name in used for one in entries[fact.name][1])
        ]

    def _shown(self, columns: Sequence[Column]) -> list[str]:
        shown = []
        for one in columns:
            shown.append(f"{self._whole(one)} AS c_{one.name}")
            shown += [f"t.{one.name} IS NULL AS n_{one.name}"] if one.optional else []
        return shown

    def _whole(self, column: Column) -> str:
        said = f"t.{column.name}"
        if column.kind == "bool":
            return f"COALESCE({said}, FALSE)"
        if column.kind == "text":
            return f"COALESCE(enum_code(TRY_CAST({said} AS {self._known})), {NO_TEXT})::BIGINT"
        if column.kind == "date":
            return f"COALESCE(CAST({said} - DATE '1970-01-01' AS BIGINT), 0)"
        return f"COALESCE(CAST({said} AS BIGINT), 0)"

    @cached_property
    def _known(self) -> str:
        return f"ENUM({', '.join(text(one) for one in self.codes)})"
