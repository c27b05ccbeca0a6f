"""Which language a page speaks: ?lang, else the cookie, else the person's own, else Kazakh."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from tirek.kernel.text import LANGUAGES, Language
from tirek.web.address import address_with
from tirek.web.remembered import remember

COOKIE = "lang"
PARAMETER = "lang"
FIRST: Language = "kk"
SHORT = 3
OWN_NAMES: dict[Language, str] = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language switch; a telephone shows only the first letters of its name."""

    code: Language
    name: str
    href: str
    chosen: bool

    @property
    def short(self) -> str:
        """The letters that a telephone shows."""
        return self.name[:SHORT]

    @property
    def rest(self) -> str:
        """The letters for which only wider screens have room."""
        return self.name[SHORT:]


_spoken: ContextVar[Language | None] = ContextVar("spoken", default=None)


def current() -> Language:
    """The language of the page being made; elsewhere that of Django."""
    return _spoken.get() or _known(translation.get_language()) or FIRST


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Everything made meanwhile is in that language.

    A page asks for its language hundreds of times: Django's own answer is slow to come by.
    """
    before = _spoken.set(language)
    try:
        with translation.override(language):
            yield
    finally:
        _spoken.reset(before)


def speak(language: Language) -> None:
    """From now on, until the page is made."""
    _spoken.set(language)
    translation.activate(language)


def language_links(request: HttpRequest) -> list[LanguageLink]:
    """The same page in each language; everything else in its address is kept."""
    links = []
    for code in LANGUAGES:
        href = f"{request.path}{address_with(request, **{PARAMETER: code})}"
        links.append(LanguageLink(code, OWN_NAMES[code], href, code == current()))
    return links


class LanguageMiddleware:
    """Speaks the asked language for one request and remembers a choice in a cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = _known(request.GET.get(PARAMETER))
        language = asked or _remembered(request) or FIRST
        with speaking(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if asked:
            remember(request, response, COOKIE, asked)
        return response


def _remembered(request: HttpRequest) -> Language | None:
    from_cookie = _known(request.COOKIES.get(COOKIE))
    if from_cookie:
        return from_cookie
    return _known(getattr(getattr(request, "user", None), "language", None))


def _known(code: object) -> Language | None:
    return code if code in LANGUAGES else None
