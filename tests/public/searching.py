"""What the tests of the search read from its page."""

import re


def found(client, text: str, *, group: str = "", prefix: str = "") -> list[str]:
    """Return the titles of the results, in their order."""
    query = {"q": text, **({"in": group} if group else {})}
    response = client.get(f"{prefix}/search/", query)
    assert response.status_code == 200
    headings = re.findall(r"<h3>(.*?)</h3>", response.content.decode(), re.DOTALL)
    return [re.sub(r"<[^>]+>|\s+$|^\s+", "", heading) for heading in headings]
