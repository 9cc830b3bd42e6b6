"""Where the pages of a programme are: of the released one, or of a draft behind its secret link."""

from dataclasses import dataclass

from django.urls import reverse

from conferences.models import DraftLink, Edition


@dataclass(frozen=True)
class ProgrammeAddresses:
    programme: str
    sessions: str
    is_draft: bool = False

    def session(self, pk: int) -> str:
        # Not one `reverse` a session: a programme has hundreds.
        return f"{self.sessions}{pk}/"


def released_addresses(edition: Edition) -> ProgrammeAddresses:
    return ProgrammeAddresses(
        edition.url_of("programme"), _before_id("session-detail", edition.series.slug, edition.number)
    )


def draft_addresses(edition: Edition, link: DraftLink) -> ProgrammeAddresses:
    place = (edition.series.slug, edition.number, link.key)
    return ProgrammeAddresses(
        reverse("public:draft-programme", args=place), _before_id("draft-session", *place), is_draft=True
    )


def _before_id(name: str, *place: str | int) -> str:
    return reverse(f"public:{name}", args=[*place, 0]).removesuffix("0/")
