"""Lists of records in files: what is read is what one case says; what is wrong is told."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from any_household import any_household
from households import HOUSING, household, income, member
from tirek.kernel.period import Month
from tirek.law.batch.columns import Columns
from tirek.law.batch.comparison import TwoColumns, compare, explained
from tirek.law.batch.engines import Duck, Postgres, TooLarge
from tirek.law.batch.lowered import NotCompiled
from tirek.law.batch.population import write_population
from tirek.law.batch.record_file import beside
from tirek.law.batch.rows_file import BadFile
from tirek.law.batch.simulation import Wanted, simulate
from tirek.law.catalogue import the_law
from tirek.law.decide import decide_facts
from tirek.law.factsheet import read
from tirek.law.preview import Supposed, new_value
from tirek.law.rows import Sheet, sheet_of

BOOK, LAW = HOUSING.rulebook(), the_law()
COLUMNS = Columns(BOOK, LAW)
SINCE, UNTIL = Month.at(2025, 10), Month.at(2026, 12)
Document = dict[str, Any]


class Files:
    """A folder of files of cases, from documents of cases."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cases = folder, folder / "cases.csv"

    def write(self, *documents: Document, place: str = "demo") -> Path:
        """A row for each record, numbered, in the file of its list."""
        self._tables: dict[str, list[dict[str, object]]] = {one.path: [] for one in BOOK.rows}
        rows = []
        for number, document in enumerate(documents, start=1):
            key = {"id": f"case {number}"}
            where = document.pop("place", place)
            rows.append({**key, "place": where, **self._row(document, sheet_of(BOOK.sheet), key)})
        self._file(self.cases, rows)
        for one in BOOK.rows:
            keys = ["id", *BOOK.scopes.chains[one.name]]
            names = [*keys, *(fact.name for fact in one.sheet.facts)]
            self._file(beside(self.cases, one.path), self._tables[one.path], names)
        return self.cases

    def _row(self, given: Any, sheet: Sheet, keys: Mapping[str, object]) -> dict[str, object]:
        found: dict[str, object] = {}
        for fact in sheet.facts:
            value, there = given, True
            for key in fact.path.split("."):
                there = there and key in value
                value = value.get(key) if there else None
            if not there and isinstance(fact.default, bool):
                value = fact.default
            said = str(value).lower() if isinstance(value, bool) else value
            found[fact.name] = "" if said is None else said
            if fact.nullable and not there and fact.default is not None:
                found[f"{fact.name}_not_known"] = "true"
        for one in sheet.rows:
            if one.key not in given:
                found[f"{one.key}_not_known"] = "true"
            for number, record in enumerate(given.get(one.key, ()), start=1):
                own = {**keys, one.name: number}
                self._tables[one.path].append({**own, **self._row(record, one.sheet, own)})
        return found

    def _file(self, path: Path, rows: list[dict[str, Any]], names: list[str] | None = None) -> None:
        columns = dict.fromkeys([*(names or []), *(name for row in rows for name in row)])
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)

    def change(self, path: str, old: str, new: str) -> None:
        """Other words in the file of a list; "" for the cases."""
        file = beside(self.cases, path) if path else self.cases
        written = file.read_text("utf-8")
        assert old in written, written
        file.write_text(written.replace(old, new, 1), "utf-8")

    def simulated(self, engine: Any = None, **asked: Any) -> list[dict[str, str]]:
        wanted = Wanted(SINCE, UNTIL, self.folder / "out.csv", language="en", **asked)
        simulate(COLUMNS, self.cases, wanted, engine=engine, progress=lambda *_: None)
        with (self.folder / "out.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def any_households(number: int) -> Iterator[Document]:
    random = Random(7)
    for _ in range(number):
        place, document = any_household(random)
        yield {**document, "place": place}


@pytest.mark.parametrize("words", ["duckdb", "postgres"])
def test_a_file_of_households_says_what_each_household_says(
    files: Files, request: pytest.FixtureRequest, words: str
) -> None:
    documents = list(any_households(60))
    files.write(*(dict(one) for one in documents))
    engine = Postgres(request.getfixturevalue("postgres")) if words == "postgres" else None
    rows = files.simulated(engine, portion=25)
    assert len(rows) == len(documents)
    for row, document in zip(rows, documents, strict=True):
        place = document.pop("place")
        found = decide_facts(BOOK, place, read(BOOK.sheet, document), law=LAW, until=UNTIL)
        assert (row["outcome"], int(row["tiyn"])) == (found.outcome, found.total.tiyn), row["id"]


def test_an_empty_cell_is_not_known_where_nothing_else_is_said(files: Files) -> None:
    files.write(household())
    files.change("members", "applicant,home", "applicant,")
    (row,) = files.simulated()
    assert (row["outcome"], row["needs"]) == ("undecidable", "members.tie")


def test_what_nobody_says_is_as_in_one_case(files: Files) -> None:
    files.write(household())
    header = "id,member,income,income_kind,income_from,income_to,income_amount\n"
    there = beside(files.cases, "members.incomes")
    there.write_text(header + "case 1,1,1,wage,2026-01,2026-03,300000\n", "utf-8")
    (row,) = files.simulated()
    found = decide_facts(BOOK, "demo", read(BOOK.sheet, household()), law=LAW)
    assert int(row["tiyn"]) == found.total.tiyn > 0


def test_records_may_be_numbered_by_their_order(files: Files) -> None:
    files.write(household())
    there = beside(files.cases, "members")
    rows = [line.split(",") for line in there.read_text("utf-8").splitlines()]
    at = rows[0].index("member")
    there.write_text("".join(",".join(r[:at] + r[at + 1 :]) + "\n" for r in rows), "utf-8")
    assert files.simulated()[0]["outcome"] == "granted"


WRONG: dict[str, tuple[str, str, str, str]] = {
    "a sum": ("members.incomes", ",300000,", ",300000.005,", r"row 1: income_amount: '300000.005'"),
    "a sum below zero": ("members.incomes", ",300000,", ",-1,", "expected a sum in tenge"),
    "a month": ("members.incomes", "2026-01,", "2026-13,", "row 1: income_from: '2026-13'"),
    "an entry": ("members.incomes", ",wage,", ",wages,", "row 1: income_kind: 'wages'; expected"),
    "an order": ("members.incomes", "2026-01,", "2026-05,", "income_to: is before income_from"),
    "a quantity of nothing": ("statements.expenses", ",0.9", ",0", "expense_quantity: '0'"),
    "a case": ("members", "case 1,2", "case 9,2", "row 2: id: 'case 9'; expected a case of"),
    "a member": ("members.incomes", "case 1,1,1", "case 1,7,1", "expected a member of"),
    "a gap": ("members", "case 1,2", "case 1,3", "expected its records numbered 1, 2, 3"),
    "a number twice": ("members", "case 1,2", "case 1,1", "row 2: id: 'case 1': a record is"),
    "a month twice": ("statements", "2026-02", "2026-01", "row 2: id: 'case 1': month are said"),
    "a column": ("members", "member_tie,", "member_tye,", "did you mean member_tie"),
    "a list not known": ("", "members_not", "members_", "is nothing that is asked of a case"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_in_a_record_is_told_with_its_row(files: Files, what: str) -> None:
    path, old, new, said = WRONG[what]
    files.write(household(), {"applied_on": "2026-04-10"})
    files.change(path, old, new)
    with pytest.raises(BadFile, match=said):
        files.simulated()
    assert not (files.folder / "out.csv").exists()


def test_a_list_without_a_file_and_a_list_of_another_place(files: Files) -> None:
    files.write(household())
    plots = beside(files.cases, "plots")
    other = plots.rename(files.folder / "lines.csv")
    with pytest.raises(BadFile, match=r"cases\.plots\.csv: is missing; expected a row"):
        files.simulated()
    assert files.simulated(records={"plots": other})[0]["outcome"] == "granted"


def test_a_case_named_twice_has_nobody_in_particular(files: Files) -> None:
    files.write(household(), household())
    files.change("", "case 2", "case 1")
    with pytest.raises(BadFile, match="row 2: id: 'case 1': a case is named once"):
        files.simulated()


def test_types_of_a_parquet_file_keep_every_tiyn(files: Files, tmp_path: Path) -> None:
    files.write(household())
    there, duck = beside(files.cases, "members.incomes"), Duck()
    exact, inexact = tmp_path / "exact.parquet", tmp_path / "inexact.parquet"
    for kind, path in (("DECIMAL(20, 3)", exact), ("DOUBLE", inexact)):
        duck.run(
            f"COPY (SELECT * REPLACE (CAST(income_amount AS {kind}) AS income_amount,"
            f" NULLIF(CAST(income_rate AS VARCHAR), '') AS income_rate,"
            f" NULLIF(CAST(income_spent AS VARCHAR), '') AS income_spent) FROM '{there}')"
            f" TO '{path}'"
        )
    assert files.simulated(records={"members.incomes": exact})[0]["outcome"] == "granted"
    with pytest.raises(BadFile, match="income_amount: is DOUBLE; expected a sum in tenge"):
        files.simulated(records={"members.incomes": inexact})


def test_sums_beyond_every_measure_are_an_error_and_no_answer(files: Files) -> None:
    wage = income(amount="999999999999.99", rate="999999999.999999")
    files.write(household(members=[member("Айгүл", *[wage] * 20)]))
    with pytest.raises(TooLarge, match="too large"):
        files.simulated()


def test_two_laws_over_households(files: Files, tmp_path: Path) -> None:
    business = member("Айгүл", income("entrepreneur", "3000"))
    files.write(household(), household(members=[business]))
    before = Supposed(LAW, BOOK)
    values = [new_value(LAW, "mci", Decimal(5000), date(2026, 4, 1))]
    after = Supposed(LAW, BOOK, values=values)
    laws = TwoColumns(Columns(BOOK, before), Columns(BOOK, after))
    wanted = Wanted(SINCE, UNTIL, tmp_path / "effect")
    effect = compare(laws, files.cases, wanted, engine=None, progress=lambda *_: None)
    assert effect.kinds["same"][0] == effect.kinds["loses"][0] == 1
    (changed,) = effect.most
    assert changed.named == "case 2"
    both = explained(laws, files.cases, wanted, "case 2")
    assert both is not None
    assert [one.total.tiyn for one in both] == [changed.was_tiyn, changed.becomes_tiyn]


def test_invented_households_are_cases(tmp_path: Path) -> None:
    made = []
    for name in ("one.csv", "two.csv"):
        out = tmp_path / name
        write_population(BOOK, ["demo"], size=80, seed=3, out=out)
        made.append([beside(out, one.path).read_text("utf-8") for one in BOOK.rows])
    assert made[0] == made[1]
    files = Files(tmp_path)
    files.cases = tmp_path / "one.csv"
    outcomes = [row["outcome"] for row in files.simulated()]
    assert outcomes.count("granted") > 40
    assert set(outcomes) == {"granted", "refused"}
    files.cases = tmp_path / "three.parquet"  # whose cases are called by numbers
    write_population(BOOK, ["demo"], size=80, seed=3, out=files.cases)
    assert [row["outcome"] for row in files.simulated(portion=30)] == outcomes


def test_lists_of_more_records_than_can_be_drawn_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tirek.law.batch.population.MOST_RECORDS", 2)
    with pytest.raises(NotCompiled, match="members: expected fewer than 2 records"):
        write_population(BOOK, ["demo"], size=1, seed=3, out=tmp_path / "cases.csv")
    assert list(tmp_path.iterdir()) == []
