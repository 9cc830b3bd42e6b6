"""Topics, and one topic across editions."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from conferences.forms.filters import TopicFilter
from conferences.models import Topic
from conferences.reports.topics import topic_entries, topic_record

PAGE = 100


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    form = TopicFilter(request.GET)
    entries = topic_entries(form.applied().get("q", ""))
    page = Paginator(entries, PAGE).get_page(request.GET.get("page"))
    return render(request, "conferences/topic/list.html", {"form": form, "page": page})


@require_safe
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.public(), slug=slug)
    record = topic_record(topic)
    crumbs = ((_("Topics"), reverse("conferences:topic-list")), (record.name.text, ""))
    return render(request, "conferences/topic/detail.html", {"record": record, "crumbs": crumbs})
