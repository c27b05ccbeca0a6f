"""What the loop over cases reckons with: whole numbers of 64 bits, a day as its number since 1970.

Plain Python, so that the loop can be run and tested as it is; an engine that compiles it takes
these functions by their text and `times` and `plus` from the processor, which tells what is too
large as well. Each returns what did not go exactly, or is too large, beside its value.
"""

LARGEST = 1 << 63
FINE, FINER = 1_000, 693_000
"""Their product is `lowering.PARTS`: a division goes by one and then the other."""


def times(one: int, other: int) -> tuple[int, int]:
    """The product, and 1 where it is too large."""
    found = one * other
    return (found, 0) if -LARGEST <= found < LARGEST else (0, 1)


def plus(one: int, other: int) -> tuple[int, int]:
    """The sum, and 1 where it is too large."""
    found = one + other
    return (found, 0) if -LARGEST <= found < LARGEST else (0, 1)


def over(value: int, parts: int) -> tuple[int, int]:
    """A value in coarser parts, downwards, and 1 where something is left."""
    whole = value // parts
    return whole, 1 if whole * parts != value else 0


def times_over(one: int, other: int, parts: int, more: int) -> tuple[int, int, int]:
    """The product in parts so many times coarser: value, 1 where something is left, too large."""
    head = other // (parts * more)
    rest = other - head * parts * more
    middle = rest // parts
    small, large = times(one, rest - middle * parts)
    found, left = over(small, parts)
    small, too = times(one, middle)
    found, sum_ = plus(small, found)
    found, last = over(found, more)
    great, again = times(one, head)
    found, all_ = plus(great, found)
    return found, left | last, large | too | sum_ | again | all_


def divided(above: int, below: int, parts: int) -> tuple[int, int, int]:
    """`above` * `parts` / `below`, downwards: value, 1 where something is left, 1 for no answer."""
    if below <= 0:
        return 0, 0, 1
    whole, large = times(above, parts)
    if large == 0:
        found, left = over(whole, below)
        return found, left, 0
    found = above // below
    rest = above - found * below
    value, large = times(found, parts)
    if rest == 0:
        return value, 0, large
    fine, too = times(rest, parts)
    if too == 0:
        more, left = over(fine, below)
        value, again = plus(value, more)
        return value, left, large | again
    return long_divided(value, rest, below, large)


def long_divided(value: int, rest: int, below: int, large: int) -> tuple[int, int, int]:
    """The rest of such a division, in two steps."""
    fine, too = times(rest, FINE)
    first = fine // below
    rest = fine - first * below
    fine, again = times(rest, FINER)
    last, left = over(fine, below)
    value, sum_ = plus(value, first * FINER + last)
    return value, left, large | too | again | sum_


def nearest(value: int, parts: int) -> int:
    """The nearest whole; an exact half goes away from zero."""
    size = abs(value)
    whole = size // parts
    whole += 1 if 2 * (size - whole * parts) >= parts else 0
    return -whole if value < 0 else whole


def day_in_era(day: int) -> tuple[int, int, int]:
    """The year (from March on), the month of it from 0 and the day from 1 (Hinnant)."""
    since = day + 719468
    era = since // 146097
    of_era = since - era * 146097
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    return year + era * 400, month, of_year - (153 * month + 2) // 5 + 1


def month_of(day: int) -> int:
    """The number of the month since year 0."""
    year, month, _ = day_in_era(day)
    return year * 12 + month + 2


def first_day(month: int) -> int:
    """The first day of a month."""
    march = month - 2
    year = march // 12
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (march - year * 12) + 2) // 5
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def months_later(day: int, count: int) -> int:
    """The same day so many months later; the last of that month if it has no such day."""
    _, _, at = day_in_era(day)
    there = month_of(day) + count
    return min(first_day(there) + at, first_day(there + 1)) - 1


def months_on(born: int, day: int) -> int:
    """How many full months old."""
    _, _, birth = day_in_era(born)
    _, _, at = day_in_era(day)
    return month_of(day) - month_of(born) - (1 if at < birth else 0)


def age_on(born: int, day: int) -> int:
    """How many full years old."""
    return months_on(born, day) // 12


def months_from(first: int, last: int) -> int:
    """How many months lie between two, both counted; 0 if the last is before the first."""
    return max(0, last - first + 1)
