"""A file of rows, Parquet or CSV, read strictly: what is wrong is told with its row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from tirek.law.batch.column import FACT_PER, NOT_KNOWN, TYPES, Column
from tirek.law.batch.engines import Duck
from tirek.law.batch.lowered import text
from tirek.law.batch.rows_of_cases import ROWS_NOT_KNOWN
from tirek.law.fact import UNSAID, Fact
from tirek.law.rows import Rows

WRITTEN = {
    "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "bool": "true|false",
    "int": "-?[0-9]{1,18}",
    "month": "[0-9]{4}-(0[1-9]|1[0-2])",
    "money": r"[0-9]{1,12}(\.[0-9]{1,2})?",
    "number": r"[0-9]{1,9}(\.[0-9]{1,6})?",
}
"""How a text must look for each kind of value; sums and numbers are never below zero."""
WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")
READ_AS = {"date": ("DATE",), "bool": ("BOOLEAN",), "int": WHOLE, "text": (), "month": ()}
"""Types of a Parquet file that are taken as they are; a text is read as it would be in CSV."""
DECIMALS = {"money": ("DECIMAL(38, 2)", 100), "number": ("DECIMAL(38, 6)", FACT_PER)}
"""What sums and numbers are read as, and how many of its parts a column counts."""
ROW = "file_row_number + 1"


class BadFile(ValueError):
    """The file is not one of cases; the message says where and what was expected."""


@dataclass(frozen=True)
class Expected:
    """What a column must hold; `optional` ones may be missing."""

    kind: str
    words: str
    choices: Sequence[str] = ()
    optional: bool = False
    positive: bool = False
    default: str = ""
    """SQL of what an empty value means, where that is not "none" or "not known"."""


def expected_of(fact: Fact, column: Column | None) -> Expected:
    """What a file must say of a fact; `column` is none where no rule asks it."""
    said = fact.expected.replace(" or null", " or nothing")
    given = fact.default not in (UNSAID, None)
    default = text(str(fact.default).lower()) if given else ""
    if default and column:
        default = f"CAST({default} AS {TYPES[column.kind]})"
    kind = column.kind if column else "text"
    optional = fact.default is not UNSAID
    return Expected(kind, said, fact.choices if column else (), optional, fact.positive, default)


def expected_facts(
    facts: Iterable[Fact], columns: Sequence[Column]
) -> Iterator[tuple[str, Expected]]:
    """The columns of facts in a file, by their names there."""
    asked = {one.name: one for one in columns}
    for fact in facts:
        yield fact.name, expected_of(fact, asked.get(fact.name))
        if fact.nullable:
            yield f"{fact.name}{NOT_KNOWN}", Expected("bool", "true or false", optional=True)


def expected_lists(lists: Iterable[Rows]) -> Iterator[tuple[str, Expected]]:
    """The columns that say whether it is known which records a list has."""
    for one in lists:
        yield f"{one.key}{NOT_KNOWN}", Expected("bool", "true or false", optional=True)


def shown(rows: RowsFile, columns: Sequence[Column], lists: Iterable[Rows]) -> Iterator[str]:
    """The columns of a table of cases, or of records, from those of the file."""
    for one in columns:
        yield f"{rows.sql_of(one.name)} AS {one.name}"
        if one.optional:
            marked = f"{one.name}{NOT_KNOWN}"
            yield f"COALESCE({rows.sql_of(marked)}, FALSE) AS {marked}"
    for inside in lists:
        marked = rows.sql_of(f"{inside.key}{NOT_KNOWN}")
        yield f"COALESCE({marked}, FALSE) AS {inside.name}{ROWS_NOT_KNOWN}"


@dataclass(frozen=True)
class Taken:
    """A column of the file: its name and type there, what it is here."""

    name: str
    type: str
    name_here: str
    expected: Expected

    @property
    def raw(self) -> str:
        """The column as it stands in the file."""
        return '"' + self.name.replace('"', '""') + '"'

    @property
    def sql(self) -> str:
        """The value; NULL where it is empty or cannot be read."""
        found = self._read()
        return f"COALESCE({found}, {self.expected.default})" if self.expected.default else found

    def _read(self) -> str:
        kind, raw = self.expected.kind, self.raw
        if self.type == "VARCHAR" and kind == "text":
            return f"NULLIF({raw}, '')"
        value = self._cast(raw)
        if self.type != "VARCHAR":
            return value
        return f"CASE WHEN regexp_full_match({raw}, {text(WRITTEN[kind])}) THEN {value} END"

    def _cast(self, raw: str) -> str:
        kind = self.expected.kind
        if kind == "month":
            return f"(CAST({raw}[1:4] AS BIGINT) * 12 + CAST({raw}[6:7] AS BIGINT) - 1)"
        if kind in DECIMALS:
            decimal, parts = DECIMALS[kind]
            return f"CAST(TRY_CAST({raw} AS {decimal}) * {parts} AS HUGEINT)"
        if self.type == "VARCHAR":
            return f"TRY_CAST({raw} AS {TYPES[kind]})"
        return f"CAST({raw} AS {TYPES[kind]})"

    @property
    def wrong(self) -> str:
        """A condition: something is written that is no such value."""
        if self.expected.choices:
            listed = ", ".join(text(one) for one in self.expected.choices)
            return f"({self.raw} <> '' AND {self.raw} NOT IN ({listed}))"
        kind, there = self.expected.kind, f"{self.raw} <> ''"
        if kind in DECIMALS:
            low = "<=" if self.expected.positive else "<"
            if self.type != "VARCHAR":
                there = f"{self.raw} IS NOT NULL"
            return f"({there} AND ({self._exactly()} OR {self._read()} {low} 0))"
        if self.type != "VARCHAR" or kind == "text":
            return "FALSE"
        return f"({there} AND {self._read()} IS NULL)"

    def _exactly(self) -> str:
        """Something would be lost."""
        if self.type == "VARCHAR":
            return f"{self._read()} IS NULL"
        decimal, _ = DECIMALS[self.expected.kind]
        return f"TRY_CAST({self.raw} AS {decimal}) IS DISTINCT FROM {self.raw}"

    def fits(self) -> bool:
        """Whether the file has a type of which nothing is lost."""
        kind = self.expected.kind
        if kind in DECIMALS:
            return self.type in ("VARCHAR", *WHOLE) or self.type.startswith("DECIMAL")
        return self.type in ("VARCHAR", *READ_AS[kind])


class RowsFile:
    """A file whose columns are those expected. Raises BadFile."""

    def __init__(
        self, duck: Duck, path: Path, staged: Path, expected: Mapping[str, Expected], about: str
    ) -> None:
        self.duck, self.path = duck, path
        self._about, self._expected = about, expected
        self.source = self._readable(path, staged)
        self.count: int = duck.rows(f"SELECT COUNT(*) FROM {self.source}")[0][0]
        self.taken = {one.name_here: one for one in self._columns_taken()}

    def _readable(self, path: Path, staged: Path) -> str:
        """The file as Parquet with row numbers: CSV is written down as text first."""
        import duckdb

        if path.suffix.lower() not in (".parquet", ".csv"):
            raise BadFile(f"{path}: expected a file that ends in .parquet or .csv")
        try:
            if path.suffix.lower() == ".csv":
                read = (
                    f"read_csv({text(str(path))}, all_varchar=true, header=true, strict_mode=true)"
                )
                self.duck.run(f"COPY (SELECT * FROM {read}) TO {text(str(staged))}")
                path = staged
            source = f"read_parquet({text(str(path))}, file_row_number=true)"
            self.duck.rows(f"SELECT 1 FROM {source} LIMIT 1")
        except duckdb.Error as error:
            raise BadFile(f"{self.path}: cannot be read ({str(error).splitlines()[0]})") from None
        return source

    def _columns_taken(self) -> Iterator[Taken]:
        left = dict(self._expected)
        for name, type_, *_ in self.duck.rows(f"DESCRIBE SELECT * FROM {self.source}"):
            if name == "file_row_number":
                continue
            here = name.replace(".", "_")
            if here not in left:
                near = get_close_matches(here, left, 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise BadFile(
                    f"{self.path}: column {name}: is nothing that is asked of {self._about}{hint}"
                )
            # what the case is called may be a number
            taken = Taken(name, "BIGINT" if here == "id" and type_ != "VARCHAR" else type_, here,
                          left.pop(here))  # fmt: skip
            if not taken.fits() and here != "id":
                raise BadFile(
                    f"{self.path}: column {name}: is {type_}; expected {taken.expected.words}"
                )
            yield taken
        for here, one in left.items():
            if not one.optional:
                raise BadFile(f"{self.path}: column {here}: is missing; expected {one.words}")

    def sql_of(self, name: str) -> str:
        """A column, or what it means that the file has none."""
        found = self.taken.get(name)
        return found.sql if found else self._expected[name].default or "NULL"

    def refuse_wrong(self, rows: str, orders: Sequence[tuple[str, str]]) -> None:
        """Raises BadFile for the first wrong value, or days out of order, of the rows named.

        `rows` is a condition; `orders` are pairs of columns (earlier, later).
        """
        wrong = " OR ".join(one.wrong for one in self.taken.values())
        pairs = [
            (self.taken[one].sql, self.taken[other].sql, one, other)
            for one, other in orders
            if one in self.taken and other in self.taken
        ]
        mixed = " OR ".join(f"{later} < {earlier}" for earlier, later, *_ in pairs) or "FALSE"
        found = self.duck.rows(
            f"SELECT {ROW} FROM {self.source} WHERE {rows} AND (({wrong}) OR ({mixed}))"
            f" ORDER BY 1 LIMIT 1"
        )
        if not found:
            return
        at = found[0][0]
        here = f"FROM {self.source} WHERE file_row_number = {at - 1}"
        for one in self.taken.values():
            values = self.duck.rows(f"SELECT {one.raw} {here} AND {one.wrong}")
            if values:
                said = f"{values[0][0]!r}; expected {one.expected.words}"
                raise BadFile(f"{self.path}: row {at}: {one.name_here}: {said}")
        begins, ends = next(
            names
            for earlier, later, *names in pairs
            if self.duck.rows(f"SELECT 1 {here} AND {later} < {earlier}")
        )
        raise BadFile(f"{self.path}: row {at}: {ends}: is before {begins}")
