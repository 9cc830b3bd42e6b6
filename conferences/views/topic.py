"""Topics, and one topic across editions."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from conferences.exporting.structured import topic_data
from conferences.forms.directories import TopicFilter
from conferences.models import Topic
from conferences.reports.topic_directory import topic_directory, topics_in_order
from conferences.reports.topics import topic_record
from conferences.views.directory import filter_context
from conferences.views.topic_line import topic_line

PAGE = 100


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    directory = topic_directory()
    form = TopicFilter(request.GET, directory)
    found = directory.sift(form.asked(), form.text)
    page = Paginator(topics_in_order(found.passing, form.order), PAGE).get_page(request.GET.get("page"))
    context = {**filter_context(form, found, _counted), "page": page}
    return render(request, "conferences/topic/list.html", context)


@require_safe
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.public(), slug=slug)
    record = topic_record(topic)
    crumbs = ((_("Topics"), reverse("conferences:topic-list")), (record.name.text, ""))
    today = timezone.localdate()
    context = {
        "record": record,
        "lines": [topic_line(life, today) for life in record.lives],
        "crumbs": crumbs,
        "structured": topic_data(record, request.build_absolute_uri),
    }
    return render(request, "conferences/topic/detail.html", context)


def _counted(count: int) -> str:
    return ngettext("%(n)s topic", "%(n)s topics", count) % {"n": count}
