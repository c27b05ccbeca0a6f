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

    def columns(self, duck: Duck, sql: str, keys: Sequence[str] = ()) -> dict[str, Any]:
        order = f" ORDER BY {', '.join(keys)}" if keys else ""
        rows = duck.rows(f"{sql}{order}")
        names = [name for (name, *_) in duck.rows(f"DESCRIBE {sql}")]
        return {name: [row[at] for row in rows] for at, name in enumerate(names)}

    def is_rising(self, array: Any) -> bool:
        return all(a < b for a, b in pairwise(array))

    def taken(self, array: Any, at: Any) -> Any:
        return [array[one] for one in at]

    def empty(self, number: int, *, is_bool: bool = False) -> Any:
        return [False if is_bool else 0] * number

    def begins(self, keys: Sequence[Any], around: Sequence[Any]) -> Any:
        counts = dict.fromkeys(zip(*around, strict=True), 0)
        for held in zip(*keys[:-1], strict=True):
            counts[held] += 1
        return [0, *accumulate(counts.values())]

    def most(self, begins: Sequence[Any]) -> int:
        first, *others = begins
        for other in others:
            first = [other[one] for one in first]
        return max((b - a for a, b in pairwise(first)), default=0)

    def together(self, parts: Sequence[Any]) -> Any:
        return list(chain(*parts))

    def show(self, duck: Duck, name: str, arrays: Mapping[str, Any]) -> None:
        typed = [(column, "BIGINT") for column in arrays]
        duck.fill(name, typed, zip(*arrays.values(), strict=True))

    def at_once(self, works: Sequence[Callable[[], Any]]) -> list[Any]:
        return [work() for work in works]
