"""What a first visit to each kind of page costs: bytes on the wire and requests."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.addresses import MISSING, PREFIXES, PROGRAMME, RECORD
from tests.browser.conftest import Site

BYTES, REQUESTS = 150_000, 10
PHONE = {"width": 390, "height": 844}


def weigh(browser: Browser, address: str) -> tuple[int, int]:
    """Return the bytes, headers included, and the number of requests of a visit with nothing kept."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=3)  # type: ignore[arg-type]
    page = context.new_page()
    sizes: list[float] = []
    asked: list[str] = []

    def finished(event: dict[str, Any]) -> None:
        sizes.append(event["encodedDataLength"])

    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", finished)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    context.close()
    return int(sum(sizes)), len(asked)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_first_visit_to_any_page_is_light(browser: Browser, site: Site, language: str) -> None:
    pages = [path for path in (*RECORD, *PROGRAMME) if path != MISSING]
    costs = {path: weigh(browser, site.url + PREFIXES[language] + path) for path in pages}

    assert {path: cost for path, cost in costs.items() if cost[0] > BYTES or cost[1] > REQUESTS} == {}
    assert min(size for size, _number in costs.values()) > BYTES / 3
