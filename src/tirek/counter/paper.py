"""A PDF as an answer to a browser."""

from django.http import Http404, HttpResponse

from tirek.kernel.text import Language
from tirek.reception.papers import LANGUAGES


def official(language: str) -> Language:
    """One of the languages that official papers are made in. Raises Http404."""
    for known in LANGUAGES:
        if known == language:
            return known
    raise Http404


def pdf(content: bytes, name: str) -> HttpResponse:
    """Shown in the browser, kept under that name."""
    disposition = f'inline; filename="{name}.pdf"'
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": disposition}
    )
