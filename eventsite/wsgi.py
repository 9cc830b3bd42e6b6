"""WSGI entry point of the production server: copies of public pages, and Django behind them."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eventsite.settings")
_django = get_wsgi_application()

from eventsite.public.api.limits import Limited  # noqa: E402 (the apps have to be ready)
from eventsite.public.cache.front import in_front_of  # noqa: E402 (the apps have to be ready)

application = in_front_of(Limited(_django))
