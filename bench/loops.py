"""What a loop that numba compiled takes, told beside SQL and OpenFisca in their own benchmarks.

"Loop" is the loop alone, its arrays joined, numbered and sorted before the clock runs, as those of
OpenFisca are; "whole" is all that `Loops.decide` does: arrays made from the tables, the loop, the
answers as tables.
"""

import sys
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from typing import Any

from households import timed
from tirek.kernel.period import Month
from tirek.law.batch.columns import Columns
from tirek.law.batch.engines import Duck

Taken = tuple[float, float]


@dataclass
class Measured:
    """Seconds of the clock and of the processor, a round each."""

    loops: Any
    since: Month
    until: Month
    loop: list[Taken] = field(default_factory=list)
    one: list[Taken] = field(default_factory=list)
    whole: list[Taken] = field(default_factory=list)

    def turn(self) -> None:
        """One round: the loop by every processor, by one, and the whole."""
        (share, *_) = self.loops.shares
        ready, parts = self.loops.ready(share), self.loops.machine.parts
        span = replace(self.loops._span(self.since, self.until), reasons=False)
        self.loop.append(timed(lambda: self.loops.run(ready, span)))
        self.loops.machine.parts = 1
        self.one.append(timed(lambda: self.loops.run(ready, span)))
        self.loops.machine.parts = parts
        self.whole.append(timed(self.decide))

    def decide(self) -> None:
        """Every case, as `tirek simulate --engine numba` decides it."""
        self.loops.decide(since=self.since, until=self.until, reasons=False)

    def say(self, theirs: list[Taken]) -> None:
        """A line for each, with how many times theirs takes."""
        other = [sorted(one)[len(one) // 2] for one in zip(*theirs, strict=True)]
        for name, rounds in (("loop", self.loop), ("loop, one thread", self.one),
                             ("whole", self.whole)):  # fmt: skip
            mine = [sorted(one)[len(one) // 2] for one in zip(*rounds, strict=True)]
            times = [f"OpenFisca / this {o / m:6.1f}" for o, m in zip(other, mine, strict=True)]
            sys.stdout.write(
                f"numba, {name:16} clock {mine[0]:7.4f} s, {times[0]}"
                f"   processor {mine[1]:7.4f} s, {times[1]}\n"
            )


def measured(duck: Duck, columns: Columns, place: str, months: tuple[Month, Month]) -> Any:
    """A machine that has compiled its loop, or nothing where numba is not installed."""
    if find_spec("numba") is None:
        return None
    from tirek.law.loops.compiled import Compiled
    from tirek.law.loops.engine import Loops

    found = Measured(Loops(duck, columns, [place], Compiled()), *months)
    sys.stdout.write(f"numba compiles, and decides for the first time: {timed(found.decide)} s\n")
    return found
