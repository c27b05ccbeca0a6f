"""Which families there are and what happens to their applications: the plan, made by chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, Literal

from tirek.config.demo.people import DemoPlace, Names, People, Somebody, account_number, name_file
from tirek.procedure.deadline import ALMATY

Ending = Literal[
    "draft",
    "registered",
    "examined",
    "asked",
    "hearing",
    "proposed",
    "returned",
    "decided",
    "withdrawn",
    "waiting",
    "begun",
    "sent home",
]


@dataclass(frozen=True)
class Story:
    """How far an application gets, and which facts differ from the ordinary ones.

    `answers` change what the applicant says, `found` what the department finds out. `fresh`
    applications came that many days ago or a little more, the others (0) weeks ago. Applications
    are sent from the portal unless they are brought `at_counter`.
    """

    name: str
    ending: Ending
    share: int
    answers: Mapping[str, Any] = field(default_factory=dict)
    found: Mapping[str, Any] = field(default_factory=dict)
    fresh: int = 0
    child_age: int = 0
    at_counter: bool = False
    complaint: Literal["", "decision", "conduct"] = ""


THIS_YEAR = (
    Story("granted", "decided", 34),
    Story("no end of disability", "decided", 8, {"disability_term": "no_term"}),
    Story("just applied", "registered", 9, fresh=1),
    Story("applied at the weekend", "registered", 3, fresh=1),
    Story("being examined", "examined", 8, fresh=5),
    Story("not heard yet", "examined", 1, found={"child.fully_state_supported": True}, fresh=6),
    Story("asked for more", "asked", 2, fresh=4),
    Story("to be heard", "hearing", 2, found={"child.fully_state_supported": True}, fresh=5),
    Story("with the head", "proposed", 7, fresh=8),
    Story("sent back", "returned", 4, fresh=9),
    Story("overdue", "registered", 2),
    Story("state support", "decided", 3, found={"child.fully_state_supported": True}),
    Story("rights terminated", "decided", 2, found={"applicant.parental_rights_terminated": True}),
    Story("grown up", "decided", 2, child_age=18),
    Story("other district", "decided", 2, {"lives_in_place": False}),
    Story("other parent first", "decided", 2),
    Story("thought better of it", "withdrawn", 3),
    Story("not sent yet", "draft", 4, fresh=1),
)
AT_COUNTER = (
    Story("brought to the counter", "decided", 3, at_counter=True),
    Story("brought just now", "registered", 3, fresh=1, at_counter=True),
    Story("begun at the counter", "begun", 1, fresh=1, at_counter=True),
    Story("without a paper", "sent home", 2, fresh=1, at_counter=True),
)
COMPLAIN = (
    Story(
        "complains of the decision",
        "decided",
        1,
        found={"child.fully_state_supported": True},
        complaint="decision",
    ),
    Story("complains of the specialist", "examined", 1, fresh=7, complaint="conduct"),
)
OTHER_PARENT = Story("other parent too", "decided", 0)
LAST_YEAR = (
    Story("granted", "decided", 10),
    Story("turned 18 in the year", "decided", 2, child_age=17),
    Story("state support", "decided", 1, found={"child.fully_state_supported": True}),
)
NO_AMOUNT = (
    Story("waits for the amount", "waiting", 9),
    Story("state support", "decided", 1, found={"child.fully_state_supported": True}),
    Story("thought better of it", "withdrawn", 1),
    Story("just applied", "waiting", 2, fresh=1),
)
"""What can happen where the place's own act does not name the amount."""


@dataclass(frozen=True)
class Application:
    """One application of the plan: who, for whom, where, when, and its story."""

    place: DemoPlace
    story: Story
    applicant: Somebody
    child: Somebody
    language: str
    at: datetime
    answers: Mapping[str, Any]
    serial: int


