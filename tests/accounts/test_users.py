"""Users: roles, offices, passwords."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from making import PASSWORD, ZHAKSY, citizen, office, officer
from tirek.accounts.models import Role, User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.HEAD, Role.ACCOUNTANT])
def test_an_officer_belongs_to_an_office(role):
    user = officer(role)
    assert user.is_officer
    assert user.place == ZHAKSY
    with pytest.raises(ValidationError):
        User.objects.create_user("x", PASSWORD, role=role, full_name="X")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=user.pk).update(office=None)


def test_a_citizen_and_an_administrator_belong_to_none():
    assert citizen().place is None
    assert citizen().is_citizen
    assert not officer(Role.ADMINISTRATOR).is_officer


def test_one_iin_is_one_user():
    user = citizen()
    with pytest.raises(ValidationError):
        citizen(iin=user.iin)


def test_an_unknown_language_or_role_is_refused():
    with pytest.raises(ValidationError):
        citizen(language="de")
    with pytest.raises(ValidationError):
        User.objects.create_user("x", PASSWORD, role="king", full_name="X")


def test_passwords_are_hashed():
    user = citizen()
    assert PASSWORD not in user.password
    assert user.check_password(PASSWORD)


def test_the_name_of_an_office_has_three_languages():
    found = office()
    assert found.name.kk == f"{ZHAKSY} бөлімі"
    assert found.name.in_("en") == found.name_ru
    assert str(found) == f"{ZHAKSY} department"
