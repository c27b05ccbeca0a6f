"""For programs that are not the web server: a database that answers, and Django set up."""

from __future__ import annotations

import os

from tirek.config import database


def boot() -> database.Embedded | None:
    """Start (or join) the embedded database unless DATABASE_URL is given; set Django up.

    The embedded server stops by itself when the last process that joined it ends.
    """
    embedded = join_database()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tirek.config.settings")
    import django

    django.setup()
    return embedded


def join_database() -> database.Embedded | None:
    """The embedded database, started or joined, its address left in DATABASE_URL for children."""
    if os.environ.get("DATABASE_URL"):
        return None
    embedded = database.start_embedded(database.var_folder() / "postgres")
    os.environ["DATABASE_URL"] = os.environ["TIREK_EMBEDDED"] = embedded.url
    return embedded
