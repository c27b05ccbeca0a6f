"""Settings come from the environment; what is not given is made once and kept."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.core.checks import run_checks

from tirek.accounts.sessions import SessionStore
from tirek.config import database
from tirek.config.secret import secret_key


class TestSecretKey:
    def test_the_environment_wins(self, tmp_path):
        assert secret_key({"SECRET_KEY": "given"}, tmp_path) == "given"
        assert not list(tmp_path.iterdir())

    def test_else_it_is_made_once_for_this_user_alone(self, tmp_path):
        made = secret_key({}, tmp_path / "var")
        assert len(made) >= 60
        assert secret_key({}, tmp_path / "var") == made
        mode = (tmp_path / "var" / "secret_key").stat().st_mode
        assert stat.S_IMODE(mode) == 0o600

    def test_of_two_at_once_one_wins(self, tmp_path, monkeypatch):
        pids = iter(range(1000, 2000))
        monkeypatch.setattr("tirek.config.secret.os.getpid", lambda: next(pids))
        with ThreadPoolExecutor(8) as threads:
            keys = set(threads.map(lambda _: secret_key({}, tmp_path), range(8)))
        assert len(keys) == 1
        assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


class TestAddressOfTheDatabase:
    def test_a_server_elsewhere(self):
        found = database.django_database(
            "postgresql://tirek:p%40ss@db.example:5433/cases?sslmode=require"
        )
        assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "cases")
        assert (found["USER"], found["PASSWORD"]) == ("tirek", "p@ss")
        assert found["OPTIONS"] == {"sslmode": "require"}

    def test_a_unix_socket(self):
        found = database.django_database("postgresql://postgres:@/tirek?host=/some/folder")
        assert (found["HOST"], found["NAME"], found["OPTIONS"]) == ("/some/folder", "tirek", {})

    @pytest.mark.parametrize("url", ["sqlite:///x.db", "postgresql://host", "mysql://h/n", "x"])
    def test_anything_else_is_refused_with_what_is_expected(self, url):
        with pytest.raises(database.NoDatabase, match="postgresql://user:password@host:port/name"):
            database.django_database(url)

    def test_without_one_it_is_the_embedded_server_below_var(self, tmp_path):
        found = database.configured({"TIREK_VAR": str(tmp_path)})
        assert found["HOST"] == str(tmp_path / "postgres")

    def test_only_a_given_address_is_outside(self):
        assert not database.is_outside({})
        assert database.is_outside({"DATABASE_URL": "postgresql://h/n"})
        ours = "postgresql://postgres:@/tirek?host=/x"
        assert not database.is_outside({"DATABASE_URL": ours, "TIREK_EMBEDDED": ours})

    def test_var_is_below_the_checkout_unless_said_otherwise(self, tmp_path, monkeypatch):
        assert database.var_folder({}) == Path(database.__file__).parents[3] / "var"
        assert database.var_folder({"TIREK_VAR": str(tmp_path)}) == tmp_path


class TestSafety:
    def test_nothing_inline_and_nothing_from_elsewhere(self):
        directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        allowed = {source for sources in directives.values() for source in sources}
        assert allowed == {"'self'", "'none'"}
        assert directives["default-src"] == ["'none'"]

    def test_there_is_no_admin(self):
        assert not [name for name in settings.INSTALLED_APPS if "admin" in name]

    def test_sessions_are_in_the_database_and_cookies_out_of_reach_of_scripts(self):
        assert settings.SESSION_ENGINE == "tirek.accounts.sessions"
        assert issubclass(SessionStore, DatabaseSessions)
        assert settings.SESSION_COOKIE_HTTPONLY

    def test_behind_https_cookies_travel_only_there(self, tmp_path):
        """In a process of its own: settings are read once."""
        import os
        import subprocess
        import sys

        code = (
            "from tirek.config import settings as s;"
            "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT,"
            " s.SECURE_HSTS_SECONDS > 0, s.ALLOWED_HOSTS, s.CSRF_TRUSTED_ORIGINS, s.DEBUG)"
        )
        env = {
            **os.environ,
            "TIREK_HTTPS": "1",
            "TIREK_HOSTS": "tirek.example, www.tirek.example",
            "TIREK_VAR": str(tmp_path),
        }
        found = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        )
        assert found.stdout.split("[")[0] == "True True True True "
        assert "https://www.tirek.example" in found.stdout
        assert found.stdout.rstrip().endswith("False")

    @pytest.mark.django_db
    def test_django_finds_nothing_to_complain_about(self):
        assert run_checks(include_deployment_checks=False, databases=["default"]) == []
