"""Feeds (RFC 4287) of what became public: editions, releases of programmes, documents."""

import datetime as dt
from collections.abc import Callable, Iterable

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from eventsite.lib.xml_text import without_controls
from eventsite.public.reports.news import News

#: A tag names who gives it and since when (RFC 4151); the year is part of every identifier, never to change.
_SINCE = "2026"
#: When nothing is in it, a feed is as old as can be.
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class _Feed(Atom1Feed):
    def latest_post_date(self) -> dt.datetime:
        """Return when the newest entry came; not the present moment where there is none."""
        return max((item["updateddate"] for item in self.items), default=_NEVER)


def atom(
    news: Iterable[News],
    *,
    title: str,
    key: str,
    page: str,
    feed: str,
    language: str,
    absolute: Callable[[str], str],
) -> str:
    """Return a feed of news as XML; `page` and `feed` are addresses of the page and of the feed itself."""
    host = absolute("/").partition("://")[2].partition("/")[0].partition(":")[0]
    made = _Feed(
        title=without_controls(title),
        link=absolute(page),
        description="",
        language=language,
        author_name=without_controls(settings.SITE_NAME),
        feed_url=absolute(feed),
        feed_guid=f"tag:{host},{_SINCE}:{key}/{language}",
    )
    for each in news:
        made.add_item(
            title=without_controls(each.title),
            link=absolute(each.url),
            description=without_controls(each.summary),
            unique_id=f"tag:{host},{_SINCE}:{each.key}",
            updateddate=each.updated_at,
        )
    return made.writeString("utf-8")
