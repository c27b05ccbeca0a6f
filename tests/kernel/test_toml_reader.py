"""The strict reader binds what is exactly right and names file, line and key of what is not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from datetime import time as time_of_day
from decimal import Decimal
from enum import Enum, IntEnum
from pathlib import Path
from typing import Any, Literal, Optional

import pytest
from toml_rows import Row, written

from tirek.kernel.identity import Bin
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month, Quarter
from tirek.kernel.text import Text
from tirek.kernel.toml import TomlError, bind, load, read


class Channel(Enum):
    PORTAL = "portal"
    SCHOOL = "school"


class Tone(IntEnum):
    CALM = 1


@dataclass(frozen=True)
class InForce:
    from_: date
    until: date | None = None


@dataclass(frozen=True)
class Everything:
    word: str
    count: int
    yes: bool
    share: Decimal
    day: date
    opens: time_of_day
    title: Text
    unit: Literal["months", "days", 7]
    channel: Channel
    tone: Tone
    in_force: InForce
    rows: tuple[Row, ...]
    by_place: Mapping[str, Row]
    counts: dict[str, int]
    tags: frozenset[str]
    month: Month
    quarter: Quarter
    provider: Bin
    sum_: Tenge
    value: Decimal | str
    anything: object
    whatever: Any
    maybe: Optional[int]  # noqa: UP045 - both spellings are read
    many: tuple[str, ...] = ()
    made: tuple[str, ...] = field(default_factory=tuple)
    derived: str = field(init=False, default="derived")


EVERYTHING = """
word = "сөз"
count = 3
yes = true
share = 6.5
day = 2025-09-01
opens = 09:00:00
title = { kk = "иә", ru = "да" }
unit = "months"
channel = "school"
tone = 1
month = "2025-09"
quarter = "2025-Q3"
provider = "0504 4000 1239"
sum = "11796.00"
value = "whole"
anything = [1, { a = 2 }]
whatever = 2025-09-01T10:00:00Z
tags = ["a", "b", "a"]
rows = [ { amount = 3 }, { amount = 6.5, name = "кто" } ]
counts = { a = 1, b = 2 }
[in_force]
from = 2025-09-01
[by_place.zhaksy]
amount = 3
"""


def refused(tmp_path: Path, cls: type, text: str) -> TomlError:
    with pytest.raises(TomlError) as caught:
        load(cls, written(tmp_path, text))
    return caught.value


def test_every_kind_of_value_is_bound(tmp_path: Path) -> None:
    bound = load(Everything, written(tmp_path, EVERYTHING))
    assert bound.word == "сөз"
    assert (bound.count, bound.yes, bound.share) == (3, True, Decimal("6.5"))
    assert (bound.day, bound.opens) == (date(2025, 9, 1), time_of_day(9))
    assert bound.title == Text("иә", "да")
    assert (bound.unit, bound.channel, bound.tone) == ("months", Channel.SCHOOL, Tone.CALM)
    assert bound.in_force == InForce(date(2025, 9, 1), None)
    assert bound.rows == (Row(Decimal(3)), Row(Decimal("6.5"), "кто"))
    assert type(bound.rows[0].amount) is Decimal
    assert bound.by_place == {"zhaksy": Row(Decimal(3))}
    assert bound.counts == {"a": 1, "b": 2}
    assert bound.tags == frozenset({"a", "b"})
    assert (bound.month, bound.quarter) == (Month.at(2025, 9), Quarter.parse("2025-Q3"))
    assert (bound.provider, type(bound.provider)) == ("050440001239", Bin)
    assert bound.sum_ == Tenge.of(11796)
    assert bound.value == "whole"
    assert bound.anything == [1, {"a": 2}]
    assert bound.whatever.year == 2025
    assert bound.maybe is None
    assert (bound.many, bound.made, bound.derived) == ((), (), "derived")


@pytest.mark.parametrize(
    ("line", "key", "problem", "expected"),
    [
        ("word = 3", "word", "found 3", "a text in quotes"),
        ("count = true", "count", "found true", "a whole number"),
        ("count = 3.0", "count", "found 3.0", "a whole number"),
        ('yes = "true"', "yes", 'found "true"', "true or false"),
        ("yes = 1", "yes", "found 1", "true or false"),
        ("share = nan", "share", "found NaN", "a number"),
        ("share = inf", "share", "found Infinity", "a number"),
        ("share = true", "share", "found true", "a number"),
        ('share = "6.5"', "share", 'found "6.5"', "a number"),
        (
            "day = 2025-09-01T10:00:00Z",
            "day",
            "found the instant 2025-09-01T10:00:00+00:00",
            "a day such as 2025-09-01",
        ),
        ('opens = "9:00"', "opens", 'found "9:00"', "a time of day such as 09:00:00"),
        ('title = "иә"', "title", 'found "иә"', "a text in languages"),
        ('title = { kk = "иә", ru = 5 }', "title.ru", "found 5", "a text in quotes"),
        ('title = { kk = "иә" }', "title", "a text needs both kk and ru", "a text in languages"),
        (
            'title = { kk = "иә", ru = "да", de = "ja" }',
            "title",
            "a text has the keys kk, ru, en, not de",
            "a text in languages",
        ),
        ('unit = "years"', "unit", 'found "years"', "one of: months, days, 7"),
        ("unit = true", "unit", "found true", "one of: months, days, 7"),
        ('unit = ["months"]', "unit", "found a list", "one of: months, days, 7"),
        ('channel = "post"', "channel", 'found "post"', "one of: portal, school"),
        ("tone = 2", "tone", "found 2", "one of: 1"),
        ('month = "2025-13"', "month", 'found "2025-13"', 'a month such as "2025-09"'),
        ("month = 9", "month", "found 9", "a text in quotes"),
        ('provider = "1"', "provider", 'found "1"', "Bin"),
        ('sum = "11 796"', "sum", 'found "11 796"', "a sum in tenge"),
        ("sum = []", "sum", "found a list", "a sum in tenge"),
        ("value = false", "value", "found false", "a number or a text in quotes"),
        ('tags = "a"', "tags", 'found "a"', "a list [...]"),
        ("tags = { a = 1 }", "tags", "found a table", "a list [...]"),
        ('rows = [ { amount = 3 }, { amount = "x" } ]', "rows[1].amount", 'found "x"', "a number"),
        ("rows = [ 3 ]", "rows[0]", "found 3", "a table"),
        ('counts = { a = 1, b = "2" }', "counts.b", 'found "2"', "a whole number"),
        ("counts = 2", "counts", "found 2", "a table"),
        ('maybe = "x"', "maybe", 'found "x"', "a whole number"),
    ],
)
def test_a_wrong_value_is_refused_where_it_stands(
    tmp_path: Path, line: str, key: str, problem: str, expected: str
) -> None:
    name = line.split(" ")[0] + " "
    kept = [old for old in EVERYTHING.splitlines() if not old.startswith(name)]
    place = kept.index("[in_force]")
    text = "\n".join([*kept[:place], line, *kept[place:]])
    error = refused(tmp_path, Everything, text)
    assert error.line == place + 1
    assert error.key == key
    assert error.problem.startswith(problem)
    assert error.expected.startswith(expected)
    assert str(error).startswith(f"{error.path}:{error.line}: {key}: {problem}")
    assert f"; expected {expected}" in str(error)


def test_a_long_value_is_cut_in_the_message(tmp_path: Path) -> None:
    error = refused(tmp_path, Row, 'amount = "' + "ұзақ " * 100 + '"')
    assert len(error.problem) < 70
    assert error.problem.endswith("…")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("word", "a text in quotes"),
        ("unit", "one of: months, days, 7"),
        ("channel", "one of: portal, school"),
        ("title", "a text in languages"),
        ("sum", "a sum in tenge"),
        ("tags", "a list [...]"),
        ("month", "a text in quotes"),
        ("in_force", "a table"),
        ("counts", "a table"),
    ],
)
def test_a_missing_key_says_what_is_missing(tmp_path: Path, key: str, expected: str) -> None:
    table = read(written(tmp_path, EVERYTHING))
    del table[key]
    with pytest.raises(TomlError) as caught:
        bind(Everything, table, path=tmp_path / "data.toml")
    assert caught.value.key == key
    assert caught.value.problem == "is missing"
    assert caught.value.expected.startswith(expected)


def test_a_missing_key_is_reported_at_its_table(tmp_path: Path) -> None:
    text = EVERYTHING.replace("from = 2025-09-01\n", "")
    error = refused(tmp_path, Everything, text)
    assert text.splitlines()[error.line - 1] == "[in_force]"
    assert error.key == "in_force.from"


def test_an_unknown_key_is_refused_with_the_nearest_known_one(tmp_path: Path) -> None:
    error = refused(tmp_path, Row, "amount = 3\nnmae = 'x'\n")
    assert str(error).endswith("data.toml:2: nmae: is not a known key; expected perhaps name")


def test_an_unknown_key_like_no_other_is_refused_with_all_known_ones(tmp_path: Path) -> None:
    error = refused(tmp_path, InForce, "from = 2025-01-01\n\nq = 1\n")
    assert (error.line, error.key) == (3, "q")
    assert error.expected == "one of: from, until"


def test_the_field_name_with_its_underscore_is_not_a_key(tmp_path: Path) -> None:
    assert refused(tmp_path, InForce, "from_ = 2025-01-01").key == "from"


@dataclass(frozen=True)
class Positive:
    number: int

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("the number has to be above zero")


@dataclass(frozen=True)
class Holder:
    inner: Positive


def test_what_the_class_itself_refuses_is_reported_at_its_table(tmp_path: Path) -> None:
    error = refused(tmp_path, Holder, "# c\n[inner]\nnumber = 0\n")
    assert str(error) == f"{error.path}:2: inner: the number has to be above zero"


def test_what_the_class_refuses_at_the_top_has_no_key(tmp_path: Path) -> None:
    error = refused(tmp_path, Positive, "number = 0\n")
    assert str(error) == f"{error.path}:1: the number has to be above zero"


@dataclass(frozen=True)
class Tree:
    name: str
    children: tuple["Tree", ...] = ()


def test_a_class_may_hold_others_of_its_own_kind(tmp_path: Path) -> None:
    text = 'name = "a"\n[[children]]\nname = "b"\n[[children.children]]\nname = "c"\n'
    assert load(Tree, written(tmp_path, text)) == Tree("a", (Tree("b", (Tree("c"),)),))


@dataclass(frozen=True)
class Choice:
    it: Row | InForce


def test_of_two_kinds_of_tables_the_one_that_fits_is_taken(tmp_path: Path) -> None:
    assert load(Choice, written(tmp_path, "it = { amount = 3 }")).it == Row(Decimal(3))
    made = load(Choice, written(tmp_path, "it = { from = 2025-01-01 }"))
    assert made.it == InForce(date(2025, 1, 1))


def test_where_no_kind_of_table_fits_the_deepest_fault_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path, Choice, 'it = { amount = "x" }').key == "it.amount"
    assert refused(tmp_path, Choice, "it = 5").expected == "a table or a table"


@dataclass(frozen=True)
class Loose:
    it: list[int]


@dataclass(frozen=True)
class Keyed:
    it: Mapping[int, str]


@dataclass(frozen=True)
class Pair:
    it: tuple[int, int]


@dataclass(frozen=True)
class Odd:
    it: bytes


@pytest.mark.parametrize("cls", [Loose, Keyed, Pair, Odd])
def test_a_type_that_no_toml_value_fits_is_a_fault_of_the_program(cls: type) -> None:
    with pytest.raises(TypeError, match="TOML cannot be bound"):
        bind(cls, {"it": 1}, path=Path("x.toml"))


def test_a_hint_that_is_no_type_is_a_fault_of_the_program() -> None:
    with pytest.raises(TypeError, match="TOML cannot be bound to 'nonsense'"):
        bind("nonsense", {}, path=Path("x.toml"))  # type: ignore[arg-type]
