"""What order No 428 sets: whom it is for, and one group for each paper that it lists."""

from dataclasses import dataclass
from typing import Annotated

from tirek.law.edition import Paragraph, needed


@dataclass(frozen=True)
class Ward(Paragraph):
    """Whose property it is: an adult, from `from_age` years."""

    from_age: Annotated[
        int | None, needed("кәмелет жасы", "возраст совершеннолетия", "the full age")
    ] = None


@dataclass(frozen=True)
class Terms:
    """The sentences the norms rest on; nothing here differs by place."""

    ward: Ward
    dispose: Paragraph
    alienate: Paragraph
    court: Paragraph
    guardianship: Paragraph
    title: Paragraph
    inheritance: Paragraph
    vehicle: Paragraph
    account: Paragraph
    income: Paragraph
    guarantee: Paragraph
