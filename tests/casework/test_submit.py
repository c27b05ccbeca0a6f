import pytest
from making import submitted, decided

pytestmark = pytest.mark.django_db

def test_submit():
    case = submitted()
    print(case, case.stage, case.due_on)
    c2 = decided(case)
    print(c2.stage, c2.paid_until)
