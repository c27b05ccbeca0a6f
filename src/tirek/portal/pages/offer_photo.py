"""The photo of an offer."""

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tirek.documents.queries import open_file
from tirek.supply.queries.offers import in_catalogue

HEADERS = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "public, max-age=86400",
}


@require_safe
def page(request: HttpRequest, offer_id: int) -> HttpResponseBase:
    """Of what anybody may see in the catalogue, and nothing else."""
    offer = in_catalogue().filter(pk=offer_id).first()
    try:
        if offer is None or offer.photo is None:
            raise Http404
        content = open_file(offer.photo)
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(content, content_type=offer.photo.content_type, headers=HEADERS)
