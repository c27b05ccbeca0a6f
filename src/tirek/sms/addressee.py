"""To whom a message goes and what it is about: the columns of the journal that it fills."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tirek.kernel.text import Language
from tirek.people.models import Person


@dataclass(frozen=True, slots=True)
class Addressee:
    """A person behind a telephone ("+77011234567"), with the language they read."""

    phone: str
    language: Language
    iin: str = ""
    full_name: str = ""
    born_on: date | None = None

    @staticmethod
    def of(person: Person, language: Language, phone: str = "") -> Addressee:
        """The person, under `phone` or else the number that is known of them."""
        return Addressee(
            phone or person.phone, language, person.iin, person.full_name, person.born_on
        )


@dataclass(frozen=True, slots=True)
class About:
    """The case, service and place that a message is about; empty where there is none yet."""

    case_number: str = ""
    service: str = ""
    place: str = ""


NOTHING = About()
