"""Files of a case in a frame beside a form: which kinds, and on whose pages."""

from functools import wraps
from typing import ParamSpec

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from tirek.web.access import View

P = ParamSpec("P")
SHOWN = frozenset({"application/pdf", "image/jpeg", "image/png"})
"""Types that a browser draws by itself and that cannot run a script of this site."""


def frames_files(view: View[P]) -> View[P]:
    """A page that shows files of this site in a frame; no other page may."""

    @wraps(view)
    def widened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        found: HttpResponseBase = csp_update({"frame-src": [SELF]})(view)(request, *args, **kwargs)
        return found

    return widened
