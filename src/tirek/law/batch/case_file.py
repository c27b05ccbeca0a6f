"""A file of cases, Parquet or CSV, read strictly: what is wrong is told with its row.

A row is a case: a column for each fact, called as in `tirek facts` (`child.born_on`) or as in rules
(`child_born_on`), a column `place` unless one is given for all, and if wanted `id`. Empty means
"none" where a fact may be none, else "not known"; a column `<fact>_not_known` says it of the rest.
Lists of records stand in files of their own beside it (`record_file`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from tirek.law.batch.columns import Columns
from tirek.law.batch.engines import Duck
from tirek.law.batch.lowered import text
from tirek.law.batch.record_file import RecordFile, beside, orders_in
from tirek.law.batch.rows_file import (
    ROW,
    BadFile,
    Expected,
    RowsFile,
    expected_facts,
    expected_lists,
    shown,
)
from tirek.law.batch.rows_of_cases import facts_of_case


class CaseFile:
    """The cases of a file, in portions. Raises BadFile."""

    def __init__(
        self,
        duck: Duck,
        path: Path,
        columns: Columns,
        work: Path,
        place: str,
        records: Mapping[str, Path] | None = None,
    ) -> None:
        self._duck, self._columns, self._place = duck, columns, place
        self._path = path
        expected = dict(self._expected())
        self._rows = RowsFile(duck, path, work / "cases.parquet", expected, "a case")
        self._source, self._taken = self._rows.source, self._rows.taken
        self.count = self._rows.count
        if not self.count:
            raise BadFile(f"{path}: has no rows; expected a row for each case")
        self._records = self._beside(work, records or {})

    def portions(self, size: int) -> Iterator[tuple[int, int]]:
        """(first row, last row), numbered from 1, of each portion."""
        for first in range(1, self.count + 1, size):
            yield first, min(first + size - 1, self.count)

    def places(self) -> tuple[str, ...]:
        """Those of the cases that are asked about. Raises BadFile for one that is unknown."""
        if "place" not in self._taken:
            return (self._place,)
        place = self._taken["place"].sql
        rows = self._duck.rows(
            f"SELECT {place} AS place, MIN({ROW}) AS at FROM {self._source} GROUP BY 1 ORDER BY 2"
        )
        regions = self._columns.law.regions
        for one, at in rows:
            if one is None or one not in regions:
                near = get_close_matches(one or "", regions)
                expected = near[0] if near else "a place that `tirek law list` prints"
                raise BadFile(f"{self._path}: row {at}: place: {one!r}; expected {expected}")
        found = [str(one) for one, _ in rows]
        below = f"{self._place}/"
        return tuple(one for one in found if not self._place or f"{one}/".startswith(below))

    def load(self, first: int, last: int, before: str) -> None:
        """The table `cases` of a portion, and `case_names` (id, named): those applied before a day.

        Those of their records stand in `rows_<list>`.
        Raises BadFile for the first wrong value of the portion.
        """
        rows = f"file_row_number BETWEEN {first - 1} AND {last - 1}"
        self._rows.refuse_wrong(rows, orders_in(self._columns.book, ""))
        lists = self._columns.book.lists_in("case")
        facts = ", ".join(shown(self._rows, self._columns.facts, lists))
        self._duck.run(
            f"CREATE OR REPLACE TEMPORARY TABLE loaded AS SELECT {ROW} AS id,"
            f" {self._place_sql()} AS place, {facts},"
            f" {self._named()} AS named FROM {self._source} WHERE {rows}"
        )
        here = f"{self._place}/"
        only = f"starts_with(place || '/', {text(here)})" if self._place else "TRUE"
        self._duck.run(
            "CREATE OR REPLACE TEMPORARY TABLE case_names AS"
            f" SELECT id, named, place, COALESCE(applied_on >= DATE {text(before)}, FALSE) AS later"
            f" FROM loaded WHERE {only}"
        )
        self._duck.run(
            "CREATE OR REPLACE TEMPORARY TABLE cases AS SELECT * EXCLUDE (named) FROM loaded"
            f" WHERE {only} AND COALESCE(applied_on < DATE {text(before)}, TRUE)"
        )
        for one in self._records:
            one.load()

    def document(self, row: int) -> tuple[str, Mapping[str, object]]:
        """The place and the facts by name of one case of the loaded portion, as Python has them."""
        return facts_of_case(self._columns, self._duck.rows, row)

    def _beside(self, work: Path, given: Mapping[str, Path]) -> list[RecordFile]:
        """The files of the lists of records, the outer first, each checked as a whole."""
        found: dict[str, RecordFile] = {}
        for one in self._columns.book.rows:
            path = given.get(one.path) or beside(self._path, one.path)
            around = found.get(one.parent)
            cases = (self._rows, self._named())
            found[one.name] = RecordFile(self._duck, path, self._columns, one, work, around, cases)
        return list(found.values())

    def _named(self) -> str:
        here = f"CAST({ROW} AS VARCHAR)"
        return f"COALESCE({self._taken['id'].sql}, {here})" if "id" in self._taken else here

    def _place_sql(self) -> str:
        return self._taken["place"].sql if "place" in self._taken else text(self._place)

    def _expected(self) -> Iterator[tuple[str, Expected]]:
        book = self._columns.book
        yield "id", Expected("text", "what the case is called", optional=True)
        words = "a place such as akmola/zhaksy, or --place"
        yield "place", Expected("text", words, optional=bool(self._place))
        yield from expected_facts(book.facts.values(), self._columns.facts)
        yield from expected_lists(book.lists_in("case"))
