"""What `tirek simulate --engine numba` works with: loops compiled for this processor."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec

from tirek.law.batch.simulation import BatchOf


class NoNumba(RuntimeError):
    """The extra is not installed."""


def loops() -> BatchOf:
    """What decides a table of cases by a loop. Raises NoNumba."""
    if find_spec("numba") is None:
        raise NoNumba
    from tirek.law.loops.compiled import Compiled
    from tirek.law.loops.engine import Loops

    return partial(Loops, machine=Compiled())
