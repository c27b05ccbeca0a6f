"""A file of the records of a list, beside the file of cases: `cases.members.parquet`.

A row is a record: `id` is what its case is called, then the number of the record in each list
around it (`member` for an income), from 1; its own number is given by a column too (`income`), or
by the order of the rows. The facts are columns as in the file of cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tirek.law.batch.column import NOT_KNOWN
from tirek.law.batch.columns import Columns
from tirek.law.batch.engines import Duck
from tirek.law.batch.rows_file import (
    ROW,
    BadFile,
    Expected,
    RowsFile,
    expected_facts,
    expected_lists,
    shown,
)
from tirek.law.rows import Rows
from tirek.law.rulebook import RuleBook


def beside(cases: Path, path: str) -> Path:
    """Where the records of a list stand unless another file is named."""
    return cases.with_suffix(f".{path}{cases.suffix}")


def orders_in(book: RuleBook, path: str) -> list[tuple[str, str]]:
    """The pairs of facts (earlier, later) of one list, by their names; "" for the case's own."""
    names = {f"{path}.{fact.path}".lstrip("."): fact.name for fact in book.all_facts.values()}
    found = []
    for earlier, later in book.in_order:
        heads = {one.path for one in book.rows if later.startswith(f"{one.path}.")}
        if max(heads, key=len, default="") == path:
            found.append((names[earlier], names[later]))
    return found


