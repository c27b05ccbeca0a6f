"""The web server reads everything before the first person asks, not while somebody waits."""

from __future__ import annotations

import subprocess
import sys

FIRST_PAGES = """
import sys
opened, watching = [], False

def watch(event, given):
    if watching and event == "open" and isinstance(given[0], str):
        opened.append(given[0])

sys.addaudithook(watch)
import django
from django.conf import settings
django.setup()
settings.STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
from django.test import Client
from tirek.config.warm import warm_up
WARM
watching = True
for path in ("/", "/law/", "/services/home-education/", "/sign-in/password/", "/kit/"):
    for language in ("kk", "ru", "en"):
        Client(headers={"host": "localhost"}).get(path, {"lang": language})
print("\\n".join(one for one in opened if "/tirek/" in one and one.endswith((".toml", ".html"))))
"""


def read_while_somebody_waits(warm: str) -> list[str]:
    """What the first requests open of the law, the texts and the templates, in a new process."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAGES.replace("WARM", warm)],
        env={"DJANGO_SETTINGS_MODULE": "tirek.config.settings", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_the_first_page_waits_for_no_file() -> None:
    assert read_while_somebody_waits("warm_up()") == []


def test_without_it_somebody_would_wait() -> None:
    assert read_while_somebody_waits("") != []
