"""Totals of many cases, as lines for people."""

from collections.abc import Iterator

from tirek.kernel.text import Language, Text
from tirek.law.batch.simulation import Totals

WORDS = {
    "cases": Text("Істер", "Дела", "Cases"),
    "granted": Text("Тағайындалады", "Назначить", "Granted"),
    "refused": Text("Бас тартылады", "Отказать", "Refused"),
    "undecidable": Text("Шешу мүмкін емес", "Решить нельзя", "Cannot be decided"),
    "later": Text("Кейін өтініш берген", "Обратились позже", "Applied later"),
    "months": Text("Төленетін айлар", "Оплачиваемые месяцы", "Months paid"),
    "due": Text("Төленуге тиіс", "К выплате", "Due"),
    "by_place": Text("Жерлер бойынша", "По местам", "By place"),
    "by_period": Text("Кезеңдер бойынша", "По периодам", "By period"),
    "reasons": Text("Бас тарту негіздері", "Основания отказа", "Grounds of refusal"),
}


def totals_lines(totals: Totals, language: Language) -> Iterator[str]:
    """Outcomes, months and sums; then by ground, by place and by period."""
    yield f"{WORDS['cases'].in_(language)}: {totals.cases:,}"
    for outcome, number in totals.outcomes.items():
        yield f"  {WORDS[outcome].in_(language)}: {number:,}"
    yield f"{WORDS['months'].in_(language)}: {totals.months:,}"
    yield f"{WORDS['due'].in_(language)}: {tenge(totals.tiyn)}"
    if totals.reasons:
        yield f"{WORDS['reasons'].in_(language)}:"
        yield from (f"  {code}: {number:,}" for code, number in totals.reasons.items())
    for title, rows in (("by_place", totals.by_place), ("by_period", totals.by_period)):
        if rows:
            yield f"{WORDS[title].in_(language)}:"
            yield from (f"  {one}: {n:,}, {tenge(tiyn)}" for one, (n, tiyn) in rows.items())


def tenge(tiyn: int) -> str:
    """A sum of tiyn as tenge, exact: -1,234.50."""
    sign = "-" if tiyn < 0 else ""
    return f"{sign}{abs(tiyn) // 100:,}.{abs(tiyn) % 100:02}"
