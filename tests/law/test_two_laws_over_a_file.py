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
from law_cases import ALATAU, SERVICE, ZHAKSY, book, case
from tirek.kernel.period import Month
from tirek.law.batch.columns import Columns
from tirek.law.batch.comparison import (
    KINDS,
    Alone,
    Effect,
    Told,
    TwoColumns,
    compare,
    explained,
)
from tirek.law.batch.engines import Postgres
from tirek.law.batch.simulation import Wanted
from tirek.law.catalogue import the_law
from tirek.law.edition import Edition
from tirek.law.factsheet import read
from tirek.law.overrule import Overrule, Overrules
from tirek.law.preview import Supposed, new_value, read_draft
from tirek.services import SERVICES

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


# cases that no table can hold


def alone(place: str = ZHAKSY, overruled: Overrules | None = None, **facts: object) -> Alone:
    return Alone("A-1", place, read(SERVICE.facts, case(facts)), overruled or {})


def effect_alone(laws: TwoColumns, folder: Path, *cases: Alone, **asked: Any) -> Effect:
    wanted = Wanted(Month.at(2025, 7), Month.at(2026, 12), folder / "beside")
    return compare(laws, None, wanted, engine=None, progress=lambda *_: None, alone=cases, **asked)


@pytest.mark.parametrize("place", [ZHAKSY, ALATAU])
def test_a_case_decided_alone_is_told_as_if_it_were_in_the_file(
    place: str, write: Write, tmp_path: Path
) -> None:
    laws = two_laws(mci="4000.01")
    months = (Month.at(2025, 7), Month.at(2026, 12))
    expected = effect_of(laws, write([flat(place, id="A-1")]), months=months)
    assert effect_alone(laws, tmp_path, alone(place)) == expected


def test_periods_before_the_first_month_are_not_counted_alone(tmp_path: Path) -> None:
    laws = two_laws(mci="4000")
    wanted = Wanted(Month.at(2026, 4), Month.at(2026, 12), tmp_path / "beside")
    found = compare(
        laws, None, wanted, engine=None, progress=lambda *_: None, alone=[alone(ALATAU)]
    )
    assert list(found.by_month) == ["2026-04", "2026-05"]
    late = alone(ALATAU, **{"certificate.to": "2027-03-31"})
    before = two_laws().before
    beyond = effect_alone(TwoColumns(before, before), tmp_path, late)
    assert max(beyond.by_month) == "2026-12"


def test_what_an_officer_overruled_stands_under_both_laws(write: Write, tmp_path: Path) -> None:
    lifted = {"lives_in_the_place": Overrule(True, "a court said so")}
    one = alone(overruled=lifted, **{"child.lives_in_place": False})
    laws = two_laws(draft().edition)
    found = effect_alone(laws, tmp_path, one, alone(**{"child.lives_in_place": False}))
    assert found.kinds["gains"] == (1, 5 * 432500)
    assert found.kinds["same"] == (1, 0)
    assert [one.was for one in found.most] == ["granted"]
    together = compare(
        laws,
        write([flat(id="A-0")]),
        Wanted(Month.at(2025, 7), Month.at(2026, 12), tmp_path / "beside"),
        engine=None,
        progress=lambda *_: None,
        alone=[one],
    )
    assert together.kinds["gains"] == (2, 10 * 432500)
    assert together.kinds_by_place == {ZHAKSY: dict.fromkeys(KINDS, 0) | {"gains": 2}}


def test_a_case_refused_by_both_has_no_months(tmp_path: Path) -> None:
    laws = two_laws(draft().edition)
    refused = alone(**{"child.lives_in_place": False})
    found = effect_alone(laws, tmp_path, refused, told=Told("same"))
    assert (found.by_month, found.sums) == ({}, (0, 0))
    assert [(one.named, one.kind, one.change) for one in found.most] == [("A-1", "same", 0)]


def test_only_the_kind_that_is_asked_for_is_told(write: Write) -> None:
    path = write([flat(id="a"), flat(id="b", certificate_to="")])
    laws, wanted = two_laws(mci="4000"), path.parent / "beside"
    asked = Wanted(Month.at(2025, 9), Month.at(2026, 12), wanted)
    for kind, names in {"loses": ["a"], "unclear": ["b"], "stops": [], "": ["a", "b"]}.items():
        found = compare(laws, path, asked, engine=None, progress=lambda *_: None, told=Told(kind))
        assert [one.named for one in found.most] == names
    one = compare(laws, path, asked, engine=None, progress=lambda *_: None, told=Told(most=1))
    assert [each.named for each in one.most] == ["a"]


def test_a_service_that_pays_nothing_is_compared_by_outcome(write: Write) -> None:
    admission = SERVICES["home-schooling-admission"].rulebook()
    columns = Columns(admission, Supposed(the_law(), admission))
    row = {"place": ZHAKSY, "applied_on": "2025-08-20", "documents_true": "true",
           "conclusion_recommends_home_schooling": "true", "conclusion_from": "2025-08-15",
           "conclusion_to": "2026-08-14", "asked_from": "2025-09-01", "asked_to": "2026-05-25",
           "applicant_data_consent": "true"}  # fmt: skip
    path = write([row, row | {"documents_true": "false"}, row | {"documents_true": ""}])
    found = effect_of(TwoColumns(columns, columns), path)
    assert {kind: number for kind, (number, _) in found.kinds.items() if number} == {
        "same": 2, "unclear": 1
    }  # fmt: skip
    assert found.by_month == {}
