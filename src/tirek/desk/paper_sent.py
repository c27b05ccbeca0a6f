"""A paper of public procurement as the answer to a request."""

from django.http import Http404, HttpResponse

from tirek.kernel.text import Language
from tirek.supply.bought_papers import TYPES, CardOf, Kind, Paper

LANGUAGES: dict[str, Language] = {"kk": "kk", "ru": "ru"}
KINDS: dict[str, Kind] = {"pdf": "pdf", "xlsx": "xlsx"}


def spoken_in(language: str) -> Language:
    """Kazakh or Russian. Raises Http404."""
    if language not in LANGUAGES:
        raise Http404
    return LANGUAGES[language]


def sent(paper: Paper | CardOf, name: str, language: str, kind: str) -> HttpResponse:
    """The file to keep. Raises Http404 for a language or a kind that there is not."""
    if kind not in KINDS:
        raise Http404
    content = paper.written(spoken_in(language), KINDS[kind])
    named = f'attachment; filename="{name}-{language}.{kind}"'
    return HttpResponse(
        content, content_type=TYPES[KINDS[kind]], headers={"Content-Disposition": named}
    )
