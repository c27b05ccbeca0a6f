"""Read everything that is read once before the first person asks for a page.

Acts, tables of texts and templates are read when they are first needed. A web server would read
them in each of its processes while somebody waits (three seconds); before the processes are made
they are read once, for all of them.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path


def warm_up() -> None:
    """Pages, law, services, texts and templates; the database is not touched."""
    from django.urls import get_resolver
    from django.utils import translation

    from tirek.kernel.text import LANGUAGES
    from tirek.law.catalogue import the_law
    from tirek.services import SERVICES

    for language in LANGUAGES:  # addresses are remembered for each
        with translation.override(language):
            _every_address(get_resolver())
    law = the_law()
    for service in SERVICES.values():
        for name, value in inspect.getmembers_static(type(service)):
            if hasattr(value, "attrname"):  # a cached_property: a file of the service's folder
                getattr(service, name)
        law.editions(service.rulebook())
        law.fingerprint(service.rulebook())
    assert law.parameters
    list(law.acts)  # each file of the register, after the acts that editions bring
    _texts_and_templates()
    for read in _read_once():
        read()


def _every_address(resolver: object) -> None:
    """Import the pages behind the addresses, and learn the addresses by name."""
    resolver._populate()  # type: ignore[attr-defined]
    for below in resolver.url_patterns:  # type: ignore[attr-defined]
        if hasattr(below, "url_patterns"):
            _every_address(below)


def _read_once() -> Iterator[Callable[[], object]]:
    """The cached functions of Tirek that take nothing: each reads a file that comes with it."""
    for module in [one for name, one in sys.modules.items() if name.startswith("tirek.")]:
        for value in list(vars(module).values()):
            if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
                yield value


def _texts_and_templates() -> None:
    """What the pages of every part of Tirek say, and how they are drawn."""
    from django.apps import apps
    from django.template.loader import get_template

    from tirek.web.texts import catalogue

    for app in apps.get_app_configs():
        folder = Path(app.path)
        if not app.name.startswith("tirek."):
            continue
        if (folder / "urls.py").exists():
            catalogue(app.label)
        for path in (folder / "templates").rglob("*.html"):
            get_template(str(path.relative_to(folder / "templates")))
