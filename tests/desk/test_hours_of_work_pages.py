"""The pages of hours of work: of the department, the supplier, the person; who opens them."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from making import ALATAU, citizen, office, officer
from queues import ASSISTANT, granted
from tirek.accounts.models import OfficeKind, Role
from tirek.casework.models import Look
from tirek.supply.actions.accept_month import accept_month
from tirek.supply.models import Act, Sheet, Signed, Stop, Worker
from tirek.supply.queries.work import account_of
from work_made import given, signed_by_person, supplier_of, told, working, written

pytestmark = pytest.mark.django_db

DESK_READERS = (Role.SPECIALIST, Role.HEAD, Role.MANAGER, Role.AUDITOR)
IN, HIDDEN, REFUSED, SENT_ON = 200, 404, 403, 302


def page(client, name, *parts):
    return client.get(reverse(name, args=parts))


def addresses(sheet):
    """Every page of the hours of a case."""
    number, worker = sheet.worker.case.number, sheet.worker
    return {
        "desk:work": (number,),
        "desk:work-month": (number, sheet.pk),
        "desk:work-start": (number,),
        "desk:work-stop": (number,),
        "desk:sheet": (worker.pk, str(sheet.month)),
        "desk:sheet-file": (sheet.pk, "sheet", "kk"),
        "work": (number,),
        "work-sheet": (number, sheet.pk),
        "work-file": (number, sheet.pk, "sheet", "ru"),
    }


@pytest.fixture
def sheet():
    return written(working(given(service=ASSISTANT)), {10: "10", 11: "4,5"})


READ = {"desk:work", "desk:work-month", "desk:sheet-file"}
TYPE = {"desk:sheet", "desk:sheet-file"}
KEEP = READ | TYPE | {"desk:work-start", "desk:work-stop"}
OWN = {"work", "work-sheet", "work-file"}
OPENS = {
    Role.SPECIALIST: KEEP,
    Role.HEAD: READ,
    Role.MANAGER: READ,
    Role.AUDITOR: READ,
    Role.SUPPLIER: TYPE,
}


class TestWhoOpens:
    @pytest.mark.parametrize("role", [role for role in Role if role != Role.CITIZEN])
    def test_officers_of_the_place_what_is_theirs_and_no_page_of_the_portal(
        self, role, sheet, signed_in
    ):
        client = signed_in(officer(role, sheet.worker.case.place))
        found = {
            name: page(client, name, *parts).status_code for name, parts in addresses(sheet).items()
        }
        theirs = OPENS.get(role, set())
        assert {name for name, code in found.items() if code == IN} == theirs
        assert {found[name] for name in OWN} == {SENT_ON}
        assert {code for name, code in found.items() if name not in theirs | OWN} <= {REFUSED}

    @pytest.mark.parametrize("role", [*DESK_READERS, Role.SUPPLIER])
    def test_officers_of_another_place_find_nothing(self, role, sheet, signed_in):
        client = signed_in(officer(role, ALATAU))
        for name in OPENS[role]:
            assert page(client, name, *addresses(sheet)[name]).status_code == HIDDEN
        assert not Look.objects.filter(page__in=("work", "sheet")).exists()

    def test_another_organisation_of_the_same_place_finds_nothing(self, sheet, signed_in):
        theirs = officer(Role.SUPPLIER, sheet.worker.case.place)
        other = office("zhetisu", OfficeKind.SUPPLIER)
        theirs.office = other
        theirs.save()
        client = signed_in(theirs)
        for name in TYPE:
            assert page(client, name, *addresses(sheet)[name]).status_code == HIDDEN
        assert (
            sheet.worker.case.subject.full_name not in page(client, "desk:sheets").content.decode()
        )

    def test_the_person_and_no_other_citizen(self, sheet, signed_in):
        mine, other = signed_in(sheet.worker.case.applicant_user), signed_in(citizen())
        for name in OWN:
            assert page(mine, name, *addresses(sheet)[name]).status_code == IN
            assert page(other, name, *addresses(sheet)[name]).status_code == HIDDEN
        assert page(mine, "desk:work", sheet.worker.case.number).status_code == REFUSED

    def test_a_sheet_is_opened_from_its_own_case_only(self, sheet, signed_in):
        other = given(service=ASSISTANT)
        client = signed_in(officer(place=other.place))
        assert page(client, "desk:work-month", other.number, sheet.pk).status_code == HIDDEN
        mine = signed_in(other.applicant_user)
        assert page(mine, "work-sheet", other.number, sheet.pk).status_code == HIDDEN
        assert page(mine, "work-file", other.number, sheet.pk, "sheet", "kk").status_code == HIDDEN

    def test_whoever_is_looked_at_is_told(self, sheet, signed_in):
        page(signed_in(supplier_of(sheet.worker)), "desk:sheets")
        page(
            signed_in(officer(place=sheet.worker.case.place)), "desk:work", sheet.worker.case.number
        )
        assert set(Look.objects.values_list("page", flat=True)) >= {"sheet", "work"}
        person = signed_in(sheet.worker.case.applicant_user)
        assert "Жұмыс сағаттарын жүргізді" in person.get(reverse("looks")).content.decode()


class TestSupplier:
    def test_the_sheets_are_beside_the_orders(self, sheet, signed_in):
        client = signed_in(supplier_of(sheet.worker))
        assert client.get("/desk/").url == reverse("desk:orders")
        assert f'href="{reverse("desk:sheets")}"' in page(client, "desk:orders").content.decode()
        shown = page(client, "desk:sheets").content.decode()
        assert sheet.worker.case.subject.full_name in shown
        assert sheet.worker.case.number not in shown

    def test_a_month_is_typed_and_corrected(self, sheet, signed_in):
        client = signed_in(supplier_of(sheet.worker))
        where = reverse("desk:sheet", args=[sheet.worker.pk, "2026-03"])
        assert 'value="4,5"' in client.get(where).content.decode()
        sent = client.post(where, {"follows": "1", "hours.10": "8"})
        assert sent.url == reverse("desk:sheets")
        assert Sheet.objects.get(number=2).lines == [["2026-03-10", "8"]]

    def test_what_is_wrong_is_told_at_its_day_and_nothing_typed_is_lost(self, sheet, signed_in):
        client = signed_in(supplier_of(sheet.worker))
        where = reverse("desk:sheet", args=[sheet.worker.pk, "2026-03"])
        answer = client.post(
            where, {"follows": "1", "hours.10": "25", "hours.11": "көп", "hours.12": "3"}
        )
        shown = answer.content.decode()
        assert answer.status_code == 422
        assert "Бір тәулікте 24 сағаттан артық болмайды" in shown
        assert "Сағат санын жазыңыз" in shown
        assert 'value="көп"' in shown
        assert 'href="#q-hours-10"' in shown
        assert Sheet.objects.count() == 1

    def test_a_day_before_the_notice_is_not_asked_and_not_taken(self, signed_in):
        worker = working(begins=date(2026, 3, 12))
        client = signed_in(supplier_of(worker))
        where = reverse("desk:sheet", args=[worker.pk, "2026-03"])
        assert 'name="hours.11"' not in client.get(where).content.decode()
        answer = client.post(where, {"follows": "0", "hours.11": "3"})
        assert answer.status_code == 422
        assert "одан бұрынғы күн жазылмайды" in answer.content.decode()
        assert page(client, "desk:sheet", worker.pk, "2026-02").status_code == HIDDEN
        assert client.post(where).status_code == 422

    def test_of_a_sheet_that_changed_meanwhile_it_is_told(self, sheet, signed_in):
        client = signed_in(supplier_of(sheet.worker))
        where = reverse("desk:sheet", args=[sheet.worker.pk, "2026-03"])
        answer = client.post(where, {"follows": "0", "hours.10": "8"})
        assert "осы арада өзгерген" in answer.content.decode()


class TestDepartment:
    def test_a_worker_is_written_down(self, signed_in):
        case = given(service=ASSISTANT)
        said = told(case)
        client = signed_in(officer(place=case.place))
        where = reverse("desk:work-start", args=[case.number])
        assert "207-бабы" in client.get(where).content.decode()
        sent = {
            "office": said.office.pk,
            "full_name": said.full_name,
            "iin": said.iin,
            **{f"born_on-{part}": n for part, n in (("day", 1), ("month", 1), ("year", 1990))},
            **{f"begins-{part}": n for part, n in (("day", 4), ("month", 2), ("year", 2026))},
            "sources": "сертификат",
            **{f"answer.{key}": "no" for key in said.answers},
        }
        wrong = client.post(where, {**sent, "answer.conviction": "yes", "answer.health": ""})
        assert wrong.status_code == 422
        assert "тексерілмеген талап" in wrong.content.decode()
        wrong = client.post(where, {**sent, "answer.conviction": "yes"}).content.decode()
        assert "Жұмыс істей алмайды" in wrong
        assert client.post(where, {**sent, "office": "x"}).status_code == 422
        assert not Worker.objects.exists()
        assert client.post(where, sent).url == reverse("desk:work", args=[case.number])
        assert Worker.objects.get().begins == date(2026, 2, 4)

    def test_a_stay_in_hospital_is_written_down(self, sheet, signed_in):
        case = sheet.worker.case
        client = signed_in(officer(place=case.place))
        where = reverse("desk:work-stop", args=[case.number])
        sent = {"kind": "hospital", "source": "анықтама № 5"}
        sent |= {f"first-{part}": n for part, n in (("day", 11), ("month", 3), ("year", 2026))}
        assert client.post(where, {**sent, "kind": ""}).status_code == 422
        assert client.post(where, sent).url == reverse("desk:work", args=[case.number])
        assert Stop.objects.get().first == date(2026, 3, 11)
        shown = page(client, "desk:work-month", case.number, sheet.pk).content.decode()
        assert "Медициналық ұйымда стационарлық емделу" in shown
        assert "Бюджет күніне 8 сағаттан артық төлемейді" in shown

    def test_a_signature_on_paper_and_the_act(self, sheet, signed_in):
        case = sheet.worker.case
        client = signed_in(officer(place=case.place))
        where = reverse("desk:work-month", args=[case.number, sheet.pk])
        assert client.post(where, {"step": "accept"}).status_code == 422
        assert client.post(where, {"step": "sign"}).url == where
        assert Signed.objects.get().how == "paper"
        assert client.post(where, {"step": "accept"}).url == where
        assert str(Act.objects.get().budget_hours) == "12.50"
        shown = client.get(where).content.decode()
        assert "Акт қабылданған" in shown
        assert "бағасы басылмаған" in shown
        assert page(client, "desk:work", case.number).status_code == IN

    def test_a_head_sees_but_does_not_note_a_signature(self, sheet, signed_in):
        case = sheet.worker.case
        client = signed_in(officer(Role.HEAD, case.place))
        where = reverse("desk:work-month", args=[case.number, sheet.pk])
        assert client.post(where, {"step": "sign"}).status_code == REFUSED
        assert not Signed.objects.exists()

    def test_the_case_leads_to_its_hours_once_it_waits(self, signed_in):
        case = granted(service=ASSISTANT)
        client = signed_in(officer(place=case.place))
        shown = client.get(reverse("desk:case", args=[case.number])).content.decode()
        assert reverse("desk:work", args=[case.number]) in shown

    def test_after_a_death_the_last_day_of_the_papers_is_told(self, sheet, signed_in):
        from tirek.supply.actions.stop_work import stop_work

        case = sheet.worker.case
        by = officer(place=case.place)
        stop_work(case=case, kind=Stop.DEATH, first=date(2026, 3, 20), last=None, source="куәлік",
                  by=by, at=timezone.now())  # fmt: skip
        shown = page(signed_in(by), "desk:work", case.number).content.decode()
        assert "20 сәуір" in shown.replace("\N{NO-BREAK SPACE}", " ")


class TestPerson:
    def test_the_sheet_is_read_and_confirmed(self, sheet, signed_in):
        case = sheet.worker.case
        client = signed_in(case.applicant_user)
        assert (
            reverse("work", args=[case.number])
            in client.get(reverse("case", args=[case.number])).content.decode()
        )
        shown = page(client, "work", case.number).content.decode()
        where = reverse("work-sheet", args=[case.number, sheet.pk])
        assert where in shown
        assert "Парақты растаймын" in client.get(where).content.decode()
        assert client.post(where).url == reverse("work", args=[case.number])
        assert Signed.objects.get().how == "portal"
        again = client.post(where)
        assert again.status_code == 422
        assert "Параққа қол қойылған" in again.content.decode()

    def test_who_works_is_not_offered_to_confirm(self, sheet, signed_in):
        user = sheet.worker.case.applicant_user
        user.iin = sheet.worker.iin
        user.save()
        client = signed_in(user)
        where = reverse("work-sheet", args=[sheet.worker.case.number, sheet.pk])
        assert "Парақты растаймын" not in client.get(where).content.decode()
        assert client.post(where).status_code == 422

    def test_used_and_left_of_the_year(self, signed_in):
        worker = working()
        signed_by_person(written(worker, {10: "2"}))
        client = signed_in(worker.case.applicant_user)
        shown = page(client, "work", worker.case.number).content.decode()
        assert "тағы 58 сағат" in shown
        assert "18 165" in shown.replace("\N{NO-BREAK SPACE}", " ")  # 2 × 2.1 × 4 325
        (year,) = account_of(worker.case).years
        assert year.left == 58

    def test_a_sheet_that_was_corrected_is_not_there_any_more(self, sheet, signed_in):
        written(sheet.worker, {10: "1"})
        client = signed_in(sheet.worker.case.applicant_user)
        where = reverse("work-sheet", args=[sheet.worker.case.number, sheet.pk])
        assert client.get(where).status_code == HIDDEN


class TestPapers:
    @pytest.mark.parametrize("language", ["kk", "ru"])
    def test_the_sheet_and_the_act_in_both_languages(self, language, signed_in):
        worker = working()
        sheet = signed_by_person(written(worker, {10: "2", 11: "3,5"}))
        client = signed_in(supplier_of(worker))
        assert page(client, "desk:sheet-file", sheet.pk, "act", language).status_code == HIDDEN
        accept_month(sheet=sheet, by=officer(place=worker.case.place), at=timezone.now())
        for kind in ("sheet", "act"):
            answer = page(client, "desk:sheet-file", sheet.pk, kind, language)
            assert answer.content.startswith(b"%PDF")
            assert f"{kind}-{worker.case.number}" in answer["Content-Disposition"]

    def test_no_other_paper_and_no_other_language(self, sheet, signed_in):
        client = signed_in(supplier_of(sheet.worker))
        assert page(client, "desk:sheet-file", sheet.pk, "sheet", "en").status_code == HIDDEN
        assert page(client, "desk:sheet-file", sheet.pk, "letter", "kk").status_code == HIDDEN
        assert page(client, "desk:sheet-file", 0, "sheet", "kk").status_code == HIDDEN
