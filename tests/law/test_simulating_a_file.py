"""A file of cases decided: each row as one case is, totals that add up, nothing half written."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from law_cases import ALATAU, MODEL, PANFILOV, SERVICE, ZHAKSY, book
from tirek.kernel.period import Month
from tirek.kernel.toml import TomlError
from tirek.law.batch.columns import Columns
from tirek.law.batch.engines import Duck, EngineFailed, Postgres
from tirek.law.batch.lowered import NotCompiled
from tirek.law.batch.population import Drawn, write_population
from tirek.law.batch.rows_file import BadFile
from tirek.law.batch.simulation import Totals, Wanted, simulate
from tirek.law.catalogue import the_law
from tirek.law.decide import decide_facts
from tirek.law.factsheet import facts_of, read
from tirek.services import SERVICES

COLUMNS = Columns(book(), the_law())
FACTS = facts_of(SERVICE.facts)
SINCE, UNTIL = Month.at(2025, 7), Month.at(2026, 12)
Rows = list[dict[str, Any]]


def flat(place: str = ZHAKSY, **changed: object) -> dict[str, Any]:
    """The model case as a row of a file."""
    row: dict[str, Any] = {"place": place}
    for fact in FACTS:
        value: Any = MODEL
        for key in fact.path.split("."):
            value = value[key]
        row[fact.name] = {None: "", True: "true", False: "false"}.get(value, value)
    return row | changed


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """`write(rows)` makes a CSV file of them."""

    def made(rows: Rows, name: str = "cases.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        return path

    return made


def run(cases: Path, columns: Columns = COLUMNS, **asked: Any) -> tuple[Totals, Rows, Rows]:
    """The totals, the rows of cases, the rows of dues; nothing else is left in the folder."""
    out, dues = cases.parent / "out.csv", cases.parent / "dues.csv"
    engine = asked.pop("engine", None)
    done: list[tuple[int, int]] = []
    wanted = Wanted(SINCE, UNTIL, out, dues if columns.book.period else None, **asked)
    before = {path.name for path in cases.parent.iterdir()} - {"out.csv", "dues.csv"}
    totals = simulate(
        columns, cases, wanted, engine=engine, progress=lambda *told: done.append(told)
    )
    assert done[-1][0] == done[-1][1]
    left = {path.name for path in cases.parent.iterdir()} - before
    assert left == ({"out.csv", "dues.csv"} if columns.book.period else {"out.csv"})
    return totals, list(rows_of(out)), list(rows_of(dues)) if columns.book.period else []


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def test_a_row_says_what_one_case_says(write: Callable[..., Path]) -> None:
    rows = [
        flat(id="model"),
        flat(id="dead", child_died_on="2025-12-01"),
        flat(id="two grounds", child_lives_in_place="false", applicant_data_consent="false"),
        flat(id="not known", certificate_to=""),
        flat(ALATAU, id="quarter"),
        flat(id="in 2027", applied_on="2027-02-01", certificate_to="2027-05-25"),
    ]
    totals, cases, dues = run(write(rows), language="en")
    assert [row["outcome"] for row in cases] == [
        "granted", "granted", "refused", "undecidable", "granted", "later"
    ]  # fmt: skip
    assert [row["id"] for row in cases] == [row["id"] for row in rows]
    assert cases[0]["tiyn"] == "11205900"
    assert cases[0]["months"] == "9"
    assert cases[1]["months"] == "4"
    assert cases[2]["reasons"] == "B-N10, consent"
    assert cases[2]["why"].startswith("The child does not live")
    assert cases[3]["needs"] == "certificate.to"
    assert {row["period"] for row in dues if row["id"] == "quarter"} == {
        "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"
    }  # fmt: skip
    assert [row["period"] for row in dues if row["id"] == "dead"] == [
        "2025-09", "2025-10", "2025-11", "2025-12"
    ]  # fmt: skip
    assert totals.cases == 6
    assert totals.outcomes == {"granted": 3, "later": 1, "refused": 1, "undecidable": 1}
    assert totals.reasons == {"B-N10": 1, "consent": 1}
    assert (
        totals.tiyn
        == sum(int(row["tiyn"]) for row in dues)
        == sum(int(row["tiyn"]) for row in cases)
    )
    assert sum(tiyn for _, tiyn in totals.by_place.values()) == totals.tiyn
    assert sum(tiyn for _, tiyn in totals.by_period.values()) == totals.tiyn


def test_only_periods_from_the_first_month_on_are_counted(write: Callable[..., Path]) -> None:
    path = write([flat()])
    wanted = Wanted(Month.at(2026, 1), Month.at(2026, 3), path.parent / "out.parquet")
    totals = simulate(COLUMNS, path, wanted, engine=None, progress=lambda *_: None)
    assert (totals.months, totals.tiyn) == (3, 3 * 3 * 432500)
    assert list(totals.by_period) == ["2026-01", "2026-02", "2026-03"]


def test_portions_change_nothing(write: Callable[..., Path]) -> None:
    path = write([flat(certificate_to=f"2026-0{1 + n % 6}-15") for n in range(7)])
    assert run(path) == run(path, portion=2)


def test_cases_of_a_place_and_below_alone(write: Callable[..., Path]) -> None:
    path = write([flat(), flat(ALATAU), flat()])
    assert [row["id"] for row in run(path, place="akmola")[1]] == ["1", "3"]


def test_one_place_for_all(write: Callable[..., Path]) -> None:
    row = flat()
    del row["place"]
    assert run(write([row]), place=ALATAU)[1][0]["edition"] == "alatau-2024"


def test_none_is_not_unknown(write: Callable[..., Path]) -> None:
    told = [flat(child_died_on_not_known="true"), flat(child_died_on_not_known="")]
    rows = run(write(told))[1]
    assert [row["outcome"] for row in rows] == ["undecidable", "granted"]
    assert rows[0]["needs"] == "child.died_on"


def test_postgresql_writes_the_same_files(tmp_path: Path, postgres: Any) -> None:
    path = tmp_path / "cases.parquet"
    write_population(book(), [ZHAKSY, ALATAU, PANFILOV], size=500, seed=3, out=path)
    assert run(path) == run(path, engine=Postgres(postgres), portion=300)


class Elsewhere(Duck):
    """Another DuckDB that is given Parquet and gives a folder of it back, as a cluster does."""

    form = "parquet"
    lost = False

    def copy_from(self, table: str, file: Path) -> None:
        self.run(f"INSERT INTO {table} SELECT * FROM read_parquet('{file}')")

    def copy_to(self, sql: str, file: Path) -> None:
        file.mkdir(exist_ok=True)
        self.run(f"COPY ({sql}{' LIMIT 1' if self.lost else ''}) TO '{file}/part-0.parquet'")


def test_an_engine_elsewhere_writes_the_same_files(tmp_path: Path) -> None:
    path = tmp_path / "cases.parquet"
    write_population(book(), [ZHAKSY, ALATAU, PANFILOV], size=200, seed=3, out=path)
    assert run(path) == run(path, engine=Elsewhere(), portion=150)


def test_rows_that_do_not_come_back_are_missed(write: Callable[..., Path]) -> None:
    path, engine = write([flat(), flat()]), Elsewhere()
    engine.lost = True
    with pytest.raises(EngineFailed, match=f"not every row came back to {path.parent}"):
        run(path, engine=engine)
    assert [one.name for one in path.parent.iterdir()] == ["cases.csv"]


def test_a_service_that_pays_nothing(tmp_path: Path, postgres: Any) -> None:
    columns = Columns(SERVICES["home-schooling-admission"].rulebook(), the_law())
    path = tmp_path / "cases.parquet"
    write_population(columns.book, ["kz", "astana"], size=60, seed=3, out=path)
    # Days are drawn one by one: in some rows a term ends before it begins.
    with pytest.raises(BadFile, match="is before"):
        run(path, columns)
    begun = "conclusion_from <= conclusion_to AND asked_from <= asked_to"
    sound = tmp_path / "sound.parquet"
    duckdb.sql(f"COPY (SELECT * FROM '{path}' WHERE {begun}) TO '{sound}'")
    totals, rows, _ = run(sound, columns)
    assert totals.cases == len(rows) > 0
    assert set(totals.outcomes) <= {"granted", "refused", "undecidable", "later"}
    assert (totals, rows, []) == run(sound, columns, engine=Postgres(postgres))


# --- what is wrong in a file ------------------------------------------------------------------

WRONG: dict[str, tuple[dict[str, object], str]] = {
    "a day that is none": (
        {"child_born_on": "2015-02-30"},
        "row 2: child_born_on: '2015-02-30'; expected a date YYYY-MM-DD",
    ),
    "a day written otherwise": (
        {"applied_on": "12.09.2025"},
        "row 2: applied_on: '12.09.2025'; expected a date YYYY-MM-DD",
    ),
    "neither yes nor no": (
        {"already_paid_to_other": "no"},
        "row 2: already_paid_to_other: 'no'; expected true or false",
    ),
    "no such choice": (
        {"applicant_relation": "mother"},
        "row 2: applicant_relation: 'mother'; expected one of parent, guardian,",
    ),
    "days that are not in order": (
        {"certificate_to": "2025-08-31"},
        "row 2: certificate_to: is before certificate_from",
    ),
    "an unknown place": (
        {"place": "akmola/zhaksi"},
        "row 2: place: 'akmola/zhaksi'; expected akmola/zhaksy",
    ),
    "no place": ({"place": ""}, "row 2: place: None; expected a place that `tirek law list`"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_is_told_with_its_row_and_nothing_is_written(
    write: Callable[..., Path], kind: str
) -> None:
    changed, words = WRONG[kind]
    path = write([flat(), flat(**changed)])
    with pytest.raises(BadFile) as found:
        run(path, portion=1)
    assert f"{path}: {words}" in str(found.value)
    assert [one.name for one in path.parent.iterdir()] == ["cases.csv"]


def test_columns_are_those_of_the_service(write: Callable[..., Path]) -> None:
    with pytest.raises(BadFile, match=r"column child_dead_on: .*did you mean child_died_on"):
        run(write([flat(child_dead_on="")]))
    with pytest.raises(BadFile, match=r"column zzz: is nothing that is asked of a case$"):
        run(write([flat(zzz="")]))
    row = flat()
    del row["child_born_on"]
    with pytest.raises(BadFile, match="column child_born_on: is missing; expected a date"):
        run(write([row]))
    row = flat()
    del row["place"]
    with pytest.raises(BadFile, match=r"column place: is missing; expected a place .* or --place"):
        run(write([row]))


def test_a_column_may_be_called_by_its_path(write: Callable[..., Path]) -> None:
    row = flat()
    row["child.born_on"] = row.pop("child_born_on")
    assert run(write([row]))[1][0]["outcome"] == "granted"


def test_the_types_of_a_parquet_file_are_those_of_the_facts(tmp_path: Path) -> None:
    path = tmp_path / "cases.parquet"
    write_population(book(), [ZHAKSY], size=5, seed=1, out=path)
    wrong = tmp_path / "wrong.parquet"
    born = "CAST(child_born_on AS TIMESTAMP) AS child_born_on"
    duckdb.sql(f"COPY (SELECT * REPLACE ({born}) FROM '{path}') TO '{wrong}'")
    with pytest.raises(BadFile, match="column child_born_on: is TIMESTAMP; expected a date"):
        run(wrong)


def test_files_that_are_no_files_of_cases(tmp_path: Path, write: Callable[..., Path]) -> None:
    for name, content in (("none.parquet", "no"), ("none.csv", "")):
        (tmp_path / name).write_text(content)
        with pytest.raises(BadFile, match=r"cannot be read|is missing|has no|is nothing"):
            run(tmp_path / name)
    with pytest.raises(BadFile, match="cannot be read"):
        run(tmp_path / "nowhere.csv")
    with pytest.raises(BadFile, match=r"expected a file that ends in \.parquet or \.csv"):
        run(tmp_path / "cases.xlsx")
    path = write([flat()])
    path.write_text(path.read_text().splitlines()[0] + "\n")
    with pytest.raises(BadFile, match="has no rows"):
        run(path)


# --- invented cases ---------------------------------------------------------------------------


def test_the_same_seed_invents_the_same_cases(tmp_path: Path) -> None:
    made = []
    for name, seed in (("one.csv", 5), ("two.csv", 5), ("three.csv", 6)):
        write_population(book(), [ZHAKSY, ALATAU], size=300, seed=seed, out=tmp_path / name)
        made.append((tmp_path / name).read_text())
    assert made[0] == made[1] != made[2]
    places = {row["place"] for row in rows_of(tmp_path / "one.csv")}
    assert places == {ZHAKSY, ALATAU}


def test_what_is_invented_is_a_case(tmp_path: Path) -> None:
    out = tmp_path / "cases.csv"
    write_population(book(), [ZHAKSY], size=200, seed=1, out=out)
    totals, rows, _ = run(out)
    for number, row in enumerate(rows_of(out)):
        document: dict[str, Any] = {}
        for fact in FACTS:
            *groups, name = fact.path.split(".")
            at = document
            for group in groups:
                at = at.setdefault(group, {})
            value = row[fact.name]
            at[name] = {"": None, "true": True, "false": False}.get(value, value)
        one = decide_facts(
            book(), ZHAKSY, read(SERVICE.facts, document), law=the_law(), until=UNTIL
        )
        assert rows[number]["outcome"] == one.outcome
        assert int(rows[number]["tiyn"]) == one.total.tiyn
    assert totals.outcomes["granted"] > 100


def test_how_facts_are_drawn_is_data_of_the_service(little: Any, tmp_path: Path) -> None:
    found = little.rulebook()
    drawn = found.folder / "population.toml"
    drawn.write_text("[lives_alone]\nyes = 1000\nunknown = 500\n")
    out = tmp_path / "cases.csv"
    write_population(found, ["town"], size=100, seed=1, out=out)
    said = {row["lives_alone"] for row in rows_of(out)}
    assert said == {"true", ""}
    drawn.write_text("[lives_alon]\nyes = 1000\n")
    with pytest.raises(TomlError, match="is not a fact of the service"):
        write_population(found, ["town"], size=100, seed=1, out=out)


def test_a_fact_of_another_kind_is_not_drawn(little: Any, tmp_path: Path) -> None:
    found = little.rulebook()
    odd = replace(found.facts["lives_alone"], type=int)
    found.__dict__["facts"] = {**found.facts, "lives_alone": odd}
    with pytest.raises(NotCompiled, match="lives_alone: int cannot be drawn"):
        write_population(found, ["town"], size=1, seed=1, out=tmp_path / "cases.csv")


def test_facts_that_may_be_none_are_sometimes_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    monkeypatch.setattr(
        "tirek.law.batch.population._drawn", lambda book: {"child.died_on": Drawn(unknown=500)}
    )
    out = tmp_path / "cases.csv"
    write_population(book(), [ZHAKSY], size=50, seed=1, out=out)
    assert {row["child_died_on_not_known"] for row in rows_of(out)} == {"true", "false"}
