"""The way through an event of life is worked out from what the services say of one another."""

from tirek.procedure.way import Step, way_through
from tirek.services import SERVICES

ADMISSION, REIMBURSEMENT = SERVICES["home-schooling-admission"], SERVICES["home-education"]


def test_the_commission_then_the_school_its_certificate_and_the_money() -> None:
    assert way_through([ADMISSION, REIMBURSEMENT]) == (
        Step("conclusion", ADMISSION.slug, "medical"),
        Step("application", ADMISSION.slug, ADMISSION.slug),
        Step("paper", REIMBURSEMENT.slug, "school"),
        Step("application", REIMBURSEMENT.slug, REIMBURSEMENT.slug),
    )


def test_services_that_do_not_follow_one_another_are_no_way() -> None:
    assert way_through([]) == ()
    assert way_through([ADMISSION]) == ()
    assert way_through([REIMBURSEMENT, ADMISSION]) == ()
    assert way_through([ADMISSION, REIMBURSEMENT, SERVICES["housing-aid"]]) == ()
