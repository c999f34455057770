"""axe without violations, in light on a desk and in dark on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import DESKTOP, PHONE, expect_none

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page) -> list[str]:
    """What axe finds: rule, and the first places."""
    found = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": RULES}).response
    assert len(found["passes"]) > 10, "axe looked at nothing"
    return [f"{one['id']}: {[node['target'] for node in one['nodes'][:3]]}" for one in found["violations"]]


@pytest.mark.parametrize("width, dark", [(DESKTOP, False), (PHONE, True)], ids=["light", "dark"])
def test_no_violation(path, width, dark, open_page):
    page = open_page(path, width, dark).page
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    expect_none(violations(page))
