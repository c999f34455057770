"""What comes out of the printer."""

import io
import re

import pytest
from conftest import expect_none
from pypdf import PdfReader

# The pieces of text that are printed before the appendix, in order, and the heading of the appendix.
PRINTED = """() => {
  const appendix = document.querySelector('#appendix, main > section[id]');
  if (!appendix) return null;
  const before = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (appendix === node.parentElement || appendix.contains(node)) break;
    if (!node.textContent.trim() || node.parentElement.closest('title, desc, .vh')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width > 1 && box.height > 1 && getComputedStyle(node.parentElement).visibility === 'visible')
      before.push(node.textContent);
  }
  const heading = appendix.querySelector('h2');
  return { before, heading: heading.textContent };
}"""

COLORS = """() => [...document.querySelectorAll('body, body *')].map(element => {
  const style = getComputedStyle(element);
  return [element.tagName, style.color, style.backgroundColor, style.borderTopColor, style.fill, style.stroke].join(' ');
})"""


# The width of the text on Letter paper in CSS pixels, from the margins of the page's last page rule with margins.
TEXT_WIDTH = """() => {
  const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
    .flatMap(rule => rule instanceof CSSMediaRule ? [...rule.cssRules] : [rule]);
  const paper = rules.findLast(rule => rule instanceof CSSPageRule && rule.style.marginLeft);
  const inches = length => parseFloat(length) / { in: 1, cm: 2.54, mm: 25.4, pt: 72, px: 96 }[length.match(/[a-z]+$/)[0]];
  return 96 * (8.5 - inches(paper.style.marginLeft) - inches(paper.style.marginRight));
}"""


def squeezed(text: str) -> str:
    """Without white space, which a PDF does not keep."""
    return re.sub(r"\s+", "", text)


def printed(page, paper: str) -> list[str]:
    """The text of each printed page."""
    pages = PdfReader(io.BytesIO(page.pdf(format=paper, print_background=True))).pages
    return [squeezed(one.extract_text()) for one in pages]


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_board_reads_two_pages(board, paper, open_page):
    page = open_page(board).page
    page.emulate_media(media="print")
    expected = page.evaluate(PRINTED)
    assert expected, "no appendix"
    sheets = printed(page, paper)
    assert len(sheets) > 2
    first_two = sheets[0] + sheets[1]
    assert len(expected["before"]) > 50
    expect_none([text for text in expected["before"] if squeezed(text) not in first_two])
    heading = squeezed(expected["heading"])
    assert [number for number, text in enumerate(sheets, 1) if heading in text][:1] == [3]


def test_on_paper(path, open_page):
    page = open_page(path).page
    sheets = printed(page, "Letter")
    # Shorter than that is a line at the foot of the sheet.
    expect_none([f"sheet {n}: {text}" for n, text in enumerate(sheets, 1) if len(text) < 150])
    colors = {}
    for scheme in ("light", "dark"):
        page.emulate_media(media="print", color_scheme=scheme)
        colors[scheme] = page.evaluate(COLORS)
    assert colors["light"] == colors["dark"]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.set_viewport_size({"width": int(page.evaluate(TEXT_WIDTH)), "height": 960})
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    expect_none(page.evaluate(
        "[...document.querySelectorAll('.scroll')].filter(each => each.scrollWidth > each.clientWidth + 1)"
        ".map(each => each.outerHTML.slice(0, 120))"))
