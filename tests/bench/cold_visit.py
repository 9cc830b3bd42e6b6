"""A first visit with a phone: what Chromium asks for and how many bytes come over the wire."""

import shutil
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import sync_playwright

PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True)
class ColdVisit:
    """`paths` holds what was asked for, the page first; bytes are counted with the headers."""

    paths: tuple[str, ...]
    bytes: int


def visit(address: str) -> ColdVisit:
    """Open a page in an empty Chromium and wait until nothing more is asked for."""
    asked: list[str] = []
    sizes: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_context(viewport=PHONE, device_scale_factor=3).new_page()  # type: ignore[arg-type]
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")

        def finished(event: dict[str, Any]) -> None:
            sizes.append(event["encodedDataLength"])

        network.on("Network.loadingFinished", finished)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address, wait_until="networkidle")
        browser.close()
    origin = address.split("/", 3)
    paths = tuple("/" + url.split("/", 3)[3] for url in asked if url.split("/", 3)[:3] == origin[:3])
    if len(paths) != len(asked):
        raise SystemExit(f"The page asks another origin: {asked}")
    return ColdVisit(paths, int(sum(sizes)))
