"""The live page: slide, pin, type a wrong line, save, reload; and a server that may not write."""

import json
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from conftest import DESKTOP, PHONE, ROOT, expect_none
from playwright.sync_api import Page, expect
from test_accessibility import violations
from test_pages import TOO_WIDE

WAIT = 60_000


@pytest.fixture
def scenario(tmp_path) -> Path:
    """A copy of the scenario with all that it reads."""
    shutil.copytree(ROOT / "Scenarios", tmp_path / "Scenarios")
    return tmp_path / "Scenarios" / "slaton.scenario"


@pytest.fixture
def serve(pytestconfig, scenario):
    """Starts the server on the copy; gives the address."""
    servers = []

    def serve(*arguments: str) -> str:
        server = subprocess.Popen(
            [pytestconfig.getoption("--program"), "serve", scenario, *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        servers.append(server)
        for line in server.stdout:
            if address := re.search(r"http://127\.0\.0\.1:\d+/\S+", line):
                return address[0]
        raise AssertionError("the server prints no address")

    yield serve
    for server in servers:
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) == 0, "Ctrl-C is the way to end it"


def settled(page: Page) -> str:
    """The answer when all futures are in it."""
    expect(page.locator("#sub")).to_have_text(re.compile(r"\S"), timeout=WAIT)
    expect(page.locator("#sub")).not_to_contain_text("Preview", timeout=WAIT)
    expect(page.locator("#answer")).not_to_have_class(re.compile("stale"), timeout=WAIT)
    return page.locator("#answer").inner_text()


def test_slide_pin_mistype_save_reload(serve, scenario, open_page, pytestconfig):
    text = scenario.read_text()
    address = serve()
    opened = open_page(address)
    page = opened.page
    first = settled(page)

    # Slide: the answer follows, and going back brings the old one.
    slider = page.locator("#sliders input[type=range]").first
    slider.focus()
    slider.press("ArrowRight")
    expect(page.locator("#sliders output").first).to_have_class("moved")
    expect(page.locator("#answer")).not_to_have_text(first, timeout=WAIT)
    second = settled(page)
    page.locator("#undo").click()
    expect(page.locator("#answer")).to_have_text(first, timeout=WAIT)
    page.locator("#redo").click()
    expect(page.locator("#answer")).to_have_text(second, timeout=WAIT)

    # Pin: what is shown stays as A beside what comes.
    page.locator("#pin").click()
    expect(page.locator("#pair")).to_be_visible(timeout=WAIT)
    slider.focus()
    slider.press("ArrowRight")
    expect(page.locator("#difference")).to_contain_text("B against A", timeout=WAIT)
    third = settled(page)
    assert page.locator("#table thead th").all_inner_texts() == ["What", "A", "B"]

    # A wrong line: the place and the fix are shown, and the last answer stays, marked.
    page.locator("#line").fill("set nobody.stipend = $12,000")
    expect(page.locator("#errors")).to_contain_text("error[", timeout=WAIT)
    expect(page.locator("#errors")).to_contain_text("nobody")
    expect(page.locator("#answer")).to_have_class(re.compile("stale"))
    expect(page.locator("#answer")).to_have_text(third)
    expect(page.locator("#line")).to_have_attribute("aria-invalid", "true")
    expect_none(violations(page))
    page.locator("#line").fill("set master.stipend = $12,000")
    expect(page.locator("#errors .err:not(.warn)")).to_have_count(0, timeout=WAIT)
    settled(page)

    # Save: an id that is taken is refused; another one goes to the end of the file.
    page.locator("#save").click()
    page.locator("#saveid").fill("plus_one")
    expect(page.locator("#saveproblem")).to_be_visible(timeout=WAIT)
    expect(page.locator("#saveok")).to_be_disabled()
    assert scenario.read_text() == text
    page.locator("#savetitle").fill("Tried in a browser")
    expect(page.locator("#saveid")).to_have_value("tried_in_a_browser")
    expect(page.locator("#saveok")).to_be_enabled(timeout=WAIT)
    expect_none(violations(page))
    lines = page.locator("#savelines").inner_text()
    page.locator("#saveok").click()
    expect(page.locator("#saved")).to_contain_text("slaton.scenario", timeout=WAIT)
    saved = scenario.read_text()
    assert saved.startswith(text.rstrip("\n")) and lines.strip() in saved
    assert "set master.stipend = $12,000" in saved

    # Reload: the address holds the state, and the file has the variant.
    fourth = settled(page)
    page.reload()
    expect(page.locator("#answer")).to_have_text(fourth, timeout=WAIT)
    expect(page.locator("#line")).to_have_value("set master.stipend = $12,000")
    expect(page.locator("#pair")).to_be_visible(timeout=WAIT)
    expect(page.locator("#variants-tried_in_a_browser")).to_be_attached()

    # The figures are those of the command, to the last digit that is shown.
    ran = subprocess.run(
        [pytestconfig.getoption("--program"), "run", scenario, "--variant", "tried_in_a_browser",
         "--format", "json"], capture_output=True, text=True, timeout=300)
    assert ran.returncode in (0, 3), ran.stderr
    chances = {one["id"]: one["value"] for one in json.loads(ran.stdout)["runs"][-1]["probabilities"]}
    covered = round(100 * chances["covered.every_year"])
    assert str(covered) in re.findall(r"\d+", fourth), (covered, fourth)

    expect_none(opened.messages)
    expect_none([url for url in opened.requests if not url.startswith(address.split("#")[0])])


def test_follows_the_file(serve, scenario, open_page):
    text = scenario.read_text()
    page = open_page(serve()).page
    first = settled(page)
    scenario.write_text(text + "\nvariant broken {\n")
    expect(page.locator("#broken")).to_contain_text("error[", timeout=WAIT)
    expect(page.locator("#answer")).to_have_text(first)
    expect_none(violations(page))
    scenario.write_text(text + '\nvariant dear "Leaders cost more" { plan { set master.stipend = $50,000 } }\n')
    expect(page.locator("#broken")).to_be_hidden(timeout=WAIT)
    page.get_by_label("Leaders cost more").check()
    expect(page.locator("#answer")).not_to_have_text(first, timeout=WAIT)


def test_read_only_refuses(serve, scenario, open_page):
    text = scenario.read_text()
    address = serve("--read-only")
    page = open_page(address).page
    settled(page)
    slider = page.locator("#sliders input[type=range]").first
    slider.focus()
    slider.press("ArrowRight")
    settled(page)
    expect(page.locator("#save")).to_be_hidden()
    found = page.evaluate("""async () => {
      const question = { now: { ...nothing(), text: 'set master.stipend = $12,000' }, id: 'slipped_in', title: 'x' };
      const answer = await fetch('save', { method: 'POST', body: JSON.stringify(question),
        headers: { 'Content-Type': 'application/json' } });
      return [answer.status, await answer.text()];
    }""")
    assert found[0] >= 400 or not json.loads(found[1]).get("saved"), found
    assert scenario.read_text() == text


@pytest.mark.parametrize("width, dark", [(DESKTOP, False), (PHONE, True)], ids=["light", "dark"])
def test_it_can_be_used_by_all(serve, open_page, width, dark):
    opened = open_page(serve(), width, dark)
    settled(opened.page)
    opened.page.locator("#pin").click()
    expect(opened.page.locator("#pair")).to_be_visible(timeout=WAIT)
    settled(opened.page)
    expect_none(violations(opened.page))
    expect_none(opened.page.evaluate(TOO_WIDE))
    expect_none(opened.messages)
