"""Many cases decided by a loop over arrays: the plain ones; the others by SQL, as before.

A case of which something is not known, whose act changes in its months or whose sum is too large
or not known closely enough is left by the loop and decided by `Batch`, with the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from tirek.kernel.period import Month
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Database, Duck
from tirek.law.batch.outcome import RESULTS
from tirek.law.batch.share import ANY, Share
from tirek.law.batch.steps import Span
from tirek.law.loops.arrays import Arrays, codes_of
from tirek.law.loops.program import DUES, FILLED, Program
from tirek.law.scope import CASE

Loop = Callable[..., tuple[int, int]]
Given = Mapping[str, Any]
ROOM = 1 << 16
"""Rows of payment periods that a part of the cases makes before they are put aside."""
EVER = 1 << 20
"""A month after every other."""


class Machine(Protocol):
    """What runs a loop: how it holds arrays, and how many parts of the cases at once."""

    parts: int

    def loop(self, text: str) -> Loop:
        """The function `decide` of a text."""

    def columns(self, duck: Duck, sql: str, keys: Sequence[str] = ()) -> dict[str, Any]:
        """The answer as an array a column: whole numbers of 64 bits, and booleans.

        In the order of the keys, where there are any.
        """

    def is_rising(self, array: Any) -> bool:
        """Whether each is above the one before."""

    def taken(self, array: Any, at: Any) -> Any:
        """What stands in an array, or a list, at each of these numbers."""

    def empty(self, number: int, *, is_bool: bool = False) -> Any:
        """An array, of anything: all that is read of it is written before."""

    def begins(self, keys: Sequence[Any], around: Sequence[Any]) -> Any:
        """Where the records of each holder begin, by the keys of both in their order.

        One more says where the last end.
        """

    def most(self, begins: Sequence[Any]) -> int:
        """How many records a case has at most, from where they begin in each list around."""

    def together(self, parts: Sequence[Any]) -> Any:
        """One array of several."""

    def show(self, duck: Duck, name: str, arrays: Mapping[str, Any]) -> None:
        """These columns as a table, until there is another of that name."""

    def at_once(self, works: Sequence[Callable[[], Any]]) -> list[Any]:
        """What the works give, done side by side."""


@dataclass(frozen=True)
class Ready:
    """The arrays of a share, and how many cases it has."""

    program: Program
    given: Given
    number: int
    scratch: Mapping[str, int]
    """How long the array of each answer by records has to be."""


class Loops(Batch):
    """The law of some places, its plain cases decided by a loop. Raises NotCompiled."""

    def __init__(
        self, duck: Database, columns: Columns, places: Iterable[str], machine: Machine
    ) -> None:
        assert isinstance(duck, Duck)  # arrays are asked of DuckDB, whatever a file was read for
        super().__init__(duck, columns, places)
        self.duck, self.machine = duck, machine
        self.codes = codes_of(columns)
        plain = [share for share in self.shares if share is not ANY]
        self.programs = {one.name: Program(columns, one, self.codes) for one in plain}
        self._loops = {name: machine.loop(one.text) for name, one in self.programs.items()}

    def decide(
        self, *, since: Month | None = None, until: Month | None = None, reasons: bool = True
    ) -> None:
        """As `Batch.decide`."""
        span = replace(self._span(since, until), reasons=reasons)
        plain = [share for share in self.shares if share is not ANY]
        for share in plain:
            ready = self.ready(share)
            self._put_down(share, ready, self.run(ready, span))
        self._rest(plain, since, until, reasons)

    def ready(self, share: Share) -> Ready:
        """What the loop is given: numbered, in the order of what holds them."""
        self._set_apart(False, [])
        program = self.programs[share.name]
        arrays = Arrays(self.columns, share, self.codes, self.duck)
        given = self._cases(arrays, program)
        ids = given["id"]
        ((cases,),) = self.duck.rows("SELECT COUNT(*) FROM cases")
        held, around = {CASE: [ids]}, dict[str, list[Any]]({CASE: []})
        for scope in program.lists:
            sql = arrays.of_records(scope, program.used, every=len(ids) == cases)
            found = self.machine.columns(self.duck, sql, arrays.keys(scope))
            parent = self.columns.book.scopes.parents[scope]
            held[scope] = [found.pop(key) for key in arrays.keys(scope)]
            begins = self.machine.begins(held[scope], held[parent])
            around[scope] = [*around[parent], begins]
            for name, fact, said in arrays.said_of(scope, program.used):
                found[name] = self.machine.taken(said, found[fact])
            given |= found | {f"s_{scope}": begins}
        scratch = {one.name: self.machine.most(around[one.scope]) for one in program.scratch}
        return Ready(program, given | self._values(), len(ids), scratch)

    def _cases(self, arrays: Arrays, program: Program) -> dict[str, Any]:
        """What the loop is given of the cases: in the order of their numbers if they have lists."""
        arrays.keep_cases(program.used)
        found = self.machine.columns(self.duck, arrays.of_cases)
        if not program.lists or self.machine.is_rising(found["id"]):
            return found
        arrays.keep_cases(program.used, ordered=True)
        return self.machine.columns(self.duck, arrays.of_cases)

    def _values(self) -> dict[str, Any]:
        """The dated values of law by month."""
        names = [one.name for one in self.columns.values]
        if not names:
            return {}
        shown = ", ".join(f"COALESCE(t.{name}, 0) AS v_{name}" for name in names)
        return self.machine.columns(self.duck, f"SELECT {shown} FROM values_in t ORDER BY t.month")

    def run(self, ready: Ready, span: Span) -> dict[str, list[Any]]:
        """The arrays that the loop fills."""
        filled = {name: self.machine.empty(ready.number) for name in FILLED}
        size = -(-ready.number // self.machine.parts) or 1
        works = [
            lambda at=at: self._part(ready, span, filled, (at, min(at + size, ready.number)))
            for at in range(0, ready.number, size)
        ]
        parts = self.machine.at_once(works)
        dues = {name: [one[name] for part in parts for one in part] for name in DUES}
        return {**{name: [one] for name, one in filled.items()}, **dues}

    def _part(
        self, ready: Ready, span: Span, filled: Given, cases: tuple[int, int]
    ) -> list[dict[str, Any]]:
        """Some of the cases; the rows of periods are put aside whenever there is no more room."""
        loop, begin, found = self._loops[ready.program.share.name], cases[0], []
        scratch = {
            one.name: self.machine.empty(ready.scratch[one.name], is_bool=one.is_bool)
            for one in ready.program.scratch
        }
        while begin < cases[1]:
            dues = {name: self.machine.empty(ROOM) for name in DUES}
            asked = {**self._asked(span), **ready.given, **scratch, **filled, **dues}
            asked |= {"begin": begin, "end": cases[1]}
            begin, made = loop(*(asked[name] for name in ready.program.asked))
            found.append({name: array[:made] for name, array in dues.items()})
        return found

    def _asked(self, span: Span) -> dict[str, Any]:
        first, last = span.known
        values = self._law.values_in
        return {
            "since": span.since or 0,
            "until": EVER if span.until is None else span.until,
            "known_first": first,
            "known_last": last,
            "law_first": int(str(values[0][0])) if values else 0,
            "reasons": int(span.reasons),
            "room": ROOM,
        }

    # --- tables -------------------------------------------------------------------------------

    def _put_down(self, share: Share, ready: Ready, found: Mapping[str, list[Any]]) -> None:
        """The answers as tables, of the cases that the loop decided."""
        together = {name: self.machine.together(parts) for name, parts in found.items()}
        self.machine.show(self.duck, "loop_answers", {name: together[name] for name in FILLED})
        outcome = "CASE o.o_outcome WHEN 1 THEN 'granted' ELSE 'refused' END"
        self.duck.keep(
            f"looped_outcomes_{share.name}",
            f"SELECT c.id, c.place, c.edition, {outcome} AS outcome, CAST(0 AS BIGINT) AS needs,"
            " o.o_failed AS failed, o.o_months AS months, o.o_amount AS amount"
            f" FROM loop_{share.name} c POSITIONAL JOIN loop_answers o WHERE o.o_outcome <> 0",
        )
        if not self.columns.book.period:
            return
        dues = {name: together[name] for name in DUES}
        dues["id"] = self.machine.taken(ready.given["id"], dues.pop("d_case"))
        self.machine.show(self.duck, f"loop_dues_{share.name}", dues)
        per = share.fixed[self.columns.book.period]
        self.duck.see(
            f"looped_dues_{share.name}",
            f"SELECT d.id, '{per}' AS per, d.d_begins AS begins, d.d_count AS month_count,"
            " d.d_bits AS months, d.d_amount AS amount, CAST(0 AS BIGINT) AS needs"
            f" FROM loop_dues_{share.name} d",
        )

    def _rest(
        self, plain: Sequence[Share], since: Month | None, until: Month | None, reasons: bool
    ) -> None:
        """The cases that no loop decided, by SQL; all answers together."""
        done = " UNION ALL ".join(f"SELECT id FROM looped_outcomes_{one.name}" for one in plain)
        decided = f"SELECT COUNT(*) FROM ({done})" if done else "SELECT 0"
        ((left,),) = self.duck.rows(f"SELECT COUNT(*) - ({decided}) FROM cases")
        if left or not plain:
            self._left(done, since, until, reasons)
        for name in ("outcomes", *(["dues"] if self.columns.book.period else [])):
            columns = ", ".join(column for column, _ in RESULTS[name])
            parts = [f"SELECT {columns} FROM looped_{name}_{one.name}" for one in plain]
            if left or not plain:
                self.duck.keep(f"rest_{name}", f"SELECT {columns} FROM {name}")
                parts.append(f"SELECT {columns} FROM rest_{name}")
            self.duck.see(name, " UNION ALL ".join(parts))

    def _left(self, done: str, since: Month | None, until: Month | None, reasons: bool) -> None:
        """What `Batch` decides of the cases that are not among those done."""
        self.duck.run("ALTER TABLE cases RENAME TO every_case")
        try:
            without = f" WHERE t.id NOT IN ({done})" if done else ""
            self.duck.keep("cases", f"SELECT t.* FROM every_case t{without}")
            super().decide(since=since, until=until, reasons=reasons)
        finally:
            self.duck.run("DROP TABLE IF EXISTS cases CASCADE")
            self.duck.run("ALTER TABLE every_case RENAME TO cases")