class RecordFile:
    """The records of one list. Raises BadFile: everything in it is checked once, as a whole."""

    def __init__(
        self,
        duck: Duck,
        path: Path,
        columns: Columns,
        rows: Rows,
        work: Path,
        around: RecordFile | None,
        cases: tuple[RowsFile, str],
    ) -> None:
        self._duck, self._path, self._columns, self._of = duck, path, columns, rows
        if not path.exists():
            raise BadFile(
                f"{path}: is missing; expected a row for each record of {rows.path} (an empty"
                f" file with a header where nobody has any), or --records {rows.path}=FILE"
            )
        staged = work / f"{rows.path}.parquet"
        self.rows = RowsFile(duck, path, staged, dict(self._expected()), f"a record of {rows.path}")
        self.rows.refuse_wrong("TRUE", orders_in(columns.book, rows.path))
        self._refuse_misplaced(around, cases)

    @property
    def _chain(self) -> tuple[str, ...]:
        return self._columns.book.scopes.chains[self._of.name]

    @property
    def keys(self) -> str:
        """Where each record stands: the case, the number in each list."""
        outer = [f"{self.rows.sql_of(one)} AS {one}" for one in self._chain[:-1]]
        own = self._chain[-1]
        before = ", ".join([self._id, *(self.rows.sql_of(one) for one in self._chain[:-1])])
        numbered = f"ROW_NUMBER() OVER (PARTITION BY {before} ORDER BY file_row_number)"
        number = self.rows.sql_of(own) if own in self.rows.taken else numbered
        return ", ".join([f"{self._id} AS named", *outer, f"{number} AS {own}"])

    @property
    def _id(self) -> str:
        return self.rows.sql_of("id")

    def load(self) -> None:
        """The table `rows_<list>` of the cases that are loaded."""
        book, name = self._columns.book, self._of.name
        facts = shown(self.rows, self._columns.of_records[name], book.lists_in(name))
        columns = ", ".join([self.keys, *facts])
        self._duck.run(
            f"CREATE OR REPLACE TEMPORARY TABLE rows_{name} AS SELECT c.id, r.* EXCLUDE (named)"
            f" FROM (SELECT {columns} FROM {self.rows.source}{self._near()}) r"
            " JOIN case_names c ON c.named = r.named WHERE NOT c.later"
        )

    def _near(self) -> str:
        """Numbered cases that lie together in the file are found without reading all of it."""
        if self.rows.taken["id"].type == "VARCHAR":
            return ""
        ((first, last, known),) = self._duck.rows(
            "SELECT MIN(id), MAX(id), COUNT(id) = COUNT(*)"
            " FROM (SELECT TRY_CAST(named AS BIGINT) AS id FROM case_names)"
        )
        return f" WHERE id BETWEEN {first} AND {last}" if known and first is not None else ""

    def _expected(self) -> Iterator[tuple[str, Expected]]:
        book = self._columns.book
        yield "id", Expected("text", "what the case is called")
        for one in self._chain:
            words = f"the number of the {one}, from 1"
            yield one, Expected("int", words, optional=one == self._of.name)
        columns = self._columns.of_records[self._of.name]
        asked = {one.name for one in columns}
        for name, fact in expected_facts(self._of.sheet.facts, columns):
            yield name, fact if name in asked else replace(fact, optional=True)
        yield from expected_lists(book.lists_in(self._of.name))

    def _refuse_misplaced(self, around: RecordFile | None, cases: tuple[RowsFile, str]) -> None:
        """Of no case, of no record of the list around, numbered twice or said twice."""
        outer = self._chain[:-1]
        rows, named = cases
        holding = around.rows if around else rows
        flag = holding.sql_of(f"{self._of.key}{NOT_KNOWN}")
        keys = around.keys if around else f"{named} AS named"
        held = f"SELECT {keys}, {flag} AS lacking FROM {holding.source}"
        if around is None:
            named_rows = f"SELECT {named} AS named, {ROW} AS line FROM {rows.source}"
            self._refuse_twice(rows.path, named_rows, ["named"], "a case is named")
        own = f"SELECT {self.keys}, {ROW} AS line FROM {self.rows.source}"
        same = " AND ".join(f"h.{key} = r.{key}" for key in ("named", *outer))
        found = self._duck.rows(
            f"SELECT r.line, r.named FROM ({own}) r LEFT JOIN ({held}) h ON {same}"
            " WHERE h.named IS NULL OR COALESCE(h.lacking, FALSE) ORDER BY 1 LIMIT 1"
        )
        for at, case in found:
            raise BadFile(
                f"{self._path}: row {at}: id: {case!r}; expected a {outer[-1] if outer else 'case'}"
                f" of {holding.path} whose {self._of.key} are known"
            )
        self._refuse_twice(self._path, own, ["named", *self._chain], "a record is numbered")
        self._refuse_gaps(own)
        names = [f"{self._of.name}_{one}" for one in self._of.unique]
        if names and all(name in self.rows.taken for name in names):
            said = ", ".join(f"{self.rows.sql_of(name)} AS {name}" for name in names)
            rows_ = f"SELECT {self.keys}, {said}, {ROW} AS line FROM {self.rows.source}"
            known = " AND ".join(f"{name} IS NOT NULL" for name in names)
            self._refuse_twice(
                self._path,
                f"SELECT * FROM ({rows_}) WHERE {known}",
                ["named", *outer, *names],
                f"{' and '.join(self._of.unique)} are said",
            )

    def _refuse_twice(self, path: Path, rows: str, keys: list[str], what: str) -> None:
        found = self._duck.rows(
            f"SELECT MAX(line) AS line, {', '.join(keys)} FROM ({rows}) GROUP BY {', '.join(keys)}"
            " HAVING COUNT(*) > 1 ORDER BY 1 LIMIT 1"
        )
        for at, case, *_ in found:
            raise BadFile(f"{path}: row {at}: id: {case!r}: {what} once and not twice")

    def _refuse_gaps(self, rows: str) -> None:
        by = ", ".join(["named", *self._chain[:-1]])
        own = self._chain[-1]
        found = self._duck.rows(
            f"SELECT MIN(line) AS line, named FROM ({rows}) GROUP BY {by}"
            f" HAVING MIN({own}) <> 1 OR MAX({own}) <> COUNT(*) OR COUNT({own}) <> COUNT(*)"
            " ORDER BY 1 LIMIT 1"
        )
        for at, case in found:
            raise BadFile(
                f"{self._path}: row {at}: id: {case!r}; expected its records numbered 1, 2, 3"
            )
