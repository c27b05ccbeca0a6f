"""Facts of notices for tests, written out by hand from the worked examples of the specification.

Example 1: Zhaksy, 112 059 tenge in nine months. Example 6: Alatau by quarters, with tiyn.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from tirek.kernel.text import Text
from tirek.notices.facts import CaseData, Citation, Ground, Named, NoticeFacts, Place, Signatory

ISSUED_AT = datetime(2025, 9, 22, 9, 5, tzinfo=UTC)
"""14:05 in Kazakhstan."""


def both(kk: str, ru: str) -> dict[str, str]:
    return {"kk": kk, "ru": ru, "en": ru}


def cite(paragraph: str, act: str = "akmola-zhaksy-8s-15-3-2023") -> dict[str, Any]:
    kk = "Жақсы аудандық мәслихаты, 2023 жылғы 11 желтоқсандағы № 8С-15-3 шешім"
    ru = "Жаксынский районный маслихат, решение от 11 декабря 2023 года № 8С-15-3"
    label = both(f"{kk}, {paragraph}-тармақ", f"{ru}, пункт {paragraph}")
    return {"act": act, "paragraph": paragraph, "label": label, "quote": None, "url": None}


def line(period: str, amount: str | None, *months: str, sum_: str = "3 × 3 932") -> dict[str, Any]:
    return {
        "period": period,
        "months": list(months or (period,)),
        "amount": amount,
        "due_in": (months or (period,))[-1],
        "sum": both(f"АЕК {sum_}", f"МРП {sum_}"),
    }


def granted(**changed: Any) -> dict[str, Any]:
    """Example 1 of the specification: 4 × 11 796 + 5 × 12 975."""
    autumn = [line(f"2025-{month:02}", "11796.00") for month in range(9, 13)]
    spring = [line(f"2026-{m:02}", "12975.00", sum_="3 × 4 325") for m in range(1, 6)]
    return {
        "outcome": "granted",
        "reasons": [],
        "flags": [],
        "edition": {"id": "zhaksy-2023"},
        "schedule": autumn + spring,
        "unpaid": [],
        "total": "112059.00",
        "needs": [],
        "readings": [],
        "trace": [
            {"rule": "amount", "cites": [cite("7")]},
            {"rule": "period", "cites": [cite("4"), cite("10")]},
            {"rule": "amount", "cites": [cite("7")]},
        ],
        **changed,
    }


def by_quarters() -> dict[str, Any]:
    """Example 6 of the specification, reading "prorated"."""
    return granted(
        schedule=[
            line("2025-Q3", "10485.33", "2025-09", sum_="8 × 3 932 × 1/3"),
            line("2025-Q4", "31456.00", "2025-10", "2025-11", "2025-12", sum_="8 × 3 932"),
            line("2026-Q1", "34600.00", "2026-01", "2026-02", "2026-03", sum_="8 × 4 325"),
            line("2026-Q2", "23066.67", "2026-04", "2026-05", sum_="8 × 4 325 × 2/3"),
        ],
        total="99608.00",
        readings=[
            {
                "id": "partial_quarter",
                "question": both("Толық емес тоқсанға қанша?", "Сколько за неполный квартал?"),
                "applied": "prorated",
                "text": both("Әр айға үштен бірі.", "Треть за каждый месяц."),
            }
        ],
        unpaid=[
            {
                "months": ["2026-06", "2026-07", "2026-08"],
                "reasons": [{"code": "s", "text": both("Жаз.", "Лето."), "cites": [cite("7")]}],
            }
        ],
    )


def refused(**changed: Any) -> dict[str, Any]:
    text = both("Бала толық мемлекет қамсыздандыруында.", "Ребёнок на полном гособеспечении.")
    reasons = [{"code": "B-N4", "text": text, "cites": [cite("3")]}]
    return granted(
        outcome="refused", reasons=reasons, schedule=[], total="0.00", trace=[], **changed
    )


def case_data(**changed: Any) -> CaseData:
    data = CaseData(
        number="ZHK-2025-000123/1",
        case_number="ZHK-2025-000123",
        service="home-education",
        service_name=Text(
            "Мүгедектігі бар балаларды үйде оқытуға жұмсалған шығындарды өтеу",
            "Возмещение затрат на обучение на дому детей с инвалидностью",
        ),
        received_on=date(2025, 9, 12),
        decided_on=date(2025, 9, 22),
        issued_at=ISSUED_AT,
        applicant=Named("Қожахметова Айгүл Серікбайқызы", "850615401232"),
        subject=Named("Қожахметов Әлихан Ғаниұлы", "120930500403", date(2015, 4, 10)),
        office=Text(
            '"Жақсы ауданының жұмыспен қамту бөлімі" мемлекеттік мекемесі',
            'ГУ "Отдел занятости Жаксынского района"',
        ),
        place=Place(
            Text("Жақсы ауданы", "Жаксынский район", "Zhaksy district"),
            Text("Жақсы ауданының", "Жаксынского района"),
            Text("Жақсы ауданында", "в Жаксынском районе"),
        ),
        signatory=Signatory(
            "Иманбаева Сәуле Ерланқызы",
            Text("Бөлім басшысы", "Руководитель отдела"),
            "77B7DFDAE12D3E86",
            "TEST certificate authority (issuing)",
        ),
        appeal=Ground(
            Text("Шағым үш ай ішінде беріледі.", "Жалоба подаётся в течение трёх месяцев."),
            (
                Citation(
                    "administrative-procedure-code",
                    "art-92",
                    Text("Әкімшілік кодекс, 92-бап", "Административный кодекс, статья 92"),
                ),
            ),
        ),
        terms={"endings": Citation("zhaksy", "5", Text.of(cite("5")["label"]))},
        codes={"kk": "ABCDEFGHJKMN", "ru": "PQRSTVWXYZ23", "en": "PQRSTVWXYZ24"},
        address="http://127.0.0.1:8000/verify/",
    )
    return replace(data, **changed)


def facts(decision: dict[str, Any] | None = None, **changed: Any) -> NoticeFacts:
    return NoticeFacts.of(decision or granted(), case_data(**changed))
