"""Two departments of one place: each sees and moves the cases of its own services alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from greenery import GREENERY, gardener, greenery_of
from making import APPLIED_AT, PANFILOV, SERVICE, ZHAKSY, citizen, office, officer, submitted
from paper_seekers import LABOUR, MONDAY, TREES, applied
from tirek.accounts.actions.keep_office import OfficeSaid, add_office, change_office
from tirek.accounts.bodies import departments_of, handles_money, places_with, services_in_hand
from tirek.accounts.keeping import CannotKeep
from tirek.accounts.models import Keeping, Office, OfficeKind, Role, User
from tirek.accounts.queries.deputies import roles_of
from tirek.appeals.actions.lodge import Said, lodge
from tirek.appeals.permissions import handlers
from tirek.appeals.permissions import visible_to as complaints_of
from tirek.casework.actions.assign import CannotAssign, assign
from tirek.casework.actions.keep_draft import NotOurPlace, start_draft
from tirek.casework.actions.remind import escalate
from tirek.casework.permissions import NotAllowed, may, require_service, visible_to
from tirek.casework.queries.cases import pile_sizes, worklist
from tirek.indicators.measures import Scope
from tirek.indicators.models import Report
from tirek.indicators.queries.monitoring import stage_rows
from tirek.indicators.queries.pictured import places
from tirek.indicators.queries.reports import part_of
from tirek.law.catalogue import the_law
from tirek.payments.permissions import require_accountant
from tirek.portal.presenters.apply import open_places
from tirek.procedure.body import Provider, every_body
from tirek.reception.counters import is_given
from tirek.services import SERVICES
from tirek.supply.actions.set_guarantee import set_guarantee
from tirek.supply.queries.journal import queues_of

pytestmark = pytest.mark.django_db
WHEELCHAIRS = "wheelchairs"
MONEY = ("runs", "claims", "payments/reports", "accounts", "payments")
NAMES = ("Жасыл екпелер бөлімі", "Отдел зелёных насаждений")
WORKERS = (Role.SPECIALIST, Role.HEAD, Role.ACCOUNTANT, Role.LAWYER)
OVERSEERS = {Role.MANAGER: OfficeKind.AUTHORITY, Role.AUDITOR: OfficeKind.QUALITY_BODY}


class TestCases:
    """Of the trees and of everything else."""

    @pytest.mark.parametrize("role", [*WORKERS, *OVERSEERS])
    def test_each_department_sees_its_own_alone(self, role: str) -> None:
        kind = OVERSEERS.get(Role(role), OfficeKind.DEPARTMENT)
        green, social = gardener(role, PANFILOV, kind), officer(role, PANFILOV)
        trees, labour = applied(TREES), applied(LABOUR)
        assert list(visible_to(green)) == [trees]
        assert may(green, "view", trees)
        assert not may(green, "view", labour)
        seen = set(visible_to(social))
        assert labour in seen
        assert (trees in seen) is (role in OVERSEERS), "whom nobody parted oversees everything"

    def test_lists_search_and_counts_are_of_its_own(self) -> None:
        green = gardener(Role.SPECIALIST, PANFILOV)
        trees, labour = applied(TREES), applied(LABOUR)
        assert list(worklist(green, "all")) == [trees]
        assert list(worklist(green, "all", labour.number)) == []
        assert list(worklist(green, "all", trees.applicant.surname)) == [trees]
        assert pile_sizes(green)["to_examine"] == 1

    def test_a_case_is_given_to_officers_of_its_department_alone(self) -> None:
        green = gardener(Role.SPECIALIST, PANFILOV)
        trees, labour = applied(TREES), applied(LABOUR)
        head = officer(Role.HEAD, PANFILOV)
        with pytest.raises(CannotAssign):
            assign(case=labour, to=green, by=head, at=MONDAY)
        with pytest.raises(NotAllowed):
            assign(case=trees, to=None, by=head, at=MONDAY)
        assert assign(case=trees, to=green, by=green, at=MONDAY).payload["to"] == green.pk

    def test_the_end_of_a_term_is_told_to_its_own_head(self) -> None:
        green, _ = gardener(Role.HEAD, PANFILOV), officer(Role.HEAD, PANFILOV)
        said = escalate(case=applied(TREES), at=MONDAY + timedelta(days=40))
        assert said is not None
        assert said.payload["to"] == [green.pk]

    def test_a_complaint_is_answered_by_the_department_that_decided(self) -> None:
        green, social = gardener(Role.HEAD, PANFILOV), officer(Role.HEAD, PANFILOV)
        case = applied(LABOUR)
        said = Said(against="conduct", text="Дөрекі", officer_named="?", on=MONDAY.date())
        by = case.applicant_user
        assert by is not None
        made = lodge(case=case, by=by, said=said, language="kk", at=MONDAY)
        assert list(handlers(made)) == [social]
        assert list(complaints_of(social)) == [made]
        assert list(complaints_of(green)) == []

    def test_figures_are_of_its_own(self) -> None:
        green = gardener(Role.HEAD, PANFILOV)
        applied(TREES)
        applied(LABOUR)
        day = MONDAY.date()
        scope = Scope(PANFILOV, "", day, day + timedelta(days=1), day)
        assert [one.undecided for one in places(scope)] == [2]
        client = Client()
        client.force_login(green, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get("/desk/manager/").context["view"] is not None
        assert client.get("/desk/indicators/?service=home-education").status_code == 200

    def test_reports_and_monitoring_are_of_its_own(self) -> None:
        green, social = gardener(Role.HEAD, PANFILOV), officer(Role.MANAGER, "zhetisu")
        tables = [{"service": one} for one in ("", TREES, LABOUR)]
        for user, shown in ((green, [TREES]), (social, ["", TREES, LABOUR])):
            report = Report(place=PANFILOV, span="2025", document={"tables": tables})
            assert [one["service"] for one in part_of(report, user).document["tables"]] == shown
        applied(TREES)
        applied(LABOUR)
        day = MONDAY.date()
        asked: dict[str, Any] = {"place": PANFILOV, "begins": day, "ends": day + timedelta(days=1)}
        of_both = {one.service for one in stage_rows(**asked)}
        assert of_both == {TREES, LABOUR}
        among = services_in_hand(green)
        assert {one.service for one in stage_rows(**asked, among=among)} == {TREES}


class TestMoney:
    """The money of a place is one department's."""

    @pytest.mark.parametrize(
        "address", ["runs", "claims", "payments/reports", "accounts", "payments"]
    )
    def test_who_pays_nothing_has_no_part_in_it(self, address: str) -> None:
        role = Role.ACCOUNTANT
        for user, status in ((gardener(role), 403), (officer(role), 200)):
            client = Client()
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            assert client.get(f"/desk/{address}/").status_code == status

    def test_nor_may_its_accountant_do_anything(self) -> None:
        with pytest.raises(NotAllowed):
            require_accountant(gardener(Role.ACCOUNTANT), ZHAKSY, APPLIED_AT)
        require_accountant(officer(Role.ACCOUNTANT), ZHAKSY, APPLIED_AT)

    def test_a_head_enters_sums_of_own_services_alone(self) -> None:
        head, market = gardener(Role.HEAD), SERVICES[WHEELCHAIRS].market
        assert market is not None
        kind = market.kind[0].id
        with pytest.raises(NotAllowed):
            set_guarantee(
                service=WHEELCHAIRS, kind=kind, sum_tiyn=1, since=APPLIED_AT.date(),
                source="№ 1", by=head, at=APPLIED_AT,
            )  # fmt: skip
        assert list(queues_of(head)) == []


