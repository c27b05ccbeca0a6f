"""Invented families by number: the n-th child and the n-th adult are the same in every run."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from random import Random

from tirek.config.demo.people import Names, name_file
from tirek.kernel.identity import check_digit
from tirek.people.names import search_name, sort_key

CHILDREN_FROM, CHILDREN_DAYS = date(2008, 1, 1), 4700
ADULTS_FROM, ADULTS_DAYS = date(1962, 1, 1), 13000


@dataclass(frozen=True)
class Invented:
    """A person whose IIN is valid and was never issued to anybody on purpose."""

    iin: str
    born_on: date
    names: tuple[str, str, str]
    phone: str

    @cached_property
    def full_name(self) -> str:
        return " ".join(self.names)

    def row(self, key: int) -> tuple[object, ...]:
        """For people_person: id, iin, names, born_on, phone, sort_key, search_name."""
        order, found = sort_key(self.full_name), search_name(self.full_name)
        return (key, self.iin, *self.names, self.born_on, self.phone, order, found)


def child(n: int) -> Invented:
    """The n-th child."""
    return _person(n, CHILDREN_FROM, CHILDREN_DAYS, century=5, seed="child")


@lru_cache(maxsize=4)
def adult(n: int) -> Invented:
    """The n-th adult."""
    return _person(n, ADULTS_FROM, ADULTS_DAYS, century=3, seed="adult")


def _person(n: int, first: date, days: int, *, century: int, seed: str) -> Invented:
    random = Random(f"{seed} {n}")
    born_on = first + timedelta(days=n % days)
    female = random.random() < 0.5
    people, sex = _names()[random.random() < 0.2], "female" if female else "male"
    lists = (getattr(people, f"{sex}{part}") for part in ("_surnames", "", "_patronymics"))
    surname, given_name, patronymic = map(random.choice, lists)
    # The same few names a million times would be found too often to be like life.
    surname = f"{surname[0]}{random.choice(SYLLABLES)}{surname[1:]}"
    return Invented(
        iin=_iin(born_on, century + female, n // days),
        born_on=born_on,
        names=(surname, given_name, patronymic),
        phone=f"+7701{random.randrange(10**7):07d}" if seed == "adult" else "",
    )


SYLLABLES = ("", "ба", "ға", "де", "жі", "кө", "лы", "мұ", "не", "ра", "са", "тө", "ші", "ым", "іл")


def _iin(born_on: date, century: int, serial: int) -> str:
    """Where a serial has no check digit, one 2000 further is never another's."""
    for tried in (serial + 3000, serial + 5000, serial + 7000):
        first11 = f"{born_on:%y%m%d}{century}{tried:04d}"
        digit = check_digit(first11)
        if digit is not None:
            return f"{first11}{digit}"
    raise AssertionError(f"no IIN for {born_on} {serial}")


@cache
def _names() -> tuple[Names, Names]:
    return name_file().kazakh, name_file().russian
