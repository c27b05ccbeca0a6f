"""A service is cheap to import and reads its folder when asked."""

import subprocess
import sys

from tirek.services import SERVICES

HEAVY = ("phonenumbers", "stdnum", "holidays", "django", "zoneinfo", "tomllib")


def test_everything_of_a_folder_is_there() -> None:
    for slug, service in SERVICES.items():
        assert service.slug == slug
        assert service.name is service.passport.name
        assert service.form is service.form
        assert service.lifecycle.begins == "not_submitted"
        assert service.scenarios
    assert {one.id for one in SERVICES["home-education"].readings} >= {"partial_quarter"}
    assert SERVICES["home-schooling-admission"].readings == ()


def test_importing_service_loads_nothing_heavy() -> None:
    # What was there before, such as coverage in a measured run, is not the service's doing.
    code = (
        "import sys; before = set(sys.modules); import tirek.procedure.service;"
        "print(*sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not [name for name in HEAVY if name in loaded]
    assert [name for name in loaded if name.startswith("tirek.")] == [
        "tirek.procedure",
        "tirek.procedure.service",
    ]
