"""Timing a call inside one process: medians of many repetitions, in microseconds."""

import statistics
import time
from collections.abc import Callable


def median_us(call: Callable[[], object], repetitions: int = 3000) -> tuple[float, float]:
    """The median and the 99th percentile of one call, after a tenth as many to warm up."""
    for _ in range(repetitions // 10):
        call()
    taken = []
    for _ in range(repetitions):
        begun = time.perf_counter_ns()
        call()
        taken.append((time.perf_counter_ns() - begun) / 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98]
