"""The letter of housing aid tells each member, income and bill: it can be checked by hand."""

from datetime import timedelta

import pytest
from paper import bare, text_of

from families import APPLIED_AT, family_granted
from tirek.notices import files
from tirek.notices.actions.issue import issue
from tirek.notices.places import notices_folder

pytestmark = pytest.mark.django_db


def test_every_row_of_the_calculation_stands_on_paper(time_machine, settings) -> None:
    settings.TIREK_DEMO = True
    time_machine.move_to(APPLIED_AT, tick=False)
    case = family_granted()
    found = issue(case_number=case.number, at=APPLIED_AT + timedelta(minutes=5))
    said = {
        one.language: text_of(files.read(notices_folder(), one.path, one.sha256)) for one in found
    }
    for told in (
        "Серікова Дана",
        "300000 ₸",
        "9000 ₸",
        "Члены семьи № 3",
        "Доходы № 1",
        "март 2026",
    ):
        assert bare(told) in said["ru"]
    assert bare("Отбасы мүшелері № 1") in said["kk"]
