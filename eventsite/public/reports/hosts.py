"""Names of bodies on the pages of the roof, and the hosts of an edition."""

from collections.abc import Iterable

from django.utils.translation import get_language

from conferences.models import Edition
from delegations.enums import HostRole
from delegations.models import Body, EditionHost
from delegations.reports.names import NameBook, names_of
from eventsite.lib.wording import Wording


def hosts_of(edition: Edition) -> tuple[tuple[Body, Wording], ...]:
    """Return hosts and organizers with the names they had then, partners left out; two queries."""
    bodies = host_bodies(edition)
    return hosts_among(bodies, edition, names_of((body.pk for body in bodies), on=edition.starts_on))


def host_bodies(edition: Edition) -> tuple[Body, ...]:
    """Return hosts and organizers, partners left out, each once; one query."""
    rows = (
        EditionHost.objects.filter(edition=edition, role__in=(HostRole.HOST, HostRole.ORGANIZER))
        .select_related("body")
        .order_by("order", "id")
    )
    return tuple(dict.fromkeys(row.body for row in rows))


def hosts_among(
    bodies: Iterable[Body], edition: Edition, names: NameBook
) -> tuple[tuple[Body, Wording], ...]:
    """Return hosts with their names for the reader; `names` are those of the edition's date."""
    return tuple((body, reader_name(names, body, edition.order_language)) for body in bodies)


def reader_name(names: NameBook, body: Body, list_language: str = "") -> Wording:
    """Return the body's name for the reader, its language said where it is not the page's."""
    language = get_language() or "en"
    name = names.display(body, language=language, list_language=list_language)
    return Wording(name.text, "" if name.language == language else name.language)
