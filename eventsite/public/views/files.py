"""Files of an edition: sent once to each reader, open to other sites as far as they are public."""

import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from conferences.models import Edition
from eventsite.public.access import hidden


def edition_file(
    request: HttpRequest, edition: Edition, body: bytes, kind: str, name: str
) -> HttpResponseBase:
    """Answer with a file, or 304 to whoever has these bytes already.

    By the bytes alone and by no date: somebody may have withdrawn from the public since the release.
    """
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    # What is public may be read by the page of any site.
    response["Access-Control-Allow-Origin"] = "*"
    if not edition.is_published:
        return hidden(response)
    etag = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=etag, response=response) or response
