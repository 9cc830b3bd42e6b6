"""The staff's front page in one process: `python -m tests.bench.desk_child` prints its statements and CPU."""

import json
import statistics
import sys
from collections.abc import Callable
from time import thread_time
from typing import Any

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402 (Django has to be set up first)
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from delegations.models import Delegate  # noqa: E402

TRIES = 15


def measure() -> dict[str, float]:
    """Return the median of CPU and the most statements of the page for somebody who may see all of it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    client = Client()
    client.force_login(User.objects.create_superuser("officer"))
    statements = 0

    def count(execute: Callable[..., Any], *asked: Any) -> Any:
        nonlocal statements
        statements += 1
        return execute(*asked)

    cpu, asked = [], []
    with connection.execute_wrapper(count):
        _look(client)
        for _try in range(TRIES):
            statements, start = 0, thread_time()
            _look(client)
            cpu.append((thread_time() - start) * 1000)
            asked.append(statements)
    return {
        "desk_cpu_ms": round(statistics.median(cpu), 1),
        "desk_sql": max(asked),
        "desk_delegates": Delegate.objects.count(),
    }


def _look(client: Client) -> None:
    answer = client.get(reverse("admin:index"))
    if answer.status_code != 200:
        raise SystemExit(f"The front page answers {answer.status_code}.")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()))
