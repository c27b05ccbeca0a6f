"""Reports are made when their day comes, once, and say for ever what they said then."""

import csv
import io
import json
from datetime import date

import pytest
from figures_known import Q3, five_cases, on
from time_machine import travel

from making import ALATAU, ZHAKSY, decided, office, officer, submitted
from tirek.accounts.models import Role
from tirek.indicators.actions.make_report import NotYet, make_due_reports, make_report
from tirek.indicators.models import Report
from tirek.indicators.paper import report_pdf
from tirek.indicators.queries.monitoring import stage_rows
from tirek.indicators.queries.reports import reports_of
from tirek.indicators.span import Span
from tirek.indicators.tables import json_lines, report_csv, stages_csv
from tirek.indicators.tasks import make_reports

pytestmark = pytest.mark.django_db


def figure_of(report: Report, id_: str) -> dict[str, object]:
    return next(one for one in report.document["tables"][0]["figures"] if one["id"] == id_)


def test_a_quarter_that_has_not_ended_has_no_report():
    office()
    with pytest.raises(NotYet):
        make_report(place=ZHAKSY, span=Q3, at=on(2025, 9, 30))


def test_a_report_is_frozen():
    five_cases()
    report = make_report(place=ZHAKSY, span=Q3, at=on(2025, 10, 1))
    assert report.due_on == date(2025, 10, 10)
    assert figure_of(report, "1.1")["actual"] == "50.00"
    assert [table["service"] for table in report.document["tables"]] == ["", "home-education"]
    decided()
    again = make_report(place=ZHAKSY, span=Q3, at=on(2025, 11, 1))
    assert again.pk == report.pk
    assert figure_of(again, "1.1")["of"] == 4


def test_every_night_what_has_come_due_is_made_once():
    office(ZHAKSY)
    office(ALATAU)
    with travel(on(2025, 10, 1), tick=False):
        make_reports(0)
        make_reports(0)
    assert {(one.place, one.span) for one in Report.objects.all()} == {
        (ZHAKSY, "2025-Q3"), (ALATAU, "2025-Q3"),
    }  # fmt: skip
    assert make_due_reports(at=on(2025, 12, 13)) == []
    made = make_due_reports(at=on(2025, 12, 14))
    assert {one.span for one in made} == {"2025"}
    assert made[0].document["counted"] == {"first": "2025-01-01", "last": "2025-12-13"}
    assert made[0].due_on == date(2025, 12, 15)


def test_as_paper_and_as_a_table_in_each_language():
    five_cases()
    report = make_report(place=ZHAKSY, span=Q3, at=on(2025, 10, 1))
    for language, word in (("kk", "Көрсеткіш"), ("ru", "Показатель"), ("en", "Indicator")):
        rows = list(csv.reader(io.StringIO(report_csv(report, language)[1:]), delimiter=";"))
        assert rows[0][1] == word
        assert rows[1][2:] == ["90", "82", "50,00"]
        pdf = report_pdf(report, language)
        assert pdf.startswith(b"%PDF-")
        assert pdf == report_pdf(report, language), "the same report gives the same bytes"


def test_who_sees_which_reports():
    for place in (ZHAKSY, ALATAU):
        office(place)
        make_report(place=place, span=Q3, at=on(2025, 10, 1))
    region = officer(Role.MANAGER, "akmola")
    assert [one.place for one in reports_of(region)] == [ZHAKSY]
    assert [one.place for one in reports_of(officer(Role.HEAD, ALATAU))] == [ALATAU]
    assert not reports_of(officer(Role.SPECIALIST, ALATAU)).exists()
    assert not reports_of(officer(Role.HEAD, "akmola")).exists()


class TestMonitoring:
    def rows(self, place="", span=Q3):
        return list(stage_rows(place=place, begins=span.begins, ends=span.ends))

    def test_a_row_for_each_stage_a_case_went_through(self):
        case = five_cases()["late"]
        rows = [row for row in self.rows() if row.case == case.number]
        assert [(row.stage, row.event, row.role) for row in rows] == [
            ("submitted", "Submitted", "citizen"), ("registered", "Registered", "system"),
        ]  # fmt: skip
        assert rows[0].ended_at == rows[1].begun_at
        later = [row for row in self.rows(span=Span.parse("2025")) if row.case == case.number]
        assert [row.stage for row in later] == ["submitted", "registered", "proposed", "granted"]
        assert later[-1].ended_at is None
        assert later[-2].ended_at == later[-1].begun_at == on(2025, 10, 1)
        assert later[1].due_on == date(2025, 9, 24)

    def test_of_one_place_and_below(self):
        submitted()
        submitted(place=ALATAU)
        assert {row.place for row in self.rows("akmola")} == {ZHAKSY}
        assert {row.place for row in self.rows()} == {ZHAKSY, ALATAU}

    def test_no_person_is_named(self):
        case = submitted()
        written = "".join(json_lines(self.rows()))
        assert case.applicant.iin not in written
        assert "Серік" not in written
        assert json.loads(written.splitlines()[0])["case"] == case.number

    def test_as_a_table(self):
        case = submitted()
        (head, first, *_) = csv.reader(
            io.StringIO("".join(stages_csv(self.rows(), "ru"))[1:]), delimiter=";"
        )
        assert head[:3] == ["Дело", "Услуга", "Территория"]
        assert first[:3] == [case.number, "home-education", ZHAKSY]
