"""A file of cases under two laws: who gains, who loses, by how much, where and in which month."""

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from test_preview_of_a_draft import TEXT, draft
from test_simulating_a_file import flat, write

import new_place
from law_cases import ALATAU, ZHAKSY, book
from tirek.kernel.period import Month
from tirek.law.batch.columns import Columns
from tirek.law.batch.comparison import Effect, TwoColumns, compare, explained
from tirek.law.batch.engines import Postgres
from tirek.law.batch.simulation import Wanted
from tirek.law.catalogue import the_law
from tirek.law.edition import Edition
from tirek.law.preview import Supposed, new_value, read_draft

__all__ = ["write"]
Write = Callable[..., Path]


def two_laws(edition: Edition | None = None, **values: str) -> TwoColumns:
    """The law as it is, and with a draft or with values from 2026 on."""
    law = the_law()
    new = [new_value(law, name, Decimal(sum_), date(2026, 1, 1)) for name, sum_ in values.items()]
    before = Supposed(law, book(), beside=edition)
    return TwoColumns(
        Columns(book(), before), Columns(book(), Supposed(law, book(), edition, values=new))
    )


def effect_of(laws: TwoColumns, cases: Path, **asked: Any) -> Effect:
    since, until = asked.pop("months", (Month.at(2025, 9), Month.at(2026, 12)))
    engine = asked.pop("engine", None)
    wanted = Wanted(since, until, cases.parent / "beside", **asked)
    return compare(laws, cases, wanted, engine=engine, progress=lambda *_: None)


def test_a_higher_rate_gains_from_the_month_it_begins_in(write: Write) -> None:
    path = write([flat(), flat(child_lives_in_place="false"), flat(certificate_to="")])
    out = path.parent / "effect.csv"
    found = effect_of(two_laws(draft().edition), path, dues=out)
    gain = 5 * 432500  # one index more in each of January to May
    assert found.kinds == {
        "gains": (1, gain), "loses": (0, 0), "stops": (0, 0), "starts": (0, 0),
        "same": (1, 0), "unclear": (1, 0),
    }  # fmt: skip
    assert found.sums == (11205900, 11205900 + gain)
    assert found.by_place == {ZHAKSY: found.sums}
    assert found.by_month["2025-12"] == (3 * 393200, 3 * 393200)
    assert found.by_month["2026-01"] == (3 * 432500, 4 * 432500)
    assert [(one.named, one.place, one.change) for one in found.most] == [
        ("1", ZHAKSY, gain),
        ("3", ZHAKSY, 0),
    ]
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["kind"] for row in rows] == ["gains", "same", "unclear"]
    assert rows[0]["change_tiyn"] == str(gain)


def test_who_gets_nothing_any_more_and_who_begins_to(write: Write) -> None:
    edition = draft(TEXT.replace("age = 18", "age = 3"), begins="2025-09-01").edition
    assert edition is not None
    laws = two_laws(edition)
    path = write([flat()])
    found = effect_of(laws, path)
    assert found.kinds["stops"] == (1, -11205900)
    turned = TwoColumns(laws.after, laws.before)
    assert effect_of(turned, path).kinds["starts"] == (1, 11205900)


def test_a_value_of_the_law_from_a_day_on(write: Write) -> None:
    found = effect_of(two_laws(mci="4000"), write([flat(), flat(ALATAU)]))
    assert found.kinds["loses"][0] == 2
    assert (
        found.by_month["2026-01"][1] == 3 * 400000 + 1066667 - 1
    )  # 8 indices a quarter, in thirds
    assert {place for place, _ in found.by_place.items()} == {ZHAKSY, ALATAU}


def test_a_quarter_is_told_by_month_to_the_tiyn(write: Write) -> None:
    found = effect_of(two_laws(mci="4000.01"), write([flat(ALATAU)] * 3))
    assert sum(was for was, _ in found.by_month.values()) == found.sums[0]
    assert sum(becomes for _, becomes in found.by_month.values()) == found.sums[1]


def test_the_school_year_is_a_value_as_well(write: Write) -> None:
    found = effect_of(two_laws(school_year_last_month="4"), write([flat()]))
    assert found.kinds["loses"] == (1, -3 * 432500)
    assert found.by_month["2026-05"] == (3 * 432500, 0)


def test_what_is_no_value_of_the_law() -> None:
    with pytest.raises(LookupError, match="'mcy' is no value of the law; expected one of mci,"):
        new_value(the_law(), "mcy", Decimal(1), date(2026, 1, 1))


def test_a_value_before_all_that_are_known(write: Write) -> None:
    law = the_law()
    earliest = min(one.value[0].from_ for one in law.parameters.values())
    supposed = Supposed(law, book(), values=[new_value(law, "mci", Decimal(1), earliest)])
    assert len(supposed.parameters["mci"].value) == 1


def test_a_draft_of_a_new_place(write: Write) -> None:
    edition = read_draft(new_place.FILE, book(), the_law()).edition
    assert edition is not None
    begins = edition.in_force.from_
    assert begins is not None
    month = Month.of(begins)
    row = flat(
        edition.place,
        applied_on=begins.isoformat(),
        certificate_from=begins.isoformat(),
        certificate_to=month.plus(8).last_day.isoformat(),
    )
    found = effect_of(two_laws(edition), write([row]), months=(month, month.plus(11)))
    assert found.kinds["unclear"] == (1, found.sums[1])
    assert found.sums[1] > found.sums[0] == 0


def test_portions_and_engines_change_nothing(write: Write, postgres: Any) -> None:
    path = write([flat(certificate_to=f"2026-0{1 + n % 6}-15") for n in range(7)])
    laws = two_laws(draft().edition)
    expected = effect_of(laws, path)
    assert effect_of(laws, path, portion=3) == expected
    assert effect_of(laws, path, engine=Postgres(postgres)) == expected


def test_one_case_explained_by_both(write: Write) -> None:
    path = write([flat(id="a"), flat(id="b", child_died_on="", certificate_from=""),
                  flat(id="c", applied_on="2027-03-01", certificate_to="2027-05-25")])  # fmt: skip
    laws = two_laws(draft().edition)
    wanted = Wanted(Month.at(2025, 9), Month.at(2026, 12), path.parent / "beside", portion=1)
    both = explained(laws, path, wanted, "a")
    assert both is not None
    assert [str(one.total) for one in both] == ["112059.00", "133684.00"]
    unknown = explained(laws, path, wanted, "b")
    assert unknown is not None
    assert unknown[0].facts_needed == ("certificate.from",)
    assert explained(laws, path, wanted, "c") is None
    assert explained(laws, path, wanted, "nobody") is None
