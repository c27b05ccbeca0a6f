"""A file of cases, Parquet or CSV, read strictly: what is wrong is told with its row.

A row is a case: a column for each fact, called as in `tirek facts` (`child.born_on`) or as in rules
(`child_born_on`), a column `place` unless one is given for all, and if wanted `id`. Empty means
"none" where a fact may be none, else "not known"; a column `<fact>_not_known` says it of the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from tirek.law.batch.column import NOT_KNOWN, TYPES, Column
from tirek.law.batch.columns import Columns
from tirek.law.batch.engines import Duck
from tirek.law.batch.lowered import text
from tirek.law.fact import Fact

WRITTEN = {
    "DATE": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "BOOLEAN": "true|false",
    "BIGINT": "-?[0-9]{1,18}",
}
READ_AS = {
    "DATE": ("DATE",),
    "BOOLEAN": ("BOOLEAN",),
    "BIGINT": ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"),
    "VARCHAR": (),
}
"""Types of a Parquet file that are taken as they are; a text is read as it would be in CSV."""
ROW = "file_row_number + 1"


class BadFile(ValueError):
    """The file is not one of cases; the message says where and what was expected."""


@dataclass(frozen=True)
class _Taken:
    """A column of the file: its name and type there, what it is here."""

    name: str
    type: str
    name_here: str
    type_here: str
    expected: str
    choices: Sequence[str] = ()

    @property
    def raw(self) -> str:
        return '"' + self.name.replace('"', '""') + '"'

    @property
    def sql(self) -> str:
        """The value; NULL where it is empty or cannot be read."""
        if self.type != "VARCHAR":
            return f"CAST({self.raw} AS {self.type_here})"
        if self.type_here == "VARCHAR":
            return f"NULLIF({self.raw}, '')"
        pattern = text(WRITTEN[self.type_here])
        cast = f"TRY_CAST({self.raw} AS {self.type_here})"
        return f"CASE WHEN regexp_full_match({self.raw}, {pattern}) THEN {cast} END"

    @property
    def wrong(self) -> str:
        """A condition: something is written that is no such value."""
        if self.choices:
            listed = ", ".join(text(one) for one in self.choices)
            return f"({self.raw} <> '' AND {self.raw} NOT IN ({listed}))"
        if self.type != "VARCHAR" or self.type_here == "VARCHAR":
            return "FALSE"
        return f"({self.raw} <> '' AND {self.sql} IS NULL)"


class CaseFile:
    """The cases of a file, in portions. Raises BadFile."""

    def __init__(self, duck: Duck, path: Path, columns: Columns, work: Path, place: str) -> None:
        self._duck, self._columns, self._place = duck, columns, place
        self._path = path
        self._source = self._readable(path, work)
        self.count: int = duck.rows(f"SELECT COUNT(*) FROM {self._source}")[0][0]
        self._taken = {one.name_here: one for one in self._columns_taken()}
        if not self.count:
            raise BadFile(f"{path}: has no rows; expected a row for each case")

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

        Raises BadFile for the first wrong value of the portion.
        """
        self._refuse_wrong(first, last)
        shown = [f"{ROW} AS id", f"{self._place_sql()} AS place"]
        for one in self._columns.facts:
            shown.append(f"{self._taken[one.name].sql} AS {one.name}")
            if one.optional:
                marked = self._taken.get(f"{one.name}{NOT_KNOWN}")
                known = f"COALESCE({marked.sql}, FALSE)" if marked else "FALSE"
                shown.append(f"{known} AS {one.name}{NOT_KNOWN}")
        named = self._taken["id"].sql if "id" in self._taken else f"CAST({ROW} AS VARCHAR)"
        self._duck.run(
            f"CREATE OR REPLACE TEMPORARY TABLE loaded AS SELECT {', '.join(shown)},"
            f" COALESCE({named}, CAST({ROW} AS VARCHAR)) AS named FROM {self._portion(first, last)}"
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

    def document(self, row: int) -> tuple[str, Mapping[str, object]]:
        """The place and the facts by name of one case of the loaded portion, as Python has them."""
        from tirek.law.unknown import missing

        facts = self._columns.facts
        asked = ", ".join(one.name for one in facts)
        marks = ", ".join(f"{one.name}{NOT_KNOWN}" if one.optional else "FALSE" for one in facts)
        ((place, *values),) = self._duck.rows(
            f"SELECT place, {asked}, {marks} FROM cases WHERE id = {row}"
        )
        known, unknown = values[: len(facts)], values[len(facts) :]
        found: dict[str, object] = {
            name: missing("fact", fact.path) for name, fact in self._columns.book.facts.items()
        }
        for one, value, not_known in zip(facts, known, unknown, strict=True):
            if not_known or (value is None and not one.optional):
                continue
            found[one.name] = value
        return place, found

    # --- what the file has --------------------------------------------------------------------

    def _readable(self, path: Path, work: Path) -> str:
        """The file as Parquet with row numbers: CSV is written down as text first."""
        import duckdb

        if path.suffix.lower() not in (".parquet", ".csv"):
            raise BadFile(f"{path}: expected a file that ends in .parquet or .csv")
        try:
            if path.suffix.lower() == ".csv":
                staged = work / "cases.parquet"
                read = (
                    f"read_csv({text(str(path))}, all_varchar=true, header=true, strict_mode=true)"
                )
                self._duck.run(f"COPY (SELECT * FROM {read}) TO {text(str(staged))}")
                path = staged
            source = f"read_parquet({text(str(path))}, file_row_number=true)"
            self._duck.rows(f"SELECT 1 FROM {source} LIMIT 1")
        except duckdb.Error as error:
            raise BadFile(f"{self._path}: cannot be read ({str(error).splitlines()[0]})") from None
        return source

    def _portion(self, first: int, last: int) -> str:
        return f"{self._source} WHERE file_row_number BETWEEN {first - 1} AND {last - 1}"

    def _place_sql(self) -> str:
        return self._taken["place"].sql if "place" in self._taken else text(self._place)

    def _columns_taken(self) -> Iterator[_Taken]:
        expected = dict(self._expected())
        left = dict(expected)
        for name, type_, *_ in self._duck.rows(f"DESCRIBE SELECT * FROM {self._source}"):
            if name == "file_row_number":
                continue
            here = name.replace(".", "_")
            if here not in expected:
                near = get_close_matches(here, expected, 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise BadFile(
                    f"{self._path}: column {name}: is nothing that is asked of a case{hint}"
                )
            type_here, words, choices = left.pop(here)
            if type_ not in ("VARCHAR", *READ_AS[type_here]) and here != "id":
                raise BadFile(f"{self._path}: column {name}: is {type_}; expected {words}")
            as_text = "BIGINT" if here == "id" and type_ != "VARCHAR" else type_
            yield _Taken(name, as_text, here, type_here, words, choices)
        for here, (_, words, _) in left.items():
            optional = here == "id" or here.endswith(NOT_KNOWN) or (here == "place" and self._place)
            if not optional:
                raise BadFile(f"{self._path}: column {here}: is missing; expected {words}")

    def _expected(self) -> Iterator[tuple[str, tuple[str, str, Sequence[str]]]]:
        yield "id", ("VARCHAR", "what the case is called", ())
        yield "place", ("VARCHAR", "a place such as akmola/zhaksy, or --place", ())
        facts = self._columns.book.facts
        asked = {one.name: one for one in self._columns.facts}
        for name, fact in facts.items():
            yield name, _expected(fact, asked.get(name))
            if fact.nullable:
                yield f"{name}{NOT_KNOWN}", ("BOOLEAN", "true or false", ())

    # --- what is wrong in it ------------------------------------------------------------------

    def _refuse_wrong(self, first: int, last: int) -> None:
        wrong = " OR ".join(one.wrong for one in self._taken.values())
        orders = list(self._orders())
        mixed = " OR ".join(f"{later} < {earlier}" for earlier, later, *_ in orders) or "FALSE"
        rows = self._duck.rows(
            f"SELECT {ROW} FROM {self._portion(first, last)} AND (({wrong}) OR ({mixed}))"
            f" ORDER BY 1 LIMIT 1"
        )
        if not rows:
            return
        at = rows[0][0]
        for one in self._taken.values():
            found = self._duck.rows(
                f"SELECT {one.raw} FROM {self._portion(at, at)} AND {one.wrong}"
            )
            if found:
                said = f"{found[0][0]!r}; expected {one.expected}"
                raise BadFile(f"{self._path}: row {at}: {one.name}: {said}")
        (begins, ends), *_ = [
            (begins, ends)
            for earlier, later, begins, ends in orders
            if self._duck.rows(f"SELECT 1 FROM {self._portion(at, at)} AND {later} < {earlier}")
        ]
        raise BadFile(f"{self._path}: row {at}: {ends}: is before {begins}")

    def _orders(self) -> Iterator[tuple[str, str, str, str]]:
        for earlier, later in self._columns.book.in_order:
            begins, ends = (self._taken[path.replace(".", "_")].sql for path in (earlier, later))
            yield begins, ends, earlier, later


def _expected(fact: Fact, column: Column | None) -> tuple[str, str, Sequence[str]]:
    type_ = TYPES[column.kind] if column else "VARCHAR"
    said = fact.expected.replace(" or null", " or nothing")
    return type_, said, fact.choices
