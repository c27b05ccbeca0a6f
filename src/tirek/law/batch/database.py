"""An engine that decides many cases: the law in its tables, the cases beside it, the steps run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tirek.kernel.period import Month
from tirek.law.batch.columns import Columns
from tirek.law.batch.dialect import Words, in_words_of
from tirek.law.batch.engines import Database, Typed
from tirek.law.batch.lowered import Lowered
from tirek.law.batch.one_by_one import alone_steps, decided_alone
from tirek.law.batch.outcome import RESULTS
from tirek.law.batch.query import Step
from tirek.law.batch.rows_of_cases import (
    case_columns,
    case_row,
    entry_tables,
    lacking,
    record_columns,
    record_rows,
)
from tirek.law.batch.share import ANY, Share, shares
from tirek.law.batch.steps import Span, steps_of, values_of
from tirek.law.batch.tables import Tables, places_known

WIDE: Mapping[Words, str] = {
    "duckdb": "HUGEINT",
    "postgres": "NUMERIC",
    "spark": "DECIMAL(38, 0)",
}
"""Whole numbers of more than 64 bits."""


class Batch:
    """The law of some places in temporary tables of a database; nothing else there is touched."""

    def __init__(self, database: Database, columns: Columns, places: Iterable[str]) -> None:
        self.database, self.columns = database, columns
        self.places = known = places_known(places)
        self.shares = shares(columns, known)
        self._law = Tables(columns, known, self.shares)
        self._steps: dict[tuple[str, Span], list[Step]] = {}
        self.begin()

    def begin(self) -> None:
        """The tables of law, which another law of the same database may have taken the place of."""
        law, columns = self._law, self.columns
        terms = [one.typed for one in columns.terms]
        edition = [("edition", "VARCHAR"), ("decides", "BOOLEAN"), *terms]
        place, share = ("place", "VARCHAR"), ("share", "VARCHAR")
        days = [("since", "DATE"), ("until", "DATE")]
        span = [("begins", "BIGINT"), ("ends", "BIGINT")]
        months = [("since", "BIGINT"), ("until", "BIGINT")]
        self._table("editions_on", [place, *days, share, *span, *edition], law.editions_on())
        self._table("editions_in", [place, *months, *edition], law.editions_in())
        values = [one.typed for one in columns.values]
        self._table("values_in", [("month", "BIGINT"), *values], law.values_in)
        values = [one.typed for one in columns.on_application]
        self._table("values_on", [("month", "BIGINT"), *values], law.values_on)
        for name, typed, rows in entry_tables(columns):
            self._table(name, typed, rows)

    def cases(self, cases: Iterable[tuple[int, str, Mapping[str, object]]]) -> None:
        """The tables of cases: (id, place, facts by name as `factsheet.read` gives them).

        Raises NotWhole for a number with more decimals than a column holds.
        """
        found = list(cases)
        rows = (case_row(self.columns, *one) for one in found)
        self._table("cases", case_columns(self.columns), rows)
        for one in self.columns.book.rows:
            records = (row for case in found for row in record_rows(self.columns, one, *case))
            self._table(f"rows_{one.name}", record_columns(self.columns, one), records)

    def begin_cases(self) -> None:
        """Empty tables of cases, to be filled by `Database.copy_from`."""
        self.cases(())

    @property
    def case_tables(self) -> Mapping[str, Typed]:
        """The table of cases and those of their records, with their columns."""
        lists = {
            f"rows_{one.name}": record_columns(self.columns, one) for one in self.columns.book.rows
        }
        return {"cases": case_columns(self.columns), **lists}

    def decide(
        self, *, since: Month | None = None, until: Month | None = None, reasons: bool = True
    ) -> None:
        """Fills `outcomes` and `dues` (`steps`): every case of the table `cases`.

        `reasons`: whether to find out which conditions left plain cases without a paid month.

        Raises UnknownPlace, and LookupError for a case of a place that was not named before.
        """
        span = replace(self._span(since, until), reasons=reasons)
        asked: list[str] = []
        ((left,),) = self.database.rows("SELECT COUNT(*) FROM cases")
        for share in self.shares:
            if share is ANY and asked and not left:
                continue  # every case was plain
            self._set_apart(share is ANY, asked)
            for step in self._steps_of(share, span):
                self._made(step)
            ((found,),) = self.database.rows(f"SELECT COUNT(*) FROM cases_{share.name}")
            left -= found
            asked.append(share.name)
        alone = self._decided_alone(asked, span)
        for name in ("outcomes", *(["dues"] if self.columns.book.period else [])):
            other = f" t WHERE t.id NOT IN (SELECT a.id FROM {alone} a)" if alone else ""
            every = " UNION ALL ".join(f"SELECT * FROM {name}_{one}{other}" for one in asked)
            every += f" UNION ALL SELECT * FROM {name}_alone" if alone else ""
            self.database.see(name, every)

    def _steps_of(self, share: Share, span: Span) -> list[Step]:
        """They are the same for every portion of a file."""
        asked = (share.name, span)
        if asked not in self._steps:
            self._steps[asked] = steps_of(self.columns, share, span)
        return self._steps[asked]

    def values(self, *, until: Month | None = None) -> dict[str, Mapping[str, Lowered]]:
        """Every named value of every case, in `cases_`, `months_` and `periods_<share>`.

        Says for each share what the columns hold.
        """
        found: dict[str, Mapping[str, Lowered]] = {}
        for share in self.shares:
            self._set_apart(share is ANY, list(found))
            steps, query = values_of(self.columns, share, self._span(None, until))
            for step in steps:
                self._made(step)
            found[share.name] = query.names
        return found

    def _set_apart(self, rest: bool, asked: Sequence[str]) -> None:
        """`taken`: over lists of records, the cases that are not of the share asked next."""
        if self.columns.book.has_records:
            plain = " UNION ALL ".join(f"SELECT t.id FROM cases_{one} t" for one in asked)
            nobody = "SELECT t.id FROM cases t WHERE FALSE"
            self._made(Step("taken", (plain or nobody) if rest else lacking(self.columns)))

    def _decided_alone(self, asked: Sequence[str], span: Span) -> str:
        """Cases whose sums are known but not closely enough; "" where there are none."""
        if not self.columns.book.has_records:
            return ""
        self._made(Step("alone", alone_steps(self.columns, asked)))
        found = decided_alone(self.columns, self.database, span)
        if not found.outcomes:
            return ""
        self._table("outcomes_alone", RESULTS["outcomes"], found.outcomes)
        self._table("dues_alone", RESULTS["dues"], found.dues)
        return "alone"

    def _span(self, since: Month | None, until: Month | None) -> Span:
        for (place,) in self.database.rows("SELECT DISTINCT place FROM cases"):
            if place not in self.places:
                _ = self.columns.law.regions[place]  # raises UnknownPlace
                raise LookupError(f"{place} was not among the places asked about")
        first, last = (None if one is None else int(one) for one in (since, until))
        return Span(first, last, self._law.known_months)

    def _made(self, step: Step) -> None:
        self.database.keep(step.name, in_words_of(self.database.words, step.sql))

    def _table(self, name: str, typed: Typed, rows: Iterable[Sequence[object]]) -> None:
        wide = WIDE[self.database.words]
        named = [(column, kind.replace("WIDE", wide)) for column, kind in typed]
        self.database.fill(name, named, rows)
