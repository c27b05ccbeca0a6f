"""Tenge: exact money that is rounded once, half up, on the payable sum.

A sum is kept as an exact fraction of a tiyn (1 tenge = 100 tiyn), so that a third of
8 MCI is a third and not 10 485.33 until somebody has to be paid. `Fraction` would say
the same five times slower, and payment runs do this for every child and month.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from math import gcd
from typing import ClassVar, Final, final

from tirek.kernel.parsing import ParseError

TIYN_IN_TENGE: Final = 100
_WRITTEN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_blank = object.__new__


class NotPayable(ValueError):
    """The sum has a part of a tiyn: it has to be rounded before it is paid or printed."""


@final
class Tenge:
    """An exact, immutable sum of money in tenge; made by `Tenge.of` or `Tenge.of_tiyn`.

    `numerator / denominator` is the sum in tiyn, in lowest terms, denominator above zero.
    The operators of everyday sums build their result on the spot: a call to `_ratio` would
    cost them half their speed.
    """

    __slots__ = ("_denominator", "_numerator")
    _numerator: int
    _denominator: int
    ZERO: ClassVar["Tenge"]

    def __init__(self) -> None:
        # A bare Tenge(5) would not say whether it means 5 tenge or 5 tiyn.
        raise TypeError("write Tenge.of(...) for tenge or Tenge.of_tiyn(...) for tiyn")

    @staticmethod
    def of(amount: str | int | Decimal) -> "Tenge":
        """The sum of `amount` tenge, taken exactly: "11796.00", 11796 or Decimal("11796").

        Raises TypeError for float and bool, ParseError for text that is not a number.
        """
        if isinstance(amount, str):
            if not _WRITTEN.fullmatch(amount):
                raise ParseError(amount, 'a sum in tenge such as "11796.00"')
            amount = Decimal(amount)
        if isinstance(amount, Decimal):
            if not amount.is_finite():
                raise ParseError(str(amount), 'a sum in tenge such as "11796.00"')
            numerator, denominator = amount.as_integer_ratio()
            return _ratio(numerator * TIYN_IN_TENGE, denominator)
        return _ratio(_counted(amount) * TIYN_IN_TENGE, 1)

    @staticmethod
    def of_tiyn(tiyn: int) -> "Tenge":
        """The sum of `tiyn` whole tiyn, as kept in the database."""
        return _ratio(_counted(tiyn), 1)

    @property
    def numerator(self) -> int:
        return self._numerator

    @property
    def denominator(self) -> int:
        return self._denominator

    @property
    def is_payable(self) -> bool:
        """Whether the sum is a whole number of tiyn."""
        return self._denominator == 1

    @property
    def tiyn(self) -> int:
        """The sum in tiyn; raises NotPayable where a part of a tiyn is left."""
        if self._denominator != 1:
            raise NotPayable(f"{self!r} is not a whole number of tiyn: round it first")
        return self._numerator

    def rounded(self) -> "Tenge":
        """The nearest whole tiyn; an exact half goes away from zero."""
        denominator = self._denominator
        if denominator == 1:
            return self
        made = _blank(Tenge)
        size = (2 * abs(self._numerator) + denominator) // (2 * denominator)
        made._numerator = size if self._numerator > 0 else -size
        made._denominator = 1
        return made

    def __add__(self, other: "Tenge") -> "Tenge":
        if type(other) is not Tenge:
            return NotImplemented
        mine, theirs = self._denominator, other._denominator
        if mine == theirs:
            made = _blank(Tenge)
            summed = self._numerator + other._numerator
            if mine != 1:
                shared = gcd(summed, mine)
                summed //= shared
                mine //= shared
            made._numerator = summed
            made._denominator = mine
            return made
        return _ratio(self._numerator * theirs + other._numerator * mine, mine * theirs)

    def __sub__(self, other: "Tenge") -> "Tenge":
        if type(other) is not Tenge:
            return NotImplemented
        mine, theirs = self._denominator, other._denominator
        return _ratio(self._numerator * theirs - other._numerator * mine, mine * theirs)

    def __neg__(self) -> "Tenge":
        return _ratio(-self._numerator, self._denominator)

    def __mul__(self, factor: int | Decimal) -> "Tenge":
        if type(factor) is int:
            if self._denominator == 1:
                made = _blank(Tenge)
                made._numerator = self._numerator * factor
                made._denominator = 1
                return made
            return _ratio(self._numerator * factor, self._denominator)
        if isinstance(factor, Decimal) and factor.is_finite():
            above, below = factor.as_integer_ratio()
            if below == 1 and self._denominator == 1:
                made = _blank(Tenge)
                made._numerator = self._numerator * above
                made._denominator = 1
                return made
            return _ratio(self._numerator * above, self._denominator * below)
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, parts: int | Decimal) -> "Tenge":
        if type(parts) is not int:
            if isinstance(parts, Decimal) and parts.is_finite():
                above, below = parts.as_integer_ratio()
                return self * below / above
            return NotImplemented
        if parts == 1:
            return self
        if parts <= 0:
            return _ratio(-self._numerator, self._denominator * -parts)
        made = _blank(Tenge)
        shared = gcd(self._numerator, parts)
        made._numerator = self._numerator // shared
        made._denominator = self._denominator * (parts // shared)
        return made

    def __eq__(self, other: object) -> bool:
        if type(other) is not Tenge:
            return NotImplemented
        return self._numerator == other._numerator and self._denominator == other._denominator

    def __hash__(self) -> int:
        return hash((self._numerator, self._denominator))

    def __lt__(self, other: "Tenge") -> bool:
        if type(other) is not Tenge:
            return NotImplemented
        return self._numerator * other._denominator < other._numerator * self._denominator

    def __le__(self, other: "Tenge") -> bool:
        if type(other) is not Tenge:
            return NotImplemented
        return self._numerator * other._denominator <= other._numerator * self._denominator

    def __bool__(self) -> bool:
        """False for no money at all."""
        return self._numerator != 0

    def __str__(self) -> str:
        """The sum as "11796.00"; raises NotPayable where a part of a tiyn is left."""
        tiyn = self._numerator if self._denominator == 1 else self.tiyn
        whole, rest = divmod(abs(tiyn), TIYN_IN_TENGE)
        return f"{whole}.{rest:02}" if tiyn >= 0 else f"-{whole}.{rest:02}"

    def __repr__(self) -> str:
        if self._denominator == 1:
            return f"Tenge.of('{self}')"
        return f"<Tenge: {self._numerator}/{self._denominator} tiyn>"

    def __reduce__(self) -> tuple[object, tuple[int, int]]:
        return _ratio, (self._numerator, self._denominator)


def _ratio(numerator: int, denominator: int) -> Tenge:
    """The sum of numerator/denominator tiyn in lowest terms; the denominator is not negative."""
    if denominator != 1:
        if denominator == 0:
            raise ZeroDivisionError("money cannot be shared among nobody")
        shared = gcd(numerator, denominator)
        numerator //= shared
        denominator //= shared
    made = _blank(Tenge)
    made._numerator = numerator
    made._denominator = denominator
    return made


def _counted(number: object) -> int:
    """The number itself if it is a plain whole one; TypeError for float, bool and the rest."""
    if type(number) is not int:
        raise TypeError(f"money is not made from {type(number).__name__}: {number!r}")
    return number


def total(sums: Iterable[Tenge]) -> Tenge:
    """The exact sum of all; Tenge.ZERO for none."""
    result = Tenge.ZERO
    for part in sums:
        result += part
    return result


Tenge.ZERO = Tenge.of_tiyn(0)
