"""What every test may rely on: a PostgreSQL of its own, no network, nothing written to var/.

The server starts only when the first test asks for a database. Under xdist all workers share one
server (whoever comes first starts it, whoever leaves last stops it) and have a database each.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from pytest_socket import socket_allow_hosts

pytest_plugins = ["browsing", "showroom", "market_making", "bought_making"]

RUN_FOLDER = "TIREK_TEST_RUN"
"""The environment tells the workers of xdist which folder the run has."""
TOLD_AGAIN = pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError"])
"""A busy machine sometimes swallows a key or a click: a story that waited in vain is told once
more, and the run says so (RERUN). What was seen and was wrong fails at once."""


def pytest_configure(config: pytest.Config) -> None:
    """One temporary folder for the run, and settings that are fast and stay inside it."""
    from django.conf import settings

    if not hasattr(config, "workerinput"):
        os.environ[RUN_FOLDER] = tempfile.mkdtemp(prefix="tirek-tests-")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    settings.VAR = Path(os.environ[RUN_FOLDER]) / "var" / worker
    settings.VAR.mkdir(parents=True, exist_ok=True)
    settings.TIREK_FILES = settings.VAR / "files"
    settings.TIREK_SMS_FOLDER = settings.VAR / "sms"
    settings.TIREK_TRUST = settings.VAR / "trust"
    settings.TIREK_TEST_KEYS = True
    settings.STATIC_ROOT = settings.VAR / "static"
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(RUN_FOLDER), ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(TOLD_AGAIN)


def pytest_runtest_setup() -> None:
    """No network: only this machine and unix sockets."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def database_server() -> Iterator[None]:
    """The server that DATABASE_URL names, else an embedded one in the folder of the run."""
    from django.conf import settings

    from tirek.config import database

    if os.environ.get("DATABASE_URL"):
        yield
        return
    server = database.start_embedded(Path(os.environ[RUN_FOLDER]) / "postgres", durable=False)
    settings.DATABASES["default"].update(database.django_database(server.url))
    yield
    server.leave()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    database_server: None, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """pytest-django asks for this before it makes the test database."""
    from django.db.backends.postgresql.operations import DatabaseOperations

    # Tables that are only added to refuse TRUNCATE, and procrastinate's are unknown to Django's
    # flush: only here, between two tests, both are emptied.
    DatabaseOperations.execute_sql_flush = _empty_everything  # type: ignore[method-assign]


def _empty_everything(operations: Any, statements: Sequence[str]) -> None:
    from django.db import transaction

    with (
        transaction.atomic(using=operations.connection.alias),
        operations.connection.cursor() as cursor,
    ):
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in (*statements, "TRUNCATE procrastinate_jobs CASCADE"):
            cursor.execute(statement)
