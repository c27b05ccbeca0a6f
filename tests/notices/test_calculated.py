"""Lines of a calculation on paper: only the tables and columns that are printed."""

from typing import Any

from tirek.notices.calculated import calculated


def said(kk: str, ru: str, en: str) -> dict[str, str]:
    return {"kk": kk, "ru": ru, "en": en}


def table(*paper: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    columns = [
        {"name": "place", "label": said("жер", "место", "place")},
        {"name": "since", "label": said("бері", "с", "since")},
        {"name": "rate", "label": said("мөлшер", "размер", "rate")},
    ]
    title = said("Кезеңдер", "Периоды", "Stays")
    return {"title": title, "columns": columns, "paper": list(paper), "rows": rows}


ROW = {
    "cells": [
        {"value": "a", "text": said("Саржал", "Саржал", "Sarzhal")},
        {"value": "1960-01-01", "text": None},
        {"value": "1.57", "text": None, "number": True},
    ]
}
STEP = {"label": said("барлығы", "всего", "in all"), "says": None, "value": "12"}


def test_a_printed_table_is_told_row_by_row() -> None:
    made = {"tables": [table("place", "since", "rate", rows=[ROW])], "formula": [STEP]}
    (row, sum_) = calculated({"calculation": made})
    assert (row[0].ru, row[0].en) == ("Периоды № 1", "Stays 1")
    assert row[1].ru == "место – Саржал; с – 1\u00a0января 1960\u00a0года; размер – 1,57"
    assert row[1].en.endswith("rate – 1.57")
    assert (sum_[0].ru, sum_[1].ru) == ("всего", "12")


def test_sums_and_months_are_written_as_on_any_paper() -> None:
    cells = [
        {"value": "-1200.50", "text": None},
        {"value": "2026-03", "text": None},
        {"value": None, "text": None},
    ]
    made = {"tables": [table("place", "since", "rate", rows=[{"cells": cells}])], "formula": []}
    ((_, told),) = calculated({"calculation": made})
    assert told.ru == "место – -1\u00a0200,50 ₸; с – март 2026\u00a0года; размер – –"
    assert told.kk.startswith("жер – -1\u00a0200,50 ₸; бері – 2026\u00a0жылғы\u00a0наурыз")


def test_what_is_not_printed_or_not_known_is_left_out() -> None:
    unknown = {"cells": [], "unknown": True}
    made = {"tables": [table(rows=[ROW]), table("rate", rows=[unknown])], "formula": []}
    assert calculated({"calculation": made}) == ()
    assert calculated({"calculation": None}) == ()
    assert calculated({}) == ()
