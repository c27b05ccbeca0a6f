"""A machine that runs loops over cases as the Python they are: slow, and nothing is compiled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any

from tirek.law.batch.engines import Duck
from tirek.law.loops import words
from tirek.law.loops.engine import Loop


class InPython:
    """Arrays are lists; the cases are decided in two parts, one after the other."""

    parts = 2

    def loop(self, text: str) -> Loop:
        space: dict[str, Any] = dict(vars(words))
        exec(text, space)
        found: Loop = space["decide"]
        return found

    def columns(self, duck: Duck, sql: str) -> dict[str, Any]:
        rows = duck.rows(sql)
        names = [name for (name, *_) in duck.rows(f"DESCRIBE {sql}")]
        return {name: [row[at] for row in rows] for at, name in enumerate(names)}

    def empty(self, number: int, *, is_bool: bool = False) -> Any:
        return [False if is_bool else 0] * number

    def begins(self, parents: Any, number: int) -> Any:
        counts = [0] * number
        for parent in parents:
            counts[parent] += 1
        return [0, *accumulate(counts)]

    def most(self, begins: Sequence[Any]) -> int:
        first, *others = begins
        for other in others:
            first = [other[one] for one in first]
        return max((b - a for a, b in pairwise(first)), default=0)

    def fill(self, duck: Duck, name: str, arrays: Mapping[str, list[Any]]) -> None:
        whole = {column: list(chain(*parts)) for column, parts in arrays.items()}
        typed = [("nth", "BIGINT"), *((column, "BIGINT") for column in whole)]
        rows = zip(*whole.values(), strict=True)
        duck.fill(name, typed, ((at, *row) for at, row in enumerate(rows)))

    def at_once(self, works: Sequence[Callable[[], Any]]) -> list[Any]:
        return [work() for work in works]
