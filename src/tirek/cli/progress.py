"""A line that says how far a long work is, where somebody looks at it."""

import sys
import time
from typing import TextIO

WIDTH = 30


class Bar:
    """One line on the error output, drawn over itself; nothing where that is a file."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._begun = time.monotonic()
        self._looked_at = self._out.isatty()

    def show(self, done: int, of: int) -> None:
        """So many of so many."""
        if not self._looked_at:
            return
        taken = time.monotonic() - self._begun
        left = taken / done * (of - done)
        full = WIDTH * done // of
        bar = "#" * full + "-" * (WIDTH - full)
        self._out.write(f"\r[{bar}] {100 * done // of:3} %  {done:,} / {of:,}  {left:.0f} s ")
        self._out.flush()

    def done(self) -> None:
        """The line is left."""
        if self._looked_at:
            self._out.write("\n")
