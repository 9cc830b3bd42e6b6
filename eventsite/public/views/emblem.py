"""The emblem of an edition as an image: the same for everyone and for ever, hence cached for a year."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from eventsite.lib.rosette import rosette_svg

LARGEST_NUMBER = 99
YEAR = 365 * 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=YEAR)
def emblem(_request: HttpRequest, number: int) -> HttpResponse:
    """Answer with the rosette of the edition `number` as SVG; 404 beyond 1 to 99."""
    if not 1 <= number <= LARGEST_NUMBER:
        raise Http404(_("There is no emblem for this number."))
    return HttpResponse(rosette_svg(number), content_type="image/svg+xml; charset=utf-8")
