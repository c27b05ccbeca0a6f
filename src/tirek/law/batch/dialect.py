"""The same question in the words of each engine.

Questions are written in PostgreSQL's words, with some of our own, because engines differ in them:
`whole(a, b)` divides whole numbers, `each_month(a, b)` gives a row for every month from a to b,
`earliest(x, month)` is the value of the first month, `days_after(day, n)` and
`months_later(day, n)` are days of the calendar.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

Words = Literal["postgres", "duckdb", "spark"]


@lru_cache(maxsize=512)
def in_words_of(words: Words, sql: str) -> str:
    """The question as that engine understands it."""
    from tirek.law.batch.translate import translated  # half a second that only questions cost

    return translated(words, sql)
