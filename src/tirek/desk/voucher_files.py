"""A paper of vouchers to take away."""

from django.http import HttpResponse

from tirek.desk.paper_sent import KINDS
from tirek.supply.bought_papers import TYPES


def file_of(content: bytes, name: str, form: str) -> HttpResponse:
    """`form` is one of KINDS."""
    named = f'attachment; filename="{name}.{form}"'
    kind = TYPES[KINDS[form]]
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": named})
