"""The registration numbers: one unbroken series for each office, year and kind of paper."""

from __future__ import annotations

from collections.abc import Iterator

from tirek.audit.broken import Broken, Tick
from tirek.audit.rows import rows

GIVEN = """
    SELECT given.number
    FROM (
        SELECT s.code || '-' || s.year || '-' || lpad(n::text, greatest(6, length(n::text)), '0')
        FROM casework_numberseries s, generate_series(1, s.last) n
    ) AS given (number)
    LEFT JOIN (
        SELECT number FROM casework_case
        UNION ALL SELECT number FROM appeals_complaint
        UNION ALL SELECT number FROM reception_refusaltoaccept
    ) AS kept ON kept.number = given.number
    WHERE kept.number IS NULL ORDER BY given.number
"""


def missing_numbers(tick: Tick) -> Iterator[Broken]:
    """Numbers that were given to something that is not there any more."""
    for (number,) in rows(GIVEN):
        tick()
        yield Broken("number", number)