class Families:
    """Makes the plan for a day: the same day and seed give the same plan."""

    def __init__(self, on: date, seed: int = 84) -> None:
        self.on = on
        self.chance = Random(seed)
        self.people = People(self.chance)
        # In summer families apply for the school year that comes.
        self.began = date(on.year if on.month >= 6 else on.year - 1, 9, 1)
        self._serial = 0

    def plan(self) -> Iterator[Application]:
        """Every application of the three places, about two hundred."""
        zhaksy, alatau, panfilov = name_file().places
        yield from self._place(zhaksy, (*THIS_YEAR, *AT_COUNTER, *COMPLAIN), LAST_YEAR)
        yield from self._place(alatau, THIS_YEAR[:-5], LAST_YEAR[:-1])
        yield from self._place(panfilov, NO_AMOUNT, ())

    def _place(
        self, place: DemoPlace, now: tuple[Story, ...], before: tuple[Story, ...]
    ) -> Iterator[Application]:
        for story in _each(now):
            first = self._first(place, story, self.began)
            yield first
            if story.name == "other parent first":
                yield self._other_parent(first)
        last = self.began.replace(year=self.began.year - 1)
        for turn, story in enumerate(_each(before)):
            first = self._first(place, story, last)
            yield first
            if story.name == "granted" and turn % 2:
                yield self._again(first, self.began)

    def newcomer(self) -> Application:
        """The application of a parent who has not applied yet: what the registries know."""
        names, place = name_file().kazakh, name_file().places[0]
        parent = self._parent(names, 1, female=True)
        child = self._child(names, 1, THIS_YEAR[0], self.began)
        return self._application(place, THIS_YEAR[0], parent, child, self.began)

    def _first(self, place: DemoPlace, story: Story, began: date) -> Application:
        """A new family's application."""
        names = self._names()
        at = self.chance.randrange(len(names.male_surnames))
        mother = self.chance.random() < 0.8
        parent = self._parent(names, at, female=mother)
        child = self._child(names, at, story, began)
        return self._application(place, story, parent, child, began)

    def _again(self, before: Application, began: date) -> Application:
        """The same family's application for another school year."""
        return self._application(before.place, before.story, before.applicant, before.child, began)

    def _other_parent(self, first: Application) -> Application:
        """The child's other parent applies as well, after the first was granted."""
        names = self._names()
        at = self.chance.randrange(len(names.male_surnames))
        other = self._parent(names, at, female=False)
        again = self._application(first.place, OTHER_PARENT, other, first.child, self.began)
        return replace(again, at=first.at + timedelta(21))

    def _names(self) -> Names:
        return name_file().kazakh if self.chance.random() < 0.75 else name_file().russian

    def _parent(self, names: Names, surname_at: int, *, female: bool) -> Somebody:
        born_on = date(self.chance.randrange(1978, 1996), 1, 1) + timedelta(self._days(364))
        return self.people.somebody(names, born_on, female=female, surname_at=surname_at)

    def _child(self, names: Names, surname_at: int, story: Story, began: date) -> Somebody:
        age = story.child_age or self.chance.randrange(7, 16)
        # Turned that age in the summer before, or (at 17) turns 18 in the winter that comes.
        birthday = date(began.year - age, 7, 1) + timedelta(self._days(50))
        if story.child_age == 17:
            birthday = date(began.year - 18, 12, 1) + timedelta(self._days(80))
        female = self.chance.random() < 0.45
        return self.people.somebody(names, birthday, female=female, surname_at=surname_at)

    def _days(self, most: int) -> int:
        return self.chance.randrange(most + 1)

    def _application(
        self, place: DemoPlace, story: Story, parent: Somebody, child: Somebody, began: date
    ) -> Application:
        self._serial += 1
        ends = date(began.year + 1, 5, 25)
        answers = {**self._answers(place, parent, child, began, ends), **story.answers}
        return Application(
            place=place,
            story=story,
            applicant=parent,
            child=child,
            language=self.chance.choices(("kk", "ru", "en"), (60, 36, 4))[0],
            at=self._moment(story, began),
            answers=answers,
            serial=self._serial,
        )

    def _moment(self, story: Story, began: date) -> datetime:
        """When it is sent: in working hours, but for the stories of a weekend."""
        if story.fresh:
            day = self.on - timedelta(story.fresh + self._days(3))
        else:
            latest = min(self.on - timedelta(30), began.replace(month=11, day=10))
            day = began + timedelta(self._days(max(0, (latest - began).days)))
        weekend = story.name == "applied at the weekend"
        while (day.weekday() >= 5) != weekend:
            day -= timedelta(1)
        local = datetime.combine(day, time(9 + self._days(8), self._days(59)), ALMATY)
        return local.astimezone(UTC)

    def _answers(
        self, place: DemoPlace, parent: Somebody, child: Somebody, began: date, ends: date
    ) -> dict[str, Any]:
        bank = self.chance.choice(name_file().banks)
        until = date(began.year + self.chance.randrange(1, 4), 12, 31)
        return {
            "relation": "parent",
            "parental_rights_terminated": False,
            "child_surname": child.surname,
            "child_given_name": child.given_name,
            "child_patronymic": child.patronymic or None,
            "child_born_on": child.born_on.isoformat(),
            "child_iin": child.iin,
            "disability_term": "until_day",
            "disability_until": until.isoformat(),
            "fully_state_supported": False,
            "institution": "no",
            "lives_in_place": True,
            "certificate_from": began.isoformat(),
            "certificate_to": ends.isoformat(),
            "already_paid_to_other": False,
            "surname": parent.surname,
            "given_name": parent.given_name,
            "patronymic": parent.patronymic or None,
            "iin": parent.iin,
            "phone": f"+7701{self.chance.randrange(2_000_000, 9_999_999)}",
            "settlement": self.chance.choice(place.settlements),
            "street": self.chance.choice(name_file().streets["names"]),
            "house": str(self.chance.randrange(1, 90)),
            "flat": None,
            "iban": account_number(bank, self.chance.randrange(10**12)),
            "bank": bank.name,
            "data_consent": True,
        }


def _each(stories: tuple[Story, ...]) -> Iterator[Story]:
    """Every story as often as its share."""
    return (story for story in stories for _ in range(story.share))
