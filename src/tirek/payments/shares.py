"""A sum by month, to the tiyn."""

from itertools import pairwise


def shares(tiyn: int, parts: int) -> list[int]:
    """The sum in so many parts that differ by a tiyn at most and add up to it exactly.

    Each running total is rounded half up, as a period with fewer months is: a month that falls
    away from the end takes with it exactly what it was given.
    """
    totals = [(2 * tiyn * n + parts) // (2 * parts) for n in range(parts + 1)]
    return [later - sooner for sooner, later in pairwise(totals)]
