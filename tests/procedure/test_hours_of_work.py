"""What hours.toml says, its deadlines, and what the law check refuses in it."""

from datetime import date
from pathlib import Path

import pytest

from hours_made import ASSISTANT, MAY, SIGNS
from tirek.casework.legal import working_calendar
from tirek.kernel.period import Month
from tirek.kernel.toml import TomlError
from tirek.law.catalogue import the_law
from tirek.procedure.proofreading.hours import check_hours
from tirek.procedure.service import Service
from tirek.procedure.work.hours_of_work import load_hours, papers_due
from tirek.services import SERVICES

BOTH = [ASSISTANT, SIGNS]
OURS = (ASSISTANT.folder / "hours.toml").read_text("utf-8")


def refusals(folder: Path, written: str) -> list[str]:
    (folder / "hours.toml").write_text(written, "utf-8")
    service = Service(ASSISTANT.slug, folder, ASSISTANT.facts, ASSISTANT.rulebook)
    return [str(one) for one in check_hours(the_law(), [service])]


def test_a_e12_a_month_is_paid_by_the_10th_and_its_contributions_by_the_25th() -> None:
    hours = ASSISTANT.hours_of_work
    assert hours is not None
    assert hours.contributions is not None
    assert hours.pay.after(MAY) == date(2026, 6, 10)
    assert hours.contributions.after(MAY) == date(2026, 6, 25)
    assert hours.pay.after(Month.at(2026, 12)) == date(2027, 1, 10)


def test_b_e6_services_in_may_are_paid_by_10_june() -> None:
    hours = SIGNS.hours_of_work
    assert hours is not None
    assert hours.pay.after(MAY) == date(2026, 6, 10)
    assert hours.contributions is None


@pytest.mark.parametrize("service", BOTH, ids=["A-E13", "B-E7"])
def test_after_a_death_on_20_may_the_papers_come_by_20_june(service: Service) -> None:
    hours = service.hours_of_work
    assert hours is not None
    assert papers_due(hours, date(2026, 5, 20), working_calendar()) == date(2026, 6, 20)
    assert "қол" in hours.signed.text.kk


def test_only_these_two_are_hours_of_work() -> None:
    given = [one.slug for one in SERVICES.values() if one.hours_of_work is not None]
    assert given == [ASSISTANT.slug, SIGNS.slug]


class TestTheLawCheck:
    def test_ours_are_refused_nothing(self) -> None:
        assert list(check_hours(the_law(), SERVICES.values())) == []

    def test_a_service_may_have_none(self, tmp_path: Path) -> None:
        assert load_hours(tmp_path) is None

    def test_the_file_as_it_is(self, tmp_path: Path) -> None:
        assert refusals(tmp_path, OURS) == []

    def test_an_act_that_is_not_registered(self, tmp_path: Path) -> None:
        found = refusals(tmp_path, OURS.replace("order-288-2023", "no-act", 1))
        assert len(found) == 1
        assert "no-act, which is not registered" in found[0]

    def test_a_term_that_is_not_there(self, tmp_path: Path) -> None:
        (found,) = refusals(tmp_path, OURS.replace("norm.hours_a_day", "norm.hours_a_week"))
        assert "norm.hours_a_week is not a term" in found

    def test_a_limit_that_an_edition_leaves_open(self, tmp_path: Path) -> None:
        (found,) = refusals(
            tmp_path, OURS.replace("norm.hours_a_day", "reimbursement.tenge_an_hour")
        )
        assert "does not set reimbursement.tenge_an_hour" in found

    def test_a_name_twice_or_reserved(self, tmp_path: Path) -> None:
        (twice,) = refusals(tmp_path, OURS.replace('id = "hospital"', 'id = "sanatorium"'))
        assert "sanatorium is there twice" in twice
        (reserved,) = refusals(tmp_path, OURS.replace('id = "hospital"', 'id = "year"'))
        assert "year is a reason of every service" in reserved

    def test_a_stop_of_no_act(self, tmp_path: Path) -> None:
        text = '{ kk = "а", ru = "б", en = "c" }'
        added = f'{OURS}\n[[stops]]\nid = "strike"\nname = {text}\ncites = []\n'
        (found,) = refusals(tmp_path, added)
        assert "strike names no act" in found

    def test_a_file_that_cannot_be_read_is_refused_with_its_line(self, tmp_path: Path) -> None:
        (found,) = refusals(tmp_path, "signed = 1\n")
        assert "schema" in found

    def test_a_day_that_some_month_has_not(self, tmp_path: Path) -> None:
        (tmp_path / "hours.toml").write_text(OURS.replace("day = 25", "day = 31"), "utf-8")
        with pytest.raises(TomlError, match="every month"):
            load_hours(tmp_path)