class TestApplying:
    """Where no department decides, nobody begins."""

    def test_it_is_told_where_to_apply(self) -> None:
        first = office(PANFILOV)
        first.bodies = [GREENERY]
        first.save()
        law, day = the_law(), MONDAY.date()
        assert places_with(LABOUR) == frozenset()
        assert open_places(SERVICES[LABOUR], law, day) == []
        assert open_places(SERVICES[TREES], law, day) == [PANFILOV]
        with pytest.raises(NotOurPlace, match="The State Corporation"):
            start_draft(by=citizen(), service=LABOUR, place=PANFILOV, language="kk", at=MONDAY)

    def test_a_counter_takes_what_its_department_decides(self) -> None:
        green = greenery_of(ZHAKSY)
        assert is_given(SERVICE, office(ZHAKSY), APPLIED_AT.date())
        assert not is_given(SERVICE, green, APPLIED_AT.date())


class TestOffices:
    """The administrator says what bodies an office is."""

    def boss(self) -> User:
        return officer(Role.ADMINISTRATOR)

    def said(self, *bodies: str) -> OfficeSaid:
        return OfficeSaid(*NAMES, bodies=bodies)

    def test_a_kind_goes_to_another_department_with_its_cases(self) -> None:
        boss, social = self.boss(), officer(place=PANFILOV)
        trees = applied(TREES)
        assert may(social, "view", trees)
        said = self.said(GREENERY)
        made = add_office(by=boss, place=PANFILOV, kind="department", said=said, at=MONDAY)
        social = User.objects.get(pk=social.pk)
        assert not may(social, "view", trees)
        assert departments_of(TREES, PANFILOV).get() == made
        assert GREENERY not in office(PANFILOV).bodies
        told = Keeping.objects.get(office=office(PANFILOV))
        assert told.by == boss
        assert GREENERY in told.before["bodies"]
        assert roles_of(social, on=MONDAY.date()) == {Role.SPECIALIST}

    @pytest.mark.parametrize(
        "bodies", [(), ("circus",), ("social_protection",), ("greenery", "local_executive")]
    )
    def test_no_kind_or_half_of_the_money_is_refused(self, bodies: tuple[str, ...]) -> None:
        first = office(PANFILOV)
        with pytest.raises(CannotKeep) as refused, transaction.atomic():
            add_office(
                by=self.boss(), place=PANFILOV, kind="department", said=self.said(*bodies),
                at=MONDAY,
            )  # fmt: skip
        assert refused.value.field == "bodies"
        first.refresh_from_db()
        assert first.bodies == every_body()

    def test_a_kind_is_not_dropped(self) -> None:
        made = office(PANFILOV)
        with pytest.raises(CannotKeep) as refused:
            change_office(
                by=self.boss(), office=made.pk, said=self.said(GREENERY), is_active=True, at=MONDAY
            )
        assert refused.value.field == "bodies"

    def test_a_body_above_may_look_after_less(self) -> None:
        made = office(PANFILOV, OfficeKind.AUTHORITY)
        said = self.said(GREENERY)
        change_office(by=self.boss(), office=made.pk, said=said, is_active=True, at=MONDAY)
        made.refresh_from_db()
        assert made.bodies == [GREENERY]
        assert not handles_money(made)

    def test_the_database_lets_two_departments_share_no_kind(self) -> None:
        office(PANFILOV)
        names = {"name_kk": "Екінші", "name_ru": "Второй"}
        with pytest.raises(IntegrityError, match="another department"), transaction.atomic():
            Office.objects.create(place=PANFILOV, bodies=[GREENERY], **names)
        Office.objects.create(place=PANFILOV, bodies=[GREENERY], kind=OfficeKind.SCHOOL, **names)

    def test_the_page_asks_for_them(self) -> None:
        client, made = Client(), office(PANFILOV)
        client.force_login(self.boss(), backend="django.contrib.auth.backends.ModelBackend")
        page = client.get(f"/desk/offices/{made.pk}/?lang=ru").text
        assert "Отдел, ведающий зелёными насаждениями" in page
        new = {"place": PANFILOV, "kind": "department", "name_kk": NAMES[0], "name_ru": NAMES[1]}
        assert client.post("/desk/offices/new/", new).status_code == 422
        assert client.post("/desk/offices/new/", {**new, "bodies": GREENERY}).status_code == 302
        page = client.get(f"/desk/offices/{made.pk}/?lang=ru").text
        assert "какие органы" in page


def test_a_service_that_is_not_theirs_is_refused() -> None:
    with pytest.raises(NotAllowed):
        require_service(gardener(Role.HEAD), SERVICE)


def test_a_passport_names_a_kind_of_body_that_is_there() -> None:
    with pytest.raises(ValueError, match="no kind of body"):
        Provider(SERVICES[SERVICE].passport.provider.text, "circus", ())


def test_the_case_of_a_family_is_the_business_of_the_first_department() -> None:
    case = submitted()
    assert may(officer(), "view", case)
    assert not may(gardener(Role.SPECIALIST), "view", case)
