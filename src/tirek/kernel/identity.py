"""IIN of a person and BIN of an organisation: twelve digits with a check digit.

Law of 12.01.2007 No 223; the tie between the digits and personal data was removed by
decree of 26.08.2013 No 853, so only length, digits and check digit may reject a number.
Birth date and sex read from an IIN are hints and never a reason to refuse.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, Literal, Self

from tirek.kernel.text import Text

LENGTH: Final = 12
Sex = Literal["male", "female"]
_SEPARATORS: Final = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_WEIGHTS: Final = (
    (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2),
)
# Digit 7 of the numbers given out before 2013: century and sex.
_CENTURY_AND_SEX: Final[dict[str, tuple[int, Sex]]] = {
    "1": (1800, "male"),
    "2": (1800, "female"),
    "3": (1900, "male"),
    "4": (1900, "female"),
    "5": (2000, "male"),
    "6": (2000, "female"),
}
_DIGITS_ONLY = Text(
    kk="{name} тек цифрлардан тұруы керек. Әріптер мен белгілерді алып тастаңыз.",
    ru="{name} должен состоять только из цифр. Уберите буквы и знаки.",
    en="The {name} must contain digits only. Remove letters and signs.",
)
_WRONG_LENGTH = Text(
    kk="{name} 12 цифрдан тұруы керек, енгізілген цифрлар саны: {given}. "
    "Нөмірді құжаттан қайта қарап жазыңыз.",
    ru="{name} должен состоять из 12 цифр, введено цифр: {given}. Сверьте номер с документом.",
    en="The {name} must have 12 digits; digits entered: {given}. "
    "Check the number against the document.",
)
_WRONG_CHECK_DIGIT = Text(
    kk="Мұндай {name} болуы мүмкін емес: цифрлардың бірі қате. Нөмірді құжатпен салыстырыңыз.",
    ru="Такого {name} быть не может: в одной из цифр ошибка. Сверьте номер с документом.",
    en="There can be no such {name}: one of the digits is wrong. "
    "Check the number against the document.",
)
Reason = Literal["digits", "length", "check_digit"]


class InvalidIdentity(ValueError):
    """The number cannot be an IIN or BIN; `text` tells the person what to do."""

    def __init__(self, reason: Reason, text: Text) -> None:
        super().__init__(text.in_("en"))
        self.reason = reason
        self.text = text

    def __reduce__(self) -> tuple[type["InvalidIdentity"], tuple[Reason, Text]]:
        return type(self), (self.reason, self.text)


@dataclass(frozen=True, slots=True)
class BirthHint:
    """What the digits of an IIN suggest; None where they say nothing."""

    born_on: date | None
    sex: Sex | None


class _Number(str):
    """Twelve digits whose last one is the check digit of the others."""

    __slots__ = ()
    name: ClassVar[Text]

    def __new__(cls, raw: str) -> Self:
        return super().__new__(cls, _checked(raw, cls.name))

    @classmethod
    def parse(cls, raw: str) -> Self:
        """Reads the number as people type it, with spaces or dashes; raises InvalidIdentity."""
        return cls(raw)


class Iin(_Number):
    """Individual identification number of a person."""

    __slots__ = ()
    name = Text(kk="ЖСН", ru="ИИН", en="IIN")

    def hints(self) -> BirthHint:
        """Birth date and sex as the digits suggest them: a hint only, never a ground."""
        known = _CENTURY_AND_SEX.get(self[6])
        if known is None:
            return BirthHint(None, None)
        century, sex = known
        try:
            born_on = date(century + int(self[:2]), int(self[2:4]), int(self[4:6]))
        except ValueError:
            return BirthHint(None, sex)
        return BirthHint(born_on, sex)


class Bin(_Number):
    """Business identification number of an organisation."""

    __slots__ = ()
    name = Text(kk="БСН", ru="БИН", en="BIN")


def check_digit(first11: str) -> int | None:
    """The twelfth digit for the first eleven; None where no number is ever issued."""
    digits = [int(character) for character in first11]
    for weights in _WEIGHTS:
        rest = sum(d * w for d, w in zip(digits, weights, strict=True)) % 11
        if rest != 10:
            return rest
    return None


def _checked(raw: str, name: Text) -> str:
    number = _SEPARATORS.sub("", raw)
    if number and not (number.isascii() and number.isdigit()):
        raise InvalidIdentity("digits", _DIGITS_ONLY.format(name=name))
    if len(number) != LENGTH:
        raise InvalidIdentity("length", _WRONG_LENGTH.format(name=name, given=len(number)))
    if check_digit(number[:-1]) != int(number[-1]):
        raise InvalidIdentity("check_digit", _WRONG_CHECK_DIGIT.format(name=name))
    return number
