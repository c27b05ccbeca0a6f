"""A whole law on two pages, written into a folder, so that a test can break one thing in it.

A town pays a coal allowance to a pensioner who lives alone. Nothing in it is true.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Annotated

from tirek.law.catalogue import Law
from tirek.law.check import check_all
from tirek.law.check.refusal import Refusal
from tirek.law.edition import Paragraph
from tirek.law.factsheet import fact
from tirek.law.rulebook import RuleBook, load_rulebook

ACTS = """
[[act]]
id = "law-1"
kind = "law"
body = { kk = "Парламент", ru = "Парламент" }
title = { kk = "Отын туралы", ru = "О топливе" }
adopted = 2019-05-01
mark = "verified"
named_in = [{ source = "text", lines = "1-2" }]

[act.in_force]
from = 2019-06-01

[[act]]
id = "town-1"
kind = "decision"
body = { kk = "Қалалық мәслихат", ru = "Городской маслихат" }
title = { kk = "Көмір туралы", ru = "Об угле" }
amends = ["law-1"]
"""
PARAMETER = """
id = "mci"
name = { kk = "АЕК", ru = "МРП" }
unit = "tenge"
known_until = 2022-01-01

[[value]]
from = 2020-01-01
until = 2021-01-01
mark = "verified"
source = "text"
amount = 100

[[value]]
from = 2021-01-01
mark = "verified"
source = "text"
amount = 110.5
"""
REGIONS = """
[[region]]
id = "kz"
name = { kk = "Қазақстан", ru = "Казахстан" }

[[region]]
id = "town"
parent = "kz"
name = { kk = "Қала", ru = "Город" }
"""
TEXT = "1. Көмірге жәрдемақы жалғыз тұратын\nзейнеткерге беріледі.\n"
SOURCES = """
[[source]]
id = "text"
file = "text.txt"
sha256 = "6e8c6a4b7f4b8a0d"
title = { kk = "Мәтін", ru = "Текст" }
"""
RULES = '''
from datetime import date

from tirek.kernel.period import Month
from tirek.law.rule import month_of, rule


@rule("terms.who", "law-1#2")
def alone(lives_alone: bool) -> bool:
    """It is given to who lives alone."""
    return lives_alone


@rule("terms.who")
def eligible(alone: bool) -> bool:
    """Nothing else is asked."""
    return alone


@rule("law-1", "parameter.mci", per="month")
def winter(month: Month, applied_on: date, reading_spring: str) -> bool:
    """Asked month by month."""
    return month > month_of(applied_on) and reading_spring == "winter"
'''
TEXTS = """
[alone]
role = "condition"
code = "alone"
name = { kk = "Жалғыз", ru = "Один" }
yes = { kk = "Жалғыз тұрады.", ru = "Живёт один." }
no = { kk = "Жалғыз тұрмайды.", ru = "Живёт не один." }

[eligible]
role = "value"
code = "eligible"
name = { kk = "Құқығы бар", ru = "Имеет право" }

[winter]
role = "value"
code = "winter"
name = { kk = "Қыс", ru = "Зима" }
"""
READINGS = """
[[reading]]
id = "spring"
question = { kk = "Наурыз – қыс па?", ru = "Март – зима?" }
applied = "winter"
why = { kk = "Суық.", ru = "Холодно." }
matters_when = "winter"

[reading.options]
winter = { kk = "Иә.", ru = "Да." }
"""
EDITION = """
service = "coal"
place = "town"
act = "town-1"
mark = "verified"
source = "text"
checked = { on = 2020-02-02, by = "a lawyer" }

[in_force]
from = 2020-01-01
until = 2020-07-01

[readings]
spring = "winter"

[terms.who]
paragraph = "1"
quote = "жалғыз тұратын зейнеткерге беріледі"
"""
LATER = EDITION.replace("from = 2020-01-01\nuntil = 2020-07-01", "from = 2020-07-01")

FILES = {
    "law/acts/all.toml": ACTS,
    "law/parameters/mci.toml": PARAMETER,
    "law/regions.toml": REGIONS,
    "law/sources.toml": SOURCES,
    "coal/rules.py": RULES,
    "coal/rules.toml": TEXTS,
    "coal/readings.toml": READINGS,
    "coal/editions/town-2020.toml": EDITION,
    "coal/editions/later/town-2021.toml": LATER,
    "texts/text.txt": TEXT,
}
_modules = count()


@dataclass(frozen=True)
class Facts:
    applied_on: Annotated[date, fact("күн", "день", "day")]
    lives_alone: Annotated[bool, fact("жалғыз", "один", "alone")]


@dataclass(frozen=True)
class Terms:
    who: Paragraph


class LittleLaw:
    """The files in a folder of their own; `change` breaks one, `refusals` checks them all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in FILES.items():
            self.write(name, text.lstrip("\n"))
        self.change("law/sources.toml", "6e8c6a4b7f4b8a0d", sha256(TEXT.encode()).hexdigest())

    def path(self, name: str) -> Path:
        return self.folder / name

    def write(self, name: str, text: str) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Replace what stands in a file exactly once."""
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def line(self, name: str, words: str) -> int:
        """The first line of a file that has these words."""
        lines = self.path(name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if words in line)

    @property
    def law(self) -> Law:
        return Law(self.folder / "law")

    def rulebook(self) -> RuleBook:
        return load_rulebook(
            "coal", self.folder / "coal", rules=self._rules(), facts=Facts, terms=Terms
        )

    def _rules(self) -> ModuleType:
        name = f"little_rules_{next(_modules)}"
        spec = importlib.util.spec_from_file_location(name, self.path("coal/rules.py"))
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def refusals(self, *, sources: bool = False) -> list[Refusal]:
        folder = self.folder / "texts" if sources else None
        return check_all(self.law, [self], sources=folder)

    def refuses(self, *expected: tuple[str, int, str, str], sources: bool = False) -> None:
        """Exactly these are refused: (file, line, kind, what the message begins with)."""
        found = self.refusals(sources=sources)
        seen = [(one.path.relative_to(self.folder).as_posix(), one.line, one.kind) for one in found]
        assert seen == [one[:3] for one in expected], "\n".join(map(str, found))
        for refusal, (_file, _line, _kind, words) in zip(found, expected, strict=True):
            assert refusal.message.startswith(words), refusal.message
