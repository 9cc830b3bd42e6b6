"""What axe-core finds on a page: narrow and wide, light and dark."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NARROW, WIDE = 360, 1280
HEIGHT = 900
#: What is dark differs from what is light by its colours alone.
_SCHEMES = (("light", {}), ("dark", {"runOnly": ["color-contrast"]}))


def faults(page: Page, address: str) -> Iterator[tuple[str, int, str, str, str]]:
    """Yield (address, width, scheme, rule, markup) of each place that breaks a rule."""
    for scheme, options in _SCHEMES:
        # A colour on its way to another has any contrast.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        answer = page.goto(address)
        assert answer
        assert answer.ok, address
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            for each in Axe().run(page, options=options).response["violations"]:
                yield from ((address, width, scheme, each["id"], node["html"]) for node in each["nodes"])
