"""What a change of law does, as lines for people; one case in two columns."""

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from tirek.cli.simulate_words import tenge
from tirek.kernel.text import Language, Text
from tirek.law.batch.comparison import Effect

WORDS = {
    "gains": Text("Көбірек алады", "Получит больше", "Gain"),
    "loses": Text("Азырақ алады", "Получит меньше", "Lose"),
    "stops": Text("Енді ештеңе алмайды", "Больше ничего не получит", "Get nothing any more"),
    "starts": Text("Жаңадан алады", "Начнёт получать", "Get something for the first time"),
    "same": Text("Өзгеріссіз", "Без изменений", "The same"),
    "unclear": Text("Анықталмаған", "Неясно", "Cannot be told"),
    "before": Text("Қазіргі құқық бойынша", "По действующему праву", "By the law in force"),
    "after": Text("Жоба бойынша", "По проекту", "By the draft"),
    "budget": Text("Бюджетке әсері", "Влияние на бюджет", "Effect on the budget"),
    "by_place": Text("Жерлер бойынша", "По местам", "By place"),
    "by_month": Text("Айлар бойынша", "По месяцам", "By month"),
    "most": Text("Ең үлкен өзгерістер", "Самые большие изменения", "The largest changes"),
}
COLUMN = 60


def effect_lines(effect: Effect, language: Language) -> Iterator[str]:
    """How many gain and lose, the budget, then by place and by month."""
    for kind, (number, change) in effect.kinds.items():
        yield f"{WORDS[kind].in_(language)}: {number:,} ({_signed(change)})"
    was, becomes = effect.sums
    yield f"{WORDS['budget'].in_(language)}: {_change(was, becomes)}"
    for title, rows in (("by_place", effect.by_place), ("by_month", effect.by_month)):
        if rows:
            yield f"{WORDS[title].in_(language)}:"
            yield from (f"  {one}: {_change(*sums)}" for one, sums in rows.items())
    most = [one for one in effect.most if one.change]
    if most:
        yield f"{WORDS['most'].in_(language)}:"
        yield from (f"  {one.named} ({one.place}): {_signed(one.change)}" for one in most)


def _change(was: int, becomes: int) -> str:
    return f"{tenge(was)} -> {tenge(becomes)} ({_signed(becomes - was)})"


def _signed(tiyn: int) -> str:
    return f"+{tenge(tiyn)}" if tiyn > 0 else tenge(tiyn)


def beside(before: str, after: str, language: Language) -> Iterator[str]:
    """Two texts in two columns."""
    titles = [WORDS[name].in_(language) for name in ("before", "after")]
    columns = [
        [title, "-" * COLUMN, *_wrapped(text)]
        for title, text in zip(titles, (before, after), strict=True)
    ]
    for left, right in zip_longest(*columns, fillvalue=""):
        yield f"{left:{COLUMN}} | {right}".rstrip()


def _wrapped(text: str) -> Iterator[str]:
    for line in text.splitlines():
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        yield from textwrap.wrap(line, COLUMN, subsequent_indent=indent) or [""]
