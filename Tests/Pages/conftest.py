"""The pages under test and the browser that opens them."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ("slaton", "ascension", "south-portland")
DESKTOP, TABLET, PHONE = 1280, 768, 390


def pytest_addoption(parser):
    parser.addoption(
        "--pages",
        default=str(ROOT / "Reports"),
        help="folder that holds a folder of pages for each scenario",
    )
    parser.addoption("--program", default=str(ROOT / ".build/release/evenkeel"))
    parser.addoption("--chromium", default="/usr/bin/chromium")


def expect_none(faults: list) -> None:
    """Fails with all that was found, a line each."""
    assert not faults, "\n" + "\n".join(str(fault) for fault in faults)


def pages_below(folder: Path) -> list[Path]:
    """The pages of the scenarios under test, by path; those of a variant without the lists, which are
    like the base's."""
    return [
        page
        for name in SCENARIOS
        for page in sorted((folder / name).rglob("*.html"))
        if page.parent == folder / name or page.name in ("board.html", "cfo.html")
    ]


def pytest_generate_tests(metafunc):
    folder = Path(metafunc.config.getoption("--pages")).resolve()
    pages = pages_below(folder)
    if "board" in metafunc.fixturenames:
        chosen = [page for page in pages if page.name == "board.html"]
        metafunc.parametrize("board", chosen, ids=lambda page: str(page.relative_to(folder)))
    if "path" in metafunc.fixturenames:
        metafunc.parametrize("path", pages, ids=lambda page: str(page.relative_to(folder)))


@pytest.fixture(scope="session")
def folder(pytestconfig) -> Path:
    return Path(pytestconfig.getoption("--pages")).resolve()


@pytest.fixture(scope="session")
def browser(pytestconfig):
    """One headless browser for all tests."""
    # Chromium has no sandbox for root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=pytestconfig.getoption("--chromium"), args=arguments
        )
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page in the browser with all that it said and asked for."""

    page: Page
    context: BrowserContext
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture
def open_page(browser):
    """Opens a page, and closes it after the test."""
    opened: list[Opened] = []

    def open_page(address: str | Path, width: int = DESKTOP, dark: bool = False, script=True) -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        one = Opened(context.new_page(), context)
        opened.append(one)
        one.page.on("console", lambda message: one.messages.append(message.text))
        one.page.on("pageerror", lambda error: one.messages.append(str(error)))
        one.page.on("request", lambda request: one.requests.append(request.url))
        one.page.goto(address.as_uri() if isinstance(address, Path) else address)
        return one

    yield open_page
    for one in opened:
        one.context.close()
